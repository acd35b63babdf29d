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
    CHECK (rating_sum BETWEEN rating_count AND 5 * rating_count)) STRICT;
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
    message_id TEXT REFERENCES cof_chat_message) STRICT;
INSERT INTO cof_migration (name, applied_at) VALUES ('0001-foundation', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0002-member-administration', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0003-reviews', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0004-http-edges', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0005-auto-confirm', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0006-membership-and-refunds', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0007-password-resets', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0008-coupons', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0009-payments', '2026-11-28 10:52:56');
INSERT INTO cof_migration (name, applied_at) VALUES ('0010-chat', '2026-11-28 10:52:56');
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('aee5af97-bb96-4303-b350-20bb30209243', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('342dd538-f476-47e1-9dc9-647240a4bb62', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('936fda18-d8d9-416a-ac2e-15f0600ea498', 'quit-936fda18-d8d9-416a-ac2e-15f0600ea498@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 2);
INSERT INTO cof_session (id, member_id, generation, rotated_at, expires_at, revoked_at) VALUES ('695e337e-9f2c-46d3-a6b0-7904212f1a5c', '342dd538-f476-47e1-9dc9-647240a4bb62', 1, '2026-01-02 03:00:00.000', '2026-01-09 03:00:00.000', NULL);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('53042b32-e105-4cf7-b622-f5897a9069e4', 'aee5af97-bb96-4303-b350-20bb30209243', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"url":"/images/a.webp","name":"a.webp","type":"REPRESENTATIVE","id":"16e02f96-9269-4955-a073-059ed38bc0bd"}]', '2026-01-02 03:00:00.000', 1, 0, 0);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('f2c1cc75-4960-462d-994e-7c117061eeb3', 'aee5af97-bb96-4303-b350-20bb30209243', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40.000', 1, 1, 5);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('565deccd-9930-4e7c-b199-23ab7069b90b', '53042b32-e105-4cf7-b622-f5897a9069e4', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('74d41f84-15ea-47f8-a109-976aadc6885e', '53042b32-e105-4cf7-b622-f5897a9069e4', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('7c803e42-606b-4e5f-b382-471a3d8d9292', 'f2c1cc75-4960-462d-994e-7c117061eeb3', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('47ee59fb-943f-4488-8178-454eda05fdda', '565deccd-9930-4e7c-b199-23ab7069b90b', 10, 'first stock', 'member:aee5af97-bb96-4303-b350-20bb30209243', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('c80dcce4-4b27-43a2-a0ee-a10eb6dbacef', '74d41f84-15ea-47f8-a109-976aadc6885e', 5, 'first stock', 'member:aee5af97-bb96-4303-b350-20bb30209243', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('4ad1c1ff-6591-4b70-87bf-ce5d544b7897', '7c803e42-606b-4e5f-b382-471a3d8d9292', 10, 'first stock', 'member:aee5af97-bb96-4303-b350-20bb30209243', '2026-01-02 04:06:40.000');
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('26f1d74e-ffd9-4a4b-8753-a6a756216d6a', '원두', NULL, 1);
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('4385b4db-84d8-42ea-b098-67f6d64bd862', '블렌드', '26f1d74e-ffd9-4a4b-8753-a6a756216d6a', 2);
INSERT INTO cof_item_category (item_id, category_id) VALUES ('53042b32-e105-4cf7-b622-f5897a9069e4', '4385b4db-84d8-42ea-b098-67f6d64bd862');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('342dd538-f476-47e1-9dc9-647240a4bb62', '565deccd-9930-4e7c-b199-23ab7069b90b', '53042b32-e105-4cf7-b622-f5897a9069e4', 4, '2026-01-02 03:00:00.000');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('9301d004-5d73-4064-aa84-066d539646b6', '7c803e42-606b-4e5f-b382-471a3d8d9292', 'f2c1cc75-4960-462d-994e-7c117061eeb3', 2, '2026-01-02 04:06:40.000');
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('6a57b27e-d603-444a-827d-c494d26fbefb', '3de022c2-c342-416a-a5be-a3402a536f29', 0, '53042b32-e105-4cf7-b622-f5897a9069e4', '565deccd-9930-4e7c-b199-23ab7069b90b', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, 0, 2, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('3c93a27b-a79a-43c9-8024-ab745a534b44', '3de022c2-c342-416a-a5be-a3402a536f29', 1, '53042b32-e105-4cf7-b622-f5897a9069e4', '74d41f84-15ea-47f8-a109-976aadc6885e', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, 1, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('cb76d720-4bf5-4d81-a403-03cdfa9ecc2b', 'fd793f77-550a-40e8-b398-9d7eda1bd913', 0, '53042b32-e105-4cf7-b622-f5897a9069e4', '565deccd-9930-4e7c-b199-23ab7069b90b', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, 0, 0, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('c13ea112-8bcc-47be-923c-39674e164555', 'dbe49755-d57d-4ae3-8df6-823a3f4f9b99', 0, '53042b32-e105-4cf7-b622-f5897a9069e4', '565deccd-9930-4e7c-b199-23ab7069b90b', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, 0, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('7dfb7d55-255f-44dc-b692-8982d3118836', 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 0, 'f2c1cc75-4960-462d-994e-7c117061eeb3', '7c803e42-606b-4e5f-b382-471a3d8d9292', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, 0, 2, 15000, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount, checks, next_check_at) VALUES ('98253bf3-2421-4a90-9da6-fbb31c1d84df', '3de022c2-c342-416a-a5be-a3402a536f29', '342dd538-f476-47e1-9dc9-647240a4bb62', 'cofshop98253bf324214a909da6fbb31c1d84df', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop98253bf324214a909da6fbb31c1d84df', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 2, 0, 0, NULL);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount, checks, next_check_at) VALUES ('b8c0ffec-5245-4b1e-82c1-bcfb480a725d', 'dbe49755-d57d-4ae3-8df6-823a3f4f9b99', '342dd538-f476-47e1-9dc9-647240a4bb62', 'cofshopb8c0ffec52454b1e82c1bcfb480a725d', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00.000', NULL, 1, 0, 0, '2026-01-02 03:01:00.000');
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount, checks, next_check_at) VALUES ('6e531c5f-4cde-4725-8d80-4da02455612a', 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 'fd3915de-451c-49fe-af59-8b1c6704ac3a', 'cofshop6e531c5f4cde47258d804da02455612a', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop6e531c5f4cde47258d804da02455612a', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', 3, 195000, 0, NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('d7bbb451-902c-442c-9edd-55f877dab882', 4, 'aee5af97-bb96-4303-b350-20bb30209243', 1, 'member.signed-up', 1, '{"role":"ADMIN"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5b026151-889e-46b6-9bd4-6b8af1f8a805', 7, '342dd538-f476-47e1-9dc9-647240a4bb62', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5f5809f4-d90c-4089-9bb5-7379219003d0', 10, '53042b32-e105-4cf7-b622-f5897a9069e4', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a66d5775-2d21-4c69-96c7-1a4119b5d991', 1, '3de022c2-c342-416a-a5be-a3402a536f29', 1, 'order.placed', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":44400,"lines":[{"itemId":"53042b32-e105-4cf7-b622-f5897a9069e4","optionId":"565deccd-9930-4e7c-b199-23ab7069b90b","quantity":2,"lineTotal":21600},{"itemId":"53042b32-e105-4cf7-b622-f5897a9069e4","optionId":"74d41f84-15ea-47f8-a109-976aadc6885e","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('30223448-0940-4203-a151-6993c6571914', 1, '3de022c2-c342-416a-a5be-a3402a536f29', 2, 'order.state-changed', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":44400,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('363ed351-d1e8-412f-9d6c-16199b9086f2', 1, '3de022c2-c342-416a-a5be-a3402a536f29', 3, 'order.paid', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":44400,"deliveryFee":3000,"lines":[{"itemId":"53042b32-e105-4cf7-b622-f5897a9069e4","optionId":"565deccd-9930-4e7c-b199-23ab7069b90b","quantity":2,"lineTotal":21600},{"itemId":"53042b32-e105-4cf7-b622-f5897a9069e4","optionId":"74d41f84-15ea-47f8-a109-976aadc6885e","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 04:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8c73dd00-2f18-4a46-8b3d-10134d25f597', 2, '98253bf3-2421-4a90-9da6-fbb31c1d84df', 2, 'payment.paid', 1, '{"orderId":"3de022c2-c342-416a-a5be-a3402a536f29","memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","amount":44400}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('7c29271a-8670-4dea-98f8-571a9003a1b5', 1, '3de022c2-c342-416a-a5be-a3402a536f29', 4, 'order.state-changed', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":44400,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('241358ab-ee32-4a3f-8bb2-80802863f2ad', 14, 'fd793f77-550a-40e8-b398-9d7eda1bd913', 1, 'order.placed', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":35400,"lines":[{"itemId":"53042b32-e105-4cf7-b622-f5897a9069e4","optionId":"565deccd-9930-4e7c-b199-23ab7069b90b","quantity":3,"lineTotal":32400}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('e6a4f9f6-74ce-4f06-8831-f07e02f584eb', 14, 'fd793f77-550a-40e8-b398-9d7eda1bd913', 2, 'order.cancelled', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":35400,"reason":"마음이 바뀌었어요"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('e2c6efec-8fd6-44a7-be65-bb047744811b', 11, 'dbe49755-d57d-4ae3-8df6-823a3f4f9b99', 1, 'order.placed', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":13800,"lines":[{"itemId":"53042b32-e105-4cf7-b622-f5897a9069e4","optionId":"565deccd-9930-4e7c-b199-23ab7069b90b","quantity":1,"lineTotal":10800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('7a682c9c-ea6b-4325-b36e-6f6df206a337', 11, 'dbe49755-d57d-4ae3-8df6-823a3f4f9b99', 2, 'order.state-changed', 1, '{"memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","finalPrice":13800,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b66bc496-5807-4317-b381-3acd0e48c645', 3, 'fd3915de-451c-49fe-af59-8b1c6704ac3a', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5bda89d7-931b-490f-9cb9-2f6a25d27f4c', 4, 'f2c1cc75-4960-462d-994e-7c117061eeb3', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('2dd768e9-8190-4e13-8131-0b6f47edab9d', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 1, 'order.placed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"lines":[{"itemId":"f2c1cc75-4960-462d-994e-7c117061eeb3","optionId":"7c803e42-606b-4e5f-b382-471a3d8d9292","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('74360de6-a750-4e4f-b048-607284fd02c9', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 2, 'order.state-changed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b0692953-fdb7-4a82-9ea1-377bf69eac4d', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 3, 'order.paid', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"deliveryFee":0,"lines":[{"itemId":"f2c1cc75-4960-462d-994e-7c117061eeb3","optionId":"7c803e42-606b-4e5f-b382-471a3d8d9292","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('7af3a5ed-ea3a-4bc6-a98d-dbf6ad031a3e', 0, '6e531c5f-4cde-4725-8d80-4da02455612a', 2, 'payment.paid', 1, '{"orderId":"aaf1c3e9-b490-42bc-a7bc-39968610b127","memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","amount":585000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b4f2e22a-99fa-47b4-a62c-bef40d2c99b5', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 4, 'order.state-changed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('2b735952-d429-4424-bec4-fb2f556041cb', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 5, 'order.state-changed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"from":"PREPARING_FOR_SHIPMENT","to":"SHIPPING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('44e05c0b-1192-44ad-9096-f7abb10e2ff1', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 6, 'order.state-changed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"from":"SHIPPING","to":"DELIVERED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4007a592-dcf8-4134-b225-fbe7b5e7d8b9', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 7, 'order.state-changed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"from":"DELIVERED","to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('3dfaad05-7514-4456-bef1-6f299bf58666', 15, 'membership:fd3915de-451c-49fe-af59-8b1c6704ac3a', 4, 'member.tier-changed', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","from":"BASIC","to":"RED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('09af2055-8ea5-45ca-83e7-3a074d385835', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 8, 'order.refund-requested', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"7dfb7d55-255f-44dc-b692-8982d3118836","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('96a6bb84-4a08-434c-a7da-98cbdea4af3b', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 9, 'order.refund-approved', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"7dfb7d55-255f-44dc-b692-8982d3118836","quantity":1}],"amount":195000,"points":5000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('99359409-8e2c-4ec2-b160-ba8b9d33af6d', 0, '6e531c5f-4cde-4725-8d80-4da02455612a', 3, 'payment.refunded', 1, '{"orderId":"aaf1c3e9-b490-42bc-a7bc-39968610b127","memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","amount":195000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b7806a9f-3316-4d10-9a32-80a62b2a260d', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 10, 'order.refunded', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"7dfb7d55-255f-44dc-b692-8982d3118836","quantity":1}],"amount":195000,"points":5000,"to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('47c653c9-3bcb-4c1a-862b-bf919d668190', 5, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', 11, 'order.refund-requested', 1, '{"memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"7dfb7d55-255f-44dc-b692-8982d3118836","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('c1a2a472-3aa6-4ce3-b89c-52abb5c29970', 6, '97aa8344-dbcb-4f85-8f92-fcefe678bb1b', 1, 'review.written', 1, '{"itemId":"f2c1cc75-4960-462d-994e-7c117061eeb3","rating":5}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('13aff25e-a5a2-435b-8d63-e8fb8c89edc9', 10, '936fda18-d8d9-416a-ac2e-15f0600ea498', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('f62f7b96-5e55-4f04-be9c-8454ca2c56b8', 10, '936fda18-d8d9-416a-ac2e-15f0600ea498', 2, 'member.withdrawn', 1, '{"by":"member:936fda18-d8d9-416a-ac2e-15f0600ea498"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('314c684d-e78d-4956-8264-87a90e3d5475', 12, '8dedbbad-cd08-488e-bd07-8027ab5c071f', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('240d389c-c17b-4b2c-a367-f05129a8ed45', 5, 'b4f57c0d-39d2-4b9b-91d6-6cfc16cb472e', 1, 'coupon.issued', 1, '{"couponId":"21eb8546-f298-45f0-a531-e40d5f4a6869","issued":[{"memberCouponId":"b4f57c0d-39d2-4b9b-91d6-6cfc16cb472e","memberId":"342dd538-f476-47e1-9dc9-647240a4bb62","sequence":1}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a82d1bfc-273e-42bc-8259-dbe43807c0d6', 14, '3c5108b2-3864-4cef-9d4f-bcbb45495fe2', 1, 'coupon.issued', 1, '{"couponId":"21eb8546-f298-45f0-a531-e40d5f4a6869","issued":[{"memberCouponId":"3c5108b2-3864-4cef-9d4f-bcbb45495fe2","memberId":"fd3915de-451c-49fe-af59-8b1c6704ac3a","sequence":2}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('aa06331f-2a07-45b0-af3b-0cbd9836a084', 12, '9313bbd3-c869-46a0-903c-9322f40afc95', 1, 'chat.room-opened', 1, '{"customerId":"342dd538-f476-47e1-9dc9-647240a4bb62"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('739622eb-5a9f-4ecd-b7fb-c7d5c2d9c01f', 12, '9313bbd3-c869-46a0-903c-9322f40afc95', 2, 'chat.agent-joined', 1, '{"customerId":"342dd538-f476-47e1-9dc9-647240a4bb62","agentId":"aee5af97-bb96-4303-b350-20bb30209243"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_subscription (consumer, type) VALUES ('witness', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('broken', 'order.paid');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('witness', '363ed351-d1e8-412f-9d6c-16199b9086f2');
INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at) VALUES ('broken', '363ed351-d1e8-412f-9d6c-16199b9086f2', 10, 'always', NULL, '2026-01-02 04:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('342dd538-f476-47e1-9dc9-647240a4bb62', '4aade83f-c7ff-4937-a2d5-eb266369128d', 'order.place', '3de022c2-c342-416a-a5be-a3402a536f29', '2026-01-02 03:00:00.000', '6bc62251c7e54c67');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('342dd538-f476-47e1-9dc9-647240a4bb62', 'a755137b-aaa6-433e-9fe9-681b06833a7a', 'order.place', 'fd793f77-550a-40e8-b398-9d7eda1bd913', '2026-01-02 03:00:00.000', '2c08cfaf117c813d');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('342dd538-f476-47e1-9dc9-647240a4bb62', '5cf102dc-412b-4c7c-a83c-85819bb93a2e', 'order.place', 'dbe49755-d57d-4ae3-8df6-823a3f4f9b99', '2026-01-02 03:00:00.000', '2e565d0c096a9380');
INSERT INTO cof_login (id, member_id, at, ip, device) VALUES ('2eaf7cb2-fcaf-4d8a-b59d-53e039a22ee7', '342dd538-f476-47e1-9dc9-647240a4bb62', '2026-01-02 03:00:00.000', NULL, NULL);
INSERT INTO cof_review (id, item_id, member_id, rating, content, created_at, edited_at, version) VALUES ('97aa8344-dbcb-4f85-8f92-fcefe678bb1b', 'f2c1cc75-4960-462d-994e-7c117061eeb3', 'fd3915de-451c-49fe-af59-8b1c6704ac3a', 5, '크레마가 좋아요', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_stored_reply (owner, route, key, fingerprint, run, at, lease_until, reply) VALUES ('member:fd3915de-451c-49fe-af59-8b1c6704ac3a', 'POST /orders', 'kept', '97ff9198194e0e47', '1698c990-c8b4-42fd-9997-170a7e1c4702', '2026-01-02 04:06:40.000', '2026-01-02 04:07:40.000', 'kept');
INSERT INTO cof_attempt (name, count, until) VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40.000');
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('3de022c2-c342-416a-a5be-a3402a536f29', '342dd538-f476-47e1-9dc9-647240a4bb62', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, '하우스 블렌드', 2, '[{"to":"WAITING_FOR_PAY","by":"member:342dd538-f476-47e1-9dc9-647240a4bb62","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:342dd538-f476-47e1-9dc9-647240a4bb62","from":"WAITING_FOR_PAY","at":"2026-01-02T03:00:00.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z"},{"from":"PAID","to":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T03:00:00.000Z","by":"member:aee5af97-bb96-4303-b350-20bb30209243"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('fd793f77-550a-40e8-b398-9d7eda1bd913', '342dd538-f476-47e1-9dc9-647240a4bb62', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:342dd538-f476-47e1-9dc9-647240a4bb62","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"CANCELLED","at":"2026-01-02T03:00:00.000Z","by":"member:342dd538-f476-47e1-9dc9-647240a4bb62","reason":"마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('dbe49755-d57d-4ae3-8df6-823a3f4f9b99', '342dd538-f476-47e1-9dc9-647240a4bb62', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:342dd538-f476-47e1-9dc9-647240a4bb62","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z","by":"member:342dd538-f476-47e1-9dc9-647240a4bb62"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('aaf1c3e9-b490-42bc-a7bc-39968610b127', 'fd3915de-451c-49fe-af59-8b1c6704ac3a', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '에스프레소 머신', 1, '[{"to":"WAITING_FOR_PAY","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","at":"2026-01-02T04:06:40.000Z"},{"to":"PAYMENT_PENDING","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","from":"WAITING_FOR_PAY","at":"2026-01-02T04:06:40.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T04:06:40.000Z"},{"to":"PREPARING_FOR_SHIPMENT","by":"member:aee5af97-bb96-4303-b350-20bb30209243","from":"PAID","at":"2026-01-02T04:06:40.000Z"},{"to":"SHIPPING","by":"member:aee5af97-bb96-4303-b350-20bb30209243","from":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T04:06:40.000Z"},{"to":"DELIVERED","by":"member:aee5af97-bb96-4303-b350-20bb30209243","from":"SHIPPING","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","from":"DELIVERED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","from":"COMPLETED","reason":"하나는 필요 없어요","refund":"REQUESTED","at":"2026-01-02T04:06:40.000Z"},{"to":"REFUND_PENDING","by":"member:aee5af97-bb96-4303-b350-20bb30209243","from":"COMPLETED","refund":"APPROVED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:aee5af97-bb96-4303-b350-20bb30209243","from":"REFUND_PENDING","reason":"하나는 필요 없어요","refund":"REFUNDED","at":"2026-01-02T04:06:40.000Z"},{"from":"COMPLETED","to":"COMPLETED","at":"2026-01-02T04:06:40.000Z","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","reason":"하나는 필요 없어요","refund":"REQUESTED"}]', 11, 15000, '[{"amount":15000,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40.000', '[{"status":"REFUNDED","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","reason":"하나는 필요 없어요","lines":[{"lineId":"7dfb7d55-255f-44dc-b692-8982d3118836","quantity":1}],"grant":{"from":"COMPLETED","amount":195000,"points":5000,"restock":true},"requestedAt":"2026-01-02T04:06:40.000Z","processedAt":"2026-01-02T04:06:40.000Z"},{"status":"REQUESTED","by":"member:fd3915de-451c-49fe-af59-8b1c6704ac3a","reason":"하나는 필요 없어요","lines":[{"lineId":"7dfb7d55-255f-44dc-b692-8982d3118836","quantity":1}],"requestedAt":"2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);
INSERT INTO cof_membership (member_id, tier, lots, balance, owed, first_end, version) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 'RED', '[{"amount":23900,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00.000', 6);
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:aee5af97-bb96-4303-b350-20bb30209243', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 2, 'SPEND', -15000, 0, 15000, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', NULL, 'member:fd3915de-451c-49fe-af59-8b1c6704ac3a', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 3, 'EARN', 5850, 0, 20850, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', NULL, 'member:fd3915de-451c-49fe-af59-8b1c6704ac3a', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 5, 'RESTORE', 5000, 0, 25850, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', NULL, 'member:aee5af97-bb96-4303-b350-20bb30209243', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('fd3915de-451c-49fe-af59-8b1c6704ac3a', 6, 'TAKE_BACK', -1950, 0, 23900, 'aaf1c3e9-b490-42bc-a7bc-39968610b127', NULL, 'member:aee5af97-bb96-4303-b350-20bb30209243', '2026-01-02 04:06:40.000');
INSERT INTO cof_password_reset (id, member_id, requested_at, expires_at, used_at) VALUES ('8dedbbad-cd08-488e-bd07-8027ab5c071f', 'fd3915de-451c-49fe-af59-8b1c6704ac3a', '2026-01-02 04:06:40.000', '2026-01-02 04:36:40.000', NULL);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('21eb8546-f298-45f0-a531-e40d5f4a6869', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', 4, 2, NULL, '2026-01-03 03:00:00.000', 2);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('2ffe1fa1-b64c-43c7-a0e8-c78df7c55508', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, 0, '봄26', '2026-01-03 03:00:00.000', 1);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('b4f57c0d-39d2-4b9b-91d6-6cfc16cb472e', '342dd538-f476-47e1-9dc9-647240a4bb62', '21eb8546-f298-45f0-a531-e40d5f4a6869', 1, 'USED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '3de022c2-c342-416a-a5be-a3402a536f29');
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('3c5108b2-3864-4cef-9d4f-bcbb45495fe2', 'fd3915de-451c-49fe-af59-8b1c6704ac3a', '21eb8546-f298-45f0-a531-e40d5f4a6869', 2, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('20d9f6b2-783b-4304-8849-2cba2734c8d2', NULL, '21eb8546-f298-45f0-a531-e40d5f4a6869', 3, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('cbf29d3e-49e2-49ce-998d-f118c8ea2932', '342dd538-f476-47e1-9dc9-647240a4bb62', '2ffe1fa1-b64c-43c7-a0e8-c78df7c55508', NULL, 'AVAILABLE', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_payment_difference (id, merchant_uid, cause, here, there, found_at, settled_at, version) VALUES ('73dd9d14-9ab6-45aa-9517-9f0a11773dd5', 'order-somebody-elses', 'unknown-here', NULL, '{"state":"paid","amount":9900,"currency":"KRW","refunded":0}', '2026-01-03 03:00:00.000', NULL, 1);
INSERT INTO cof_chat_room (id, customer_id, agent_id, status, created_at, closed_at, messages, last_message_at, version) VALUES ('9313bbd3-c869-46a0-903c-9322f40afc95', '342dd538-f476-47e1-9dc9-647240a4bb62', 'aee5af97-bb96-4303-b350-20bb30209243', 'IN_PROGRESS', '2026-01-02 04:06:40.000', NULL, 3, '2026-01-02 04:06:40.000', 2);
INSERT INTO cof_chat_message (id, room_id, sender_id, message, message_group_id, message_type, attachment_ids, deleted, created_at, sequence) VALUES ('024c6818-1f24-46e8-93b8-bbe62b2cd6e1', '9313bbd3-c869-46a0-903c-9322f40afc95', '342dd538-f476-47e1-9dc9-647240a4bb62', '봉투가 찢어졌어요', '024c6818-1f24-46e8-93b8-bbe62b2cd6e1', 'IMAGE', '["46c60e08-d5d4-4c51-b06b-0fbf8d360fc9"]', 0, '2026-01-02 04:06:40.000', 1);
INSERT INTO cof_chat_message (id, room_id, sender_id, message, message_group_id, message_type, attachment_ids, deleted, created_at, sequence) VALUES ('0f49c2fa-532d-4531-beb8-46db3d7b90e7', '9313bbd3-c869-46a0-903c-9322f40afc95', '342dd538-f476-47e1-9dc9-647240a4bb62', '', '0f49c2fa-532d-4531-beb8-46db3d7b90e7', 'TEXT', '[]', 1, '2026-01-02 04:06:40.000', 2);
INSERT INTO cof_chat_message (id, room_id, sender_id, message, message_group_id, message_type, attachment_ids, deleted, created_at, sequence) VALUES ('1ec3d9dd-0567-4a95-a3eb-116b3648df7a', '9313bbd3-c869-46a0-903c-9322f40afc95', '342dd538-f476-47e1-9dc9-647240a4bb62', '바꿔 주실 수 있나요?', '1ec3d9dd-0567-4a95-a3eb-116b3648df7a', 'TEXT', '[]', 0, '2026-01-02 04:06:40.000', 3);
INSERT INTO cof_chat_marker (room_id, member_id, sequence) VALUES ('9313bbd3-c869-46a0-903c-9322f40afc95', 'aee5af97-bb96-4303-b350-20bb30209243', 1);
INSERT INTO cof_upload (id, owner_id, kind, name, media_type, bytes, created_at, message_id) VALUES ('46c60e08-d5d4-4c51-b06b-0fbf8d360fc9', '342dd538-f476-47e1-9dc9-647240a4bb62', 'IMAGE', '봉투.webp', 'image/webp', 12345, '2026-01-03 03:00:00.000', '024c6818-1f24-46e8-93b8-bbe62b2cd6e1');
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
CREATE INDEX cof_upload_owner ON cof_upload (owner_id) WHERE message_id IS NULL;
