import type { CategoryId, ItemId, Money, OptionId } from "@cofshop/core";
import { lessPercent } from "@cofshop/core";
import type { Category, Item, ItemFilter, Items, Option } from "@cofshop/core/item";
import { toCategory } from "./categories.ts";
import { searchRows } from "./item-search-rows.ts";
import { toHead, toSummary } from "./item-summaries.ts";
import {
  categoryTable,
  type ItemRow,
  itemCategoryTable,
  itemTable,
  type OptionRow,
  optionTable,
} from "./item-tables.ts";
import type { Database, Value } from "./statement.ts";

/** The items of a category and of all below it. */
export const belowCategory = (category: string): string => `WITH RECURSIVE below(id) AS (
  SELECT id FROM cof_category WHERE id = ${category}
  UNION ALL SELECT c.id FROM cof_category c JOIN below ON c.parent_id = below.id
) SELECT ic.item_id FROM cof_item_category ic JOIN below ON below.id = ic.category_id`;

const sorts = {
  newest: { column: "i.created_at", direction: "DESC", beyond: "<" },
  "price-asc": { column: "i.sale_price", direction: "ASC", beyond: ">" },
  "price-desc": { column: "i.sale_price", direction: "DESC", beyond: "<" },
} as const;

export const sqlItems = (database: Database): Items => {
  const { dialect } = database;
  const item = itemTable[dialect];
  const option = optionTable[dialect];
  const category = categoryTable[dialect];
  const itemCategory = itemCategoryTable[dialect];
  const texts = searchRows(database);

  const optionsOf = async (id: ItemId): Promise<readonly Option[]> => {
    const from = "FROM cof_item_option o WHERE o.item_id = $1 AND o.state <> 'DELETED' ORDER BY o.id";
    return (await database.find({ o: option }, from, [id])).map(({ o }) => toOption(o));
  };
  const categoriesOf = async (id: ItemId): Promise<readonly Category[]> => {
    const from = `FROM cof_category c JOIN cof_item_category ic ON ic.category_id = c.id
      WHERE ic.item_id = $1 ORDER BY c.depth, c.name`;
    return (await database.find({ c: category }, from, [id])).map(({ c }) => toCategory(c));
  };

  const parts = async (row: ItemRow) => {
    const id = row.id as ItemId;
    const options = await optionsOf(id);
    const categories = await categoriesOf(id);
    const entity: Item = {
      ...toHead(row),
      images: row.images,
      options,
      categoryIds: categories.map((each) => each.id),
    };
    return { entity, categories };
  };

  const linkCategories = (id: ItemId, categoryIds: readonly CategoryId[]) =>
    database.insert(
      itemCategory,
      categoryIds.map((categoryId) => ({ itemId: id, categoryId })),
      "ON CONFLICT DO NOTHING",
    );

  return {
    byId: async (id) => {
      const [row] = await database.find({ i: item }, "FROM cof_item i WHERE i.id = $1 AND i.state <> 'DELETED'", [id]);
      return row && (await parts(row.i)).entity;
    },
    head: async (id) => {
      const [row] = await database.find({ i: item }, "FROM cof_item i WHERE i.id = $1 AND i.state <> 'DELETED'", [id]);
      return row && toHead(row.i);
    },
    detail: async (id) => {
      const from = "FROM cof_item i JOIN cof_member m ON m.id = i.seller_id WHERE i.id = $1 AND i.state <> 'DELETED'";
      const [row] = await database.find({ i: item }, from, [id], { sellerName: "m.name" });
      if (row === undefined) return undefined;
      const { entity, categories } = await parts(row.i);
      return { item: entity, sellerName: row.sellerName, categories };
    },
    list: async ({ sort, category: below, stopped }: ItemFilter, { after, limit }) => {
      const values: Value[] = [];
      const bound = (value: Value): string => `$${values.push(value)}`;
      const { column, direction, beyond } = sorts[sort];
      const conditions = [stopped ? "i.state <> 'DELETED'" : "i.state = 'SELL'"];
      if (below !== undefined) conditions.push(`i.id IN (${belowCategory(bound(below))})`);
      if (after !== undefined) {
        const key = bound(sort === "newest" ? new Date(after.key) : after.key);
        conditions.push(`(${column} ${beyond} ${key} OR (${column} = ${key} AND i.id < ${bound(after.id)}))`);
      }
      const from = `FROM cof_item i WHERE ${conditions.join(" AND ")}
        ORDER BY ${column} ${direction}, i.id DESC LIMIT ${limit}`;
      return (await database.find({ i: item }, from, values)).map(({ i }) => toSummary(i));
    },
    sellables: async (options) => {
      if (options.length === 0) return [];
      const places = options.map((_option, index) => `$${index + 1}`).join(", ");
      const from = `FROM cof_item_option o JOIN cof_item i ON i.id = o.item_id WHERE o.id IN (${places})`;
      const rows = await database.find({ o: option, i: item }, from, options);
      return rows.map(({ o, i }) => ({ item: toHead(i), option: toOption(o) }));
    },
    insert: async (entity) => {
      await database.insert(item, [{ ...toRow(entity), ratingSum: 0, ratingCount: 0 }]);
      await database.insert(
        option,
        entity.options.map((each) => ({ ...each, stock: 0 })),
      );
      await linkCategories(entity.id, entity.categoryIds);
      await texts.write(entity);
    },
    save: async (entity) => {
      const guard = { id: entity.id, version: entity.version - 1 };
      if ((await database.update(item, toRow(entity), guard)) !== 1) return false;
      // Stock is left out of what a conflict updates: a live counter is never overwritten.
      await database.insert(
        option,
        entity.options.map((each) => ({ ...each, stock: 0 })),
        `ON CONFLICT (id) DO UPDATE SET description = excluded.description, surcharge = excluded.surcharge,
         discount = excluded.discount, state = excluded.state, inventory = excluded.inventory`,
      );
      await database.changed("DELETE FROM cof_item_category WHERE item_id = $1", [entity.id]);
      await linkCategories(entity.id, entity.categoryIds);
      await texts.write(entity);
      return true;
    },
  };
};

type UnratedRow = Omit<ItemRow, "ratingSum" | "ratingCount">;

/** All of a row but its rating, which reviews count. */
const toRow = ({ options: _options, categoryIds: _categoryIds, rating: _rating, ...item }: Item): UnratedRow => ({
  ...item,
  salePrice: lessPercent(item.price, item.discount),
  deliveryFee: item.deliveryFee ?? null,
  perOrderLimit: item.perOrderLimit ?? null,
});

const toOption = (row: OptionRow): Option => ({
  ...row,
  id: row.id as OptionId,
  itemId: row.itemId as ItemId,
  surcharge: row.surcharge as Money,
});
