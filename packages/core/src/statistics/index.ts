import type { Zone } from "../shared/day.ts";
import { type CheckSalesPorts, makeRebuildSales, type RebuildSales } from "./check-sales.ts";
import {
  type DailySales,
  type HourlySales,
  makeDailySales,
  makeHourlySales,
  makeSalesBetween,
  makeSalesByCategory,
  makeTopItems,
  type SalesBetween,
  type SalesByCategory,
  type TopItems,
  type ViewSalesPorts,
} from "./view-sales.ts";

export {
  type CheckSalesPorts,
  makeCheckSales,
  type RebuildSales,
  type SalesCheck,
  type StatisticsEvent,
} from "./check-sales.ts";
export { type CountSalesTx, makeCountSales, type SalesEvent, salesEvents } from "./count-sales.ts";
export type { CategorySales, ItemSales, Sales, SalesReads } from "./ports.ts";
export {
  type Cell,
  cellName,
  type Figures,
  figureNames,
  type ItemCategories,
  nothing,
  type Part,
  type SalesFact,
  sum,
} from "./sale.ts";
export type {
  DailySales,
  DaySales,
  HourlySales,
  HourSales,
  SalesBetween,
  SalesByCategory,
  SalesOf,
  TopItems,
  Window,
} from "./view-sales.ts";

export type StatisticsPorts = ViewSalesPorts & CheckSalesPorts;
export type StatisticsUseCases = {
  readonly daily: DailySales;
  readonly between: SalesBetween;
  readonly topItems: TopItems;
  readonly byCategory: SalesByCategory;
  readonly hourly: HourlySales;
  readonly rebuild: RebuildSales;
};

export const statisticsUseCases = (ports: StatisticsPorts, { zone }: { readonly zone: Zone }): StatisticsUseCases => ({
  daily: makeDailySales(ports, zone),
  between: makeSalesBetween(ports),
  topItems: makeTopItems(ports, zone),
  byCategory: makeSalesByCategory(ports, zone),
  hourly: makeHourlySales(ports, zone),
  rebuild: makeRebuildSales(ports, zone),
});
