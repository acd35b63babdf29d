import type { Actor } from "../shared/actor.ts";
import { type CartId, type ItemId, idOf, type MemberId, type OptionId } from "../shared/ids.ts";

/** One variant that the buyer thinks of buying. Prices and stock are never kept here: they are read when asked. */
export type CartLine = {
  readonly optionId: OptionId;
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly addedAt: Date;
};

/** More than anyone orders of one thing, and a bound for sums. */
export const MAX_QUANTITY = 9_999;
export const MAX_LINES = 100;

/** A member has one cart, under his own id. It exists as soon as he does. */
export const cartOf = (member: MemberId): CartId => idOf<CartId>(member);

/** The cart that an actor may use: a member's own, or the one that a guest is known by. Nobody else has any. */
export const ownCart = (by: Actor): CartId | undefined => {
  if (by.kind === "member") return cartOf(by.id);
  return by.kind === "guest" ? by.cart : undefined;
};
