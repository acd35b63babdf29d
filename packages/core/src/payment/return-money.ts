import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { Signal } from "../shared/ports.ts";
import { makeWalk } from "../shared/walk.ts";
import { applySnapshot } from "./apply-snapshot.ts";
import type { VerifyPaymentPorts } from "./verify-payment.ts";

/**
 * Refunds money that came in although the shop may not keep it, a batch at a call. The payment's id is the key of the
 * refund at the provider, so a crash between the refund and its note gives the money back once.
 */
export const makeReturnMoney = ({
  unitOfWork,
  paymentGateway,
  lock,
  clock,
}: VerifyPaymentPorts): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) =>
  makeWalk({
    rows: (slice) => unitOfWork.reads.payments.refundsDue(slice),
    position: ({ requestedAt, id }) => ({ key: requestedAt.getTime(), id }),
    visit: async (payment) => {
      const returned = await lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () => {
        const refund = await paymentGateway.refund(payment.merchantUid, `refund:${payment.id}`, "not to be kept");
        return refund.ok ? applySnapshot(unitOfWork, payment.id, refund.value, clock.now()) : refund;
      });
      return returned.ok;
    },
  });
