import type { MembershipPolicies } from "../member/index.ts";
import { cancel, type Order, pay, payOrder, type RefundTx, refundTheRest, releaseOrder } from "../order/index.ts";
import { system } from "../shared/actor.ts";
import type { PaymentId } from "../shared/ids.ts";
import { money } from "../shared/money.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { canBecome, failed, givenBack, type Payment, paid, refundDue, refunded } from "./payment.ts";
import type { PaymentSnapshot, Payments } from "./ports.ts";
import { savePayment } from "./save-payment.ts";

export type PaymentTx = RefundTx & { readonly payments: Payments };
export type Mismatch =
  | { readonly code: "payment.id-mismatch" }
  | { readonly code: "payment.amount-mismatch" }
  | { readonly code: "payment.currency-mismatch" };
export type PaymentNotFound = { readonly code: "payment.not-found" };
type Applied = Result<Payment, Mismatch | PaymentNotFound>;

const provider = system("payment-provider");

/** Money that the shop may not keep is noted to go back; the refund itself is a call to the provider, made later. */
const refuse = async (
  tx: PaymentTx,
  payment: Payment,
  snapshot: PaymentSnapshot,
  reason: string,
  at: Date,
): Promise<Applied> => ok(await savePayment(tx, refundDue(payment, snapshot.transactionId, reason, at), at));

/** Money of the payment is back that the shop has not noted as such. */
const wasGivenBack = (payment: Payment, { state, refunded: back }: PaymentSnapshot): boolean =>
  payment.state === "PAID" && (state === "paid" || state === "cancelled") && back > payment.refundedAmount;

/** Whether what the provider says can change anything here. */
export const isNews = (payment: Payment, snapshot: PaymentSnapshot): boolean => {
  switch (snapshot.state) {
    case "pending":
      return false;
    case "failed":
      return canBecome(payment, "FAILED");
    case "cancelled":
      return canBecome(payment, "FAILED") || payment.state === "REFUND_PENDING" || wasGivenBack(payment, snapshot);
    case "paid":
      return canBecome(payment, "PAID") || wasGivenBack(payment, snapshot);
  }
};

/** Where a paid attempt differs from what was asked for. */
export const mismatchOf = (payment: Payment, snapshot: PaymentSnapshot): Mismatch | undefined => {
  if (snapshot.merchantUid !== payment.merchantUid) return { code: "payment.id-mismatch" };
  if (snapshot.foreign === "other-store") return { code: "payment.id-mismatch" };
  if (snapshot.currency !== payment.currency) return { code: "payment.currency-mismatch" };
  return snapshot.amount === payment.price ? undefined : { code: "payment.amount-mismatch" };
};

const applyPaid = async (
  tx: PaymentTx,
  payment: Payment,
  order: Order,
  snapshot: PaymentSnapshot,
  at: Date,
): Promise<Applied | { readonly ok: false; readonly error: { readonly code: "item.out-of-stock" } }> => {
  const wrong = mismatchOf(payment, snapshot);
  if (wrong?.code === "payment.id-mismatch") return err(wrong);
  // Not what was asked for, but somebody's money: it goes back, and the order may be paid rightly or cancelled.
  if (wrong) return refuse(tx, payment, snapshot, wrong.code, at);
  if (snapshot.foreign !== undefined) return refuse(tx, payment, snapshot, snapshot.foreign, at);
  const paidOrder = pay(order, provider, at);
  if (!paidOrder.ok) return refuse(tx, payment, snapshot, `the order is ${order.state}`, at);
  const kept = await payOrder(tx, paidOrder.value.state);
  if (!kept.ok) return err({ code: "item.out-of-stock" });
  return ok(await savePayment(tx, paid(payment, snapshot.transactionId, at), at, paidOrder.value.events));
};

/** The customer paid for what is no longer there: the order ends, the money goes back. */
const applyPaidWithoutStock = async (
  tx: PaymentTx,
  payment: Payment,
  order: Order,
  snapshot: PaymentSnapshot,
  at: Date,
  policies: MembershipPolicies,
): Promise<Applied> => {
  const cancelled = cancel(order, provider, "sold out before it was paid", at);
  if (cancelled.ok) await releaseOrder(tx, cancelled.value, { by: provider, at }, policies);
  return refuse(tx, payment, snapshot, "sold out", at);
};

/**
 * Money went back that the shop did not give back, for instance by hand in the provider's console. When all of it did,
 * nothing of the order is paid any more; which goods a part was for, only people can say.
 */
const applyGivenBack = async (
  tx: PaymentTx,
  payment: Payment,
  order: Order,
  snapshot: PaymentSnapshot,
  at: Date,
  policies: MembershipPolicies,
): Promise<Applied> => {
  // A refund of the shop's own is under way: whoever carries it out notes what went back.
  if (order.state === "REFUND_PENDING") return ok(payment);
  const back = givenBack(payment, money(snapshot.refunded));
  if (back.state.state === "REFUNDED") {
    await refundTheRest(tx, order, { by: provider, reason: "given back at the payment provider", at }, policies);
  }
  return ok(await savePayment(tx, back, at));
};

/**
 * The one place where the provider's word becomes the shop's state, for whoever heard it. Only ever moves forward, so
 * snapshots may come late, repeated or in any order.
 */
export const applySnapshot = async (
  unitOfWork: UnitOfWork<PaymentTx, unknown>,
  id: PaymentId,
  snapshot: PaymentSnapshot,
  at: Date,
  policies: MembershipPolicies,
): Promise<Applied> => {
  const apply = (withStock: boolean) =>
    unitOfWork.run(async (tx) => {
      const payment = await tx.payments.byId(id);
      if (payment === undefined) return err({ code: "payment.not-found" });
      if (!isNews(payment, snapshot)) return ok(payment);
      const givenBackElsewhere = wasGivenBack(payment, snapshot);
      if (snapshot.state !== "paid" && !givenBackElsewhere) {
        const ended = payment.state === "REFUND_PENDING" ? refunded(payment) : failed(payment);
        return ok(await savePayment(tx, ended, at));
      }
      const order = await tx.orders.byId(payment.orderId);
      if (order === undefined) return err({ code: "payment.not-found" });
      if (givenBackElsewhere) return applyGivenBack(tx, payment, order, snapshot, at, policies);
      return (withStock ? applyPaid : applyPaidWithoutStock)(tx, payment, order, snapshot, at, policies);
    });

  const applied = await apply(true);
  if (applied.ok || applied.error.code !== "item.out-of-stock") return applied as Applied;
  return (await apply(false)) as Applied;
};
