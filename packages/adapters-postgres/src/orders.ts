import type { ItemId, MemberId, Money, OptionId, OrderId, OrderLineId } from "@cofshop/core";
import type { HistoryEntry, Order, OrderLine, OrderState, OrderSummary, Orders } from "@cofshop/core/order";
import { EntitySchema, type SelectQueryBuilder } from "typeorm";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { whereMemberStays } from "./members.ts";
import { oldestFirst } from "./oldest-first.ts";
import type { Database } from "./statement.ts";

type StoredEntry = Omit<HistoryEntry, "at" | "from" | "reason"> & { at: string; from?: OrderState; reason?: string };

export type OrderRow = {
  id: string;
  memberId: string;
  state: OrderState;
  currency: "KRW";
  itemTotal: number;
  tierDiscount: number;
  deliveryFee: number;
  finalPrice: number;
  city: string;
  street: string;
  zipCode: string;
  deliveryRequest: string | null;
  placedAt: Date;
  paidAt: Date | null;
  deliveredAt: Date | null;
  firstItem: string;
  lineCount: number;
  history: readonly StoredEntry[];
  version: number;
};

export const orderTable: Table<OrderRow> = perDialect(
  ({ id, text, amount, whole, time, json }) =>
    new EntitySchema<OrderRow>({
      name: "cof_order",
      columns: {
        id: primary(id),
        memberId: named("member_id", id),
        state: text,
        currency: text,
        itemTotal: named("item_total", amount),
        tierDiscount: named("tier_discount", amount),
        deliveryFee: named("delivery_fee", amount),
        finalPrice: named("final_price", amount),
        city: text,
        street: text,
        zipCode: named("zip_code", text),
        deliveryRequest: named("delivery_request", optional(text)),
        placedAt: named("placed_at", time),
        paidAt: named("paid_at", optional(time)),
        deliveredAt: named("delivered_at", optional(time)),
        firstItem: named("first_item", text),
        lineCount: named("line_count", whole),
        history: { ...json, select: false },
        version: whole,
      },
    }),
);

export type OrderLineRow = {
  id: string;
  orderId: string;
  position: number;
  itemId: string;
  optionId: string;
  itemName: string;
  optionDescription: string;
  origin: string;
  itemPrice: number;
  surcharge: number;
  discount: number;
  unitPrice: number;
  quantity: number;
  lineTotal: number;
  takeWhenPaid: boolean;
  taken: number;
};

export const orderLineTable: Table<OrderLineRow> = perDialect(
  ({ id, text, amount, whole, flag }) =>
    new EntitySchema<OrderLineRow>({
      name: "cof_order_line",
      columns: {
        id: primary(id),
        orderId: named("order_id", id),
        position: whole,
        itemId: named("item_id", id),
        optionId: named("option_id", id),
        itemName: named("item_name", text),
        optionDescription: named("option_description", text),
        origin: text,
        itemPrice: named("item_price", amount),
        surcharge: amount,
        discount: whole,
        unitPrice: named("unit_price", amount),
        quantity: whole,
        lineTotal: named("line_total", amount),
        takeWhenPaid: named("take_when_paid", flag),
        taken: whole,
      },
    }),
);

/** An order once for each of its lines. $1: its id. */
const orderById = `FROM cof_order o JOIN cof_order_line l ON l.order_id = o.id WHERE o.id = $1 ORDER BY l.position`;

/** Writes `taken` of many lines. $1: JSON array of { id, taken }. */
const saveTaken: Readonly<Record<Dialect, string>> = {
  postgres: `UPDATE cof_order_line l SET taken = w.taken
  FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, taken int) WHERE l.id = w.id`,
  sqlite: `UPDATE cof_order_line SET taken = w.value ->> 'taken'
  FROM json_each($1) w WHERE cof_order_line.id = w.value ->> 'id'`,
};

