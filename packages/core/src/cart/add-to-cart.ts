import type { ItemReads, OptionNotFound } from "../item/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CommandKey, ItemId, OptionId } from "../shared/ids.ts";
import { count, each, type InvalidInput, whole } from "../shared/input.ts";
import type { Clock, CommandKeys, KeyReused, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type CartLine, cartOf, MAX_LINES, MAX_QUANTITY } from "./cart.ts";
import type { Carts } from "./ports.ts";

export type AddToCartPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly carts: Carts; readonly items: ItemReads; readonly commandKeys: CommandKeys },
    unknown
  >;
  readonly clock: Clock;
};
export type CartAddition = { readonly itemId: ItemId; readonly optionId: OptionId; readonly quantity: number };
export type CartFull = { readonly code: "cart.full" };
export type NotForSale = { readonly code: "item.not-for-sale"; readonly options: readonly OptionId[] };
export type AddToCartRefusal = Forbidden | InvalidInput | OptionNotFound | NotForSale | CartFull | KeyReused;

/**
 * Puts one or several options into the member's cart; what is there already grows, to `MAX_QUANTITY` at most: what is
 * over is dropped. Answers the lines touched. With a key, a repeated call adds nothing.
 */
export type AddToCart = (
  by: Actor,
  command: { readonly lines: readonly CartAddition[]; readonly key?: CommandKey | undefined },
) => Promise<Result<readonly CartLine[], AddToCartRefusal>>;

const merge = (additions: readonly CartAddition[], at: Date): readonly CartLine[] => {
  const lines = new Map<OptionId, CartLine>();
  for (const { itemId, optionId, quantity } of additions) {
    const sum = Math.min(MAX_QUANTITY, (lines.get(optionId)?.quantity ?? 0) + quantity);
    lines.set(optionId, { optionId, itemId, quantity: sum, addedAt: at });
  }
  return [...lines.values()];
};

/** A step: every addition names an option of the item it names, and both are on sale. */
const requireSellable = async (
  tx: { readonly items: ItemReads },
  additions: readonly CartAddition[],
): Promise<Result<undefined, OptionNotFound | NotForSale>> => {
  const found = await tx.items.sellables([...new Set(additions.map(({ optionId }) => optionId))]);
  const byOption = new Map(found.map((sellable) => [sellable.option.id, sellable]));
  for (const { optionId, itemId } of additions) {
    const sellable = byOption.get(optionId);
    const { item, option } = sellable ?? {};
    if (item?.id !== itemId || item.state === "DELETED" || option?.state === "DELETED") {
      return err({ code: "item.option-not-found" });
    }
    if (item.state !== "SELL" || option?.state !== "SELL")
      return err({ code: "item.not-for-sale", options: [optionId] });
  }
  return ok(undefined);
};

export const makeAddToCart =
  ({ unitOfWork, clock }: AddToCartPorts): AddToCart =>
  async (by, command) => {
    if (by.kind !== "member") return forbidden;
    const { lines: additions, key } = command;
    const wrong =
      count("lines", additions, 1, MAX_LINES) ??
      each(additions, (line, index) => whole(`lines[${index}].quantity`, line.quantity, 1, MAX_QUANTITY));
    if (wrong) return wrong;
    const at = clock.now();
    const cart = cartOf(by.id);
    const lines = merge(additions, at);

    const addLines = async (tx: {
      readonly carts: Carts;
      readonly items: ItemReads;
    }): Promise<Result<readonly CartLine[], OptionNotFound | NotForSale | CartFull>> => {
      const sellable = await requireSellable(tx, additions);
      if (!sellable.ok) return sellable;
      const added = await tx.carts.add(cart, lines);
      return added.length === 0 ? err({ code: "cart.full" }) : ok(added);
    };
    if (key === undefined) return unitOfWork.runSingle(addLines);
    return unitOfWork.run(async (tx) => {
      const noted = await rememberCommand(tx, by.id, command, "cart.add", cart, at);
      if (!noted.ok) return noted;
      if (noted.value === undefined) return addLines(tx);
      const now = await tx.carts.lines(cart);
      return ok(now.filter((line) => lines.some(({ optionId }) => optionId === line.optionId)));
    });
  };
