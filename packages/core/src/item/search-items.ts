import { type Actor, isAdmin } from "../shared/actor.ts";
import type { CategoryId } from "../shared/ids.ts";
import { type InvalidInput, invalid, text, whole } from "../shared/input.ts";
import { MAX_AMOUNT, type Money } from "../shared/money.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import { ok, type Result } from "../shared/result.ts";
import type { Found, FoundItem, ItemQuery, ItemSearch, SearchFacets, SearchSort, Suggestion } from "./ports.ts";
import { readWords, type Synonyms } from "./search-words.ts";

export type SearchItemsPorts = { readonly itemSearch: ItemSearch };
export type SearchPolicies = {
  /** Words that mean the same to those who search. */
  readonly synonyms: Synonyms;
  /** Where each price band of a search begins, ascending from 0. */
  readonly priceBands: readonly Money[];
};

export type SearchItemsRequest = FeedRequest & {
  readonly text?: string | undefined;
  readonly categoryId?: CategoryId | undefined;
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
  readonly minRating?: number | undefined;
  readonly sort?: SearchSort | undefined;
};
/** What was found, and with the first page how it is spread over categories and prices. */
export type SearchResult = Feed<FoundItem> & { readonly facets: SearchFacets | undefined };

/**
 * Finds items on sale by text and filters, the best first unless sorted otherwise, the newest where there is no text.
 * Sellers find their own stopped items too, admins all.
 */
export type SearchItems = (
  by: Actor,
  request: SearchItemsRequest,
) => Promise<Result<SearchResult, BadCursor | InvalidInput>>;

/** Names of items on sale for whoever is still typing: 10 unless 1 to 20 are asked for. */
export type SuggestItems = (
  by: Actor,
  request: { readonly text: string; readonly limit?: number | undefined },
) => Promise<Result<readonly Suggestion[], InvalidInput>>;

const MAX_TEXT = 100;

const checkRequest = ({ text: typed, minPrice, maxPrice, minRating }: SearchItemsRequest) =>
  (typed === undefined ? undefined : text("q", typed, 0, MAX_TEXT)) ??
  (minPrice === undefined ? undefined : whole("minPrice", minPrice, 0, MAX_AMOUNT)) ??
  (maxPrice === undefined ? undefined : whole("maxPrice", maxPrice, minPrice ?? 0, MAX_AMOUNT)) ??
  (minRating === undefined || (minRating >= 0 && minRating <= 5) ? undefined : invalid("minRating", "from 0 to 5"));

const stoppedFor = (by: Actor): ItemQuery["stopped"] => {
  if (isAdmin(by)) return "everybody's";
  return by.kind === "member" && by.role === "SELLER" ? { of: by.id } : "nobody's";
};

const nothing = (bands: readonly Money[]): Found => ({
  rows: [],
  facets: { categories: [], prices: bands.map((from, index) => ({ from, to: bands[index + 1], count: 0 })) },
});

export const makeSearchItems = (
  { itemSearch }: SearchItemsPorts,
  { synonyms, priceBands }: SearchPolicies,
): SearchItems => {
  const wordsOf = readWords(synonyms);
  return async (by, request) => {
    const wrong = checkRequest(request);
    if (wrong) return wrong;
    const { text: typed = "", categoryId: category, minPrice, maxPrice, minRating } = request;
    const hasText = typed.trim() !== "";
    const { sort = hasText ? "relevance" : "newest" } = request;
    const slice = sliceOf(sort, request);
    if (!slice.ok) return slice;
    const words = wordsOf(typed);
    const filter = { category, minPrice, maxPrice, minRating, stopped: stoppedFor(by) };
    // Text without a single letter or digit is not the same as no text.
    const { rows, facets } =
      hasText && words.length === 0
        ? nothing(priceBands)
        : await itemSearch.search({ words, ...filter, sort, bands: priceBands }, slice.value);
    return ok({ ...feedOf(sort, slice.value, rows, ({ key, id }) => ({ key, id })), facets });
  };
};

export const makeSuggestItems = ({ itemSearch }: SearchItemsPorts, { synonyms }: SearchPolicies): SuggestItems => {
  const wordsOf = readWords(synonyms);
  return async (_by, { text: typed, limit = 10 }) => {
    const wrong = text("q", typed, 0, MAX_TEXT) ?? whole("limit", limit, 1, 20);
    if (wrong) return wrong;
    const words = wordsOf(typed);
    return ok(words.length === 0 ? [] : await itemSearch.suggest(words, limit));
  };
};
