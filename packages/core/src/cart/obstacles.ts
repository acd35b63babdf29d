import type { Sellable } from "../item/index.ts";
import type { ItemId, OptionId } from "../shared/ids.ts";

/** What keeps one line from being ordered now; its code is that of the refusal which an order would meet. */
export type Obstacle =
  | { readonly code: "item.option-not-found"; readonly optionId: OptionId }
  | { readonly code: "item.not-for-sale"; readonly optionId: OptionId }
  /** `available` units are left. */
  | { readonly code: "item.out-of-stock"; readonly optionId: OptionId; readonly available: number }
  /** One order may hold `limit` units of the item, over all its options. */
  | {
      readonly code: "item.limit-exceeded";
      readonly optionId: OptionId;
      readonly itemId: ItemId;
      readonly limit: number;
    };

/** A line that somebody wants; where it names an item, the option must be that item's. */
type Asked = {
  readonly itemId?: ItemId | undefined;
  readonly optionId: OptionId;
  readonly quantity: number;
};

export const onSale = ({ item, option }: Sellable): boolean => item.state === "SELL" && option.state === "SELL";

/** How many units of an option can be sold; nothing where they are not counted. */
export const unitsLeft = ({ option }: Sellable): number | undefined =>
  option.inventory === "none" ? undefined : option.stock;

const exists = ({ item, option }: Sellable): boolean => item.state !== "DELETED" && option.state !== "DELETED";

/** Units of each item over the lines that are on sale. */
export const unitsPerItem = (
  lines: readonly Asked[],
  byOption: ReadonlyMap<OptionId, Sellable>,
): Map<ItemId, number> => {
  const units = new Map<ItemId, number>();
  for (const { optionId, quantity } of lines) {
    const sellable = byOption.get(optionId);
    if (sellable === undefined || !onSale(sellable)) continue;
    units.set(sellable.item.id, (units.get(sellable.item.id) ?? 0) + quantity);
  }
  return units;
};

export const sellablesByOption = (found: readonly Sellable[]): ReadonlyMap<OptionId, Sellable> =>
  new Map(found.map((sellable) => [sellable.option.id, sellable]));

/**
 * What keeps these lines from being ordered together, in their order and at most one thing for each: the one rule
 * behind the warnings of a cart and the refusals of an order. Lines of one option have been merged before.
 */
export const obstaclesOf = (lines: readonly Asked[], found: readonly Sellable[]): readonly Obstacle[] => {
  const byOption = sellablesByOption(found);
  const perItem = unitsPerItem(lines, byOption);
  return lines.flatMap(({ optionId, itemId, quantity }): readonly Obstacle[] => {
    const sellable = byOption.get(optionId);
    if (sellable === undefined || !exists(sellable) || (itemId ?? sellable.item.id) !== sellable.item.id) {
      return [{ code: "item.option-not-found", optionId }];
    }
    if (!onSale(sellable)) return [{ code: "item.not-for-sale", optionId }];
    const available = unitsLeft(sellable);
    if (available !== undefined && available < quantity) return [{ code: "item.out-of-stock", optionId, available }];
    const { id, perOrderLimit: limit } = sellable.item;
    return limit !== undefined && (perItem.get(id) ?? 0) > limit
      ? [{ code: "item.limit-exceeded", optionId, itemId: id, limit }]
      : [];
  });
};
