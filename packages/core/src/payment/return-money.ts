import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { Signal } from "../shared/ports.ts";
import { applySnapshot } from "./apply-snapshot.ts";
import type { VerifyPaymentPorts } from "./verify-payment.ts";

const BATCH = 50;

/**
 * One batch of refunds for money that came in although the shop may not keep it. The payment's id is the key of the
 * refund at the provider, so a crash between the refund and its note gives the money back once.
 */
export const makeReturnMoney =
  ({ unitOfWork, paymentGateway, lock, clock }: VerifyPaymentPorts) =>
  async (signal: Signal): Promise<{ readonly done: number; readonly more: boolean }> => {
    const due = await unitOfWork.reads.payments.refundsDue(BATCH);
    let returned = 0;
    for (const payment of due) {
      if (signal.aborted) break;
      const outcome = await lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () => {
        const refund = await paymentGateway.refund(payment.merchantUid, `refund:${payment.id}`, "not to be kept");
        return refund.ok ? applySnapshot(unitOfWork, payment.id, refund.value, clock.now()) : refund;
      });
      if (outcome.ok) returned += 1;
    }
    return { done: returned, more: due.length === BATCH && returned > 0 };
  };
