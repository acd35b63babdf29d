--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: cof_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_attempt (
    name text NOT NULL,
    count integer NOT NULL,
    until timestamp(3) with time zone NOT NULL,
    CONSTRAINT cof_attempt_count_check CHECK ((count > 0))
);


--
-- Name: cof_cart_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_cart_line (
    cart_id uuid NOT NULL,
    option_id uuid NOT NULL,
    item_id uuid NOT NULL,
    quantity integer NOT NULL,
    added_at timestamp(3) with time zone NOT NULL,
    CONSTRAINT cof_cart_line_quantity_check CHECK (((quantity >= 1) AND (quantity <= 9999)))
);


--
-- Name: cof_category; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_category (
    id uuid NOT NULL,
    name text NOT NULL,
    parent_id uuid,
    depth integer NOT NULL,
    CONSTRAINT cof_category_depth_check CHECK (((depth >= 1) AND (depth <= 10)))
);


--
-- Name: cof_command_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_command_key (
    member_id uuid NOT NULL,
    key text NOT NULL,
    command text NOT NULL,
    result text NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    fingerprint text DEFAULT ''::text NOT NULL
);


--
-- Name: cof_event_failure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_event_failure (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    attempts integer NOT NULL,
    cause text NOT NULL,
    retry_at timestamp(3) with time zone,
    parked_at timestamp(3) with time zone
);


--
-- Name: cof_inbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL
);


--
-- Name: cof_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_item (
    id uuid NOT NULL,
    seller_id uuid NOT NULL,
    name text NOT NULL,
    price bigint NOT NULL,
    discount integer NOT NULL,
    sale_price bigint NOT NULL,
    state text NOT NULL,
    delivery_fee bigint,
    origin text NOT NULL,
    per_order_limit integer,
    images jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    version integer NOT NULL,
    rating_count integer DEFAULT 0 NOT NULL,
    rating_sum bigint DEFAULT 0 NOT NULL,
    CONSTRAINT cof_item_check CHECK (((rating_sum >= rating_count) AND (rating_sum <= (5 * rating_count)))),
    CONSTRAINT cof_item_delivery_fee_check CHECK ((delivery_fee >= 0)),
    CONSTRAINT cof_item_discount_check CHECK (((discount >= 0) AND (discount <= 100))),
    CONSTRAINT cof_item_per_order_limit_check CHECK ((per_order_limit > 0)),
    CONSTRAINT cof_item_price_check CHECK ((price >= 0)),
    CONSTRAINT cof_item_rating_count_check CHECK ((rating_count >= 0)),
    CONSTRAINT cof_item_state_check CHECK ((state = ANY (ARRAY['SELL'::text, 'STOP'::text, 'DELETED'::text])))
);


--
-- Name: cof_item_category; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_item_category (
    item_id uuid NOT NULL,
    category_id uuid NOT NULL
);


--
-- Name: cof_item_option; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_item_option (
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    description text NOT NULL,
    surcharge bigint NOT NULL,
    discount integer NOT NULL,
    state text NOT NULL,
    inventory text NOT NULL,
    stock integer NOT NULL,
    CONSTRAINT cof_item_option_discount_check CHECK (((discount >= 0) AND (discount <= 100))),
    CONSTRAINT cof_item_option_inventory_check CHECK ((inventory = ANY (ARRAY['none'::text, 'track'::text, 'reserve-on-order'::text]))),
    CONSTRAINT cof_item_option_state_check CHECK ((state = ANY (ARRAY['SELL'::text, 'STOP'::text, 'DELETED'::text]))),
    CONSTRAINT cof_item_option_stock_check CHECK ((stock >= 0)),
    CONSTRAINT cof_item_option_surcharge_check CHECK ((surcharge >= 0))
);


--
-- Name: cof_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_lock (
    fence bigint NOT NULL,
    name text NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: cof_lock_fence_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.cof_lock ALTER COLUMN fence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.cof_lock_fence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: cof_login; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_login (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    ip text,
    device text,
    CONSTRAINT cof_login_device_check CHECK ((length(device) <= 255)),
    CONSTRAINT cof_login_ip_check CHECK ((length(ip) <= 64))
);


--
-- Name: cof_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_member (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    tel text NOT NULL,
    state text NOT NULL,
    role text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    password_changed_at timestamp(3) with time zone NOT NULL,
    last_login_at timestamp(3) with time zone,
    version integer NOT NULL,
    CONSTRAINT cof_member_role_check CHECK ((role = ANY (ARRAY['MEMBER'::text, 'SELLER'::text, 'ADMIN'::text]))),
    CONSTRAINT cof_member_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'QUIT'::text])))
);


--
-- Name: cof_membership; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_membership (
    member_id uuid NOT NULL,
    tier text NOT NULL,
    lots jsonb NOT NULL,
    balance bigint NOT NULL,
    owed bigint NOT NULL,
    first_end timestamp(3) with time zone,
    version integer NOT NULL,
    CONSTRAINT cof_membership_balance_check CHECK ((balance >= 0)),
    CONSTRAINT cof_membership_owed_check CHECK ((owed >= 0))
);


--
-- Name: cof_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_migration (
    name text NOT NULL,
    applied_at timestamp(3) with time zone NOT NULL
);


