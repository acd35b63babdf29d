import type { CategoryId, ItemId, MemberId, MovementId, OptionId, ReviewId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import type { Slice } from "../shared/page.ts";
import type { Category } from "./category.ts";
import type { Image, Item, ItemHead } from "./item.ts";
import type { Sellable } from "./price.ts";
import type { TextRange } from "./relevance.ts";
import type { AuthoredReview, Review } from "./review.ts";
import type { SearchWord } from "./search-text.ts";

export type ItemSort = "newest" | "price-asc" | "price-desc";
export type ItemFilter = {
  readonly sort: ItemSort;
  /** This category and all below it. */
  readonly category: CategoryId | undefined;
  /** Whether stopped items are shown too. */
  readonly stopped: boolean;
};
/**
 * An item in a list. `salePrice` is the price less the item's own discount, the key of the price sorts; `image` the
 * one of type REPRESENTATIVE, or else the first.
 */
export type ItemSummary = ItemHead & { readonly salePrice: Money; readonly image: Image | undefined };
/** An item with what its page shows: who sells it, and the names of its categories. */
export type ItemDetail = {
  readonly item: Item;
  readonly sellerName: string;
  readonly categories: readonly Category[];
};

export interface ItemReads {
  /** Without deleted options; nothing for a deleted item. */
  byId(id: ItemId): Promise<Item | undefined>;
  /** Nothing for a deleted item. */
  head(id: ItemId): Promise<ItemHead | undefined>;
  detail(id: ItemId): Promise<ItemDetail | undefined>;
  /** In the order of `sort`, newest first where keys are equal. Position key: ms of making, or the sale price. */
  list(filter: ItemFilter, slice: Slice): Promise<readonly ItemSummary[]>;
  /** The options that exist, in any order, stopped and deleted ones too. */
  sellables(options: readonly OptionId[]): Promise<readonly Sellable[]>;
}

export interface Items extends ItemReads {
  /** A new item has neither stock nor rating. */
  insert(item: Item): Promise<void>;
  /**
   * Writes the item, its options and its categories over version `item.version - 1`; false when that version is
   * gone. Never touches its rating, nor the stock of an option that exists; new ones start with none.
   */
  save(item: Item): Promise<boolean>;
}

export interface CategoryReads {
  /** The whole tree, parents before children, siblings by name. */
  all(): Promise<readonly Category[]>;
  byId(id: CategoryId): Promise<Category | undefined>;
  /** Direct children by name. */
  children(id: CategoryId): Promise<readonly Category[]>;
  /** From the root to the category itself; empty when it does not exist. */
  path(id: CategoryId): Promise<readonly Category[]>;
  /** The categories that each of the items is in, those above them included, by id; none for one that is in none. */
  ofItems(items: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly CategoryId[]>>;
}

export interface Categories extends CategoryReads {
  /** False when a sibling has the name, or the parent is gone. */
  insert(category: Category): Promise<boolean>;
  /** False when it has children or items, or does not exist. */
  remove(id: CategoryId): Promise<boolean>;
}

export type Quantity = { readonly option: OptionId; readonly quantity: number };
/** A change of stock that no order made. */
export type Movement = {
  readonly id: MovementId;
  readonly option: OptionId;
  readonly delta: number;
  /** Counts only if the counter reads this. */
  readonly expected?: number | undefined;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};
/** A counter that disagrees with what was moved in, less what orders hold. */
export type StockDifference = { readonly option: OptionId; readonly stock: number; readonly expected: number };

/**
 * Stock counters. A counter never goes below zero. Every method locks its options in the order of their ids, so that
 * no two callers wait for each other.
 */
export interface Stock {
  /**
   * Counts down each option that has enough. Answers the options that had too little, sorted; the caller then
   * refuses, which rolls the others back. Each option at most once.
   */
  take(quantities: readonly Quantity[]): Promise<readonly OptionId[]>;
  /** Counts up. */
  give(quantities: readonly Quantity[]): Promise<void>;
  /**
   * Counts by each movement's delta and notes the movements. Answers the new counters; an option whose counter would
   * fall below zero, does not read what was expected, or does not exist is not among them, and the caller refuses.
   */
  move(movements: readonly Movement[]): Promise<ReadonlyMap<OptionId, number>>;
  /** Differences, at most `limit`. */
  differences(limit: number): Promise<readonly StockDifference[]>;
  /** Sets a counter that still reads `from`; false when it does not. For repair only. */
  correct(option: OptionId, from: number, to: number): Promise<boolean>;
}

export interface ReviewReads {
  byId(id: ReviewId): Promise<AuthoredReview | undefined>;
  /** An item's reviews, newest first. Position key: ms of writing. */
  ofItem(item: ItemId, slice: Slice): Promise<readonly AuthoredReview[]>;
}

/**
 * Reviews, at most one of a member for an item. Every method that writes changes the item's rating with it, by what
 * the review adds or takes and in the same transaction: however many race, sum and count are those of the reviews.
 */
export interface Reviews extends ReviewReads {
  /** False when the member has a review of the item; a racing twin waits for the first to end. */
  insert(review: Review): Promise<boolean>;
  /** Writes the review over `before`, the version that was read; false when that version is gone. */
  save(review: Review, before: Review): Promise<boolean>;
  /** False when this version is gone. */
  remove(review: Review): Promise<boolean>;
}

/** What orders tell about items. Item knows no orders: whoever keeps them answers. */
export interface Purchases {
  /** True when an order of the member that holds the item is DELIVERED or COMPLETED. */
  delivered(member: MemberId, item: ItemId): Promise<boolean>;
  /**
   * Items on sale by units in orders from PAID to COMPLETED, most first, the newest item first where they are equal;
   * without items that sold nothing. One statement.
   */
  popular(limit: number): Promise<readonly ItemSummary[]>;
}

export type SearchSort = "relevance" | "newest" | "price-asc" | "price-desc" | "rating" | "sales";
export type ItemQuery = {
  /** All of them, each in any of its spellings; none for every item. */
  readonly words: readonly SearchWord[];
  /** This category and all below it. */
  readonly category: CategoryId | undefined;
  /** Bounds of the sale price, both included. */
  readonly minPrice: number | undefined;
  readonly maxPrice: number | undefined;
  /** The least average; an item without a review has none. */
  readonly minRating: number | undefined;
  /** Whose stopped items are found too. Deleted ones are found by nobody. */
  readonly stopped: "nobody's" | "everybody's" | { readonly of: MemberId };
  readonly sort: SearchSort;
  /** Where each price band begins, ascending from 0; the last has no end. */
  readonly bands: readonly Money[];
};
/** An item as it was found: the key of its position, and where in its name the words are. */
export type FoundItem = ItemSummary & { readonly key: number; readonly highlights: readonly TextRange[] };
export type CategoryFacet = { readonly category: Category; readonly count: number };
/** From `from` to below `to`; without an end the last. */
export type PriceFacet = { readonly from: Money; readonly to: Money | undefined; readonly count: number };
export type SearchFacets = { readonly categories: readonly CategoryFacet[]; readonly prices: readonly PriceFacet[] };
export type Found = {
  readonly rows: readonly FoundItem[];
  /** Of all that is found, each filter applied; with the first slice only, since others have the same. */
  readonly facets: SearchFacets | undefined;
};
/** A name to offer to whoever types. */
export type Suggestion = { readonly itemId: ItemId; readonly name: string; readonly highlights: readonly TextRange[] };

/**
 * Finds items by text, in Korean and English, whether or not words are spaced and finished; where nothing has the words
 * as typed, what differs by a letter. Filters, facets and all sorts but relevance are exact. Each sort is a total order
 * by its key, then by id, the greatest first, so that a feed goes on where it ended: relevance (what `key` says), newest
 * (ms of making), the sale price up or down, rating (average in hundredths × 1,000,000 + reviews), sales (units in
 * orders from PAID to COMPLETED, without what came back). An index may lag behind the database by a moment, but never
 * shows half of a change. Unknown categories, unknown words: nothing is found.
 */
export interface ItemSearch {
  search(query: ItemQuery, slice: Slice): Promise<Found>;
  /** Names of items on sale that have the words, best first, each name once; none without words. */
  suggest(words: readonly SearchWord[], limit: number): Promise<readonly Suggestion[]>;
}

/** All that a search engine keeps of an item. */
export type ItemDocument = ItemSummary & {
  /** Grows with every change of the item, its rating included: the greater one is the newer. */
  readonly revision: number;
  /** The item's categories and all above them. */
  readonly categories: readonly Category[];
  /** Descriptions of the options that are not deleted. */
  readonly options: readonly string[];
  /** Units in orders from PAID to COMPLETED when the document was made. */
  readonly sold: number;
};

/** Items as documents for a search engine; deleted ones too, with their state, so that an index lets go of them. */
export interface ItemDocuments {
  /** In any order; absent where no such item was ever made. */
  byIds(ids: readonly ItemId[]): Promise<readonly ItemDocument[]>;
  /** By id, ascending, from after this one on. */
  after(id: ItemId | undefined, limit: number): Promise<readonly ItemDocument[]>;
  /** How many there are, deleted ones too. */
  count(): Promise<number>;
}

/** A search engine's copy of the items. `ItemSearch` over it finds what was applied. */
export interface ItemIndex {
  /**
   * Puts documents in, in any order and any number of times: one that is older than what is there changes nothing, one
   * of the same revision takes its place, a deleted one leaves nothing to be found. Found when it resolves.
   */
  apply(documents: readonly ItemDocument[]): Promise<void>;
  /**
   * Makes the index anew from batches of documents, while searches find the old one to the end; what `apply` puts in
   * meanwhile is in both, and stays before a batch's document of the same revision, which was read earlier. What no
   * batch has is gone afterwards. A batch that throws leaves the old index as it is. One at a time: of two that overlap,
   * one may throw.
   */
  rebuild(batches: AsyncIterable<readonly ItemDocument[]>): Promise<{ readonly documents: number }>;
}
