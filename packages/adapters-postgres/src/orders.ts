import type { ItemId, MemberCouponId, MemberId, Money, OptionId, OrderId, OrderLineId, Slice } from "@cofshop/core";
import type { Order, OrderLine, OrderSummary, Orders, RefundRequest } from "@cofshop/core/order";
import type { SelectQueryBuilder } from "typeorm";
import type { Dialect } from "./dialect.ts";
import { whereMemberStays } from "./members.ts";
import { lotsOf, storedLots } from "./memberships.ts";
import { oldestFirst } from "./oldest-first.ts";
import { type OrderLineRow, type OrderRow, orderLineTable, orderTable, type StoredRequest } from "./order-tables.ts";
import type { Database } from "./statement.ts";

/** An order once for each of its lines. $1: its id. */
const orderById = `FROM cof_order o JOIN cof_order_line l ON l.order_id = o.id WHERE o.id = $1 ORDER BY l.position`;

/** Orders once for each of their lines, by when they were paid. $1: from · $2: to · $3, $4: a position to go on from. */
const ordersPaid = (further: string, limit: number): string => `FROM (
    SELECT id AS paid_id FROM cof_order WHERE paid_at >= $1 AND paid_at < $2 ${further}
    ORDER BY paid_at, id DESC LIMIT ${limit}
  ) p JOIN cof_order o ON o.id = p.paid_id JOIN cof_order_line l ON l.order_id = o.id
  ORDER BY o.paid_at, o.id DESC, l.position`;

/** Writes `taken` and `refunded` of many lines. $1: JSON array of { id, taken, refunded }. */
const saveLines: Readonly<Record<Dialect, string>> = {
  postgres: `UPDATE cof_order_line l SET taken = w.taken, refunded = w.refunded
  FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, taken int, refunded int) WHERE l.id = w.id`,
  sqlite: `UPDATE cof_order_line SET taken = w.value ->> 'taken', refunded = w.value ->> 'refunded'
  FROM json_each($1) w WHERE cof_order_line.id = w.value ->> 'id'`,
};

export const sqlOrders = (database: Database): Orders => {
  const order = orderTable[database.dialect];
  const orderLine = orderLineTable[database.dialect];
  const newestFirst = (query: SelectQueryBuilder<OrderRow>) =>
    query.orderBy("o.placedAt", "DESC").addOrderBy("o.id", "DESC");
  /** When orders were placed that are in some state, the oldest first. */
  const placings = async (state: string, facts: { readonly before?: Date }, slice: Slice) => {
    const query = database.select(order, "o").select(["o.id", "o.placedAt"]).where(state, facts);
    const rows = await oldestFirst(query, "o.placedAt", slice).getMany();
    return rows.map(({ id, placedAt }) => ({ id: id as OrderId, placedAt }));
  };
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
    table: async ({ state, refundStatus, from, to, memberId }, { page, size }) => {
      const query = newestFirst(database.select(order, "o"));
      if (refundStatus !== undefined) query.andWhere("o.refundStatus = :refundStatus", { refundStatus });
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
    unpaidBefore: (before, slice) =>
      placings("o.state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING') AND o.placedAt < :before", { before }, slice),
    deliveredBefore: async (before, slice) => {
      const query = database
        .select(order, "o")
        .select(["o.id", "o.deliveredAt"])
        .where("o.state = 'DELIVERED' AND o.deliveredAt < :before", { before });
      const rows = await oldestFirst(query, "o.deliveredAt", slice).getMany();
      return rows.flatMap(({ id, deliveredAt }) => (deliveredAt === null ? [] : [{ id: id as OrderId, deliveredAt }]));
    },
    paidBetween: async (from, to, { after, limit }) => {
      const further = after === undefined ? "" : "AND (paid_at > $3 OR (paid_at = $3 AND id < $4))";
      const position = after === undefined ? [] : [new Date(after.key), after.id];
      const rows = await database.find({ o: order, l: orderLine }, ordersPaid(further, limit), [from, to, ...position]);
      const linesOf = new Map<string, OrderLineRow[]>();
      for (const { l } of rows) linesOf.set(l.orderId, [...(linesOf.get(l.orderId) ?? []), l]);
      return rows.filter(({ l }) => l.position === 0).map(({ o }) => toOrder(o, linesOf.get(o.id) ?? []));
    },
    refundsPending: (slice) => placings("o.state = 'REFUND_PENDING'", {}, slice),
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
      const { state, refundedAmount, earnedPoints, paidAt, deliveredAt, completedAt, ...row } = toRow(entity);
      const { refundRequests, refundStatus, history, version } = row;
      const money = { refundedAmount, earnedPoints };
      const times = { paidAt, deliveredAt, completedAt };
      const change = { state, ...money, ...times, refundRequests, refundStatus, history, version };
      const guard = { id: entity.id, version: version - 1 };
      return (await database.update(order, change, guard)) === 1;
    },
    saveLines: async ({ lines }) => {
      const wanted = lines.map(({ id, taken, refunded }) => ({ id, taken, refunded }));
      await database.changed(saveLines[database.dialect], [JSON.stringify(wanted)]);
    },
  };
};

