import type { PaymentSnapshot } from "@cofshop/core/payment";
import { z } from "zod";

const cancellation = z.object({ status: z.string(), totalAmount: z.number().int(), reason: z.string().optional() });
type Cancellation = z.infer<typeof cancellation>;

const sumOf = (cancellations: readonly Cancellation[], counts: (status: string) => boolean): number =>
  cancellations.reduce((sum, { status, totalAmount }) => sum + (counts(status) ? totalAmount : 0), 0);

/** What is believed of PortOne's answers; whatever else they have may change. Names of states may appear at any time. */
export const v2Payment = z
  .object({
    id: z.string(),
    status: z.string(),
    storeId: z.string(),
    transactionId: z.string().optional(),
    currency: z.string(),
    amount: z.object({ total: z.number().int() }),
    channel: z.object({ type: z.string() }).optional(),
    cancellations: z.array(cancellation).default([]),
  })
  .transform((payment) => ({
    ...payment,
    balance: payment.amount.total - sumOf(payment.cancellations, (status) => status !== "FAILED"),
  }));
export type V2Payment = z.infer<typeof v2Payment>;

export type Home = {
  readonly storeId: string;
  readonly acceptTestChannel: boolean;
};

const states: Readonly<Record<string, PaymentSnapshot["state"]>> = {
  PAID: "paid",
  PARTIAL_CANCELLED: "paid",
  CANCELLED: "cancelled",
  FAILED: "failed",
};

/** A cancellation that is only asked for has given nothing back yet. */
const refundedOf = ({ amount, cancellations, status }: V2Payment): number => {
  const back = sumOf(cancellations, (each) => each === "SUCCEEDED");
  // The whole of a discounted payment may be less than its price; an account that nobody paid into has nothing to return.
  return status === "CANCELLED" && back > 0 ? amount.total : back;
};

const foreignOf = ({ storeId, channel }: V2Payment, home: Home): Pick<PaymentSnapshot, "foreign"> => {
  if (storeId !== home.storeId) return { foreign: "other-store" };
  return channel?.type === "TEST" && !home.acceptTestChannel ? { foreign: "test-channel" } : {};
};

/** `total` and not `paid`: card companies' discounts are theirs, and the shop is paid in full. */
export const v2Snapshot = (payment: V2Payment, home: Home): PaymentSnapshot => {
  const { id, status, transactionId, currency, amount } = payment;
  const refunded = refundedOf(payment);
  const state = refunded > 0 && refunded >= amount.total ? "cancelled" : (states[status] ?? "pending");
  return {
    merchantUid: id,
    state,
    amount: amount.total,
    currency,
    transactionId,
    refunded,
    ...foreignOf(payment, home),
  };
};
