import type { CartId, OptionId } from "../shared/ids.ts";
import type { CartLine } from "./cart.ts";

export interface CartReads {
  /** In the order in which they were added; empty for a cart that nobody used. */
  lines(cart: CartId): Promise<readonly CartLine[]>;
}

export interface Carts extends CartReads {
  /**
   * Adds quantities to lines, making the lines that are missing, in one statement: additions that race all count.
   * A line holds 9,999 at most, what is over is dropped, and one that grows keeps the time when it was first added.
   * A cart that would hold more than `MAX_LINES` lines takes none of them, though racing additions may pass that bound.
   * Answers the lines as they now are, none when it was full.
   */
  add(cart: CartId, lines: readonly CartLine[]): Promise<readonly CartLine[]>;
  /** Sets a line's quantity; false when there is no such line. */
  setQuantity(cart: CartId, option: OptionId, quantity: number): Promise<boolean>;
  /**
   * Removes lines, all of them when no options are named, in one statement. Answers them as they were, in the order in
   * which they were added: of racing callers one gets a line.
   */
  remove(cart: CartId, options: readonly OptionId[] | "all"): Promise<readonly CartLine[]>;
  /**
   * Holds a cart until the transaction ends: of works that hold one cart the second waits, and reads what the first
   * left. Keeps nobody out who does not ask.
   */
  hold(cart: CartId): Promise<void>;
  /** Forgets lines added before an instant to carts that are no member's, at most `limit`; answers how many. */
  forgetGuests(before: Date, limit: number): Promise<number>;
}
