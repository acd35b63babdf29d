import type { Order } from "../order/index.ts";
import { mismatchOf } from "./apply-snapshot.ts";
import type { DifferenceCause, Standing } from "./difference.ts";
import type { Payment } from "./payment.ts";
import type { PaymentSnapshot } from "./ports.ts";

/** What shop and provider say about one attempt, and what became of its order. */
export type BothSides = {
  readonly payment: Payment | undefined;
  readonly order: Pick<Order, "state" | "refundedAmount"> | undefined;
  readonly snapshot: PaymentSnapshot | undefined;
};

const holdsMoney = ({ state }: Payment): boolean => state === "PAID" || state === "REFUND_PENDING";

/** What people have to look at; absent when both sides agree, or the shop is about to see to it by itself. */
export const causeOf = ({ payment, order, snapshot }: BothSides): DifferenceCause | undefined => {
  if (payment === undefined) {
    const moved = snapshot !== undefined && (snapshot.state === "paid" || snapshot.refunded > 0);
    return moved ? "unknown-here" : undefined;
  }
  if (snapshot === undefined) return holdsMoney(payment) ? "unknown-there" : undefined;
  if (snapshot.state === "pending" || snapshot.state === "failed")
    return payment.state === "PAID" ? "state" : undefined;
  if (payment.state === "REFUNDED" && payment.refundedAmount === 0) {
    return snapshot.refunded < snapshot.amount ? "refunded" : undefined;
  }
  if (snapshot.foreign !== undefined) return "not-ours";
  if (mismatchOf(payment, snapshot) !== undefined) return "amount";
  if (payment.state === "READY" || payment.state === "FAILED") return snapshot.state === "paid" ? "state" : undefined;
  if (payment.state === "REFUND_PENDING") return undefined;
  // A refund of the shop's own is under way: the sums differ until it is settled.
  if (order?.state === "REFUND_PENDING") return undefined;
  // An order that is over with all its money back is so whatever of it the shop counted as refunded.
  const isOver = order?.state === "CANCELLED" && payment.state === "REFUNDED";
  const noted = isOver || payment.refundedAmount === order?.refundedAmount;
  return noted && snapshot.refunded === payment.refundedAmount ? undefined : "refunded";
};

export const standingHere = (payment: Payment | undefined): Standing | undefined =>
  payment && {
    state: payment.state,
    amount: payment.price,
    currency: payment.currency,
    refunded: payment.refundedAmount,
  };

export const standingThere = (snapshot: PaymentSnapshot | undefined): Standing | undefined =>
  snapshot && {
    state: snapshot.state,
    amount: snapshot.amount,
    currency: snapshot.currency,
    refunded: snapshot.refunded,
  };
