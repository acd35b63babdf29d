import { gramsWithin, type SearchText, type SearchWord, tight, WORTH_UNIT, worth } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import type { Value } from "./statement.ts";

type Place = (value: Value) => string;

/** Where a text has a piece, from 1 on; 0 where it has none. */
const position: Readonly<Record<Dialect, string>> = { postgres: "strpos", sqlite: "instr" };
const greatest: Readonly<Record<Dialect, string>> = { postgres: "greatest", sqlite: "max" };

/** Spellings of one word that a statement asks for; what a person types has one to four. */
const MAX_SPELLINGS = 8;
const spellings = (word: SearchWord): readonly string[] =>
  [...new Set(word.map(tight))].filter((piece) => piece !== "").slice(0, MAX_SPELLINGS);

/** What one spelling is worth in a text: the same as `relevanceOf` in the core. */
const worthOf = (dialect: Dialect, piece: string, place: Place, fields: readonly (keyof SearchText)[]): string => {
  const has = (text: string, part: string): string => `${position[dialect]}(${text}, ${place(part)}) > 0`;
  const cases = fields.flatMap((field) => {
    const [column, points] = [`s.${field}`, worth[field]];
    const starts = [
      `WHEN ${has(column, ` ${piece} `)} THEN ${points.whole}`,
      `WHEN ${has(column, ` ${piece}`)} THEN ${points.beginning}`,
    ];
    if ([...piece].length < 2) return starts;
    return [
      ...starts,
      `WHEN ${has(column, `${piece} `)} THEN ${points.ending}`,
      `WHEN ${has(`replace(${column}, ' ', '')`, piece)} THEN ${points.within}`,
    ];
  });
  return `CASE ${cases.join(" ")} ELSE 0 END`;
};

/** Grams are letters and digits only; they need no more than quotes in either engine's notation. */
const quoted = (grams: readonly string[]): readonly string[] => grams.map((gram) => `"${gram}"`);
const arrayOf = (grams: readonly string[]): string => `{${quoted(grams).join(",")}}`;

/** Texts that have all grams of a spelling of each word: few more than those that have the words. */
const candidates: Readonly<Record<Dialect, (words: readonly (readonly string[])[], place: Place) => string>> = {
  postgres: (words, place) =>
    words
      .map((pieces) => pieces.map((piece) => `s.grams @> ${place(arrayOf(gramsWithin(piece)))}::text[]`))
      .map((either) => `(${either.join(" OR ")})`)
      .join(" AND "),
  sqlite: (words, place) => {
    const match = words
      .map((pieces) => pieces.map((piece) => `(${quoted(gramsWithin(piece)).join(" AND ")})`))
      .map((either) => `(${either.join(" OR ")})`)
      .join(" AND ");
    return `s.doc IN (SELECT rowid FROM cof_item_grams WHERE cof_item_grams MATCH ${place(match)})`;
  },
};

/** A select of the items whose text has every word in one of its spellings, as `item_id` with their `relevance`. */
export const hits = (
  dialect: Dialect,
  words: readonly SearchWord[],
  place: Place,
  fields: readonly (keyof SearchText)[],
): string => {
  const read = words.map(spellings).filter((pieces) => pieces.length > 0);
  const points = read.map((pieces, index) => {
    const each = pieces.map((piece) => worthOf(dialect, piece, place, fields));
    return `${each.length === 1 ? each[0] : `${greatest[dialect]}(${each.join(", ")})`} AS p${index}`;
  });
  const names = read.map((_, index) => `p${index}`);
  const length = `${greatest[dialect]}(0, ${WORTH_UNIT - 1} - length(q.name))`;
  return `SELECT q.item_id AS item_id, (${names.join(" + ")}) * ${WORTH_UNIT} + ${length} AS relevance
    FROM (SELECT s.item_id, s.name, ${points.join(", ")} FROM cof_item_search s
      WHERE ${candidates[dialect](read, place)}) q
    WHERE ${names.map((name) => `q.${name} > 0`).join(" AND ")}`;
};

/** The texts of items on sale that share most grams with these. */
export const anyGram = (dialect: Dialect, grams: readonly string[], place: Place, limit: number): string =>
  dialect === "postgres"
    ? `SELECT s.name AS name, s.rest AS rest FROM cof_item_search s JOIN cof_item i ON i.id = s.item_id
       WHERE i.state = 'SELL' AND s.grams && ${place(arrayOf(grams))}::text[]
       ORDER BY (SELECT COUNT(*) FROM unnest(s.grams) g WHERE g = ANY (${place(arrayOf(grams))}::text[])) DESC, s.item_id
       LIMIT ${limit}`
    : `SELECT s.name AS name, s.rest AS rest FROM cof_item_grams
       JOIN cof_item_search s ON s.doc = cof_item_grams.rowid JOIN cof_item i ON i.id = s.item_id
       WHERE i.state = 'SELL' AND cof_item_grams MATCH ${place(quoted(grams).join(" OR "))}
       ORDER BY cof_item_grams.rank, s.doc LIMIT ${limit}`;