--
-- Name: cof_order; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_order (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    state text NOT NULL,
    currency text NOT NULL,
    item_total bigint NOT NULL,
    tier_discount bigint NOT NULL,
    delivery_fee bigint NOT NULL,
    final_price bigint NOT NULL,
    city text NOT NULL,
    street text NOT NULL,
    zip_code text NOT NULL,
    delivery_request text,
    placed_at timestamp(3) with time zone NOT NULL,
    paid_at timestamp(3) with time zone,
    delivered_at timestamp(3) with time zone,
    first_item text NOT NULL,
    line_count integer NOT NULL,
    history jsonb NOT NULL,
    version integer NOT NULL,
    used_points bigint DEFAULT 0 NOT NULL,
    spent_lots jsonb DEFAULT '[]'::jsonb NOT NULL,
    refunded_amount bigint DEFAULT 0 NOT NULL,
    earned_points bigint DEFAULT 0 NOT NULL,
    completed_at timestamp(3) with time zone,
    refund_requests jsonb DEFAULT '[]'::jsonb NOT NULL,
    refund_status text,
    CONSTRAINT cof_order_check CHECK (((used_points >= 0) AND (used_points <= item_total))),
    CONSTRAINT cof_order_check1 CHECK (((refunded_amount >= 0) AND (refunded_amount <= final_price))),
    CONSTRAINT cof_order_delivery_fee_check CHECK ((delivery_fee >= 0)),
    CONSTRAINT cof_order_earned_points_check CHECK ((earned_points >= 0)),
    CONSTRAINT cof_order_final_price_check CHECK ((final_price >= 0)),
    CONSTRAINT cof_order_item_total_check CHECK ((item_total >= 0)),
    CONSTRAINT cof_order_refund_status_check CHECK ((refund_status = ANY (ARRAY['REQUESTED'::text, 'APPROVED'::text, 'REJECTED'::text, 'REFUNDED'::text]))),
    CONSTRAINT cof_order_state_check CHECK ((state = ANY (ARRAY['WAITING_FOR_PAY'::text, 'PAYMENT_PENDING'::text, 'PAID'::text, 'PREPARING_FOR_SHIPMENT'::text, 'SHIPPING'::text, 'DELIVERED'::text, 'COMPLETED'::text, 'REFUND_PENDING'::text, 'CANCELLED'::text]))),
    CONSTRAINT cof_order_tier_discount_check CHECK ((tier_discount >= 0))
);


--
-- Name: cof_order_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_order_line (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    "position" integer NOT NULL,
    item_id uuid NOT NULL,
    option_id uuid NOT NULL,
    item_name text NOT NULL,
    option_description text NOT NULL,
    origin text NOT NULL,
    item_price bigint NOT NULL,
    surcharge bigint NOT NULL,
    discount integer NOT NULL,
    unit_price bigint NOT NULL,
    quantity integer NOT NULL,
    line_total bigint NOT NULL,
    take_when_paid boolean NOT NULL,
    taken integer NOT NULL,
    points bigint DEFAULT 0 NOT NULL,
    refunded integer DEFAULT 0 NOT NULL,
    CONSTRAINT cof_order_line_check CHECK (((taken >= 0) AND (taken <= quantity))),
    CONSTRAINT cof_order_line_check1 CHECK ((line_total = (unit_price * quantity))),
    CONSTRAINT cof_order_line_check2 CHECK (((points >= 0) AND (points <= line_total))),
    CONSTRAINT cof_order_line_check3 CHECK (((refunded >= 0) AND (refunded <= quantity))),
    CONSTRAINT cof_order_line_quantity_check CHECK (((quantity >= 1) AND (quantity <= 9999)))
);


--
-- Name: cof_outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_outbox (
    id uuid NOT NULL,
    partition integer NOT NULL,
    subject text NOT NULL,
    sequence integer NOT NULL,
    type text NOT NULL,
    version integer NOT NULL,
    data jsonb NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    settled_at timestamp(3) with time zone
);


--
-- Name: cof_password_reset; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_password_reset (
    id uuid NOT NULL,
    member_id uuid,
    requested_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    used_at timestamp(3) with time zone
);


--
-- Name: cof_payment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_payment (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    member_id uuid NOT NULL,
    merchant_uid text NOT NULL,
    price bigint NOT NULL,
    currency text NOT NULL,
    order_name text NOT NULL,
    pg_provider text NOT NULL,
    pay_method text NOT NULL,
    state text NOT NULL,
    transaction_id text,
    requested_at timestamp(3) with time zone NOT NULL,
    paid_at timestamp(3) with time zone,
    version integer NOT NULL,
    refunded_amount bigint DEFAULT 0 NOT NULL,
    CONSTRAINT cof_payment_check CHECK (((refunded_amount >= 0) AND (refunded_amount <= price))),
    CONSTRAINT cof_payment_price_check CHECK ((price >= 0)),
    CONSTRAINT cof_payment_state_check CHECK ((state = ANY (ARRAY['READY'::text, 'PAID'::text, 'FAILED'::text, 'REFUND_PENDING'::text, 'REFUNDED'::text])))
);


--
-- Name: cof_point_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_point_entry (
    member_id uuid NOT NULL,
    sequence integer NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    owed bigint NOT NULL,
    balance bigint NOT NULL,
    order_id uuid,
    reason text,
    actor text NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    CONSTRAINT cof_point_entry_balance_check CHECK ((balance >= 0)),
    CONSTRAINT cof_point_entry_kind_check CHECK ((kind = ANY (ARRAY['EARN'::text, 'SPEND'::text, 'RESTORE'::text, 'TAKE_BACK'::text, 'ADJUST'::text, 'EXPIRE'::text])))
);


--
-- Name: cof_review; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_review (
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    member_id uuid NOT NULL,
    rating integer NOT NULL,
    content text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    edited_at timestamp(3) with time zone,
    version integer NOT NULL,
    CONSTRAINT cof_review_content_check CHECK ((length(content) <= 2000)),
    CONSTRAINT cof_review_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
);


--
-- Name: cof_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_session (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    generation integer NOT NULL,
    rotated_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    revoked_at timestamp(3) with time zone
);


--
-- Name: cof_stock_movement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_stock_movement (
    id uuid NOT NULL,
    option_id uuid NOT NULL,
    delta integer NOT NULL,
    reason text NOT NULL,
    actor text NOT NULL,
    at timestamp(3) with time zone NOT NULL
);


--
-- Name: cof_stored_reply; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_stored_reply (
    owner text NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    run uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    lease_until timestamp(3) with time zone NOT NULL,
    reply text
);


