import { ok } from "@cofshop/core";
import type { StatisticsUseCases } from "@cofshop/core/statistics";
import { z } from "zod";
import { okay } from "./answer.ts";
import { day, queryNumber } from "./fields.ts";
import { get, post, type Route } from "./route.ts";
import { categoriesAnswer, daysAnswer, hoursAnswer, itemsAnswer, salesCheckView } from "./statistics.views.ts";

const window = {
  days: queryNumber(1, 366).exactOptional(),
  start: day.exactOptional(),
  end: day.exactOptional(),
};

/** What was sold, by the days of the shop's zone; as a table for a spreadsheet where `Accept` says `text/csv`. */
export const statisticsRoutes = ({ statistics }: { readonly statistics: StatisticsUseCases }): readonly Route[] => [
  get("/statistics/daily-sales", {
    summary: "Sales of one day; today's unless another is named",
    access: "admin",
    query: z.strictObject({ date: day.exactOptional() }),
    answer: daysAnswer,
    run: async ({ by, query }) => {
      const sales = await statistics.daily(by, query);
      return sales.ok ? ok([sales.value]) : sales;
    },
  }),
  get("/statistics/sales-between", {
    summary: "Sales of each day from the first to the last, 366 at most",
    access: "admin",
    query: z.strictObject({ start: day, end: day }),
    answer: daysAnswer,
    run: ({ by, query }) => statistics.between(by, query),
  }),
  get("/statistics/top-items", {
    summary: "Items by units sold, less what came back, in the last days or in those that are named",
    access: "admin",
    query: z.strictObject({ ...window, limit: queryNumber(1, 100).exactOptional() }),
    answer: itemsAnswer,
    run: ({ by, query }) => statistics.topItems(by, query),
  }),
  get("/statistics/by-category", {
    summary: "Categories by revenue; an item counts whole in each of its categories and in all above them",
    access: "admin",
    query: z.strictObject(window),
    answer: categoriesAnswer,
    run: ({ by, query }) => statistics.byCategory(by, query),
  }),
  get("/statistics/hourly", {
    summary: "Today's sales, hour by hour",
    access: "admin",
    answer: hoursAnswer,
    run: ({ by }) => statistics.hourly(by),
  }),
  post("/statistics/rebuild", {
    summary: "Count these days anew from their orders, 366 at most; tells how much was not as it should be",
    access: "admin",
    body: z.strictObject({ from: day, to: day }),
    answer: okay(salesCheckView),
    run: ({ by, body }) => statistics.rebuild(by, body),
  }),
];
