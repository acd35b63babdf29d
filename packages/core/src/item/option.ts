import type { ItemId, OptionId } from "../shared/ids.ts";
import { type Check, text, whole } from "../shared/input.ts";
import { MAX_AMOUNT, type Money, money } from "../shared/money.ts";

/** A deleted item or option stays for the orders that name it, and is found by nobody. */
export type SaleState = "SELL" | "STOP" | "DELETED";

/**
 * When stock is counted down: never (`none`: always sellable), when paid (`track`), or when the order is placed
 * (`reserve-on-order`).
 */
export type InventoryPolicy = "none" | "track" | "reserve-on-order";

/** What a customer buys: an item in one of its variants. `stock` changes by `adjustStock`, orders and nothing else. */
export type Option = {
  readonly id: OptionId;
  readonly itemId: ItemId;
  readonly description: string;
  /** Added to the item's price. */
  readonly surcharge: Money;
  /** Percent, 0 to 100. */
  readonly discount: number;
  readonly state: SaleState;
  readonly inventory: InventoryPolicy;
  readonly stock: number;
};

export type OptionDraft = {
  readonly description: string;
  readonly surcharge?: number | undefined;
  readonly discount?: number | undefined;
  readonly inventory?: InventoryPolicy | undefined;
  readonly stock: number;
};
export type OptionChange = {
  readonly id: OptionId;
  readonly description?: string | undefined;
  readonly surcharge?: number | undefined;
  readonly discount?: number | undefined;
  readonly inventory?: InventoryPolicy | undefined;
  readonly state?: "SELL" | "STOP" | undefined;
};

/** What one movement may bring. */
export const MAX_STOCK = 1_000_000;
/** What an option may hold: far below where a database's integers end. */
export const MAX_COUNTER = 1_000_000_000;

export const checkOption = (field: string, option: OptionDraft | OptionChange): Check => {
  const { description, surcharge = 0, discount = 0 } = option;
  const stock = "stock" in option ? option.stock : 0;
  return (
    (description === undefined ? undefined : text(`${field}.description`, description, 1, 200)) ??
    whole(`${field}.additionalPrice`, surcharge, 0, MAX_AMOUNT) ??
    whole(`${field}.discountRate`, discount, 0, 100) ??
    whole(`${field}.stock`, stock, 0, MAX_STOCK)
  );
};

/** A new option. It starts empty: its first stock arrives as a movement like all others. */
export const draftOption = (id: OptionId, itemId: ItemId, draft: OptionDraft): Option => ({
  id,
  itemId,
  description: draft.description.trim(),
  surcharge: money(draft.surcharge ?? 0),
  discount: draft.discount ?? 0,
  state: "SELL",
  inventory: draft.inventory ?? "reserve-on-order",
  stock: 0,
});

export const changeOption = (option: Option, change: OptionChange): Option => ({
  ...option,
  description: change.description?.trim() ?? option.description,
  surcharge: change.surcharge === undefined ? option.surcharge : money(change.surcharge),
  discount: change.discount ?? option.discount,
  inventory: change.inventory ?? option.inventory,
  state: change.state ?? option.state,
});
