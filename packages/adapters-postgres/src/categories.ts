import type { CategoryId, ItemId } from "@cofshop/core";
import type { Categories, Category } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import { type CategoryRow, categoryTable } from "./item-tables.ts";
import { type Database, placesFrom } from "./statement.ts";

/** From a category up to its root. */
const upwards = `WITH RECURSIVE up(id, name, parent_id, depth) AS (
  SELECT id, name, parent_id, depth FROM cof_category WHERE id = $1
  UNION ALL SELECT c.id, c.name, c.parent_id, c.depth FROM cof_category c JOIN up ON c.id = up.parent_id
) SELECT id, name, parent_id AS "parentId", depth FROM up ORDER BY depth`;

/**
 * Adds a category below a parent that stays: $1 id · $2 name · $3 parent · $4 depth. PostgreSQL waits for whoever is
 * removing the parent. No conflict is named because two may arise: the sibling's name, or an id made twice.
 */
const insertBelow: Readonly<Record<Dialect, string>> = {
  postgres: `INSERT INTO cof_category (id, name, parent_id, depth)
    SELECT $1::uuid, $2, p.id, $4::integer FROM (SELECT id FROM cof_category WHERE id = $3 FOR KEY SHARE) p
    ON CONFLICT DO NOTHING`,
  sqlite: `INSERT INTO cof_category (id, name, parent_id, depth)
    SELECT $1, $2, p.id, $4 FROM cof_category p WHERE p.id = $3 ON CONFLICT DO NOTHING`,
};

/** The categories of items, those above them too. */
const ofItems = (places: string): string => `WITH RECURSIVE up(item_id, id, parent_id) AS (
  SELECT ic.item_id, c.id, c.parent_id FROM cof_item_category ic JOIN cof_category c ON c.id = ic.category_id
  WHERE ic.item_id IN (${places})
  UNION SELECT up.item_id, c.id, c.parent_id FROM up JOIN cof_category c ON c.id = up.parent_id
) SELECT item_id AS "itemId", id FROM up ORDER BY item_id, id`;

const removeUnused = `DELETE FROM cof_category WHERE id = $1
  AND NOT EXISTS (SELECT 1 FROM cof_category c WHERE c.parent_id = $1)
  AND NOT EXISTS (SELECT 1 FROM cof_item_category ic WHERE ic.category_id = $1)`;

export const sqlCategories = (database: Database): Categories => {
  const category = categoryTable[database.dialect];
  const all = () => database.select(category, "c").orderBy("c.depth").addOrderBy("c.name");
  return {
    all: async () => (await all().getMany()).map(toCategory),
    byId: async (id) => {
      const row = await database.select(category, "c").where("c.id = :id", { id }).getOne();
      return row === null ? undefined : toCategory(row);
    },
    children: async (id) => (await all().where("c.parentId = :id", { id }).getMany()).map(toCategory),
    path: async (id) => (await database.rows<CategoryRow>(upwards, [id])).map(toCategory),
    ofItems: async (items) => {
      const found = new Map<ItemId, CategoryId[]>(items.map((id) => [id, []]));
      if (items.length === 0) return found;
      const rows = await database.rows<{ itemId: string; id: string }>(ofItems(placesFrom(1, items)), items);
      for (const { itemId, id } of rows) found.get(itemId as ItemId)?.push(id as CategoryId);
      return found;
    },
    insert: async ({ id, name, parentId, depth }) =>
      (parentId === undefined
        ? await database.insert(category, [{ id, name, parentId: null, depth }], "ON CONFLICT DO NOTHING")
        : await database.changed(insertBelow[database.dialect], [id, name, parentId, depth])) === 1,
    remove: async (id) => (await database.changed(removeUnused, [id])) === 1,
  };
};

export const toCategory = (row: CategoryRow): Category => ({
  ...row,
  id: row.id as CategoryId,
  parentId: (row.parentId ?? undefined) as CategoryId | undefined,
});
