import type { MemberId, Money, OrderId, PaymentId } from "@cofshop/core";
import type { Payment, PaymentState, Payments } from "@cofshop/core/payment";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { whereMemberStays } from "./members.ts";
import { oldestFirst } from "./oldest-first.ts";
import type { Database } from "./statement.ts";

export type PaymentRow = {
  id: string;
  orderId: string;
  memberId: string;
  merchantUid: string;
  price: number;
  currency: "KRW";
  orderName: string;
  pgProvider: string;
  payMethod: string;
  state: PaymentState;
  refundedAmount: number;
  transactionId: string | null;
  requestedAt: Date;
  paidAt: Date | null;
  checks: number;
  nextCheckAt: Date | null;
  version: number;
};

export const paymentTable: Table<PaymentRow> = perDialect(
  ({ id, text, amount, whole, time }) =>
    new EntitySchema<PaymentRow>({
      name: "cof_payment",
      columns: {
        id: primary(id),
        orderId: named("order_id", id),
        memberId: named("member_id", id),
        merchantUid: named("merchant_uid", text),
        price: amount,
        currency: text,
        orderName: named("order_name", text),
        pgProvider: named("pg_provider", text),
        payMethod: named("pay_method", text),
        state: text,
        refundedAmount: named("refunded_amount", amount),
        transactionId: named("transaction_id", optional(text)),
        requestedAt: named("requested_at", time),
        paidAt: named("paid_at", optional(time)),
        checks: whole,
        nextCheckAt: named("next_check_at", optional(time)),
        version: whole,
      },
    }),
);

export const sqlPayments = (database: Database): Payments => {
  const payment = paymentTable[database.dialect];
  const one = async (column: "id" | "merchant_uid", value: string): Promise<Payment | undefined> => {
    const [row] = await database.find({ p: payment }, `FROM cof_payment p WHERE p.${column} = $1`, [value]);
    return row && toPayment(row.p);
  };
  return {
    byId: (id) => one("id", id),
    byMerchantUid: (uid) => one("merchant_uid", uid),
    ofOrder: async (order) => {
      const attempts = database.select(payment, "p").where("p.orderId = :order", { order });
      return (await attempts.orderBy("p.requestedAt").addOrderBy("p.id").getMany()).map(toPayment);
    },
    refundsDue: async (slice) => {
      const due = database.select(payment, "p").where("p.state = 'REFUND_PENDING'");
      const rows = await oldestFirst(due, "p.requestedAt", slice).getMany();
      return rows.map(toPayment);
    },
    toCheck: async (by, slice) => {
      const due = database.select(payment, "p").where("p.state = 'READY' AND p.nextCheckAt <= :by", { by });
      return (await oldestFirst(due, "p.nextCheckAt", slice).getMany()).map(toPayment);
    },
    paidWithin: async ({ from, to }, slice) => {
      const paid = database.select(payment, "p").where("p.paidAt >= :from AND p.paidAt < :to", { from, to });
      return (await oldestFirst(paid, "p.paidAt", slice).getMany()).map(toPayment);
    },
    insert: (entity) =>
      database.insertWhere(payment, toRow(entity), whereMemberStays[database.dialect], [entity.memberId]),
    save: async (entity) => {
      const { state, refundedAmount, transactionId, paidAt, nextCheckAt, version } = toRow(entity);
      const guard = { id: entity.id, version: version - 1 };
      const change = { state, refundedAmount, transactionId, paidAt, nextCheckAt, version };
      return (await database.update(payment, change, guard)) === 1;
    },
    askLater: async ({ id, checks, nextCheckAt = null }) => {
      const guard = { id, checks: checks - 1, state: "READY" } as const;
      return (await database.update(payment, { checks, nextCheckAt }, guard)) === 1;
    },
  };
};

const toRow = (payment: Payment): PaymentRow => ({
  ...payment,
  transactionId: payment.transactionId ?? null,
  paidAt: payment.paidAt ?? null,
  nextCheckAt: payment.nextCheckAt ?? null,
});

const toPayment = (row: PaymentRow): Payment => ({
  ...row,
  id: row.id as PaymentId,
  orderId: row.orderId as OrderId,
  memberId: row.memberId as MemberId,
  price: row.price as Money,
  refundedAmount: row.refundedAmount as Money,
  transactionId: row.transactionId ?? undefined,
  paidAt: row.paidAt ?? undefined,
  nextCheckAt: row.nextCheckAt ?? undefined,
});