--
-- Name: cof_subscription; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_subscription (
    consumer text NOT NULL,
    type text NOT NULL
);


--
-- Data for Name: cof_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_attempt VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40+00');


--
-- Data for Name: cof_cart_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_cart_line VALUES ('87557076-3fc4-44b9-9ffa-7bfbb8495236', '5f1ef55c-66fe-486a-810b-97039a8dbc89', '56b44841-101e-4040-b790-5fbccd6bcdd6', 4, '2026-01-02 03:00:00+00');
INSERT INTO public.cof_cart_line VALUES ('a9c5894c-03e8-4a83-8083-0c8fbc5247d4', 'd7e0b11d-8b77-4074-8022-71221e15937d', '408bcd20-2387-4048-b6da-fc28cca3d6e4', 2, '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_category VALUES ('c98a5137-facd-4c27-bc69-52afc67474a2', '원두', NULL, 1);
INSERT INTO public.cof_category VALUES ('03a0a1f9-b854-46e9-82c1-4295ec43c769', '블렌드', 'c98a5137-facd-4c27-bc69-52afc67474a2', 2);


--
-- Data for Name: cof_command_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_command_key VALUES ('87557076-3fc4-44b9-9ffa-7bfbb8495236', 'f87157e8-3130-48b7-bc88-12dd9f2dde60', 'order.place', '47f97b31-b018-401f-ab00-5df8532ceeef', '2026-01-02 03:00:00+00', 'ba5d0a06288fb4b2');
INSERT INTO public.cof_command_key VALUES ('87557076-3fc4-44b9-9ffa-7bfbb8495236', 'b791a7db-6e1d-4425-ad75-7ec35644b9a8', 'order.place', 'dc6f2aa4-6d1f-41fa-b697-770059e8b503', '2026-01-02 03:00:00+00', '8f4e95a85c5c4c58');
INSERT INTO public.cof_command_key VALUES ('87557076-3fc4-44b9-9ffa-7bfbb8495236', '5f051943-8ad2-4379-a53a-096fb02c290e', 'order.place', '1a5795d8-750f-495e-8951-615d833e03f5', '2026-01-02 03:00:00+00', '2545e95f46e2e09a');


--
-- Data for Name: cof_event_failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_event_failure VALUES ('broken', 'fb897d12-c51c-4d1a-898c-ee8ae3072b13', 10, 'always', NULL, '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_inbox VALUES ('witness', 'fb897d12-c51c-4d1a-898c-ee8ae3072b13');


--
-- Data for Name: cof_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item VALUES ('56b44841-101e-4040-b790-5fbccd6bcdd6', '53d554fe-3115-4943-921b-ea5ccf88fc87', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"id": "9582b2fb-922c-45f8-b9cb-fc6e0c728b5a", "url": "/images/a.webp", "name": "a.webp", "type": "REPRESENTATIVE"}]', '2026-01-02 03:00:00+00', 1, 0, 0);
INSERT INTO public.cof_item VALUES ('408bcd20-2387-4048-b6da-fc28cca3d6e4', '53d554fe-3115-4943-921b-ea5ccf88fc87', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40+00', 1, 1, 5);


--
-- Data for Name: cof_item_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_category VALUES ('56b44841-101e-4040-b790-5fbccd6bcdd6', '03a0a1f9-b854-46e9-82c1-4295ec43c769');


--
-- Data for Name: cof_item_option; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_option VALUES ('ff0930cf-a2cc-4241-bada-7564865e9ce3', '56b44841-101e-4040-b790-5fbccd6bcdd6', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO public.cof_item_option VALUES ('5f1ef55c-66fe-486a-810b-97039a8dbc89', '56b44841-101e-4040-b790-5fbccd6bcdd6', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO public.cof_item_option VALUES ('d7e0b11d-8b77-4074-8022-71221e15937d', '408bcd20-2387-4048-b6da-fc28cca3d6e4', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);


--
-- Data for Name: cof_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_login; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_login VALUES ('ff18b7c9-143d-49f3-a8cf-23f190745dd5', '87557076-3fc4-44b9-9ffa-7bfbb8495236', '2026-01-02 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member VALUES ('53d554fe-3115-4943-921b-ea5ccf88fc87', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('87557076-3fc4-44b9-9ffa-7bfbb8495236', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 1);
INSERT INTO public.cof_member VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('1b0c9a59-27ea-4211-8308-268116ecb279', 'quit-1b0c9a59-27ea-4211-8308-268116ecb279@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 2);


--
-- Data for Name: cof_membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_membership VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 'RED', '[{"amount": 23900, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00+00', 6);


--
-- Data for Name: cof_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_migration VALUES ('0001-foundation', '2026-11-27 23:29:54.445+00');
INSERT INTO public.cof_migration VALUES ('0002-member-administration', '2026-11-27 23:29:54.445+00');
INSERT INTO public.cof_migration VALUES ('0003-reviews', '2026-11-27 23:29:54.445+00');
INSERT INTO public.cof_migration VALUES ('0004-http-edges', '2026-11-27 23:29:54.445+00');
INSERT INTO public.cof_migration VALUES ('0005-auto-confirm', '2026-11-27 23:29:54.445+00');
INSERT INTO public.cof_migration VALUES ('0006-membership-and-refunds', '2026-11-27 23:29:54.445+00');
INSERT INTO public.cof_migration VALUES ('0007-password-resets', '2026-11-27 23:29:54.445+00');


--
-- Data for Name: cof_order; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order VALUES ('47f97b31-b018-401f-ab00-5df8532ceeef', '87557076-3fc4-44b9-9ffa-7bfbb8495236', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, '하우스 블렌드', 2, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:87557076-3fc4-44b9-9ffa-7bfbb8495236", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:87557076-3fc4-44b9-9ffa-7bfbb8495236", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:53d554fe-3115-4943-921b-ea5ccf88fc87", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL);
INSERT INTO public.cof_order VALUES ('dc6f2aa4-6d1f-41fa-b697-770059e8b503', '87557076-3fc4-44b9-9ffa-7bfbb8495236', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:87557076-3fc4-44b9-9ffa-7bfbb8495236", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:87557076-3fc4-44b9-9ffa-7bfbb8495236", "to": "CANCELLED", "from": "WAITING_FOR_PAY", "reason": "마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL);
INSERT INTO public.cof_order VALUES ('1a5795d8-750f-495e-8951-615d833e03f5', '87557076-3fc4-44b9-9ffa-7bfbb8495236', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:87557076-3fc4-44b9-9ffa-7bfbb8495236", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:87557076-3fc4-44b9-9ffa-7bfbb8495236", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL);
INSERT INTO public.cof_order VALUES ('f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', '367c8aff-c20b-4885-a713-68b5670a4119', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '에스프레소 머신', 1, '[{"at": "2026-01-02T04:06:40.000Z", "by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:53d554fe-3115-4943-921b-ea5ccf88fc87", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:53d554fe-3115-4943-921b-ea5ccf88fc87", "to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:53d554fe-3115-4943-921b-ea5ccf88fc87", "to": "DELIVERED", "from": "SHIPPING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "to": "COMPLETED", "from": "DELIVERED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:53d554fe-3115-4943-921b-ea5ccf88fc87", "to": "REFUND_PENDING", "from": "COMPLETED", "refund": "APPROVED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:53d554fe-3115-4943-921b-ea5ccf88fc87", "to": "COMPLETED", "from": "REFUND_PENDING", "reason": "하나는 필요 없어요", "refund": "REFUNDED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}]', 11, 15000, '[{"amount": 15000, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40+00', '[{"by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "grant": {"from": "COMPLETED", "amount": 195000, "points": 5000, "restock": true}, "lines": [{"lineId": "f1476737-d193-4de8-9f6a-8e77a742848f", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REFUNDED", "processedAt": "2026-01-02T04:06:40.000Z", "requestedAt": "2026-01-02T04:06:40.000Z"}, {"by": "member:367c8aff-c20b-4885-a713-68b5670a4119", "lines": [{"lineId": "f1476737-d193-4de8-9f6a-8e77a742848f", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REQUESTED", "requestedAt": "2026-01-02T04:06:40.000Z"}]', 'REQUESTED');


--
-- Data for Name: cof_order_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order_line VALUES ('a6fdd9e8-2edb-4136-b173-7959fc8d7530', '47f97b31-b018-401f-ab00-5df8532ceeef', 0, '56b44841-101e-4040-b790-5fbccd6bcdd6', '5f1ef55c-66fe-486a-810b-97039a8dbc89', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, false, 2, 0, 0);
INSERT INTO public.cof_order_line VALUES ('a3f2585d-989f-4c69-902d-c48b9768433d', '47f97b31-b018-401f-ab00-5df8532ceeef', 1, '56b44841-101e-4040-b790-5fbccd6bcdd6', 'ff0930cf-a2cc-4241-bada-7564865e9ce3', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, true, 1, 0, 0);
INSERT INTO public.cof_order_line VALUES ('d0421cd5-9cdb-4be1-85b3-9cc070e25983', 'dc6f2aa4-6d1f-41fa-b697-770059e8b503', 0, '56b44841-101e-4040-b790-5fbccd6bcdd6', '5f1ef55c-66fe-486a-810b-97039a8dbc89', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, false, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('2b72e96b-ab04-47a1-890d-8f2f4411fa15', '1a5795d8-750f-495e-8951-615d833e03f5', 0, '56b44841-101e-4040-b790-5fbccd6bcdd6', '5f1ef55c-66fe-486a-810b-97039a8dbc89', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, false, 1, 0, 0);
INSERT INTO public.cof_order_line VALUES ('f1476737-d193-4de8-9f6a-8e77a742848f', 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 0, '408bcd20-2387-4048-b6da-fc28cca3d6e4', 'd7e0b11d-8b77-4074-8022-71221e15937d', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, false, 2, 15000, 1);


--
-- Data for Name: cof_outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_outbox VALUES ('dcfa74d5-2da0-4b18-be93-ab039bf7f6ca', 4, '1a5795d8-750f-495e-8951-615d833e03f5', 1, 'order.placed', 1, '{"lines": [{"itemId": "56b44841-101e-4040-b790-5fbccd6bcdd6", "optionId": "5f1ef55c-66fe-486a-810b-97039a8dbc89", "quantity": 1, "lineTotal": 10800}], "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('80274e79-5e92-4683-b70b-528882e25f86', 4, '1a5795d8-750f-495e-8951-615d833e03f5', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('d6c71af4-808f-42d1-b1c8-a48fd13f2316', 10, '47f97b31-b018-401f-ab00-5df8532ceeef', 1, 'order.placed', 1, '{"lines": [{"itemId": "56b44841-101e-4040-b790-5fbccd6bcdd6", "optionId": "5f1ef55c-66fe-486a-810b-97039a8dbc89", "quantity": 2, "lineTotal": 21600}, {"itemId": "56b44841-101e-4040-b790-5fbccd6bcdd6", "optionId": "ff0930cf-a2cc-4241-bada-7564865e9ce3", "quantity": 1, "lineTotal": 19800}], "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('18b6db5c-e6ca-499a-bf9f-282c472a2ab0', 10, '47f97b31-b018-401f-ab00-5df8532ceeef', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('9ffcc4bf-0c76-43c4-b6fa-839f3cac7920', 10, '47f97b31-b018-401f-ab00-5df8532ceeef', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('fed8ecc9-9086-40e2-bd4e-f496365e5a0c', 12, 'dc6f2aa4-6d1f-41fa-b697-770059e8b503', 1, 'order.placed', 1, '{"lines": [{"itemId": "56b44841-101e-4040-b790-5fbccd6bcdd6", "optionId": "5f1ef55c-66fe-486a-810b-97039a8dbc89", "quantity": 3, "lineTotal": 32400}], "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('3627a336-2616-44d1-9062-87d05720e5cd', 12, 'dc6f2aa4-6d1f-41fa-b697-770059e8b503', 2, 'order.cancelled', 1, '{"reason": "마음이 바뀌었어요", "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('08bc55e1-6e5f-40bb-a9b5-d18371036306', 14, '56b44841-101e-4040-b790-5fbccd6bcdd6', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('1a2a48da-25e5-4b0f-8e2e-81e8a912c1b7', 14, '2b54e970-3af9-4a91-a124-66a406f06cd9', 2, 'payment.paid', 1, '{"amount": 44400, "orderId": "47f97b31-b018-401f-ab00-5df8532ceeef", "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('8fe842d4-233c-4199-bd1f-1d0b51202fa7', 15, '53d554fe-3115-4943-921b-ea5ccf88fc87', 1, 'member.signed-up', 1, '{"role": "ADMIN"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('881ae9f0-675c-41c6-912f-8275d298e012', 15, '87557076-3fc4-44b9-9ffa-7bfbb8495236', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('fb897d12-c51c-4d1a-898c-ee8ae3072b13', 10, '47f97b31-b018-401f-ab00-5df8532ceeef', 3, 'order.paid', 1, '{"lines": [{"itemId": "56b44841-101e-4040-b790-5fbccd6bcdd6", "optionId": "5f1ef55c-66fe-486a-810b-97039a8dbc89", "quantity": 2, "lineTotal": 21600}, {"itemId": "56b44841-101e-4040-b790-5fbccd6bcdd6", "optionId": "ff0930cf-a2cc-4241-bada-7564865e9ce3", "quantity": 1, "lineTotal": 19800}], "memberId": "87557076-3fc4-44b9-9ffa-7bfbb8495236", "finalPrice": 44400, "deliveryFee": 3000}', '2026-01-02 03:00:00+00', '2026-01-02 04:00:00+00');
INSERT INTO public.cof_outbox VALUES ('a20f19c4-2246-4fc4-abca-9485c52ee690', 9, '367c8aff-c20b-4885-a713-68b5670a4119', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('f986f2d7-7a80-4435-91ff-98481f174322', 5, '408bcd20-2387-4048-b6da-fc28cca3d6e4', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('d3c6b69a-2c0f-44a0-b3bb-264fb5e5b9ce', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 1, 'order.placed', 1, '{"lines": [{"itemId": "408bcd20-2387-4048-b6da-fc28cca3d6e4", "optionId": "d7e0b11d-8b77-4074-8022-71221e15937d", "quantity": 3, "lineTotal": 600000}], "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('8f98e5c4-23b0-432f-8640-8c45a7ff656f', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('253a41bc-37d9-4627-b2d1-1246c0135011', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 3, 'order.paid', 1, '{"lines": [{"itemId": "408bcd20-2387-4048-b6da-fc28cca3d6e4", "optionId": "d7e0b11d-8b77-4074-8022-71221e15937d", "quantity": 3, "lineTotal": 600000}], "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000, "deliveryFee": 0}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('8c9504c9-7e19-49f4-8323-d7fde6f0e0c2', 7, 'efc312f2-972a-46b6-a30a-29e11f3e4ed5', 2, 'payment.paid', 1, '{"amount": 585000, "orderId": "f9b39895-b4b0-4da3-a540-4a2b1ffc95a5", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ecbca736-83e4-40f0-8082-84b498fb1ef6', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('4e05abb3-57d4-4269-b042-35b7412bd1a1', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 5, 'order.state-changed', 1, '{"to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('d98e6e89-1fcb-49ab-a545-6b475cef4440', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 6, 'order.state-changed', 1, '{"to": "DELIVERED", "from": "SHIPPING", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('82d2cff5-1a7f-49f7-8e06-bf3a10da4e7f', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 7, 'order.state-changed', 1, '{"to": "COMPLETED", "from": "DELIVERED", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('1938f514-7f25-46a4-9e66-6780029530d7', 13, 'membership:367c8aff-c20b-4885-a713-68b5670a4119', 4, 'member.tier-changed', 1, '{"to": "RED", "from": "BASIC", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('e7123c44-09dc-40b6-87c1-25667cc5f67f', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 8, 'order.refund-requested', 1, '{"lines": [{"lineId": "f1476737-d193-4de8-9f6a-8e77a742848f", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('dfbb2412-fc05-486d-9761-72a19b3309e7', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 9, 'order.refund-approved', 1, '{"lines": [{"lineId": "f1476737-d193-4de8-9f6a-8e77a742848f", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ea3fc5a0-c68f-4c71-827f-e7188bb0121e', 7, 'efc312f2-972a-46b6-a30a-29e11f3e4ed5', 3, 'payment.refunded', 1, '{"amount": 195000, "orderId": "f9b39895-b4b0-4da3-a540-4a2b1ffc95a5", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ddb410a5-5e97-4d23-a94f-5dc342f430df', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 10, 'order.refunded', 1, '{"to": "COMPLETED", "lines": [{"lineId": "f1476737-d193-4de8-9f6a-8e77a742848f", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('4ffaf9df-e420-4f0d-9b69-14a1d33bdd5e', 9, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', 11, 'order.refund-requested', 1, '{"lines": [{"lineId": "f1476737-d193-4de8-9f6a-8e77a742848f", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "367c8aff-c20b-4885-a713-68b5670a4119", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('3969768c-86a6-460a-8d2c-9bfa883cde0a', 11, '48a80724-6448-4f25-9b36-2caf839833f1', 1, 'review.written', 1, '{"itemId": "408bcd20-2387-4048-b6da-fc28cca3d6e4", "rating": 5}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('a7e4cfcb-4d07-4b2c-a9b1-442f871da712', 7, '1b0c9a59-27ea-4211-8308-268116ecb279', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('324f84bc-4ac4-4548-b362-0c4315fcb61d', 7, '1b0c9a59-27ea-4211-8308-268116ecb279', 2, 'member.withdrawn', 1, '{"by": "member:1b0c9a59-27ea-4211-8308-268116ecb279"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('f35cc02c-a597-4858-a4a7-0460e6b92309', 3, '25241769-0f23-4d28-84c0-be2b92ea3100', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40+00', NULL);


--
-- Data for Name: cof_password_reset; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_password_reset VALUES ('25241769-0f23-4d28-84c0-be2b92ea3100', '367c8aff-c20b-4885-a713-68b5670a4119', '2026-01-02 04:06:40+00', '2026-01-02 04:36:40+00', NULL);


--
-- Data for Name: cof_payment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment VALUES ('2b54e970-3af9-4a91-a124-66a406f06cd9', '47f97b31-b018-401f-ab00-5df8532ceeef', '87557076-3fc4-44b9-9ffa-7bfbb8495236', 'cofshop2b54e9703af94a91a12466a406f06cd9', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop2b54e9703af94a91a12466a406f06cd9', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 2, 0);
INSERT INTO public.cof_payment VALUES ('f664ea83-e373-4d57-8c46-23c47698f007', '1a5795d8-750f-495e-8951-615d833e03f5', '87557076-3fc4-44b9-9ffa-7bfbb8495236', 'cofshopf664ea83e3734d578c4623c47698f007', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00+00', NULL, 1, 0);
INSERT INTO public.cof_payment VALUES ('efc312f2-972a-46b6-a30a-29e11f3e4ed5', 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', '367c8aff-c20b-4885-a713-68b5670a4119', 'cofshopefc312f2972a46b6a30a29e11f3e4ed5', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopefc312f2972a46b6a30a29e11f3e4ed5', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', 3, 195000);


--
-- Data for Name: cof_point_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_point_entry VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:53d554fe-3115-4943-921b-ea5ccf88fc87', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 2, 'SPEND', -15000, 0, 15000, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', NULL, 'member:367c8aff-c20b-4885-a713-68b5670a4119', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 3, 'EARN', 5850, 0, 20850, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', NULL, 'member:367c8aff-c20b-4885-a713-68b5670a4119', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 5, 'RESTORE', 5000, 0, 25850, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', NULL, 'member:53d554fe-3115-4943-921b-ea5ccf88fc87', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('367c8aff-c20b-4885-a713-68b5670a4119', 6, 'TAKE_BACK', -1950, 0, 23900, 'f9b39895-b4b0-4da3-a540-4a2b1ffc95a5', NULL, 'member:53d554fe-3115-4943-921b-ea5ccf88fc87', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_review VALUES ('48a80724-6448-4f25-9b36-2caf839833f1', '408bcd20-2387-4048-b6da-fc28cca3d6e4', '367c8aff-c20b-4885-a713-68b5670a4119', 5, '크레마가 좋아요', '2026-01-02 04:06:40+00', NULL, 1);


--
-- Data for Name: cof_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_session VALUES ('58d7a7ab-f1b7-44d6-a447-eed4aeed3c6b', '87557076-3fc4-44b9-9ffa-7bfbb8495236', 1, '2026-01-02 03:00:00+00', '2026-01-09 03:00:00+00', NULL);


--
-- Data for Name: cof_stock_movement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stock_movement VALUES ('09ce3fff-8997-4e9a-beb2-e91f09f5147a', '5f1ef55c-66fe-486a-810b-97039a8dbc89', 10, 'first stock', 'member:53d554fe-3115-4943-921b-ea5ccf88fc87', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('5a03c8b3-fe4a-4485-8725-8ac4caf9830b', 'ff0930cf-a2cc-4241-bada-7564865e9ce3', 5, 'first stock', 'member:53d554fe-3115-4943-921b-ea5ccf88fc87', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('28283aed-7218-4f57-a7f2-1d729ace5625', 'd7e0b11d-8b77-4074-8022-71221e15937d', 10, 'first stock', 'member:53d554fe-3115-4943-921b-ea5ccf88fc87', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_stored_reply; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stored_reply VALUES ('member:367c8aff-c20b-4885-a713-68b5670a4119', 'POST /orders', 'kept', '5a313386927dfa42', '304de8ec-bd53-4c18-809a-7b902280dfcb', '2026-01-02 04:06:40+00', '2026-01-02 04:07:40+00', 'kept');


--
-- Data for Name: cof_subscription; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_subscription VALUES ('witness', 'order.paid');
INSERT INTO public.cof_subscription VALUES ('broken', 'order.paid');


--
-- Name: cof_lock_fence_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cof_lock_fence_seq', 31, true);


--
-- Name: cof_attempt cof_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_attempt
    ADD CONSTRAINT cof_attempt_pkey PRIMARY KEY (name);


--
-- Name: cof_cart_line cof_cart_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_cart_line
    ADD CONSTRAINT cof_cart_line_pkey PRIMARY KEY (cart_id, option_id);


--
-- Name: cof_category cof_category_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_category
    ADD CONSTRAINT cof_category_pkey PRIMARY KEY (id);


--
-- Name: cof_command_key cof_command_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_command_key
    ADD CONSTRAINT cof_command_key_pkey PRIMARY KEY (member_id, key);


--
-- Name: cof_event_failure cof_event_failure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_event_failure
    ADD CONSTRAINT cof_event_failure_pkey PRIMARY KEY (consumer, event_id);


--
-- Name: cof_inbox cof_inbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_inbox
    ADD CONSTRAINT cof_inbox_pkey PRIMARY KEY (consumer, event_id);


--
-- Name: cof_item_category cof_item_category_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_category
    ADD CONSTRAINT cof_item_category_pkey PRIMARY KEY (item_id, category_id);


--
-- Name: cof_item_option cof_item_option_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_option
    ADD CONSTRAINT cof_item_option_pkey PRIMARY KEY (id);


--
-- Name: cof_item cof_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item
    ADD CONSTRAINT cof_item_pkey PRIMARY KEY (id);


--
-- Name: cof_lock cof_lock_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_lock
    ADD CONSTRAINT cof_lock_name_key UNIQUE (name);


--
-- Name: cof_lock cof_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_lock
    ADD CONSTRAINT cof_lock_pkey PRIMARY KEY (fence);


--
-- Name: cof_login cof_login_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_login
    ADD CONSTRAINT cof_login_pkey PRIMARY KEY (id);


--
-- Name: cof_member cof_member_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member
    ADD CONSTRAINT cof_member_email_key UNIQUE (email);


--
-- Name: cof_member cof_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member
    ADD CONSTRAINT cof_member_pkey PRIMARY KEY (id);


--
-- Name: cof_membership cof_membership_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_membership
    ADD CONSTRAINT cof_membership_pkey PRIMARY KEY (member_id);


--
-- Name: cof_migration cof_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_migration
    ADD CONSTRAINT cof_migration_pkey PRIMARY KEY (name);


--
-- Name: cof_order_line cof_order_line_order_id_option_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order_line
    ADD CONSTRAINT cof_order_line_order_id_option_id_key UNIQUE (order_id, option_id);


--
-- Name: cof_order_line cof_order_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order_line
    ADD CONSTRAINT cof_order_line_pkey PRIMARY KEY (id);


--
-- Name: cof_order cof_order_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order
    ADD CONSTRAINT cof_order_pkey PRIMARY KEY (id);


--
-- Name: cof_outbox cof_outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_outbox
    ADD CONSTRAINT cof_outbox_pkey PRIMARY KEY (id);


--
-- Name: cof_outbox cof_outbox_subject_sequence_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_outbox
    ADD CONSTRAINT cof_outbox_subject_sequence_key UNIQUE (subject, sequence);


--
-- Name: cof_password_reset cof_password_reset_member_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_password_reset
    ADD CONSTRAINT cof_password_reset_member_id_key UNIQUE (member_id);


--
-- Name: cof_password_reset cof_password_reset_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_password_reset
    ADD CONSTRAINT cof_password_reset_pkey PRIMARY KEY (id);


--
-- Name: cof_payment cof_payment_merchant_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_payment
    ADD CONSTRAINT cof_payment_merchant_uid_key UNIQUE (merchant_uid);


--
-- Name: cof_payment cof_payment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_payment
    ADD CONSTRAINT cof_payment_pkey PRIMARY KEY (id);


--
-- Name: cof_point_entry cof_point_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_point_entry
    ADD CONSTRAINT cof_point_entry_pkey PRIMARY KEY (member_id, sequence);


--
-- Name: cof_review cof_review_member_id_item_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_review
    ADD CONSTRAINT cof_review_member_id_item_id_key UNIQUE (member_id, item_id);


--
-- Name: cof_review cof_review_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_review
    ADD CONSTRAINT cof_review_pkey PRIMARY KEY (id);


--
-- Name: cof_session cof_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_session
    ADD CONSTRAINT cof_session_pkey PRIMARY KEY (id);


--
-- Name: cof_stock_movement cof_stock_movement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_stock_movement
    ADD CONSTRAINT cof_stock_movement_pkey PRIMARY KEY (id);


--
-- Name: cof_stored_reply cof_stored_reply_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_stored_reply
    ADD CONSTRAINT cof_stored_reply_pkey PRIMARY KEY (owner, route, key);


--
-- Name: cof_subscription cof_subscription_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_subscription
    ADD CONSTRAINT cof_subscription_pkey PRIMARY KEY (consumer, type);


--
-- Name: cof_attempt_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_attempt_end ON public.cof_attempt USING btree (until);


--
-- Name: cof_category_root; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cof_category_root ON public.cof_category USING btree (name) WHERE (parent_id IS NULL);


--
-- Name: cof_category_sibling; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cof_category_sibling ON public.cof_category USING btree (parent_id, name) WHERE (parent_id IS NOT NULL);


--
-- Name: cof_command_key_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_command_key_age ON public.cof_command_key USING btree (at);


--
-- Name: cof_event_failure_event; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_event_failure_event ON public.cof_event_failure USING btree (event_id);


--
-- Name: cof_event_failure_parked; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_event_failure_parked ON public.cof_event_failure USING btree (parked_at, event_id) WHERE (parked_at IS NOT NULL);


--
-- Name: cof_inbox_event; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_inbox_event ON public.cof_inbox USING btree (event_id);


--
-- Name: cof_item_category_category; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_item_category_category ON public.cof_item_category USING btree (category_id);


--
-- Name: cof_item_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_item_newest ON public.cof_item USING btree (created_at, id);


--
-- Name: cof_item_option_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_item_option_item ON public.cof_item_option USING btree (item_id);


--
-- Name: cof_item_sale_price; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_item_sale_price ON public.cof_item USING btree (sale_price, id);


--
-- Name: cof_item_seller; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_item_seller ON public.cof_item USING btree (seller_id);


--
-- Name: cof_login_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_login_age ON public.cof_login USING btree (at);


--
-- Name: cof_login_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_login_member ON public.cof_login USING btree (member_id, at, id);


--
-- Name: cof_member_admin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_member_admin ON public.cof_member USING btree (id) WHERE ((role = 'ADMIN'::text) AND (state = 'ACTIVE'::text));


--
-- Name: cof_member_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_member_newest ON public.cof_member USING btree (created_at, id);


--
-- Name: cof_membership_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_membership_end ON public.cof_membership USING btree (first_end) WHERE (first_end IS NOT NULL);


--
-- Name: cof_order_completed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_completed ON public.cof_order USING btree (member_id, completed_at) WHERE (completed_at IS NOT NULL);


--
-- Name: cof_order_delivered; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_delivered ON public.cof_order USING btree (delivered_at) WHERE (state = 'DELIVERED'::text);


--
-- Name: cof_order_line_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_line_item ON public.cof_order_line USING btree (item_id);


--
-- Name: cof_order_line_option; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_line_option ON public.cof_order_line USING btree (option_id);


--
-- Name: cof_order_line_sold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_line_sold ON public.cof_order_line USING btree (order_id, item_id, quantity, refunded);


--
-- Name: cof_order_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_member ON public.cof_order USING btree (member_id, placed_at, id);


--
-- Name: cof_order_placed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_placed ON public.cof_order USING btree (placed_at, id);


--
-- Name: cof_order_refund; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_refund ON public.cof_order USING btree (refund_status, placed_at, id) WHERE (refund_status IS NOT NULL);


--
-- Name: cof_order_refund_pending; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_refund_pending ON public.cof_order USING btree (placed_at) WHERE (state = 'REFUND_PENDING'::text);


--
-- Name: cof_order_sold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_sold ON public.cof_order USING btree (id, state) WHERE (state = ANY (ARRAY['PAID'::text, 'PREPARING_FOR_SHIPMENT'::text, 'SHIPPING'::text, 'DELIVERED'::text, 'COMPLETED'::text]));


--
-- Name: cof_order_unpaid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_unpaid ON public.cof_order USING btree (placed_at) WHERE (state = ANY (ARRAY['WAITING_FOR_PAY'::text, 'PAYMENT_PENDING'::text]));


--
-- Name: cof_outbox_settled; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_outbox_settled ON public.cof_outbox USING btree (settled_at) WHERE (settled_at IS NOT NULL);


--
-- Name: cof_outbox_unsettled; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_outbox_unsettled ON public.cof_outbox USING btree (partition, at) WHERE (settled_at IS NULL);


--
-- Name: cof_password_reset_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_password_reset_expiry ON public.cof_password_reset USING btree (expires_at);


--
-- Name: cof_payment_one_paid; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cof_payment_one_paid ON public.cof_payment USING btree (order_id) WHERE (state = 'PAID'::text);


--
-- Name: cof_payment_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_payment_order ON public.cof_payment USING btree (order_id);


--
-- Name: cof_payment_refund_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_payment_refund_due ON public.cof_payment USING btree (requested_at) WHERE (state = 'REFUND_PENDING'::text);


--
-- Name: cof_review_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_review_newest ON public.cof_review USING btree (item_id, created_at, id);


--
-- Name: cof_session_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_session_expiry ON public.cof_session USING btree (expires_at);


--
-- Name: cof_session_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_session_member ON public.cof_session USING btree (member_id);


--
-- Name: cof_stock_movement_option; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_stock_movement_option ON public.cof_stock_movement USING btree (option_id);


--
-- Name: cof_stored_reply_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_stored_reply_age ON public.cof_stored_reply USING btree (at);


--
-- Name: cof_cart_line cof_cart_line_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_cart_line
    ADD CONSTRAINT cof_cart_line_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id);


--
-- Name: cof_cart_line cof_cart_line_option_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_cart_line
    ADD CONSTRAINT cof_cart_line_option_id_fkey FOREIGN KEY (option_id) REFERENCES public.cof_item_option(id);


--
-- Name: cof_category cof_category_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_category
    ADD CONSTRAINT cof_category_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.cof_category(id);


--
-- Name: cof_event_failure cof_event_failure_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_event_failure
    ADD CONSTRAINT cof_event_failure_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.cof_outbox(id) ON DELETE CASCADE;


--
-- Name: cof_inbox cof_inbox_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_inbox
    ADD CONSTRAINT cof_inbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.cof_outbox(id) ON DELETE CASCADE;


--
-- Name: cof_item_category cof_item_category_category_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_category
    ADD CONSTRAINT cof_item_category_category_id_fkey FOREIGN KEY (category_id) REFERENCES public.cof_category(id);


--
-- Name: cof_item_category cof_item_category_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_category
    ADD CONSTRAINT cof_item_category_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id);


--
-- Name: cof_item_option cof_item_option_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_option
    ADD CONSTRAINT cof_item_option_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id);


--
-- Name: cof_item cof_item_seller_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item
    ADD CONSTRAINT cof_item_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES public.cof_member(id);


--
-- Name: cof_login cof_login_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_login
    ADD CONSTRAINT cof_login_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_membership cof_membership_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_membership
    ADD CONSTRAINT cof_membership_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_order_line cof_order_line_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order_line
    ADD CONSTRAINT cof_order_line_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id);


--
-- Name: cof_order_line cof_order_line_option_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order_line
    ADD CONSTRAINT cof_order_line_option_id_fkey FOREIGN KEY (option_id) REFERENCES public.cof_item_option(id);


--
-- Name: cof_order_line cof_order_line_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order_line
    ADD CONSTRAINT cof_order_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.cof_order(id);


--
-- Name: cof_order cof_order_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_order
    ADD CONSTRAINT cof_order_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_password_reset cof_password_reset_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_password_reset
    ADD CONSTRAINT cof_password_reset_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_payment cof_payment_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_payment
    ADD CONSTRAINT cof_payment_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_payment cof_payment_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_payment
    ADD CONSTRAINT cof_payment_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.cof_order(id);


--
-- Name: cof_point_entry cof_point_entry_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_point_entry
    ADD CONSTRAINT cof_point_entry_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_review cof_review_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_review
    ADD CONSTRAINT cof_review_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id);


--
-- Name: cof_review cof_review_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_review
    ADD CONSTRAINT cof_review_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_session cof_session_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_session
    ADD CONSTRAINT cof_session_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_stock_movement cof_stock_movement_option_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_stock_movement
    ADD CONSTRAINT cof_stock_movement_option_id_fkey FOREIGN KEY (option_id) REFERENCES public.cof_item_option(id);


--
-- PostgreSQL database dump complete
--


