import { expectOk, idOf, type ParkedClaimId } from "../../src/index.ts";
import { fields } from "../coupons/offers.ts";
import { admins, adminsMiss, everybody, type Fixture, people, type Row } from "./fixture.ts";

const offered = async ({ shop, admin }: Fixture, code?: string) =>
  expectOk(await shop.coupon.create(admin, { ...fields, quantity: 9, code }));
const unknownClaim = idOf<ParkedClaimId>("00000000-0000-7000-8000-ffffffffffff");

export const coupons: readonly Row[] = [
  ["coupon.create", ({ shop }, by) => shop.coupon.create(by, fields), admins],
  [
    "coupon.changeState",
    async (its, by) => its.shop.coupon.changeState(by, (await offered(its)).id, "CANCELLED"),
    admins,
  ],
  ["coupon.addStock", async (its, by) => its.shop.coupon.addStock(by, (await offered(its)).id, { delta: 1 }), admins],
  ["coupon.list", ({ shop }, by) => shop.coupon.list(by, {}), everybody],
  ["coupon.view", async (its, by) => its.shop.coupon.view(by, (await offered(its)).id), everybody],
  ["coupon.claim", async (its, by) => its.shop.coupon.claim(by, (await offered(its)).id), people],
  [
    "coupon.redeemCode",
    async (its, by) => its.shop.coupon.redeemCode(by, (await offered(its, "NEW-YEAR")).code ?? ""),
    people,
  ],
  ["coupon.viewClaim", async (its, by) => its.shop.coupon.viewClaim(by, (await offered(its)).id), people],
  ["coupon.mine", ({ shop }, by) => shop.coupon.mine(by, {}), people],
  [
    "coupon.revoke",
    async (its, by) => {
      const [, member] = its.actors;
      const { id } = await offered(its);
      if (member?.kind === "member") expectOk(await its.shop.coupon.claim(member, id));
      return its.shop.coupon.revoke(by, id, member?.kind === "member" ? member.id : its.other);
    },
    admins,
  ],
  ["coupon.viewClaims", async (its, by) => its.shop.coupon.viewClaims(by, (await offered(its)).id), admins],
  ["coupon.reconcile", ({ shop }, by) => shop.coupon.reconcile(by), admins],
  ["coupon.parkedClaims", ({ shop }, by) => shop.coupon.parkedClaims(by, {}), admins],
  [
    "coupon.requeueParkedClaim",
    ({ shop }, by) => shop.coupon.requeueParkedClaim(by, unknownClaim),
    adminsMiss("coupon.parked-claim-not-found"),
  ],
  [
    "coupon.discardParkedClaim",
    ({ shop }, by) => shop.coupon.discardParkedClaim(by, unknownClaim),
    adminsMiss("coupon.parked-claim-not-found"),
  ],
];
