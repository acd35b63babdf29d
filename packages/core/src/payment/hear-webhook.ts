import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import type { LockBusy, LockLost } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { applySnapshot, isNews } from "./apply-snapshot.ts";
import { makeCompareAttempt } from "./compare-attempt.ts";
import { isMerchantUid } from "./payment.ts";
import type { GatewayRefusal, WebhookInvalid, WebhookRequest } from "./ports.ts";
import type { ReconcilePaymentsPorts } from "./reconcile-payments.ts";

/**
 * What came of a webhook. `applied`: it was news, and the shop has it now. `unknown`: it was about no attempt of this
 * shop, which is noted if money moved.
 */
export type Heard = "applied" | "nothing-new" | "unknown";

/**
 * Hears what the provider sends by itself. The signature, where there is one, is all the proof of who sends it; what it
 * says is not believed: the attempt is read at the provider. Repeated, late or out of order, it changes nothing twice.
 * A refusal means that it should be sent again.
 */
export type HearWebhook = (
  request: WebhookRequest,
) => Promise<Result<Heard, WebhookInvalid | GatewayRefusal | LockBusy | LockLost>>;

export const makeHearWebhook = (ports: ReconcilePaymentsPorts, policies: MembershipPolicies): HearWebhook => {
  const { unitOfWork, paymentGateway, lock, clock } = ports;
  const compare = makeCompareAttempt(ports);
  return async (request) => {
    const hint = await paymentGateway.parseWebhook(request);
    if (!hint.ok) return hint;
    const { merchantUid, signed } = hint.value;
    if (merchantUid === undefined) return ok("unknown");
    const payment = isMerchantUid(merchantUid) ? await unitOfWork.reads.payments.byMerchantUid(merchantUid) : undefined;
    // Who may send what he likes must not make the shop ask for it; the nightly reconciliation finds what is true of it.
    if (payment === undefined && !signed) return ok("unknown");
    const snapshot = await paymentGateway.read(merchantUid);
    if (!snapshot.ok) return snapshot;
    if (payment === undefined) {
      await compare(merchantUid, snapshot.value);
      return ok("unknown");
    }
    const word = snapshot.value;
    if (word === undefined || !isNews(payment, word)) return ok("nothing-new");
    return lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () => {
      const applied = await applySnapshot(unitOfWork, payment.id, word, clock.now(), policies);
      return ok(applied.ok && applied.value.version > payment.version ? "applied" : "nothing-new");
    });
  };
};
