import type { GrantedRefund, GrantRefund, GrantRefundRefusal, Order } from "../order/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { PaymentId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, type Result } from "../shared/result.ts";
import type { PaymentNotFound } from "./apply-snapshot.ts";
import type { PaymentReads } from "./ports.ts";

export type RefundPaymentPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly payments: PaymentReads }>;
  /** The order's own way to take goods back. */
  readonly grantRefund: GrantRefund;
};
export type NotPaid = { readonly code: "payment.not-paid" };

/**
 * Gives the money of a payment back, or that of some of its order's lines, and takes the goods back with it. Admins.
 * An order that answers in REFUND_PENDING waits for the provider's word. Money that never paid its order goes back by
 * itself: `payment.not-paid`.
 */
export type RefundPayment = (
  by: Actor,
  id: PaymentId,
  refund: GrantedRefund,
) => Promise<Result<Order, Forbidden | PaymentNotFound | NotPaid | GrantRefundRefusal>>;

export const makeRefundPayment =
  ({ unitOfWork, grantRefund }: RefundPaymentPorts): RefundPayment =>
  async (by, id, refund) => {
    if (!isAdmin(by)) return forbidden;
    const payment = await unitOfWork.reads.payments.byId(id);
    if (payment === undefined) return err({ code: "payment.not-found" });
    const paidOrder = payment.state === "PAID" || payment.refundedAmount > 0;
    return paidOrder ? grantRefund(by, payment.orderId, refund) : err({ code: "payment.not-paid" });
  };
