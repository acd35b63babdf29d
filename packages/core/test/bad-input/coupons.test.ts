import { expect, test } from "vitest";
import type { CouponFields } from "../../src/coupon/index.ts";
import { err, expectOk } from "../../src/index.ts";
import { day, fields } from "../coupons/offers.ts";
import { TEST_MS } from "../property.ts";
import { codeOf } from "../world.ts";
import {
  type Case,
  expectRefused,
  type Fixture,
  fixture,
  never,
  numbers,
  place,
  texts,
  wrongNumbers,
} from "./fixture.ts";

const create = ({ shop, admin }: Fixture, differs: Partial<CouponFields>) =>
  shop.coupon.create(admin, { ...fields, ...differs });
const MAX_AMOUNT = 1_000_000_000;

const wrong = (field: string, differs: Partial<CouponFields>): Case => [field, (its) => create(its, differs)];
const cases: readonly Case[] = [
  ...texts("name", 100, (its, name) => create(its, { name })),
  ...numbers("discountValue", MAX_AMOUNT, (its, value) => create(its, { value })),
  ...numbers("discountValue", 100, (its, value) => create(its, { type: "RATE", value })),
  wrong("discountValue", { value: 0 }),
  ...numbers("maxDiscountAmount", MAX_AMOUNT, (its, maxDiscount) => create(its, { maxDiscount })),
  ...numbers("minOrderPrice", MAX_AMOUNT, (its, minOrderPrice) => create(its, { minOrderPrice })),
  ...numbers("couponCount", 100_000_000, (its, quantity) => create(its, { quantity })),
  wrong("couponCount", { quantity: 0 }),
  ...texts("code", 40, (its, code) => create(its, { code })),
  ...["ABC", "NEW YEAR", "새해-쿠폰", "A_B_C"].map((code) => wrong("code", { code })),
  wrong("validTo", { validTo: day("2025-12-31") }),
  wrong("validTo", { validFrom: day("2025-01-01"), validTo: day("2026-01-01") }),
  wrong("issueFrom", { issueFrom: new Date(Number.NaN) }),
  wrong("issueTo", { issueTo: new Date(Number.NaN) }),
  wrong("issueTo", { issueFrom: new Date("2026-01-10"), issueTo: new Date("2026-01-10") }),
  wrong("issueTo", { issueTo: new Date("2026-02-02") }),
  ...numbers("delta", 100_000_000, ({ shop, admin }, delta) => shop.coupon.addStock(admin, never(), { delta })),
  ["delta", ({ shop, admin }) => shop.coupon.addStock(admin, never(), { delta: 0 })],
  ...texts("code", 100, ({ shop, by }, code) => shop.coupon.redeemCode(by, code)),
  ...[0, ...wrongNumbers(100)].flatMap((size): readonly Case[] => [
    ["size", ({ shop, by }) => shop.coupon.list(by, { size })],
    ["size", ({ shop, by }) => shop.coupon.mine(by, { size })],
    ["size", ({ shop, admin }) => shop.coupon.parkedClaims(admin, { size })],
  ]),
];

test(
  "wrong input about coupons is refused with the name of its field: nothing is thrown, nothing is kept",
  { timeout: TEST_MS },
  () => expectRefused(cases),
);

test("units are added up to as many as one coupon may have", async () => {
  const { shop, admin } = await fixture();
  const { id } = expectOk(await shop.coupon.create(admin, { ...fields, quantity: 99_999_999 }));
  expect(await shop.coupon.addStock(admin, id, { delta: 2 })).toMatchObject({ error: { field: "delta" } });
  expectOk(await shop.coupon.addStock(admin, id, { delta: 1 }));
});

test("coupons, claims and members that do not exist are refused by name, and nothing is kept", async () => {
  const its = await fixture();
  const { shop, admin, by } = its;
  const before = its.commits();
  const notFound = [
    await shop.coupon.view(by, never()),
    await shop.coupon.claim(by, never()),
    await shop.coupon.viewClaim(by, never()),
    await shop.coupon.viewClaims(admin, never()),
    await shop.coupon.changeState(admin, never(), "CANCELLED"),
    await shop.coupon.addStock(admin, never(), { delta: 1 }),
    await shop.coupon.revoke(admin, never(), by.id),
    await place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], coupon: never() }),
  ];
  expect(new Set(notFound.map(codeOf))).toEqual(new Set(["coupon.not-found"]));
  for (const cursor of ["\u0000", "newest~1~x"]) {
    expect(codeOf(await shop.coupon.list(by, { cursor }))).toBe("request.bad-cursor");
    expect(codeOf(await shop.coupon.mine(by, { cursor }))).toBe("request.bad-cursor");
    expect(codeOf(await shop.coupon.parkedClaims(admin, { cursor }))).toBe("request.bad-cursor");
  }
  expect(its.commits()).toBe(before);
  expect(
    codeOf(await shop.coupon.revoke(admin, (await shop.coupon.create(admin, fields).then(expectOk)).id, by.id)),
  ).toBe("coupon.claim-not-found");
});

test("a code that no coupon has is not found, and who tries 20 of them has to wait", async () => {
  const { shop, by } = await fixture();
  for (let number = 1; number <= 20; number += 1) {
    expect(codeOf(await shop.coupon.redeemCode(by, `WRONG-${number}`))).toBe("coupon.not-found");
  }
  const refused = await shop.coupon.redeemCode(by, "WRONG-21");
  expect(refused).toEqual(err({ code: "request.rate-limited", retryAfterMs: 15 * 60_000 }));
});
