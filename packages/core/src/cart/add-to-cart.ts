import type { ItemReads, OptionNotFound } from "../item/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CommandKey, ItemId, OptionId } from "../shared/ids.ts";
import { count, each, type InvalidInput, whole } from "../shared/input.ts";
import type { Clock, CommandKeys, KeyReused, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type CartLine, MAX_LINES, MAX_QUANTITY, ownCart } from "./cart.ts";
import { obstaclesOf } from "./obstacles.ts";
import type { Carts } from "./ports.ts";

export type AddToCartPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly carts: Carts;
      readonly items: ItemReads;
      readonly commandKeys: CommandKeys;
      readonly storedReplies: ReplyKeeping;
    },
    unknown
  >;
  readonly clock: Clock;
};
export type CartAddition = { readonly itemId: ItemId; readonly optionId: OptionId; readonly quantity: number };
export type CartFull = { readonly code: "cart.full" };
export type NotForSale = { readonly code: "item.not-for-sale"; readonly options: readonly OptionId[] };
export type AddToCartRefusal = Forbidden | InvalidInput | OptionNotFound | NotForSale | CartFull | KeyReused;

/**
 * Puts one or several options into a member's or guest's cart; what is there already grows, to `MAX_QUANTITY` at most:
 * what is over is dropped. Answers the lines touched. With a key, a repeated call adds nothing.
 */
export type AddToCart = (
  by: Actor,
  command: {
    readonly lines: readonly CartAddition[];
    readonly key?: CommandKey | undefined;
    readonly seal?: Seal<readonly CartLine[]> | undefined;
  },
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
  // How many there are may change until the order, and is not asked here: the cart's warnings tell.
  for (const { code, optionId } of obstaclesOf(additions, found)) {
    if (code === "item.option-not-found") return err({ code });
    if (code === "item.not-for-sale") return err({ code, options: [optionId] });
  }
  return ok(undefined);
};

export const makeAddToCart =
  ({ unitOfWork, clock }: AddToCartPorts): AddToCart =>
  async (by, command) => {
    const cart = ownCart(by);
    if (cart === undefined) return forbidden;
    const { lines: additions, key, seal } = command;
    const wrong =
      count("lines", additions, 1, MAX_LINES) ??
      each(additions, (line, index) => whole(`lines[${index}].quantity`, line.quantity, 1, MAX_QUANTITY));
    if (wrong) return wrong;
    const at = clock.now();
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
    if (key === undefined && seal === undefined) return unitOfWork.runSingle(addLines);
    return unitOfWork.run(async (tx) => {
      const noted = await rememberCommand(tx, cart, command, "cart.add", cart, at);
      if (!noted.ok) return noted;
      if (noted.value === undefined) {
        const added = await addLines(tx);
        return added.ok ? sealed(tx, command, added.value) : added;
      }
      const now = await tx.carts.lines(cart);
      return ok(now.filter((line) => lines.some(({ optionId }) => optionId === line.optionId)));
    });
  };
