import { expect, test } from "vitest";
import type { CouponState } from "../../src/coupon/index.ts";
import { type CouponId, commandKey, err, expectOk, idOf } from "../../src/index.ts";
import { codeOf, runJob, signUp, worldOf } from "../world.ts";
import { begin, claim, crowdOf, DAY, day, fields, nth, offer } from "./offers.ts";

test("a coupon is offered as it was described, for whole days in Seoul, and told of", async () => {
  const world = await worldOf();
  const coupon = await offer(world, { quantity: 5, maxDiscount: 1_000, minOrderPrice: 20_000 });
  expect(coupon).toMatchObject({
    state: "AVAILABLE",
    validFrom: new Date("2025-12-31T15:00:00Z"),
    expiresAt: new Date("2026-01-31T15:00:00Z"),
    issueFrom: new Date("2025-12-31T15:00:00Z"),
    issueTo: new Date("2026-01-31T15:00:00Z"),
    quantity: 5,
    revoked: 0,
    maxDiscount: 1_000,
    minOrderPrice: 20_000,
    code: undefined,
    version: 1,
  });
  const told = (await world.told()).filter(({ subject }) => subject === coupon.id);
  expect(told).toMatchObject([{ type: "coupon.created", sequence: 1, data: { quantity: 5 } }]);
});

const legal: Readonly<Record<CouponState, readonly CouponState[]>> = {
  AVAILABLE: ["AVAILABLE", "CANCELLED", "EXPIRED"],
  CANCELLED: ["AVAILABLE", "CANCELLED", "EXPIRED"],
  EXPIRED: ["EXPIRED"],
};

test("a coupon can be cancelled and made available again, and an expired one nothing more; to stay is no change", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const states: readonly CouponState[] = ["AVAILABLE", "CANCELLED", "EXPIRED"];
  for (const from of states) {
    for (const to of states) {
      const { id } = await offer(world);
      expectOk(await shop.coupon.changeState(admin, id, from));
      const before = expectOk(await shop.coupon.view(admin, id)).coupon;
      const answer = await shop.coupon.changeState(admin, id, to);
      const after = expectOk(await shop.coupon.view(admin, id)).coupon;
      const isLegal = legal[from].includes(to);
      if (!isLegal) expect(answer).toEqual(err({ code: "coupon.illegal-transition", state: from }));
      expect([from, to, codeOf(answer) === "ok", after.state]).toEqual([from, to, isLegal, isLegal ? to : from]);
      expect(after.version - before.version).toBe(isLegal && from !== to ? 1 : 0);
    }
  }
});

test("a coupon whose time is over is not made available again", async () => {
  const world = await worldOf();
  const { shop, admin, ports } = world;
  const { id } = await offer(world);
  expectOk(await shop.coupon.changeState(admin, id, "CANCELLED"));
  ports.clock.advance(40 * DAY);
  expect(codeOf(await shop.coupon.changeState(admin, id, "AVAILABLE"))).toBe("coupon.illegal-transition");
});

test("units are added to limited coupons that have not expired, and nothing is taken away", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const [limited, everybodys] = [await offer(world, { quantity: 2 }), await offer(world)];
  expect(expectOk(await shop.coupon.addStock(admin, limited.id, { delta: 3 }))).toEqual({ quantity: 5 });
  expect(expectOk(await shop.coupon.view(admin, limited.id)).remaining).toBe(5);
  expect(await shop.coupon.addStock(admin, everybodys.id, { delta: 1 })).toEqual(err({ code: "coupon.not-limited" }));
  expectOk(await shop.coupon.changeState(admin, limited.id, "EXPIRED"));
  expect(codeOf(await shop.coupon.addStock(admin, limited.id, { delta: 1 }))).toBe("coupon.illegal-transition");
  const never = idOf<CouponId>("00000000-0000-7000-8000-ffffffffffff");
  expect(await shop.coupon.addStock(admin, never, { delta: 1 })).toEqual(err({ code: "coupon.not-found" }));
});

