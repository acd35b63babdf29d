import type { CategoryId, ItemId } from "@cofshop/core";
import { lessPercent } from "@cofshop/core";
import { gramsOf, type Item, type ItemHead, SEARCH_FORM, searchTextOf } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import { sqlItemDocuments } from "./item-documents.ts";
import { type Database, placesFrom } from "./statement.ts";

/** What is kept of an item besides its words. */
const columns = "item_id, version, form, state, sale_price, made, seller_id, categories, name, rest";
const renewed = columns
  .split(", ")
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

/** Writes an item's row over one of an older version or form: $1 … the columns · on PostgreSQL $11 the grams, by blanks. */
const puts: Readonly<Record<Dialect, string>> = {
  postgres: `INSERT INTO cof_item_search AS s (${columns}, grams)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, string_to_array($11, ' '))
    ON CONFLICT (item_id) DO UPDATE SET ${renewed}, grams = excluded.grams
    WHERE s.version < excluded.version OR (s.version = excluded.version AND s.form < excluded.form)`,
  sqlite: `INSERT INTO cof_item_search (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (item_id) DO UPDATE SET ${renewed}
    WHERE version < excluded.version OR (version = excluded.version AND form < excluded.form)`,
};

/** The pieces of a text on SQLite: $1 grams, by blanks · $2 item. */
const putGrams = `INSERT OR REPLACE INTO cof_item_grams (rowid, grams)
  SELECT doc, $1 FROM cof_item_search WHERE item_id = $2`;
const dropGrams = "DELETE FROM cof_item_grams WHERE rowid = (SELECT doc FROM cof_item_search WHERE item_id = $1)";

type Above = { readonly id: CategoryId; readonly name: string };

/** Some categories ($1 …) and all above them. */
const above = (categories: readonly CategoryId[]): string => `WITH RECURSIVE up(id, name, parent_id, depth) AS (
    SELECT id, name, parent_id, depth FROM cof_category WHERE id IN (${placesFrom(1, categories)})
    UNION SELECT c.id, c.name, c.parent_id, c.depth FROM cof_category c JOIN up ON c.id = up.parent_id
  ) SELECT id, name FROM up ORDER BY depth, name`;

/** Items whose row is missing or of an older version or form than theirs: at most $1. */
const outdated = `SELECT i.id AS id FROM cof_item i LEFT JOIN cof_item_search s ON s.item_id = i.id
  WHERE i.state <> 'DELETED' AND (s.item_id IS NULL OR s.version < i.version OR s.form < ${SEARCH_FORM}) LIMIT $1`;

/** What search reads of items. */
export const searchRows = (database: Database) => {
  const put = async (item: ItemHead, categories: readonly Above[], options: readonly string[]): Promise<void> => {
    const { id, version, state, price, discount, createdAt, sellerId } = item;
    const text = searchTextOf({ ...item, options, categories: categories.map(({ name }) => name) });
    const among = categories
      .map((category) => category.id)
      .sort()
      .join(" ");
    const facts = [state, lessPercent(price, discount), createdAt.getTime(), sellerId, among];
    const row = [id, version, SEARCH_FORM, ...facts, text.name, text.rest];
    const grams = [...gramsOf(text)].join(" ");
    if (database.dialect === "postgres") await database.changed(puts.postgres, [...row, grams]);
    else if ((await database.changed(puts.sqlite, row)) > 0) await database.changed(putGrams, [grams, id]);
  };
  const remove = async (id: ItemId): Promise<void> => {
    if (database.dialect === "sqlite") await database.changed(dropGrams, [id]);
    await database.changed("DELETE FROM cof_item_search WHERE item_id = $1", [id]);
  };
  return {
    /** In the transaction that writes the item. */
    write: async (item: Item): Promise<void> => {
      if (item.state === "DELETED") return remove(item.id);
      const { categoryIds } = item;
      const categories = categoryIds.length === 0 ? [] : await database.rows<Above>(above(categoryIds), categoryIds);
      const options = item.options.filter(({ state }) => state !== "DELETED").map(({ description }) => description);
      await put(item, categories, options);
    },
    /** Writes rows that are missing, or of an older version or form; answers how many, at most `limit`. */
    fill: async (limit: number): Promise<number> => {
      const ids = (await database.rows<{ readonly id: ItemId }>(outdated, [limit])).map(({ id }) => id);
      for (const item of await sqlItemDocuments(database).byIds(ids)) await put(item, item.categories, item.options);
      return ids.length;
    },
  };
};
