import { SEARCH_FORM } from "@cofshop/core/item";

/** Grows when the definition does: an index of an older one has to be rebuilt. */
const DEFINITION = 1;

/** How Korean is taken apart besides by letters: `nori` where the engine has it. */
export type Korean = "nori" | "n-grams";

/** What an index is made for, kept in it. */
export type IndexMark = { readonly definition: number; readonly form: number; readonly korean: Korean };

export const markOf = (korean: Korean): IndexMark => ({ definition: DEFINITION, form: SEARCH_FORM, korean });

/** Whether an index can be searched as this release searches. */
export const isCurrent = (mark: Partial<IndexMark> | undefined): boolean =>
  mark?.definition === DEFINITION && mark.form === SEARCH_FORM;

const words = { type: "text", analyzer: "words", norms: false, index_options: "docs" };
/** Prefixes up to ten letters are terms of their own, so that a half typed word costs what a whole one does. */
const beginnings = { index_prefixes: { min_chars: 1, max_chars: 10 } };
const pieces = (analyzer: string) => ({ type: "text", analyzer, norms: false });

/** A text in letters as they are typed (`searchTextOf`): its words, how they begin and end, and any piece of it. */
const letters = {
  ...words,
  ...beginnings,
  fields: {
    endings: { ...words, ...beginnings, analyzer: "endings" },
    pairs: pieces("pairs"),
    triples: pieces("triples"),
  },
};

const keyword = { type: "keyword" };
const long = { type: "long" };

const properties = {
  row: { type: "object", enabled: false },
  id: keyword,
  state: keyword,
  sellerId: keyword,
  categories: keyword,
  /** Whole categories, so that a facet needs no second question. */
  shelves: keyword,
  salePrice: long,
  average: { type: "double" },
  made: long,
  rating: long,
  sold: long,
  shortness: long,
  exactName: keyword,
  name: letters,
  rest: letters,
  /** Words, and each two that stand together, of items on sale: what somebody may have meant. */
  vocabulary: keyword,
  nameVocabulary: keyword,
};
const korean = { type: "text", analyzer: "korean", norms: false };

const analysis = {
  char_filter: { unspaced: { type: "pattern_replace", pattern: " ", replacement: "" } },
  tokenizer: {
    words: { type: "whitespace", max_token_length: 4_096 },
    pairs: { type: "ngram", min_gram: 2, max_gram: 2 },
    triples: { type: "ngram", min_gram: 3, max_gram: 3 },
  },
  analyzer: {
    words: { type: "custom", tokenizer: "words" },
    endings: { type: "custom", tokenizer: "words", filter: ["reverse"] },
    pairs: { type: "custom", char_filter: ["unspaced"], tokenizer: "pairs" },
    triples: { type: "custom", char_filter: ["unspaced"], tokenizer: "triples" },
  },
};
const nori = { type: "custom", tokenizer: "nori_tokenizer", filter: ["nori_part_of_speech", "lowercase"] };

/** The settings and the mapping of an index; one that is being filled shows nothing until it is told to. */
export const indexDefinition = (mark: IndexMark, shards: number): object => {
  const hasNori = mark.korean === "nori";
  return {
    settings: {
      index: { number_of_shards: shards, auto_expand_replicas: "0-1" },
      analysis: hasNori ? { ...analysis, analyzer: { ...analysis.analyzer, korean: nori } } : analysis,
    },
    mappings: {
      _meta: mark,
      dynamic: false,
      // What a result shows; the rest is only searched, and made anew from the database.
      _source: { includes: ["row"] },
      properties: hasNori ? { ...properties, korean } : properties,
    },
  };
};
