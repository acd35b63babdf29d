import type { MembershipPolicies } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import { type RefundTx, settleRefund } from "./execute-refund.ts";
import type { Order } from "./order.ts";
import { approveRefund, askRefund } from "./refund-order.ts";
import { openRefund } from "./refund-request.ts";
import { saveOrder } from "./save-order.ts";

type By = { readonly by: Actor; readonly reason: string; readonly at: Date };

/** Grants the open request and settles it, with the money already back. */
const grant = async (tx: RefundTx, order: Order, { by, reason, at }: By, policies: MembershipPolicies) => {
  const approved = approveRefund(order, by, { reason, restock: false }, at);
  if (!approved.ok) return order;
  const pending = await saveOrder(tx, approved.value, at);
  const granted = openRefund(pending)?.grant;
  if (granted === undefined) return pending;
  const settled = await settleRefund(tx, pending, granted, by, at, policies);
  return settled.ok ? settled.value : pending;
};

/**
 * A step: all the money of an order is back with its customer, and not by a refund of the shop's. What is left of the
 * order is refunded as if it had been asked for and approved, in any state and however long ago: stock that was not
 * shipped, points and coupon come back. An order that holds nothing any more stays as it is.
 */
export const refundTheRest = async (
  tx: RefundTx,
  order: Order,
  how: By,
  policies: MembershipPolicies,
): Promise<void> => {
  const { by, reason, at } = how;
  const open = openRefund(order)?.status === "REQUESTED";
  const current = open ? await grant(tx, order, how, policies) : order;
  const asked = askRefund(current, by, { lines: undefined, reason }, { at, windowMs: Number.POSITIVE_INFINITY });
  if (asked.ok) await grant(tx, await saveOrder(tx, asked.value, at), how, policies);
};
