import type { Slice } from "@cofshop/core";
import {
  type Category,
  corrected,
  type Found,
  facetsOf,
  gramsWithin,
  highlightsOf,
  type ItemQuery,
  type ItemSearch,
  type SearchSort,
  type SearchText,
  type SearchWord,
  type Suggestion,
  tight,
} from "@cofshop/core/item";
import { toCategory } from "./categories.ts";
import type { Dialect } from "./dialect.ts";
import { type CategoryRow, itemTable } from "./item-tables.ts";
import { belowCategory } from "./items.ts";
import { toSummary } from "./item-summaries.ts";
import { unitsSold } from "./purchases.ts";
import { repeat } from "./repeat.ts";
import { anyGram, hits } from "./search-words-sql.ts";
import type { Sessions } from "./sessions.ts";
import { type Database, databaseOver, type Value } from "./statement.ts";

/** The average in hundredths, rounded half up, and behind it how many reviews it is of. */
const ratingKey = (least: string): string => `CASE WHEN i.rating_count = 0 THEN 0 ELSE
  (200 * i.rating_sum + i.rating_count) / (2 * i.rating_count) * 1000000 + ${least}(i.rating_count, 999999) END`;

const keys: Readonly<Record<Dialect, Readonly<Record<SearchSort, string>>>> = {
  postgres: keysWith("least"),
  sqlite: keysWith("min"),
};
function keysWith(least: string): Readonly<Record<SearchSort, string>> {
  return {
    relevance: "h.relevance",
    newest: "i.created_at",
    "price-asc": "i.sale_price",
    "price-desc": "i.sale_price",
    rating: ratingKey(least),
    sales: unitsSold,
  };
}

/** Values of a statement, each with its place. */
type Bound = { readonly values: Value[]; readonly place: (value: Value) => string };
const binding = (): Bound => {
  const values: Value[] = [];
  return { values, place: (value) => `$${values.push(value)}` };
};

const seen = ({ stopped }: ItemQuery, { place }: Bound): string => {
  if (stopped === "nobody's") return "i.state = 'SELL'";
  if (stopped === "everybody's") return "i.state <> 'DELETED'";
  return `(i.state = 'SELL' OR (i.state = 'STOP' AND i.seller_id = ${place(stopped.of)}))`;
};

/** Everything that is found, as `h` with its relevance and `i`. */
const found = (dialect: Dialect, query: ItemQuery, words: readonly SearchWord[], bound: Bound): string => {
  const { category, minPrice, maxPrice, minRating = 0 } = query;
  const { place } = bound;
  const matches = words.length === 0 ? undefined : hits(dialect, words, place, ["name", "rest"]);
  const conditions = [seen(query, bound)];
  if (minPrice !== undefined) conditions.push(`i.sale_price >= ${place(minPrice)}`);
  if (maxPrice !== undefined) conditions.push(`i.sale_price <= ${place(maxPrice)}`);
  if (minRating > 0) {
    const least = `${place(Math.round(minRating * 100))} * i.rating_count`;
    conditions.push(`i.rating_count > 0 AND 100 * i.rating_sum >= ${least}`);
  }
  if (category !== undefined) conditions.push(`i.id IN (${belowCategory(place(category))})`);
  const from =
    matches === undefined
      ? "(SELECT id AS item_id, 0 AS relevance FROM cof_item) h JOIN cof_item i ON i.id = h.item_id"
      : `(${matches}) h JOIN cof_item i ON i.id = h.item_id`;
  return `FROM ${from} WHERE ${conditions.join(" AND ")}`;
};

/** Counts by category, those above included, and by price band. */
const facetStatement = (found: string, band: string): string => `WITH RECURSIVE found AS (
    SELECT i.id AS id, ${band} AS band ${found}
  ), above(below, id, parent_id) AS (
    SELECT id, id, parent_id FROM cof_category
    UNION ALL SELECT above.below, c.id, c.parent_id FROM above JOIN cof_category c ON c.id = above.parent_id
  ), counts AS (
    SELECT above.id AS id, COUNT(DISTINCT found.id) AS number FROM found
    JOIN cof_item_category ic ON ic.item_id = found.id JOIN above ON above.below = ic.category_id GROUP BY above.id
  )
  SELECT c.id AS id, c.name AS name, c.parent_id AS "parentId", c.depth AS depth, counts.number AS number, NULL AS band
  FROM counts JOIN cof_category c ON c.id = counts.id
  UNION ALL SELECT NULL, NULL, NULL, NULL, COUNT(*), band FROM found GROUP BY band`;

type FacetRow = (CategoryRow & { readonly band: null }) | { readonly id: null; readonly band: number };
type Counted = FacetRow & { readonly number: number | string };

const bandOf = (bands: ItemQuery["bands"]): string => {
  const cases = bands.map((from, index) => `WHEN i.sale_price >= ${from} THEN ${index}`).reverse();
  return `CASE ${cases.join(" ")} ELSE -1 END`;
};

