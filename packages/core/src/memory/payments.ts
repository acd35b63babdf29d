import type { Payment, Payments } from "../payment/index.ts";
import { holdMember } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

const paymentTable: Table<Payment> = {
  name: "payment",
  key: ({ id }) => id,
  unique: [({ merchantUid }) => `uid/${merchantUid}`, ({ state, orderId }) => (state === "PAID" ? orderId : undefined)],
};

const oldestFirst = (a: Payment, b: Payment): number =>
  a.requestedAt.getTime() - b.requestedAt.getTime() || Number(a.id > b.id) - Number(a.id < b.id);

export const memoryPayments = (view: View): Payments => ({
  byId: async (id) => {
    await view.turn("read");
    return view.get(paymentTable, id);
  },
  byMerchantUid: async (uid) => {
    await view.turn("read");
    return view.all(paymentTable).find(({ merchantUid }) => merchantUid === uid);
  },
  ofOrder: async (order) => {
    await view.turn("read");
    return view
      .all(paymentTable)
      .filter(({ orderId }) => orderId === order)
      .sort(oldestFirst);
  },
  refundsDue: async (slice) => {
    await view.turn("read");
    const due = view.all(paymentTable).filter(({ state }) => state === "REFUND_PENDING");
    return sliceRows(due, slice, ({ requestedAt, id }) => ({ key: requestedAt.getTime(), id }), "ascending");
  },
  toCheck: async (by, slice) => {
    await view.turn("read");
    const due = view
      .all(paymentTable)
      .filter(({ state, nextCheckAt }) => state === "READY" && nextCheckAt !== undefined && nextCheckAt <= by);
    return sliceRows(due, slice, ({ nextCheckAt, id }) => ({ key: nextCheckAt?.getTime() ?? 0, id }), "ascending");
  },
  paidWithin: async ({ from, to }, slice) => {
    await view.turn("read");
    const paid = view.all(paymentTable).filter(({ paidAt }) => paidAt !== undefined && from <= paidAt && paidAt < to);
    return sliceRows(paid, slice, ({ paidAt, id }) => ({ key: paidAt?.getTime() ?? 0, id }), "ascending");
  },
  insert: async (payment) => {
    await view.turn("write");
    if (!holdMember(view, payment.memberId)) return false;
    view.put(paymentTable, payment);
    return true;
  },
  save: async (payment) => {
    await view.turn("write");
    if (view.get(paymentTable, payment.id)?.version !== payment.version - 1) return false;
    view.put(paymentTable, payment);
    return true;
  },
  askLater: async ({ id, checks, nextCheckAt }) => {
    await view.turn("write");
    const payment = view.get(paymentTable, id);
    if (payment?.state !== "READY" || payment.checks !== checks - 1) return false;
    view.put(paymentTable, { ...payment, checks, nextCheckAt });
    return true;
  },
});
