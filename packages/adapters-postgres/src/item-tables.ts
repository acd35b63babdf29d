import type { Image, InventoryPolicy, SaleState } from "@cofshop/core/item";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";

export type ItemRow = {
  id: string;
  sellerId: string;
  name: string;
  price: number;
  discount: number;
  /** The price less the discount, kept for sorting. */
  salePrice: number;
  state: SaleState;
  deliveryFee: number | null;
  origin: string;
  perOrderLimit: number | null;
  images: readonly Image[];
  ratingSum: number;
  ratingCount: number;
  createdAt: Date;
  version: number;
};

export const itemTable: Table<ItemRow> = perDialect(
  ({ id, text, amount, whole, time, json }) =>
    new EntitySchema<ItemRow>({
      name: "cof_item",
      columns: {
        id: primary(id),
        sellerId: named("seller_id", id),
        name: text,
        price: amount,
        discount: whole,
        salePrice: named("sale_price", amount),
        state: text,
        deliveryFee: named("delivery_fee", optional(amount)),
        origin: text,
        perOrderLimit: named("per_order_limit", optional(whole)),
        images: json,
        ratingSum: named("rating_sum", amount),
        ratingCount: named("rating_count", whole),
        createdAt: named("created_at", time),
        version: whole,
      },
    }),
);

export type OptionRow = {
  id: string;
  itemId: string;
  description: string;
  surcharge: number;
  discount: number;
  state: SaleState;
  inventory: InventoryPolicy;
  stock: number;
};

export const optionTable: Table<OptionRow> = perDialect(
  ({ id, text, amount, whole }) =>
    new EntitySchema<OptionRow>({
      name: "cof_item_option",
      columns: {
        id: primary(id),
        itemId: named("item_id", id),
        description: text,
        surcharge: amount,
        discount: whole,
        state: text,
        inventory: text,
        stock: whole,
      },
    }),
);

export type CategoryRow = { id: string; name: string; parentId: string | null; depth: number };

export const categoryTable: Table<CategoryRow> = perDialect(
  ({ id, text, whole }) =>
    new EntitySchema<CategoryRow>({
      name: "cof_category",
      columns: { id: primary(id), name: text, parentId: named("parent_id", optional(id)), depth: whole },
    }),
);

export type ItemCategoryRow = { itemId: string; categoryId: string };

export const itemCategoryTable: Table<ItemCategoryRow> = perDialect(
  ({ id }) =>
    new EntitySchema<ItemCategoryRow>({
      name: "cof_item_category",
      columns: { itemId: primary(named("item_id", id)), categoryId: primary(named("category_id", id)) },
    }),
);

export type MovementRow = { id: string; optionId: string; delta: number; reason: string; actor: string; at: Date };

export const movementTable: Table<MovementRow> = perDialect(
  ({ id, text, whole, time }) =>
    new EntitySchema<MovementRow>({
      name: "cof_stock_movement",
      columns: { id: primary(id), optionId: named("option_id", id), delta: whole, reason: text, actor: text, at: time },
    }),
);
