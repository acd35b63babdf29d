import type { CategoryId, ItemId, MemberId, MovementId, OptionId, ReviewId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import type { Slice } from "../shared/page.ts";
import type { Category } from "./category.ts";
import type { Image, Item, ItemHead } from "./item.ts";
import type { Sellable } from "./price.ts";
import type { AuthoredReview, Review } from "./review.ts";

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
