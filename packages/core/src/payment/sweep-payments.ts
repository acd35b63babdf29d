import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { PaymentId } from "../shared/ids.ts";
import type { Signal } from "../shared/ports.ts";
import { done, ok } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { checkedInVain, failed, isGivenUp, type Payment } from "./payment.ts";
import { savePayment } from "./save-payment.ts";
import { settlePayment, type VerifyPaymentPorts } from "./verify-payment.ts";

/**
 * Asks the provider about attempts that nobody decided, a batch at a call: sooner at first, later and later then, for a
 * week. Whoever paid and never came back, and money that arrives late, are noticed here when no webhook told of them.
 */
export const makeSweepPayments = (
  ports: VerifyPaymentPorts,
  policies: MembershipPolicies,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const { unitOfWork, clock, lock } = ports;

  const giveUp = (id: PaymentId, at: Date) =>
    unitOfWork.run(async (tx) => {
      const payment = await tx.payments.byId(id);
      if (payment?.state !== "READY") return done;
      await savePayment(tx, failed(payment), at);
      return done;
    });

  const undecided = async (payment: Payment, answered: boolean): Promise<void> => {
    const at = clock.now();
    // A provider that does not answer has not said that nobody paid.
    if (answered && isGivenUp(payment, at)) await giveUp(payment.id, at);
    else await unitOfWork.runSingle(async (tx) => ok(await tx.payments.askLater(checkedInVain(payment, at))));
  };

  return makeWalk({
    rows: (slice) => unitOfWork.reads.payments.toCheck(clock.now(), slice),
    position: ({ nextCheckAt, id }) => ({ key: nextCheckAt?.getTime() ?? 0, id }),
    visit: async (payment) => {
      const swept = await lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () => {
        const settled = await settlePayment(ports, payment, undefined, policies);
        const decided = settled.ok && settled.value.payment.state !== "READY";
        if (!decided) await undecided(payment, settled.ok);
        return ok(decided);
      });
      return swept.ok && swept.value;
    },
  });
};
