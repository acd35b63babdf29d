import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { OrderId, PaymentId } from "../shared/ids.ts";
import type { Clock, Lock, LockBusy, LockLost, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { applySnapshot, type Mismatch, mismatchOf, type PaymentNotFound, type PaymentTx } from "./apply-snapshot.ts";
import { canBecome, isMerchantUid, type Payment } from "./payment.ts";
import type { GatewayRefusal, PaymentGateway, PaymentReads } from "./ports.ts";
import type { AlreadyPaid } from "./prepare-payment.ts";

export type VerifyPaymentPorts = {
  readonly unitOfWork: UnitOfWork<PaymentTx, { readonly payments: PaymentReads }>;
  readonly paymentGateway: PaymentGateway;
  readonly lock: Lock;
  readonly clock: Clock;
};
export type VerifyRefusal =
  | Forbidden
  | PaymentNotFound
  | Mismatch
  | GatewayRefusal
  | AlreadyPaid
  | { readonly code: "payment.refund-due" }
  | { readonly code: "payment.failed" }
  | LockBusy
  | LockLost;

/**
 * Asks the provider about a member's own payment and applies its word. READY means that the provider has not decided:
 * ask again. However often it is asked, also at once, the order is paid by one payment.
 */
export type VerifyPayment = (
  by: Actor,
  id: PaymentId,
  claim?: { readonly transactionId?: string | undefined },
) => Promise<Result<Payment, VerifyRefusal>>;

/** One of the member's own payments. */
export type ViewPayment = (by: Actor, id: PaymentId) => Promise<Result<Payment, Forbidden | PaymentNotFound>>;

export const makeViewPayment =
  ({ unitOfWork }: Pick<VerifyPaymentPorts, "unitOfWork">): ViewPayment =>
  async (by, id) => {
    if (by.kind !== "member") return forbidden;
    const payment = await unitOfWork.reads.payments.byId(id);
    return payment?.memberId === by.id ? ok(payment) : err({ code: "payment.not-found" });
  };

/** One of the member's own payments by the shop's name for it at the provider. */
export type ViewPaymentByMerchantUid = (
  by: Actor,
  merchantUid: string,
) => Promise<Result<Payment, Forbidden | PaymentNotFound>>;

export const makeViewPaymentByMerchantUid =
  ({ unitOfWork }: Pick<VerifyPaymentPorts, "unitOfWork">): ViewPaymentByMerchantUid =>
  async (by, merchantUid) => {
    if (by.kind !== "member") return forbidden;
    if (!isMerchantUid(merchantUid)) return err({ code: "payment.not-found" });
    const payment = await unitOfWork.reads.payments.byMerchantUid(merchantUid);
    return payment?.memberId === by.id ? ok(payment) : err({ code: "payment.not-found" });
  };

/** What the member hears about a payment that was asked about. */
const answer = (payment: Payment): Result<Payment, VerifyRefusal> => {
  switch (payment.state) {
    case "PAID":
    case "READY":
      return ok(payment);
    case "FAILED":
      return err({ code: "payment.failed" });
    case "REFUND_PENDING":
      return err({ code: "payment.refund-due" });
    case "REFUNDED":
      // It paid its order, and was given back since; or it never was to be kept.
      return payment.refundedAmount > 0 ? ok(payment) : err({ code: "payment.refund-due" });
  }
};

/** The payment as it is now, and what is wrong with the money that came in for it. */
type Settled = { readonly payment: Payment; readonly mismatch: Mismatch | undefined };

/** Reads one payment at the provider and applies the answer. The caller holds the order's payment lock. */
export const settlePayment = async (
  { unitOfWork, paymentGateway, clock }: Omit<VerifyPaymentPorts, "lock">,
  payment: Payment,
  transactionId: string | undefined,
  policies: MembershipPolicies,
): Promise<Result<Settled, Mismatch | PaymentNotFound | GatewayRefusal>> => {
  const snapshot = await paymentGateway.read(payment.merchantUid);
  if (!snapshot.ok) return snapshot;
  if (snapshot.value === undefined) return ok({ payment, mismatch: undefined });
  if (transactionId !== undefined && snapshot.value.transactionId !== transactionId) {
    return err({ code: "payment.id-mismatch" });
  }
  const applied = await applySnapshot(unitOfWork, payment.id, snapshot.value, clock.now(), policies);
  if (!applied.ok) return applied;
  const paid = snapshot.value.state === "paid";
  return ok({ payment: applied.value, mismatch: paid ? mismatchOf(payment, snapshot.value) : undefined });
};

export const makeVerifyPayment = (ports: VerifyPaymentPorts, policies: MembershipPolicies): VerifyPayment => {
  const view = makeViewPayment(ports);
  return async (by, id, { transactionId } = {}) => {
    const payment = await view(by, id);
    if (!payment.ok) return payment;
    if (
      payment.value.state === "PAID" &&
      (transactionId ?? payment.value.transactionId) === payment.value.transactionId
    ) {
      return payment;
    }
    return ports.lock.hold(
      paymentLock(payment.value.orderId),
      paymentLockTerms,
      async (): Promise<Result<Payment, VerifyRefusal>> => {
        const settled = await settlePayment(ports, payment.value, transactionId, policies);
        if (!settled.ok) return settled;
        const { payment: current, mismatch } = settled.value;
        return mismatch === undefined ? answer(current) : err(mismatch);
      },
    );
  };
};

/** Implements order's `OrderMoney.settleBeforeCancel`. */
export const makeSettleBeforeCancel =
  (ports: Omit<VerifyPaymentPorts, "lock">, policies: MembershipPolicies) =>
  async (order: OrderId): Promise<"unpaid" | "paid" | "unknown"> => {
    const attempts = await ports.unitOfWork.reads.payments.ofOrder(order);
    for (const attempt of attempts) {
      if (attempt.state === "PAID") return "paid";
      // A failed attempt may be paid after all: whoever may still become PAID is asked about.
      if (!canBecome(attempt, "PAID")) continue;
      const settled = await settlePayment(ports, attempt, undefined, policies);
      if (!settled.ok) return "unknown";
      if (settled.value.payment.state === "PAID") return "paid";
    }
    return "unpaid";
  };
