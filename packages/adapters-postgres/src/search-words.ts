import { gramsWithin, type SearchText, type SearchWord, tight, WORTH_UNIT, worth } from "@cofshop/core/item";
import type { Dialect } from "./dialect.ts";
import type { Value } from "./statement.ts";

/** Adds a value to a statement; answers its place. */
export type Place = (value: Value) => string;

/** Spellings of one word that a statement asks for; what a person types has one to four. */
const MAX_SPELLINGS = 8;

/** Words in letters as typed, each in its spellings; those without a letter are none. */
export const spelledWords = (words: readonly SearchWord[]): readonly (readonly string[])[] =>
  words
    .map((word) => [...new Set(word.map(tight))].filter((piece) => piece !== "").slice(0, MAX_SPELLINGS))
    .filter((pieces) => pieces.length > 0);

const greatest: Readonly<Record<Dialect, string>> = { postgres: "greatest", sqlite: "max" };
/** Where a text has a piece, from 1 on; 0 where it has none. */
const position: Readonly<Record<Dialect, string>> = { postgres: "strpos", sqlite: "instr" };

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

/** What a word is worth in the row `s`, in the best of its spellings: as `relevanceOf` in the core. */
export const pointsOf = (
  dialect: Dialect,
  pieces: readonly string[],
  place: Place,
  fields: readonly (keyof SearchText)[],
): string => {
  const each = pieces.map((piece) => worthOf(dialect, piece, place, fields));
  return each.length === 1 ? each.join() : `${greatest[dialect]}(${each.join(", ")})`;
};

/** What a shorter name is better by. */
export const brevityOf = (dialect: Dialect): string => `${greatest[dialect]}(0, ${WORTH_UNIT - 1} - length(s.name))`;

/** Grams are letters and digits only; they need no more than quotes in either engine's notation. */
const quoted = (grams: readonly string[]): readonly string[] => grams.map((gram) => `"${gram}"`);
const arrayOf = (grams: readonly string[]): string => `{${quoted(grams).join(",")}}`;
const either = (sides: readonly string[]): string => `(${sides.join(" OR ")})`;

/** Conditions on the row `s`: that it has all grams of a spelling of each word, as few do that have not the word. */
export const withGrams = (
  dialect: Dialect,
  words: readonly (readonly string[])[],
  place: Place,
): readonly string[] => {
  if (words.length === 0) return [];
  if (dialect === "postgres") {
    return words.map((pieces) =>
      either(pieces.map((piece) => `s.grams @> ${place(arrayOf(gramsWithin(piece)))}::text[]`)),
    );
  }
  const match = words.map((pieces) => either(pieces.map((piece) => `(${quoted(gramsWithin(piece)).join(" AND ")})`)));
  return [`s.doc IN (SELECT rowid FROM cof_item_grams WHERE cof_item_grams MATCH ${place(match.join(" AND "))})`];
};

/** The texts of items on sale that share most grams with these. */
export const nearest = (dialect: Dialect, grams: readonly string[], place: Place, limit: number): string =>
  dialect === "postgres"
    ? `SELECT s.name AS name, s.rest AS rest FROM cof_item_search s
       WHERE s.state = 'SELL' AND s.grams && ${place(arrayOf(grams))}::text[]
       ORDER BY (SELECT COUNT(*) FROM unnest(s.grams) g WHERE g = ANY (${place(arrayOf(grams))}::text[])) DESC, s.item_id
       LIMIT ${limit}`
    : `SELECT s.name AS name, s.rest AS rest FROM cof_item_grams JOIN cof_item_search s ON s.doc = cof_item_grams.rowid
       WHERE s.state = 'SELL' AND cof_item_grams MATCH ${place(quoted(grams).join(" OR "))}
       ORDER BY cof_item_grams.rank, s.doc LIMIT ${limit}`;
