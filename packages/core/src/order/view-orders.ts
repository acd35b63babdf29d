import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { type Day, isDay, plusDays, startOf, type Zone } from "../shared/day.ts";
import type { MemberId, OrderId } from "../shared/ids.ts";
import { type Check, type InvalidInput, invalid } from "../shared/input.ts";
import {
  type BadCursor,
  type Feed,
  type FeedRequest,
  feedOf,
  type Page,
  type PageRequest,
  pageOf,
  sliceOf,
  tableOf,
} from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { HistoryEntry, Order } from "./order.ts";
import type { OrderState } from "./order-state.ts";
import type { OrderReads, OrderSummary } from "./ports.ts";
import type { RefundStatus } from "./refund-request.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type ViewOrdersPorts = { readonly unitOfWork: UnitOfWork<unknown, { readonly orders: OrderReads }> };

/** One order: the member's own, or any for an admin. */
export type ViewOrder = (by: Actor, id: OrderId) => Promise<Result<Order, OrderNotFound>>;
/** Who changed the order's state when and why, oldest first. */
export type ViewOrderHistory = (by: Actor, id: OrderId) => Promise<Result<readonly HistoryEntry[], OrderNotFound>>;
/** A member's own orders, newest first. */
export type ListMyOrders = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<Feed<OrderSummary>, Forbidden | BadCursor | InvalidInput>>;

export type OrderTableRequest = PageRequest & {
  readonly state?: OrderState | undefined;
  /** Of the last refund request. */
  readonly refundStatus?: RefundStatus | undefined;
  /** First and last business day of placing, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly memberId?: MemberId | undefined;
};
/** All orders, newest first. Admins only. */
export type ListOrders = (
  by: Actor,
  request: OrderTableRequest,
) => Promise<Result<Page<OrderSummary>, Forbidden | BadCursor | InvalidInput>>;

export const makeViewOrder =
  ({ unitOfWork }: ViewOrdersPorts): ViewOrder =>
  async (by, id) => {
    const order = await unitOfWork.reads.orders.byId(id);
    const mine = order !== undefined && ((by.kind === "member" && by.id === order.memberId) || isAdmin(by));
    return mine ? ok(order) : err({ code: "order.not-found" });
  };

export const makeViewOrderHistory = (ports: ViewOrdersPorts): ViewOrderHistory => {
  const view = makeViewOrder(ports);
  return async (by, id) => {
    const order = await view(by, id);
    return order.ok ? ok(order.value.history) : order;
  };
};

export const makeListMyOrders =
  ({ unitOfWork }: ViewOrdersPorts): ListMyOrders =>
  async (by, request) => {
    if (by.kind !== "member") return forbidden;
    const slice = sliceOf("placed", request);
    if (!slice.ok) return slice;
    const rows = await unitOfWork.reads.orders.ofMember(by.id, slice.value);
    return ok(feedOf("placed", slice.value, rows, (row) => ({ key: row.placedAt.getTime(), id: row.id })));
  };

const checkDay = (field: string, day: string | undefined): Check =>
  day === undefined || isDay(day) ? undefined : invalid(field, "a day of the calendar, YYYY-MM-DD");

export const makeListOrders =
  ({ unitOfWork }: ViewOrdersPorts, zone: Zone): ListOrders =>
  async (by, { state, refundStatus, from, to, memberId, ...request }) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = checkDay("from", from) ?? checkDay("to", to);
    if (wrong) return wrong;
    const page = pageOf(request);
    if (!page.ok) return page;
    const filter = {
      state,
      refundStatus,
      memberId,
      from: from === undefined ? undefined : startOf(from as Day, zone),
      to: to === undefined ? undefined : startOf(plusDays(to as Day, 1), zone),
    };
    return ok(tableOf(page.value, await unitOfWork.reads.orders.table(filter, page.value)));
  };
