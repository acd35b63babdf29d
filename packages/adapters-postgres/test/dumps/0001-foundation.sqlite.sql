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
    version INTEGER NOT NULL) STRICT;
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
CREATE TABLE cof_order (
    id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES cof_member, state TEXT NOT NULL CHECK (state IN
      ('WAITING_FOR_PAY', 'PAYMENT_PENDING', 'PAID', 'PREPARING_FOR_SHIPMENT', 'SHIPPING', 'DELIVERED', 'COMPLETED', 'CANCELLED')),
    currency TEXT NOT NULL, item_total INTEGER NOT NULL CHECK (item_total >= 0),
    tier_discount INTEGER NOT NULL CHECK (tier_discount >= 0), delivery_fee INTEGER NOT NULL CHECK (delivery_fee >= 0),
    final_price INTEGER NOT NULL CHECK (final_price >= 0), city TEXT NOT NULL, street TEXT NOT NULL,
    zip_code TEXT NOT NULL, delivery_request TEXT, placed_at TEXT NOT NULL, paid_at TEXT, delivered_at TEXT,
    first_item TEXT NOT NULL, line_count INTEGER NOT NULL, history TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE cof_order_line (
    id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES cof_order, position INTEGER NOT NULL,
    item_id TEXT NOT NULL REFERENCES cof_item, option_id TEXT NOT NULL REFERENCES cof_item_option,
    item_name TEXT NOT NULL, option_description TEXT NOT NULL, origin TEXT NOT NULL, item_price INTEGER NOT NULL,
    surcharge INTEGER NOT NULL, discount INTEGER NOT NULL, unit_price INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999), line_total INTEGER NOT NULL,
    take_when_paid INTEGER NOT NULL, taken INTEGER NOT NULL CHECK (taken BETWEEN 0 AND quantity),
    UNIQUE (order_id, option_id), CHECK (line_total = unit_price * quantity)) STRICT;
CREATE TABLE cof_payment (
    id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES cof_order, member_id TEXT NOT NULL REFERENCES cof_member,
    merchant_uid TEXT NOT NULL UNIQUE, price INTEGER NOT NULL CHECK (price >= 0), currency TEXT NOT NULL,
    order_name TEXT NOT NULL, pg_provider TEXT NOT NULL, pay_method TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('READY', 'PAID', 'FAILED', 'REFUND_PENDING', 'REFUNDED')),
    transaction_id TEXT, requested_at TEXT NOT NULL, paid_at TEXT, version INTEGER NOT NULL) STRICT;
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
    member_id TEXT NOT NULL, key TEXT NOT NULL, command TEXT NOT NULL, result TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (member_id, key)) STRICT;
