import { type ItemReads, type PricePolicies, type Quote, quote, type Sellable, type Wanted } from "../item/index.ts";
import { type MembershipPolicies, type MembershipReads, standingOf, tierPercentOf } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CartId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { type CartLine, cartOf } from "./cart.ts";
import type { CartReads } from "./ports.ts";

export type ViewCartPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly carts: CartReads; readonly items: ItemReads; readonly memberships: Pick<MembershipReads, "byMember"> }
  >;
};
export type CartPolicies = PricePolicies & Pick<MembershipPolicies, "tiers">;
export type CartView = {
  readonly id: CartId;
  /** Each line with what it names, and its price now. A line whose option is gone has neither. */
  readonly lines: readonly (CartLine & { readonly sellable: Sellable | undefined })[];
  readonly quote: Quote;
};

/** A member's cart, and what it costs him at this moment. Lines that cannot be bought now do not count in the total. */
export type ViewCart = (by: Actor) => Promise<Result<CartView, Forbidden>>;

const onSale = ({ item, option }: Sellable): boolean => item.state === "SELL" && option.state === "SELL";

export const makeViewCart =
  ({ unitOfWork }: ViewCartPorts, policies: CartPolicies): ViewCart =>
  async (by) => {
    if (by.kind !== "member") return forbidden;
    const id = cartOf(by.id);
    const stored = await unitOfWork.reads.carts.lines(id);
    const found =
      stored.length === 0 ? [] : await unitOfWork.reads.items.sellables(stored.map((line) => line.optionId));
    const byOption = new Map(found.map((sellable) => [sellable.option.id, sellable]));
    const lines = stored.map((line) => ({ ...line, sellable: byOption.get(line.optionId) }));
    const wanted = lines.flatMap(({ sellable, quantity }): readonly Wanted[] =>
      sellable !== undefined && onSale(sellable) ? [{ sellable, quantity }] : [],
    );
    const tierPercent = tierPercentOf(await standingOf(unitOfWork.reads, by.id, policies), policies);
    return ok({ id, lines, quote: quote(policies, { tierPercent }, wanted) });
  };
