import { commandKey, type Day, expectOk, isDay } from "@cofshop/core";
import type { Coupon, CouponFields } from "@cofshop/core/coupon";
import type { CouponId, MemberActor, ParkedClaimId } from "@cofshop/core/shared";
import { address, deliver, type FreshShop, itemOnSale, oneOf, payOrder, signUp } from "../fresh-shop.ts";
import { freshId, optionsOf } from "../rows.ts";

const unknownCoupon = freshId<CouponId>();
const unknownClaim = freshId<ParkedClaimId>();

const day = (text: string): Day => {
  if (!isDay(text)) throw new RangeError(`${text} is no day`);
  return text;
};

const fields: CouponFields = {
  name: "새해 쿠폰",
  type: "RATE",
  value: 10,
  validFrom: day("2026-01-01"),
  validTo: day("2027-01-31"),
};

/** Coupons of each kind, claimed, sold out, taken back, cancelled, ended, and used on orders that come back. */
export const coupons = async (fresh: FreshShop, by: MemberActor): Promise<void> => {
  const { shop, admin } = fresh;
  const other = await signUp(fresh, "couponer");
  const command = { ...fields, quantity: 1, key: commandKey("limited") };
  const limited = expectOk(await shop.coupon.create(admin, command));
  await shop.coupon.create(admin, command);
  const everybodys = expectOk(await shop.coupon.create(admin, { ...fields, minOrderPrice: 15_000 }));
  await shop.coupon.create(admin, { ...fields, code: "new-year" });
  await shop.coupon.create(admin, { ...fields, code: "NEW-YEAR" });
  for (const who of [by, by, other]) await shop.coupon.claim(who, limited.id);
  await shop.coupon.addStock(admin, limited.id, { delta: 1 });
  await shop.coupon.addStock(admin, everybodys.id, { delta: 1 });
  await shop.coupon.claim(other, limited.id);
  for (const _ of [1, 2]) await shop.coupon.redeemCode(by, "new-year");
  await shop.coupon.redeemCode(by, "old-year");
  for (const _ of [1, 2]) await shop.coupon.revoke(admin, limited.id, other.id);
  await shop.coupon.claim(other, limited.id);
  await shop.coupon.viewClaim(by, limited.id);
  await shop.coupon.viewClaim(other, limited.id);
  await shop.coupon.viewClaims(admin, limited.id);
  await onOrders(fresh, by, everybodys);
  for (const state of ["CANCELLED", "CANCELLED", "AVAILABLE", "EXPIRED", "AVAILABLE"] as const) {
    await shop.coupon.changeState(admin, limited.id, state);
  }
  await shop.coupon.claim(by, unknownCoupon);
  await shop.coupon.reconcile(admin);
  await shop.coupon.list(admin, { size: 2 });
  await shop.coupon.view(by, everybodys.id);
  await shop.coupon.mine(by, {});
};

const onOrders = async (fresh: FreshShop, by: MemberActor, { id }: Coupon): Promise<void> => {
  const { shop, admin } = fresh;
  const claimed = expectOk(await shop.coupon.claim(by, id));
  if (claimed.status !== "ISSUED") throw new Error("a coupon without limit is written as it is claimed");
  const item = await itemOnSale(fresh, [9, 9]);
  const options = optionsOf(item);
  const command = { lines: oneOf(options), address, coupon: claimed.memberCouponId };
  await shop.order.place(by, { ...command, lines: oneOf(options.slice(0, 1)) });
  const regretted = expectOk(await shop.order.place(by, command));
  await shop.order.place(by, command);
  await shop.order.cancel(by, regretted.id, "the story goes on");
  const order = expectOk(await shop.order.place(by, command));
  await payOrder(fresh, by, order.id);
  await deliver(fresh, order.id);
  await shop.order.requestRefund(by, order.id, { reason: "향이 달라요" });
  await shop.order.decideRefund(admin, order.id, { status: "APPROVED" });
  await shop.coupon.mine(by, {});
};

/** What nobody could write, which here is nothing. */
export const leftovers = async ({ shop, admin }: FreshShop): Promise<void> => {
  await shop.coupon.parkedClaims(admin, {});
  await shop.coupon.requeueParkedClaim(admin, unknownClaim);
  await shop.coupon.discardParkedClaim(admin, unknownClaim);
};
