import type { Day } from "../shared/day.ts";
import type { CategoryId, ItemId, OrderId } from "../shared/ids.ts";
import type { Figures, SalesFact } from "./sale.ts";

/** What an item, or all of a category, sold in some days, less what came back in them. */
export type ItemSales = {
  readonly itemId: ItemId;
  /** As it is called now. Nothing where there is no such item. */
  readonly itemName: string | undefined;
  readonly units: number;
  /** What these units cost by themselves. */
  readonly revenue: number;
  /** The last of the days on which it was sold. */
  readonly lastSoldOn: Day;
};
export type CategorySales = {
  readonly categoryId: CategoryId;
  /** Nothing where the category was removed since. */
  readonly categoryName: string | undefined;
  /** Orders with something of it. */
  readonly orders: number;
  readonly units: number;
  readonly revenue: number;
};

/** One statement each. Days are of the shop's zone; a span has both its ends. */
export interface SalesReads {
  /** What is counted of the orders, in any order. */
  counted(orders: readonly OrderId[]): Promise<readonly SalesFact[]>;
  /** Days on which something was counted, oldest first; others may be among them, with nothing. */
  days(from: Day, to: Day): Promise<readonly (Figures & { readonly day: Day })[]>;
  /** Hours of a day in which something was counted, the first first. */
  hours(day: Day): Promise<readonly (Figures & { readonly hour: number })[]>;
  /** Items that sold more than came back: by units, then by revenue, then by id. */
  topItems(from: Day, to: Day, limit: number): Promise<readonly ItemSales[]>;
  /** Categories in which something was counted: by revenue, then by id. */
  categories(from: Day, to: Day, limit: number): Promise<readonly CategorySales[]>;
}

/** What was counted, fact by fact, and its sums by day: written together, so that nobody sees one without the other. */
export interface Sales extends SalesReads {
  /**
   * Notes facts and adds them to the sums. A fact whose order and number are noted already is left out: of racing twins
   * one counts. Answers how many were new.
   */
  count(facts: readonly SalesFact[]): Promise<number>;
  /** Takes facts out again, as they were noted, of the sums too. Answers how many were there. */
  uncount(facts: readonly Pick<SalesFact, "orderId" | "number">[]): Promise<number>;
  /**
   * Makes the sums of a day those of its facts. Answers how many were not; facts that others count meanwhile are
   * neither lost nor counted twice.
   */
  resum(day: Day): Promise<number>;
}
