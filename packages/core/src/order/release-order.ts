import type { MemberCoupons } from "../coupon/index.ts";
import type { Stock } from "../item/index.ts";
import { type MembershipPolicies, type Memberships, restorePoints } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import type { Changed } from "../shared/event.ts";
import type { Outbox } from "../shared/ports.ts";
import type { Order, OrderEvent } from "./order.ts";
import type { Orders } from "./ports.ts";
import { saveOrder } from "./save-order.ts";
import { held } from "./stock-of-order.ts";

export type ReleaseTx = {
  readonly orders: Orders;
  readonly memberships: Memberships;
  readonly memberCoupons: MemberCoupons;
  readonly stock: Stock;
  readonly outbox: Outbox;
};

/** A step: the member has his coupon back, if one was used and is still valid. */
export const returnCoupon = async (
  tx: { readonly memberCoupons: Pick<MemberCoupons, "giveBack"> },
  { id, memberCouponId }: Pick<Order, "id" | "memberCouponId">,
  at: Date,
): Promise<void> => {
  if (memberCouponId !== undefined) await tx.memberCoupons.giveBack(memberCouponId, id, at);
};

/**
 * A step: the order as cancelled, with everything it held given back: stock, points and coupon. The guarded save makes that
 * happen once.
 */
export const releaseOrder = async (
  tx: ReleaseTx,
  { state, events }: Changed<Order, OrderEvent>,
  { by, at }: { readonly by: Actor; readonly at: Date },
  policies: MembershipPolicies,
): Promise<Order> => {
  const back = held(state.lines);
  const lines = state.lines.map((line) => ({ ...line, taken: 0 }));
  const released = await saveOrder(tx, { state: { ...state, lines }, events }, at);
  await restorePoints(tx, state.memberId, state.spentLots, { by, at, order: state.id }, policies);
  await returnCoupon(tx, released, at);
  if (back.length > 0) {
    await tx.orders.saveLines(released);
    await tx.stock.give(back);
  }
  return released;
};
