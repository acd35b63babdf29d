import type { CategoryId } from "@cofshop/core";
import type { Categories, Category } from "@cofshop/core/item";
import { type CategoryRow, categoryTable } from "./item-tables.ts";
import type { Database } from "./statement.ts";

/** From a category up to its root. */
const upwards = `WITH RECURSIVE up(id, name, parent_id, depth) AS (
  SELECT id, name, parent_id, depth FROM cof_category WHERE id = $1
  UNION ALL SELECT c.id, c.name, c.parent_id, c.depth FROM cof_category c JOIN up ON c.id = up.parent_id
) SELECT id, name, parent_id AS "parentId", depth FROM up ORDER BY depth`;

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
    // Without a target: the only other conflict would be an id made twice.
    insert: async (entity) =>
      (await database.insert(
        category,
        [{ ...entity, parentId: entity.parentId ?? null }],
        "ON CONFLICT DO NOTHING",
      )) === 1,
    remove: async (id) => (await database.changed(removeUnused, [id])) === 1,
  };
};

export const toCategory = (row: CategoryRow): Category => ({
  ...row,
  id: row.id as CategoryId,
  parentId: (row.parentId ?? undefined) as CategoryId | undefined,
});
