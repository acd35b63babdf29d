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
INSERT INTO cof_migration (name, applied_at) VALUES ('0001-foundation', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0002-member-administration', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0003-reviews', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0004-http-edges', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0005-auto-confirm', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0006-membership-and-refunds', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0007-password-resets', '2026-11-28 02:28:22');
INSERT INTO cof_migration (name, applied_at) VALUES ('0008-coupons', '2026-11-28 02:28:22');
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('5b27682e-2401-4ba0-9056-7538bb05e727', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('71175ce4-e013-4780-9c98-71d164da902c', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('897699f9-60c9-43fc-98a5-fe83697bebd3', 'quit-897699f9-60c9-43fc-98a5-fe83697bebd3@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 2);
INSERT INTO cof_session (id, member_id, generation, rotated_at, expires_at, revoked_at) VALUES ('420c4c6b-006f-4212-a328-4654e8ee9b0a', '71175ce4-e013-4780-9c98-71d164da902c', 1, '2026-01-02 03:00:00.000', '2026-01-09 03:00:00.000', NULL);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('12555245-feb2-4360-8500-01f958349a9b', '5b27682e-2401-4ba0-9056-7538bb05e727', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"url":"/images/a.webp","name":"a.webp","type":"REPRESENTATIVE","id":"bf518c1c-655a-4d40-93fa-dc84472084b6"}]', '2026-01-02 03:00:00.000', 1, 0, 0);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('b0ccb8e2-4a55-4737-a478-aa9a855f6a2e', '5b27682e-2401-4ba0-9056-7538bb05e727', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40.000', 1, 1, 5);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('ead37eb1-9d30-486b-9ae6-327b3739381a', '12555245-feb2-4360-8500-01f958349a9b', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('b3907698-ce14-4d25-97c9-f51fab2afb84', '12555245-feb2-4360-8500-01f958349a9b', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('4a3a1bbf-3b34-46f8-8434-51081d8e96f3', 'b0ccb8e2-4a55-4737-a478-aa9a855f6a2e', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('ee90b343-75a7-4adf-a90f-16ed289497fe', 'ead37eb1-9d30-486b-9ae6-327b3739381a', 10, 'first stock', 'member:5b27682e-2401-4ba0-9056-7538bb05e727', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('ee49e422-ff31-4329-8414-da68c9db8410', 'b3907698-ce14-4d25-97c9-f51fab2afb84', 5, 'first stock', 'member:5b27682e-2401-4ba0-9056-7538bb05e727', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('bda6c73d-9fbf-4438-ab0e-dafc5fd5b879', '4a3a1bbf-3b34-46f8-8434-51081d8e96f3', 10, 'first stock', 'member:5b27682e-2401-4ba0-9056-7538bb05e727', '2026-01-02 04:06:40.000');
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('0d9d6754-f77f-4e0e-8889-cbd08d8b617e', '원두', NULL, 1);
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('d7cf9732-5a66-4d2c-b29e-c060c006d999', '블렌드', '0d9d6754-f77f-4e0e-8889-cbd08d8b617e', 2);
INSERT INTO cof_item_category (item_id, category_id) VALUES ('12555245-feb2-4360-8500-01f958349a9b', 'd7cf9732-5a66-4d2c-b29e-c060c006d999');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('71175ce4-e013-4780-9c98-71d164da902c', 'ead37eb1-9d30-486b-9ae6-327b3739381a', '12555245-feb2-4360-8500-01f958349a9b', 4, '2026-01-02 03:00:00.000');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('45bf2e3f-0216-4ecb-bdc8-4549b89a1f17', '4a3a1bbf-3b34-46f8-8434-51081d8e96f3', 'b0ccb8e2-4a55-4737-a478-aa9a855f6a2e', 2, '2026-01-02 04:06:40.000');
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('fbe5f45e-8fcd-471e-a9b2-2ba807b99d1a', 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', 0, '12555245-feb2-4360-8500-01f958349a9b', 'ead37eb1-9d30-486b-9ae6-327b3739381a', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, 0, 2, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('7fee57d3-722b-4edf-9f3b-40f8feefcf40', 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', 1, '12555245-feb2-4360-8500-01f958349a9b', 'b3907698-ce14-4d25-97c9-f51fab2afb84', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, 1, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('ab040da9-ce89-4004-aa83-86ef25f6b8d2', '134762ca-230c-485b-9c5d-41a1f9e3fdd4', 0, '12555245-feb2-4360-8500-01f958349a9b', 'ead37eb1-9d30-486b-9ae6-327b3739381a', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, 0, 0, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('d18205b6-1c87-4d8a-81ff-6951ba164677', '3478afd8-c582-42ef-b001-e3b53dba8975', 0, '12555245-feb2-4360-8500-01f958349a9b', 'ead37eb1-9d30-486b-9ae6-327b3739381a', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, 0, 1, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded, coupon) VALUES ('d2deb309-e9c5-4295-a48a-a1bc0fbf8afb', '6416a000-4d19-480d-b620-c44239bfdbb6', 0, 'b0ccb8e2-4a55-4737-a478-aa9a855f6a2e', '4a3a1bbf-3b34-46f8-8434-51081d8e96f3', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, 0, 2, 15000, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('a8099aac-2656-49f6-b24d-b4d55ae16fb4', 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', '71175ce4-e013-4780-9c98-71d164da902c', 'cofshopa8099aac265649f6b24db4d55ae16fb4', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopa8099aac265649f6b24db4d55ae16fb4', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 2, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('1617369f-e920-4d06-831e-c72a91c8160e', '3478afd8-c582-42ef-b001-e3b53dba8975', '71175ce4-e013-4780-9c98-71d164da902c', 'cofshop1617369fe9204d06831ec72a91c8160e', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00.000', NULL, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('5e7eb57f-32a8-492a-9d69-1029acaa962f', '6416a000-4d19-480d-b620-c44239bfdbb6', '42c84e14-2af3-4284-a72a-6b29347b5cf7', 'cofshop5e7eb57f32a8492a9d691029acaa962f', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop5e7eb57f32a8492a9d691029acaa962f', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', 3, 195000);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('2f931b6b-78d5-40be-b285-d8f3ce052d2f', 11, '5b27682e-2401-4ba0-9056-7538bb05e727', 1, 'member.signed-up', 1, '{"role":"ADMIN"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('e6322921-01e6-467d-afa2-78b860bf23cb', 5, '71175ce4-e013-4780-9c98-71d164da902c', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8d4d213e-24cd-4921-b153-c2a7fb789175', 0, '12555245-feb2-4360-8500-01f958349a9b', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('94b485f5-f283-4eae-905a-77968efd72b8', 6, 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', 1, 'order.placed', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":44400,"lines":[{"itemId":"12555245-feb2-4360-8500-01f958349a9b","optionId":"ead37eb1-9d30-486b-9ae6-327b3739381a","quantity":2,"lineTotal":21600},{"itemId":"12555245-feb2-4360-8500-01f958349a9b","optionId":"b3907698-ce14-4d25-97c9-f51fab2afb84","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('d50f10b2-74dd-4b22-b5d7-26d5de1ce6eb', 6, 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', 2, 'order.state-changed', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":44400,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('036e120c-34cb-4422-9979-527d2066b96e', 6, 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', 3, 'order.paid', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":44400,"deliveryFee":3000,"lines":[{"itemId":"12555245-feb2-4360-8500-01f958349a9b","optionId":"ead37eb1-9d30-486b-9ae6-327b3739381a","quantity":2,"lineTotal":21600},{"itemId":"12555245-feb2-4360-8500-01f958349a9b","optionId":"b3907698-ce14-4d25-97c9-f51fab2afb84","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 04:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('ff24bbb4-7870-488b-844c-85a2e4ec6bc2', 4, 'a8099aac-2656-49f6-b24d-b4d55ae16fb4', 2, 'payment.paid', 1, '{"orderId":"e1406e69-36fd-49a3-9fc8-4b32394c2e48","memberId":"71175ce4-e013-4780-9c98-71d164da902c","amount":44400}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4a0b37a9-6aa5-4d02-8127-43434c0bf6f5', 6, 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', 4, 'order.state-changed', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":44400,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('cb80239b-af76-43bf-a1ed-f0b2f79f4277', 8, '134762ca-230c-485b-9c5d-41a1f9e3fdd4', 1, 'order.placed', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":35400,"lines":[{"itemId":"12555245-feb2-4360-8500-01f958349a9b","optionId":"ead37eb1-9d30-486b-9ae6-327b3739381a","quantity":3,"lineTotal":32400}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('7ea880e2-7ed7-4cc9-a481-9a41875c036a', 8, '134762ca-230c-485b-9c5d-41a1f9e3fdd4', 2, 'order.cancelled', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":35400,"reason":"마음이 바뀌었어요"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('1124630b-8b43-4ab8-ac9b-0a5031e389fd', 10, '3478afd8-c582-42ef-b001-e3b53dba8975', 1, 'order.placed', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":13800,"lines":[{"itemId":"12555245-feb2-4360-8500-01f958349a9b","optionId":"ead37eb1-9d30-486b-9ae6-327b3739381a","quantity":1,"lineTotal":10800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dea70bc9-079d-491b-9097-024c7e76ae10', 10, '3478afd8-c582-42ef-b001-e3b53dba8975', 2, 'order.state-changed', 1, '{"memberId":"71175ce4-e013-4780-9c98-71d164da902c","finalPrice":13800,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('606a007f-f64b-4abb-8755-244ffa594fce', 1, '42c84e14-2af3-4284-a72a-6b29347b5cf7', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('699e5201-8591-4274-a981-0bb53ae852f0', 14, 'b0ccb8e2-4a55-4737-a478-aa9a855f6a2e', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('12b58fdd-8847-4c3b-a3f6-5aa5a7be9af5', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 1, 'order.placed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"lines":[{"itemId":"b0ccb8e2-4a55-4737-a478-aa9a855f6a2e","optionId":"4a3a1bbf-3b34-46f8-8434-51081d8e96f3","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('cf8ee749-ad18-4a9a-81d8-73519dacae16', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 2, 'order.state-changed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8d151909-7e29-4ba0-ae17-25efbf306526', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 3, 'order.paid', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"deliveryFee":0,"lines":[{"itemId":"b0ccb8e2-4a55-4737-a478-aa9a855f6a2e","optionId":"4a3a1bbf-3b34-46f8-8434-51081d8e96f3","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('1a3066ec-f036-4454-8c91-b8be89bd3253', 4, '5e7eb57f-32a8-492a-9d69-1029acaa962f', 2, 'payment.paid', 1, '{"orderId":"6416a000-4d19-480d-b620-c44239bfdbb6","memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","amount":585000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dc563d02-8e63-421d-b8bb-16a3cfab9fe7', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 4, 'order.state-changed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dee9e37f-d27a-49b0-a231-7cfd5c31a51a', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 5, 'order.state-changed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"from":"PREPARING_FOR_SHIPMENT","to":"SHIPPING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('19b70451-f1b8-441b-b7b4-c181ddafcdbb', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 6, 'order.state-changed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"from":"SHIPPING","to":"DELIVERED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b4557c40-0ec7-4b35-a8f9-b5c79abe0c34', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 7, 'order.state-changed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"from":"DELIVERED","to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('b132f182-36d8-45a3-a0ca-5d0791ce1213', 5, 'membership:42c84e14-2af3-4284-a72a-6b29347b5cf7', 4, 'member.tier-changed', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","from":"BASIC","to":"RED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('99627ac8-821b-4bea-a0b7-f581b6d36ce6', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 8, 'order.refund-requested', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d2deb309-e9c5-4295-a48a-a1bc0fbf8afb","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('6f92e281-f3ea-4005-a39b-624174a23b7d', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 9, 'order.refund-approved', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d2deb309-e9c5-4295-a48a-a1bc0fbf8afb","quantity":1}],"amount":195000,"points":5000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('d742f5d1-c610-4b1d-ba78-8e9fc454d5b2', 4, '5e7eb57f-32a8-492a-9d69-1029acaa962f', 3, 'payment.refunded', 1, '{"orderId":"6416a000-4d19-480d-b620-c44239bfdbb6","memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","amount":195000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('591f1519-f71d-4b84-be08-f6bf87d8368c', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 10, 'order.refunded', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d2deb309-e9c5-4295-a48a-a1bc0fbf8afb","quantity":1}],"amount":195000,"points":5000,"to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8feed694-0085-4fde-9d35-fc8b1ab9e4c6', 6, '6416a000-4d19-480d-b620-c44239bfdbb6', 11, 'order.refund-requested', 1, '{"memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"d2deb309-e9c5-4295-a48a-a1bc0fbf8afb","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dcb26490-414d-47de-a30e-a2a857b2b388', 14, '47eaf8ad-8f72-490d-a701-fd67b6d174a8', 1, 'review.written', 1, '{"itemId":"b0ccb8e2-4a55-4737-a478-aa9a855f6a2e","rating":5}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('d59c863d-9e2a-469d-b2ad-c7949be1b1c6', 15, '897699f9-60c9-43fc-98a5-fe83697bebd3', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('6789b1da-0887-4070-8a57-eb58c659528b', 15, '897699f9-60c9-43fc-98a5-fe83697bebd3', 2, 'member.withdrawn', 1, '{"by":"member:897699f9-60c9-43fc-98a5-fe83697bebd3"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('37f37f31-f9ce-4062-a51d-a29e475ef570', 9, '9e60a85e-3a99-4718-a5a1-e0669c96c101', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a0ddeeb4-0c77-49cb-81d3-912d5174438d', 11, '29433273-850d-4bc0-b51f-2beb9c646695', 1, 'coupon.issued', 1, '{"couponId":"7d59cfb8-9c1f-4d19-b5b0-d493d9c6bea8","issued":[{"memberCouponId":"29433273-850d-4bc0-b51f-2beb9c646695","memberId":"71175ce4-e013-4780-9c98-71d164da902c","sequence":1}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('0528e0e5-75f8-4291-9e2f-696ba3514fa4', 3, '6ef42d73-d504-4640-87bb-4ed63b0f3884', 1, 'coupon.issued', 1, '{"couponId":"7d59cfb8-9c1f-4d19-b5b0-d493d9c6bea8","issued":[{"memberCouponId":"6ef42d73-d504-4640-87bb-4ed63b0f3884","memberId":"42c84e14-2af3-4284-a72a-6b29347b5cf7","sequence":2}]}', '2026-01-03 03:00:00.000', NULL);
INSERT INTO cof_subscription (consumer, type) VALUES ('witness', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('broken', 'order.paid');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('witness', '036e120c-34cb-4422-9979-527d2066b96e');
INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at) VALUES ('broken', '036e120c-34cb-4422-9979-527d2066b96e', 10, 'always', NULL, '2026-01-02 04:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('71175ce4-e013-4780-9c98-71d164da902c', 'ae4540e1-da0b-4088-a60c-e45267d350d3', 'order.place', 'e1406e69-36fd-49a3-9fc8-4b32394c2e48', '2026-01-02 03:00:00.000', '49b93e138bc9d5dd');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('71175ce4-e013-4780-9c98-71d164da902c', '9b6ce7f0-7234-41a7-99bb-b50c80242113', 'order.place', '134762ca-230c-485b-9c5d-41a1f9e3fdd4', '2026-01-02 03:00:00.000', '4423f5ec7f5e9aa5');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('71175ce4-e013-4780-9c98-71d164da902c', 'f9b19707-14fb-4fef-940d-73c864e316d5', 'order.place', '3478afd8-c582-42ef-b001-e3b53dba8975', '2026-01-02 03:00:00.000', '25bdc4986e604290');
INSERT INTO cof_login (id, member_id, at, ip, device) VALUES ('7e87337a-a08d-4763-b2a4-f945d8dbbd3b', '71175ce4-e013-4780-9c98-71d164da902c', '2026-01-02 03:00:00.000', NULL, NULL);
INSERT INTO cof_review (id, item_id, member_id, rating, content, created_at, edited_at, version) VALUES ('47eaf8ad-8f72-490d-a701-fd67b6d174a8', 'b0ccb8e2-4a55-4737-a478-aa9a855f6a2e', '42c84e14-2af3-4284-a72a-6b29347b5cf7', 5, '크레마가 좋아요', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_stored_reply (owner, route, key, fingerprint, run, at, lease_until, reply) VALUES ('member:42c84e14-2af3-4284-a72a-6b29347b5cf7', 'POST /orders', 'kept', '7ee59e9609d3339a', '28dcf2cc-d650-497a-a16a-b213c70fa168', '2026-01-02 04:06:40.000', '2026-01-02 04:07:40.000', 'kept');
INSERT INTO cof_attempt (name, count, until) VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40.000');
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('e1406e69-36fd-49a3-9fc8-4b32394c2e48', '71175ce4-e013-4780-9c98-71d164da902c', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, '하우스 블렌드', 2, '[{"to":"WAITING_FOR_PAY","by":"member:71175ce4-e013-4780-9c98-71d164da902c","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:71175ce4-e013-4780-9c98-71d164da902c","from":"WAITING_FOR_PAY","at":"2026-01-02T03:00:00.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z"},{"from":"PAID","to":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T03:00:00.000Z","by":"member:5b27682e-2401-4ba0-9056-7538bb05e727"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('134762ca-230c-485b-9c5d-41a1f9e3fdd4', '71175ce4-e013-4780-9c98-71d164da902c', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:71175ce4-e013-4780-9c98-71d164da902c","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"CANCELLED","at":"2026-01-02T03:00:00.000Z","by":"member:71175ce4-e013-4780-9c98-71d164da902c","reason":"마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('3478afd8-c582-42ef-b001-e3b53dba8975', '71175ce4-e013-4780-9c98-71d164da902c', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:71175ce4-e013-4780-9c98-71d164da902c","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z","by":"member:71175ce4-e013-4780-9c98-71d164da902c"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status, member_coupon_id, coupon_discount) VALUES ('6416a000-4d19-480d-b620-c44239bfdbb6', '42c84e14-2af3-4284-a72a-6b29347b5cf7', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '에스프레소 머신', 1, '[{"to":"WAITING_FOR_PAY","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","at":"2026-01-02T04:06:40.000Z"},{"to":"PAYMENT_PENDING","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","from":"WAITING_FOR_PAY","at":"2026-01-02T04:06:40.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T04:06:40.000Z"},{"to":"PREPARING_FOR_SHIPMENT","by":"member:5b27682e-2401-4ba0-9056-7538bb05e727","from":"PAID","at":"2026-01-02T04:06:40.000Z"},{"to":"SHIPPING","by":"member:5b27682e-2401-4ba0-9056-7538bb05e727","from":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T04:06:40.000Z"},{"to":"DELIVERED","by":"member:5b27682e-2401-4ba0-9056-7538bb05e727","from":"SHIPPING","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","from":"DELIVERED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","from":"COMPLETED","reason":"하나는 필요 없어요","refund":"REQUESTED","at":"2026-01-02T04:06:40.000Z"},{"to":"REFUND_PENDING","by":"member:5b27682e-2401-4ba0-9056-7538bb05e727","from":"COMPLETED","refund":"APPROVED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:5b27682e-2401-4ba0-9056-7538bb05e727","from":"REFUND_PENDING","reason":"하나는 필요 없어요","refund":"REFUNDED","at":"2026-01-02T04:06:40.000Z"},{"from":"COMPLETED","to":"COMPLETED","at":"2026-01-02T04:06:40.000Z","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","reason":"하나는 필요 없어요","refund":"REQUESTED"}]', 11, 15000, '[{"amount":15000,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40.000', '[{"status":"REFUNDED","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","reason":"하나는 필요 없어요","lines":[{"lineId":"d2deb309-e9c5-4295-a48a-a1bc0fbf8afb","quantity":1}],"grant":{"from":"COMPLETED","amount":195000,"points":5000,"restock":true},"requestedAt":"2026-01-02T04:06:40.000Z","processedAt":"2026-01-02T04:06:40.000Z"},{"status":"REQUESTED","by":"member:42c84e14-2af3-4284-a72a-6b29347b5cf7","reason":"하나는 필요 없어요","lines":[{"lineId":"d2deb309-e9c5-4295-a48a-a1bc0fbf8afb","quantity":1}],"requestedAt":"2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);
INSERT INTO cof_membership (member_id, tier, lots, balance, owed, first_end, version) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 'RED', '[{"amount":23900,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00.000', 6);
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:5b27682e-2401-4ba0-9056-7538bb05e727', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 2, 'SPEND', -15000, 0, 15000, '6416a000-4d19-480d-b620-c44239bfdbb6', NULL, 'member:42c84e14-2af3-4284-a72a-6b29347b5cf7', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 3, 'EARN', 5850, 0, 20850, '6416a000-4d19-480d-b620-c44239bfdbb6', NULL, 'member:42c84e14-2af3-4284-a72a-6b29347b5cf7', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 5, 'RESTORE', 5000, 0, 25850, '6416a000-4d19-480d-b620-c44239bfdbb6', NULL, 'member:5b27682e-2401-4ba0-9056-7538bb05e727', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('42c84e14-2af3-4284-a72a-6b29347b5cf7', 6, 'TAKE_BACK', -1950, 0, 23900, '6416a000-4d19-480d-b620-c44239bfdbb6', NULL, 'member:5b27682e-2401-4ba0-9056-7538bb05e727', '2026-01-02 04:06:40.000');
INSERT INTO cof_password_reset (id, member_id, requested_at, expires_at, used_at) VALUES ('9e60a85e-3a99-4718-a5a1-e0669c96c101', '42c84e14-2af3-4284-a72a-6b29347b5cf7', '2026-01-02 04:06:40.000', '2026-01-02 04:36:40.000', NULL);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('7d59cfb8-9c1f-4d19-b5b0-d493d9c6bea8', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', 4, 2, NULL, '2026-01-03 03:00:00.000', 2);
INSERT INTO cof_coupon (id, name, state, type, value, max_discount, min_order_price, valid_from, expires_at, issue_from, issue_to, quantity, revoked, code, created_at, version) VALUES ('63a34d6d-3f5c-445f-b760-3c342d249f1d', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, 0, '봄26', '2026-01-03 03:00:00.000', 1);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('29433273-850d-4bc0-b51f-2beb9c646695', '71175ce4-e013-4780-9c98-71d164da902c', '7d59cfb8-9c1f-4d19-b5b0-d493d9c6bea8', 1, 'USED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', '2026-01-03 03:00:00.000', 'e1406e69-36fd-49a3-9fc8-4b32394c2e48');
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('6ef42d73-d504-4640-87bb-4ed63b0f3884', '42c84e14-2af3-4284-a72a-6b29347b5cf7', '7d59cfb8-9c1f-4d19-b5b0-d493d9c6bea8', 2, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('60a94aac-fd09-4bd8-872e-ead44e57fdcd', NULL, '7d59cfb8-9c1f-4d19-b5b0-d493d9c6bea8', 3, 'REVOKED', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
INSERT INTO cof_member_coupon (id, member_id, coupon_id, sequence, state, issued_at, expires_at, used_at, order_id) VALUES ('52b4e695-8dac-40ab-90f7-a4005d0606dc', '71175ce4-e013-4780-9c98-71d164da902c', '63a34d6d-3f5c-445f-b760-3c342d249f1d', NULL, 'AVAILABLE', '2026-01-03 03:00:00.000', '2036-01-03 03:00:00.000', NULL, NULL);
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
