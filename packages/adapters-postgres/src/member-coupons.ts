import { randomUUID } from "node:crypto";
import type { CouponId, MemberCouponId, MemberId, OrderId } from "@cofshop/core";
import type {
  HeldCoupon,
  MemberCoupon,
  MemberCouponState,
  MemberCoupons,
  Sequence,
  Settlement,
  WonClaim,
} from "@cofshop/core/coupon";
import { EntitySchema } from "typeorm";
import { couponTable, toCoupon } from "./coupons.ts";
import { type Dialect, named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, timeOf, type Value } from "./statement.ts";

export type MemberCouponRow = {
  id: string;
  /** Nobody's: the sequence was written off. */
  memberId: string | null;
  couponId: string;
  sequence: number | null;
  state: MemberCouponState;
  issuedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  orderId: string | null;
};

export const memberCouponTable: Table<MemberCouponRow> = perDialect(
  ({ id, text, whole, time }) =>
    new EntitySchema<MemberCouponRow>({
      name: "cof_member_coupon",
      columns: {
        id: primary(id),
        memberId: named("member_id", optional(id)),
        couponId: named("coupon_id", id),
        sequence: optional(whole),
        state: text,
        issuedAt: named("issued_at", time),
        expiresAt: named("expires_at", time),
        usedAt: named("used_at", optional(time)),
        orderId: named("order_id", optional(id)),
      },
    }),
);

/** Claims as a table `w`. $1: JSON array of { place, id, coupon, member, at, sequence }. */
const claims: Readonly<Record<Dialect, string>> = {
  postgres: `json_to_recordset($1::json)
    AS w(place int, id uuid, coupon uuid, member uuid, at timestamptz, sequence bigint)`,
  sqlite: `(SELECT value ->> 'place' AS place, value ->> 'id' AS id, value ->> 'coupon' AS coupon,
    value ->> 'member' AS member, REPLACE(REPLACE(value ->> 'at', 'T', ' '), 'Z', '') AS at,
    value ->> 'sequence' AS sequence FROM json_each($1)) w`,
};

/**
 * Writes what fits of the claims ($1). In the order of their sequences: of two that are in each other's way the first
 * one stays, and two statements with the same claims do not wait for each other. No constraint is named on purpose:
 * whatever is in a claim's way, `whatBecameOf` tells, and nobody's claim is lost in silence.
 */
const writeClaims = (dialect: Dialect): string => `INSERT INTO cof_member_coupon
    (id, member_id, coupon_id, sequence, state, issued_at, expires_at)
  SELECT w.id, m.id, c.id, w.sequence, 'AVAILABLE', w.at, c.expires_at
  FROM ${claims[dialect]} JOIN cof_coupon c ON c.id = w.coupon JOIN cof_member m ON m.id = w.member
  WHERE w.sequence <= c.quantity + c.revoked ORDER BY c.id, w.sequence, w.place
  ON CONFLICT DO NOTHING RETURNING coupon_id AS coupon, member_id AS member, sequence AS sequence`;

/** Why claims ($1) were not written, in the order of `Settlement`. */
const whatBecameOf = (dialect: Dialect): string => `SELECT w.place AS place, CASE
    WHEN c.id IS NULL OR m.id IS NULL THEN 'unknown'
    WHEN s.member_id = w.member THEN 'already'
    WHEN s.id IS NOT NULL OR i.id IS NOT NULL THEN 'sequence-taken'
    WHEN h.id IS NOT NULL THEN 'member-has-one'
    ELSE 'beyond-stock' END AS settlement
  FROM ${claims[dialect]} LEFT JOIN cof_coupon c ON c.id = w.coupon LEFT JOIN cof_member m ON m.id = w.member
  LEFT JOIN cof_member_coupon s ON s.coupon_id = w.coupon AND s.sequence = w.sequence
  LEFT JOIN cof_member_coupon h ON h.coupon_id = w.coupon AND h.member_id = w.member
  LEFT JOIN cof_member_coupon i ON i.id = w.id`;

