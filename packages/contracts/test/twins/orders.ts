import type { ItemId } from "@cofshop/core/shared";
import type { ShopSubject } from "../../src/index.ts";
import { memoryWith } from "./memory-with.ts";

/** Writes over whatever version there is. */
export const ordersWithoutGuard = (): ShopSubject =>
  memoryWith(({ orders }) => ({
    orders: {
      ...orders,
      save: async (order) => {
        const now = await orders.byId(order.id);
        return now !== undefined && orders.save({ ...order, version: now.version + 1 });
      },
    },
  }));

/** Swallows the storage's objection to a second paid payment. */
export const paymentsThatSwallow = (): ShopSubject =>
  memoryWith(({ payments }) => ({
    payments: { ...payments, save: (payment) => payments.save(payment).catch(() => true) },
  }));

/** Ranks by what was ordered, paid or not. */
export const purchasesThatCountEveryOrder = (): ShopSubject => {
  const units = new Map<ItemId, number>();
  return memoryWith(
    ({ orders }) => ({
      orders: {
        ...orders,
        insert: async (order) => {
          for (const { itemId, quantity } of order.lines) units.set(itemId, (units.get(itemId) ?? 0) + quantity);
          return orders.insert(order);
        },
      },
    }),
    ({ purchases }) => ({
      purchases: {
        ...purchases,
        popular: async (limit) => {
          const all = await purchases.popular(limit);
          return [...all].sort((a, b) => (units.get(b.id) ?? 0) - (units.get(a.id) ?? 0));
        },
      },
    }),
  );
};
