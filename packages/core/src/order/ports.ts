import type { MemberId, OrderId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";
import type { Order, OrderState } from "./order.ts";

/** An order in a list: without lines and history. */
export type OrderSummary = Omit<Order, "lines" | "history"> & {
  /** The name of the first line's item, and how many lines there are. */
  readonly firstItem: string;
  readonly lineCount: number;
};
export type OrderFilter = {
  readonly state: OrderState | undefined;
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
}

export interface Orders extends OrderReads {
  /**
   * False when its member has quit, or is none; then nothing was written and the transaction goes on. Until it ends the
   * member cannot quit: who does so at this moment waits, and sees the order (`Members.save`).
   */
  insert(order: Order): Promise<boolean>;
  /** Writes the order, not its lines, over version `order.version - 1`; false when that version is gone. */
  save(order: Order): Promise<boolean>;
  /** Writes how many units each line holds. Belongs in the transaction of a `save` that succeeded. */
  saveTaken(order: Order): Promise<void>;
}

/** What order asks of whoever moves money, so that no paid order is cancelled. */
export interface OrderMoney {
  /**
   * Asks the payment provider about every open payment of the order and applies what it answers.
   * `unpaid`: the order may be cancelled. `paid`: it is paid now. `unknown`: the provider did not answer.
   * Makes network calls: never inside a transaction.
   */
  settleBeforeCancel(order: OrderId): Promise<"unpaid" | "paid" | "unknown">;
}
