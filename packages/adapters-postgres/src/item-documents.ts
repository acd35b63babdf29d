import type { ItemId } from "@cofshop/core";
import type { Category, ItemDocument, ItemDocuments } from "@cofshop/core/item";
import { toCategory } from "./categories.ts";
import { toSummary } from "./item-summaries.ts";
import { type CategoryRow, type ItemRow, itemTable } from "./item-tables.ts";
import { unitsSold } from "./purchases.ts";
import { type Database, placesFrom, type Value } from "./statement.ts";

/** The categories of some items ($1 …) and all above them, each with its item. */
const categoriesAbove = (ids: readonly ItemId[]): string => `WITH RECURSIVE up(item_id, id) AS (
    SELECT item_id, category_id FROM cof_item_category WHERE item_id IN (${placesFrom(1, ids)})
    UNION SELECT up.item_id, c.parent_id FROM up JOIN cof_category c ON c.id = up.id WHERE c.parent_id IS NOT NULL
  ) SELECT up.item_id AS "itemId", c.id AS id, c.name AS name, c.parent_id AS "parentId", c.depth AS depth
  FROM up JOIN cof_category c ON c.id = up.id ORDER BY c.depth, c.name`;

const optionsOf = (ids: readonly ItemId[]): string =>
  `SELECT item_id AS "itemId", description AS description FROM cof_item_option
  WHERE item_id IN (${placesFrom(1, ids)}) AND state <> 'DELETED' ORDER BY id`;

type OfItem = { readonly itemId: ItemId };
const byItem = <Row extends OfItem, T>(
  rows: readonly Row[],
  take: (row: Row) => T,
): ReadonlyMap<string, readonly T[]> => {
  const lists = new Map<string, T[]>();
  for (const row of rows) lists.set(row.itemId, [...(lists.get(row.itemId) ?? []), take(row)]);
  return lists;
};

export const sqlItemDocuments = (database: Database): ItemDocuments => {
  const documents = async (rest: string, values: readonly Value[]): Promise<readonly ItemDocument[]> => {
    const numbers = { ratingVersion: "i.rating_version", sold: unitsSold };
    const rows = await database.find({ i: itemTable[database.dialect] }, `FROM cof_item i ${rest}`, values, numbers);
    const ids = rows.map(({ i }) => i.id as ItemId);
    if (ids.length === 0) return [];
    const above = await database.rows<CategoryRow & OfItem>(categoriesAbove(ids), ids);
    const described = await database.rows<OfItem & { readonly description: string }>(optionsOf(ids), ids);
    const categories = byItem<CategoryRow & OfItem, Category>(above, ({ itemId: _itemId, ...row }) => toCategory(row));
    const options = byItem(described, ({ description }) => description);
    return rows.map(({ i, ratingVersion, sold }: { i: ItemRow; ratingVersion: string; sold: string }) => ({
      ...toSummary(i),
      revision: i.version + Number(ratingVersion),
      categories: categories.get(i.id) ?? [],
      options: options.get(i.id) ?? [],
      sold: Number(sold),
    }));
  };
  return {
    byIds: async (ids) => (ids.length === 0 ? [] : documents(`WHERE i.id IN (${placesFrom(1, ids)})`, ids)),
    after: async (id, limit) =>
      documents(
        `${id === undefined ? "" : "WHERE i.id > $1"} ORDER BY i.id LIMIT ${limit}`,
        id === undefined ? [] : [id],
      ),
    count: async () => {
      const [row] = await database.rows<{ readonly count: string | number }>("SELECT count(*) AS count FROM cof_item");
      return Number(row?.count ?? 0);
    },
  };
};
