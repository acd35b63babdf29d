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
    at timestamp(3) with time zone NOT NULL
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
    CONSTRAINT cof_item_delivery_fee_check CHECK ((delivery_fee >= 0)),
    CONSTRAINT cof_item_discount_check CHECK (((discount >= 0) AND (discount <= 100))),
    CONSTRAINT cof_item_per_order_limit_check CHECK ((per_order_limit > 0)),
    CONSTRAINT cof_item_price_check CHECK ((price >= 0)),
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
    CONSTRAINT cof_order_delivery_fee_check CHECK ((delivery_fee >= 0)),
    CONSTRAINT cof_order_final_price_check CHECK ((final_price >= 0)),
    CONSTRAINT cof_order_item_total_check CHECK ((item_total >= 0)),
    CONSTRAINT cof_order_state_check CHECK ((state = ANY (ARRAY['WAITING_FOR_PAY'::text, 'PAYMENT_PENDING'::text, 'PAID'::text, 'PREPARING_FOR_SHIPMENT'::text, 'SHIPPING'::text, 'DELIVERED'::text, 'COMPLETED'::text, 'CANCELLED'::text]))),
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
    CONSTRAINT cof_order_line_check CHECK (((taken >= 0) AND (taken <= quantity))),
    CONSTRAINT cof_order_line_check1 CHECK ((line_total = (unit_price * quantity))),
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
    CONSTRAINT cof_payment_price_check CHECK ((price >= 0)),
    CONSTRAINT cof_payment_state_check CHECK ((state = ANY (ARRAY['READY'::text, 'PAID'::text, 'FAILED'::text, 'REFUND_PENDING'::text, 'REFUNDED'::text])))
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
-- Name: cof_subscription; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_subscription (
    consumer text NOT NULL,
    type text NOT NULL
);


--
-- Data for Name: cof_cart_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_cart_line VALUES ('ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9', '348fec35-78bd-476a-9c6d-4eafc197e052', 4, '2026-01-02 03:00:00+00');


--
-- Data for Name: cof_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_category VALUES ('60cd75d1-dc24-45b7-9242-d131ea76d5cc', '원두', NULL, 1);
INSERT INTO public.cof_category VALUES ('aa8af10d-3ddd-4a2a-b2f1-0d1a4ab3d7aa', '블렌드', '60cd75d1-dc24-45b7-9242-d131ea76d5cc', 2);


