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
import { type EditItem, type EditItemPorts, makeEditItem } from "./edit-item.ts";
import { makeRegisterItem, type RegisterItem, type RegisterItemPorts } from "./register-item.ts";
import { makeRepairStock, type RepairStock, type RepairStockPorts } from "./repair-stock.ts";
import { type ListItems, makeListItems, makeViewItem, type ViewItem, type ViewItemsPorts } from "./view-items.ts";

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
export type { EditItem, EditItemCommand, OptionNotFound } from "./edit-item.ts";
export type { Image, ImageDraft, ImageType, Item, ItemEvent, ItemFields, ItemHead } from "./item.ts";
export type { ItemNotFound, NotOwner } from "./manage.ts";
export type { InventoryPolicy, Option, OptionChange, OptionDraft, SaleState } from "./option.ts";
export type {
  Categories,
  CategoryReads,
  ItemDetail,
  ItemFilter,
  ItemReads,
  ItemSort,
  ItemSummary,
  Items,
  Movement,
  Quantity,
  Stock,
  StockDifference,
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
export type { CategoryNotFound, RegisterItem, RegisterItemCommand } from "./register-item.ts";
export type { RepairStock } from "./repair-stock.ts";
export type { ListItems, ListItemsRequest, ViewItem } from "./view-items.ts";

export type ItemPorts = RegisterItemPorts &
  EditItemPorts &
  ChangeItemStatePorts &
  AdjustStockPorts &
  RepairStockPorts &
  ViewItemsPorts &
  CategoryPorts;
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
};

export const itemUseCases = (ports: ItemPorts): ItemUseCases => ({
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
});