test("a coupon that is created twice under one key is one coupon", async () => {
  const { shop, admin, ports } = await worldOf();
  const command = { ...fields, quantity: 3, key: commandKey("new-year") };
  const [first, again] = [
    expectOk(await shop.coupon.create(admin, command)),
    expectOk(await shop.coupon.create(admin, command)),
  ];
  expect(again).toEqual(first);
  expect(await ports.unitOfWork.reads.coupons.list(true, { after: undefined, limit: 10 })).toHaveLength(1);
});

test("a coupon with a code is seen by admins only, claimed by its code only, whatever its case, and taken once", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const [open, hidden] = [await offer(world), await offer(world, { code: "new-year", quantity: 2 })];
  const [by, other] = [await signUp(world, "hana"), await signUp(world, "duri")];
  const seenBy = async (who: typeof by) =>
    expectOk(await shop.coupon.list(who, {})).content.map((one) => one.coupon.id);
  expect([await seenBy(by), await seenBy(admin)]).toEqual([[open.id], [hidden.id, open.id]]);
  const notFound = err({ code: "coupon.not-found" });
  expect(await shop.coupon.view(by, hidden.id)).toEqual(notFound);
  expect(await shop.coupon.claim(by, hidden.id)).toEqual(notFound);
  expect(await shop.coupon.viewClaim(by, hidden.id)).toEqual(notFound);
  expect(await shop.coupon.redeemCode(by, "NEW-YEARS")).toEqual(notFound);
  expect(expectOk(await shop.coupon.redeemCode(by, " New-Year "))).toMatchObject({ status: "ISSUED", sequence: 1 });
  expect(expectOk(await shop.coupon.redeemCode(by, "NEW-YEAR"))).toMatchObject({ sequence: 1, fresh: false });
  expect(expectOk(await shop.coupon.viewClaim(by, hidden.id))).toEqual({ status: "ISSUED", sequence: 1 });
  expect(await shop.coupon.viewClaim(other, hidden.id)).toEqual(notFound);
  expect(codeOf(await shop.coupon.create(admin, { ...fields, code: "NEW-year" }))).toBe("coupon.code-taken");
});

test("what members have is shown to each of them, newest first, with what it is one of", async () => {
  const { world, coupon, crowd } = await begin(5, 2);
  const [by, other] = [nth(crowd, 0), nth(crowd, 1)];
  const everybodys = await offer(world, { name: "모두의 쿠폰" });
  await claim(world, by, coupon);
  world.ports.clock.advance(1_000);
  await claim(world, by, everybodys);
  await claim(world, other, coupon);
  const mine = expectOk(await world.shop.coupon.mine(by, {})).content;
  expect(mine.map((one) => [one.coupon.name, one.held.sequence])).toEqual([
    ["모두의 쿠폰", undefined],
    ["새해 쿠폰", 1],
  ]);
});

test("a job says of coupons, and of what members have of them, that their time is over", async () => {
  const world = await worldOf();
  const { shop, ports, admin } = world;
  const [short, long] = [await offer(world, { validTo: day("2026-01-05") }), await offer(world)];
  const cancelled = await offer(world, { validTo: day("2026-01-05"), quantity: 1 });
  expectOk(await shop.coupon.changeState(admin, cancelled.id, "CANCELLED"));
  const [by] = await crowdOf(world, 1);
  if (by === undefined) throw new Error("there is one member");
  for (const coupon of [short, long]) await claim(world, by, coupon);
  expect(await runJob(world, "expire-coupons")).toBe(0);
  ports.clock.advance(4 * DAY);
  expect(await runJob(world, "expire-coupons")).toBe(3);
  const { coupons, memberCoupons } = ports.unitOfWork.reads;
  const states = await Promise.all([short, cancelled, long].map(async ({ id }) => (await coupons.byId(id))?.state));
  expect(states).toEqual(["EXPIRED", "EXPIRED", "AVAILABLE"]);
  const rows = await Promise.all([short, long].map(({ id }) => memberCoupons.ofMemberAndCoupon(by.id, id)));
  expect(rows.map((row) => row?.state)).toEqual(["EXPIRED", "AVAILABLE"]);
  expect(await runJob(world, "expire-coupons")).toBe(0);
});
