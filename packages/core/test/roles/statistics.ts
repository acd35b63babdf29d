import { admins, type Row } from "./fixture.ts";

const span = { from: "2026-01-01", to: "2026-01-02" };

export const statistics: readonly Row[] = [
  ["statistics.daily", ({ shop }, by) => shop.statistics.daily(by, {}), admins],
  [
    "statistics.between",
    ({ shop }, by) => shop.statistics.between(by, { start: "2026-01-01", end: "2026-01-02" }),
    admins,
  ],
  ["statistics.topItems", ({ shop }, by) => shop.statistics.topItems(by, {}), admins],
  ["statistics.byCategory", ({ shop }, by) => shop.statistics.byCategory(by, {}), admins],
  ["statistics.hourly", ({ shop }, by) => shop.statistics.hourly(by), admins],
  ["statistics.rebuild", ({ shop }, by) => shop.statistics.rebuild(by, span), admins],
];