export const sqlOrders = (database: Database): Orders => {
  const order = orderTable[database.dialect];
  const orderLine = orderLineTable[database.dialect];
  const newestFirst = (query: SelectQueryBuilder<OrderRow>) =>
    query.orderBy("o.placedAt", "DESC").addOrderBy("o.id", "DESC");
  return {
    byId: async (id) => {
      const rows = await database.find({ o: order, l: orderLine }, orderById, [id]);
      const lines = rows.map(({ l }) => l);
      return rows[0] && toOrder(rows[0].o, lines);
    },
    ofMember: async (memberId, { after, limit }) => {
      const query = newestFirst(database.select(order, "o")).where("o.memberId = :memberId", { memberId });
      if (after !== undefined) {
        query.andWhere("(o.placedAt, o.id) < (:at, :last)", { at: new Date(after.key), last: after.id });
      }
      return (await query.limit(limit).getMany()).map(toSummary);
    },
    table: async ({ state, from, to, memberId }, { page, size }) => {
      const query = newestFirst(database.select(order, "o"));
      if (state !== undefined) query.andWhere("o.state = :state", { state });
      if (memberId !== undefined) query.andWhere("o.memberId = :memberId", { memberId });
      if (from !== undefined) query.andWhere("o.placedAt >= :from", { from });
      if (to !== undefined) query.andWhere("o.placedAt < :to", { to });
      const total = await query.clone().orderBy().getCount();
      const rows = await query
        .offset(page * size)
        .limit(size)
        .getMany();
      return { rows: rows.map(toSummary), total };
    },
    unpaidBefore: async (before, slice) => {
      const query = database
        .select(order, "o")
        .select(["o.id", "o.placedAt"])
        .where("o.state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING') AND o.placedAt < :before", { before });
      const rows = await oldestFirst(query, "o.placedAt", slice).getMany();
      return rows.map(({ id, placedAt }) => ({ id: id as OrderId, placedAt }));
    },
    deliveredBefore: async (before, slice) => {
      const query = database
        .select(order, "o")
        .select(["o.id", "o.deliveredAt"])
        .where("o.state = 'DELIVERED' AND o.deliveredAt < :before", { before });
      const rows = await oldestFirst(query, "o.deliveredAt", slice).getMany();
      return rows.flatMap(({ id, deliveredAt }) => (deliveredAt === null ? [] : [{ id: id as OrderId, deliveredAt }]));
    },
    insert: async (entity) => {
      const from = whereMemberStays[database.dialect];
      if (!(await database.insertWhere(order, toRow(entity), from, [entity.memberId]))) return false;
      await database.insert(
        orderLine,
        entity.lines.map((line, position) => ({ ...line, orderId: entity.id, position })),
      );
      return true;
    },
    save: async (entity) => {
      const { state, paidAt, deliveredAt, history, version } = toRow(entity);
      const change = { state, paidAt, deliveredAt, history, version };
      const guard = { id: entity.id, version: version - 1 };
      return (await database.update(order, change, guard)) === 1;
    },
    saveTaken: async ({ lines }) => {
      const wanted = lines.map(({ id, taken }) => ({ id, taken }));
      await database.changed(saveTaken[database.dialect], [JSON.stringify(wanted)]);
    },
  };
};

const toRow = ({ lines, address, history, ...order }: Order): OrderRow => ({
  ...order,
  ...address,
  deliveryRequest: order.deliveryRequest ?? null,
  paidAt: order.paidAt ?? null,
  deliveredAt: order.deliveredAt ?? null,
  firstItem: lines[0]?.itemName ?? "",
  lineCount: lines.length,
  history: history.map(({ from, reason, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    ...(from === undefined ? {} : { from }),
    ...(reason === undefined ? {} : { reason }),
  })),
});

const toSummary = ({ history: _history, city, street, zipCode, ...row }: OrderRow): OrderSummary => ({
  ...row,
  id: row.id as OrderId,
  memberId: row.memberId as MemberId,
  itemTotal: row.itemTotal as Money,
  tierDiscount: row.tierDiscount as Money,
  deliveryFee: row.deliveryFee as Money,
  finalPrice: row.finalPrice as Money,
  address: { city, street, zipCode },
  deliveryRequest: row.deliveryRequest ?? undefined,
  paidAt: row.paidAt ?? undefined,
  deliveredAt: row.deliveredAt ?? undefined,
});

const toOrder = (row: OrderRow, lines: readonly OrderLineRow[]): Order => {
  const { firstItem: _firstItem, lineCount: _lineCount, ...summary } = toSummary(row);
  return {
    ...summary,
    lines: lines.map(toLine),
    history: row.history.map(({ from, reason, at, ...entry }) => ({ ...entry, from, reason, at: new Date(at) })),
  };
};

const toLine = ({ orderId: _orderId, position: _position, ...row }: OrderLineRow): OrderLine => ({
  ...row,
  id: row.id as OrderLineId,
  itemId: row.itemId as ItemId,
  optionId: row.optionId as OptionId,
  itemPrice: row.itemPrice as Money,
  surcharge: row.surcharge as Money,
  unitPrice: row.unitPrice as Money,
  lineTotal: row.lineTotal as Money,
});
