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
-- Name: cof_coupon; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_coupon (
    id uuid NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    type text NOT NULL,
    value bigint NOT NULL,
    max_discount bigint,
    min_order_price bigint NOT NULL,
    valid_from timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    issue_from timestamp(3) with time zone NOT NULL,
    issue_to timestamp(3) with time zone NOT NULL,
    quantity integer,
    revoked integer NOT NULL,
    code text,
    created_at timestamp(3) with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT cof_coupon_check CHECK (
CASE type
    WHEN 'RATE'::text THEN ((value >= 1) AND (value <= 100))
    ELSE (value >= 0)
END),
    CONSTRAINT cof_coupon_max_discount_check CHECK ((max_discount >= 0)),
    CONSTRAINT cof_coupon_min_order_price_check CHECK ((min_order_price >= 0)),
    CONSTRAINT cof_coupon_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT cof_coupon_revoked_check CHECK ((revoked >= 0)),
    CONSTRAINT cof_coupon_state_check CHECK ((state = ANY (ARRAY['AVAILABLE'::text, 'CANCELLED'::text, 'EXPIRED'::text]))),
    CONSTRAINT cof_coupon_type_check CHECK ((type = ANY (ARRAY['FIXED'::text, 'RATE'::text])))
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
-- Name: cof_member_coupon; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_member_coupon (
    id uuid NOT NULL,
    member_id uuid,
    coupon_id uuid NOT NULL,
    sequence integer,
    state text NOT NULL,
    issued_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    used_at timestamp(3) with time zone,
    order_id uuid,
    CONSTRAINT cof_member_coupon_check CHECK (((member_id IS NOT NULL) OR ((state = 'REVOKED'::text) AND (sequence IS NOT NULL)))),
    CONSTRAINT cof_member_coupon_check1 CHECK (((state = 'USED'::text) = (used_at IS NOT NULL))),
    CONSTRAINT cof_member_coupon_check2 CHECK (((state = 'USED'::text) = (order_id IS NOT NULL))),
    CONSTRAINT cof_member_coupon_sequence_check CHECK ((sequence >= 1)),
    CONSTRAINT cof_member_coupon_state_check CHECK ((state = ANY (ARRAY['AVAILABLE'::text, 'USED'::text, 'EXPIRED'::text, 'REVOKED'::text])))
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
    member_coupon_id uuid,
    coupon_discount bigint DEFAULT 0 NOT NULL,
    CONSTRAINT cof_order_check CHECK (((used_points >= 0) AND (used_points <= item_total))),
    CONSTRAINT cof_order_check1 CHECK (((refunded_amount >= 0) AND (refunded_amount <= final_price))),
    CONSTRAINT cof_order_check2 CHECK (((coupon_discount >= 0) AND (coupon_discount <= item_total))),
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
    coupon bigint DEFAULT 0 NOT NULL,
    CONSTRAINT cof_order_line_check CHECK (((taken >= 0) AND (taken <= quantity))),
    CONSTRAINT cof_order_line_check1 CHECK ((line_total = (unit_price * quantity))),
    CONSTRAINT cof_order_line_check2 CHECK (((points >= 0) AND (points <= line_total))),
    CONSTRAINT cof_order_line_check3 CHECK (((refunded >= 0) AND (refunded <= quantity))),
    CONSTRAINT cof_order_line_check4 CHECK (((coupon >= 0) AND ((points + coupon) <= line_total))),
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

INSERT INTO public.cof_cart_line VALUES ('b65c433f-ae95-46db-9f3c-44c627ff42d0', '241bafe6-4e9a-4a65-a2d2-85d4b96d2969', 'e05b253e-d546-4deb-adc1-b65052309b9a', 4, '2026-01-02 03:00:00+00');
INSERT INTO public.cof_cart_line VALUES ('bf3331f3-2c3c-46c8-9c7d-b2bd01e4760b', '96bffcae-5ba3-46fb-9321-d8a741af951e', '5f999d5c-15ea-4cfe-9289-d7ff4e746097', 2, '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_category VALUES ('13e9041b-701a-4872-8012-3f4fa90480f1', '원두', NULL, 1);
INSERT INTO public.cof_category VALUES ('9e19a573-497b-4625-9b38-06bab8ab7f43', '블렌드', '13e9041b-701a-4872-8012-3f4fa90480f1', 2);


--
-- Data for Name: cof_command_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_command_key VALUES ('b65c433f-ae95-46db-9f3c-44c627ff42d0', 'beed772a-8886-4747-b027-2b248b086875', 'order.place', '4a01c8fb-abab-46de-80ee-df0d38436ffd', '2026-01-02 03:00:00+00', '192d0f79d5192ce7');
INSERT INTO public.cof_command_key VALUES ('b65c433f-ae95-46db-9f3c-44c627ff42d0', 'f614ebb3-e898-4711-b77d-a937e456c76f', 'order.place', 'c711c7cc-39bb-469c-a3cf-e1579d5b4591', '2026-01-02 03:00:00+00', 'e2341877f1b9fc43');
INSERT INTO public.cof_command_key VALUES ('b65c433f-ae95-46db-9f3c-44c627ff42d0', 'bf4403dd-346f-4e87-acab-b08e9edad84a', 'order.place', '36a586a9-baa1-4210-8a9c-cee9294ca2d8', '2026-01-02 03:00:00+00', '479021c5ed4c44e2');


--
-- Data for Name: cof_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_coupon VALUES ('09533e37-fd14-4c35-907f-23277ac69678', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, 0, '봄26', '2026-01-03 03:00:00+00', 1);
INSERT INTO public.cof_coupon VALUES ('b7aff450-7d95-408f-9585-af961bcf7f71', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', 4, 2, NULL, '2026-01-03 03:00:00+00', 2);


--
-- Data for Name: cof_event_failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_event_failure VALUES ('broken', '5078ebb8-4919-4e46-a79d-2b8714a715fb', 10, 'always', NULL, '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_inbox VALUES ('witness', '5078ebb8-4919-4e46-a79d-2b8714a715fb');


--
-- Data for Name: cof_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item VALUES ('e05b253e-d546-4deb-adc1-b65052309b9a', '533e3d12-213e-49af-b27b-1a1cf339797d', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"id": "cb9eff50-d36c-43d1-b975-707d9a00e937", "url": "/images/a.webp", "name": "a.webp", "type": "REPRESENTATIVE"}]', '2026-01-02 03:00:00+00', 1, 0, 0);
INSERT INTO public.cof_item VALUES ('5f999d5c-15ea-4cfe-9289-d7ff4e746097', '533e3d12-213e-49af-b27b-1a1cf339797d', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40+00', 1, 1, 5);


--
-- Data for Name: cof_item_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_category VALUES ('e05b253e-d546-4deb-adc1-b65052309b9a', '9e19a573-497b-4625-9b38-06bab8ab7f43');


--
-- Data for Name: cof_item_option; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_option VALUES ('a0bb1afc-480c-4ee3-bf29-ff2394576fc6', 'e05b253e-d546-4deb-adc1-b65052309b9a', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO public.cof_item_option VALUES ('241bafe6-4e9a-4a65-a2d2-85d4b96d2969', 'e05b253e-d546-4deb-adc1-b65052309b9a', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO public.cof_item_option VALUES ('96bffcae-5ba3-46fb-9321-d8a741af951e', '5f999d5c-15ea-4cfe-9289-d7ff4e746097', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);


--
-- Data for Name: cof_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_login; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_login VALUES ('7257e644-657c-452e-9cd5-55730222990a', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', '2026-01-02 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member VALUES ('533e3d12-213e-49af-b27b-1a1cf339797d', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('b65c433f-ae95-46db-9f3c-44c627ff42d0', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 1);
INSERT INTO public.cof_member VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('6f581fe1-3152-4d46-8f15-728416b904a2', 'quit-6f581fe1-3152-4d46-8f15-728416b904a2@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 2);


--
-- Data for Name: cof_member_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member_coupon VALUES ('6bc35bcf-fe14-479c-a1a8-2c905b7dcfae', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 'b7aff450-7d95-408f-9585-af961bcf7f71', 1, 'USED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '4a01c8fb-abab-46de-80ee-df0d38436ffd');
INSERT INTO public.cof_member_coupon VALUES ('316a460a-3cfc-4619-a446-470dff75c8d4', 'dbac571b-ed8f-430f-ad75-53f3cafbf441', 'b7aff450-7d95-408f-9585-af961bcf7f71', 2, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('75ac0b7a-4071-418b-a098-14c31a6b9f9f', NULL, 'b7aff450-7d95-408f-9585-af961bcf7f71', 3, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('264dd66f-c7b1-4ad5-82a8-ad348cf988e0', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', '09533e37-fd14-4c35-907f-23277ac69678', NULL, 'AVAILABLE', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_membership VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 'RED', '[{"amount": 23900, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00+00', 6);


--
-- Data for Name: cof_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_migration VALUES ('0001-foundation', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0002-member-administration', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0003-reviews', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0004-http-edges', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0005-auto-confirm', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0006-membership-and-refunds', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0007-password-resets', '2026-11-28 02:26:11.429+00');
INSERT INTO public.cof_migration VALUES ('0008-coupons', '2026-11-28 02:26:11.429+00');


--
-- Data for Name: cof_order; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order VALUES ('4a01c8fb-abab-46de-80ee-df0d38436ffd', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, '하우스 블렌드', 2, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:b65c433f-ae95-46db-9f3c-44c627ff42d0", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:b65c433f-ae95-46db-9f3c-44c627ff42d0", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:533e3d12-213e-49af-b27b-1a1cf339797d", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('c711c7cc-39bb-469c-a3cf-e1579d5b4591', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:b65c433f-ae95-46db-9f3c-44c627ff42d0", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:b65c433f-ae95-46db-9f3c-44c627ff42d0", "to": "CANCELLED", "from": "WAITING_FOR_PAY", "reason": "마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('36a586a9-baa1-4210-8a9c-cee9294ca2d8', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:b65c433f-ae95-46db-9f3c-44c627ff42d0", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:b65c433f-ae95-46db-9f3c-44c627ff42d0", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('8e727782-488d-4be4-9b2f-db111f7074a4', 'dbac571b-ed8f-430f-ad75-53f3cafbf441', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '에스프레소 머신', 1, '[{"at": "2026-01-02T04:06:40.000Z", "by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:533e3d12-213e-49af-b27b-1a1cf339797d", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:533e3d12-213e-49af-b27b-1a1cf339797d", "to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:533e3d12-213e-49af-b27b-1a1cf339797d", "to": "DELIVERED", "from": "SHIPPING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "to": "COMPLETED", "from": "DELIVERED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:533e3d12-213e-49af-b27b-1a1cf339797d", "to": "REFUND_PENDING", "from": "COMPLETED", "refund": "APPROVED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:533e3d12-213e-49af-b27b-1a1cf339797d", "to": "COMPLETED", "from": "REFUND_PENDING", "reason": "하나는 필요 없어요", "refund": "REFUNDED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}]', 11, 15000, '[{"amount": 15000, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40+00', '[{"by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "grant": {"from": "COMPLETED", "amount": 195000, "points": 5000, "restock": true}, "lines": [{"lineId": "9aff3549-fe37-496a-9ae9-8543f12e8160", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REFUNDED", "processedAt": "2026-01-02T04:06:40.000Z", "requestedAt": "2026-01-02T04:06:40.000Z"}, {"by": "member:dbac571b-ed8f-430f-ad75-53f3cafbf441", "lines": [{"lineId": "9aff3549-fe37-496a-9ae9-8543f12e8160", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REQUESTED", "requestedAt": "2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);


--
-- Data for Name: cof_order_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order_line VALUES ('d7d1e67b-53d5-4fd3-add4-95e800106762', '4a01c8fb-abab-46de-80ee-df0d38436ffd', 0, 'e05b253e-d546-4deb-adc1-b65052309b9a', '241bafe6-4e9a-4a65-a2d2-85d4b96d2969', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, false, 2, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('25e7e7b0-da17-4fcf-a118-970f78557ebe', '4a01c8fb-abab-46de-80ee-df0d38436ffd', 1, 'e05b253e-d546-4deb-adc1-b65052309b9a', 'a0bb1afc-480c-4ee3-bf29-ff2394576fc6', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, true, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('d0c7aac0-c53a-4488-a05d-4abe50244a7b', 'c711c7cc-39bb-469c-a3cf-e1579d5b4591', 0, 'e05b253e-d546-4deb-adc1-b65052309b9a', '241bafe6-4e9a-4a65-a2d2-85d4b96d2969', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, false, 0, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('b6f37848-71ed-4965-8dab-b2447769474d', '36a586a9-baa1-4210-8a9c-cee9294ca2d8', 0, 'e05b253e-d546-4deb-adc1-b65052309b9a', '241bafe6-4e9a-4a65-a2d2-85d4b96d2969', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, false, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('9aff3549-fe37-496a-9ae9-8543f12e8160', '8e727782-488d-4be4-9b2f-db111f7074a4', 0, '5f999d5c-15ea-4cfe-9289-d7ff4e746097', '96bffcae-5ba3-46fb-9321-d8a741af951e', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, false, 2, 15000, 1, 0);


--
-- Data for Name: cof_outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_outbox VALUES ('0d8e186f-c799-4e4e-8b1c-ee8b626b96a2', 3, '4a01c8fb-abab-46de-80ee-df0d38436ffd', 1, 'order.placed', 1, '{"lines": [{"itemId": "e05b253e-d546-4deb-adc1-b65052309b9a", "optionId": "241bafe6-4e9a-4a65-a2d2-85d4b96d2969", "quantity": 2, "lineTotal": 21600}, {"itemId": "e05b253e-d546-4deb-adc1-b65052309b9a", "optionId": "a0bb1afc-480c-4ee3-bf29-ff2394576fc6", "quantity": 1, "lineTotal": 19800}], "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('9acd40ef-547b-4f3b-903d-0dfa3490064d', 3, '4a01c8fb-abab-46de-80ee-df0d38436ffd', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('04668d4c-0d8a-420c-95f9-500299805b4a', 3, '4a01c8fb-abab-46de-80ee-df0d38436ffd', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('a708475f-42cd-485b-b16f-30809af17ab3', 5, 'e05b253e-d546-4deb-adc1-b65052309b9a', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('5ee6950b-2cde-4fea-9cba-b1ee8d440ef1', 8, '36a586a9-baa1-4210-8a9c-cee9294ca2d8', 1, 'order.placed', 1, '{"lines": [{"itemId": "e05b253e-d546-4deb-adc1-b65052309b9a", "optionId": "241bafe6-4e9a-4a65-a2d2-85d4b96d2969", "quantity": 1, "lineTotal": 10800}], "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('69bdb0fe-7c0e-484e-9500-ae855124f435', 8, '36a586a9-baa1-4210-8a9c-cee9294ca2d8', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('58b3b428-940f-4206-97e1-692fe6bb4c73', 10, '7dd22ccd-4fcd-4f41-84f4-2a606a695b60', 2, 'payment.paid', 1, '{"amount": 44400, "orderId": "4a01c8fb-abab-46de-80ee-df0d38436ffd", "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('635b6acb-707b-4d5c-a48a-f75d8faea361', 11, '533e3d12-213e-49af-b27b-1a1cf339797d', 1, 'member.signed-up', 1, '{"role": "ADMIN"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('dacd785d-4d45-4dfc-bfdf-64e604a5e2d7', 13, 'c711c7cc-39bb-469c-a3cf-e1579d5b4591', 1, 'order.placed', 1, '{"lines": [{"itemId": "e05b253e-d546-4deb-adc1-b65052309b9a", "optionId": "241bafe6-4e9a-4a65-a2d2-85d4b96d2969", "quantity": 3, "lineTotal": 32400}], "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('2b386cee-a3fa-45e2-9dbf-41c6391c4632', 13, 'c711c7cc-39bb-469c-a3cf-e1579d5b4591', 2, 'order.cancelled', 1, '{"reason": "마음이 바뀌었어요", "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('a5afe183-02cc-49cd-b046-c95a9ee0b347', 14, 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('5078ebb8-4919-4e46-a79d-2b8714a715fb', 3, '4a01c8fb-abab-46de-80ee-df0d38436ffd', 3, 'order.paid', 1, '{"lines": [{"itemId": "e05b253e-d546-4deb-adc1-b65052309b9a", "optionId": "241bafe6-4e9a-4a65-a2d2-85d4b96d2969", "quantity": 2, "lineTotal": 21600}, {"itemId": "e05b253e-d546-4deb-adc1-b65052309b9a", "optionId": "a0bb1afc-480c-4ee3-bf29-ff2394576fc6", "quantity": 1, "lineTotal": 19800}], "memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "finalPrice": 44400, "deliveryFee": 3000}', '2026-01-02 03:00:00+00', '2026-01-02 04:00:00+00');
INSERT INTO public.cof_outbox VALUES ('66163a27-02cc-46e4-81c6-6da43433e2e7', 3, 'dbac571b-ed8f-430f-ad75-53f3cafbf441', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('4413c38e-c951-462f-8b92-ea06764bee67', 14, '5f999d5c-15ea-4cfe-9289-d7ff4e746097', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('a064003e-df12-485a-b649-81b423a614a5', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 1, 'order.placed', 1, '{"lines": [{"itemId": "5f999d5c-15ea-4cfe-9289-d7ff4e746097", "optionId": "96bffcae-5ba3-46fb-9321-d8a741af951e", "quantity": 3, "lineTotal": 600000}], "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('49d3c06c-0157-4109-8784-e161b58f0a74', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('0dd14b41-125c-4916-8e2a-33622307ee5c', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 3, 'order.paid', 1, '{"lines": [{"itemId": "5f999d5c-15ea-4cfe-9289-d7ff4e746097", "optionId": "96bffcae-5ba3-46fb-9321-d8a741af951e", "quantity": 3, "lineTotal": 600000}], "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000, "deliveryFee": 0}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('be0cea18-e52f-428d-b66b-76d9c78b6016', 2, '4d0e1157-85e7-4a98-85b9-e9bff7618a00', 2, 'payment.paid', 1, '{"amount": 585000, "orderId": "8e727782-488d-4be4-9b2f-db111f7074a4", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('8ca5ca49-5e4c-48fc-a0a8-e7f1ac8d58c1', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ecb1389d-7b4f-491b-b247-347847442452', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 5, 'order.state-changed', 1, '{"to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('23a9e4ba-7062-42f6-9aa4-68982446dcb1', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 6, 'order.state-changed', 1, '{"to": "DELIVERED", "from": "SHIPPING", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('b5c12e5f-b751-48c4-92ff-11c7dfdbe7dd', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 7, 'order.state-changed', 1, '{"to": "COMPLETED", "from": "DELIVERED", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('640f0ab0-ba63-4614-b1af-fcc9cbc0d6a4', 15, 'membership:dbac571b-ed8f-430f-ad75-53f3cafbf441', 4, 'member.tier-changed', 1, '{"to": "RED", "from": "BASIC", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('a9c4e0fd-71da-43b8-8a22-2d1115e74590', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 8, 'order.refund-requested', 1, '{"lines": [{"lineId": "9aff3549-fe37-496a-9ae9-8543f12e8160", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('f2f19941-b55f-406e-9627-b953263c7fee', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 9, 'order.refund-approved', 1, '{"lines": [{"lineId": "9aff3549-fe37-496a-9ae9-8543f12e8160", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('5faa0489-9ba8-4f8f-bb2b-2568cf2e1a70', 2, '4d0e1157-85e7-4a98-85b9-e9bff7618a00', 3, 'payment.refunded', 1, '{"amount": 195000, "orderId": "8e727782-488d-4be4-9b2f-db111f7074a4", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('e2d9cecd-ec55-4767-9224-5ea8a45117a1', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 10, 'order.refunded', 1, '{"to": "COMPLETED", "lines": [{"lineId": "9aff3549-fe37-496a-9ae9-8543f12e8160", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('0de96b0b-f5d0-4465-8b4b-93ddec9efd6c', 15, '8e727782-488d-4be4-9b2f-db111f7074a4', 11, 'order.refund-requested', 1, '{"lines": [{"lineId": "9aff3549-fe37-496a-9ae9-8543f12e8160", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('50d5e590-db59-4404-91dc-317ab715be91', 2, 'e240b42b-e822-4b6d-aaf4-4a27fb8185cb', 1, 'review.written', 1, '{"itemId": "5f999d5c-15ea-4cfe-9289-d7ff4e746097", "rating": 5}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('864e5b00-7358-4608-885e-4ff9a5033c8f', 10, '6f581fe1-3152-4d46-8f15-728416b904a2', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ee1c409c-2bbc-4701-bdff-5f92dd4aa6ad', 10, '6f581fe1-3152-4d46-8f15-728416b904a2', 2, 'member.withdrawn', 1, '{"by": "member:6f581fe1-3152-4d46-8f15-728416b904a2"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('f374a128-e1bf-4078-baeb-8524f9cf379b', 14, '9d3acc72-6b84-4412-9f9c-942c6ab570a9', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('1df3287b-1460-488b-9a4b-3371231ff111', 0, '6bc35bcf-fe14-479c-a1a8-2c905b7dcfae', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "b65c433f-ae95-46db-9f3c-44c627ff42d0", "sequence": 1, "memberCouponId": "6bc35bcf-fe14-479c-a1a8-2c905b7dcfae"}], "couponId": "b7aff450-7d95-408f-9585-af961bcf7f71"}', '2026-01-03 03:00:00+00', NULL);
INSERT INTO public.cof_outbox VALUES ('fa94c1d5-b51a-4f5b-ae6e-496259972ab3', 1, '316a460a-3cfc-4619-a446-470dff75c8d4', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "dbac571b-ed8f-430f-ad75-53f3cafbf441", "sequence": 2, "memberCouponId": "316a460a-3cfc-4619-a446-470dff75c8d4"}], "couponId": "b7aff450-7d95-408f-9585-af961bcf7f71"}', '2026-01-03 03:00:00+00', NULL);


--
-- Data for Name: cof_password_reset; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_password_reset VALUES ('9d3acc72-6b84-4412-9f9c-942c6ab570a9', 'dbac571b-ed8f-430f-ad75-53f3cafbf441', '2026-01-02 04:06:40+00', '2026-01-02 04:36:40+00', NULL);


--
-- Data for Name: cof_payment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment VALUES ('7dd22ccd-4fcd-4f41-84f4-2a606a695b60', '4a01c8fb-abab-46de-80ee-df0d38436ffd', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 'cofshop7dd22ccd4fcd4f4184f42a606a695b60', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop7dd22ccd4fcd4f4184f42a606a695b60', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 2, 0);
INSERT INTO public.cof_payment VALUES ('4ae713e6-7605-4823-b3de-4430eb6bc2e8', '36a586a9-baa1-4210-8a9c-cee9294ca2d8', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 'cofshop4ae713e676054823b3de4430eb6bc2e8', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00+00', NULL, 1, 0);
INSERT INTO public.cof_payment VALUES ('4d0e1157-85e7-4a98-85b9-e9bff7618a00', '8e727782-488d-4be4-9b2f-db111f7074a4', 'dbac571b-ed8f-430f-ad75-53f3cafbf441', 'cofshop4d0e115785e74a9885b9e9bff7618a00', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop4d0e115785e74a9885b9e9bff7618a00', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', 3, 195000);


--
-- Data for Name: cof_point_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_point_entry VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:533e3d12-213e-49af-b27b-1a1cf339797d', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 2, 'SPEND', -15000, 0, 15000, '8e727782-488d-4be4-9b2f-db111f7074a4', NULL, 'member:dbac571b-ed8f-430f-ad75-53f3cafbf441', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 3, 'EARN', 5850, 0, 20850, '8e727782-488d-4be4-9b2f-db111f7074a4', NULL, 'member:dbac571b-ed8f-430f-ad75-53f3cafbf441', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 5, 'RESTORE', 5000, 0, 25850, '8e727782-488d-4be4-9b2f-db111f7074a4', NULL, 'member:533e3d12-213e-49af-b27b-1a1cf339797d', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('dbac571b-ed8f-430f-ad75-53f3cafbf441', 6, 'TAKE_BACK', -1950, 0, 23900, '8e727782-488d-4be4-9b2f-db111f7074a4', NULL, 'member:533e3d12-213e-49af-b27b-1a1cf339797d', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_review VALUES ('e240b42b-e822-4b6d-aaf4-4a27fb8185cb', '5f999d5c-15ea-4cfe-9289-d7ff4e746097', 'dbac571b-ed8f-430f-ad75-53f3cafbf441', 5, '크레마가 좋아요', '2026-01-02 04:06:40+00', NULL, 1);


--
-- Data for Name: cof_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_session VALUES ('4eab8369-85bf-4585-8dc5-28925a9d8322', 'b65c433f-ae95-46db-9f3c-44c627ff42d0', 1, '2026-01-02 03:00:00+00', '2026-01-09 03:00:00+00', NULL);


--
-- Data for Name: cof_stock_movement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stock_movement VALUES ('9e87a031-cf47-4d58-891f-1106e566f7d4', '241bafe6-4e9a-4a65-a2d2-85d4b96d2969', 10, 'first stock', 'member:533e3d12-213e-49af-b27b-1a1cf339797d', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('5a8db860-4f52-4e01-98d8-6683ed8d6d36', 'a0bb1afc-480c-4ee3-bf29-ff2394576fc6', 5, 'first stock', 'member:533e3d12-213e-49af-b27b-1a1cf339797d', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('d2e05a61-4802-4f7c-8c39-9e4b6c92d6e1', '96bffcae-5ba3-46fb-9321-d8a741af951e', 10, 'first stock', 'member:533e3d12-213e-49af-b27b-1a1cf339797d', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_stored_reply; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stored_reply VALUES ('member:dbac571b-ed8f-430f-ad75-53f3cafbf441', 'POST /orders', 'kept', '4a4a4e8a7356698e', '3484bc33-fb53-4e74-b33a-62a8f138274e', '2026-01-02 04:06:40+00', '2026-01-02 04:07:40+00', 'kept');


--
-- Data for Name: cof_subscription; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_subscription VALUES ('witness', 'order.paid');
INSERT INTO public.cof_subscription VALUES ('broken', 'order.paid');


--
-- Name: cof_lock_fence_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cof_lock_fence_seq', 66, true);


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
-- Name: cof_coupon cof_coupon_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_coupon
    ADD CONSTRAINT cof_coupon_code_key UNIQUE (code);


--
-- Name: cof_coupon cof_coupon_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_coupon
    ADD CONSTRAINT cof_coupon_pkey PRIMARY KEY (id);


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
-- Name: cof_member_coupon cof_member_coupon_coupon_id_member_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member_coupon
    ADD CONSTRAINT cof_member_coupon_coupon_id_member_id_key UNIQUE (coupon_id, member_id);


--
-- Name: cof_member_coupon cof_member_coupon_coupon_id_sequence_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member_coupon
    ADD CONSTRAINT cof_member_coupon_coupon_id_sequence_key UNIQUE (coupon_id, sequence);


--
-- Name: cof_member_coupon cof_member_coupon_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member_coupon
    ADD CONSTRAINT cof_member_coupon_pkey PRIMARY KEY (id);


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
-- Name: cof_coupon_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_coupon_created ON public.cof_coupon USING btree (created_at, id);


--
-- Name: cof_coupon_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_coupon_end ON public.cof_coupon USING btree (expires_at) WHERE (state <> 'EXPIRED'::text);


--
-- Name: cof_coupon_limited; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_coupon_limited ON public.cof_coupon USING btree (created_at, id) WHERE ((quantity IS NOT NULL) AND (state <> 'EXPIRED'::text));


--
-- Name: cof_coupon_public; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_coupon_public ON public.cof_coupon USING btree (created_at, id) WHERE (code IS NULL);


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
-- Name: cof_member_coupon_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_member_coupon_end ON public.cof_member_coupon USING btree (expires_at) WHERE (state = 'AVAILABLE'::text);


--
-- Name: cof_member_coupon_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_member_coupon_member ON public.cof_member_coupon USING btree (member_id, issued_at, id) WHERE (member_id IS NOT NULL);


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
-- Name: cof_member_coupon cof_member_coupon_coupon_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member_coupon
    ADD CONSTRAINT cof_member_coupon_coupon_id_fkey FOREIGN KEY (coupon_id) REFERENCES public.cof_coupon(id);


--
-- Name: cof_member_coupon cof_member_coupon_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_member_coupon
    ADD CONSTRAINT cof_member_coupon_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


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


