import { setTimeout as sleep } from "node:timers/promises";
import { ok, type Result } from "@cofshop/core";
import type { GatewayRefund, GatewayRefusal } from "@cofshop/core/payment";
import { z } from "zod";
import { type Answer, type ProviderLine, typeOf } from "./provider-line.ts";
import { idempotencyKey, markedReason } from "./refund-mark.ts";
import type { Verdict } from "./refund-once.ts";
import type { V2Payment } from "./v2-payment.ts";

const cancelled = z.object({ cancellation: z.object({ status: z.string() }) });

const verdicts: Readonly<Record<string, Verdict>> = { SUCCEEDED: "given", REQUESTED: "given", FAILED: "failed" };

/** Nothing went back. Tax amounts and promotions are not ours, but may be set at PortOne. */
const definite =
  /^(INVALID_REQUEST|PAYMENT_NOT_PAID|PAYMENT_ALREADY_CANCELLED|CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN|CANCEL_(TAX_|TAX_FREE_)?AMOUNT_EXCEEDS_\w+|SUM_OF_PARTS_\w+|MAX_CANCEL_COUNT_REACHED|NEGATIVE_PROMOTION_ADJUSTED_CANCEL_AMOUNT|PROMOTION_DISCOUNT_RETAIN_OPTION_\w+)$/;

const OUTSTANDING_TRIES = 4;

const verdictOf = ({ status, body }: Answer): Verdict | undefined => {
  if (status === 200) return verdicts[cancelled.safeParse(body).data?.cancellation.status ?? ""];
  return definite.test(typeOf(body) ?? "") ? "refused" : undefined;
};

/**
 * Asks PortOne V2 for a cancellation. Its Idempotency-Key names the balance too: a key stands for one request only, and
 * PortOne would give a refusal at one balance again at another.
 */
export const v2Cancel = (line: ProviderLine, storeId: string, authorization: string) => {
  const post = ({ id, balance }: V2Payment, refund: GatewayRefund) =>
    line.ask({
      name: "cancel",
      method: "POST",
      path: `/payments/${encodeURIComponent(id)}/cancel`,
      headers: { authorization, "idempotency-key": idempotencyKey(id, refund.key, refund.amount ?? "all", balance) },
      body: {
        storeId,
        reason: markedReason(refund),
        currentCancellableAmount: balance,
        ...(refund.amount !== undefined && { amount: refund.amount }),
      },
    });

  return async (payment: V2Payment, refund: GatewayRefund): Promise<Result<Verdict, GatewayRefusal>> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await post(payment, refund);
      if (!answer.ok) return answer;
      const verdict = verdictOf(answer.value);
      if (verdict !== undefined) return ok(verdict);
      const type = typeOf(answer.value.body);
      // Another process is at this very request: it will be done soon, and its answer is ours.
      const waits = type === "IDEMPOTENCY_OUTSTANDING_REQUEST" && attempt < OUTSTANDING_TRIES;
      if (!waits) return line.unusable("cancel", answer.value, type);
      await sleep(100 * 2 ** attempt * (0.5 + Math.random()));
    }
  };
};
