import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { Signal } from "../shared/ports.ts";
import { ok } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { applySnapshot } from "./apply-snapshot.ts";
import type { Payment } from "./payment.ts";
import type { PaymentGateway } from "./ports.ts";
import type { VerifyPaymentPorts } from "./verify-payment.ts";

/** Asks for all the money. Where nothing is left, because somebody gave it back by hand, the provider refuses and says so. */
const refundOrRead = async (gateway: PaymentGateway, { id, merchantUid }: Payment) => {
  const refund = await gateway.refund(merchantUid, { key: `refund:${id}`, reason: "not to be kept" });
  return refund.ok || refund.error.code !== "payment.refund-refused" ? refund : gateway.read(merchantUid);
};

/**
 * Refunds money that came in although the shop may not keep it, a batch at a call. The payment's id is the key of the
 * refund at the provider, so a crash between the refund and its note gives the money back once.
 */
export const makeReturnMoney = (
  { unitOfWork, paymentGateway, lock, clock }: VerifyPaymentPorts,
  policies: MembershipPolicies,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) =>
  makeWalk({
    rows: (slice) => unitOfWork.reads.payments.refundsDue(slice),
    position: ({ requestedAt, id }) => ({ key: requestedAt.getTime(), id }),
    visit: async (payment) => {
      const returned = await lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () => {
        const word = await refundOrRead(paymentGateway, payment);
        if (!word.ok) return word;
        return word.value === undefined
          ? ok(payment)
          : applySnapshot(unitOfWork, payment.id, word.value, clock.now(), policies);
      });
      return returned.ok && returned.value.state === "REFUNDED";
    },
  });
