import type { Migration, Types } from "./migration.ts";

/** What is filtered, sorted and counted, so that a search reads one row for each item that it finds. */
const facts = ({ id, amount, whole }: Types): string =>
  `version ${whole} NOT NULL, form ${whole} NOT NULL, state TEXT NOT NULL, sale_price ${amount} NOT NULL,
      made ${amount} NOT NULL, seller_id ${id} NOT NULL, categories TEXT NOT NULL, name TEXT NOT NULL, rest TEXT NOT NULL`;

/**
 * The text of each item that is not deleted, in letters as typed, and the pieces that it is found by. SQL cannot take
 * Hangul apart: rows are written with their items, and for items that are older when the database is opened.
 * PostgreSQL keeps the pieces in an array with an index of its own kind, which asks for no extension and no locale;
 * SQLite in a full-text table that has nothing but them.
 */
const texts = {
  postgres: (types: Types) => [
    `CREATE TABLE cof_item_search (
      item_id ${types.id} PRIMARY KEY REFERENCES cof_item, ${facts(types)}, grams TEXT[] NOT NULL)`,
    "CREATE INDEX cof_item_search_grams ON cof_item_search USING gin (grams)",
  ],
  sqlite: (types: Types) => [
    `CREATE TABLE cof_item_search (
      doc INTEGER PRIMARY KEY, item_id ${types.id} NOT NULL UNIQUE REFERENCES cof_item, ${facts(types)}) ${types.strict}`,
    `CREATE VIRTUAL TABLE cof_item_grams USING fts5(
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
  ],
};

/** What search finds items by. */
export const search: Migration = {
  name: "0012-search",
  statements: (types) => [
    `ALTER TABLE cof_item ADD COLUMN rating_version ${types.whole} NOT NULL DEFAULT 0`,
    ...texts[types.dialect](types),
  ],
};
