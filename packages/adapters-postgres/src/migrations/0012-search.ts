import type { Migration, Types } from "./migration.ts";

/**
 * The text of each item that is not deleted, in letters as typed, and the pieces that it is found by. SQL cannot take
 * Hangul apart: rows are written with their items, and for items that are older when the database is opened.
 * PostgreSQL keeps the pieces in an array with an index of its own kind, which asks for no extension and no locale;
 * SQLite in a full-text table that has nothing but them.
 */
const texts = {
  postgres: ({ id, whole }: Types) => [
    `CREATE TABLE cof_item_search (
      item_id ${id} PRIMARY KEY REFERENCES cof_item, version ${whole} NOT NULL, form ${whole} NOT NULL,
      name TEXT NOT NULL, rest TEXT NOT NULL, grams TEXT[] NOT NULL)`,
    "CREATE INDEX cof_item_search_grams ON cof_item_search USING gin (grams)",
  ],
  sqlite: ({ id, whole, strict }: Types) => [
    `CREATE TABLE cof_item_search (
      doc INTEGER PRIMARY KEY, item_id ${id} NOT NULL UNIQUE REFERENCES cof_item, version ${whole} NOT NULL,
      form ${whole} NOT NULL, name TEXT NOT NULL, rest TEXT NOT NULL) ${strict}`,
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
