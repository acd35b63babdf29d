PRAGMA foreign_keys = OFF;
CREATE TABLE cof_migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL);
CREATE TABLE cof_member (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT NOT NULL,
    tel TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'SUSPENDED', 'QUIT')),
    role TEXT NOT NULL CHECK (role IN ('MEMBER', 'SELLER', 'ADMIN')), created_at TEXT NOT NULL,
    password_changed_at TEXT NOT NULL, last_login_at TEXT, version INTEGER NOT NULL) STRICT;
CREATE TABLE cof_session (
    id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES cof_member, generation INTEGER NOT NULL,
    rotated_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT) STRICT;
CREATE TABLE cof_item (
    id TEXT PRIMARY KEY, seller_id TEXT NOT NULL REFERENCES cof_member, name TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0), discount INTEGER NOT NULL CHECK (discount BETWEEN 0 AND 100),
    sale_price INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('SELL', 'STOP', 'DELETED')),
    delivery_fee INTEGER CHECK (delivery_fee >= 0), origin TEXT NOT NULL,
    per_order_limit INTEGER CHECK (per_order_limit > 0), images TEXT NOT NULL, created_at TEXT NOT NULL,
    version INTEGER NOT NULL, rating_count INTEGER NOT NULL DEFAULT 0 CHECK (rating_count >= 0), rating_sum INTEGER NOT NULL DEFAULT 0
    CHECK (rating_sum BETWEEN rating_count AND 5 * rating_count), rating_version INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE cof_item_option (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES cof_item, description TEXT NOT NULL,
    surcharge INTEGER NOT NULL CHECK (surcharge >= 0), discount INTEGER NOT NULL CHECK (discount BETWEEN 0 AND 100),
    state TEXT NOT NULL CHECK (state IN ('SELL', 'STOP', 'DELETED')),
    inventory TEXT NOT NULL CHECK (inventory IN ('none', 'track', 'reserve-on-order')),
    stock INTEGER NOT NULL CHECK (stock >= 0)) STRICT;
CREATE TABLE cof_stock_movement (
    id TEXT PRIMARY KEY, option_id TEXT NOT NULL REFERENCES cof_item_option, delta INTEGER NOT NULL,
    reason TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE cof_category (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, parent_id TEXT REFERENCES cof_category,
    depth INTEGER NOT NULL CHECK (depth BETWEEN 1 AND 10)) STRICT;
CREATE TABLE cof_item_category (
    item_id TEXT NOT NULL REFERENCES cof_item, category_id TEXT NOT NULL REFERENCES cof_category,
    PRIMARY KEY (item_id, category_id)) STRICT;
CREATE TABLE cof_cart_line (
    cart_id TEXT NOT NULL, option_id TEXT NOT NULL REFERENCES cof_item_option, item_id TEXT NOT NULL REFERENCES cof_item,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999), added_at TEXT NOT NULL,
    PRIMARY KEY (cart_id, option_id)) STRICT;
CREATE TABLE cof_order_line (
    id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES cof_order, position INTEGER NOT NULL,
    item_id TEXT NOT NULL REFERENCES cof_item, option_id TEXT NOT NULL REFERENCES cof_item_option,
    item_name TEXT NOT NULL, option_description TEXT NOT NULL, origin TEXT NOT NULL, item_price INTEGER NOT NULL,
    surcharge INTEGER NOT NULL, discount INTEGER NOT NULL, unit_price INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999), line_total INTEGER NOT NULL,
    take_when_paid INTEGER NOT NULL, taken INTEGER NOT NULL CHECK (taken BETWEEN 0 AND quantity), points INTEGER NOT NULL DEFAULT 0
      CHECK (points BETWEEN 0 AND line_total), refunded INTEGER NOT NULL DEFAULT 0
      CHECK (refunded BETWEEN 0 AND quantity), coupon INTEGER NOT NULL DEFAULT 0
      CHECK (coupon >= 0 AND points + coupon <= line_total),
    UNIQUE (order_id, option_id), CHECK (line_total = unit_price * quantity)) STRICT;
CREATE TABLE cof_payment (
    id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES cof_order, member_id TEXT NOT NULL REFERENCES cof_member,
    merchant_uid TEXT NOT NULL UNIQUE, price INTEGER NOT NULL CHECK (price >= 0), currency TEXT NOT NULL,
    order_name TEXT NOT NULL, pg_provider TEXT NOT NULL, pay_method TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('READY', 'PAID', 'FAILED', 'REFUND_PENDING', 'REFUNDED')),
    transaction_id TEXT, requested_at TEXT NOT NULL, paid_at TEXT, version INTEGER NOT NULL, refunded_amount INTEGER NOT NULL DEFAULT 0
      CHECK (refunded_amount BETWEEN 0 AND price), checks INTEGER NOT NULL DEFAULT 0 CHECK (checks >= 0), next_check_at TEXT) STRICT;
CREATE TABLE cof_outbox (
    id TEXT PRIMARY KEY, partition INTEGER NOT NULL, subject TEXT NOT NULL, sequence INTEGER NOT NULL,
    type TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, at TEXT NOT NULL, settled_at TEXT,
    UNIQUE (subject, sequence)) STRICT;
CREATE TABLE cof_subscription (consumer TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (consumer, type)) STRICT;
CREATE TABLE cof_inbox (
    consumer TEXT NOT NULL, event_id TEXT NOT NULL REFERENCES cof_outbox ON DELETE CASCADE,
    PRIMARY KEY (consumer, event_id)) STRICT;
CREATE TABLE cof_event_failure (
    consumer TEXT NOT NULL, event_id TEXT NOT NULL REFERENCES cof_outbox ON DELETE CASCADE, attempts INTEGER NOT NULL,
    cause TEXT NOT NULL, retry_at TEXT, parked_at TEXT, PRIMARY KEY (consumer, event_id)) STRICT;
CREATE TABLE cof_command_key (
    member_id TEXT NOT NULL, key TEXT NOT NULL, command TEXT NOT NULL, result TEXT NOT NULL, at TEXT NOT NULL, fingerprint TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (member_id, key)) STRICT;