CREATE TABLE cof_lock (fence INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL) STRICT;
INSERT INTO cof_migration (name, applied_at) VALUES ('0001-foundation', '2026-11-23 02:31:31');
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('6b1ea7b3-d8ec-418c-a618-c12a04ad3c91', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_member (id, email, name, password_hash, tel, state, role, created_at, password_changed_at, last_login_at, version) VALUES ('c9bf3788-541b-4009-8392-9a09f16a6758', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_session (id, member_id, generation, rotated_at, expires_at, revoked_at) VALUES ('6b92b4c8-84e5-4528-b592-cc5aae381639', 'c9bf3788-541b-4009-8392-9a09f16a6758', 1, '2026-01-02 03:00:00.000', '2026-01-09 03:00:00.000', NULL);
INSERT INTO cof_item (id, seller_id, name, price, discount, sale_price, state, delivery_fee, origin, per_order_limit, images, created_at, version) VALUES ('23d8f222-bde8-451d-ae89-d274cc47d197', '6b1ea7b3-d8ec-418c-a618-c12a04ad3c91', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"url":"/images/a.webp","name":"a.webp","type":"REPRESENTATIVE","id":"df4cbccb-f6fe-4721-95a6-1d219ffb9b86"}]', '2026-01-02 03:00:00.000', 1);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('48551ce0-d7e3-4e3b-87be-12df5b75e913', '23d8f222-bde8-451d-ae89-d274cc47d197', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO cof_item_option (id, item_id, description, surcharge, discount, state, inventory, stock) VALUES ('b2031564-899e-4643-8777-70208b836bf6', '23d8f222-bde8-451d-ae89-d274cc47d197', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('7ac1f23d-5a39-4750-bcd0-4a8c842ea28a', '48551ce0-d7e3-4e3b-87be-12df5b75e913', 10, 'first stock', 'member:6b1ea7b3-d8ec-418c-a618-c12a04ad3c91', '2026-01-02 03:00:00.000');
INSERT INTO cof_stock_movement (id, option_id, delta, reason, actor, at) VALUES ('16c81209-48ac-4ec3-b0da-470f8292aaa2', 'b2031564-899e-4643-8777-70208b836bf6', 5, 'first stock', 'member:6b1ea7b3-d8ec-418c-a618-c12a04ad3c91', '2026-01-02 03:00:00.000');
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('d81a17b0-d41a-4dea-a5e3-790accaddc40', '원두', NULL, 1);
INSERT INTO cof_category (id, name, parent_id, depth) VALUES ('ce3b141f-61d3-447c-85eb-57bdf7a58b04', '블렌드', 'd81a17b0-d41a-4dea-a5e3-790accaddc40', 2);
INSERT INTO cof_item_category (item_id, category_id) VALUES ('23d8f222-bde8-451d-ae89-d274cc47d197', 'ce3b141f-61d3-447c-85eb-57bdf7a58b04');
INSERT INTO cof_cart_line (cart_id, option_id, item_id, quantity, added_at) VALUES ('c9bf3788-541b-4009-8392-9a09f16a6758', '48551ce0-d7e3-4e3b-87be-12df5b75e913', '23d8f222-bde8-451d-ae89-d274cc47d197', 4, '2026-01-02 03:00:00.000');
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version) VALUES ('0abd1999-d7e5-4d86-b128-c103f85c678f', 'c9bf3788-541b-4009-8392-9a09f16a6758', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', NULL, '하우스 블렌드', 2, '[{"to":"WAITING_FOR_PAY","by":"member:c9bf3788-541b-4009-8392-9a09f16a6758","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:c9bf3788-541b-4009-8392-9a09f16a6758","at":"2026-01-02T03:00:00.000Z","from":"WAITING_FOR_PAY"},{"to":"PAID","by":"system:payment-provider","at":"2026-01-02T03:00:00.000Z","from":"PAYMENT_PENDING"},{"to":"PREPARING_FOR_SHIPMENT","by":"member:6b1ea7b3-d8ec-418c-a618-c12a04ad3c91","at":"2026-01-02T03:00:00.000Z","from":"PAID"}]', 4);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version) VALUES ('7d2041d5-56d2-440e-bf77-c22bd8924859', 'c9bf3788-541b-4009-8392-9a09f16a6758', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:c9bf3788-541b-4009-8392-9a09f16a6758","at":"2026-01-02T03:00:00.000Z"},{"to":"CANCELLED","by":"member:c9bf3788-541b-4009-8392-9a09f16a6758","at":"2026-01-02T03:00:00.000Z","from":"WAITING_FOR_PAY","reason":"마음이 바뀌었어요"}]', 2);
INSERT INTO cof_order (id, member_id, state, currency, item_total, tier_discount, delivery_fee, final_price, city, street, zip_code, delivery_request, placed_at, paid_at, delivered_at, first_item, line_count, history, version) VALUES ('023fd530-d813-433b-a9e0-0649e104e2aa', 'c9bf3788-541b-4009-8392-9a09f16a6758', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00.000', NULL, NULL, '하우스 블렌드', 1, '[{"to":"WAITING_FOR_PAY","by":"member:c9bf3788-541b-4009-8392-9a09f16a6758","at":"2026-01-02T03:00:00.000Z"},{"to":"PAYMENT_PENDING","by":"member:c9bf3788-541b-4009-8392-9a09f16a6758","at":"2026-01-02T03:00:00.000Z","from":"WAITING_FOR_PAY"}]', 2);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken) VALUES ('020f5db9-c17a-4a42-9bfa-f401608a2b39', '0abd1999-d7e5-4d86-b128-c103f85c678f', 0, '23d8f222-bde8-451d-ae89-d274cc47d197', '48551ce0-d7e3-4e3b-87be-12df5b75e913', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, 0, 2);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken) VALUES ('872d5af2-a326-448a-8c27-98b58106d582', '0abd1999-d7e5-4d86-b128-c103f85c678f', 1, '23d8f222-bde8-451d-ae89-d274cc47d197', 'b2031564-899e-4643-8777-70208b836bf6', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, 1, 1);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken) VALUES ('278a4cf4-f262-4c04-bdc5-ae0de7ff63bc', '7d2041d5-56d2-440e-bf77-c22bd8924859', 0, '23d8f222-bde8-451d-ae89-d274cc47d197', '48551ce0-d7e3-4e3b-87be-12df5b75e913', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, 0, 0);
INSERT INTO cof_order_line (id, order_id, position, item_id, option_id, item_name, option_description, origin, item_price, surcharge, discount, unit_price, quantity, line_total, take_when_paid, taken) VALUES ('469fa518-039f-482c-a7fe-7bf37a3ae6f6', '023fd530-d813-433b-a9e0-0649e104e2aa', 0, '23d8f222-bde8-451d-ae89-d274cc47d197', '48551ce0-d7e3-4e3b-87be-12df5b75e913', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, 0, 1);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version) VALUES ('67779288-1c3e-400d-a0f7-bd06fc4b56ce', '0abd1999-d7e5-4d86-b128-c103f85c678f', 'c9bf3788-541b-4009-8392-9a09f16a6758', 'cofshop677792881c3e400da0f7bd06fc4b56ce', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop677792881c3e400da0f7bd06fc4b56ce', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000', 2);
INSERT INTO cof_payment (id, order_id, member_id, merchant_uid, price, currency, order_name, pg_provider, pay_method, state, transaction_id, requested_at, paid_at, version) VALUES ('e1201fbd-1742-4135-89d8-32045c3d1444', '023fd530-d813-433b-a9e0-0649e104e2aa', 'c9bf3788-541b-4009-8392-9a09f16a6758', 'cofshope1201fbd1742413589d832045c3d1444', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00.000', NULL, 1);
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('d6433519-d896-4873-aca1-9615cb2df8b0', 12, '6b1ea7b3-d8ec-418c-a618-c12a04ad3c91', 1, 'member.signed-up', 1, '{"role":"ADMIN"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('bb195302-d2be-40e0-92d0-d0a4ec918fa8', 3, 'c9bf3788-541b-4009-8392-9a09f16a6758', 1, 'member.signed-up', 1, '{"role":"MEMBER"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('0443f418-45c7-4883-8bdc-821d81e8de41', 11, '23d8f222-bde8-451d-ae89-d274cc47d197', 1, 'item.changed', 1, '{"state":"SELL"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('ec00e510-81e9-4965-8d3c-75c24a15dc3b', 12, '0abd1999-d7e5-4d86-b128-c103f85c678f', 1, 'order.placed', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":44400,"lines":[{"itemId":"23d8f222-bde8-451d-ae89-d274cc47d197","optionId":"48551ce0-d7e3-4e3b-87be-12df5b75e913","quantity":2,"lineTotal":21600},{"itemId":"23d8f222-bde8-451d-ae89-d274cc47d197","optionId":"b2031564-899e-4643-8777-70208b836bf6","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('ffa56b75-e52a-42e4-8157-4a9bdeb89b29', 12, '0abd1999-d7e5-4d86-b128-c103f85c678f', 2, 'order.state-changed', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":44400,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('decd48eb-2df1-4f78-9efe-2bbfaa911ebd', 12, '0abd1999-d7e5-4d86-b128-c103f85c678f', 3, 'order.paid', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":44400,"deliveryFee":3000,"lines":[{"itemId":"23d8f222-bde8-451d-ae89-d274cc47d197","optionId":"48551ce0-d7e3-4e3b-87be-12df5b75e913","quantity":2,"lineTotal":21600},{"itemId":"23d8f222-bde8-451d-ae89-d274cc47d197","optionId":"b2031564-899e-4643-8777-70208b836bf6","quantity":1,"lineTotal":19800}]}', '2026-01-02 03:00:00.000', '2026-01-02 04:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('c3fed00e-770e-4066-a336-20f8df813c85', 3, '67779288-1c3e-400d-a0f7-bd06fc4b56ce', 2, 'payment.paid', 1, '{"orderId":"0abd1999-d7e5-4d86-b128-c103f85c678f","memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","amount":44400}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('13f87401-deab-4e69-868a-5a05481a2b89', 12, '0abd1999-d7e5-4d86-b128-c103f85c678f', 4, 'order.state-changed', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":44400,"from":"PAID","to":"PREPARING_FOR_SHIPMENT"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('49c95513-2599-4d9c-bd86-80742050a497', 6, '7d2041d5-56d2-440e-bf77-c22bd8924859', 1, 'order.placed', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":35400,"lines":[{"itemId":"23d8f222-bde8-451d-ae89-d274cc47d197","optionId":"48551ce0-d7e3-4e3b-87be-12df5b75e913","quantity":3,"lineTotal":32400}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('3ba172d3-dbea-4f6e-93dc-19030c0eb467', 6, '7d2041d5-56d2-440e-bf77-c22bd8924859', 2, 'order.cancelled', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":35400,"reason":"마음이 바뀌었어요"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('3bae45fd-1812-46a2-ae04-41586b7d0351', 1, '023fd530-d813-433b-a9e0-0649e104e2aa', 1, 'order.placed', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":13800,"lines":[{"itemId":"23d8f222-bde8-451d-ae89-d274cc47d197","optionId":"48551ce0-d7e3-4e3b-87be-12df5b75e913","quantity":1,"lineTotal":10800}]}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_outbox (id, partition, subject, sequence, type, version, data, at, settled_at) VALUES ('2296d016-4cfc-4af9-b443-192bd546b109', 1, '023fd530-d813-433b-a9e0-0649e104e2aa', 2, 'order.state-changed', 1, '{"memberId":"c9bf3788-541b-4009-8392-9a09f16a6758","finalPrice":13800,"from":"WAITING_FOR_PAY","to":"PAYMENT_PENDING"}', '2026-01-02 03:00:00.000', '2026-01-02 03:00:00.000');
INSERT INTO cof_subscription (consumer, type) VALUES ('witness', 'order.paid');
INSERT INTO cof_subscription (consumer, type) VALUES ('broken', 'order.paid');
INSERT INTO cof_inbox (consumer, event_id) VALUES ('witness', 'decd48eb-2df1-4f78-9efe-2bbfaa911ebd');
INSERT INTO cof_event_failure (consumer, event_id, attempts, cause, retry_at, parked_at) VALUES ('broken', 'decd48eb-2df1-4f78-9efe-2bbfaa911ebd', 10, 'always', NULL, '2026-01-02 04:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at) VALUES ('c9bf3788-541b-4009-8392-9a09f16a6758', 'a2a9c293-7f2c-4ccf-9c44-9031eded9b02', 'order.place', '0abd1999-d7e5-4d86-b128-c103f85c678f', '2026-01-02 03:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at) VALUES ('c9bf3788-541b-4009-8392-9a09f16a6758', '8757c0c6-7468-4368-853f-0837a5c1f683', 'order.place', '7d2041d5-56d2-440e-bf77-c22bd8924859', '2026-01-02 03:00:00.000');
INSERT INTO cof_command_key (member_id, key, command, result, at) VALUES ('c9bf3788-541b-4009-8392-9a09f16a6758', '2fa1e624-ae62-4219-817f-bfbbe557448d', 'order.place', '023fd530-d813-433b-a9e0-0649e104e2aa', '2026-01-02 03:00:00.000');
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
CREATE INDEX cof_order_member ON cof_order (member_id, placed_at, id);
CREATE INDEX cof_order_placed ON cof_order (placed_at, id);
CREATE INDEX cof_order_unpaid ON cof_order (placed_at) WHERE state IN ('WAITING_FOR_PAY', 'PAYMENT_PENDING');
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
