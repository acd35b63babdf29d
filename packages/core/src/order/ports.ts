import type { MemberId, OrderId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import type { Slice } from "../shared/page.ts";
import type { Order } from "./order.ts";
import type { OrderState } from "./order-state.ts";
import type { RefundStatus } from "./refund-request.ts";

/** An order in a list: without lines, history and what only a change of the order reads. */
export type OrderSummary = Omit<Order, "lines" | "history" | "spentLots" | "refundRequests"> & {
  /** Of its last refund request. */
  readonly refundStatus: RefundStatus | undefined;
  /** The name of the first line's item, and how many lines there are. */
  readonly firstItem: string;
  readonly lineCount: number;
};
export type OrderFilter = {
  readonly state: OrderState | undefined;
  readonly refundStatus: RefundStatus | undefined;
  /** Placed at or after `from`, before `to`. */
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly memberId: MemberId | undefined;
};

export interface OrderReads {
  byId(id: OrderId): Promise<Order | undefined>;
  /** Newest first; position key: ms of placing. */
  ofMember(member: MemberId, slice: Slice): Promise<readonly OrderSummary[]>;
  /** Newest first, with the number of all that match. Two statements. */
  table(
    filter: OrderFilter,
    page: { readonly page: number; readonly size: number },
  ): Promise<{ readonly rows: readonly OrderSummary[]; readonly total: number }>;
  /** Unpaid orders placed before an instant, oldest first; position key: ms of placing. */
  unpaidBefore(before: Date, slice: Slice): Promise<readonly Pick<Order, "id" | "placedAt">[]>;
  /** Orders in DELIVERED that were delivered before an instant, oldest first; position key: ms of delivery. */
  deliveredBefore(before: Date, slice: Slice): Promise<readonly { readonly id: OrderId; readonly deliveredAt: Date }[]>;
  /** Orders that were paid at or after `from`, before `to`, whole, oldest first; position key: ms of payment. */
  paidBetween(from: Date, to: Date, slice: Slice): Promise<readonly Order[]>;
  /** Orders in REFUND_PENDING, oldest first; position key: ms of placing. */
  refundsPending(slice: Slice): Promise<readonly Pick<Order, "id" | "placedAt">[]>;
}

export interface Orders extends OrderReads {
  /**
   * False when its member has quit, or is none; then nothing was written and the transaction goes on. Until it ends the
   * member cannot quit: who does so at this moment waits, and sees the order (`Members.save`).
   */
  insert(order: Order): Promise<boolean>;
  /** Writes the order, not its lines, over version `order.version - 1`; false when that version is gone. */
  save(order: Order): Promise<boolean>;
  /**
   * Writes how many units each line holds and how many were refunded. Belongs in the transaction of a `save` that
   * succeeded.
   */
  saveLines(order: Order): Promise<void>;
}

/** Money that is to go back to the customer of an order. */
export type MoneyBack = {
  /** Names the refund at the provider, so that repeating it gives the money back once. */
  readonly key: string;
  readonly amount: Money;
  /** What went back for the order before. */
  readonly alreadyBack: Money;
  readonly reason: string;
};

/** What order asks of whoever moves money: that no paid order is cancelled, and that refunds reach the customer. */
export interface OrderMoney {
  /**
   * Asks the payment provider about every open payment of the order and applies what it answers.
   * `unpaid`: the order may be cancelled. `paid`: it is paid now. `unknown`: the provider did not answer.
   * Makes network calls: never inside a transaction.
   */
  settleBeforeCancel(order: OrderId): Promise<"unpaid" | "paid" | "unknown">;
  /**
   * Gives money of the order's payment back, once for each key however often it is asked. `done`: the provider counts
   * it among what went back. `unknown`: it did not say, or does not do so yet; ask again. `refused`: it never will, and
   * nothing went back.
   * Makes network calls: never inside a transaction.
   */
  giveBack(order: OrderId, back: MoneyBack): Promise<"done" | "unknown" | "refused">;
}
