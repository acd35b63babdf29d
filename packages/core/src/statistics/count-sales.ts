import type { CategoryReads } from "../item/index.ts";
import type { OrderEvent, OrderReads } from "../order/index.ts";
import type { Zone } from "../shared/day.ts";
import type { Recorded } from "../shared/event.ts";
import { type ItemId, idOf, type OrderId } from "../shared/ids.ts";
import type { Sales } from "./ports.ts";
import { factsOf, type ItemCategories, type SalesFact, sameFact } from "./sale.ts";

export type CountSalesTx = {
  readonly orders: Pick<OrderReads, "byId">;
  readonly categories: Pick<CategoryReads, "ofItems">;
  readonly sales: Sales;
};

/** Where the order's items were counted. */
export const notedCategories = (counted: readonly SalesFact[]): ItemCategories =>
  Object.assign({}, ...counted.map(({ categories }) => categories));

/** A step: where the items count: as noted before, the others where they are now. */
const categoriesOf = async (
  { categories }: Pick<CountSalesTx, "categories">,
  items: readonly ItemId[],
  counted: readonly SalesFact[],
): Promise<ItemCategories> => {
  const noted = notedCategories(counted);
  const unknown = [...new Set(items)].filter((item) => noted[item] === undefined);
  return unknown.length === 0 ? noted : { ...noted, ...Object.fromEntries(await categories.ofItems(unknown)) };
};

/**
 * A step: whatever happened to the order's money is counted, and nothing else of it is. Answers how many facts were missing
 * or wrong. It may be repeated, and take turns with itself: what is right stays as it is.
 */
export const countOrder = async (tx: CountSalesTx, id: OrderId, zone: Zone): Promise<number> => {
  // Before the order is read: an order knows everything that was ever counted of it.
  const counted = await tx.sales.counted([id]);
  const order = await tx.orders.byId(id);
  if (order === undefined) return tx.sales.uncount(counted);
  const items = order.lines.map(({ itemId }) => itemId);
  const facts = factsOf(order, await categoriesOf(tx, items, counted), zone);
  const wrong = counted.filter((one) => !facts.some((fact) => sameFact(one, fact)));
  const missing = facts.filter((fact) => !counted.some((one) => sameFact(one, fact)));
  if (wrong.length > 0) await tx.sales.uncount(wrong);
  if (missing.length > 0) await tx.sales.count(missing);
  return Math.max(wrong.length, missing.length);
};

/** What moves an order's money. */
export type SalesEvent = Extract<OrderEvent, { readonly type: "order.paid" | "order.refunded" }>;
export const salesEvents: readonly SalesEvent["type"][] = ["order.paid", "order.refunded"];

/**
 * Counts an order when it is paid and when money of it goes back. The event says which order; how much it was, the order
 * itself does, in the same transaction: an event of an old release knows less.
 */
export const makeCountSales =
  (zone: Zone) =>
  async (event: Recorded<SalesEvent>, tx: CountSalesTx): Promise<void> => {
    await countOrder(tx, idOf<OrderId>(event.subject), zone);
  };
