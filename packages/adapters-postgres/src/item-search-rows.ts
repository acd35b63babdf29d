import type { CategoryId, ItemId } from "@cofshop/core";
import { gramsOf, type Item, SEARCH_FORM, type SearchText, searchTextOf } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import { sqlItemDocuments } from "./item-documents.ts";
import { type Database, placesFrom } from "./statement.ts";

type Named = { readonly name: string };

/** Writes an item's text over an older one: $1 item · $2 version · $3 form · $4 name · $5 rest · $6 grams, by blanks. */
const puts: Readonly<Record<Dialect, string>> = {
  postgres: `INSERT INTO cof_item_search AS s (item_id, version, form, name, rest, grams)
    VALUES ($1, $2, $3, $4, $5, string_to_array($6, ' '))
    ON CONFLICT (item_id) DO UPDATE SET version = excluded.version, form = excluded.form, name = excluded.name,
      rest = excluded.rest, grams = excluded.grams
    WHERE s.version < excluded.version OR (s.version = excluded.version AND s.form < excluded.form)`,
  sqlite: `INSERT INTO cof_item_search (item_id, version, form, name, rest) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (item_id) DO UPDATE SET version = excluded.version, form = excluded.form, name = excluded.name,
      rest = excluded.rest
    WHERE version < excluded.version OR (version = excluded.version AND form < excluded.form)`,
};

/** The pieces of a text on SQLite: $1 grams, by blanks · $2 item. */
const putGrams = `INSERT OR REPLACE INTO cof_item_grams (rowid, grams)
  SELECT doc, $1 FROM cof_item_search WHERE item_id = $2`;
const dropGrams = "DELETE FROM cof_item_grams WHERE rowid = (SELECT doc FROM cof_item_search WHERE item_id = $1)";

/** The names of some categories ($1 …) and of all above them. */
const namesAbove = (categories: readonly CategoryId[]): string => `WITH RECURSIVE up(name, parent_id, depth) AS (
    SELECT name, parent_id, depth FROM cof_category WHERE id IN (${placesFrom(1, categories)})
    UNION SELECT c.name, c.parent_id, c.depth FROM cof_category c JOIN up ON c.id = up.parent_id
  ) SELECT name FROM up ORDER BY depth, name`;

/** Items whose text is missing or of another version or form than theirs: at most $1. */
const outdated = `SELECT i.id AS id FROM cof_item i LEFT JOIN cof_item_search s ON s.item_id = i.id
  WHERE i.state <> 'DELETED' AND (s.item_id IS NULL OR s.version < i.version OR s.form < ${SEARCH_FORM}) LIMIT $1`;

/** The texts that items are found by. */
export const searchRows = (database: Database) => {
  /** Writes an item's text unless a newer one is there. */
  const put = async ({ id, version }: Pick<Item, "id" | "version">, text: SearchText): Promise<void> => {
    const grams = [...gramsOf(text)].join(" ");
    const row = [id, version, SEARCH_FORM, text.name, text.rest];
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
      const { name, origin, categoryIds } = item;
      const above = categoryIds.length === 0 ? [] : await database.rows<Named>(namesAbove(categoryIds), categoryIds);
      const options = item.options.filter(({ state }) => state !== "DELETED").map(({ description }) => description);
      await put(item, searchTextOf({ name, origin, options, categories: above.map((each) => each.name) }));
    },
    /** Writes the texts of items that have none of their version and this release's form; answers of how many, at most `limit`. */
    fill: async (limit: number): Promise<number> => {
      const ids = (await database.rows<{ readonly id: ItemId }>(outdated, [limit])).map(({ id }) => id);
      for (const item of await sqlItemDocuments(database).byIds(ids)) {
        await put(item, searchTextOf({ ...item, categories: item.categories.map(({ name }) => name) }));
      }
      return ids.length;
    },
  };
};
