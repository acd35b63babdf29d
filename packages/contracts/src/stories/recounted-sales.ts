import type { Order } from "@cofshop/core/order";
import { type Day, dayOf, type OrderId, SEOUL } from "@cofshop/core/shared";
import { expect } from "vitest";
import { sumOf } from "./reference-order.ts";
import { ordersNow, type Story } from "./story.ts";

/** What an order did to the till at one moment, by hand and line by line. */
type Entry = {
  readonly at: Date;
  readonly lines: readonly { readonly item: string; readonly units: number; readonly price: number }[];
  readonly kind: "sale" | "refund";
  readonly order: Order;
  readonly money: number;
};

/** Seoul is nine hours ahead, always. */
const wall = (at: Date): string => new Date(at.getTime() + 9 * 3_600_000).toISOString();

const entriesOf = (order: Order): readonly Entry[] => {
  if (order.paidAt === undefined) return [];
  const sale: Entry = {
    at: order.paidAt,
    kind: "sale",
    order,
    money: order.finalPrice,
    lines: order.lines.map(({ itemId, quantity, unitPrice }) => ({ item: itemId, units: quantity, price: unitPrice })),
  };
  const ended = order.history.filter(({ refund }) => refund === "REFUNDED");
  const refunds = order.refundRequests
    .filter(({ status }) => status === "REFUNDED")
    .map((request, index): Entry => {
      const at = ended[index]?.at ?? new Date(0);
      const lines = request.lines.map(({ lineId, quantity }) => {
        const line = order.lines.find(({ id }) => id === lineId);
        return { item: line?.itemId ?? "", units: quantity, price: line?.unitPrice ?? 0 };
      });
      return { at, kind: "refund", order, money: request.grant?.amount ?? 0, lines };
    });
  return [sale, ...refunds];
};

/** Every figure of some entries, counted anew. */
const figures = (entries: readonly Entry[]) => {
  const of = (kind: Entry["kind"]) => entries.filter((entry) => entry.kind === kind);
  const [sales, refunds] = [of("sale"), of("refund")];
  const units = (some: readonly Entry[]) => sumOf(some.flatMap(({ lines }) => lines.map((line) => line.units)));
  const goods = (some: readonly Entry[]) =>
    sumOf(some.flatMap(({ lines }) => lines.map((line) => line.units * line.price)));
  return {
    orders: sales.length,
    units: units(sales),
    gross: goods(sales),
    discounts: sumOf(sales.map(({ order }) => order.couponDiscount)),
    points: sumOf(sales.map(({ order }) => order.usedPoints)),
    delivery: sumOf(sales.map(({ order }) => order.deliveryFee)),
    returned: units(refunds),
    returnedGross: goods(refunds),
    refunds: sumOf(refunds.map(({ money }) => money)),
  };
};

const grouped = <T>(list: readonly T[], by: (one: T) => string): readonly (readonly [string, readonly T[]])[] => {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

const [first, last] = ["2026-01-01" as Day, "2099-12-31" as Day];

/** Where the story's items count: by category all that are in it or below it. */
export type Shelves = ReadonlyMap<string, readonly string[]>;

/** Orders are asked for as they are, and counted by hand; the roll-ups must say the same. */
export const expectRecount = async (story: Story, shelves: Shelves): Promise<void> => {
  const { sales } = story.ports.unitOfWork.reads;
  const entries = (await ordersNow(story)).flatMap(entriesOf);
  const some = <Row extends { readonly orders: number; readonly returned: number; readonly refunds: number }>(
    rows: readonly Row[],
  ) => rows.filter(({ orders, returned, refunds }) => orders + returned + refunds > 0);

  const byDay = grouped(entries, ({ at }) => wall(at).slice(0, 10));
  expect(some(await sales.days(first, last))).toEqual(byDay.map(([day, of]) => ({ ...figures(of), day })));
  for (const [day, of] of byDay) {
    expect(day).toBe(of[0] && dayOf(of[0].at, SEOUL));
    const byHour = grouped(of, ({ at }) => wall(at).slice(11, 13));
    expect(some(await sales.hours(day as Day))).toEqual(
      byHour.map(([hour, inIt]) => ({ ...figures(inIt), hour: Number(hour) })),
    );
  }

  const lines = entries.flatMap((entry) =>
    entry.lines.map((line) => ({ ...line, ...entry, sign: entry.kind === "sale" ? 1 : -1 })),
  );
  const counted = (of: typeof lines) => ({
    units: sumOf(of.map(({ units, sign }) => units * sign)),
    revenue: sumOf(of.map(({ units, price, sign }) => units * price * sign)),
  });
  const top = grouped(lines, ({ item }) => item)
    .map(([itemId, of]) => ({ itemId, ...counted([...of]) }))
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units || b.revenue - a.revenue);
  const items = await sales.topItems(first, last, 100);
  expect(items.map(({ itemId, units, revenue }) => ({ itemId, units, revenue }))).toEqual(top);

  const categories = await sales.categories(first, last, 100);
  const shown = categories.map(({ categoryId, orders, units, revenue }) => ({ categoryId, orders, units, revenue }));
  for (const [categoryId, members] of shelves) {
    const of = lines.filter(({ item }) => members.includes(item));
    const orders = new Set<OrderId>(of.filter(({ kind }) => kind === "sale").map(({ order }) => order.id)).size;
    const row = shown.find((each) => each.categoryId === categoryId);
    expect(row ?? { categoryId, orders: 0, units: 0, revenue: 0 }).toEqual({ categoryId, orders, ...counted(of) });
  }
};
