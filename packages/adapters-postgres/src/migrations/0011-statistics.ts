import type { Migration } from "./migration.ts";

/**
 * What was counted of each order, fact by fact, and its sums by day. Orders from before are counted when the statistics
 * are checked or rebuilt for the first time.
 */
export const statistics: Migration = {
  name: "0011-statistics",
  statements: ({ id, amount, json, strict, whole }) => [
    `CREATE TABLE cof_sale (
      order_id ${id} NOT NULL, number ${whole} NOT NULL CHECK (number >= 0), day TEXT NOT NULL,
      categories ${json} NOT NULL, cells ${json} NOT NULL, PRIMARY KEY (order_id, number)) ${strict}`,
    "CREATE INDEX cof_sale_day ON cof_sale (day)",
    `CREATE TABLE cof_sales_total (
      part TEXT NOT NULL CHECK (part IN ('DAY', 'HOUR', 'ITEM', 'CATEGORY')), day TEXT NOT NULL, key TEXT NOT NULL,
      orders ${amount} NOT NULL, units ${amount} NOT NULL, gross ${amount} NOT NULL, discounts ${amount} NOT NULL,
      points ${amount} NOT NULL, delivery ${amount} NOT NULL, returned ${amount} NOT NULL,
      returned_gross ${amount} NOT NULL, refunds ${amount} NOT NULL, PRIMARY KEY (part, day, key)) ${strict}`,
    "CREATE INDEX cof_order_paid ON cof_order (paid_at, id) WHERE paid_at IS NOT NULL",
  ],
};
