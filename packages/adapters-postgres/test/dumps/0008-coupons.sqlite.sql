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
      CHECK (refunded_amount BETWEEN 0 AND price)) STRICT;
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
    quantity INTEGER CHECK (quantity >= 0), revoked INTEGER NOT NULL CHECK (revoked >= 0), code TEXT UNIQUE,
    created_at TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE cof_member_coupon (
    id TEXT PRIMARY KEY, member_id TEXT REFERENCES cof_member, coupon_id TEXT NOT NULL REFERENCES cof_coupon,
    sequence INTEGER CHECK (sequence >= 1),
    state TEXT NOT NULL CHECK (state IN ('AVAILABLE', 'USED', 'EXPIRED', 'REVOKED')),
    issued_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT, order_id TEXT,
    UNIQUE (coupon_id, member_id), UNIQUE (coupon_id, sequence),
    CHECK (member_id IS NOT NULL OR (state = 'REVOKED' AND sequence IS NOT NULL)),
    CHECK ((state = 'USED') = (used_at IS NOT NULL)), CHECK ((state = 'USED') = (order_id IS NOT NULL))) STRICT;
INSERT INTO cof_migration (name, applied_at) VALUES ('0001-foundation', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0002-member-administration', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0003-reviews', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0004-http-edges', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0005-auto-confirm', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0006-membership-and-refunds', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0007-password-resets', '2026-11-28 02:26:07');
INSERT INTO cof_migration (name, applied_at) VALUES ('0008-coupons', '2026-11-28 02:26:07');
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('34d62d0e-a217-4a8e-8afb-c87448ceeea0', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('5f72d7f1-d189-48d2-a689-2890490704cc', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('b9815952-73db-4962-a987-8fa087c19da2', 'quit-b9815952-73db-4962-a987-8fa087c19da2@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 2);
INSERT INTO cof_session (id, member_id, generation, rotated_at, expires_at, revoked_at) VALUES ('131cf481-9c3f-4ba6-890a-ffbce1d12a05', '5f72d7f1-d189-48d2-a689-2890490704cc', 1, '2026-01-02 03:00:00.000', '2026-01-09 03:00:00.000', NULL);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('cde8e030-df47-41fa-b188-f4c1892d2160', '34d62d0e-a217-4a8e-8afb-c87448ceeea0', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"url":"/images/a.webp","name":"a.webp","type":"REPRESENTATIVE","id":"8f56e237-7241-4536-8172-8b046419e12a"}]', '2026-01-02 03:00:00.000', 1, 0, 0);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('7946a8ab-74a1-4c83-9ba6-2ebb210877a5', '34d62d0e-a217-4a8e-8afb-c87448ceeea0', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40.000', 1, 1, 5);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('3fadc9da-72ef-40ee-9960-bfc2c6cbe51b', 'cde8e030-df47-41fa-b188-f4c1892d2160', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('1579f509-012d-475e-93ed-6880f33675ce', 'cde8e030-df47-41fa-b188-f4c1892d2160', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('3057005f-cda0-4594-967c-fcc0546c7e8f', '7946a8ab-74a1-4c83-9ba6-2ebb210877a5', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('5f5be6e1-2076-49f4-9034-ce56d08c363b', '3fadc9da-72ef-40ee-9960-bfc2c6cbe51b', 10, 'first stock', 'member:34d62d0e-a217-4a8e-8afb-c87448ceeea0', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('85e7edce-9b3b-4155-a71d-4915928cbf48', '1579f509-012d-475e-93ed-6880f33675ce', 5, 'first stock', 'member:34d62d0e-a217-4a8e-8afb-c87448ceeea0', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('d5108ed9-3af2-456f-aa7d-c5782f99bcfa', '3057005f-cda0-4594-967c-fcc0546c7e8f', 10, 'first stock', 'member:34d62d0e-a217-4a8e-8afb-c87448ceeea0', '2026-01-02 04:06:40.000');
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('2b45b55a-8f99-42b0-885c-a90b3eff2fdb', '원두', NULL, 1);
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('410f372c-7663-4b29-8a7e-24537884e0b6', '블렌드', '2b45b55a-8f99-42b0-885c-a90b3eff2fdb', 2);
INSERT INTO cof_item_category (item_id, category_id) VALUES ('cde8e030-df47-41fa-b188-f4c1892d2160', '410f372c-7663-4b29-8a7e-24537884e0b6');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('5f72d7f1-d189-48d2-a689-2890490704cc', '3fadc9da-72ef-40ee-9960-bfc2c6cbe51b', 'cde8e030-df47-41fa-b188-f4c1892d2160', 4, '2026-01-02 03:00:00.000');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('731ec9ac-fe0d-4038-86fd-33ae3dbba5a3', '3057005f-cda0-4594-967c-fcc0546c7e8f', '7946a8ab-74a1-4c83-9ba6-2ebb210877a5', 2, '2026-01-02 04:06:40.000');
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('6cf3928a-d269-4a37-8cc8-b481d23f997a', 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', 0, 'cde8e030-df47-41fa-b188-f4c1892d2160', '3fadc9da-72ef-40ee-9960-bfc2c6cbe51b', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, 0, 2, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('5041a0fa-991d-4006-9b40-1adbab4020a3', 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', 1, 'cde8e030-df47-41fa-b188-f4c1892d2160', '1579f509-012d-475e-93ed-6880f33675ce', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, 1, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('2ed6f544-e506-43a3-b7cc-8c4256517e69', 'b481a467-d27d-431b-8692-a3f3b7bc008f', 0, 'cde8e030-df47-41fa-b188-f4c1892d2160', '3fadc9da-72ef-40ee-9960-bfc2c6cbe51b', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, 0, 0, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('b04cfc2e-4eb0-48d8-9c05-44e0f0cac3fc', 'd92b62c0-20b6-4351-bf62-5d1a802e2842', 0, 'cde8e030-df47-41fa-b188-f4c1892d2160', '3fadc9da-72ef-40ee-9960-bfc2c6cbe51b', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, 0, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('d76d4976-cb52-4619-901e-4261afe576c6', 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 0, '7946a8ab-74a1-4c83-9ba6-2ebb210877a5', '3057005f-cda0-4594-967c-fcc0546c7e8f', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, 0, 2, 15000, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('90a64f2f-4bc9-4479-8eb0-6a5d483bae9a', 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', '5f72d7f1-d189-48d2-a689-2890490704cc', 'cofshop90a64f2f4bc944798eb06a5d483bae9a', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop90a64f2f4bc944798eb06a5d483bae9a', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 2, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('ab228de0-145e-419e-b9d2-fd011b608db9', 'd92b62c0-20b6-4351-bf62-5d1a802e2842', '5f72d7f1-d189-48d2-a689-2890490704cc', 'cofshopab228de0145e419eb9d2fd011b608db9', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00.000', NULL, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('c1faad6c-36fc-461f-9add-fa435c3494d8', 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', '766401a0-8fac-4bd4-9c7d-d6d9385013fa', 'cofshopc1faad6c36fc461f9addfa435c3494d8', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopc1faad6c36fc461f9addfa435c3494d8', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', 3, 195000);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('50bcbafc-2c6b-46cf-909b-664bed50722e', 14, '34d62d0e-a217-4a8e-8afb-c87448ceeea0', 1, 'member.signed-up', 1, '{"role":"ADMIN"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('20f5ed47-c515-4368-9da2-06c47ffcd770', 6, '5f72d7f1-d189-48d2-a689-2890490704cc', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('aaf4a268-48c7-434f-a459-bcfd3c743387', 5, 'cde8e030-df47-41fa-b188-f4c1892d2160', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4d370466-8bee-4c11-bdd9-b76bd7781e26', 11, 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', 1, 'order.placed', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":44400,"lines":[{"itemId":"cde8e030-df47-41fa-b188-f4c1892d2160","optionId":"3fadc9da-72ef-40ee-9960-bfc2c6cbe51b","quantity":2,"lineTotal":21600},{"itemId":"cde8e030-df47-41fa-b188-f4c1892d2160","optionId":"1579f509-012d-475e-93ed-6880f33675ce","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dff7b916-c3bb-4913-8b27-dcb7fb3675ff', 11, 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', 2, 'order.state-changed', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":44400,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('76190bb2-ee05-432a-a48c-a7d842650500', 11, 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', 3, 'order.paid', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":44400,"deliveryFee":3000,"lines":[{"itemId":"cde8e030-df47-41fa-b188-f4c1892d2160","optionId":"3fadc9da-72ef-40ee-9960-bfc2c6cbe51b","quantity":2,"lineTotal":21600},{"itemId":"cde8e030-df47-41fa-b188-f4c1892d2160","optionId":"1579f509-012d-475e-93ed-6880f33675ce","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 04:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('6cd5f690-0e0d-47b3-959a-fbcd5d485d22', 9, '90a64f2f-4bc9-4479-8eb0-6a5d483bae9a', 2, 'payment.paid', 1, '{"orderId":"c7f5ee35-f0ce-4d07-86cb-6e67602c720e","memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","amount":44400}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b66d2b54-05b4-46f6-87c9-ed9461416671', 11, 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', 4, 'order.state-changed', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":44400,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('cdfe0056-ee13-4e4e-87a2-6fd07aecb249', 9, 'b481a467-d27d-431b-8692-a3f3b7bc008f', 1, 'order.placed', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":35400,"lines":[{"itemId":"cde8e030-df47-41fa-b188-f4c1892d2160","optionId":"3fadc9da-72ef-40ee-9960-bfc2c6cbe51b","quantity":3,"lineTotal":32400}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a0d399c4-c144-4ec7-b370-673f783f8162', 9, 'b481a467-d27d-431b-8692-a3f3b7bc008f', 2, 'order.cancelled', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":35400,"reason":"마음이 바뀌었어요"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a28f2ebe-954d-414e-ba3a-9dd860104687', 6, 'd92b62c0-20b6-4351-bf62-5d1a802e2842', 1, 'order.placed', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":13800,"lines":[{"itemId":"cde8e030-df47-41fa-b188-f4c1892d2160","optionId":"3fadc9da-72ef-40ee-9960-bfc2c6cbe51b","quantity":1,"lineTotal":10800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('73c91de9-6bb7-4f4e-9c5a-db03738395d1', 6, 'd92b62c0-20b6-4351-bf62-5d1a802e2842', 2, 'order.state-changed', 1, '{"memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","finalPrice":13800,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5923e779-184d-497e-99c3-8650d2339f54', 11, '766401a0-8fac-4bd4-9c7d-d6d9385013fa', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('afc654f5-4ce1-41d9-806f-e76de86bc2dc', 2, '7946a8ab-74a1-4c83-9ba6-2ebb210877a5', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('172bf77d-b3ab-4645-a8f6-baf0bffb06e8', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 1, 'order.placed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"lines":[{"itemId":"7946a8ab-74a1-4c83-9ba6-2ebb210877a5","optionId":"3057005f-cda0-4594-967c-fcc0546c7e8f","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('ec6fb0b8-5223-40ae-a51f-4094f99ec1b4', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 2, 'order.state-changed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('9e88c2b7-3d87-4ecd-97a5-96c2dff2410b', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 3, 'order.paid', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"deliveryFee":0,"lines":[{"itemId":"7946a8ab-74a1-4c83-9ba6-2ebb210877a5","optionId":"3057005f-cda0-4594-967c-fcc0546c7e8f","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b8e434e9-17da-46ee-b062-2a43746d0dc6', 13, 'c1faad6c-36fc-461f-9add-fa435c3494d8', 2, 'payment.paid', 1, '{"orderId":"fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5","memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","amount":585000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('485347a1-5805-4ac9-9c5f-4a675f33b46a', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 4, 'order.state-changed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8987f2c4-c0be-4148-9a90-61f2de30b268', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 5, 'order.state-changed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"from":"PREPARING_FOR_SHIPMENT","to":"SHIPPING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('45ebed32-91b5-4310-b472-2079f3cab843', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 6, 'order.state-changed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"from":"SHIPPING","to":"DELIVERED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('db92ce34-97fa-4bf8-8787-491da5d599f1', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 7, 'order.state-changed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"from":"DELIVERED","to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b80bb4d9-bfb5-4bc4-9b27-9c0d4eb30965', 7, 'membership:766401a0-8fac-4bd4-9c7d-d6d9385013fa', 4, 'member.tier-changed', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","from":"BASIC","to":"RED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5b8b59f8-3c8d-4bec-b22d-73727ea14e3d', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 8, 'order.refund-requested', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d76d4976-cb52-4619-901e-4261afe576c6","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('222e8383-f194-46c4-a17e-46e1340215ed', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 9, 'order.refund-approved', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d76d4976-cb52-4619-901e-4261afe576c6","quantity":1}],"amount":195000,"points":5000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('78dbc5a3-4e41-4ca3-a8de-7a82be051eeb', 13, 'c1faad6c-36fc-461f-9add-fa435c3494d8', 3, 'payment.refunded', 1, '{"orderId":"fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5","memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","amount":195000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4738f017-8873-48cb-bbf7-1c71fbb3a753', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 10, 'order.refunded', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d76d4976-cb52-4619-901e-4261afe576c6","quantity":1}],"amount":195000,"points":5000,"to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('0d0aa6fb-5e43-4782-b7eb-beb0c2e3d210', 12, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', 11, 'order.refund-requested', 1, '{"memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d76d4976-cb52-4619-901e-4261afe576c6","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('97de9267-1b94-4e28-8ae1-083c389b7075', 10, '7c1ea162-92a7-4e3e-9aed-564297a91798', 1, 'review.written', 1, '{"itemId":"7946a8ab-74a1-4c83-9ba6-2ebb210877a5","rating":5}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('fc778fc0-fa5f-4349-b345-c73941ca1f4f', 12, 'b9815952-73db-4962-a987-8fa087c19da2', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5b79f82b-814e-4e31-babe-2683208c7901', 12, 'b9815952-73db-4962-a987-8fa087c19da2', 2, 'member.withdrawn', 1, '{"by":"member:b9815952-73db-4962-a987-8fa087c19da2"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dd94b89a-da1b-4936-895e-3fb3d1c81fa8', 12, '0d5e79e0-b2b4-4a5c-b673-66d7983754fd', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('ea8d3815-0c9e-4011-a552-358dbda03c71', 11, '0d68853b-e4bf-4318-9d4f-b95ec809dcb8', 1, 'coupon.issued', 1, '{"couponId":"9f5e09a2-ea54-405a-bb1b-f884e812f0bb","issued":[{"memberCouponId":"0d68853b-e4bf-4318-9d4f-b95ec809dcb8","memberId":"5f72d7f1-d189-48d2-a689-2890490704cc","sequence":1}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('3815fa70-0dc4-468f-a644-40f8a81ed6ee', 2, 'a05f11dd-95b9-42bf-9677-ce6e7369d6a2', 1, 'coupon.issued', 1, '{"couponId":"9f5e09a2-ea54-405a-bb1b-f884e812f0bb","issued":[{"memberCouponId":"a05f11dd-95b9-42bf-9677-ce6e7369d6a2","memberId":"766401a0-8fac-4bd4-9c7d-d6d9385013fa","sequence":2}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_subscription (consumer, type) VALUES ('witness', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('broken', 'order.paid');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('witness', '76190bb2-ee05-432a-a48c-a7d842650500');
INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at) VALUES ('broken', '76190bb2-ee05-432a-a48c-a7d842650500', 10, 'always', NULL, '2026-01-02 04:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('5f72d7f1-d189-48d2-a689-2890490704cc', '2f8c36f3-29bd-4e15-8308-3c920d3b9174', 'order.place', 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e', '2026-01-02 03:00:00.000', '0b03d34dcb6f9811');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('5f72d7f1-d189-48d2-a689-2890490704cc', '1b7e3d2a-d399-4e60-8e11-6bba25922087', 'order.place', 'b481a467-d27d-431b-8692-a3f3b7bc008f', '2026-01-02 03:00:00.000', '0396416439c806b0');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('5f72d7f1-d189-48d2-a689-2890490704cc', '040195fd-b506-4f46-be89-bb4621b3b99e', 'order.place', 'd92b62c0-20b6-4351-bf62-5d1a802e2842', '2026-01-02 03:00:00.000', '3cefb769ebd2a84e');
INSERT INTO cof_login (id, member_id, at, ip, device) VALUES ('bef34c53-3487-4cf1-82f8-6eeabce80f6e', '5f72d7f1-d189-48d2-a689-2890490704cc', '2026-01-02 03:00:00.000', NULL, NULL);
INSERT INTO cof_review (id, item_id, member_id, rating, content, created_at, edited_at, version) VALUES ('7c1ea162-92a7-4e3e-9aed-564297a91798', '7946a8ab-74a1-4c83-9ba6-2ebb210877a5', '766401a0-8fac-4bd4-9c7d-d6d9385013fa', 5, '크레마가 좋아요', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_stored_reply (owner, route, key, fingerprint, run, at, lease_until, reply) VALUES ('member:766401a0-8fac-4bd4-9c7d-d6d9385013fa', 'POST /orders', 'kept', '4c4ecb2fb6e53d33', '9b18c487-2902-40d0-8af0-85ebfffbfa54', '2026-01-02 04:06:40.000', '2026-01-02 04:07:40.000', 'kept');
INSERT INTO cof_attempt (name, count, until) VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40.000');
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('c7f5ee35-f0ce-4d07-86cb-6e67602c720e', '5f72d7f1-d189-48d2-a689-2890490704cc', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, '하우스 블렌드', 2, '[{"to":"WAITING_FOR_PAY","by":"member:5f72d7f1-d189-48d2-a689-2890490704cc","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:5f72d7f1-d189-48d2-a689-2890490704cc","from":"WAITING_FOR_PAY","at":"2026-01-02T03:00:00.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z"},{"from":"PAID","to":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T03:00:00.000Z","by":"member:34d62d0e-a217-4a8e-8afb-c87448ceeea0"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('b481a467-d27d-431b-8692-a3f3b7bc008f', '5f72d7f1-d189-48d2-a689-2890490704cc', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:5f72d7f1-d189-48d2-a689-2890490704cc","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"CANCELLED","at":"2026-01-02T03:00:00.000Z","by":"member:5f72d7f1-d189-48d2-a689-2890490704cc","reason":"마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('d92b62c0-20b6-4351-bf62-5d1a802e2842', '5f72d7f1-d189-48d2-a689-2890490704cc', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:5f72d7f1-d189-48d2-a689-2890490704cc","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z","by":"member:5f72d7f1-d189-48d2-a689-2890490704cc"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', '766401a0-8fac-4bd4-9c7d-d6d9385013fa', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '에스프레소 머신', 1, '[{"to":"WAITING_FOR_PAY","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","at":"2026-01-02T04:06:40.000Z"},{"to":"PAYMENT_PENDING","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","from":"WAITING_FOR_PAY","at":"2026-01-02T04:06:40.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T04:06:40.000Z"},{"to":"PREPARING_FOR_SHIPMENT","by":"member:34d62d0e-a217-4a8e-8afb-c87448ceeea0","from":"PAID","at":"2026-01-02T04:06:40.000Z"},{"to":"SHIPPING","by":"member:34d62d0e-a217-4a8e-8afb-c87448ceeea0","from":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T04:06:40.000Z"},{"to":"DELIVERED","by":"member:34d62d0e-a217-4a8e-8afb-c87448ceeea0","from":"SHIPPING","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","from":"DELIVERED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","from":"COMPLETED","reason":"하나는 필요 없어요","refund":"REQUESTED","at":"2026-01-02T04:06:40.000Z"},{"to":"REFUND_PENDING","by":"member:34d62d0e-a217-4a8e-8afb-c87448ceeea0","from":"COMPLETED","refund":"APPROVED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:34d62d0e-a217-4a8e-8afb-c87448ceeea0","from":"REFUND_PENDING","reason":"하나는 필요 없어요","refund":"REFUNDED","at":"2026-01-02T04:06:40.000Z"},{"from":"COMPLETED","to":"COMPLETED","at":"2026-01-02T04:06:40.000Z","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","reason":"하나는 필요 없어요","refund":"REQUESTED"}]', 11, 15000, '[{"amount":15000,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40.000', '[{"status":"REFUNDED","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","reason":"하나는 필요 없어요","lines":[{"lineId":"d76d4976-cb52-4619-901e-4261afe576c6","quantity":1}],"grant":{"from":"COMPLETED","amount":195000,"points":5000,"restock":true},"requestedAt":"2026-01-02T04:06:40.000Z","processedAt":"2026-01-02T04:06:40.000Z"},{"status":"REQUESTED","by":"member:766401a0-8fac-4bd4-9c7d-d6d9385013fa","reason":"하나는 필요 없어요","lines":[{"lineId":"d76d4976-cb52-4619-901e-4261afe576c6","quantity":1}],"requestedAt":"2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);
INSERT INTO cof_membership (member_id, tier, lots, balance, owed, first_end, version) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 'RED', '[{"amount":23900,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00.000', 6);
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:34d62d0e-a217-4a8e-8afb-c87448ceeea0', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 2, 'SPEND', -15000, 0, 15000, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', NULL, 'member:766401a0-8fac-4bd4-9c7d-d6d9385013fa', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 3, 'EARN', 5850, 0, 20850, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', NULL, 'member:766401a0-8fac-4bd4-9c7d-d6d9385013fa', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 5, 'RESTORE', 5000, 0, 25850, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', NULL, 'member:34d62d0e-a217-4a8e-8afb-c87448ceeea0', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('766401a0-8fac-4bd4-9c7d-d6d9385013fa', 6, 'TAKE_BACK', -1950, 0, 23900, 'fa9ea830-9ca2-4aa9-ab4d-31a0b7312fd5', NULL, 'member:34d62d0e-a217-4a8e-8afb-c87448ceeea0', '2026-01-02 04:06:40.000');
INSERT INTO cof_password_reset (id, member_id, requested_at, expires_at, used_at) VALUES ('0d5e79e0-b2b4-4a5c-b673-66d7983754fd', '766401a0-8fac-4bd4-9c7d-d6d9385013fa', '2026-01-02 04:06:40.000', '2026-01-02 04:36:40.000', NULL);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('9f5e09a2-ea54-405a-bb1b-f884e812f0bb', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', 4, 2, NULL, '2026-01-03 03:00:00.000', 2);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('836d6144-c76a-46bb-9d78-500835aede25', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, 0, '봄26', '2026-01-03 03:00:00.000', 1);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('0d68853b-e4bf-4318-9d4f-b95ec809dcb8', '5f72d7f1-d189-48d2-a689-2890490704cc', '9f5e09a2-ea54-405a-bb1b-f884e812f0bb', 1, 'USED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', 'c7f5ee35-f0ce-4d07-86cb-6e67602c720e');
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('a05f11dd-95b9-42bf-9677-ce6e7369d6a2', '766401a0-8fac-4bd4-9c7d-d6d9385013fa', '9f5e09a2-ea54-405a-bb1b-f884e812f0bb', 2, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('b5bc93f7-1587-4f0d-a951-f4693da15e4c', NULL, '9f5e09a2-ea54-405a-bb1b-f884e812f0bb', 3, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('a4b39aea-c894-4349-bb2a-4eeb271eda98', '5f72d7f1-d189-48d2-a689-2890490704cc', '836d6144-c76a-46bb-9d78-500835aede25', NULL, 'AVAILABLE', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
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
CREATE INDEX cof_coupon_created ON cof_coupon (created_at, id);
CREATE INDEX cof_coupon_public ON cof_coupon (created_at, id) WHERE code IS NULL;
CREATE INDEX cof_coupon_limited ON cof_coupon (created_at, id)
    WHERE quantity IS NOT NULL AND state <> 'EXPIRED';
CREATE INDEX cof_coupon_end ON cof_coupon (expires_at) WHERE state <> 'EXPIRED';
CREATE INDEX cof_member_coupon_member ON cof_member_coupon (member_id, issued_at, id) WHERE member_id IS NOT NULL;
CREATE INDEX cof_member_coupon_end ON cof_member_coupon (expires_at) WHERE state = 'AVAILABLE';
