import {
  type Buyer,
  type ItemReads,
  type PricePolicies,
  plainBuyer,
  type Quote,
  quote,
  type Sellable,
  type Wanted,
} from "../item/index.ts";
import { type MembershipPolicies, type MembershipReads, standingOf, tierPercentOf } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CartId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { type CartLine, ownCart } from "./cart.ts";
import { type Obstacle, obstaclesOf, onSale, sellablesByOption } from "./obstacles.ts";
import type { CartReads } from "./ports.ts";

export type ViewCartPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly carts: CartReads; readonly items: ItemReads; readonly memberships: Pick<MembershipReads, "byMember"> }
  >;
};
export type ViewCartPolicies = PricePolicies & Pick<MembershipPolicies, "tiers">;
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

/** What somebody's standing is worth to him; a guest has none yet. */
const buyerOf = async (
  reads: { readonly memberships: Pick<MembershipReads, "byMember"> },
  by: Actor,
  policies: ViewCartPolicies,
): Promise<Buyer> =>
  by.kind === "member"
    ? { tierPercent: tierPercentOf(await standingOf(reads, by.id, policies), policies) }
    : plainBuyer;

export const makeViewCart =
  ({ unitOfWork }: ViewCartPorts, policies: ViewCartPolicies): ViewCart =>
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
    const buyer = await buyerOf(unitOfWork.reads, by, policies);
    return ok({ id, lines, quote: quote(policies, buyer, wanted), warnings: obstaclesOf(lines, found) });
  };
