import { type ItemQuery, type SearchSort, type SearchWord, tight, WORTH_UNIT, worth } from "@cofshop/core/item";
import type { Position, Slice } from "@cofshop/core/shared";

/** Where words are looked for. */
export type Field = "name" | "rest";
export const everywhere: readonly Field[] = ["name", "rest"];

export const onSale = { term: { state: "SELL" } };
const noneAtAll = { match_none: {} };

/** What Korean grammar alone says: 커피를 is 커피. Less than any letters that are found as typed. */
const STEM_WORTH = 1;

const lettersOf = (piece: string): readonly string[] => [...piece];
const reversed = (piece: string): string => [...piece].reverse().join("");

const scored = (points: number, filter: object): object => ({ constant_score: { filter, boost: points } });
const within = (field: Field, piece: string): object => ({
  match_phrase: { [`${field}.${lettersOf(piece).length === 2 ? "pairs" : "triples"}`]: piece },
});

/** What a piece is worth by where it is found, as core's `relevanceOf` has it. */
const worthIn = (field: Field, piece: string): readonly object[] => [
  scored(worth[field].whole, { term: { [field]: piece } }),
  scored(worth[field].beginning, { prefix: { [field]: piece } }),
  ...(lettersOf(piece).length < 2
    ? []
    : [
        scored(worth[field].ending, { prefix: { [`${field}.endings`]: reversed(piece) } }),
        scored(worth[field].within, within(field, piece)),
      ]),
];

const piecesOf = (word: SearchWord): readonly string[] => [...new Set(word.map(tight))].filter((piece) => piece !== "");

const stemOf = ([typed = ""]: SearchWord, fields: readonly Field[]): readonly object[] =>
  fields === everywhere && /[가-힣]/.test(typed) ? [{ match: { korean: { query: typed, operator: "and" } } }] : [];

const anyOf = (queries: readonly object[]): object => (queries.length === 0 ? noneAtAll : { dis_max: { queries } });

/** Texts with a word in any of its spellings, scored by the best place. */
const worthOf = (word: SearchWord, fields: readonly Field[]): object =>
  anyOf([
    ...piecesOf(word).flatMap((piece) => fields.flatMap((field) => worthIn(field, piece))),
    ...stemOf(word, fields).map((stem) => scored(STEM_WORTH, stem)),
  ]);

/** Texts with a word in any of its spellings, as they are. */
export const having = (word: SearchWord, fields: readonly Field[] = everywhere): object =>
  anyOf([
    ...piecesOf(word).flatMap((piece) =>
      fields.map((field) => (lettersOf(piece).length < 2 ? { prefix: { [field]: piece } } : within(field, piece))),
    ),
    ...stemOf(word, fields),
  ]);

/** Items that have all words, the score of each the sum of what they are worth. */
export const withWords = (
  words: readonly SearchWord[],
  fields: readonly Field[],
  filter: readonly object[],
): object => ({
  bool: { must: words.map((word) => worthOf(word, fields)), filter },
});

const seenBy = (stopped: ItemQuery["stopped"]): object => {
  if (stopped === "nobody's") return onSale;
  if (stopped === "everybody's") return { terms: { state: ["SELL", "STOP"] } };
  const own = { bool: { filter: [{ term: { state: "STOP" } }, { term: { sellerId: stopped.of } }] } };
  return { bool: { should: [onSale, own] } };
};

/** The filters of a query, as exact as in a database. */
const filtersOf = ({ stopped, category, minPrice, maxPrice, minRating }: ItemQuery): readonly object[] => [
  seenBy(stopped),
  ...(category === undefined ? [] : [{ term: { categories: category } }]),
  ...(minPrice === undefined && maxPrice === undefined
    ? []
    : [{ range: { salePrice: { gte: minPrice, lte: maxPrice } } }]),
  ...(minRating === undefined || minRating === 0 ? [] : [{ range: { average: { gte: minRating } } }]),
];

/** The items of a query. Only relevance has a use for scores. */
export const queryOf = (query: ItemQuery, words: readonly SearchWord[]): object =>
  query.sort === "relevance"
    ? withWords(words, everywhere, filtersOf(query))
    : { bool: { filter: [...filtersOf(query), ...words.map((word) => having(word))] } };

const fieldOf: Readonly<Record<Exclude<SearchSort, "relevance">, string>> = {
  newest: "made",
  "price-asc": "salePrice",
  "price-desc": "salePrice",
  rating: "rating",
  sales: "sold",
};
const byId = { id: "desc" };
export const byRelevance: readonly object[] = [{ _score: "desc" }, { shortness: "desc" }, byId];

/** What the engine says a hit's place in its order is. */
export type Place = readonly (number | string)[];

/** How a sort's place is a key of the feed and the other way round. */
export type Order = {
  readonly sort: readonly object[];
  readonly keyOf: (place: Place) => number;
  readonly placeOf: (position: Position) => Place;
};

/** Relevance is the score, then how short the name is: two parts of one number. Without words all are alike. */
const relevance: Order = {
  sort: byRelevance,
  keyOf: ([score, shortness]) => Number(score) * WORTH_UNIT + Number(shortness),
  placeOf: ({ key, id }) => [Math.floor(key / WORTH_UNIT), key % WORTH_UNIT, id],
};
const alike: Order = { sort: [byId], keyOf: () => 0, placeOf: ({ id }) => [id] };

export const orderOf = (sort: SearchSort, words: readonly SearchWord[]): Order => {
  if (sort === "relevance") return words.length === 0 ? alike : relevance;
  const direction = sort === "price-asc" ? "asc" : "desc";
  return {
    sort: [{ [fieldOf[sort]]: direction }, byId],
    keyOf: ([key]) => Number(key),
    placeOf: ({ key, id }) => [key, id],
  };
};

/** How many different categories a facet counts. */
const MAX_CATEGORIES = 10_000;

const facetsAsked = ({ bands }: ItemQuery): object => ({
  shelves: { terms: { field: "shelves", size: MAX_CATEGORIES } },
  ...(bands.length === 0
    ? {}
    : { prices: { range: { field: "salePrice", ranges: bands.map((from, at) => ({ from, to: bands[at + 1] })) } } }),
});

export const searchOf = (query: ItemQuery, words: readonly SearchWord[], { after, limit }: Slice): object => {
  const { sort, placeOf } = orderOf(query.sort, words);
  return {
    size: limit,
    query: queryOf(query, words),
    sort,
    track_total_hits: false,
    ...(after === undefined ? { aggs: facetsAsked(query) } : { search_after: placeOf(after) }),
  };
};
