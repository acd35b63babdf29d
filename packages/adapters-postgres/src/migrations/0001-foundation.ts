import type { Migration, Types } from "./migration.ts";

const members = ({ id, time, whole, strict }: Types) => [
  `CREATE TABLE cof_member (
    id ${id} PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT NOT NULL,
    tel TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'SUSPENDED', 'QUIT')),
    role TEXT NOT NULL CHECK (role IN ('MEMBER', 'SELLER', 'ADMIN')), created_at ${time} NOT NULL,
    password_changed_at ${time} NOT NULL, last_login_at ${time}, version ${whole} NOT NULL) ${strict}`,
  `CREATE TABLE cof_session (
    id ${id} PRIMARY KEY, member_id ${id} NOT NULL REFERENCES cof_member, generation ${whole} NOT NULL,
    rotated_at ${time} NOT NULL, expires_at ${time} NOT NULL, revoked_at ${time}) ${strict}`,
  "CREATE INDEX cof_session_member ON cof_session (member_id)",
  "CREATE INDEX cof_session_expiry ON cof_session (expires_at)",
];

const items = ({ id, time, amount, whole, json, strict }: Types) => [
  `CREATE TABLE cof_item (
    id ${id} PRIMARY KEY, seller_id ${id} NOT NULL REFERENCES cof_member, name TEXT NOT NULL,
    price ${amount} NOT NULL CHECK (price >= 0), discount ${whole} NOT NULL CHECK (discount BETWEEN 0 AND 100),
    sale_price ${amount} NOT NULL, state TEXT NOT NULL CHECK (state IN ('SELL', 'STOP', 'DELETED')),
    delivery_fee ${amount} CHECK (delivery_fee >= 0), origin TEXT NOT NULL,
    per_order_limit ${whole} CHECK (per_order_limit > 0), images ${json} NOT NULL, created_at ${time} NOT NULL,
    version ${whole} NOT NULL) ${strict}`,
  "CREATE INDEX cof_item_newest ON cof_item (created_at, id)",
  "CREATE INDEX cof_item_sale_price ON cof_item (sale_price, id)",
  "CREATE INDEX cof_item_seller ON cof_item (seller_id)",
  `CREATE TABLE cof_item_option (
    id ${id} PRIMARY KEY, item_id ${id} NOT NULL REFERENCES cof_item, description TEXT NOT NULL,
    surcharge ${amount} NOT NULL CHECK (surcharge >= 0), discount ${whole} NOT NULL CHECK (discount BETWEEN 0 AND 100),
    state TEXT NOT NULL CHECK (state IN ('SELL', 'STOP', 'DELETED')),
    inventory TEXT NOT NULL CHECK (inventory IN ('none', 'track', 'reserve-on-order')),
    stock ${whole} NOT NULL CHECK (stock >= 0)) ${strict}`,
  "CREATE INDEX cof_item_option_item ON cof_item_option (item_id)",
  `CREATE TABLE cof_stock_movement (
    id ${id} PRIMARY KEY, option_id ${id} NOT NULL REFERENCES cof_item_option, delta ${whole} NOT NULL,
    reason TEXT NOT NULL, actor TEXT NOT NULL, at ${time} NOT NULL) ${strict}`,
  "CREATE INDEX cof_stock_movement_option ON cof_stock_movement (option_id)",
  `CREATE TABLE cof_category (
    id ${id} PRIMARY KEY, name TEXT NOT NULL, parent_id ${id} REFERENCES cof_category,
    depth ${whole} NOT NULL CHECK (depth BETWEEN 1 AND 10)) ${strict}`,
  "CREATE UNIQUE INDEX cof_category_sibling ON cof_category (parent_id, name) WHERE parent_id IS NOT NULL",
  "CREATE UNIQUE INDEX cof_category_root ON cof_category (name) WHERE parent_id IS NULL",
  `CREATE TABLE cof_item_category (
    item_id ${id} NOT NULL REFERENCES cof_item, category_id ${id} NOT NULL REFERENCES cof_category,
    PRIMARY KEY (item_id, category_id)) ${strict}`,
  "CREATE INDEX cof_item_category_category ON cof_item_category (category_id)",
];

