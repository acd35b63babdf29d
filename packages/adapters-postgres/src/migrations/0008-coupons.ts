import type { Migration, Types } from "./migration.ts";

const coupon = ({ id, time, amount, whole, strict }: Types) => [
  `CREATE TABLE cof_coupon (
    id ${id} PRIMARY KEY, name TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('AVAILABLE', 'CANCELLED', 'EXPIRED')),
    type TEXT NOT NULL CHECK (type IN ('FIXED', 'RATE')),
    value ${amount} NOT NULL CHECK (CASE type WHEN 'RATE' THEN value BETWEEN 1 AND 100 ELSE value >= 0 END),
    max_discount ${amount} CHECK (max_discount >= 0), min_order_price ${amount} NOT NULL CHECK (min_order_price >= 0),
    valid_from ${time} NOT NULL, expires_at ${time} NOT NULL, issue_from ${time} NOT NULL, issue_to ${time} NOT NULL,
    quantity ${whole} CHECK (quantity >= 0), revoked ${whole} NOT NULL CHECK (revoked >= 0), code TEXT,
    created_at ${time} NOT NULL, version ${whole} NOT NULL) ${strict}`,
  // A plain UNIQUE would tempt SQLite to look up the many coupons without a code there, and to sort them.
  "CREATE UNIQUE INDEX cof_coupon_code ON cof_coupon (code) WHERE code IS NOT NULL",
  "CREATE INDEX cof_coupon_created ON cof_coupon (created_at, id)",
  "CREATE INDEX cof_coupon_public ON cof_coupon (created_at, id) WHERE code IS NULL",
  `CREATE INDEX cof_coupon_limited ON cof_coupon (created_at, id)
    WHERE quantity IS NOT NULL AND state <> 'EXPIRED'`,
  "CREATE INDEX cof_coupon_end ON cof_coupon (expires_at) WHERE state <> 'EXPIRED'",
];

/**
 * A row without a member is a sequence that was written off. The order has no foreign key: a coupon is used a moment
 * before its order is written.
 */
const memberCoupon = ({ id, time, whole, strict }: Types) => [
  `CREATE TABLE cof_member_coupon (
    id ${id} PRIMARY KEY, member_id ${id} REFERENCES cof_member, coupon_id ${id} NOT NULL REFERENCES cof_coupon,
    sequence ${whole} CHECK (sequence >= 1),
    state TEXT NOT NULL CHECK (state IN ('AVAILABLE', 'USED', 'EXPIRED', 'REVOKED')),
    issued_at ${time} NOT NULL, expires_at ${time} NOT NULL, used_at ${time}, order_id ${id},
    UNIQUE (coupon_id, member_id), UNIQUE (coupon_id, sequence),
    CHECK (member_id IS NOT NULL OR (state = 'REVOKED' AND sequence IS NOT NULL)),
    CHECK ((state = 'USED') = (used_at IS NOT NULL)), CHECK ((state = 'USED') = (order_id IS NOT NULL))) ${strict}`,
  "CREATE INDEX cof_member_coupon_member ON cof_member_coupon (member_id, issued_at, id) WHERE member_id IS NOT NULL",
  "CREATE INDEX cof_member_coupon_end ON cof_member_coupon (expires_at) WHERE state = 'AVAILABLE'",
];

/** Coupons, what members have of them, and what they take off orders. */
export const coupons: Migration = {
  name: "0008-coupons",
  statements: (types) => [
    ...coupon(types),
    ...memberCoupon(types),
    `ALTER TABLE cof_order ADD COLUMN member_coupon_id ${types.id}`,
    `ALTER TABLE cof_order ADD COLUMN coupon_discount ${types.amount} NOT NULL DEFAULT 0
      CHECK (coupon_discount BETWEEN 0 AND item_total)`,
    `ALTER TABLE cof_order_line ADD COLUMN coupon ${types.amount} NOT NULL DEFAULT 0
      CHECK (coupon >= 0 AND points + coupon <= line_total)`,
  ],
};