CREATE TABLE cof_lock (fence INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE cof_login (
      id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES cof_member, at TEXT NOT NULL,
      ip TEXT CHECK (length(ip) <= 64), device TEXT CHECK (length(device) <= 255)) STRICT;
CREATE TABLE cof_review (
    id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES cof_item, member_id TEXT NOT NULL REFERENCES cof_member,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5), content TEXT NOT NULL CHECK (length(content) <= 2000),
    created_at TEXT NOT NULL, edited_at TEXT, version INTEGER NOT NULL, UNIQUE (member_id, item_id)) STRICT;
CREATE TABLE cof_stored_reply (
      owner TEXT NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, run TEXT NOT NULL,
      at TEXT NOT NULL, lease_until TEXT NOT NULL, reply TEXT, PRIMARY KEY (owner, route, key)) STRICT;
CREATE TABLE cof_attempt (
      name TEXT PRIMARY KEY, count INTEGER NOT NULL CHECK (count > 0), until TEXT NOT NULL) STRICT;
CREATE TABLE "cof_order" (
    id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES cof_member, state TEXT NOT NULL CHECK (state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING', 'PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED',
  'COMPLETED', 'REFUND_PENDING', 'CANCELLED')),
    currency TEXT NOT NULL, item_total INTEGER NOT NULL CHECK (item_total >= 0),
    tier_discount INTEGER NOT NULL CHECK (tier_discount >= 0), delivery_fee INTEGER NOT NULL CHECK (delivery_fee >= 0),
    final_price INTEGER NOT NULL CHECK (final_price >= 0), city TEXT NOT NULL, street TEXT NOT NULL,
    zip_code TEXT NOT NULL, delivery_request TEXT, placed_at TEXT NOT NULL, paid_at TEXT, delivered_at TEXT,
    first_item TEXT NOT NULL, line_count INTEGER NOT NULL, history TEXT NOT NULL, version INTEGER NOT NULL,
    used_points INTEGER NOT NULL DEFAULT 0 CHECK (used_points BETWEEN 0 AND item_total),
    spent_lots TEXT NOT NULL DEFAULT '[]',
    refunded_amount INTEGER NOT NULL DEFAULT 0 CHECK (refunded_amount BETWEEN 0 AND final_price),
    earned_points INTEGER NOT NULL DEFAULT 0 CHECK (earned_points >= 0),
    completed_at TEXT,
    refund_requests TEXT NOT NULL DEFAULT '[]',
    refund_status TEXT CHECK (refund_status IN ('REQUESTED', 'APPROVED', 'REJECTED', 'REFUNDED')), member_coupon_id TEXT, coupon_discount INTEGER NOT NULL DEFAULT 0
      CHECK (coupon_discount BETWEEN 0 AND item_total)) STRICT;
CREATE TABLE cof_membership (
    member_id TEXT PRIMARY KEY REFERENCES cof_member, tier TEXT NOT NULL, lots TEXT NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0), owed INTEGER NOT NULL CHECK (owed >= 0),
    first_end TEXT, version INTEGER NOT NULL) STRICT;
CREATE TABLE cof_point_entry (
    member_id TEXT NOT NULL REFERENCES cof_member, sequence INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN
      ('EARN', 'SPEND', 'RESTORE', 'TAKE_BACK', 'ADJUST', 'EXPIRE')),
    amount INTEGER NOT NULL, owed INTEGER NOT NULL, balance INTEGER NOT NULL CHECK (balance >= 0),
    order_id TEXT, reason TEXT, actor TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (member_id, sequence)) STRICT;
CREATE TABLE cof_password_reset (
      id TEXT PRIMARY KEY, member_id TEXT UNIQUE REFERENCES cof_member, requested_at TEXT NOT NULL,
      expires_at TEXT NOT NULL, used_at TEXT) STRICT;
CREATE TABLE cof_coupon (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('AVAILABLE', 'CANCELLED', 'EXPIRED')),
    type TEXT NOT NULL CHECK (type IN ('FIXED', 'RATE')),
    value INTEGER NOT NULL CHECK (CASE type WHEN 'RATE' THEN value BETWEEN 1 AND 100 ELSE value >= 0 END),
    max_discount INTEGER CHECK (max_discount >= 0), min_order_price INTEGER NOT NULL CHECK (min_order_price >= 0),
    valid_from TEXT NOT NULL, expires_at TEXT NOT NULL, issue_from TEXT NOT NULL, issue_to TEXT NOT NULL,
    quantity INTEGER CHECK (quantity >= 0), revoked INTEGER NOT NULL CHECK (revoked >= 0), code TEXT,
    created_at TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE cof_member_coupon (
    id TEXT PRIMARY KEY, member_id TEXT REFERENCES cof_member, coupon_id TEXT NOT NULL REFERENCES cof_coupon,
    sequence INTEGER CHECK (sequence >= 1),
    state TEXT NOT NULL CHECK (state IN ('AVAILABLE', 'USED', 'EXPIRED', 'REVOKED')),
    issued_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT, order_id TEXT,
    UNIQUE (coupon_id, member_id), UNIQUE (coupon_id, sequence),
    CHECK (member_id IS NOT NULL OR (state = 'REVOKED' AND sequence IS NOT NULL)),
    CHECK ((state = 'USED') = (used_at IS NOT NULL)), CHECK ((state = 'USED') = (order_id IS NOT NULL))) STRICT;
CREATE TABLE cof_payment_difference (
      id TEXT PRIMARY KEY, merchant_uid TEXT NOT NULL UNIQUE,
      cause TEXT NOT NULL
        CHECK (cause IN ('unknown-here', 'unknown-there', 'not-ours', 'amount', 'state', 'refunded')),
      here TEXT, there TEXT, found_at TEXT NOT NULL, settled_at TEXT, version INTEGER NOT NULL) STRICT;
CREATE TABLE cof_chat_room (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES cof_member, agent_id TEXT REFERENCES cof_member,
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'IN_PROGRESS', 'CLOSED')), created_at TEXT NOT NULL,
    closed_at TEXT, messages INTEGER NOT NULL CHECK (messages >= 0), last_message_at TEXT,
    version INTEGER NOT NULL, CHECK (agent_id <> customer_id),
    CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)), CHECK (status <> 'IN_PROGRESS' OR agent_id IS NOT NULL),
    CHECK (status <> 'ACTIVE' OR agent_id IS NULL)) STRICT;
