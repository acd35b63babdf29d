import { add, lessPercent, type Money, subtract, times, zero } from "../shared/money.ts";
import type { ItemHead } from "./item.ts";
import type { Option } from "./option.ts";

/** An option together with the item it belongs to: all that selling it needs. */
export type Sellable = { readonly item: ItemHead; readonly option: Option };
export type Wanted = { readonly sellable: Sellable; readonly quantity: number };

/** What the buyer's standing is worth. */
export type Buyer = {
  /** Percent off every unit price, 0 to 100. */
  readonly tierPercent: number;
};
export const plainBuyer: Buyer = { tierPercent: 0 };

/** The price of one unit for a buyer. Replaceable: `createShop(ports, { unitPrice })`. */
export type UnitPricePolicy = (sellable: Sellable, buyer: Buyer) => Money;

/** Item price less its discount, plus surcharge, less the option's, then the tier's discount; each rounded down. */
export const standardUnitPrice: UnitPricePolicy = ({ item, option }, { tierPercent }) => {
  const base = add(lessPercent(item.price, item.discount), option.surcharge);
  return lessPercent(lessPercent(base, option.discount), tierPercent);
};

/** The delivery fee of a whole order. Replaceable: `createShop(ports, { deliveryFee })`. */
export type DeliveryFeePolicy = (wanted: readonly Wanted[], itemTotal: Money) => Money;

/** The fees of the distinct items added up, nothing from `freeFrom` on. */
export const standardDeliveryFee =
  ({ defaultFee, freeFrom }: { readonly defaultFee: Money; readonly freeFrom: Money }): DeliveryFeePolicy =>
  (wanted, itemTotal) => {
    if (itemTotal >= freeFrom) return zero;
    const fees = new Map(wanted.map(({ sellable: { item } }) => [item.id, item.deliveryFee ?? defaultFee]));
    return add(...fees.values());
  };

export type PricePolicies = { readonly unitPrice: UnitPricePolicy; readonly deliveryFee: DeliveryFeePolicy };

export type QuotedLine = Wanted & { readonly unitPrice: Money; readonly lineTotal: Money };
export type Quote = {
  readonly lines: readonly QuotedLine[];
  /** What the lines cost after the tier's discount. */
  readonly itemTotal: Money;
  readonly tierDiscount: Money;
  readonly deliveryFee: Money;
  readonly total: Money;
};

/** What goods cost: the one calculation behind the cart's total and the order's price. */
export const quote = ({ unitPrice, deliveryFee }: PricePolicies, buyer: Buyer, wanted: readonly Wanted[]): Quote => {
  const lines = wanted.map((each): QuotedLine => {
    const unit = unitPrice(each.sellable, buyer);
    return { ...each, unitPrice: unit, lineTotal: times(unit, each.quantity) };
  });
  const itemTotal = add(...lines.map((line) => line.lineTotal));
  const beforeTier = add(...wanted.map((each) => times(unitPrice(each.sellable, plainBuyer), each.quantity)));
  const fee = wanted.length === 0 ? zero : deliveryFee(wanted, itemTotal);
  return {
    lines,
    itemTotal,
    tierDiscount: subtract(beforeTier, itemTotal),
    deliveryFee: fee,
    total: add(itemTotal, fee),
  };
};
