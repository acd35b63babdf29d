import type { Sellable } from "../item/index.ts";
import type { OptionId } from "../shared/ids.ts";
import { type CartLine, MAX_LINES, MAX_QUANTITY } from "./cart.ts";
import { onSale, sellablesByOption, unitsLeft, unitsPerItem } from "./obstacles.ts";

export type Fitting = {
  /** With the quantities to add. */
  readonly added: readonly CartLine[];
  /** Whole lines for which there is no room; what a race put beyond `MAX_LINES` is dropped. */
  readonly left: readonly CartLine[];
};

/** How many more units of an option a cart may take. */
const roomFor = (option: OptionId, lines: readonly CartLine[], byOption: ReadonlyMap<OptionId, Sellable>): number => {
  const units = lines.reduce((sum, line) => (line.optionId === option ? sum + line.quantity : sum), 0);
  const sellable = byOption.get(option);
  if (sellable === undefined || !onSale(sellable)) return MAX_QUANTITY - units;
  const stock = unitsLeft(sellable);
  const ofOption = (stock === undefined || stock === 0 ? MAX_QUANTITY : Math.min(MAX_QUANTITY, stock)) - units;
  const { id, perOrderLimit } = sellable.item;
  if (perOrderLimit === undefined) return ofOption;
  return Math.min(ofOption, perOrderLimit - (unitsPerItem(lines, byOption).get(id) ?? 0));
};

/**
 * What of a guest's lines goes into a member's cart, line by line in the order in which the guest added them.
 *
 * A line grows to 9,999 at most, to the units left of its option, and to what one order may hold of its item over all
 * options; what is over is dropped. What cannot be bought at all now is not cut down to nothing: an option that is not
 * on sale is carried over as it is, one that is sold out as if its stock were not counted, and the cart's warnings
 * tell. A line stays when the member has not got it and the limit of its item, or the cart, is full.
 */
export const fitInto = (
  own: readonly CartLine[],
  brought: readonly CartLine[],
  found: readonly Sellable[],
): Fitting => {
  const byOption = sellablesByOption(found);
  const had = new Set(own.map(({ optionId }) => optionId));
  const added: CartLine[] = [];
  const left: CartLine[] = [];
  let places = MAX_LINES - own.length;
  for (const line of brought) {
    const isNew = !had.has(line.optionId);
    const quantity = Math.min(line.quantity, roomFor(line.optionId, [...own, ...added], byOption));
    // Racing additions may have filled the cart beyond its bound: then it takes nothing at all.
    const hasPlace = isNew ? places > 0 : places >= 0;
    if (quantity > 0 && hasPlace) {
      added.push({ ...line, quantity });
      if (isNew) places -= 1;
    } else if (isNew || !hasPlace) left.push(line);
  }
  return { added, left: left.slice(0, MAX_LINES) };
};