/** Writes sequences of a coupon ($2) off that have no row. $1: JSON array of { id, sequence }, $3: when. */
const writeOffs: Readonly<Record<Dialect, string>> = {
  postgres: "json_to_recordset($1::json) AS w(id uuid, sequence int)",
  sqlite: "(SELECT value ->> 'id' AS id, value ->> 'sequence' AS sequence FROM json_each($1)) w",
};
const time: Readonly<Record<Dialect, string>> = { postgres: "$3::timestamptz", sqlite: "$3" };
const writeOff = (dialect: Dialect): string => `INSERT INTO cof_member_coupon
    (id, coupon_id, sequence, state, issued_at, expires_at)
  SELECT w.id, c.id, w.sequence, 'REVOKED', ${time[dialect]}, c.expires_at
  FROM ${writeOffs[dialect]} JOIN cof_coupon c ON c.id = $2 WHERE TRUE ORDER BY w.sequence
  ON CONFLICT (coupon_id, sequence) DO NOTHING RETURNING sequence AS sequence`;

/** $1 id  $2 order  $3 now */
const use = `UPDATE cof_member_coupon SET state = 'USED', used_at = $3, order_id = $2
  WHERE id = $1 AND state = 'AVAILABLE' AND expires_at > $3 AND EXISTS (SELECT 1 FROM cof_coupon c
    WHERE c.id = cof_member_coupon.coupon_id AND c.state = 'AVAILABLE' AND c.valid_from <= $3)`;

/** $1 id  $2 order  $3 now */
const giveBack = `UPDATE cof_member_coupon SET used_at = NULL, order_id = NULL,
    state = CASE WHEN expires_at <= $3 THEN 'EXPIRED' ELSE 'AVAILABLE' END
  WHERE id = $1 AND state = 'USED' AND order_id = $2`;

/** $1 member  $2 coupon */
const revoke = `UPDATE cof_member_coupon SET state = 'REVOKED'
  WHERE member_id = $1 AND coupon_id = $2 AND state = 'AVAILABLE'
  RETURNING id AS id, sequence AS sequence, issued_at AS "issuedAt", expires_at AS "expiresAt"`;

/** The state twice: a row that was used since the inner select looked is left alone. $1: now. */
const expire = (limit: number): string => `UPDATE cof_member_coupon SET state = 'EXPIRED'
  WHERE state = 'AVAILABLE' AND id IN (SELECT id FROM cof_member_coupon
    WHERE state = 'AVAILABLE' AND expires_at <= $1 ORDER BY expires_at LIMIT ${limit})`;

const nameOf = ({ coupon, member, sequence }: Pick<WonClaim, "coupon" | "member" | "sequence">): string =>
  `${coupon}/${member}/${sequence}`;