CREATE TABLE cof_chat_message (
    id TEXT PRIMARY KEY, room_id TEXT NOT NULL REFERENCES cof_chat_room, sender_id TEXT NOT NULL REFERENCES cof_member,
    message TEXT NOT NULL, message_group_id TEXT NOT NULL,
    message_type TEXT NOT NULL CHECK (message_type IN ('TEXT', 'IMAGE', 'VIDEO', 'FILE')), attachment_ids TEXT NOT NULL,
    deleted INTEGER NOT NULL, created_at TEXT NOT NULL, sequence INTEGER NOT NULL CHECK (sequence >= 1),
    UNIQUE (room_id, sequence)) STRICT;
CREATE TABLE cof_chat_marker (
    room_id TEXT NOT NULL REFERENCES cof_chat_room, member_id TEXT NOT NULL REFERENCES cof_member,
    sequence INTEGER NOT NULL CHECK (sequence >= 1), PRIMARY KEY (room_id, member_id)) STRICT;
CREATE TABLE cof_upload (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES cof_member,
    kind TEXT NOT NULL CHECK (kind IN ('IMAGE', 'VIDEO', 'FILE')), name TEXT NOT NULL, media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0), created_at TEXT NOT NULL,
    message_id TEXT REFERENCES cof_chat_message, state TEXT NOT NULL DEFAULT 'STORED'
       CHECK (state IN ('RESERVED', 'STORED', 'REMOVED')), expires_at TEXT, item_id TEXT REFERENCES cof_item DEFERRABLE INITIALLY DEFERRED
       CHECK (item_id IS NULL OR (message_id IS NULL AND state = 'STORED'))) STRICT;
CREATE TABLE cof_sale (
      order_id TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 0), day TEXT NOT NULL,
      categories TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (order_id, number)) STRICT;
CREATE TABLE cof_sales_total (
      part TEXT NOT NULL CHECK (part IN ('DAY', 'HOUR', 'ITEM', 'CATEGORY')), day TEXT NOT NULL, key TEXT NOT NULL,
      orders INTEGER NOT NULL, units INTEGER NOT NULL, gross INTEGER NOT NULL, discounts INTEGER NOT NULL,
      points INTEGER NOT NULL, delivery INTEGER NOT NULL, returned INTEGER NOT NULL,
      returned_gross INTEGER NOT NULL, refunds INTEGER NOT NULL, PRIMARY KEY (part, day, key)) STRICT;
