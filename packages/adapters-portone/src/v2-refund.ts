import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "@cofshop/core";
import type { GatewayRefund, GatewayRefusal, RefundRefused } from "@cofshop/core/payment";
import { z } from "zod";
import { type Answer, type ProviderLine, typeOf } from "./provider-line.ts";
import { idempotencyKey, isMarked, markedReason } from "./refund-mark.ts";
import { cancellableOf, type V2Payment } from "./v2-payment.ts";

const cancelled = z.object({ cancellation: z.object({ status: z.string() }) });

/** Nothing went back, and the same request would fare no better. Tax amounts and promotions are not ours, but may be set there. */
const definite =
  /^(INVALID_REQUEST|PAYMENT_NOT_PAID|PAYMENT_ALREADY_CANCELLED|CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN|CANCEL_(TAX_|TAX_FREE_)?AMOUNT_EXCEEDS_\w+|SUM_OF_PARTS_\w+|MAX_CANCEL_COUNT_REACHED|NEGATIVE_PROMOTION_ADJUSTED_CANCEL_AMOUNT|PROMOTION_DISCOUNT_RETAIN_OPTION_\w+)$/;

/** Others may refund the same payment at the same time; each that succeeds moves the balance. */
const BALANCE_TRIES = 5;
const OUTSTANDING_TRIES = 4;

const refused: Result<never, RefundRefused> = err({ code: "payment.refund-refused" });

export type V2RefundPorts = {
  readonly line: ProviderLine;
  readonly storeId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly read: (merchantUid: string) => Promise<Result<V2Payment | undefined, GatewayRefusal>>;
};

/**
 * Gives money back once for each key. PortOne remembers an Idempotency-Key for three hours only, so three things stand
 * behind it: the key in the cancellation's reason, by which an earlier one is found; the balance that it was decided on,
 * without which PortOne refuses it; and a key that names the balance too, because it stands for one request only.
 */
export const makeV2Refund = ({ line, storeId, headers, read }: V2RefundPorts) => {
  const post = (merchantUid: string, refund: GatewayRefund, balance: number) =>
    line.ask({
      name: "cancel",
      method: "POST",
      path: `/payments/${encodeURIComponent(merchantUid)}/cancel`,
      headers: {
        ...headers,
        "idempotency-key": idempotencyKey(merchantUid, refund.key, refund.amount ?? "all", balance),
      },
      body: {
        storeId,
        reason: markedReason(refund),
        currentCancellableAmount: balance,
        ...(refund.amount !== undefined && { amount: refund.amount }),
      },
    });

  /** Another that is at this very request will be done soon, and its answer is ours. */
  const cancel = async (merchantUid: string, refund: GatewayRefund, balance: number) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await post(merchantUid, refund, balance);
      const outstanding = answer.ok && typeOf(answer.value.body) === "IDEMPOTENCY_OUTSTANDING_REQUEST";
      if (!outstanding || attempt === OUTSTANDING_TRIES) return answer;
      await sleep(100 * 2 ** attempt * (0.5 + Math.random()));
    }
  };

  const verdictOf = (answer: Answer): "given" | "refused" | "failed" | "unknown" => {
    if (answer.status === 200) {
      const status = cancelled.safeParse(answer.body).data?.cancellation.status;
      if (status === "FAILED") return "failed";
      return status === "SUCCEEDED" || status === "REQUESTED" ? "given" : "unknown";
    }
    return answer.status < 500 && definite.test(typeOf(answer.body) ?? "") ? "refused" : "unknown";
  };

  return async (
    merchantUid: string,
    refund: GatewayRefund,
  ): Promise<Result<V2Payment, GatewayRefusal | RefundRefused>> => {
    if (refund.amount === 0) return refused;
    let refusedAt: number | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const payment = await read(merchantUid);
      if (!payment.ok) return payment;
      if (payment.value === undefined) return err({ code: "payment.provider-error" });
      const ours = (payment.value.cancellations ?? []).filter(({ reason }) => isMarked(reason, refund.key));
      if (ours.some(({ status }) => status !== "FAILED")) return ok(payment.value);
      if (ours.length > 0) return refused;
      const balance = cancellableOf(payment.value);
      // A refusal on a balance that has moved meanwhile says nothing about the balance that is there now.
      if (balance === refusedAt) return refused;
      if (attempt > BALANCE_TRIES) return err({ code: "payment.provider-error" });
      const answer = await cancel(merchantUid, refund, balance);
      if (!answer.ok) return answer;
      const verdict = verdictOf(answer.value);
      if (verdict === "unknown") return line.unusable("cancel", answer.value, typeOf(answer.value.body));
      if (verdict === "failed") return refused;
      if (verdict === "given") return present(await read(merchantUid));
      refusedAt = balance;
    }
  };
};

const present = (answer: Result<V2Payment | undefined, GatewayRefusal>): Result<V2Payment, GatewayRefusal> => {
  if (!answer.ok) return answer;
  return answer.value === undefined ? err({ code: "payment.provider-error" }) : ok(answer.value);
};
