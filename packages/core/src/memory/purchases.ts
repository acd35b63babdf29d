import type { Purchases } from "../item/index.ts";
import type { OrderState } from "../order/index.ts";
import type { ItemId } from "../shared/ids.ts";
import { itemTable } from "./item-tables.ts";
import { summaryOf } from "./items.ts";
import { orderTable } from "./orders.ts";
import type { View } from "./store.ts";

const delivered: readonly OrderState[] = ["DELIVERED", "COMPLETED"];
const sold: readonly OrderState[] = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", ...delivered];

/** Units of each item in orders from PAID to COMPLETED, without those that came back. */
export const unitsSold = (view: View): ReadonlyMap<ItemId, number> => {
  const units = new Map<ItemId, number>();
  for (const { state, lines } of view.all(orderTable)) {
    if (!sold.includes(state)) continue;
    for (const { itemId, quantity, refunded } of lines) {
      units.set(itemId, (units.get(itemId) ?? 0) + quantity - refunded);
    }
  }
  return units;
};

export const memoryPurchases = (view: View): Purchases => ({
  delivered: async (member, item) => {
    await view.turn("read");
    return view
      .all(orderTable)
      .some(
        ({ memberId, state, lines }) =>
          memberId === member && delivered.includes(state) && lines.some(({ itemId }) => itemId === item),
      );
  },
  popular: async (limit) => {
    await view.turn("read");
    const units = unitsSold(view);
    return view
      .all(itemTable)
      .filter(({ id, state }) => state === "SELL" && (units.get(id) ?? 0) > 0)
      .sort(
        (a, b) =>
          (units.get(b.id) ?? 0) - (units.get(a.id) ?? 0) ||
          b.createdAt.getTime() - a.createdAt.getTime() ||
          Number(a.id < b.id) - Number(a.id > b.id),
      )
      .slice(0, limit)
      .map(summaryOf);
  },
});