export const sqlMemberCoupons = (database: Database): MemberCoupons => {
  const { dialect } = database;
  const memberCoupon = memberCouponTable[dialect];
  const coupon = couponTable[dialect];
  const held = async (rest: string, values: readonly Value[]): Promise<readonly HeldCoupon[]> => {
    const from = `FROM cof_member_coupon h JOIN cof_coupon c ON c.id = h.coupon_id WHERE ${rest}`;
    const rows = await database.find({ h: memberCoupon, c: coupon }, from, values);
    return rows.flatMap(({ h, c }) => toMemberCoupon(h).map((each) => ({ held: each, coupon: toCoupon(c) })));
  };
  return {
    byId: async (id) => (await held("h.id = $1", [id]))[0],
    ofMemberAndCoupon: async (member, id) => {
      const from = "FROM cof_member_coupon h WHERE h.member_id = $1 AND h.coupon_id = $2";
      const [row] = await database.find({ h: memberCoupon }, from, [member, id]);
      return row && toMemberCoupon(row.h)[0];
    },
    ofMember: (member, { after, limit }) => {
      const beyond = after === undefined ? "" : "AND (h.issued_at, h.id) < ($2, $3)";
      const position = after === undefined ? [] : [new Date(after.key), after.id];
      const rest = `h.member_id = $1 ${beyond} ORDER BY h.issued_at DESC, h.id DESC LIMIT ${limit}`;
      return held(rest, [member, ...position]);
    },
    claimsAfter: async (id, after, limit) => {
      const sql = `SELECT sequence AS sequence, member_id AS member, state AS state FROM cof_member_coupon
        WHERE coupon_id = $1 AND sequence > $2 ORDER BY sequence LIMIT ${limit}`;
      type Row = { readonly sequence: Sequence; readonly member: MemberId | null; readonly state: MemberCouponState };
      const rows = await database.rows<Row>(sql, [id, after]);
      return rows.map(({ sequence, member, state }) => ({
        sequence,
        member: member ?? undefined,
        revoked: state === "REVOKED",
      }));
    },
    counts: async (id) => {
      const sql = `SELECT COUNT(CASE WHEN state <> 'REVOKED' THEN 1 END) AS live, COALESCE(MAX(sequence), 0) AS last
        FROM cof_member_coupon WHERE coupon_id = $1`;
      const [row] = await database.rows<{ readonly live: number | string; readonly last: number }>(sql, [id]);
      return { live: Number(row?.live ?? 0), lastSequence: row?.last ?? 0 };
    },
    insert: (entity) => {
      const from = `FROM cof_coupon c WHERE c.id = $1 AND c.state = 'AVAILABLE'
        ON CONFLICT (coupon_id, member_id) DO NOTHING`;
      return database.insertWhere(memberCoupon, toRow(entity), from, [entity.couponId]);
    },
    settle: async (wanted) => {
      if (wanted.length === 0) return [];
      const json = (places: readonly number[]): string =>
        JSON.stringify(places.map((place) => ({ ...wanted[place], place })));
      const places = [...wanted.keys()];
      type Written = Pick<WonClaim, "coupon" | "member" | "sequence">;
      const rows = await database.returning<Written>(writeClaims(dialect), [json(places)]);
      const written = new Set(rows.map(nameOf));
      // A claim that is there twice was written once: for the first of them.
      const settled = wanted.map((claim): Settlement | undefined =>
        written.delete(nameOf(claim)) ? "written" : undefined,
      );
      const others = places.filter((place) => settled[place] === undefined);
      if (others.length === 0) return settled.flatMap((each) => each ?? []);
      type Other = { readonly place: number; readonly settlement: Settlement };
      const reasons = await database.rows<Other>(whatBecameOf(dialect), [json(others)]);
      const known = new Map(reasons.map(({ place, settlement }) => [place, settlement]));
      return settled.map((each, place) => each ?? known.get(place) ?? "unknown");
    },
    use: async (id, order, at) => (await database.changed(use, [id, order, at])) === 1,
    giveBack: async (id, order, at) => (await database.changed(giveBack, [id, order, at])) === 1,
    revoke: async (memberId, couponId) => {
      type Row = {
        readonly id: MemberCouponId;
        readonly sequence: Sequence | null;
        readonly issuedAt: Date | string;
        readonly expiresAt: Date | string;
      };
      const [row] = await database.returning<Row>(revoke, [memberId, couponId]);
      return (
        row && {
          id: row.id,
          memberId,
          couponId,
          sequence: row.sequence ?? undefined,
          state: "REVOKED",
          issuedAt: timeOf(row.issuedAt),
          expiresAt: timeOf(row.expiresAt),
          usedAt: undefined,
          orderId: undefined,
        }
      );
    },
    writeOff: async (id, sequences, at) => {
      const wanted = sequences.map((sequence) => ({ id: randomUUID(), sequence }));
      const parameters = [JSON.stringify(wanted), id, at];
      const rows = await database.returning<{ readonly sequence: Sequence }>(writeOff(dialect), parameters);
      return rows.map(({ sequence }) => sequence).sort((a, b) => a - b);
    },
    expire: (at, limit) => database.changed(expire(limit), [at]),
  };
};

const toRow = (held: MemberCoupon): MemberCouponRow => ({
  ...held,
  sequence: held.sequence ?? null,
  usedAt: held.usedAt ?? null,
  orderId: held.orderId ?? null,
});

/** None for a sequence that was written off. */
const toMemberCoupon = ({ memberId, ...row }: MemberCouponRow): readonly MemberCoupon[] =>
  memberId === null
    ? []
    : [
        {
          ...row,
          id: row.id as MemberCouponId,
          memberId: memberId as MemberId,
          couponId: row.couponId as CouponId,
          sequence: (row.sequence ?? undefined) as Sequence | undefined,
          usedAt: row.usedAt ?? undefined,
          orderId: (row.orderId ?? undefined) as OrderId | undefined,
        },
      ];
