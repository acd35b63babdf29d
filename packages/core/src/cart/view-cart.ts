import {
  type ItemReads,
  type PricePolicies,
  plainBuyer,
  type Quote,
  quote,
  type Sellable,
  type Wanted,
} from "../item/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CartId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { type CartLine, ownCart } from "./cart.ts";
import { type Obstacle, obstaclesOf, onSale, sellablesByOption } from "./obstacles.ts";
import type { CartReads } from "./ports.ts";

export type ViewCartPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly carts: CartReads; readonly items: ItemReads }>;
};
export type CartView = {
  readonly id: CartId;
  /** Each line with what it names, and its price now. A line whose option is gone has neither. */
  readonly lines: readonly (CartLine & { readonly sellable: Sellable | undefined })[];
  readonly quote: Quote;
  /** What would refuse an order of these lines, told before it does; at most one thing for each. */
  readonly warnings: readonly Obstacle[];
};

/** A member's or guest's cart, and what it costs now. Lines that cannot be bought now do not count in the total. */
export type ViewCart = (by: Actor) => Promise<Result<CartView, Forbidden>>;

export const makeViewCart =
  ({ unitOfWork }: ViewCartPorts, policies: PricePolicies): ViewCart =>
  async (by) => {
    const id = ownCart(by);
    if (id === undefined) return forbidden;
    const stored = await unitOfWork.reads.carts.lines(id);
    const found =
      stored.length === 0 ? [] : await unitOfWork.reads.items.sellables(stored.map((line) => line.optionId));
    const byOption = sellablesByOption(found);
    const lines = stored.map((line) => ({ ...line, sellable: byOption.get(line.optionId) }));
    const wanted = lines.flatMap(({ sellable, quantity }): readonly Wanted[] =>
      sellable !== undefined && onSale(sellable) ? [{ sellable, quantity }] : [],
    );
    return ok({ id, lines, quote: quote(policies, plainBuyer, wanted), warnings: obstaclesOf(lines, found) });
  };
