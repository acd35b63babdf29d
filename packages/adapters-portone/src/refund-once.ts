import { err, ok, type Result } from "@cofshop/core";
import type { GatewayRefund, GatewayRefusal, RefundRefused } from "@cofshop/core/payment";
import { isMarked } from "./refund-mark.ts";

/** A payment as far as a refund has to know it. */
export type Refundable = {
  /** What may still be cancelled: what is on its way back counts as gone. */
  readonly balance: number;
  readonly cancellations: readonly { readonly status: string; readonly reason?: string | undefined }[];
};

/** `given`: the provider took it on. `refused`: it would not have it, at this balance. `failed`: it tried, in vain. */
export type Verdict = "given" | "refused" | "failed";

export type RefundWire<Payment extends Refundable> = {
  readonly read: (merchantUid: string) => Promise<Result<Payment | undefined, GatewayRefusal>>;
  /** Asks for a cancellation that begins its reason with the key's mark, and only if the balance is still this one. */
  readonly cancel: (payment: Payment, refund: GatewayRefund) => Promise<Result<Verdict, GatewayRefusal>>;
};

/** Others may refund the same payment at the same time; each that succeeds moves the balance. */
const BALANCE_TRIES = 5;

const refused: Result<never, RefundRefused> = err({ code: "payment.refund-refused" });
const unknown: Result<never, GatewayRefusal> = err({ code: "payment.provider-error" });

/**
 * Gives money back once for each key, however long ago its first time was: an earlier cancellation is found by the mark
 * in its reason, and one that could not be seen yet has moved the balance that this one depends on.
 */
export const refundOnce =
  <Payment extends Refundable>({ read, cancel }: RefundWire<Payment>) =>
  async (merchantUid: string, refund: GatewayRefund): Promise<Result<Payment, GatewayRefusal | RefundRefused>> => {
    // Providers take an amount of 0 for everything.
    if (refund.amount === 0) return refused;
    let given = false;
    let refusedAt: number | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const payment = await read(merchantUid);
      if (!payment.ok) return payment;
      if (payment.value === undefined) return unknown;
      const ours = payment.value.cancellations.filter(({ reason }) => isMarked(reason, refund.key));
      if (given || ours.some(({ status }) => status !== "FAILED")) return ok(payment.value);
      // A refusal at a balance that has moved meanwhile says nothing about the balance that is there now.
      if (ours.length > 0 || payment.value.balance === refusedAt) return refused;
      if (attempt > BALANCE_TRIES) return unknown;
      const verdict = await cancel(payment.value, refund);
      if (!verdict.ok) return verdict;
      if (verdict.value === "failed") return refused;
      given = verdict.value === "given";
      refusedAt = payment.value.balance;
    }
  };
