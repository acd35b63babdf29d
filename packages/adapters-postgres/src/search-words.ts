import { gramsOf, gramsWithin, type SearchText, type SearchWord, tight, WORTH_UNIT, worth } from "@cofshop/core/item";
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

/**
 * What a word is worth in the row `s`, in the best of its spellings: as `relevanceOf` in the core. Places are asked
 * for from the best on, each with all spellings, so that most rows are decided by the first few.
 */
export const pointsOf = (
  dialect: Dialect,
  pieces: readonly string[],
  place: Place,
  fields: readonly (keyof SearchText)[],
): string => {
  const longer = pieces.filter((piece) => [...piece].length > 1);
  const cases = fields.flatMap((field) => {
    const [text, points] = [`s.${field}`, worth[field]];
    const has = (within: string, parts: readonly string[], value: number): readonly string[] => {
      const sides = parts.map((part) => `${position[dialect]}(${within}, ${place(part)}) > 0`);
      return sides.length === 0 ? [] : [`WHEN ${sides.join(" OR ")} THEN ${value}`];
    };
    return [
      ...has(
        text,
        pieces.map((piece) => ` ${piece} `),
        points.whole,
      ),
      ...has(
        text,
        pieces.map((piece) => ` ${piece}`),
        points.beginning,
      ),
      ...has(
        text,
        longer.map((piece) => `${piece} `),
        points.ending,
      ),
      ...has(`replace(${text}, ' ', '')`, longer, points.within),
    ];
  });
  return `CASE ${cases.join(" ")} ELSE 0 END`;
};

/** What a shorter name is better by. */
export const brevityOf = (dialect: Dialect): string => `${greatest[dialect]}(0, ${WORTH_UNIT - 1} - length(s.name))`;

/** Grams are letters and digits only; they need no more than quotes in either engine's notation. */
const quoted = (grams: readonly string[]): readonly string[] => grams.map((gram) => `"${gram}"`);
const arrayOf = (grams: readonly string[]): string => `{${quoted(grams).join(",")}}`;
const either = (sides: readonly string[]): string => `(${sides.join(" OR ")})`;

/** Where rows `s` come from, and a condition on them: that they have all grams of a spelling of each word. */
export type Candidates = { readonly from: string; readonly conditions: readonly string[] };

export const candidates = (dialect: Dialect, words: readonly (readonly string[])[], place: Place): Candidates => {
  if (words.length === 0) return { from: "cof_item_search s", conditions: [] };
  if (dialect === "postgres") {
    const has = (piece: string) => `s.grams @> ${place(arrayOf(gramsWithin(piece)))}::text[]`;
    return { from: "cof_item_search s", conditions: words.map((pieces) => either(pieces.map(has))) };
  }
  const match = words.map((pieces) => either(pieces.map((piece) => `(${quoted(gramsWithin(piece)).join(" AND ")})`)));
  return {
    // CROSS JOIN: SQLite begins with the full-text table, whatever it thinks of the other conditions.
    from: "cof_item_grams CROSS JOIN cof_item_search s ON s.doc = cof_item_grams.rowid",
    conditions: [`cof_item_grams MATCH ${place(match.join(" AND "))}`],
  };
};

/** From so many letters on a word with one or two wrong ones has enough pieces of three that are right. */
const LONG = 6;

/** The pieces by which texts are near a word that nothing has. */
export const gramsNear = (piece: string): readonly string[] => {
  const least = [...piece].length < LONG ? 2 : 3;
  return [...gramsOf({ name: ` ${piece} `, rest: " " })].filter((gram) => [...gram].length >= least);
};

/** The texts of items on sale that share most grams with these. */
export const nearest = (dialect: Dialect, grams: readonly string[], place: Place, limit: number): string => {
  if (dialect === "postgres") {
    const shared = grams.map((gram) => `(strpos(t.text, ${place(gram)}) > 0)::integer`).join(" + ");
    return `SELECT t.name AS name, t.rest AS rest FROM (
        SELECT s.item_id, s.name, s.rest, s.name || s.rest AS text FROM cof_item_search s
        WHERE s.state = 'SELL' AND s.grams && ${place(arrayOf(grams))}::text[]
      ) t ORDER BY ${shared} DESC, t.item_id LIMIT ${limit}`;
  }
  return `SELECT s.name AS name, s.rest AS rest FROM cof_item_grams JOIN cof_item_search s ON s.doc = cof_item_grams.rowid
    WHERE s.state = 'SELL' AND cof_item_grams MATCH ${place(quoted(grams).join(" OR "))}
    ORDER BY cof_item_grams.rank, s.doc LIMIT ${limit}`;
};
