import type { Migration, Types } from "./migration.ts";

/** A line names its order without a foreign key: points are spent on an order a moment before it is written. */
const membership = ({ id, time, amount, whole, json, strict }: Types) => [
  `CREATE TABLE cof_membership (
    member_id ${id} PRIMARY KEY REFERENCES cof_member, tier TEXT NOT NULL, lots ${json} NOT NULL,
    balance ${amount} NOT NULL CHECK (balance >= 0), owed ${amount} NOT NULL CHECK (owed >= 0),
    first_end ${time}, version ${whole} NOT NULL) ${strict}`,
  "CREATE INDEX cof_membership_end ON cof_membership (first_end) WHERE first_end IS NOT NULL",
  `CREATE TABLE cof_point_entry (
    member_id ${id} NOT NULL REFERENCES cof_member, sequence ${whole} NOT NULL, kind TEXT NOT NULL CHECK (kind IN
      ('EARN', 'SPEND', 'RESTORE', 'TAKE_BACK', 'ADJUST', 'EXPIRE')),
    amount ${amount} NOT NULL, owed ${amount} NOT NULL, balance ${amount} NOT NULL CHECK (balance >= 0),
    order_id ${id}, reason TEXT, actor TEXT NOT NULL, at ${time} NOT NULL,
    PRIMARY KEY (member_id, sequence)) ${strict}`,
];

const states = `('WAITING_FOR_PAY', 'PAYMENT_PENDING', 'PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED',
  'COMPLETED', 'REFUND_PENDING', 'CANCELLED')`;

/** What an order keeps besides: for PostgreSQL's ALTER TABLE one column a line, for SQLite's new table the same lines. */
const newColumns = ({ time, amount, json }: Types) => [
  `used_points ${amount} NOT NULL DEFAULT 0 CHECK (used_points BETWEEN 0 AND item_total)`,
  `spent_lots ${json} NOT NULL DEFAULT '[]'`,
  `refunded_amount ${amount} NOT NULL DEFAULT 0 CHECK (refunded_amount BETWEEN 0 AND final_price)`,
  `earned_points ${amount} NOT NULL DEFAULT 0 CHECK (earned_points >= 0)`,
  `completed_at ${time}`,
  `refund_requests ${json} NOT NULL DEFAULT '[]'`,
  "refund_status TEXT CHECK (refund_status IN ('REQUESTED', 'APPROVED', 'REJECTED', 'REFUNDED'))",
];

/** When orders were completed that were so before this was a column: their history knows. */
const completedAt = {
  postgres: `(SELECT (entry ->> 'at')::timestamptz FROM jsonb_array_elements(history) entry
    WHERE entry ->> 'to' = 'COMPLETED')`,
  sqlite: `(SELECT REPLACE(REPLACE(value ->> 'at', 'T', ' '), 'Z', '') FROM json_each(history)
    WHERE value ->> 'to' = 'COMPLETED')`,
};

const ordersOnPostgres = (types: Types) => [
  "ALTER TABLE cof_order DROP CONSTRAINT cof_order_state_check",
  `ALTER TABLE cof_order ADD CHECK (state IN ${states})`,
  ...newColumns(types).map((column) => `ALTER TABLE cof_order ADD COLUMN ${column}`),
  `UPDATE cof_order SET completed_at = ${completedAt.postgres} WHERE state = 'COMPLETED'`,
];

const oldColumns = `id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street,
  zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version`;

/** SQLite changes no CHECK in place: the table is made anew (sqlite.org, "Making Other Kinds Of Table Schema Changes"). */
const ordersOnSqlite = (types: Types) => [
  `CREATE TABLE cof_order_next (
    id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES cof_member, state TEXT NOT NULL CHECK (state IN ${states}),
    currency TEXT NOT NULL, item_total INTEGER NOT NULL CHECK (item_total >= 0),
    tier_discount INTEGER NOT NULL CHECK (tier_discount >= 0), delivery_fee INTEGER NOT NULL CHECK (delivery_fee >= 0),
    final_price INTEGER NOT NULL CHECK (final_price >= 0), city TEXT NOT NULL, street TEXT NOT NULL,
    zip_code TEXT NOT NULL, delivery_request TEXT, placed_at TEXT NOT NULL, paid_at TEXT, delivered_at TEXT,
    first_item TEXT NOT NULL, line_count INTEGER NOT NULL, history TEXT NOT NULL, version INTEGER NOT NULL,
    ${newColumns(types).join(",\n    ")}) STRICT`,
  `INSERT INTO cof_order_next (${oldColumns}, completed_at) SELECT ${oldColumns}, ${completedAt.sqlite} FROM cof_order`,
  "DROP TABLE cof_order",
  "ALTER TABLE cof_order_next RENAME TO cof_order",
  "CREATE INDEX cof_order_member ON cof_order (member_id, placed_at, id)",
  "CREATE INDEX cof_order_placed ON cof_order (placed_at, id)",
  "CREATE INDEX cof_order_unpaid ON cof_order (placed_at) WHERE state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING')",
  `CREATE INDEX cof_order_sold ON cof_order (id, state)
    WHERE state IN ('PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED')`,
  "CREATE INDEX cof_order_delivered ON cof_order (delivered_at) WHERE state = 'DELIVERED'",
];

/** Whoever completed an order before goes on record, in the lowest tier: the nightly job looks at all who are. */
const buyersOnRecord = ({ json }: Types) => `INSERT INTO cof_membership (member_id, tier, lots, balance, owed, version)
  SELECT DISTINCT member_id, 'BASIC', CAST('[]' AS ${json}), 0, 0, 1 FROM cof_order WHERE completed_at IS NOT NULL`;

/** Tiers and points of members; orders that are paid with points, earn some and are given back, whole or in part. */
export const membershipAndRefunds: Migration = {
  name: "0006-membership-and-refunds",
  statements: (types) => [
    ...(types.dialect === "postgres" ? ordersOnPostgres(types) : ordersOnSqlite(types)),
    "CREATE INDEX cof_order_completed ON cof_order (member_id, completed_at) WHERE completed_at IS NOT NULL",
    "CREATE INDEX cof_order_refund_pending ON cof_order (placed_at) WHERE state = 'REFUND_PENDING'",
    "CREATE INDEX cof_order_refund ON cof_order (refund_status, placed_at, id) WHERE refund_status IS NOT NULL",
    `ALTER TABLE cof_order_line ADD COLUMN points ${types.amount} NOT NULL DEFAULT 0
      CHECK (points BETWEEN 0 AND line_total)`,
    `ALTER TABLE cof_order_line ADD COLUMN refunded ${types.whole} NOT NULL DEFAULT 0
      CHECK (refunded BETWEEN 0 AND quantity)`,
    "DROP INDEX cof_order_line_sold",
    "CREATE INDEX cof_order_line_sold ON cof_order_line (order_id, item_id, quantity, refunded)",
    `ALTER TABLE cof_payment ADD COLUMN refunded_amount ${types.amount} NOT NULL DEFAULT 0
      CHECK (refunded_amount BETWEEN 0 AND price)`,
    ...membership(types),
    buyersOnRecord(types),
  ],
};