const toRow = ({ lines, address, spentLots, refundRequests, history, ...order }: Order): OrderRow => ({
  ...order,
  ...address,
  memberCouponId: order.memberCouponId ?? null,
  spentLots: storedLots(spentLots),
  deliveryRequest: order.deliveryRequest ?? null,
  paidAt: order.paidAt ?? null,
  deliveredAt: order.deliveredAt ?? null,
  completedAt: order.completedAt ?? null,
  refundRequests: refundRequests.map(toStoredRequest),
  refundStatus: refundRequests.at(-1)?.status ?? null,
  firstItem: lines[0]?.itemName ?? "",
  lineCount: lines.length,
  history: history.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
});

const toSummary = (row: OrderRow): OrderSummary => {
  const { history: _, spentLots: __, refundRequests: ___, city, street, zipCode, ...facts } = row;
  return {
    ...facts,
    id: row.id as OrderId,
    memberId: row.memberId as MemberId,
    itemTotal: row.itemTotal as Money,
    tierDiscount: row.tierDiscount as Money,
    memberCouponId: (row.memberCouponId ?? undefined) as MemberCouponId | undefined,
    couponDiscount: row.couponDiscount as Money,
    deliveryFee: row.deliveryFee as Money,
    usedPoints: row.usedPoints as Money,
    finalPrice: row.finalPrice as Money,
    refundedAmount: row.refundedAmount as Money,
    earnedPoints: row.earnedPoints as Money,
    address: { city, street, zipCode },
    deliveryRequest: row.deliveryRequest ?? undefined,
    paidAt: row.paidAt ?? undefined,
    deliveredAt: row.deliveredAt ?? undefined,
    completedAt: row.completedAt ?? undefined,
    refundStatus: row.refundStatus ?? undefined,
  };
};

const toOrder = (row: OrderRow, lines: readonly OrderLineRow[]): Order => {
  const { firstItem: _, lineCount: __, refundStatus: ___, ...summary } = toSummary(row);
  return {
    ...summary,
    lines: lines.map(toLine),
    spentLots: lotsOf(row.spentLots),
    refundRequests: row.refundRequests.map(toRequest),
    // A JSON text has no undefined: what an entry does not have is said here.
    history: row.history.map(({ from, reason, refund, at, ...entry }) => ({
      ...entry,
      from,
      reason,
      refund,
      at: new Date(at),
    })),
  };
};

const toStoredRequest = ({ requestedAt, processedAt, ...request }: RefundRequest): StoredRequest => ({
  ...request,
  requestedAt: requestedAt.toISOString(),
  ...(processedAt === undefined ? {} : { processedAt: processedAt.toISOString() }),
});

const toRequest = ({ requestedAt, processedAt, processReason, grant, ...request }: StoredRequest): RefundRequest => ({
  ...request,
  requestedAt: new Date(requestedAt),
  processedAt: processedAt === undefined ? undefined : new Date(processedAt),
  processReason,
  grant,
});

const toLine = ({ orderId: _orderId, position: _position, ...row }: OrderLineRow): OrderLine => ({
  ...row,
  id: row.id as OrderLineId,
  itemId: row.itemId as ItemId,
  optionId: row.optionId as OptionId,
  itemPrice: row.itemPrice as Money,
  surcharge: row.surcharge as Money,
  unitPrice: row.unitPrice as Money,
  lineTotal: row.lineTotal as Money,
  points: row.points as Money,
  coupon: row.coupon as Money,
});
