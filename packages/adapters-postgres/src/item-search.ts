import type {
  Category,
  Found,
  FoundItem,
  ItemQuery,
  ItemSearch,
  SearchText,
  SearchWord,
  Suggestion,
} from "@cofshop/core/item";
import { corrected, facetsOf, highlighting, tight } from "@cofshop/core/item";
import type { Slice } from "@cofshop/core/shared";
import { toCategory } from "./categories.ts";
import type { Dialect } from "./dialect.ts";
import { toSummary } from "./item-summaries.ts";
import { categoryTable, itemTable } from "./item-tables.ts";
import { repeat } from "./repeat.ts";
import { type FoundRow, namesStatement, searchStatement } from "./search-statement.ts";
import { gramsNear, nearest, type Place } from "./search-words.ts";
import type { Sessions } from "./sessions.ts";
import { type Database, databaseOver, placesFrom, type Value } from "./statement.ts";

/** How many texts are looked through for the words that somebody may have meant. */
const NEAR = 50;
/** Pieces that they are looked up by; more would only make a long text dearer. */
const MAX_GRAMS = 40;

const searchOver = (database: Database): ItemSearch => {
  const { dialect } = database;

  const ask = <Row>(statement: (place: Place) => string): Promise<readonly Row[]> => {
    const values: Value[] = [];
    const sql = statement((value) => `$${values.push(value)}`);
    return database.rows<Row>(sql, values);
  };
  const look = (query: ItemQuery, words: readonly SearchWord[], slice: Slice) =>
    ask<FoundRow>((place) => searchStatement(dialect, query, words, slice, place));

  /** The words that somebody may have meant, by the texts that share most pieces with what he typed. */
  const meant = async (words: readonly SearchWord[], read: (text: SearchText) => SearchText = (text) => text) => {
    const grams = [...new Set(words.flatMap(([typed = ""]) => gramsNear(tight(typed))))].slice(0, MAX_GRAMS);
    if (grams.length === 0) return undefined;
    const texts = await ask<SearchText>((place) => nearest(dialect, grams, place, NEAR));
    return corrected(words, texts.map(read));
  };

  const itemsOf = async (answer: readonly FoundRow[], words: readonly SearchWord[]): Promise<readonly FoundItem[]> => {
    const keys = new Map(answer.flatMap(({ id, key }) => (id === null ? [] : [[id, Number(key)] as const])));
    if (keys.size === 0) return [];
    const ids = [...keys.keys()];
    const rows = await database.find(
      { i: itemTable[dialect] },
      `FROM cof_item i WHERE i.id IN (${placesFrom(1, ids)})`,
      ids,
    );
    const highlight = highlighting(words);
    const summaries = new Map(rows.map(({ i }) => [i.id, toSummary(i)]));
    return [...keys].flatMap(([id, key]) => {
      const summary = summaries.get(id);
      return summary === undefined ? [] : [{ ...summary, key, highlights: highlight(summary.name) }];
    });
  };

  const categoriesOf = async (ids: readonly string[]): Promise<readonly Category[]> => {
    if (ids.length === 0) return [];
    const from = `FROM cof_category c WHERE c.id IN (${placesFrom(1, ids)})`;
    return (await database.find({ c: categoryTable[dialect] }, from, ids)).map(({ c }) => toCategory(c));
  };

  const facets = async ({ bands }: ItemQuery, answer: readonly FoundRow[]): Promise<Found["facets"]> => {
    const among = new Map<string, number>();
    const within = new Map<number, number>();
    for (const { id, key, band, categories } of answer) {
      if (id !== null) continue;
      within.set(band, (within.get(band) ?? 0) + Number(key));
      for (const category of categories === "" ? [] : categories.split(" ")) {
        among.set(category, (among.get(category) ?? 0) + Number(key));
      }
    }
    const categories = await categoriesOf([...among.keys()]);
    const counted = categories.map((category) => ({ category, count: among.get(category.id) ?? 0 }));
    return facetsOf(bands, counted, (band) => within.get(band) ?? 0);
  };

  const suggested = async (words: readonly SearchWord[], limit: number): Promise<readonly Suggestion[]> => {
    // Twice as many, since sellers give one name to several items.
    const rows = await ask<Pick<Suggestion, "itemId" | "name">>((place) =>
      namesStatement(dialect, words, ["name"], 2 * limit, place),
    );
    const highlight = highlighting(words);
    const names = new Map<string, Suggestion>();
    for (const row of rows) {
      if (!names.has(row.name)) names.set(row.name, { ...row, highlights: highlight(row.name) });
    }
    return [...names.values()].slice(0, limit);
  };

  return {
    search: async (query, slice) => {
      let { words } = query;
      let answer = await look(query, words, slice);
      if (answer.length === 0 && words.length > 0) {
        const others = await meant(words);
        if (others !== undefined) {
          words = others;
          answer = await look(query, words, slice);
        }
      }
      const rows = await itemsOf(answer, words);
      return { rows, facets: slice.after === undefined ? await facets(query, answer) : undefined };
    },
    suggest: async (words, limit) => {
      if (words.length === 0) return [];
      const names = await suggested(words, limit);
      if (names.length > 0) return names;
      const others = await meant(words, ({ name }) => ({ name, rest: " " }));
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
