import type { CategoryId } from "@cofshop/core";
import type { Categories, Category } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import { type CategoryRow, categoryTable } from "./item-tables.ts";
import type { Database } from "./statement.ts";

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
