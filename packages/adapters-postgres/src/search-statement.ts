import { type ItemQuery, type SearchSort, type SearchText, type SearchWord, WORTH_UNIT } from "@cofshop/core/item";
import type { Slice } from "@cofshop/core/shared";
import type { Dialect } from "./dialect.ts";
import { belowCategory } from "./items.ts";
import { unitsSold } from "./purchases.ts";
import { brevityOf, candidates, type Place, pointsOf, spelledWords } from "./search-words.ts";

/** The average in hundredths, rounded half up, and behind it how many reviews it is of. */
const ratingKey = (least: string): string => `CASE WHEN i.rating_count = 0 THEN 0 ELSE
  (200 * i.rating_sum + i.rating_count) / (2 * i.rating_count) * 1000000 + ${least}(i.rating_count, 999999) END`;

const keyOf = (dialect: Dialect, sort: Exclude<SearchSort, "relevance">): string => {
  switch (sort) {
    case "newest":
      return "s.made";
    case "price-asc":
    case "price-desc":
      return "s.sale_price";
    case "rating":
      return ratingKey(dialect === "postgres" ? "least" : "min");
    case "sales":
      return unitsSold;
  }
};

const conditionsOf = (query: ItemQuery, place: Place): readonly string[] => {
  const { stopped, category, minPrice, maxPrice, minRating = 0 } = query;
  const conditions: string[] = [];
  if (stopped === "nobody's") conditions.push("s.state = 'SELL'");
  else if (stopped !== "everybody's") conditions.push(`(s.state = 'SELL' OR s.seller_id = ${place(stopped.of)})`);
  if (minPrice !== undefined) conditions.push(`s.sale_price >= ${place(minPrice)}`);
  if (maxPrice !== undefined) conditions.push(`s.sale_price <= ${place(maxPrice)}`);
  if (minRating > 0) {
    const least = `${place(Math.round(minRating * 100))} * i.rating_count`;
    conditions.push(`i.rating_count > 0 AND 100 * i.rating_sum >= ${least}`);
  }
  if (category !== undefined) conditions.push(`s.item_id IN (${belowCategory(place(category))})`);
  return conditions;
};

const bandOf = (bands: ItemQuery["bands"]): string => {
  const cases = bands.map((from, index) => `WHEN s.sale_price >= ${from} THEN ${index}`).reverse();
  return `CASE ${cases.join(" ")} ELSE -1 END`;
};

/** Every item that is found: its id, its key, its price band and its categories. */
const found = (dialect: Dialect, query: ItemQuery, words: readonly SearchWord[], place: Place): string => {
  const { sort, minRating = 0 } = query;
  const spelled = spelledWords(words);
  const joins = sort === "rating" || sort === "sales" || minRating > 0;
  const points = spelled.map((pieces) => pointsOf(dialect, pieces, place, ["name", "rest"]));
  const names = points.map((_, index) => `p${index}`);
  const relevance = names.length === 0 ? "0" : `(${names.join(" + ")}) * ${WORTH_UNIT} + q.brevity`;
  const columns = [
    "s.item_id AS id",
    "s.categories AS categories",
    `${bandOf(query.bands)} AS band`,
    `${sort === "relevance" ? "0" : keyOf(dialect, sort)} AS other`,
    `${brevityOf(dialect)} AS brevity`,
    ...points.map((expression, index) => `${expression} AS p${index}`),
  ];
  const { from, conditions: matching } = candidates(dialect, spelled, place);
  const conditions = [...matching, ...conditionsOf(query, place)];
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const hits = names.length === 0 ? "" : `WHERE ${names.map((name) => `q.${name} > 0`).join(" AND ")}`;
  return `SELECT q.id AS id, ${sort === "relevance" ? relevance : "q.other"} AS key, q.band AS band, q.categories AS categories
    FROM (SELECT ${columns.join(", ")} FROM ${from}
      ${joins ? "JOIN cof_item i ON i.id = s.item_id" : ""} ${where}) q ${hits}`;
};

/** A row of what the statement answers: an item of the slice, or how many have these categories and this price band. */
export type FoundRow =
  | { readonly id: string; readonly key: number | string; readonly band: null; readonly categories: null }
  | { readonly id: null; readonly key: number | string; readonly band: number; readonly categories: string };

/** The slice's ids and keys, and with the first slice counts of everything: in any order, from one look at what is found. */
export const searchStatement = (
  dialect: Dialect,
  query: ItemQuery,
  words: readonly SearchWord[],
  { after, limit }: Slice,
  place: Place,
): string => {
  const rising = query.sort === "price-asc";
  const all = found(dialect, query, words, place);
  let beyond = "";
  if (after !== undefined) {
    const key = place(after.key);
    beyond = `WHERE (key ${rising ? ">" : "<"} ${key} OR (key = ${key} AND id < ${place(after.id)}))`;
  }
  const slice = `SELECT id, key, CAST(NULL AS integer) AS band, CAST(NULL AS text) AS categories FROM found ${beyond}
    ORDER BY key ${rising ? "ASC" : "DESC"}, id DESC LIMIT ${limit}`;
  const counts = `UNION ALL SELECT NULL, COUNT(*), band, categories FROM found GROUP BY band, categories`;
  return `WITH found AS MATERIALIZED (${all}) SELECT * FROM (${slice}) page ${after === undefined ? counts : ""}`;
};

/** Names of items on sale that have the words, best first. */
export const namesStatement = (
  dialect: Dialect,
  words: readonly SearchWord[],
  fields: readonly (keyof SearchText)[],
  limit: number,
  place: Place,
): string => {
  const spelled = spelledWords(words);
  const points = spelled.map((pieces, index) => `${pointsOf(dialect, pieces, place, fields)} AS p${index}`);
  const names = points.map((_, index) => `q.p${index}`);
  const { from, conditions } = candidates(dialect, spelled, place);
  return `SELECT i.id AS "itemId", i.name AS name FROM (
      SELECT s.item_id AS id, ${brevityOf(dialect)} AS brevity, ${points.join(", ")} FROM ${from}
      WHERE ${[...conditions, "s.state = 'SELL'"].join(" AND ")}
    ) q JOIN cof_item i ON i.id = q.id WHERE ${names.map((name) => `${name} > 0`).join(" AND ")}
    ORDER BY (${names.join(" + ")}) * ${WORTH_UNIT} + q.brevity DESC, q.id DESC LIMIT ${limit}`;
};