const cartsAndOrders = ({ id, time, amount, whole, json, flag, strict }: Types) => [
  `CREATE TABLE cof_cart_line (
    cart_id ${id} NOT NULL, option_id ${id} NOT NULL REFERENCES cof_item_option, item_id ${id} NOT NULL REFERENCES cof_item,
    quantity ${whole} NOT NULL CHECK (quantity BETWEEN 1 AND 9999), added_at ${time} NOT NULL,
    PRIMARY KEY (cart_id, option_id)) ${strict}`,
  `CREATE TABLE cof_order (
    id ${id} PRIMARY KEY, member_id ${id} NOT NULL REFERENCES cof_member, state TEXT NOT NULL CHECK (state IN
      ('WAITING_FOR_PAY', 'PAYMENT_PENDING', 'PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED', 'CANCELLED')),
    currency TEXT NOT NULL, item_total ${amount} NOT NULL CHECK (item_total >= 0),
    tier_discount ${amount} NOT NULL CHECK (tier_discount >= 0), delivery_fee ${amount} NOT NULL CHECK (delivery_fee >= 0),
    final_price ${amount} NOT NULL CHECK (final_price >= 0), city TEXT NOT NULL, street TEXT NOT NULL,
    zip_code TEXT NOT NULL, delivery_request TEXT, placed_at ${time} NOT NULL, paid_at ${time}, delivered_at ${time},
    first_item TEXT NOT NULL, line_count ${whole} NOT NULL, history ${json} NOT NULL, version ${whole} NOT NULL) ${strict}`,
  "CREATE INDEX cof_order_member ON cof_order (member_id, placed_at, id)",
  "CREATE INDEX cof_order_placed ON cof_order (placed_at, id)",
  "CREATE INDEX cof_order_unpaid ON cof_order (placed_at) WHERE state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING')",
  `CREATE TABLE cof_order_line (
    id ${id} PRIMARY KEY, order_id ${id} NOT NULL REFERENCES cof_order, position ${whole} NOT NULL,
    item_id ${id} NOT NULL REFERENCES cof_item, option_id ${id} NOT NULL REFERENCES cof_item_option,
    item_name TEXT NOT NULL, option_description TEXT NOT NULL, origin TEXT NOT NULL, item_price ${amount} NOT NULL,
    surcharge ${amount} NOT NULL, discount ${whole} NOT NULL, unit_price ${amount} NOT NULL,
    quantity ${whole} NOT NULL CHECK (quantity BETWEEN 1 AND 9999), line_total ${amount} NOT NULL,
    take_when_paid ${flag} NOT NULL, taken ${whole} NOT NULL CHECK (taken BETWEEN 0 AND quantity),
    UNIQUE (order_id, option_id), CHECK (line_total = unit_price * quantity)) ${strict}`,
  "CREATE INDEX cof_order_line_option ON cof_order_line (option_id)",
  "CREATE INDEX cof_order_line_item ON cof_order_line (item_id)",
  `CREATE TABLE cof_payment (
    id ${id} PRIMARY KEY, order_id ${id} NOT NULL REFERENCES cof_order, member_id ${id} NOT NULL REFERENCES cof_member,
    merchant_uid TEXT NOT NULL UNIQUE, price ${amount} NOT NULL CHECK (price >= 0), currency TEXT NOT NULL,
    order_name TEXT NOT NULL, pg_provider TEXT NOT NULL, pay_method TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('READY', 'PAID', 'FAILED', 'REFUND_PENDING', 'REFUNDED')),
    transaction_id TEXT, requested_at ${time} NOT NULL, paid_at ${time}, version ${whole} NOT NULL) ${strict}`,
  "CREATE INDEX cof_payment_order ON cof_payment (order_id)",
  "CREATE UNIQUE INDEX cof_payment_one_paid ON cof_payment (order_id) WHERE state = 'PAID'",
  "CREATE INDEX cof_payment_refund_due ON cof_payment (requested_at) WHERE state = 'REFUND_PENDING'",
];

const plumbing = ({ id, time, whole, amount, json, counter, strict }: Types) => [
  `CREATE TABLE cof_outbox (
    id ${id} PRIMARY KEY, partition ${whole} NOT NULL, subject TEXT NOT NULL, sequence ${whole} NOT NULL,
    type TEXT NOT NULL, version ${whole} NOT NULL, data ${json} NOT NULL, at ${time} NOT NULL, settled_at ${time},
    UNIQUE (subject, sequence)) ${strict}`,
  "CREATE INDEX cof_outbox_unsettled ON cof_outbox (partition, at) WHERE settled_at IS NULL",
  "CREATE INDEX cof_outbox_settled ON cof_outbox (settled_at) WHERE settled_at IS NOT NULL",
  `CREATE TABLE cof_subscription (consumer TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (consumer, type)) ${strict}`,
  `CREATE TABLE cof_inbox (
    consumer TEXT NOT NULL, event_id ${id} NOT NULL REFERENCES cof_outbox ON DELETE CASCADE,
    PRIMARY KEY (consumer, event_id)) ${strict}`,
  "CREATE INDEX cof_inbox_event ON cof_inbox (event_id)",
  `CREATE TABLE cof_event_failure (
    consumer TEXT NOT NULL, event_id ${id} NOT NULL REFERENCES cof_outbox ON DELETE CASCADE, attempts ${whole} NOT NULL,
    cause TEXT NOT NULL, retry_at ${time}, parked_at ${time}, PRIMARY KEY (consumer, event_id)) ${strict}`,
  "CREATE INDEX cof_event_failure_event ON cof_event_failure (event_id)",
  "CREATE INDEX cof_event_failure_parked ON cof_event_failure (parked_at, event_id) WHERE parked_at IS NOT NULL",
  `CREATE TABLE cof_command_key (
    member_id ${id} NOT NULL, key TEXT NOT NULL, command TEXT NOT NULL, result TEXT NOT NULL, at ${time} NOT NULL,
    PRIMARY KEY (member_id, key)) ${strict}`,
  "CREATE INDEX cof_command_key_age ON cof_command_key (at)",
  `CREATE TABLE cof_lock (fence ${counter}, name TEXT NOT NULL UNIQUE, expires_at ${amount} NOT NULL) ${strict}`,
];

export const foundation: Migration = {
  name: "0001-foundation",
  statements: (types) => [...members(types), ...items(types), ...cartsAndOrders(types), ...plumbing(types)],
};
