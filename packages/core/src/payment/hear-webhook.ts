import type { MembershipPolicies } from "../member/index.ts";
import type { LockBusy, LockLost } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { makeCatchUp } from "./catch-up.ts";
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
  const { unitOfWork, paymentGateway } = ports;
  const compare = makeCompareAttempt(ports);
  const catchUp = makeCatchUp(ports, policies);
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
      await compare(merchantUid, undefined, snapshot.value);
      return ok("unknown");
    }
    const caughtUp = snapshot.value === undefined ? ok(false) : await catchUp(payment, snapshot.value);
    return caughtUp.ok ? ok(caughtUp.value ? "applied" : "nothing-new") : caughtUp;
  };
};
