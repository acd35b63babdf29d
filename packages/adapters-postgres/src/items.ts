import type { CategoryId, ItemId, MemberId, Money, OptionId } from "@cofshop/core";
import { lessPercent } from "@cofshop/core";
import type { Image, Item, ItemFilter, ItemHead, Items, Option } from "@cofshop/core/item";
import { toCategory } from "./categories.ts";
import {
  categoryTable,
  type ItemRow,
  itemCategoryTable,
  itemTable,
  type OptionRow,
  optionTable,
} from "./item-tables.ts";
import type { Database } from "./statement.ts";

type DetailRow = ItemRow & { sellerName: string };

/** The category of the filter and all below it. */
const belowCategory = `WITH RECURSIVE below(id) AS (
  SELECT id FROM cof_category WHERE id = :category
  UNION ALL SELECT c.id FROM cof_category c JOIN below ON c.parent_id = below.id
) SELECT ic.item_id FROM cof_item_category ic JOIN below ON below.id = ic.category_id`;

const sorts = {
  newest: { column: "i.createdAt", direction: "DESC", beyond: "<" },
  "price-asc": { column: "i.salePrice", direction: "ASC", beyond: ">" },
  "price-desc": { column: "i.salePrice", direction: "DESC", beyond: "<" },
} as const;

export const sqlItems = (database: Database): Items => {
  const { dialect } = database;
  const item = itemTable[dialect];
  const option = optionTable[dialect];
  const category = categoryTable[dialect];
  const itemCategory = itemCategoryTable[dialect];

  const optionsOf = async (id: ItemId): Promise<readonly Option[]> => {
    const rows = await database
      .select(option, "o")
      .where("o.itemId = :id AND o.state <> 'DELETED'", { id })
      .orderBy("o.id")
      .getMany();
    return rows.map(toOption);
  };
  const categoriesOf = (id: ItemId) =>
    database
      .select(category, "c")
      .where("c.id IN (SELECT ic.category_id FROM cof_item_category ic WHERE ic.item_id = :id)", { id })
      .orderBy("c.depth")
      .addOrderBy("c.name")
      .getMany();

  const parts = async (row: ItemRow) => {
    const id = row.id as ItemId;
    const options = await optionsOf(id);
    const categories = (await categoriesOf(id)).map(toCategory);
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
      const row = await database.select(item, "i").where("i.id = :id AND i.state <> 'DELETED'", { id }).getOne();
      return row === null ? undefined : (await parts(row)).entity;
    },
    detail: async (id) => {
      const found = await database
        .select(item, "i")
        .innerJoin("cof_member", "m", "m.id = i.sellerId")
        .addSelect("m.name", "sellerName")
        .where("i.id = :id AND i.state <> 'DELETED'", { id })
        .getRawAndEntities<DetailRow>();
      const [row] = found.entities;
      if (row === undefined) return undefined;
      const { entity, categories } = await parts(row);
      return { item: entity, sellerName: found.raw[0]?.sellerName ?? "", categories };
    },
    list: async ({ sort, category: below, stopped }: ItemFilter, { after, limit }) => {
      const query = database.select(item, "i").where(stopped ? "i.state <> 'DELETED'" : "i.state = 'SELL'");
      if (below !== undefined) query.andWhere(`i.id IN (${belowCategory})`, { category: below });
      const { column, direction, beyond } = sorts[sort];
      if (after !== undefined) {
        const key = sort === "newest" ? new Date(after.key) : after.key;
        query.andWhere(`(${column} ${beyond} :key OR (${column} = :key AND i.id < :last))`, { key, last: after.id });
      }
      const rows = await query.orderBy(column, direction).addOrderBy("i.id", "DESC").limit(limit).getMany();
      return rows.map((row) => ({ ...toHead(row), salePrice: row.salePrice as Money, image: shownImage(row.images) }));
    },
    sellables: async (options) => {
      if (options.length === 0) return [];
      const rows = await database
        .select(option, "o")
        .innerJoinAndSelect("o.item", "i")
        .where("o.id IN (:...options)", { options })
        .getMany();
      return rows.flatMap((row) => (row.item === undefined ? [] : [{ item: toHead(row.item), option: toOption(row) }]));
    },
    insert: async (entity) => {
      await database.insert(item, [toRow(entity)]);
      await database.insert(
        option,
        entity.options.map((each) => ({ ...each, stock: 0 })),
      );
      await linkCategories(entity.id, entity.categoryIds);
    },
    save: async (entity) => {
      const guard = { id: entity.id, before: entity.version - 1 };
      if ((await database.update(item, toRow(entity), "id = :id AND version = :before", guard)) !== 1) return false;
      // Stock is left out of what a conflict updates: a live counter is never overwritten.
      await database.insert(
        option,
        entity.options.map((each) => ({ ...each, stock: 0 })),
        `ON CONFLICT (id) DO UPDATE SET description = excluded.description, surcharge = excluded.surcharge,
         discount = excluded.discount, state = excluded.state, inventory = excluded.inventory`,
      );
      await database.changed("DELETE FROM cof_item_category WHERE item_id = $1", [entity.id]);
      await linkCategories(entity.id, entity.categoryIds);
      return true;
    },
  };
};

const shownImage = (images: readonly Image[]): Image | undefined =>
  images.find(({ type }) => type === "REPRESENTATIVE") ?? images[0];

const toRow = ({ options: _options, categoryIds: _categoryIds, ...item }: Item): ItemRow => ({
  ...item,
  salePrice: lessPercent(item.price, item.discount),
  deliveryFee: item.deliveryFee ?? null,
  perOrderLimit: item.perOrderLimit ?? null,
});

const toHead = ({ salePrice: _salePrice, images: _images, ...row }: ItemRow): ItemHead => ({
  ...row,
  id: row.id as ItemId,
  sellerId: row.sellerId as MemberId,
  price: row.price as Money,
  deliveryFee: (row.deliveryFee ?? undefined) as Money | undefined,
  perOrderLimit: row.perOrderLimit ?? undefined,
});

const toOption = ({ item: _item, ...row }: OptionRow): Option => ({
  ...row,
  id: row.id as OptionId,
  itemId: row.itemId as ItemId,
  surcharge: row.surcharge as Money,
});
