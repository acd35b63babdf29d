import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { Signal } from "../shared/ports.ts";
import { makeWalk } from "../shared/walk.ts";
import { applySnapshot } from "./apply-snapshot.ts";
import type { VerifyPaymentPorts } from "./verify-payment.ts";

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
        const terms = { key: `refund:${payment.id}`, reason: "not to be kept" };
        const refund = await paymentGateway.refund(payment.merchantUid, terms);
        return refund.ok ? applySnapshot(unitOfWork, payment.id, refund.value, clock.now(), policies) : refund;
      });
      return returned.ok;
    },
  });
