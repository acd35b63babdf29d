import type { CategorySales, DaySales, HourSales, ItemSales, SalesCheck, SalesOf } from "@cofshop/core/statistics";
import { z } from "zod";
import { type Answer, okayTable, type View, view } from "./answer.ts";
import { out } from "./fields.ts";

const figures = {
  orders: z.int(),
  units: z.int(),
  gross: out.amount,
  discounts: out.amount,
  points: out.amount,
  delivery: out.amount,
  returnedUnits: z.int(),
  refunds: out.amount,
  net: out.amount,
};

const figuresOf = ({ orders, units, gross, discounts, points, delivery, returned, refunds, net }: SalesOf<object>) => ({
  orders,
  units,
  gross,
  discounts,
  points,
  delivery,
  returnedUnits: returned,
  refunds,
  net,
});

export const daysAnswer: Answer<readonly DaySales[]> = okayTable({ date: out.day, ...figures }, ({ day, ...row }) => ({
  date: day,
  ...figuresOf(row),
}));

export const hoursAnswer: Answer<readonly HourSales[]> = okayTable(
  { hour: z.int().min(0).max(23), ...figures },
  ({ hour, ...row }) => ({ hour, ...figuresOf(row) }),
);

export const itemsAnswer: Answer<readonly ItemSales[]> = okayTable(
  {
    itemId: out.id,
    itemName: z.string().nullable(),
    totalSold: z.int(),
    totalRevenue: out.amount,
    lastOrderDate: out.day,
  },
  ({ itemId, itemName, units, revenue, lastSoldOn }) => ({
    itemId,
    itemName: itemName ?? null,
    totalSold: units,
    totalRevenue: revenue,
    lastOrderDate: lastSoldOn,
  }),
);

export const categoriesAnswer: Answer<readonly CategorySales[]> = okayTable(
  {
    categoryId: out.id,
    categoryName: z.string().nullable(),
    orders: z.int(),
    totalSold: z.int(),
    totalRevenue: out.amount,
  },
  ({ categoryId, categoryName, orders, units, revenue }) => ({
    categoryId,
    categoryName: categoryName ?? null,
    orders,
    totalSold: units,
    totalRevenue: revenue,
  }),
);

/** What a recount found: orders that were counted wrongly, and sums that were not those of their orders. */
export const salesCheckView: View<SalesCheck> = view(
  z.strictObject({ orders: z.int(), sums: z.int() }),
  ({ orders, sums }) => ({ orders, sums }),
);
