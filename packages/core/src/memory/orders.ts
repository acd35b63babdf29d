import type { Order, OrderSummary, Orders } from "../order/index.ts";
import { holdMember } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

export const orderTable: Table<Order> = { name: "order", key: ({ id }) => id };

const summaryOf = ({ lines, history: _, spentLots: __, refundRequests, ...order }: Order): OrderSummary => ({
  ...order,
  refundStatus: refundRequests.at(-1)?.status,
  firstItem: lines[0]?.itemName ?? "",
  lineCount: lines.length,
});

const position = ({ placedAt, id }: Pick<Order, "id" | "placedAt">) => ({ key: placedAt.getTime(), id });

export const memoryOrders = (view: View): Orders => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(orderTable, id);
  },
  ofMember: async (member, slice) => {
    await view.turn("read");
    const rows = view.all(orderTable).filter(({ memberId }) => memberId === member);
    return sliceRows(rows.map(summaryOf), slice, position, "descending");
  },
  table: async ({ state, refundStatus, from, to, memberId }, { page, size }) => {
    await view.turn("read");
    const rows = view
      .all(orderTable)
      .filter((order) => state === undefined || order.state === state)
      .filter((order) => refundStatus === undefined || order.refundRequests.at(-1)?.status === refundStatus)
      .filter((order) => memberId === undefined || order.memberId === memberId)
      .filter((order) => (from === undefined || order.placedAt >= from) && (to === undefined || order.placedAt < to));
    const all = sliceRows(rows.map(summaryOf), { after: undefined, limit: rows.length }, position, "descending");
    return { rows: all.slice(page * size, (page + 1) * size), total: rows.length };
  },
  unpaidBefore: async (before, slice) => {
    await view.turn("read");
    const due = view
      .all(orderTable)
      .filter(({ state }) => state === "WAITING_FOR_PAY" || state === "PAYMENT_PENDING")
      .filter(({ placedAt }) => placedAt < before)
      .map(({ id, placedAt }) => ({ id, placedAt }));
    return sliceRows(due, slice, position, "ascending");
  },
  deliveredBefore: async (before, slice) => {
    await view.turn("read");
    const due = view
      .all(orderTable)
      .flatMap(({ id, state, deliveredAt }) =>
        state === "DELIVERED" && deliveredAt !== undefined && deliveredAt < before ? [{ id, deliveredAt }] : [],
      );
    return sliceRows(due, slice, ({ id, deliveredAt }) => ({ key: deliveredAt.getTime(), id }), "ascending");
  },
  paidBetween: async (from, to, slice) => {
    await view.turn("read");
    const paid = view
      .all(orderTable)
      .flatMap((order) =>
        order.paidAt !== undefined && order.paidAt >= from && order.paidAt < to ? [{ order, at: order.paidAt }] : [],
      );
    const rows = sliceRows(paid, slice, ({ order, at }) => ({ key: at.getTime(), id: order.id }), "ascending");
    return rows.map(({ order }) => order);
  },
  refundsPending: async (slice) => {
    await view.turn("read");
    const due = view.all(orderTable).filter(({ state }) => state === "REFUND_PENDING");
    return sliceRows(
      due.map(({ id, placedAt }) => ({ id, placedAt })),
      slice,
      position,
      "ascending",
    );
  },
  insert: async (order) => {
    await view.turn("write");
    if (!holdMember(view, order.memberId)) return false;
    view.put(orderTable, order);
    return true;
  },
  save: async (order) => {
    await view.turn("write");
    const now = view.get(orderTable, order.id);
    if (now?.version !== order.version - 1) return false;
    view.put(orderTable, { ...order, lines: now.lines });
    return true;
  },
  saveLines: async (order) => {
    await view.turn("write");
    const now = view.get(orderTable, order.id);
    if (now === undefined) return;
    const changed = new Map(order.lines.map(({ id, taken, refunded }) => [id, { taken, refunded }]));
    view.put(orderTable, { ...now, lines: now.lines.map((line) => ({ ...line, ...changed.get(line.id) })) });
  },
});
