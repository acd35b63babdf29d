import { type AdjustStock, type AdjustStockPorts, makeAdjustStock } from "./adjust-stock.ts";
import {
  type AddCategory,
  type CategoryList,
  type CategoryPorts,
  type ListCategories,
  makeAddCategory,
  makeCategoryChildren,
  makeCategoryPath,
  makeListCategories,
  makeRemoveCategory,
  type RemoveCategory,
} from "./categories.ts";
import { type ChangeItemState, type ChangeItemStatePorts, makeChangeItemState } from "./change-item-state.ts";
import {
  type ChangeReviewPorts,
  type DeleteReview,
  type EditReview,
  makeDeleteReview,
  makeEditReview,
} from "./change-review.ts";
import { type EditItem, type EditItemPorts, makeEditItem } from "./edit-item.ts";
import { makePopularItems, type PopularItems, type PopularItemsPorts } from "./popular-items.ts";
import { makeRebuildIndex, type RebuildIndex, type RebuildIndexPorts } from "./rebuild-index.ts";
import { makeRegisterItem, type RegisterItem, type RegisterItemPorts } from "./register-item.ts";
import { makeRepairStock, type RepairStock, type RepairStockPorts } from "./repair-stock.ts";
import {
  makeSearchItems,
  makeSuggestItems,
  type SearchItems,
  type SearchItemsPorts,
  type SearchPolicies,
  type SuggestItems,
} from "./search-items.ts";
import { type ListItems, makeListItems, makeViewItem, type ViewItem, type ViewItemsPorts } from "./view-items.ts";
import { type ListReviews, makeListReviews, type ViewReviewsPorts } from "./view-reviews.ts";
import { type MayReview, makeWriteReview, type WriteReview, type WriteReviewPorts } from "./write-review.ts";

export type { AdjustStock, AdjustStockCommand, OutOfStock, StockChange, StockChanged } from "./adjust-stock.ts";
export type {
  AddCategory,
  CategoryInUse,
  CategoryList,
  ListCategories,
  NameTaken,
  RemoveCategory,
} from "./categories.ts";
export type { Category } from "./category.ts";
export type { ChangeItemState } from "./change-item-state.ts";
export type { DeleteReview, EditReview } from "./change-review.ts";
export type { EditItem, EditItemCommand, OptionNotFound } from "./edit-item.ts";
export { type FallbackSearchOptions, fallbackSearch } from "./fallback-search.ts";
export { type IndexItemsPorts, makeIndexItems } from "./index-items.ts";
export type { Image, ImageDraft, ImageType, Item, ItemEvent, ItemFields, ItemHead } from "./item.ts";
export type { ItemNotFound, NotOwner } from "./manage.ts";
export type { InventoryPolicy, Option, OptionChange, OptionDraft, SaleState } from "./option.ts";
export type { PopularItems } from "./popular-items.ts";
export type {
  Categories,
  CategoryFacet,
  CategoryReads,
  Found,
  FoundItem,
  ItemDetail,
  ItemDocument,
  ItemDocuments,
  ItemFilter,
  ItemIndex,
  ItemQuery,
  ItemReads,
  ItemSearch,
  ItemSort,
  ItemSummary,
  Items,
  Movement,
  PriceFacet,
  Purchases,
  Quantity,
  ReviewReads,
  Reviews,
  SearchFacets,
  SearchSort,
  Stock,
  StockDifference,
  Suggestion,
} from "./ports.ts";
export {
  type Buyer,
  type DeliveryFeePolicy,
  type PricePolicies,
  plainBuyer,
  type Quote,
  type QuotedLine,
  quote,
  type Sellable,
  standardDeliveryFee,
  standardUnitPrice,
  type UnitPricePolicy,
  type Wanted,
} from "./price.ts";
export { averageOf, noRating, type Rating, ratingKeyOf } from "./rating.ts";
export type { NoIndex, RebuildIndex, RebuildProgress } from "./rebuild-index.ts";
export type { CategoryNotFound, RegisterItem, RegisterItemCommand } from "./register-item.ts";
export { highlighting, relevanceOf, type TextRange, WORTH_UNIT, worth } from "./relevance.ts";
export type { RepairStock } from "./repair-stock.ts";
export type { AuthoredReview, Review, ReviewEvent, ReviewFields, ShownReview } from "./review.ts";
export { bandOf, facetsOf } from "./search-facets.ts";
export type {
  SearchItems,
  SearchItemsRequest,
  SearchPolicies,
  SearchResult,
  SuggestItems,
} from "./search-items.ts";
export {
  gramsOf,
  gramsWithin,
  SEARCH_FORM,
  type SearchText,
  type SearchWord,
  searchTextOf,
  tight,
} from "./search-text.ts";
export { coffeeWords, readWords, type Synonyms } from "./search-words.ts";
export { corrected, nearestTo, slips, vocabularyOf } from "./spelling.ts";
export type { ListItems, ListItemsRequest, ViewItem } from "./view-items.ts";
export type { ListReviews } from "./view-reviews.ts";
export {
  type AlreadyWritten,
  buyersMayReview,
  type MayReview,
  type NotABuyer,
  type ReviewNotFound,
  type WriteReview,
  type WriteReviewCommand,
} from "./write-review.ts";

export type ItemPorts = RegisterItemPorts &
  EditItemPorts &
  ChangeItemStatePorts &
  AdjustStockPorts &
  RepairStockPorts &
  ViewItemsPorts &
  CategoryPorts &
  WriteReviewPorts &
  ChangeReviewPorts &
  ViewReviewsPorts &
  PopularItemsPorts &
  SearchItemsPorts &
  RebuildIndexPorts;
export type ItemPolicies = SearchPolicies & { readonly mayReview: MayReview };
export type ItemUseCases = {
  readonly register: RegisterItem;
  readonly edit: EditItem;
  readonly changeState: ChangeItemState;
  readonly adjustStock: AdjustStock;
  readonly repairStock: RepairStock;
  readonly view: ViewItem;
  readonly list: ListItems;
  readonly categories: ListCategories;
  /** What is right below a category, by name. */
  readonly categoryChildren: CategoryList;
  /** The way from the root to a category, itself included. */
  readonly categoryPath: CategoryList;
  readonly addCategory: AddCategory;
  readonly removeCategory: RemoveCategory;
  readonly writeReview: WriteReview;
  readonly editReview: EditReview;
  readonly deleteReview: DeleteReview;
  readonly reviews: ListReviews;
  readonly populars: PopularItems;
  readonly search: SearchItems;
  readonly suggest: SuggestItems;
  readonly rebuildIndex: RebuildIndex;
};

export const itemUseCases = (ports: ItemPorts, policies: ItemPolicies): ItemUseCases => ({
  register: makeRegisterItem(ports),
  edit: makeEditItem(ports),
  changeState: makeChangeItemState(ports),
  adjustStock: makeAdjustStock(ports),
  repairStock: makeRepairStock(ports),
  view: makeViewItem(ports),
  list: makeListItems(ports),
  categories: makeListCategories(ports),
  categoryChildren: makeCategoryChildren(ports),
  categoryPath: makeCategoryPath(ports),
  addCategory: makeAddCategory(ports),
  removeCategory: makeRemoveCategory(ports),
  writeReview: makeWriteReview(ports, policies.mayReview),
  editReview: makeEditReview(ports),
  deleteReview: makeDeleteReview(ports),
  reviews: makeListReviews(ports),
  populars: makePopularItems(ports),
  search: makeSearchItems(ports, policies),
  suggest: makeSuggestItems(ports, policies),
  rebuildIndex: makeRebuildIndex(ports),
});
