import type { Order, OrderReads } from "../order/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { type Day, dayOf, plusDays, startOf, type Zone } from "../shared/day.ts";
import type { EventOf } from "../shared/event.ts";
import type { SalesDifferenceId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { never } from "../shared/job.ts";
import type { Position } from "../shared/page.ts";
import type { Clock, Ids, Outbox, Signal, UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { type CountSalesTx, countOrder, notedCategories } from "./count-sales.ts";
import type { SalesReads } from "./ports.ts";
import { factsOf, type SalesFact, sameFact } from "./sale.ts";
import { daysOf, type Span, spanOf } from "./span.ts";

export type CheckSalesPorts = {
  readonly unitOfWork: UnitOfWork<
    CountSalesTx & { readonly outbox: Outbox },
    { readonly orders: Pick<OrderReads, "paidBetween">; readonly sales: Pick<SalesReads, "counted"> }
  >;
  readonly clock: Clock;
  readonly ids: Ids;
};

/**
 * An alert: what was counted was not what the orders say, and is now. `orders`: of so many orders something was missing or
 * wrong; `sums`: so many sums of these days were not those of what was counted.
 */
export type StatisticsEvent = EventOf<
  "statistics.difference-found",
  1,
  { readonly what: "orders" | "sums"; readonly found: number; readonly from: Day; readonly to: Day }
>;

const tellDifference = (id: SalesDifferenceId, data: StatisticsEvent["data"]): StatisticsEvent => ({
  type: "statistics.difference-found",
  version: 1,
  subject: id,
  sequence: 1,
  data,
});

/** What was put right. */
export type SalesCheck = { readonly orders: number; readonly sums: number };

/**
 * Holds every order that was paid in these days, with all that was given back of it, against what was counted, and the
 * sums of these days against that. What differs is counted anew; an event tells of it. Sales go on meanwhile, and none
 * is lost. Admins; of the last hundred days the shop itself every night.
 *
 * @param span at most 366 days
 */
export type RebuildSales = (
  by: Actor,
  span: { readonly from: string; readonly to: string },
) => Promise<Result<SalesCheck, Forbidden | InvalidInput>>;

const BATCH = 100;
/** What happened to an order just now is on its way: its event comes within seconds. */
const ON_ITS_WAY_MS = 10 * 60_000;
const CHECKED_DAYS = 100;

type Compared = { readonly found: number; readonly next: Position | undefined };

const makeCompare = ({ unitOfWork, clock, ids }: CheckSalesPorts, zone: Zone) => {
  const { orders, sales } = unitOfWork.reads;

  /** A hint: between two reads somebody may have counted. */
  const seemsWrong = (order: Order, all: readonly SalesFact[]): boolean => {
    const counted = all.filter(({ orderId }) => orderId === order.id);
    const facts = factsOf(order, notedCategories(counted), zone);
    return counted.length !== facts.length || !counted.every((one) => facts.some((fact) => sameFact(one, fact)));
  };

  return {
    /** The next batch of orders that were paid in the span, and after whose last change nothing is on its way. */
    orders: async ({ from, to }: Span, after: Position | undefined, quietSince?: Date): Promise<Compared> => {
      const [start, end] = [startOf(from, zone), startOf(plusDays(to, 1), zone)];
      const batch = await orders.paidBetween(start, end, { after, limit: BATCH });
      const quiet = batch.filter(({ history }) => (history.at(-1)?.at ?? start) <= (quietSince ?? end));
      const counted = await sales.counted(quiet.map(({ id }) => id));
      const suspects = quiet.filter((order) => seemsWrong(order, counted));
      const last = batch.at(-1);
      const next =
        last?.paidAt !== undefined && batch.length === BATCH ? { key: last.paidAt.getTime(), id: last.id } : undefined;
      if (suspects.length === 0) return { found: 0, next };
      const [difference, at] = [ids.next<SalesDifferenceId>(), clock.now()];
      const days = suspects.flatMap(({ paidAt }) => (paidAt === undefined ? [] : [dayOf(paidAt, zone)]));
      const { value: found } = await unitOfWork.run(async (tx) => {
        let wrong = 0;
        for (const { id } of suspects) wrong += (await countOrder(tx, id, zone)) > 0 ? 1 : 0;
        const data = { what: "orders", found: wrong, from: days.at(0) ?? from, to: days.at(-1) ?? to } as const;
        if (wrong > 0) await tx.outbox.append([tellDifference(difference, data)], at);
        return ok(wrong);
      });
      return { found, next };
    },
    /** The sums of a day. */
    sums: async (day: Day): Promise<number> => {
      const [difference, at] = [ids.next<SalesDifferenceId>(), clock.now()];
      const { value } = await unitOfWork.run(async (tx) => {
        const found = await tx.sales.resum(day);
        const data = { what: "sums", found, from: day, to: day } as const;
        if (found > 0) await tx.outbox.append([tellDifference(difference, data)], at);
        return ok(found);
      });
      return value;
    },
  };
};

export const makeRebuildSales = (ports: CheckSalesPorts, zone: Zone): RebuildSales => {
  const compare = makeCompare(ports, zone);
  return async (by, { from, to }) => {
    if (!isAdmin(by)) return forbidden;
    const span = spanOf({ from, to }, { from: "from", to: "to" });
    if (!span.ok) return span;
    let [orders, sums] = [0, 0];
    for (let after: Position | undefined; ; ) {
      const { found, next } = await compare.orders(span.value, after);
      orders += found;
      if (next === undefined) break;
      after = next;
    }
    for (const day of daysOf(span.value)) sums += await compare.sums(day);
    return ok({ orders, sums });
  };
};

/** The same for the last hundred days, a batch at a call, the orders first. */
export const makeCheckSales = (
  ports: CheckSalesPorts,
  zone: Zone,
): ((signal?: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const compare = makeCompare(ports, zone);
  let after: Position | undefined;
  return async (signal = never) => {
    const now = ports.clock.now();
    const today = dayOf(now, zone);
    const span = { from: plusDays(today, -CHECKED_DAYS), to: today };
    const { found, next } = await compare.orders(span, after, new Date(now.getTime() - ON_ITS_WAY_MS));
    after = next;
    if (next !== undefined) return { done: found, more: true };
    let sums = 0;
    for (const day of daysOf(span)) if (!signal.aborted) sums += await compare.sums(day);
    return { done: found + sums, more: false };
  };
};
