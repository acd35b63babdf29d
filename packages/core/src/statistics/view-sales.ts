import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { type Day, dayOf, plusDays, type Zone } from "../shared/day.ts";
import type { Json } from "../shared/event.ts";
import { type InvalidInput, whole } from "../shared/input.ts";
import type { Cache, Clock, UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import type { CategorySales, ItemSales, SalesReads } from "./ports.ts";
import { type Figures, netOf, nothing } from "./sale.ts";
import { daysOf, type Span, spanOf } from "./span.ts";

export type ViewSalesPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly sales: SalesReads }>;
  readonly cache: Cache;
  readonly clock: Clock;
};

export type SalesOf<When> = Figures & When & { readonly net: number };
export type DaySales = SalesOf<{ readonly day: Day }>;
export type HourSales = SalesOf<{ readonly hour: number }>;

/** Everything here is as it was ten seconds ago at most, when the last events had come. Admins only. */
type View<Request, Sales> = (by: Actor, request: Request) => Promise<Result<Sales, Forbidden | InvalidInput>>;

/** A day's sales; today's, unless another is named. */
export type DailySales = View<{ readonly date?: string | undefined }, DaySales>;
/** Each of the days, also those without a sale, the oldest first. At most 366. */
export type SalesBetween = View<{ readonly start: string; readonly end: string }, readonly DaySales[]>;
/** Today's 24 hours. An hour that the clock has twice counts as one. */
export type HourlySales = (by: Actor) => Promise<Result<readonly HourSales[], Forbidden>>;

/** Days up to today, today included: 7 unless 1 to 366 are asked for; or those that are named. */
export type Window = {
  readonly days?: number | undefined;
  readonly start?: string | undefined;
  /** Default: today. Counts only with a start. */
  readonly end?: string | undefined;
};
/** Items by units sold, less units that came back in these days: 10 unless 1 to 100 are asked for. */
export type TopItems = View<Window & { readonly limit?: number | undefined }, readonly ItemSales[]>;
/**
 * Categories by revenue. An item counts whole in each of its categories and in all above them, as they were when it was
 * sold: the sums overlap.
 */
export type SalesByCategory = View<Window, readonly CategorySales[]>;

const REMEMBERED_MS = 10_000;
/** Far more categories than a shop has. */
const MOST_CATEGORIES = 1_000;

/** Rows that are remembered for a moment: plain data, so they come back as they were kept. */
const remembered = async <Row extends Json>(
  cache: Cache,
  name: string,
  read: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const before = await cache.recall(`statistics:${name}`);
  if (Array.isArray(before)) return before;
  const rows = await read();
  await cache.keep(`statistics:${name}`, rows, REMEMBERED_MS);
  return rows;
};

const withNet = <When>(row: Figures & When): SalesOf<When> => ({ ...row, net: netOf(row) });

const makeDays = ({ unitOfWork, cache }: ViewSalesPorts) => {
  const { sales } = unitOfWork.reads;
  return ({ from, to }: Span): Promise<readonly DaySales[]> =>
    remembered(cache, `days:${from}:${to}`, async () => {
      const sold = new Map((await sales.days(from, to)).map((row) => [row.day, row]));
      return daysOf({ from, to }).map((day) => withNet(sold.get(day) ?? { ...nothing, day }));
    });
};

export const makeDailySales = (ports: ViewSalesPorts, zone: Zone): DailySales => {
  const days = makeDays(ports);
  return async (by, { date = dayOf(ports.clock.now(), zone) }) => {
    if (!isAdmin(by)) return forbidden;
    const span = spanOf({ from: date, to: date }, { from: "date", to: "date" });
    if (!span.ok) return span;
    const [row] = await days(span.value);
    return ok(row ?? withNet({ ...nothing, day: span.value.from }));
  };
};

export const makeSalesBetween = (ports: ViewSalesPorts): SalesBetween => {
  const days = makeDays(ports);
  return async (by, { start, end }) => {
    if (!isAdmin(by)) return forbidden;
    const span = spanOf({ from: start, to: end }, { from: "start", to: "end" });
    return span.ok ? ok(await days(span.value)) : span;
  };
};

export const makeHourlySales =
  ({ unitOfWork, cache, clock }: ViewSalesPorts, zone: Zone): HourlySales =>
  async (by) => {
    if (!isAdmin(by)) return forbidden;
    const today = dayOf(clock.now(), zone);
    const hours = await remembered(cache, `hours:${today}`, async () => {
      const sold = new Map((await unitOfWork.reads.sales.hours(today)).map((row) => [row.hour, row]));
      return Array.from({ length: 24 }, (_, hour) => withNet(sold.get(hour) ?? { ...nothing, hour }));
    });
    return ok(hours);
  };

const windowOf = ({ days = 7, start, end }: Window, now: Date, zone: Zone): Result<Span, InvalidInput> => {
  const today = dayOf(now, zone);
  const wrong = whole("days", days, 1, 366);
  if (wrong) return wrong;
  const span = start === undefined ? { from: plusDays(today, 1 - days), to: today } : { from: start, to: end ?? today };
  return spanOf(span, { from: "start", to: "end" });
};

export const makeTopItems =
  ({ unitOfWork, cache, clock }: ViewSalesPorts, zone: Zone): TopItems =>
  async (by, { limit = 10, ...window }) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = whole("limit", limit, 1, 100);
    if (wrong) return wrong;
    const span = windowOf(window, clock.now(), zone);
    if (!span.ok) return span;
    const { from, to } = span.value;
    const name = `items:${from}:${to}:${limit}`;
    return ok(await remembered(cache, name, () => unitOfWork.reads.sales.topItems(from, to, limit)));
  };

export const makeSalesByCategory =
  ({ unitOfWork, cache, clock }: ViewSalesPorts, zone: Zone): SalesByCategory =>
  async (by, window) => {
    if (!isAdmin(by)) return forbidden;
    const span = windowOf(window, clock.now(), zone);
    if (!span.ok) return span;
    const { from, to } = span.value;
    const read = () => unitOfWork.reads.sales.categories(from, to, MOST_CATEGORIES);
    return ok(await remembered(cache, `categories:${from}:${to}`, read));
  };
