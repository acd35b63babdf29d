import type { CouponId, Money, Slice } from "@cofshop/core";
import type { Coupon, CouponState, Coupons } from "@cofshop/core/coupon";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import { type Database, timeOf, type Value } from "./statement.ts";

export type CouponRow = {
  id: string;
  name: string;
  state: CouponState;
  type: Coupon["type"];
  value: number;
  maxDiscount: number | null;
  minOrderPrice: number;
  validFrom: Date;
  expiresAt: Date;
  issueFrom: Date;
  issueTo: Date;
  quantity: number | null;
  revoked: number;
  code: string | null;
  createdAt: Date;
  version: number;
};

export const couponTable: Table<CouponRow> = perDialect(
  ({ id, text, amount, whole, time }) =>
    new EntitySchema<CouponRow>({
      name: "cof_coupon",
      columns: {
        id: primary(id),
        name: text,
        state: text,
        type: text,
        value: amount,
        maxDiscount: named("max_discount", optional(amount)),
        minOrderPrice: named("min_order_price", amount),
        validFrom: named("valid_from", time),
        expiresAt: named("expires_at", time),
        issueFrom: named("issue_from", time),
        issueTo: named("issue_to", time),
        quantity: optional(whole),
        revoked: whole,
        code: optional(text),
        createdAt: named("created_at", time),
        version: whole,
      },
    }),
);

/** The conditions are those of the indices cof_coupon_limited and cof_coupon_end, word for word. */
const limited = "c.quantity IS NOT NULL AND c.state <> 'EXPIRED'";
const over = `SELECT c.id AS id, c.expires_at AS "expiresAt" FROM cof_coupon c
  WHERE c.state <> 'EXPIRED' AND c.expires_at < $1`;

const unlessCodeIsTaken = "ON CONFLICT (code) WHERE code IS NOT NULL DO NOTHING";

export const sqlCoupons = (database: Database): Coupons => {
  const coupon = couponTable[database.dialect];
  const find = async (rest: string, values: readonly Value[]): Promise<readonly Coupon[]> => {
    const rows = await database.find({ c: coupon }, `FROM cof_coupon c ${rest}`, values);
    return rows.map(({ c }) => toCoupon(c));
  };
  const newestFirst = (where: string, { after, limit }: Slice): Promise<readonly Coupon[]> => {
    const beyond = after === undefined ? "" : "AND (c.created_at, c.id) < ($1, $2)";
    const position = after === undefined ? [] : [new Date(after.key), after.id];
    return find(`WHERE ${where} ${beyond} ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}`, position);
  };
  return {
    byId: async (id) => (await find("WHERE c.id = $1", [id]))[0],
    byCode: async (code) => (await find("WHERE c.code = $1", [code]))[0],
    list: (withCodes, slice) => newestFirst(withCodes ? "TRUE" : "c.code IS NULL", slice),
    limited: (slice) => newestFirst(limited, slice),
    overBefore: async (before, { after, limit }) => {
      const beyond = "AND (c.expires_at > $2 OR (c.expires_at = $2 AND c.id < $3))";
      const position = after === undefined ? [] : [new Date(after.key), after.id];
      const sql = `${over} ${after === undefined ? "" : beyond} ORDER BY c.expires_at, c.id DESC LIMIT ${limit}`;
      type Row = { readonly id: CouponId; readonly expiresAt: Date | string };
      const rows = await database.rows<Row>(sql, [before, ...position]);
      return rows.map(({ id, expiresAt }) => ({ id, expiresAt: timeOf(expiresAt) }));
    },
    insert: async (entity) => (await database.insert(coupon, [toRow(entity)], unlessCodeIsTaken)) === 1,
    save: async (entity) => {
      const { id, createdAt: _createdAt, ...change } = toRow(entity);
      return (await database.update(coupon, change, { id, version: entity.version - 1 })) === 1;
    },
  };
};

const toRow = (coupon: Coupon): CouponRow => ({
  ...coupon,
  maxDiscount: coupon.maxDiscount ?? null,
  quantity: coupon.quantity ?? null,
  code: coupon.code ?? null,
});

export const toCoupon = (row: CouponRow): Coupon => ({
  ...row,
  id: row.id as CouponId,
  maxDiscount: (row.maxDiscount ?? undefined) as Money | undefined,
  minOrderPrice: row.minOrderPrice as Money,
  quantity: row.quantity ?? undefined,
  code: row.code ?? undefined,
});
