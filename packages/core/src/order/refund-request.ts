import type { OrderLineId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import type { OrderState } from "./order-state.ts";

export type RefundStatus = "REQUESTED" | "APPROVED" | "REJECTED" | "REFUNDED";

/** Somebody's wish to have units of an order taken back, and what became of it. */
export type RefundRequest = {
  readonly status: RefundStatus;
  /** Who asked. */
  readonly by: string;
  readonly reason: string;
  readonly lines: readonly RefundLine[];
  readonly requestedAt: Date;
  readonly processedAt: Date | undefined;
  readonly processReason: string | undefined;
  /** What an approved request gives back, and the state that the order had before. */
  readonly grant: RefundGrant | undefined;
};
export type RefundLine = { readonly lineId: OrderLineId; readonly quantity: number };
export type RefundGrant = {
  readonly from: OrderState;
  readonly amount: Money;
  readonly points: Money;
  /** Whether the units go back on sale. */
  readonly restock: boolean;
};

export type RefundInProgress = { readonly code: "order.refund-in-progress" };

/** The refund request that is waiting for a decision or for its money. */
export const openRefund = ({
  refundRequests,
}: {
  readonly refundRequests: readonly RefundRequest[];
}): RefundRequest | undefined => {
  const last = refundRequests.at(-1);
  return last?.status === "REQUESTED" || last?.status === "APPROVED" ? last : undefined;
};
