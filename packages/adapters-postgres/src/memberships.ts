import type { MemberId, Money, OrderId } from "@cofshop/core";
import type { Membership, Memberships, PointEntry, PointKind, PointLot, Spending } from "@cofshop/core/member";
import { EntitySchema } from "typeorm";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, placesFrom, timeOf } from "./statement.ts";

type StoredLot = { readonly amount: number; readonly expiresAt: string };

export type MembershipRow = {
  memberId: string;
  tier: string;
  lots: readonly StoredLot[];
  /** What the lots add up to, which the table keeps from being negative. */
  balance: number;
  owed: number;
  /** The end of the first lot, for whoever looks for points that have ended. */
  firstEnd: Date | null;
  version: number;
};

export const membershipTable: Table<MembershipRow> = perDialect(
  ({ id, text, amount, time, json, whole }) =>
    new EntitySchema<MembershipRow>({
      name: "cof_membership",
      columns: {
        memberId: primary(named("member_id", id)),
        tier: text,
        lots: json,
        balance: amount,
        owed: amount,
        firstEnd: named("first_end", optional(time)),
        version: whole,
      },
    }),
);

export type PointEntryRow = {
  memberId: string;
  sequence: number;
  kind: PointKind;
  amount: number;
  owed: number;
  balance: number;
  orderId: string | null;
  reason: string | null;
  actor: string;
  at: Date;
};

export const pointEntryTable: Table<PointEntryRow> = perDialect(
  ({ id, text, amount, time, whole }) =>
    new EntitySchema<PointEntryRow>({
      name: "cof_point_entry",
      columns: {
        memberId: primary(named("member_id", id)),
        sequence: primary(whole),
        kind: text,
        amount,
        owed: amount,
        balance: amount,
        orderId: named("order_id", optional(id)),
        reason: optional(text),
        actor: text,
        at: time,
      },
    }),
);

/** One member's ($1) standing, locked. On SQLite the transaction has the whole database to itself. */
const oneMember = "WHERE m.member_id = $1";
const held: Readonly<Record<Dialect, string>> = { postgres: `${oneMember} FOR NO KEY UPDATE`, sqlite: oneMember };

export const sqlMemberships = (database: Database): Memberships => {
  const membership = membershipTable[database.dialect];
  const pointEntry = pointEntryTable[database.dialect];
  const find = async (rest: string, values: readonly (string | Date)[]): Promise<readonly Membership[]> => {
    const rows = await database.find({ m: membership }, `FROM cof_membership m ${rest}`, values);
    return rows.map(({ m }) => toMembership(m));
  };
  return {
    byMember: async (member) => (await find(oneMember, [member]))[0],
    ofMembers: async (members) =>
      members.length === 0 ? [] : find(`WHERE m.member_id IN (${placesFrom(1, members)})`, members),
    ledger: async (member, { after, limit }) => {
      // No parameter: PostgreSQL would take it for an integer of four bytes, and throw at a made-up cursor.
      const beyond = after === undefined ? "" : `AND e.sequence < ${after.key}`;
      const from = `FROM cof_point_entry e WHERE e.member_id = $1 ${beyond} ORDER BY e.sequence DESC LIMIT ${limit}`;
      return (await database.find({ e: pointEntry }, from, [member])).map(({ e }) => toEntry(e));
    },
    ended: async (before, { after, limit }) => {
      const beyond = "AND (m.first_end > $2 OR (m.first_end = $2 AND m.member_id < $3))";
      const sql = `SELECT m.member_id AS "memberId", m.first_end AS "expiresAt" FROM cof_membership m
        WHERE m.first_end < $1 ${after === undefined ? "" : beyond} ORDER BY m.first_end, m.member_id DESC LIMIT ${limit}`;
      const position = after === undefined ? [] : [new Date(after.key), after.id];
      type Row = { readonly memberId: MemberId; readonly expiresAt: Date | string };
      const rows = await database.rows<Row>(sql, [before, ...position]);
      return rows.map(({ memberId, expiresAt }) => ({ memberId, expiresAt: timeOf(expiresAt) }));
    },
    all: ({ after, limit }) => {
      const rest = `ORDER BY m.member_id DESC LIMIT ${limit}`;
      return after === undefined ? find(rest, []) : find(`WHERE m.member_id < $1 ${rest}`, [after.id]);
    },
    hold: async (member) => (await find(held[database.dialect], [member]))[0],
    save: async ({ membership: entity, entries }, { version }) => {
      const row = toRow(entity);
      const { memberId, ...change } = row;
      const saved =
        version === 0
          ? await database.insert(membership, [row], "ON CONFLICT (member_id) DO NOTHING")
          : await database.update(membership, change, { memberId, version });
      if (saved !== 1) return false;
      await database.insert(pointEntry, entries.map(toEntryRow));
      return true;
    },
  };
};

/** What members ($2, $3 …) spent on orders completed since $1, less refunds. Whoever has none is absent. */
const spent = (members: readonly MemberId[]): string => `SELECT o.member_id AS "memberId",
    SUM(o.final_price - o.refunded_amount) AS spent FROM cof_order o
  WHERE o.member_id IN (${placesFrom(2, members)}) AND o.completed_at >= $1 AND o.state <> 'CANCELLED'
  GROUP BY o.member_id`;

export const sqlSpending = (database: Database): Spending => ({
  since: async (members, from) => {
    if (members.length === 0) return new Map();
    type Row = { readonly memberId: MemberId; readonly spent: number | string };
    const rows = await database.rows<Row>(spent(members), [from, ...members]);
    return new Map(rows.map((row) => [row.memberId, Number(row.spent) as Money]));
  },
});

const toLot = ({ amount, expiresAt }: StoredLot): PointLot => ({
  amount: amount as Money,
  expiresAt: new Date(expiresAt),
});
/** Lots as they stand in a json column, here and with orders. */
export const lotsOf = (stored: readonly StoredLot[]): readonly PointLot[] => stored.map(toLot);
export const storedLots = (lots: readonly PointLot[]): readonly StoredLot[] =>
  lots.map(({ amount, expiresAt }) => ({ amount, expiresAt: expiresAt.toISOString() }));

const toRow = ({ lots, ...membership }: Membership): MembershipRow => ({
  ...membership,
  lots: storedLots(lots),
  balance: lots.reduce((sum, { amount }) => sum + amount, 0),
  firstEnd: lots[0]?.expiresAt ?? null,
});

const toMembership = ({ balance: _balance, firstEnd: _firstEnd, ...row }: MembershipRow): Membership => ({
  ...row,
  memberId: row.memberId as MemberId,
  lots: lotsOf(row.lots),
  owed: row.owed as Money,
});

const toEntryRow = ({ order, reason, by, ...entry }: PointEntry): PointEntryRow => ({
  ...entry,
  orderId: order ?? null,
  reason: reason ?? null,
  actor: by,
});

const toEntry = ({ orderId, reason, actor, ...row }: PointEntryRow): PointEntry => ({
  ...row,
  memberId: row.memberId as MemberId,
  balance: row.balance as Money,
  order: (orderId as OrderId | null) ?? undefined,
  reason: reason ?? undefined,
  by: actor,
});
