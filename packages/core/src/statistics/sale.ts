import type { Order, OrderLine } from "../order/index.ts";
import { type Day, dayOf, hourOf, type Zone } from "../shared/day.ts";
import type { CategoryId, ItemId, OrderId } from "../shared/ids.ts";

/** What is counted; amounts in won. Sales count when they were paid, what came back counts when it did. */
export type Figures = {
  /** Orders that were paid. */
  readonly orders: number;
  /** Units that they sold. */
  readonly units: number;
  /** What the units cost by themselves: line totals, before coupon and points. */
  readonly gross: number;
  /** What coupons took off. */
  readonly discounts: number;
  /** What was paid with points. */
  readonly points: number;
  /** What was paid for the delivery. */
  readonly delivery: number;
  /** Units that were taken back, and what they had cost by themselves. */
  readonly returned: number;
  readonly returnedGross: number;
  /** Money that was given back. */
  readonly refunds: number;
};

export const figureNames: readonly (keyof Figures)[] = [
  "orders",
  "units",
  "gross",
  "discounts",
  "points",
  "delivery",
  "returned",
  "returnedGross",
  "refunds",
];

export const nothing: Figures = {
  orders: 0,
  units: 0,
  gross: 0,
  discounts: 0,
  points: 0,
  delivery: 0,
  returned: 0,
  returnedGross: 0,
  refunds: 0,
};

export const sum = (one: Figures, other: Figures): Figures => ({
  orders: one.orders + other.orders,
  units: one.units + other.units,
  gross: one.gross + other.gross,
  discounts: one.discounts + other.discounts,
  points: one.points + other.points,
  delivery: one.delivery + other.delivery,
  returned: one.returned + other.returned,
  returnedGross: one.returnedGross + other.returnedGross,
  refunds: one.refunds + other.refunds,
});

/** What the shop has of it: less than nothing on a day that gave back more than it took. */
export const netOf = ({ gross, discounts, points, delivery, refunds }: Figures): number =>
  gross - discounts - points + delivery - refunds;

/**
 * What a sum of one day is about: all of it, one of its hours (`00` to `23`), an item or a category, by its id. Of items
 * and categories only what units cost by themselves is counted: no coupon, no points, no delivery and no money.
 */
export type Part = "DAY" | "HOUR" | "ITEM" | "CATEGORY";
/** What one fact adds to one of the sums of its day. */
export type Cell = Figures & { readonly part: Part; readonly key: string };

export const cellName = ({ part, key }: Pick<Cell, "part" | "key">): string => `${part}/${key}`;

/**
 * An item counts whole in each of its categories and in all above them, once in each: sums of categories overlap and may
 * exceed the shop's. They are those of the moment when the sale was counted, right after it was paid; whatever becomes
 * of the item later, the sale and its refunds stay where they are.
 */
export type ItemCategories = Readonly<Record<ItemId, readonly CategoryId[]>>;

/** One thing that happened to an order's money, as it is counted. */
export type SalesFact = {
  readonly orderId: OrderId;
  /** 0 for the sale, then 1 for the order's first refund, and so on. */
  readonly number: number;
  readonly day: Day;
  /** Where the order's items count; noted with the sale. */
  readonly categories: ItemCategories;
  readonly cells: readonly Cell[];
};

type Goods = { readonly itemId: ItemId; readonly figures: Figures };

/** The sums of an order's goods by something that they have: each counts the order once at most. */
const goodsBy = (part: Part, goods: readonly Goods[], keysOf: (item: ItemId) => readonly string[]): readonly Cell[] => {
  const sums = new Map<string, Figures>();
  for (const { itemId, figures } of goods)
    for (const key of keysOf(itemId))
      sums.set(key, { ...sum(sums.get(key) ?? nothing, figures), orders: figures.orders });
  return [...sums].map(([key, figures]) => ({ ...figures, part, key }));
};

const cellsOf = (whole: Figures, goods: readonly Goods[], categories: ItemCategories, at: Date, zone: Zone) => [
  { ...whole, part: "DAY" as const, key: "" },
  { ...whole, part: "HOUR" as const, key: String(hourOf(at, zone)).padStart(2, "0") },
  ...goodsBy("ITEM", goods, (item) => [item]),
  ...goodsBy("CATEGORY", goods, (item) => categories[item] ?? []),
];

const soldOf = ({ itemId, quantity, lineTotal }: OrderLine): Goods => ({
  itemId,
  figures: { ...nothing, orders: 1, units: quantity, gross: lineTotal },
});

const returnedOf = ({ itemId, unitPrice }: OrderLine, units: number): Goods => ({
  itemId,
  figures: { ...nothing, returned: units, returnedGross: unitPrice * units },
});

const total = (goods: readonly Goods[]): Figures => goods.reduce((all, { figures }) => sum(all, figures), nothing);

const saleOf = (order: Order, paidAt: Date, categories: ItemCategories, zone: Zone): SalesFact => {
  const goods = order.lines.map(soldOf);
  const { couponDiscount: discounts, usedPoints: points, deliveryFee: delivery } = order;
  const whole = { ...total(goods), orders: 1, discounts, points, delivery };
  const cells = cellsOf(whole, goods, categories, paidAt, zone);
  return { orderId: order.id, number: 0, day: dayOf(paidAt, zone), categories, cells };
};

/** An order's refunds, the oldest first: each that ended has its entry in the history. */
const refundsOf = (order: Order, categories: ItemCategories, zone: Zone): readonly SalesFact[] => {
  const ends = order.history.filter(({ refund }) => refund === "REFUNDED").map(({ at }) => at);
  const requests = order.refundRequests.filter(({ status }) => status === "REFUNDED");
  return ends.map((at, index) => {
    const { lines, grant } = requests[index] ?? { lines: [], grant: undefined };
    const units = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    const goods = order.lines
      .filter(({ id }) => units.has(id))
      .map((line) => returnedOf(line, units.get(line.id) ?? 0));
    const cells = cellsOf({ ...total(goods), refunds: grant?.amount ?? 0 }, goods, categories, at, zone);
    return { orderId: order.id, number: index + 1, day: dayOf(at, zone), categories: {}, cells };
  });
};

/** Everything about an order that is to be counted, up to now; nothing before it is paid. */
export const factsOf = (order: Order, categories: ItemCategories, zone: Zone): readonly SalesFact[] =>
  order.paidAt === undefined
    ? []
    : [saleOf(order, order.paidAt, categories, zone), ...refundsOf(order, categories, zone)];

/** Whether two facts count the same. */
export const sameFact = (one: SalesFact, other: SalesFact): boolean => {
  const cells = new Map(other.cells.map((cell) => [cellName(cell), cell]));
  return (
    one.number === other.number &&
    one.day === other.day &&
    one.cells.length === cells.size &&
    one.cells.every((cell) => {
      const twin = cells.get(cellName(cell));
      return twin !== undefined && figureNames.every((name) => cell[name] === twin[name]);
    })
  );
};
