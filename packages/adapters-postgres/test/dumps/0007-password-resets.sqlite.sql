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
      CHECK (refunded BETWEEN 0 AND quantity),
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
    refund_status TEXT CHECK (refund_status IN ('REQUESTED', 'APPROVED', 'REJECTED', 'REFUNDED'))) STRICT;
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
INSERT INTO cof_migration (name, applied_at) VALUES ('0001-foundation', '2026-11-27 23:29:52');
INSERT INTO cof_migration (name, applied_at) VALUES ('0002-member-administration', '2026-11-27 23:29:52');
INSERT INTO cof_migration (name, applied_at) VALUES ('0003-reviews', '2026-11-27 23:29:52');
INSERT INTO cof_migration (name, applied_at) VALUES ('0004-http-edges', '2026-11-27 23:29:52');
INSERT INTO cof_migration (name, applied_at) VALUES ('0005-auto-confirm', '2026-11-27 23:29:52');
INSERT INTO cof_migration (name, applied_at) VALUES ('0006-membership-and-refunds', '2026-11-27 23:29:52');
INSERT INTO cof_migration (name, applied_at) VALUES ('0007-password-resets', '2026-11-27 23:29:52');
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('79521a89-70b2-4972-901e-ecedfa8b5e37', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('ded89de2-5e21-4d5f-8d30-8b86c6bdb20e', 'quit-ded89de2-5e21-4d5f-8d30-8b86c6bdb20e@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', NULL, 2);
INSERT INTO cof_session (id, member_id, generation, rotated_at, expires_at, revoked_at) VALUES ('79321654-8a46-49f3-80d8-f16042f4af32', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 1, '2026-01-02 03:00:00.000', '2026-01-09 03:00:00.000', NULL);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('5c44a5f2-9f70-40ea-acca-ae7b494326cc', '79521a89-70b2-4972-901e-ecedfa8b5e37', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"url":"/images/a.webp","name":"a.webp","type":"REPRESENTATIVE","id":"3bbdfa86-ccba-41c3-926f-cebd4e751eae"}]', '2026-01-02 03:00:00.000', 1, 0, 0);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version, rating_count, rating_sum) VALUES ('0fe517a3-629c-4bd1-91b7-1c8c6731824c', '79521a89-70b2-4972-901e-ecedfa8b5e37', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40.000', 1, 1, 5);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('891477f2-5393-4431-b91b-10897e880576', '5c44a5f2-9f70-40ea-acca-ae7b494326cc', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('935db8a2-2c19-4ed3-a507-a8880a683671', '5c44a5f2-9f70-40ea-acca-ae7b494326cc', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('4306e454-b441-4894-a3b4-0d1a188398ca', '0fe517a3-629c-4bd1-91b7-1c8c6731824c', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('ca55fb3f-cc76-461e-b1ae-a4754594ed04', '891477f2-5393-4431-b91b-10897e880576', 10, 'first stock', 'member:79521a89-70b2-4972-901e-ecedfa8b5e37', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('f42ad708-82a2-4307-a425-cc8458e6d62d', '935db8a2-2c19-4ed3-a507-a8880a683671', 5, 'first stock', 'member:79521a89-70b2-4972-901e-ecedfa8b5e37', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('5ee1984b-62f7-46e2-b8cc-cc06c9d3e108', '4306e454-b441-4894-a3b4-0d1a188398ca', 10, 'first stock', 'member:79521a89-70b2-4972-901e-ecedfa8b5e37', '2026-01-02 04:06:40.000');
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('120d06a7-a151-497a-86c0-eff484bb29b8', '원두', NULL, 1);
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('84358f39-1aba-43f7-a413-cbccc7431056', '블렌드', '120d06a7-a151-497a-86c0-eff484bb29b8', 2);
INSERT INTO cof_item_category (item_id, category_id) VALUES ('5c44a5f2-9f70-40ea-acca-ae7b494326cc', '84358f39-1aba-43f7-a413-cbccc7431056');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('71c026a6-fd96-4ed8-a3ca-ef16dd856750', '891477f2-5393-4431-b91b-10897e880576', '5c44a5f2-9f70-40ea-acca-ae7b494326cc', 4, '2026-01-02 03:00:00.000');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('8e82bef9-8083-499c-ab46-4020a95a3fb4', '4306e454-b441-4894-a3b4-0d1a188398ca', '0fe517a3-629c-4bd1-91b7-1c8c6731824c', 2, '2026-01-02 04:06:40.000');
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded) VALUES ('0da03e97-2d79-4564-8036-ba49102b1e3f', '4f073a57-440c-4a8e-8d38-f99ef2c25351', 0, '5c44a5f2-9f70-40ea-acca-ae7b494326cc', '891477f2-5393-4431-b91b-10897e880576', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, 0, 2, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded) VALUES ('c6e6b262-f912-4bf6-85b1-132f19f34c6e', '4f073a57-440c-4a8e-8d38-f99ef2c25351', 1, '5c44a5f2-9f70-40ea-acca-ae7b494326cc', '935db8a2-2c19-4ed3-a507-a8880a683671', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, 1, 1, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded) VALUES ('ba6831ee-e040-4e45-95f4-42ca78d55614', '7b714081-98d2-423e-a1bc-736af4c3acbe', 0, '5c44a5f2-9f70-40ea-acca-ae7b494326cc', '891477f2-5393-4431-b91b-10897e880576', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, 0, 0, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded) VALUES ('24d34725-2463-43f1-9830-6cc85dd81fe7', '2e0a5edc-1901-4cf0-8240-d02b3317aed8', 0, '5c44a5f2-9f70-40ea-acca-ae7b494326cc', '891477f2-5393-4431-b91b-10897e880576', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, 0, 1, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken, points, refunded) VALUES ('df6e621f-a7cb-48e7-90f1-4273c89f85dd', 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 0, '0fe517a3-629c-4bd1-91b7-1c8c6731824c', '4306e454-b441-4894-a3b4-0d1a188398ca', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, 0, 2, 15000, 1);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('2d390984-3c36-40e9-b796-e17acabe01d0', '4f073a57-440c-4a8e-8d38-f99ef2c25351', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'cofshop2d3909843c3640e9b796e17acabe01d0', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop2d3909843c3640e9b796e17acabe01d0', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 2, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('e4ec5f4b-5187-4ec0-934d-43e4eabcc696', '2e0a5edc-1901-4cf0-8240-d02b3317aed8', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'cofshope4ec5f4b51874ec0934d43e4eabcc696', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00.000', NULL, 1, 0);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version, refunded_amount) VALUES ('9b5c44b0-747c-4b62-9948-37a6cfc74206', 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', '7d283c8c-1d70-480d-a6e8-e109d8d570b0', 'cofshop9b5c44b0747c4b62994837a6cfc74206', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop9b5c44b0747c4b62994837a6cfc74206', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', 3, 195000);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('383f6e91-3777-4117-9e5e-3ba1e8a646bc', 11, '79521a89-70b2-4972-901e-ecedfa8b5e37', 1, 'member.signed-up', 1, '{"role":"ADMIN"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('f88d656c-f00d-423d-9c8e-ccafe577e858', 0, '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('55afb6d6-32f6-4b08-be4a-3d489fc17817', 14, '5c44a5f2-9f70-40ea-acca-ae7b494326cc', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5b6c4913-471f-4130-b824-159cdfa5393b', 4, '4f073a57-440c-4a8e-8d38-f99ef2c25351', 1, 'order.placed', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":44400,"lines":[{"itemId":"5c44a5f2-9f70-40ea-acca-ae7b494326cc","optionId":"891477f2-5393-4431-b91b-10897e880576","quantity":2,"lineTotal":21600},{"itemId":"5c44a5f2-9f70-40ea-acca-ae7b494326cc","optionId":"935db8a2-2c19-4ed3-a507-a8880a683671","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('163a73ff-d320-46cf-882e-68302c4d986c', 4, '4f073a57-440c-4a8e-8d38-f99ef2c25351', 2, 'order.state-changed', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":44400,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('ff824bf5-0057-434b-b7ab-3171a9f6e503', 4, '4f073a57-440c-4a8e-8d38-f99ef2c25351', 3, 'order.paid', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":44400,"deliveryFee":3000,"lines":[{"itemId":"5c44a5f2-9f70-40ea-acca-ae7b494326cc","optionId":"891477f2-5393-4431-b91b-10897e880576","quantity":2,"lineTotal":21600},{"itemId":"5c44a5f2-9f70-40ea-acca-ae7b494326cc","optionId":"935db8a2-2c19-4ed3-a507-a8880a683671","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 04:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('9d034534-d379-4955-9dd4-544260d44c91', 15, '2d390984-3c36-40e9-b796-e17acabe01d0', 2, 'payment.paid', 1, '{"orderId":"4f073a57-440c-4a8e-8d38-f99ef2c25351","memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","amount":44400}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('9beee1f7-851c-4270-9a4d-8ba1ed529032', 4, '4f073a57-440c-4a8e-8d38-f99ef2c25351', 4, 'order.state-changed', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":44400,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('bdacdad3-9f3a-4783-b3f3-e382c8933baa', 5, '7b714081-98d2-423e-a1bc-736af4c3acbe', 1, 'order.placed', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":35400,"lines":[{"itemId":"5c44a5f2-9f70-40ea-acca-ae7b494326cc","optionId":"891477f2-5393-4431-b91b-10897e880576","quantity":3,"lineTotal":32400}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('9c2cb500-5d3e-4589-8a25-14e12ac8af0d', 5, '7b714081-98d2-423e-a1bc-736af4c3acbe', 2, 'order.cancelled', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":35400,"reason":"마음이 바뀌었어요"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('0a6d9789-e821-4911-8177-9ef84f4f7f30', 2, '2e0a5edc-1901-4cf0-8240-d02b3317aed8', 1, 'order.placed', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":13800,"lines":[{"itemId":"5c44a5f2-9f70-40ea-acca-ae7b494326cc","optionId":"891477f2-5393-4431-b91b-10897e880576","quantity":1,"lineTotal":10800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('dccb74b7-f639-4f3d-b8a5-d7fdc311d12f', 2, '2e0a5edc-1901-4cf0-8240-d02b3317aed8', 2, 'order.state-changed', 1, '{"memberId":"71c026a6-fd96-4ed8-a3ca-ef16dd856750","finalPrice":13800,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('7377d1ba-29bc-4244-b6ab-bde398561a3e', 4, '7d283c8c-1d70-480d-a6e8-e109d8d570b0', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('f9d9c216-3956-49bb-9001-76c23c723b91', 6, '0fe517a3-629c-4bd1-91b7-1c8c6731824c', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4c181e9b-43dd-4604-bff9-8dea809205e3', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 1, 'order.placed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"lines":[{"itemId":"0fe517a3-629c-4bd1-91b7-1c8c6731824c","optionId":"4306e454-b441-4894-a3b4-0d1a188398ca","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('08a1156b-1ed8-4ec3-b5dc-e6d79f55f3f0', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 2, 'order.state-changed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('d385dc26-c92f-4470-87d1-12bc479ade17', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 3, 'order.paid', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"deliveryFee":0,"lines":[{"itemId":"0fe517a3-629c-4bd1-91b7-1c8c6731824c","optionId":"4306e454-b441-4894-a3b4-0d1a188398ca","quantity":3,"lineTotal":600000}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('46221e28-1b8c-4e7b-9652-7553bbebf53a', 13, '9b5c44b0-747c-4b62-9948-37a6cfc74206', 2, 'payment.paid', 1, '{"orderId":"bf1a4ca6-b8b9-4905-ac23-0508cc740a90","memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","amount":585000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('92192230-6c67-4658-9ec5-abc15a14fffe', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 4, 'order.state-changed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('c9b519a1-dc06-4f0c-b32e-fe9894e8042a', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 5, 'order.state-changed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"from":"PREPARING_FOR_SHIPMENT","to":"SHIPPING"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('692f6dfc-7883-4f6a-a019-90c8cd88cd99', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 6, 'order.state-changed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"from":"SHIPPING","to":"DELIVERED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('6cd54f43-7a2e-43d3-84f1-410761fd38bd', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 7, 'order.state-changed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"from":"DELIVERED","to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('a7427aad-9fa7-4fe2-b4e8-21dfe284f914', 0, 'membership:7d283c8c-1d70-480d-a6e8-e109d8d570b0', 4, 'member.tier-changed', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","from":"BASIC","to":"RED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8f4aed4e-6acf-44d3-bbdc-69ba19408ed1', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 8, 'order.refund-requested', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"df6e621f-a7cb-48e7-90f1-4273c89f85dd","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('3694cc7c-5e69-4caf-ad08-cb1b33a1267f', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 9, 'order.refund-approved', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"df6e621f-a7cb-48e7-90f1-4273c89f85dd","quantity":1}],"amount":195000,"points":5000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('4d4b5cde-ef7f-4910-84cd-94d1b56f67be', 13, '9b5c44b0-747c-4b62-9948-37a6cfc74206', 3, 'payment.refunded', 1, '{"orderId":"bf1a4ca6-b8b9-4905-ac23-0508cc740a90","memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","amount":195000}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('5394edc1-a5d1-4299-a616-ffd17bda874b', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 10, 'order.refunded', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"df6e621f-a7cb-48e7-90f1-4273c89f85dd","quantity":1}],"amount":195000,"points":5000,"to":"COMPLETED"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('8b42f737-3746-4567-a907-90c852a842c4', 5, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', 11, 'order.refund-requested', 1, '{"memberId":"7d283c8c-1d70-480d-a6e8-e109d8d570b0","finalPrice":585000,"reason":"하나는 필요 없어요","lines":[{"lineId":"df6e621f-a7cb-48e7-90f1-4273c89f85dd","quantity":1}]}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('23541318-f0f3-490a-9d9b-a72a1df394a7', 1, '2f22867a-ac24-431d-b1aa-783f27e5cbaf', 1, 'review.written', 1, '{"itemId":"0fe517a3-629c-4bd1-91b7-1c8c6731824c","rating":5}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('f0d0bc9e-99bf-48e5-9f7d-1afc6fcfc2cd', 7, 'ded89de2-5e21-4d5f-8d30-8b86c6bdb20e', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('366188b9-fd50-4afb-a842-0f906aca4100', 7, 'ded89de2-5e21-4d5f-8d30-8b86c6bdb20e', 2, 'member.withdrawn', 1, '{"by":"member:ded89de2-5e21-4d5f-8d30-8b86c6bdb20e"}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('010ec814-83b4-4b16-bba2-781f7b38f1c2', 2, '630eb0e6-30c9-4586-8e2d-cdf2e632a685', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40.000', NULL);
INSERT INTO cof_subscription (consumer, type) VALUES ('witness', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('broken', 'order.paid');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('witness', 'ff824bf5-0057-434b-b7ab-3171a9f6e503');
INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at) VALUES ('broken', 'ff824bf5-0057-434b-b7ab-3171a9f6e503', 10, 'always', NULL, '2026-01-02 04:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('71c026a6-fd96-4ed8-a3ca-ef16dd856750', '06f3db0c-df86-4fcb-a13f-3134d0cb21de', 'order.place', '4f073a57-440c-4a8e-8d38-f99ef2c25351', '2026-01-02 03:00:00.000', '09cd0b9b4b9f1128');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'fd50416e-587e-49d3-8dd7-28b550b9aa97', 'order.place', '7b714081-98d2-423e-a1bc-736af4c3acbe', '2026-01-02 03:00:00.000', 'ba2e73a9872c34fb');
INSERT INTO cof_command_key (member_id, key, command, result, at, fingerprint) VALUES ('71c026a6-fd96-4ed8-a3ca-ef16dd856750', '86f52f06-d832-472f-9701-327eaf56c9a9', 'order.place', '2e0a5edc-1901-4cf0-8240-d02b3317aed8', '2026-01-02 03:00:00.000', 'bafb521b8233a115');
INSERT INTO cof_login (id, member_id, at, ip, device) VALUES ('6f1d2f0b-2be8-46f4-b4c3-feeab07f6bb5', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', '2026-01-02 03:00:00.000', NULL, NULL);
INSERT INTO cof_review (id, item_id, member_id, rating, content, created_at, edited_at, version) VALUES ('2f22867a-ac24-431d-b1aa-783f27e5cbaf', '0fe517a3-629c-4bd1-91b7-1c8c6731824c', '7d283c8c-1d70-480d-a6e8-e109d8d570b0', 5, '크레마가 좋아요', '2026-01-02 04:06:40.000', NULL, 1);
INSERT INTO cof_stored_reply (owner, route, key, fingerprint, run, at, lease_until, reply) VALUES ('member:7d283c8c-1d70-480d-a6e8-e109d8d570b0', 'POST /orders', 'kept', '84fb347737c72c8b', '6f74e3a5-865a-440d-bf10-08593d64cdc1', '2026-01-02 04:06:40.000', '2026-01-02 04:07:40.000', 'kept');
INSERT INTO cof_attempt (name, count, until) VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40.000');
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status) VALUES ('4f073a57-440c-4a8e-8d38-f99ef2c25351', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, '하우스 블렌드', 2, '[{"to":"WAITING_FOR_PAY","by":"member:71c026a6-fd96-4ed8-a3ca-ef16dd856750","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:71c026a6-fd96-4ed8-a3ca-ef16dd856750","from":"WAITING_FOR_PAY","at":"2026-01-02T03:00:00.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z"},{"from":"PAID","to":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T03:00:00.000Z","by":"member:79521a89-70b2-4972-901e-ecedfa8b5e37"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status) VALUES ('7b714081-98d2-423e-a1bc-736af4c3acbe', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:71c026a6-fd96-4ed8-a3ca-ef16dd856750","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"CANCELLED","at":"2026-01-02T03:00:00.000Z","by":"member:71c026a6-fd96-4ed8-a3ca-ef16dd856750","reason":"마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status) VALUES ('2e0a5edc-1901-4cf0-8240-d02b3317aed8', '71c026a6-fd96-4ed8-a3ca-ef16dd856750', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:71c026a6-fd96-4ed8-a3ca-ef16dd856750","at":"2026-01-02T03:00:00.000Z"},{"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING","at":"2026-01-02T03:00:00.000Z","by":"member:71c026a6-fd96-4ed8-a3ca-ef16dd856750"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version, used_points, spent_lots, refunded_amount, earned_points, completed_at, refund_requests, refund_status) VALUES ('bf1a4ca6-b8b9-4905-ac23-0508cc740a90', '7d283c8c-1d70-480d-a6e8-e109d8d570b0', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '2026-01-02 04:06:40.000', '에스프레소 머신', 1, '[{"to":"WAITING_FOR_PAY","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","at":"2026-01-02T04:06:40.000Z"},{"to":"PAYMENT_PENDING","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","from":"WAITING_FOR_PAY","at":"2026-01-02T04:06:40.000Z"},{"to":"PAID","by":"system:payment-provider","from":"PAYMENT_PENDING","at":"2026-01-02T04:06:40.000Z"},{"to":"PREPARING_FOR_SHIPMENT","by":"member:79521a89-70b2-4972-901e-ecedfa8b5e37","from":"PAID","at":"2026-01-02T04:06:40.000Z"},{"to":"SHIPPING","by":"member:79521a89-70b2-4972-901e-ecedfa8b5e37","from":"PREPARING_FOR_SHIPMENT","at":"2026-01-02T04:06:40.000Z"},{"to":"DELIVERED","by":"member:79521a89-70b2-4972-901e-ecedfa8b5e37","from":"SHIPPING","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","from":"DELIVERED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","from":"COMPLETED","reason":"하나는 필요 없어요","refund":"REQUESTED","at":"2026-01-02T04:06:40.000Z"},{"to":"REFUND_PENDING","by":"member:79521a89-70b2-4972-901e-ecedfa8b5e37","from":"COMPLETED","refund":"APPROVED","at":"2026-01-02T04:06:40.000Z"},{"to":"COMPLETED","by":"member:79521a89-70b2-4972-901e-ecedfa8b5e37","from":"REFUND_PENDING","reason":"하나는 필요 없어요","refund":"REFUNDED","at":"2026-01-02T04:06:40.000Z"},{"from":"COMPLETED","to":"COMPLETED","at":"2026-01-02T04:06:40.000Z","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","reason":"하나는 필요 없어요","refund":"REQUESTED"}]', 11, 15000, '[{"amount":15000,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40.000', '[{"status":"REFUNDED","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","reason":"하나는 필요 없어요","lines":[{"lineId":"df6e621f-a7cb-48e7-90f1-4273c89f85dd","quantity":1}],"grant":{"from":"COMPLETED","amount":195000,"points":5000,"restock":true},"requestedAt":"2026-01-02T04:06:40.000Z","processedAt":"2026-01-02T04:06:40.000Z"},{"status":"REQUESTED","by":"member:7d283c8c-1d70-480d-a6e8-e109d8d570b0","reason":"하나는 필요 없어요","lines":[{"lineId":"df6e621f-a7cb-48e7-90f1-4273c89f85dd","quantity":1}],"requestedAt":"2026-01-02T04:06:40.000Z"}]', 'REQUESTED');
INSERT INTO cof_membership (member_id, tier, lots, balance, owed, first_end, version) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 'RED', '[{"amount":23900,"expiresAt":"2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00.000', 6);
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:79521a89-70b2-4972-901e-ecedfa8b5e37', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 2, 'SPEND', -15000, 0, 15000, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', NULL, 'member:7d283c8c-1d70-480d-a6e8-e109d8d570b0', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 3, 'EARN', 5850, 0, 20850, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', NULL, 'member:7d283c8c-1d70-480d-a6e8-e109d8d570b0', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 5, 'RESTORE', 5000, 0, 25850, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', NULL, 'member:79521a89-70b2-4972-901e-ecedfa8b5e37', '2026-01-02 04:06:40.000');
INSERT INTO cof_point_entry (member_id, sequence, kind, amount, owed, balance, order_id, reason, actor, at) VALUES ('7d283c8c-1d70-480d-a6e8-e109d8d570b0', 6, 'TAKE_BACK', -1950, 0, 23900, 'bf1a4ca6-b8b9-4905-ac23-0508cc740a90', NULL, 'member:79521a89-70b2-4972-901e-ecedfa8b5e37', '2026-01-02 04:06:40.000');
INSERT INTO cof_password_reset (id, member_id, requested_at, expires_at, used_at) VALUES ('630eb0e6-30c9-4586-8e2d-cdf2e632a685', '7d283c8c-1d70-480d-a6e8-e109d8d570b0', '2026-01-02 04:06:40.000', '2026-01-02 04:36:40.000', NULL);
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
