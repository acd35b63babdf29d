import {
  bandOf,
  type Category,
  corrected,
  type Found,
  facetsOf,
  highlighting,
  type ItemDocument,
  type ItemQuery,
  ratingKeyOf,
  relevanceOf,
  type SearchText,
  type SearchWord,
  type Suggestion,
  searchTextOf,
} from "../item/index.ts";
import type { CategoryId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";
import { sliceRows } from "./order-of-rows.ts";

type Read = { readonly document: ItemDocument; readonly text: SearchText };
type Ranked = Read & { readonly key: number };

const textOf = (document: ItemDocument): SearchText =>
  searchTextOf({ ...document, categories: document.categories.map(({ name }) => name) });

const passes = ({ state, sellerId, salePrice, rating, categories }: ItemDocument, query: ItemQuery): boolean => {
  const { stopped, category, minPrice = 0, maxPrice = Number.POSITIVE_INFINITY, minRating = 0 } = query;
  const seen =
    state === "SELL" ||
    (state === "STOP" && (stopped === "everybody's" || (stopped !== "nobody's" && stopped.of === sellerId)));
  return (
    seen &&
    salePrice >= minPrice &&
    salePrice <= maxPrice &&
    (minRating === 0 || (rating.count > 0 && rating.sum >= minRating * rating.count)) &&
    (category === undefined || categories.some(({ id }) => id === category))
  );
};

/** The key of each sort, as `ItemSearch` says. */
const keyOf = (
  { sort }: ItemQuery,
  { createdAt, salePrice, rating, sold }: ItemDocument,
  relevance: number,
): number => {
  switch (sort) {
    case "relevance":
      return relevance;
    case "newest":
      return createdAt.getTime();
    case "price-asc":
    case "price-desc":
      return salePrice;
    case "rating":
      return ratingKeyOf(rating);
    case "sales":
      return sold;
  }
};

const countCategories = (found: readonly Ranked[]) => {
  const counts = new Map<CategoryId, { readonly category: Category; readonly count: number }>();
  for (const category of found.flatMap(({ document }) => document.categories)) {
    counts.set(category.id, { category, count: (counts.get(category.id)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
};

/** What is found for words, and when nothing has them for what is nearest to them. */
const withNearest = <T>(
  words: readonly SearchWord[],
  read: readonly Read[],
  find: (words: readonly SearchWord[]) => readonly T[],
): { readonly words: readonly SearchWord[]; readonly found: readonly T[] } => {
  const found = find(words);
  const near =
    found.length > 0
      ? undefined
      : corrected(
          words,
          read.filter(({ document }) => document.state === "SELL").map(({ text }) => text),
        );
  return near === undefined ? { words, found } : { words: near, found: find(near) };
};

export const foundAmong = (documents: readonly ItemDocument[], query: ItemQuery, slice: Slice): Found => {
  const read = documents.map((document) => ({ document, text: textOf(document) }));
  const find = (words: readonly SearchWord[]): readonly Ranked[] =>
    read
      .filter(({ document }) => passes(document, query))
      .flatMap(({ document, text }) => {
        const relevance = relevanceOf(text, words);
        return relevance === undefined ? [] : [{ document, text, key: keyOf(query, document, relevance) }];
      });
  const { words, found } = withNearest(query.words, read, find);
  const direction = query.sort === "price-asc" ? "ascending" : "descending";
  const shown = sliceRows(found, slice, ({ key, document }) => ({ key, id: document.id }), direction);
  const highlight = highlighting(words);
  const band = (each: Ranked): number => bandOf(query.bands, each.document.salePrice);
  return {
    rows: shown.map(({ document, key }) => {
      const { revision: _revision, categories: _categories, options: _options, sold: _sold, ...summary } = document;
      return { ...summary, key, highlights: highlight(summary.name) };
    }),
    facets:
      slice.after === undefined
        ? facetsOf(query.bands, countCategories(found), (index) => found.filter((each) => band(each) === index).length)
        : undefined,
  };
};

export const suggestedAmong = (
  documents: readonly ItemDocument[],
  typed: readonly SearchWord[],
  limit: number,
): readonly Suggestion[] => {
  if (typed.length === 0) return [];
  const read = documents
    .filter(({ state }) => state === "SELL")
    .map((document) => ({ document, text: { name: textOf(document).name, rest: " " } }));
  const find = (words: readonly SearchWord[]): readonly Ranked[] =>
    read.flatMap((each) => {
      const key = relevanceOf(each.text, words);
      return key === undefined ? [] : [{ ...each, key }];
    });
  const { words, found } = withNearest(typed, read, find);
  const ranked = sliceRows(
    found,
    { after: undefined, limit: found.length },
    ({ key, document }) => ({ key, id: document.id }),
    "descending",
  );
  const highlight = highlighting(words);
  const names = new Map<string, Suggestion>();
  for (const { document } of ranked) {
    const { id: itemId, name } = document;
    if (!names.has(name)) names.set(name, { itemId, name, highlights: highlight(name) });
  }
  return [...names.values()].slice(0, limit);
};
