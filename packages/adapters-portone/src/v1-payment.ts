import type { PaymentSnapshot } from "@cofshop/core/payment";
import { z } from "zod";

const history = z.array(z.object({ reason: z.string().nullish() }));

/** What is believed of V1's answers. Times are unix seconds, 0 where nothing happened; none of them is needed. */
export const v1Payment = z
  .object({
    imp_uid: z.string(),
    merchant_uid: z.string(),
    status: z.string(),
    amount: z.number(),
    cancel_amount: z.number().nullish(),
    currency: z.string(),
    cancel_history: history.nullish(),
  })
  .transform(({ cancel_amount, cancel_history, ...payment }) => ({
    ...payment,
    refunded: cancel_amount ?? 0,
    balance: payment.amount - (cancel_amount ?? 0),
    cancellations: (cancel_history ?? []).map(({ reason }) => ({ status: "SUCCEEDED", reason: reason ?? undefined })),
  }));
export type V1Payment = z.infer<typeof v1Payment>;

/** V1 has no state for a payment of which a part went back: money that is left is paid, whatever it is called. */
const stateOf = ({ status, refunded, balance }: V1Payment): PaymentSnapshot["state"] => {
  if (refunded > 0) return balance > 0 ? "paid" : "cancelled";
  return status === "paid" || status === "cancelled" || status === "failed" ? status : "pending";
};

export const v1Snapshot = (payment: V1Payment): PaymentSnapshot => ({
  merchantUid: payment.merchant_uid,
  state: stateOf(payment),
  amount: payment.amount,
  currency: payment.currency,
  transactionId: payment.imp_uid,
  refunded: payment.refunded,
});

const weights: readonly PaymentSnapshot["state"][] = ["paid", "cancelled", "pending", "failed"];

/**
 * Of the tries of one attempt, latest first, the one that counts: where money is, or was. The latest of all may be a
 * window that stayed open in another tab.
 */
export const decisiveOf = (tries: readonly V1Payment[]): V1Payment | undefined => {
  for (const state of weights) {
    const found = tries.find((each) => stateOf(each) === state);
    if (found !== undefined) return found;
  }
  return undefined;
};