--
-- Data for Name: cof_command_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_command_key VALUES ('ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', '0a61b351-f86e-45b7-9e75-a2725d984af2', 'order.place', 'ec474c7b-0ece-42a6-82f1-4c34da25201d', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_command_key VALUES ('ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'f41edacc-c430-45f8-a9eb-d27660c3ec32', 'order.place', '8b98e340-05aa-455e-b638-e9a2472f5d61', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_command_key VALUES ('ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'b258a331-a4c9-46d6-8275-05cbb3c9493f', 'order.place', '3a2239c1-9cb5-4512-b0d1-eda7c6520a61', '2026-01-02 03:00:00+00');


--
-- Data for Name: cof_event_failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_event_failure VALUES ('broken', '43d10ba4-e477-4d06-9057-2348dcb9d517', 10, 'always', NULL, '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_inbox VALUES ('witness', '43d10ba4-e477-4d06-9057-2348dcb9d517');


--
-- Data for Name: cof_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item VALUES ('348fec35-78bd-476a-9c6d-4eafc197e052', '8696a5a5-bfad-4d7f-bbaa-26f3080c025e', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"id": "67e1e5d1-c40b-4fb3-aace-c2c92c98ccb2", "url": "/images/a.webp", "name": "a.webp", "type": "REPRESENTATIVE"}]', '2026-01-02 03:00:00+00', 1);


--
-- Data for Name: cof_item_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_category VALUES ('348fec35-78bd-476a-9c6d-4eafc197e052', 'aa8af10d-3ddd-4a2a-b2f1-0d1a4ab3d7aa');


--
-- Data for Name: cof_item_option; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_option VALUES ('e6ae8045-aa7d-49ac-89a5-d86b4d113baa', '348fec35-78bd-476a-9c6d-4eafc197e052', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO public.cof_item_option VALUES ('f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9', '348fec35-78bd-476a-9c6d-4eafc197e052', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);


--
-- Data for Name: cof_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member VALUES ('8696a5a5-bfad-4d7f-bbaa-26f3080c025e', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 1);


--
-- Data for Name: cof_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_migration VALUES ('0001-foundation', '2026-11-23 02:31:34.261+00');


--
-- Data for Name: cof_order; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order VALUES ('ec474c7b-0ece-42a6-82f1-4c34da25201d', 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, '하우스 블렌드', 2, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:8696a5a5-bfad-4d7f-bbaa-26f3080c025e", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}]', 4);
INSERT INTO public.cof_order VALUES ('8b98e340-05aa-455e-b638-e9a2472f5d61', 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "to": "CANCELLED", "from": "WAITING_FOR_PAY", "reason": "마음이 바뀌었어요"}]', 2);
INSERT INTO public.cof_order VALUES ('3a2239c1-9cb5-4512-b0d1-eda7c6520a61', 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}]', 2);


--
-- Data for Name: cof_order_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order_line VALUES ('d1285b65-2e9b-48fd-ab20-df1817c722c6', 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 0, '348fec35-78bd-476a-9c6d-4eafc197e052', 'f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, false, 2);
INSERT INTO public.cof_order_line VALUES ('4fbf3c4c-d0c4-4db4-a548-ec31fe3c107f', 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 1, '348fec35-78bd-476a-9c6d-4eafc197e052', 'e6ae8045-aa7d-49ac-89a5-d86b4d113baa', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, true, 1);
INSERT INTO public.cof_order_line VALUES ('40e07f0b-4d47-4ac7-90e1-bac574d72f36', '8b98e340-05aa-455e-b638-e9a2472f5d61', 0, '348fec35-78bd-476a-9c6d-4eafc197e052', 'f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, false, 0);
INSERT INTO public.cof_order_line VALUES ('c164561a-b8ae-42e5-a9df-f8b26db00e0b', '3a2239c1-9cb5-4512-b0d1-eda7c6520a61', 0, '348fec35-78bd-476a-9c6d-4eafc197e052', 'f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, false, 1);


--
-- Data for Name: cof_outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_outbox VALUES ('16568ddc-c67e-4863-b247-e4dafa6ae413', 2, '8696a5a5-bfad-4d7f-bbaa-26f3080c025e', 1, 'member.signed-up', 1, '{"role": "ADMIN"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('0ddf676d-3528-4a4b-b1d2-37f8c0e22c25', 3, '348fec35-78bd-476a-9c6d-4eafc197e052', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('00e6112d-a451-412b-9188-60eaf512f6b7', 4, '3a2239c1-9cb5-4512-b0d1-eda7c6520a61', 1, 'order.placed', 1, '{"lines": [{"itemId": "348fec35-78bd-476a-9c6d-4eafc197e052", "optionId": "f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9", "quantity": 1, "lineTotal": 10800}], "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('67eb2bce-6bbe-481d-b908-77fbfa3c3e0c', 4, '3a2239c1-9cb5-4512-b0d1-eda7c6520a61', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('7ef26a28-4c0f-42b2-a728-30f6314da3df', 5, '8b98e340-05aa-455e-b638-e9a2472f5d61', 1, 'order.placed', 1, '{"lines": [{"itemId": "348fec35-78bd-476a-9c6d-4eafc197e052", "optionId": "f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9", "quantity": 3, "lineTotal": 32400}], "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('a6681d11-b000-4334-8b62-c5d1b9ccc930', 5, '8b98e340-05aa-455e-b638-e9a2472f5d61', 2, 'order.cancelled', 1, '{"reason": "마음이 바뀌었어요", "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('d55cb9eb-dbe6-4007-ba52-e669f66b80c9', 10, 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('be529802-23f9-46c0-ba6f-8eecbf27d3f2', 10, 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 1, 'order.placed', 1, '{"lines": [{"itemId": "348fec35-78bd-476a-9c6d-4eafc197e052", "optionId": "f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9", "quantity": 2, "lineTotal": 21600}, {"itemId": "348fec35-78bd-476a-9c6d-4eafc197e052", "optionId": "e6ae8045-aa7d-49ac-89a5-d86b4d113baa", "quantity": 1, "lineTotal": 19800}], "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('b323a643-f1e6-4c5f-93d2-772bd3dd2b42', 10, 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('8a50b142-594d-4ab9-a607-a8411cb8b8cd', 10, 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('4cc139c6-0eb2-41d4-b657-7f1538fa916c', 13, 'c9716c37-057e-43ac-aaf4-df63b251f37f', 2, 'payment.paid', 1, '{"amount": 44400, "orderId": "ec474c7b-0ece-42a6-82f1-4c34da25201d", "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('43d10ba4-e477-4d06-9057-2348dcb9d517', 10, 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 3, 'order.paid', 1, '{"lines": [{"itemId": "348fec35-78bd-476a-9c6d-4eafc197e052", "optionId": "f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9", "quantity": 2, "lineTotal": 21600}, {"itemId": "348fec35-78bd-476a-9c6d-4eafc197e052", "optionId": "e6ae8045-aa7d-49ac-89a5-d86b4d113baa", "quantity": 1, "lineTotal": 19800}], "memberId": "ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5", "finalPrice": 44400, "deliveryFee": 3000}', '2026-01-02 03:00:00+00', '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_payment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment VALUES ('c9716c37-057e-43ac-aaf4-df63b251f37f', 'ec474c7b-0ece-42a6-82f1-4c34da25201d', 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'cofshopc9716c37057e43acaaf4df63b251f37f', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopc9716c37057e43acaaf4df63b251f37f', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 2);
INSERT INTO public.cof_payment VALUES ('17a3f3bc-bea6-4411-af78-eb051f5c34cb', '3a2239c1-9cb5-4512-b0d1-eda7c6520a61', 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 'cofshop17a3f3bcbea64411af78eb051f5c34cb', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00+00', NULL, 1);


--
-- Data for Name: cof_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_session VALUES ('ff180c18-b86f-4a78-a01c-e5af700c318d', 'ae2f4ae7-dc85-4487-a7c5-e95b701d0cd5', 1, '2026-01-02 03:00:00+00', '2026-01-09 03:00:00+00', NULL);


--
-- Data for Name: cof_stock_movement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stock_movement VALUES ('e13cc149-5acb-463f-a7cb-9044a3f49857', 'f169feb6-ecaa-4afd-9cb7-20cbd80ca0f9', 10, 'first stock', 'member:8696a5a5-bfad-4d7f-bbaa-26f3080c025e', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('c4157d4d-3556-405d-8378-56e5f00199f4', 'e6ae8045-aa7d-49ac-89a5-d86b4d113baa', 5, 'first stock', 'member:8696a5a5-bfad-4d7f-bbaa-26f3080c025e', '2026-01-02 03:00:00+00');


--
-- Data for Name: cof_subscription; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_subscription VALUES ('witness', 'order.paid');
INSERT INTO public.cof_subscription VALUES ('broken', 'order.paid');


--
-- Name: cof_lock_fence_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cof_lock_fence_seq', 29, true);


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
-- Name: cof_subscription cof_subscription_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_subscription
    ADD CONSTRAINT cof_subscription_pkey PRIMARY KEY (consumer, type);


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
-- Name: cof_order_line_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_line_item ON public.cof_order_line USING btree (item_id);


--
-- Name: cof_order_line_option; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_line_option ON public.cof_order_line USING btree (option_id);


--
-- Name: cof_order_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_member ON public.cof_order USING btree (member_id, placed_at, id);


--
-- Name: cof_order_placed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_placed ON public.cof_order USING btree (placed_at, id);


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