CREATE TABLE cof_item_search (
      doc INTEGER PRIMARY KEY, item_id TEXT NOT NULL UNIQUE REFERENCES cof_item, version INTEGER NOT NULL, form INTEGER NOT NULL, state TEXT NOT NULL, sale_price INTEGER NOT NULL,
      made INTEGER NOT NULL, seller_id TEXT NOT NULL, categories TEXT NOT NULL, name TEXT NOT NULL, rest TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE cof_item_grams USING fts5(
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE TABLE cof_job_run (
      job TEXT PRIMARY KEY, instance TEXT NOT NULL, started_at TEXT NOT NULL,
      duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0), done INTEGER NOT NULL CHECK (done >= 0), failure TEXT,
      failures_in_a_row INTEGER NOT NULL CHECK (failures_in_a_row >= 0)) STRICT;
INSERT INTO cof_migration (name, applied_at) VALUES ('0001-foundation', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0002-member-administration', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0003-reviews', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0004-http-edges', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0005-auto-confirm', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0006-membership-and-refunds', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0007-password-resets', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0008-coupons', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0009-payments', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0010-chat', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0011-statistics', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0012-search', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0013-files', '2026-11-28 15:02:55');
INSERT INTO cof_migration (name, applied_at) VALUES ('0014-job-runs', '2026-11-28 15:02:55');
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('65a58998-49ae-4023-a0d1-4524515d2f46', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('43089367-559d-428c-8757-698ce1f95e1a', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('8d3b1da3-4520-4a49-9bd0-9f66634e00bc', 'quit-8d3b1da3-4520-4a49-9bd0-9f66634e00bc@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 2);
INSERT INTO cof_session (id, member_id, generation, rotated_at, expires_at, revoked_at) VALUES ('07aa397b-ecf3-4062-8f66-81b8f559a626', '43089367-559d-428c-8757-698ce1f95e1a', 1, '2026-01-02 03:00:00.000', '2026-01-09 03:00:00.000', NULL);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum, rating_version) VALUES ('ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '65a58998-49ae-4023-a0d1-4524515d2f46', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"url":"/images/a.webp","name":"a.webp","type":"REPRESENTATIVE","id":"09c37bf4-af65-48ca-9dbd-82d62bd1b00b"}]', '2026-01-02 03:00:00.000', 1, 0, 0, 0);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum, rating_version) VALUES ('33d92388-c9ad-4f45-8262-959d11a4c8b0', '65a58998-49ae-4023-a0d1-4524515d2f46', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40.000', 1, 1, 5, 1);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('0240cc38-6540-4be8-9d9c-3e581dd3086f', 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('5a7ec315-1f82-434a-b70b-cd0a3d9ebf3f', 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('a61431ce-9413-498e-880d-f7fb2a578b3c', '33d92388-c9ad-4f45-8262-959d11a4c8b0', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('7f7d3dda-6779-4a2c-aff4-c262cd230b63', '0240cc38-6540-4be8-9d9c-3e581dd3086f', 10, 'first stock', 'member:65a58998-49ae-4023-a0d1-4524515d2f46', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('e497ee9d-625e-43ae-a883-1d8830ee7852', '5a7ec315-1f82-434a-b70b-cd0a3d9ebf3f', 5, 'first stock', 'member:65a58998-49ae-4023-a0d1-4524515d2f46', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('49f712d1-f79d-4ff4-870e-783445322be2', 'a61431ce-9413-498e-880d-f7fb2a578b3c', 10, 'first stock', 'member:65a58998-49ae-4023-a0d1-4524515d2f46', '2026-01-02 04:06:40.000');
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('69f7dba3-8968-418f-b962-9bd7c6da5ea6', '원두', NULL, 1);
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('f4f28c33-8cca-43e2-8337-adcd7c670637', '블렌드', '69f7dba3-8968-418f-b962-9bd7c6da5ea6', 2);
INSERT INTO cof_item_category (item_id, category_id) VALUES ('ba743f5a-fd15-401c-b08f-a97c8a81cbf7', 'f4f28c33-8cca-43e2-8337-adcd7c670637');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('43089367-559d-428c-8757-698ce1f95e1a', '0240cc38-6540-4be8-9d9c-3e581dd3086f', 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', 4, '2026-01-02 03:00:00.000');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('e33d4d47-24bb-4756-ae59-646596716bb9', 'a61431ce-9413-498e-880d-f7fb2a578b3c', '33d92388-c9ad-4f45-8262-959d11a4c8b0', 2, '2026-01-02 04:06:40.000');
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('ad4dcf53-cf13-48d1-9dc3-1b42cfe631a6', '46e5681c-4429-43cb-9280-0a7f485d6f30', 0, 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '0240cc38-6540-4be8-9d9c-3e581dd3086f', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, 0, 2, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('f96cd8ff-0328-42e2-bedb-b9468947eb2b', '46e5681c-4429-43cb-9280-0a7f485d6f30', 1, 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '5a7ec315-1f82-434a-b70b-cd0a3d9ebf3f', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, 1, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('db0a718a-df1a-4812-bfdc-60cf7bb2977b', 'bd2dcdee-1add-4794-a0e3-f54f7247c758', 0, 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '0240cc38-6540-4be8-9d9c-3e581dd3086f', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, 0, 0, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('3e3c18dc-ff37-474a-8c83-a9e4a7ce483a', '96b7bc71-229b-42d1-bc1b-fa7b22358fa8', 0, 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', '0240cc38-6540-4be8-9d9c-3e581dd3086f', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, 0, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('58ac5ebc-8f54-46e3-b891-00e48b02fc8c', 'ef99cd1a-c038-4b7e-9833-c881ba438666', 0, '33d92388-c9ad-4f45-8262-959d11a4c8b0', 'a61431ce-9413-498e-880d-f7fb2a578b3c', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, 0, 2, 15000, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount, checks, next_check_at) VALUES ('37fc5fcf-3d5e-418f-a7fb-049d50c558fe', '46e5681c-4429-43cb-9280-0a7f485d6f30', '43089367-559d-428c-8757-698ce1f95e1a', 'cofshop37fc5fcf3d5e418fa7fb049d50c558fe', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop37fc5fcf3d5e418fa7fb049d50c558fe', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 2, 0, 0, NULL);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount, checks, next_check_at) VALUES ('77fb2db8-b3e3-4ea8-bdf5-c738780f880e', '96b7bc71-229b-42d1-bc1b-fa7b22358fa8', '43089367-559d-428c-8757-698ce1f95e1a', 'cofshop77fb2db8b3e34ea8bdf5c738780f880e', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00.000', NULL, 1, 0, 0, '2026-01-02 03:01:00.000');
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount, checks, next_check_at) VALUES ('f1157ed8-d28a-435f-86b1-87c7bbebd494', 'ef99cd1a-c038-4b7e-9833-c881ba438666', 'e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 'cofshopf1157ed8d28a435f86b187c7bbebd494', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopf1157ed8d28a435f86b187c7bbebd494', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', 3, 195000, 0, NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('f0e62b22-b636-4238-b3f2-d2e8b4152aaa', 10, '65a58998-49ae-4023-a0d1-4524515d2f46', 1, 'member.signed-up', 1, '{"role":"ADMIN"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('cdbd8f4c-31d7-4dcc-a2ce-b51692825a3f', 13, '43089367-559d-428c-8757-698ce1f95e1a', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('c378fdd5-ea49-4a24-9ec1-c6c4b5d799ef', 10, 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('3355b391-d3e2-499e-922d-47b5f9b7dc89', 5, '46e5681c-4429-43cb-9280-0a7f485d6f30', 1, 'order.placed', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":44400,"lines":[{"itemId":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7","optionId":"0240cc38-6540-4be8-9d9c-3e581dd3086f","quantity":2,"lineTotal":21600},{"itemId":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7","optionId":"5a7ec315-1f82-434a-b70b-cd0a3d9ebf3f","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('115d56a1-8b58-4de4-95dd-a754d02f918e', 5, '46e5681c-4429-43cb-9280-0a7f485d6f30', 2, 'order.state-changed', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":44400,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('56bd57a9-c59a-424a-b784-50fb95a3ec45', 5, '46e5681c-4429-43cb-9280-0a7f485d6f30', 3, 'order.paid', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":44400,"deliveryFee":3000,"lines":[{"itemId":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7","optionId":"0240cc38-6540-4be8-9d9c-3e581dd3086f","quantity":2,"lineTotal":21600},{"itemId":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7","optionId":"5a7ec315-1f82-434a-b70b-cd0a3d9ebf3f","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 04:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('9b9f14e4-338e-47bf-a09b-613b90b59578', 12, '37fc5fcf-3d5e-418f-a7fb-049d50c558fe', 2, 'payment.paid', 1, '{"orderId":"46e5681c-4429-43cb-9280-0a7f485d6f30","memberId":"43089367-559d-428c-8757-698ce1f95e1a","amount":44400}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('05c0ce29-2db4-4ae0-866b-1bef4bc94071', 5, '46e5681c-4429-43cb-9280-0a7f485d6f30', 4, 'order.state-changed', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":44400,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('de9ac431-3982-431e-91c4-2137420b6d40', 5, 'bd2dcdee-1add-4794-a0e3-f54f7247c758', 1, 'order.placed', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":35400,"lines":[{"itemId":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7","optionId":"0240cc38-6540-4be8-9d9c-3e581dd3086f","quantity":3,"lineTotal":32400}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('9e0bb929-fe83-4860-972b-6cb6fff26dc3', 5, 'bd2dcdee-1add-4794-a0e3-f54f7247c758', 2, 'order.cancelled', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":35400,"reason":"마음이 바뀌었어요"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('46e0ab13-3b5d-4c40-808b-98d627e6c16b', 5, '96b7bc71-229b-42d1-bc1b-fa7b22358fa8', 1, 'order.placed', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":13800,"lines":[{"itemId":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7","optionId":"0240cc38-6540-4be8-9d9c-3e581dd3086f","quantity":1,"lineTotal":10800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5093f1a1-693e-4771-bed8-3faf00ad5c61', 5, '96b7bc71-229b-42d1-bc1b-fa7b22358fa8', 2, 'order.state-changed', 1, '{"memberId":"43089367-559d-428c-8757-698ce1f95e1a","finalPrice":13800,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('bcc5a59d-da5e-44cb-89ba-0df8c98156be', 1, 'e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8269ca7c-5221-4f55-ac0a-58f98ced5745', 2, '33d92388-c9ad-4f45-8262-959d11a4c8b0', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('34d1b63e-8737-4629-b631-3c0ab4740cad', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 1, 'order.placed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"lines":[{"itemId":"33d92388-c9ad-4f45-8262-959d11a4c8b0","optionId":"a61431ce-9413-498e-880d-f7fb2a578b3c","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5d29158f-629c-4b96-aa06-484173ffffa6', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 2, 'order.state-changed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('41207e32-8737-47d9-9df0-7549e0af8be4', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 3, 'order.paid', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"deliveryFee":0,"lines":[{"itemId":"33d92388-c9ad-4f45-8262-959d11a4c8b0","optionId":"a61431ce-9413-498e-880d-f7fb2a578b3c","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('e6070f6c-0bd0-4ec9-a20a-f78ea63692fe', 11, 'f1157ed8-d28a-435f-86b1-87c7bbebd494', 2, 'payment.paid', 1, '{"orderId":"ef99cd1a-c038-4b7e-9833-c881ba438666","memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","amount":585000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('86f515e2-a1fb-4860-a075-5fc5e4e42f48', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 4, 'order.state-changed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('83887650-336d-49f7-8667-c7ee78706c55', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 5, 'order.state-changed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"from":"PREPARING_FOR_SHIPMENT","to":"SHIPPING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('7a3aaaaf-15c3-42cf-b4e4-024b7cdaeedd', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 6, 'order.state-changed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"from":"SHIPPING","to":"DELIVERED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('0b17be74-c812-45a6-b1b5-de18a7ba5b66', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 7, 'order.state-changed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"from":"DELIVERED","to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4a942bab-e891-436c-9c81-0db961b8b257', 5, 'membership:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 4, 'member.tier-changed', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","from":"BASIC","to":"RED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a0dd3d7d-62bb-487c-afbc-9ce25986eaa7', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 8, 'order.refund-requested', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"58ac5ebc-8f54-46e3-b891-00e48b02fc8c","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4fdb01ee-2401-4979-baa1-61773fbd4be9', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 9, 'order.refund-approved', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"58ac5ebc-8f54-46e3-b891-00e48b02fc8c","quantity":1}],"amount":195000,"points":5000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('1c9941eb-351b-40d9-8ce2-421b27bd6948', 11, 'f1157ed8-d28a-435f-86b1-87c7bbebd494', 3, 'payment.refunded', 1, '{"orderId":"ef99cd1a-c038-4b7e-9833-c881ba438666","memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","amount":195000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('df116999-1367-46ea-88bc-a5588ef5f16a', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 10, 'order.refunded', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"58ac5ebc-8f54-46e3-b891-00e48b02fc8c","quantity":1}],"amount":195000,"points":5000,"to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('538251f0-d8df-474c-879b-754f84e37478', 0, 'ef99cd1a-c038-4b7e-9833-c881ba438666', 11, 'order.refund-requested', 1, '{"memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"58ac5ebc-8f54-46e3-b891-00e48b02fc8c","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('da8d51c6-2026-4250-bc05-b179f4948cd1', 6, '7a9713e5-e845-4992-a153-fdefb7b59d0e', 1, 'review.written', 1, '{"itemId":"33d92388-c9ad-4f45-8262-959d11a4c8b0","rating":5}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('be2c772f-ee8f-4767-a213-2518f3066264', 11, '8d3b1da3-4520-4a49-9bd0-9f66634e00bc', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('39c64b93-6221-4440-aa0e-25ebe54eca58', 11, '8d3b1da3-4520-4a49-9bd0-9f66634e00bc', 2, 'member.withdrawn', 1, '{"by":"member:8d3b1da3-4520-4a49-9bd0-9f66634e00bc"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('c0b0e0ea-67b8-44f3-90c6-edab408b1d57', 15, '89a63eb8-7822-475b-b00e-8183752af137', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('71b09f09-39dc-4cd9-a61f-b3f14988b871', 11, '73f785a5-14ea-41e3-b228-fe4c58abb92a', 1, 'coupon.issued', 1, '{"couponId":"fa61d59a-a3dc-4967-ae85-469dc95fe8e7","issued":[{"memberCouponId":"73f785a5-14ea-41e3-b228-fe4c58abb92a","memberId":"43089367-559d-428c-8757-698ce1f95e1a","sequence":1}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('84e1c884-404e-4c43-9229-4673b04258d9', 1, '2e708060-07fd-4153-8bd9-0be4dfc7d327', 1, 'coupon.issued', 1, '{"couponId":"fa61d59a-a3dc-4967-ae85-469dc95fe8e7","issued":[{"memberCouponId":"2e708060-07fd-4153-8bd9-0be4dfc7d327","memberId":"e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","sequence":2}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dfafcd20-187e-4f1b-8cf4-ba704556c5df', 1, '8a776d01-6adb-4f8f-8e50-feebfbed929f', 1, 'chat.room-opened', 1, '{"customerId":"43089367-559d-428c-8757-698ce1f95e1a"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('25497bea-63d8-4ecf-bf05-b2f166489400', 1, '8a776d01-6adb-4f8f-8e50-feebfbed929f', 2, 'chat.agent-joined', 1, '{"customerId":"43089367-559d-428c-8757-698ce1f95e1a","agentId":"65a58998-49ae-4023-a0d1-4524515d2f46"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_subscription (consumer, type) VALUES ('statistics', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('statistics', 'order.refunded');
INSERT INTO cof_subscription (consumer, type) VALUES ('witness', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('broken', 'order.paid');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('statistics', '56bd57a9-c59a-424a-b784-50fb95a3ec45');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('witness', '56bd57a9-c59a-424a-b784-50fb95a3ec45');
INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at) VALUES ('broken', '56bd57a9-c59a-424a-b784-50fb95a3ec45', 10, 'always', NULL, '2026-01-02 04:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('43089367-559d-428c-8757-698ce1f95e1a', '7de28ad1-792b-4f10-bc10-55cb7c1ca44f', 'order.place', '46e5681c-4429-43cb-9280-0a7f485d6f30', '2026-01-02 03:00:00.000', '2aeed56089f0970b');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('43089367-559d-428c-8757-698ce1f95e1a', 'a706e0a3-9e70-4897-ae80-0ce44f9de2e2', 'order.place', 'bd2dcdee-1add-4794-a0e3-f54f7247c758', '2026-01-02 03:00:00.000', '7648d309ee302749');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('43089367-559d-428c-8757-698ce1f95e1a', '2cac4e48-e47f-4f7c-aaa5-0fb7d0326786', 'order.place', '96b7bc71-229b-42d1-bc1b-fa7b22358fa8', '2026-01-02 03:00:00.000', '5ec559d11dd755d9');
INSERT INTO cof_login (id, member_id, at, ip, device) VALUES ('9440c254-767d-4eba-808e-9cc6674b73a5', '43089367-559d-428c-8757-698ce1f95e1a', '2026-01-02 03:00:00.000', NULL, NULL);
INSERT INTO cof_review (id, item_id, member_id, rating, content, created_at, edited_at, version) VALUES ('7a9713e5-e845-4992-a153-fdefb7b59d0e', '33d92388-c9ad-4f45-8262-959d11a4c8b0', 'e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 5, '크레마가 좋아요', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_stored_reply (owner, route, key, fingerprint, run, at, lease_until, reply) VALUES ('member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 'POST /orders', 'kept', '75aa1573c38330f8', 'd470d5ff-27c4-45b6-8fa3-c45a484316fe', '2026-01-02 04:06:40.000', '2026-01-02 04:07:40.000', 'kept');
INSERT INTO cof_attempt (name, count, until) VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40.000');
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('46e5681c-4429-43cb-9280-0a7f485d6f30', '43089367-559d-428c-8757-698ce1f95e1a', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, '하우스 블렌드', 2, '[{"to":"WAITING_FOR_PAY","by":"member:43089367-559d-428c-8757-698ce1f95e1a","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:43089367-559d-428c-8757-698ce1f95e1a","from":"WAITING_FOR_PAY","at":"2026-01-02T03:00:00.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z"},{"from":"PAID","to":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T03:00:00.000Z","by":"member:65a58998-49ae-4023-a0d1-4524515d2f46"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('bd2dcdee-1add-4794-a0e3-f54f7247c758', '43089367-559d-428c-8757-698ce1f95e1a', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:43089367-559d-428c-8757-698ce1f95e1a","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"CANCELLED","at":"2026-01-02T03:00:00.000Z","by":"member:43089367-559d-428c-8757-698ce1f95e1a","reason":"마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('96b7bc71-229b-42d1-bc1b-fa7b22358fa8', '43089367-559d-428c-8757-698ce1f95e1a', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:43089367-559d-428c-8757-698ce1f95e1a","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z","by":"member:43089367-559d-428c-8757-698ce1f95e1a"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('ef99cd1a-c038-4b7e-9833-c881ba438666', 'e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '에스프레소 머신', 1, '[{"to":"WAITING_FOR_PAY","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","at":"2026-01-02T04:06:40.000Z"},{"to":"PAYMENT_PENDING","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","from":"WAITING_FOR_PAY","at":"2026-01-02T04:06:40.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T04:06:40.000Z"},{"to":"PREPARING_FOR_SHIPMENT","by":"member:65a58998-49ae-4023-a0d1-4524515d2f46","from":"PAID","at":"2026-01-02T04:06:40.000Z"},{"to":"SHIPPING","by":"member:65a58998-49ae-4023-a0d1-4524515d2f46","from":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T04:06:40.000Z"},{"to":"DELIVERED","by":"member:65a58998-49ae-4023-a0d1-4524515d2f46","from":"SHIPPING","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","from":"DELIVERED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","from":"COMPLETED","reason":"하나는 필요 없어요","refund":"REQUESTED","at":"2026-01-02T04:06:40.000Z"},{"to":"REFUND_PENDING","by":"member:65a58998-49ae-4023-a0d1-4524515d2f46","from":"COMPLETED","refund":"APPROVED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:65a58998-49ae-4023-a0d1-4524515d2f46","from":"REFUND_PENDING","reason":"하나는 필요 없어요","refund":"REFUNDED","at":"2026-01-02T04:06:40.000Z"},{"from":"COMPLETED","to":"COMPLETED","at":"2026-01-02T04:06:40.000Z","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","reason":"하나는 필요 없어요","refund":"REQUESTED"}]', 11, 15000, '[{"amount":15000,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40.000', '[{"status":"REFUNDED","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","reason":"하나는 필요 없어요","lines":[{"lineId":"58ac5ebc-8f54-46e3-b891-00e48b02fc8c","quantity":1}],"grant":{"from":"COMPLETED","amount":195000,"points":5000,"restock":true},"requestedAt":"2026-01-02T04:06:40.000Z","processedAt":"2026-01-02T04:06:40.000Z"},{"status":"REQUESTED","by":"member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0","reason":"하나는 필요 없어요","lines":[{"lineId":"58ac5ebc-8f54-46e3-b891-00e48b02fc8c","quantity":1}],"requestedAt":"2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);
INSERT INTO cof_membership (member_id, tier, lots, balance, owed, first_end, version) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 'RED', '[{"amount":23900,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00.000', 6);
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:65a58998-49ae-4023-a0d1-4524515d2f46', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 2, 'SPEND', -15000, 0, 15000, 'ef99cd1a-c038-4b7e-9833-c881ba438666', NULL, 'member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 3, 'EARN', 5850, 0, 20850, 'ef99cd1a-c038-4b7e-9833-c881ba438666', NULL, 'member:e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 5, 'RESTORE', 5000, 0, 25850, 'ef99cd1a-c038-4b7e-9833-c881ba438666', NULL, 'member:65a58998-49ae-4023-a0d1-4524515d2f46', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 6, 'TAKE_BACK', -1950, 0, 23900, 'ef99cd1a-c038-4b7e-9833-c881ba438666', NULL, 'member:65a58998-49ae-4023-a0d1-4524515d2f46', '2026-01-02 04:06:40.000');
INSERT INTO cof_password_reset (id, member_id, requested_at, expires_at, used_at) VALUES ('89a63eb8-7822-475b-b00e-8183752af137', 'e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', '2026-01-02 04:06:40.000', '2026-01-02 04:36:40.000', NULL);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('fa61d59a-a3dc-4967-ae85-469dc95fe8e7', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', 4, 2, NULL, '2026-01-03 03:00:00.000', 2);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('4d2111b3-408f-4aa4-8a02-61e6b592062c', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, 0, '봄26', '2026-01-03 03:00:00.000', 1);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('73f785a5-14ea-41e3-b228-fe4c58abb92a', '43089367-559d-428c-8757-698ce1f95e1a', 'fa61d59a-a3dc-4967-ae85-469dc95fe8e7', 1, 'USED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '46e5681c-4429-43cb-9280-0a7f485d6f30');
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('2e708060-07fd-4153-8bd9-0be4dfc7d327', 'e7c04c46-a3fc-4bc0-ac96-86f50ffcb6c0', 'fa61d59a-a3dc-4967-ae85-469dc95fe8e7', 2, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('8dda7cad-c5d3-48f2-b787-502af4849851', NULL, 'fa61d59a-a3dc-4967-ae85-469dc95fe8e7', 3, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('75958f62-90d6-4207-8000-ac45e4924621', '43089367-559d-428c-8757-698ce1f95e1a', '4d2111b3-408f-4aa4-8a02-61e6b592062c', NULL, 'AVAILABLE', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_payment_difference (id, merchant_uid, cause, here, there, found_at, settled_at, version) VALUES ('667b25f5-e037-4a32-94bd-fda24fd9a95d', 'order-somebody-elses', 'unknown-here', NULL, '{"state":"paid","amount":9900,"currency":"KRW","refunded":0}', '2026-01-03 03:00:00.000', NULL, 1);
INSERT INTO cof_chat_room (id, customer_id, agent_id, status, created_at, closed_at, messages, last_message_at, version) VALUES ('8a776d01-6adb-4f8f-8e50-feebfbed929f', '43089367-559d-428c-8757-698ce1f95e1a', '65a58998-49ae-4023-a0d1-4524515d2f46', 'IN_PROGRESS', '2026-01-02 04:06:40.000', NULL, 3, '2026-01-02 04:06:40.000', 2);
INSERT INTO cof_chat_message (id, room_id, sender_id, message, message_group_id, message_type, attachment_ids, deleted, created_at, sequence) VALUES ('d398297c-daea-44d2-9871-7aa41df76e00', '8a776d01-6adb-4f8f-8e50-feebfbed929f', '43089367-559d-428c-8757-698ce1f95e1a', '봉투가 찢어졌어요', 'd398297c-daea-44d2-9871-7aa41df76e00', 'IMAGE', '["8ae9b359-b295-4555-93c5-64ad90e3d48d"]', 0, '2026-01-02 04:06:40.000', 1);
INSERT INTO cof_chat_message (id, room_id, sender_id, message, message_group_id, message_type, attachment_ids, deleted, created_at, sequence) VALUES ('056ab103-9757-457d-bb37-62ccf7de3cc9', '8a776d01-6adb-4f8f-8e50-feebfbed929f', '43089367-559d-428c-8757-698ce1f95e1a', '', '056ab103-9757-457d-bb37-62ccf7de3cc9', 'TEXT', '[]', 1, '2026-01-02 04:06:40.000', 2);
INSERT INTO cof_chat_message (id, room_id, sender_id, message, message_group_id, message_type, attachment_ids, deleted, created_at, sequence) VALUES ('1e17e2b2-2928-4782-af7b-5883052da1d6', '8a776d01-6adb-4f8f-8e50-feebfbed929f', '43089367-559d-428c-8757-698ce1f95e1a', '바꿔 주실 수 있나요?', '1e17e2b2-2928-4782-af7b-5883052da1d6', 'TEXT', '[]', 0, '2026-01-02 04:06:40.000', 3);
INSERT INTO cof_chat_marker (room_id, member_id, sequence) VALUES ('8a776d01-6adb-4f8f-8e50-feebfbed929f', '65a58998-49ae-4023-a0d1-4524515d2f46', 1);
INSERT INTO cof_upload (id, owner_id, kind, name, media_type, bytes, created_at, message_id, state, expires_at, item_id) VALUES ('8ae9b359-b295-4555-93c5-64ad90e3d48d', '43089367-559d-428c-8757-698ce1f95e1a', 'IMAGE', '봉투.webp', 'image/webp', 12345, '2026-01-03 03:00:00.000', 'd398297c-daea-44d2-9871-7aa41df76e00', 'STORED', '2026-01-03 06:00:00.000', NULL);
INSERT INTO cof_sale (order_id, number, day, categories, cells) VALUES ('46e5681c-4429-43cb-9280-0a7f485d6f30', 0, '2026-01-02', '{"ba743f5a-fd15-401c-b08f-a97c8a81cbf7":["69f7dba3-8968-418f-b962-9bd7c6da5ea6","f4f28c33-8cca-43e2-8337-adcd7c670637"]}', '[{"orders":1,"units":3,"gross":41400,"discounts":0,"points":0,"delivery":3000,"returned":0,"returnedGross":0,"refunds":0,"part":"DAY","key":""},{"orders":1,"units":3,"gross":41400,"discounts":0,"points":0,"delivery":3000,"returned":0,"returnedGross":0,"refunds":0,"part":"HOUR","key":"12"},{"orders":1,"units":3,"gross":41400,"discounts":0,"points":0,"delivery":0,"returned":0,"returnedGross":0,"refunds":0,"part":"ITEM","key":"ba743f5a-fd15-401c-b08f-a97c8a81cbf7"},{"orders":1,"units":3,"gross":41400,"discounts":0,"points":0,"delivery":0,"returned":0,"returnedGross":0,"refunds":0,"part":"CATEGORY","key":"69f7dba3-8968-418f-b962-9bd7c6da5ea6"},{"orders":1,"units":3,"gross":41400,"discounts":0,"points":0,"delivery":0,"returned":0,"returnedGross":0,"refunds":0,"part":"CATEGORY","key":"f4f28c33-8cca-43e2-8337-adcd7c670637"}]');
INSERT INTO cof_sales_total (part, day, key, orders, units, gross, discounts, points, delivery, returned, returned_gross, refunds) VALUES ('DAY', '2026-01-02', '', 1, 3, 41400, 0, 0, 3000, 0, 0, 0);
INSERT INTO cof_sales_total (part, day, key, orders, units, gross, discounts, points, delivery, returned, returned_gross, refunds) VALUES ('CATEGORY', '2026-01-02', '69f7dba3-8968-418f-b962-9bd7c6da5ea6', 1, 3, 41400, 0, 0, 0, 0, 0, 0);
INSERT INTO cof_sales_total (part, day, key, orders, units, gross, discounts, points, delivery, returned, returned_gross, refunds) VALUES ('CATEGORY', '2026-01-02', 'f4f28c33-8cca-43e2-8337-adcd7c670637', 1, 3, 41400, 0, 0, 0, 0, 0, 0);
INSERT INTO cof_sales_total (part, day, key, orders, units, gross, discounts, points, delivery, returned, returned_gross, refunds) VALUES ('HOUR', '2026-01-02', '12', 1, 3, 41400, 0, 0, 3000, 0, 0, 0);
INSERT INTO cof_sales_total (part, day, key, orders, units, gross, discounts, points, delivery, returned, returned_gross, refunds) VALUES ('ITEM', '2026-01-02', 'ba743f5a-fd15-401c-b08f-a97c8a81cbf7', 1, 3, 41400, 0, 0, 0, 0, 0, 0);
CREATE INDEX cof_session_member ON cof_session (member_id);
CREATE INDEX cof_session_expiry ON cof_session (expires_at);
CREATE INDEX cof_item_newest ON cof_item (created_at, id);
CREATE INDEX cof_item_sale_price ON cof_item (sale_price, id);
CREATE INDEX cof_item_seller ON cof_item (seller_id);
CREATE INDEX cof_item_option_item ON cof_item_option (item_id);
CREATE INDEX cof_stock_movement_option ON cof_stock_movement (option_id);
CREATE UNIQUE INDEX cof_category_sibling ON cof_category (parent_id, name) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX cof_category_root ON cof_category (name) WHERE parent_id IS NULL;
CREATE INDEX cof_item_category_category ON cof_item_category (category_id);
CREATE INDEX cof_order_line_option ON cof_order_line (option_id);
CREATE INDEX cof_order_line_item ON cof_order_line (item_id);
CREATE INDEX cof_payment_order ON cof_payment (order_id);
CREATE UNIQUE INDEX cof_payment_one_paid ON cof_payment (order_id) WHERE state = 'PAID';
CREATE INDEX cof_payment_refund_due ON cof_payment (requested_at) WHERE state = 'REFUND_PENDING';
CREATE INDEX cof_outbox_unsettled ON cof_outbox (partition, at) WHERE settled_at IS NULL;
CREATE INDEX cof_outbox_settled ON cof_outbox (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX cof_inbox_event ON cof_inbox (event_id);
CREATE INDEX cof_event_failure_event ON cof_event_failure (event_id);
CREATE INDEX cof_event_failure_parked ON cof_event_failure (parked_at, event_id) WHERE parked_at IS NOT NULL;
CREATE INDEX cof_command_key_age ON cof_command_key (at);
CREATE INDEX cof_login_member ON cof_login (member_id, at, id);
CREATE INDEX cof_member_newest ON cof_member (created_at, id);
CREATE INDEX cof_member_admin ON cof_member (id) WHERE role = 'ADMIN' AND state = 'ACTIVE';
CREATE INDEX cof_review_newest ON cof_review (item_id, created_at, id);
CREATE INDEX cof_stored_reply_age ON cof_stored_reply (at);
CREATE INDEX cof_attempt_end ON cof_attempt (until);
CREATE INDEX cof_order_member ON cof_order (member_id, placed_at, id);
CREATE INDEX cof_order_placed ON cof_order (placed_at, id);
CREATE INDEX cof_order_unpaid ON cof_order (placed_at) WHERE state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING');
CREATE INDEX cof_order_sold ON cof_order (id, state)
    WHERE state IN ('PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED');
CREATE INDEX cof_order_delivered ON cof_order (delivered_at) WHERE state = 'DELIVERED';
CREATE INDEX cof_order_completed ON cof_order (member_id, completed_at) WHERE completed_at IS NOT NULL;
CREATE INDEX cof_order_refund_pending ON cof_order (placed_at) WHERE state = 'REFUND_PENDING';
CREATE INDEX cof_order_refund ON cof_order (refund_status, placed_at, id) WHERE refund_status IS NOT NULL;
CREATE INDEX cof_order_line_sold ON cof_order_line (order_id, item_id, quantity, refunded);
CREATE INDEX cof_membership_end ON cof_membership (first_end) WHERE first_end IS NOT NULL;
CREATE INDEX cof_password_reset_expiry ON cof_password_reset (expires_at);
CREATE INDEX cof_login_age ON cof_login (at);
CREATE UNIQUE INDEX cof_coupon_code ON cof_coupon (code) WHERE code IS NOT NULL;
CREATE INDEX cof_coupon_created ON cof_coupon (created_at, id);
CREATE INDEX cof_coupon_public ON cof_coupon (created_at, id) WHERE code IS NULL;
CREATE INDEX cof_coupon_limited ON cof_coupon (created_at, id)
    WHERE quantity IS NOT NULL AND state <> 'EXPIRED';
CREATE INDEX cof_coupon_end ON cof_coupon (expires_at) WHERE state <> 'EXPIRED';
CREATE INDEX cof_member_coupon_member ON cof_member_coupon (member_id, issued_at, id) WHERE member_id IS NOT NULL;
CREATE INDEX cof_member_coupon_end ON cof_member_coupon (expires_at) WHERE state = 'AVAILABLE';
CREATE INDEX cof_payment_check ON cof_payment (next_check_at) WHERE state = 'READY';
CREATE INDEX cof_payment_paid ON cof_payment (paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX cof_payment_difference_open ON cof_payment_difference (found_at, id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX cof_chat_room_open ON cof_chat_room (customer_id) WHERE status <> 'CLOSED';
CREATE INDEX cof_chat_room_customer ON cof_chat_room (customer_id, created_at, id);
CREATE INDEX cof_chat_room_agent ON cof_chat_room (agent_id, created_at, id) WHERE agent_id IS NOT NULL;
CREATE INDEX cof_chat_room_created ON cof_chat_room (created_at, id);
CREATE INDEX cof_chat_room_waiting ON cof_chat_room (status, created_at, id) WHERE status <> 'CLOSED';
CREATE INDEX cof_chat_message_group ON cof_chat_message (room_id, message_group_id);
CREATE INDEX cof_upload_message ON cof_upload (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX cof_sale_day ON cof_sale (day);
CREATE INDEX cof_order_paid ON cof_order (paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX cof_upload_item ON cof_upload (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX cof_upload_owner ON cof_upload (owner_id) WHERE message_id IS NULL AND item_id IS NULL;
CREATE INDEX cof_upload_due ON cof_upload (expires_at, id) WHERE message_id IS NULL AND item_id IS NULL;