/** How many texts are looked through for the words that somebody may have meant. */
const NEAR = 50;

const searchOver = (database: Database): ItemSearch => {
  const { dialect } = database;

  const page = async (query: ItemQuery, words: readonly SearchWord[], { after, limit }: Slice): Promise<Found["rows"]> => {
    const { sort } = query;
    const bound = binding();
    const rising = sort === "price-asc";
    const all = found(dialect, query, words, bound);
    let beyond = "";
    if (after !== undefined) {
      const key = bound.place(sort === "newest" ? new Date(after.key) : after.key);
      beyond = `WHERE (f.key ${rising ? ">" : "<"} ${key} OR (f.key = ${key} AND f.id < ${bound.place(after.id)}))`;
    }
    const from = `FROM (SELECT i.id AS id, ${keys[dialect][sort]} AS key ${all}) f JOIN cof_item i ON i.id = f.id
      ${beyond} ORDER BY f.key ${rising ? "ASC" : "DESC"}, f.id DESC LIMIT ${limit}`;
    const rows = await database.find({ i: itemTable[dialect] }, from, bound.values, { key: "f.key" });
    return rows.map(({ i, key }) => ({
      ...toSummary(i),
      key: sort === "newest" ? i.createdAt.getTime() : Number(key),
      highlights: highlightsOf(i.name, words),
    }));
  };

  const facets = async (query: ItemQuery, words: readonly SearchWord[]): Promise<Found["facets"]> => {
    const bound = binding();
    const statement = facetStatement(found(dialect, query, words, bound), bandOf(query.bands));
    const rows = await database.rows<Counted>(statement, bound.values);
    const inBands = new Map<number, number>();
    const categories: { readonly category: Category; readonly count: number }[] = [];
    for (const { number, ...row } of rows) {
      if (row.id === null) inBands.set(row.band, Number(number));
      else {
        const { band: _band, ...category } = row;
        categories.push({ category: toCategory(category), count: Number(number) });
      }
    }
    return facetsOf(query.bands, categories, (band) => inBands.get(band) ?? 0);
  };

  /** The words that somebody may have meant, by the texts that share most pieces with what he typed. */
  const meant = async (words: readonly SearchWord[], fields: readonly (keyof SearchText)[]) => {
    const grams = [...new Set(words.flatMap(([typed = ""]) => gramsWithin(tight(typed))))];
    if (grams.length === 0) return undefined;
    const bound = binding();
    const near = anyGram(dialect, grams, bound.place, NEAR);
    const texts = await database.rows<SearchText>(near, bound.values);
    return corrected(words, fields.includes("rest") ? texts : texts.map(({ name }) => ({ name, rest: " " })));
  };

  const suggested = async (words: readonly SearchWord[], limit: number): Promise<readonly Suggestion[]> => {
    const bound = binding();
    const matches = hits(dialect, words, bound.place, ["name"]);
    // Twice as many, since sellers give one name to several items.
    const rows = await database.rows<Pick<Suggestion, "itemId" | "name">>(
      `SELECT i.id AS "itemId", i.name AS name FROM (${matches}) h JOIN cof_item i ON i.id = h.item_id
       WHERE i.state = 'SELL' ORDER BY h.relevance DESC, i.id DESC LIMIT ${2 * limit}`,
      bound.values,
    );
    const names = new Map<string, Suggestion>();
    for (const row of rows) {
      if (!names.has(row.name)) names.set(row.name, { ...row, highlights: highlightsOf(row.name, words) });
    }
    return [...names.values()].slice(0, limit);
  };

  return {
    search: async (query, slice) => {
      let { words } = query;
      let rows = await page(query, words, slice);
      if (rows.length === 0 && words.length > 0) {
        const others = await meant(words, ["name", "rest"]);
        if (others !== undefined) {
          words = others;
          rows = await page(query, words, slice);
        }
      }
      return { rows, facets: slice.after === undefined ? await facets(query, words) : undefined };
    },
    suggest: async (words, limit) => {
      if (words.length === 0) return [];
      const names = await suggested(words, limit);
      if (names.length > 0) return names;
      const others = await meant(words, ["name"]);
      return others === undefined ? [] : suggested(others, limit);
    },
  };
};

/** Search in the database itself: as exact and as fresh as its rows. */
export const sqlItemSearch = (dialect: Dialect, sessions: Sessions): ItemSearch => {
  const reading = <T>(read: (search: ItemSearch) => Promise<T>): Promise<T> =>
    repeat(() => sessions.use((runner) => read(searchOver(databaseOver(dialect, runner)))));
  return {
    search: (query, slice) => reading((search) => search.search(query, slice)),
    suggest: (words, limit) => reading((search) => search.suggest(words, limit)),
  };
};
