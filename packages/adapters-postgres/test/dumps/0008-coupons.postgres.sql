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

INSERT INTO public.cof_cart_line VALUES ('e3377c88-ac4f-412d-a913-fb81273749c7', '837f8cdc-43d2-4117-bd73-4179ce3b7752', 'd92e48bf-9cb7-4b0d-893d-090315778484', 4, '2026-01-02 03:00:00+00');
INSERT INTO public.cof_cart_line VALUES ('e9cee490-4652-4068-ab16-c97e36ed8231', '6229d09c-a3d1-40ce-aba0-99c69271ca80', '1748c08d-9505-41e1-95c4-3652660b5153', 2, '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_category VALUES ('f23fa2e9-c228-43a4-ade8-7d5a7538c978', '원두', NULL, 1);
INSERT INTO public.cof_category VALUES ('3a89396d-98d9-4966-9171-5d5df900dfbf', '블렌드', 'f23fa2e9-c228-43a4-ade8-7d5a7538c978', 2);


--
-- Data for Name: cof_command_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_command_key VALUES ('e3377c88-ac4f-412d-a913-fb81273749c7', '872c11f1-c71f-49c9-8196-7f6bd26c4928', 'order.place', 'f4c231ca-5b90-47df-8d2b-f12d39500567', '2026-01-02 03:00:00+00', 'a4e62ae7e544327b');
INSERT INTO public.cof_command_key VALUES ('e3377c88-ac4f-412d-a913-fb81273749c7', '08cd4cfa-b505-42ce-b821-70de9abc24c0', 'order.place', 'cb01235d-e95c-4571-a538-812d11a0d005', '2026-01-02 03:00:00+00', 'bfa713e472295808');
INSERT INTO public.cof_command_key VALUES ('e3377c88-ac4f-412d-a913-fb81273749c7', 'd21378a6-0086-4336-9984-02153eee977d', 'order.place', '9d2c8128-aa99-4d97-b04e-5dc8cd2d4e46', '2026-01-02 03:00:00+00', 'e0fa1b7d6fae9a8b');


--
-- Data for Name: cof_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_coupon VALUES ('3e35ecf5-8c61-4f1c-b2f1-91c640292018', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, 0, '봄26', '2026-01-03 03:00:00+00', 1);
INSERT INTO public.cof_coupon VALUES ('b4eccf98-1781-4381-80d2-7106c3c2c327', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', 4, 2, NULL, '2026-01-03 03:00:00+00', 2);


--
-- Data for Name: cof_event_failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_event_failure VALUES ('broken', 'dbdcc7bb-ed8c-4fb4-a290-5bc41decd579', 10, 'always', NULL, '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_inbox VALUES ('witness', 'dbdcc7bb-ed8c-4fb4-a290-5bc41decd579');


--
-- Data for Name: cof_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item VALUES ('d92e48bf-9cb7-4b0d-893d-090315778484', 'bcfd533b-e663-4720-8c5e-87ca212bd834', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"id": "4d994fc1-a6ad-45ce-897f-2b62a5b301cd", "url": "/images/a.webp", "name": "a.webp", "type": "REPRESENTATIVE"}]', '2026-01-02 03:00:00+00', 1, 0, 0);
INSERT INTO public.cof_item VALUES ('1748c08d-9505-41e1-95c4-3652660b5153', 'bcfd533b-e663-4720-8c5e-87ca212bd834', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40+00', 1, 1, 5);


--
-- Data for Name: cof_item_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_category VALUES ('d92e48bf-9cb7-4b0d-893d-090315778484', '3a89396d-98d9-4966-9171-5d5df900dfbf');


--
-- Data for Name: cof_item_option; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_option VALUES ('c2b57f9c-1dc4-43d1-ade5-454bf51095df', 'd92e48bf-9cb7-4b0d-893d-090315778484', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO public.cof_item_option VALUES ('837f8cdc-43d2-4117-bd73-4179ce3b7752', 'd92e48bf-9cb7-4b0d-893d-090315778484', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO public.cof_item_option VALUES ('6229d09c-a3d1-40ce-aba0-99c69271ca80', '1748c08d-9505-41e1-95c4-3652660b5153', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);


--
-- Data for Name: cof_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_login; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_login VALUES ('90f76f9e-8be0-497b-bbb9-90411ff602ea', 'e3377c88-ac4f-412d-a913-fb81273749c7', '2026-01-02 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member VALUES ('bcfd533b-e663-4720-8c5e-87ca212bd834', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('e3377c88-ac4f-412d-a913-fb81273749c7', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 1);
INSERT INTO public.cof_member VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('8ece2965-e418-48fc-b9f7-a4f0f165c479', 'quit-8ece2965-e418-48fc-b9f7-a4f0f165c479@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 2);


--
-- Data for Name: cof_member_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member_coupon VALUES ('0ad04565-bca7-4f76-9f51-9ccba5cbe0c4', 'e3377c88-ac4f-412d-a913-fb81273749c7', 'b4eccf98-1781-4381-80d2-7106c3c2c327', 1, 'USED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', 'f4c231ca-5b90-47df-8d2b-f12d39500567');
INSERT INTO public.cof_member_coupon VALUES ('61497942-c069-429e-8814-4d681c183954', '525112a2-ef43-452c-a02a-a5f0348e3250', 'b4eccf98-1781-4381-80d2-7106c3c2c327', 2, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('bdfa3d53-50b8-467b-a5df-102eee3bc843', NULL, 'b4eccf98-1781-4381-80d2-7106c3c2c327', 3, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('3ba1e551-4dae-4396-a2ea-85b2ff878b17', 'e3377c88-ac4f-412d-a913-fb81273749c7', '3e35ecf5-8c61-4f1c-b2f1-91c640292018', NULL, 'AVAILABLE', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_membership VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 'RED', '[{"amount": 23900, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00+00', 6);


--
-- Data for Name: cof_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_migration VALUES ('0001-foundation', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0002-member-administration', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0003-reviews', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0004-http-edges', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0005-auto-confirm', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0006-membership-and-refunds', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0007-password-resets', '2026-11-28 02:28:27.04+00');
INSERT INTO public.cof_migration VALUES ('0008-coupons', '2026-11-28 02:28:27.04+00');


--
-- Data for Name: cof_order; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order VALUES ('f4c231ca-5b90-47df-8d2b-f12d39500567', 'e3377c88-ac4f-412d-a913-fb81273749c7', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, '하우스 블렌드', 2, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:e3377c88-ac4f-412d-a913-fb81273749c7", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:e3377c88-ac4f-412d-a913-fb81273749c7", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:bcfd533b-e663-4720-8c5e-87ca212bd834", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('cb01235d-e95c-4571-a538-812d11a0d005', 'e3377c88-ac4f-412d-a913-fb81273749c7', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:e3377c88-ac4f-412d-a913-fb81273749c7", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:e3377c88-ac4f-412d-a913-fb81273749c7", "to": "CANCELLED", "from": "WAITING_FOR_PAY", "reason": "마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('9d2c8128-aa99-4d97-b04e-5dc8cd2d4e46', 'e3377c88-ac4f-412d-a913-fb81273749c7', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:e3377c88-ac4f-412d-a913-fb81273749c7", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:e3377c88-ac4f-412d-a913-fb81273749c7", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', '525112a2-ef43-452c-a02a-a5f0348e3250', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '에스프레소 머신', 1, '[{"at": "2026-01-02T04:06:40.000Z", "by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bcfd533b-e663-4720-8c5e-87ca212bd834", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bcfd533b-e663-4720-8c5e-87ca212bd834", "to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bcfd533b-e663-4720-8c5e-87ca212bd834", "to": "DELIVERED", "from": "SHIPPING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "to": "COMPLETED", "from": "DELIVERED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bcfd533b-e663-4720-8c5e-87ca212bd834", "to": "REFUND_PENDING", "from": "COMPLETED", "refund": "APPROVED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bcfd533b-e663-4720-8c5e-87ca212bd834", "to": "COMPLETED", "from": "REFUND_PENDING", "reason": "하나는 필요 없어요", "refund": "REFUNDED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}]', 11, 15000, '[{"amount": 15000, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40+00', '[{"by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "grant": {"from": "COMPLETED", "amount": 195000, "points": 5000, "restock": true}, "lines": [{"lineId": "86921781-1501-4b52-82fe-1899eba2883d", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REFUNDED", "processedAt": "2026-01-02T04:06:40.000Z", "requestedAt": "2026-01-02T04:06:40.000Z"}, {"by": "member:525112a2-ef43-452c-a02a-a5f0348e3250", "lines": [{"lineId": "86921781-1501-4b52-82fe-1899eba2883d", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REQUESTED", "requestedAt": "2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);


--
-- Data for Name: cof_order_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order_line VALUES ('5648f2bd-a6ac-408b-9315-21074f331d75', 'f4c231ca-5b90-47df-8d2b-f12d39500567', 0, 'd92e48bf-9cb7-4b0d-893d-090315778484', '837f8cdc-43d2-4117-bd73-4179ce3b7752', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, false, 2, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('e90b3345-6ea2-4034-bb4e-bed44c8ee46e', 'f4c231ca-5b90-47df-8d2b-f12d39500567', 1, 'd92e48bf-9cb7-4b0d-893d-090315778484', 'c2b57f9c-1dc4-43d1-ade5-454bf51095df', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, true, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('483b773e-e993-49a4-81e3-15212f12245a', 'cb01235d-e95c-4571-a538-812d11a0d005', 0, 'd92e48bf-9cb7-4b0d-893d-090315778484', '837f8cdc-43d2-4117-bd73-4179ce3b7752', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, false, 0, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('21935673-fa7b-4756-a16e-3a2da5925faf', '9d2c8128-aa99-4d97-b04e-5dc8cd2d4e46', 0, 'd92e48bf-9cb7-4b0d-893d-090315778484', '837f8cdc-43d2-4117-bd73-4179ce3b7752', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, false, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('86921781-1501-4b52-82fe-1899eba2883d', '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 0, '1748c08d-9505-41e1-95c4-3652660b5153', '6229d09c-a3d1-40ce-aba0-99c69271ca80', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, false, 2, 15000, 1, 0);


--
-- Data for Name: cof_outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_outbox VALUES ('ca306e64-837b-4e75-8bc8-b987c04eae67', 1, 'f4c231ca-5b90-47df-8d2b-f12d39500567', 1, 'order.placed', 1, '{"lines": [{"itemId": "d92e48bf-9cb7-4b0d-893d-090315778484", "optionId": "837f8cdc-43d2-4117-bd73-4179ce3b7752", "quantity": 2, "lineTotal": 21600}, {"itemId": "d92e48bf-9cb7-4b0d-893d-090315778484", "optionId": "c2b57f9c-1dc4-43d1-ade5-454bf51095df", "quantity": 1, "lineTotal": 19800}], "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('0e5a348d-38db-4114-ac62-a6b4ac27bf15', 1, 'f4c231ca-5b90-47df-8d2b-f12d39500567', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('ac2758ae-93cd-417a-b5da-0efa46e0f0f5', 1, 'f4c231ca-5b90-47df-8d2b-f12d39500567', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('892e5882-694c-4b8d-be3a-fc6ad9fcefda', 5, '5945629c-65a7-4bbd-a9ee-57bbaa781cd5', 2, 'payment.paid', 1, '{"amount": 44400, "orderId": "f4c231ca-5b90-47df-8d2b-f12d39500567", "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('e6e5c485-b474-46f6-93bc-51c707d6919b', 7, '9d2c8128-aa99-4d97-b04e-5dc8cd2d4e46', 1, 'order.placed', 1, '{"lines": [{"itemId": "d92e48bf-9cb7-4b0d-893d-090315778484", "optionId": "837f8cdc-43d2-4117-bd73-4179ce3b7752", "quantity": 1, "lineTotal": 10800}], "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('7f51348d-8ca1-4e91-bbea-d024526f9a32', 7, '9d2c8128-aa99-4d97-b04e-5dc8cd2d4e46', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('71112538-89cc-4879-9d7f-732e2465569b', 10, 'cb01235d-e95c-4571-a538-812d11a0d005', 1, 'order.placed', 1, '{"lines": [{"itemId": "d92e48bf-9cb7-4b0d-893d-090315778484", "optionId": "837f8cdc-43d2-4117-bd73-4179ce3b7752", "quantity": 3, "lineTotal": 32400}], "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('9a985668-2c9b-4c48-b1e2-927ee25f083a', 10, 'cb01235d-e95c-4571-a538-812d11a0d005', 2, 'order.cancelled', 1, '{"reason": "마음이 바뀌었어요", "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('a5fb5f45-c1ae-4198-a8a5-b8082f3a3348', 12, 'bcfd533b-e663-4720-8c5e-87ca212bd834', 1, 'member.signed-up', 1, '{"role": "ADMIN"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('86303238-ce51-43ca-aeed-fab4d2017fca', 14, 'd92e48bf-9cb7-4b0d-893d-090315778484', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('dcb43ac3-ded9-4f89-a190-efcc5149d3ba', 15, 'e3377c88-ac4f-412d-a913-fb81273749c7', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('dbdcc7bb-ed8c-4fb4-a290-5bc41decd579', 1, 'f4c231ca-5b90-47df-8d2b-f12d39500567', 3, 'order.paid', 1, '{"lines": [{"itemId": "d92e48bf-9cb7-4b0d-893d-090315778484", "optionId": "837f8cdc-43d2-4117-bd73-4179ce3b7752", "quantity": 2, "lineTotal": 21600}, {"itemId": "d92e48bf-9cb7-4b0d-893d-090315778484", "optionId": "c2b57f9c-1dc4-43d1-ade5-454bf51095df", "quantity": 1, "lineTotal": 19800}], "memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "finalPrice": 44400, "deliveryFee": 3000}', '2026-01-02 03:00:00+00', '2026-01-02 04:00:00+00');
INSERT INTO public.cof_outbox VALUES ('eeb76f79-4a95-45d3-a5d1-3eb96fdfe0be', 2, '525112a2-ef43-452c-a02a-a5f0348e3250', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('72a82944-ddd6-436c-8714-1339d06232da', 13, '1748c08d-9505-41e1-95c4-3652660b5153', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('af06bb58-a6d5-4ad3-8947-622b57e1c19e', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 1, 'order.placed', 1, '{"lines": [{"itemId": "1748c08d-9505-41e1-95c4-3652660b5153", "optionId": "6229d09c-a3d1-40ce-aba0-99c69271ca80", "quantity": 3, "lineTotal": 600000}], "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('8a288234-dcd6-46b8-ab3b-6dfffe742584', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('bc10bed1-dfbb-4d46-92ff-42e158c1d132', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 3, 'order.paid', 1, '{"lines": [{"itemId": "1748c08d-9505-41e1-95c4-3652660b5153", "optionId": "6229d09c-a3d1-40ce-aba0-99c69271ca80", "quantity": 3, "lineTotal": 600000}], "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000, "deliveryFee": 0}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('a952b2fc-e4e2-48c7-b80f-e68bbc914d4e', 3, 'eb99e512-483c-494f-be22-cf240625c4ed', 2, 'payment.paid', 1, '{"amount": 585000, "orderId": "1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('603cf572-4c20-4cee-9e05-4f3d0f5995bc', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('a1f4caad-f9c2-40b5-a57e-b98dffb77ca5', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 5, 'order.state-changed', 1, '{"to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('2c3acfef-232c-4904-b2bb-bebc852f9b6c', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 6, 'order.state-changed', 1, '{"to": "DELIVERED", "from": "SHIPPING", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('c3de43cf-d93e-492b-8e0d-c17061590162', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 7, 'order.state-changed', 1, '{"to": "COMPLETED", "from": "DELIVERED", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('e42f47c7-e04a-41cb-a9b8-78d37eec8369', 6, 'membership:525112a2-ef43-452c-a02a-a5f0348e3250', 4, 'member.tier-changed', 1, '{"to": "RED", "from": "BASIC", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('70d766d2-f38d-42dc-84ea-b042061053aa', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 8, 'order.refund-requested', 1, '{"lines": [{"lineId": "86921781-1501-4b52-82fe-1899eba2883d", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('2e96d33d-1ba5-4fe0-a149-969f2e75c41c', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 9, 'order.refund-approved', 1, '{"lines": [{"lineId": "86921781-1501-4b52-82fe-1899eba2883d", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('5c267326-e3be-478e-b536-79df24c53e39', 3, 'eb99e512-483c-494f-be22-cf240625c4ed', 3, 'payment.refunded', 1, '{"amount": 195000, "orderId": "1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('6c6861fd-1e6b-4f0c-80e0-65e91a5803d1', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 10, 'order.refunded', 1, '{"to": "COMPLETED", "lines": [{"lineId": "86921781-1501-4b52-82fe-1899eba2883d", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('cae7965c-3574-41f5-9033-55f7297a93da', 7, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', 11, 'order.refund-requested', 1, '{"lines": [{"lineId": "86921781-1501-4b52-82fe-1899eba2883d", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('7b0ab5f7-fd35-499b-a3ac-b2baa85ea513', 13, '99e4c02d-4aa1-455a-a11a-56598cf60d1c', 1, 'review.written', 1, '{"itemId": "1748c08d-9505-41e1-95c4-3652660b5153", "rating": 5}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('1bb2291b-a6f9-4a0a-8525-80094fda55e9', 11, '8ece2965-e418-48fc-b9f7-a4f0f165c479', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('dc8484ca-8931-44f9-ad7b-07be1577c30a', 11, '8ece2965-e418-48fc-b9f7-a4f0f165c479', 2, 'member.withdrawn', 1, '{"by": "member:8ece2965-e418-48fc-b9f7-a4f0f165c479"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('bfdcab40-34c0-4c2a-8689-6ae0761b8e63', 3, 'e3465bde-fd5d-4503-aab8-3e135e655b30', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ee487c17-1f11-493b-8093-3e084c91970f', 5, '0ad04565-bca7-4f76-9f51-9ccba5cbe0c4', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "e3377c88-ac4f-412d-a913-fb81273749c7", "sequence": 1, "memberCouponId": "0ad04565-bca7-4f76-9f51-9ccba5cbe0c4"}], "couponId": "b4eccf98-1781-4381-80d2-7106c3c2c327"}', '2026-01-03 03:00:00+00', NULL);
INSERT INTO public.cof_outbox VALUES ('3614fd36-80b4-44db-9cfe-6da97e376e36', 6, '61497942-c069-429e-8814-4d681c183954', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "525112a2-ef43-452c-a02a-a5f0348e3250", "sequence": 2, "memberCouponId": "61497942-c069-429e-8814-4d681c183954"}], "couponId": "b4eccf98-1781-4381-80d2-7106c3c2c327"}', '2026-01-03 03:00:00+00', NULL);


--
-- Data for Name: cof_password_reset; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_password_reset VALUES ('e3465bde-fd5d-4503-aab8-3e135e655b30', '525112a2-ef43-452c-a02a-a5f0348e3250', '2026-01-02 04:06:40+00', '2026-01-02 04:36:40+00', NULL);


--
-- Data for Name: cof_payment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment VALUES ('5945629c-65a7-4bbd-a9ee-57bbaa781cd5', 'f4c231ca-5b90-47df-8d2b-f12d39500567', 'e3377c88-ac4f-412d-a913-fb81273749c7', 'cofshop5945629c65a74bbda9ee57bbaa781cd5', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop5945629c65a74bbda9ee57bbaa781cd5', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 2, 0);
INSERT INTO public.cof_payment VALUES ('1bdf8444-3355-4c01-8dd7-686afbb92d99', '9d2c8128-aa99-4d97-b04e-5dc8cd2d4e46', 'e3377c88-ac4f-412d-a913-fb81273749c7', 'cofshop1bdf844433554c018dd7686afbb92d99', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00+00', NULL, 1, 0);
INSERT INTO public.cof_payment VALUES ('eb99e512-483c-494f-be22-cf240625c4ed', '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', '525112a2-ef43-452c-a02a-a5f0348e3250', 'cofshopeb99e512483c494fbe22cf240625c4ed', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopeb99e512483c494fbe22cf240625c4ed', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', 3, 195000);


--
-- Data for Name: cof_point_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_point_entry VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:bcfd533b-e663-4720-8c5e-87ca212bd834', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 2, 'SPEND', -15000, 0, 15000, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', NULL, 'member:525112a2-ef43-452c-a02a-a5f0348e3250', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 3, 'EARN', 5850, 0, 20850, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', NULL, 'member:525112a2-ef43-452c-a02a-a5f0348e3250', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 5, 'RESTORE', 5000, 0, 25850, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', NULL, 'member:bcfd533b-e663-4720-8c5e-87ca212bd834', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('525112a2-ef43-452c-a02a-a5f0348e3250', 6, 'TAKE_BACK', -1950, 0, 23900, '1c5a3185-94e5-4c6d-bc3e-8669d7a3ce37', NULL, 'member:bcfd533b-e663-4720-8c5e-87ca212bd834', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_review VALUES ('99e4c02d-4aa1-455a-a11a-56598cf60d1c', '1748c08d-9505-41e1-95c4-3652660b5153', '525112a2-ef43-452c-a02a-a5f0348e3250', 5, '크레마가 좋아요', '2026-01-02 04:06:40+00', NULL, 1);


--
-- Data for Name: cof_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_session VALUES ('969b50fd-e8e4-48e0-9e7c-64d1296ba5eb', 'e3377c88-ac4f-412d-a913-fb81273749c7', 1, '2026-01-02 03:00:00+00', '2026-01-09 03:00:00+00', NULL);


--
-- Data for Name: cof_stock_movement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stock_movement VALUES ('a39030f9-3ced-47b1-a5d6-cb240212c8f6', '837f8cdc-43d2-4117-bd73-4179ce3b7752', 10, 'first stock', 'member:bcfd533b-e663-4720-8c5e-87ca212bd834', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('8750c55f-ac14-4d78-a374-cf10f284f380', 'c2b57f9c-1dc4-43d1-ade5-454bf51095df', 5, 'first stock', 'member:bcfd533b-e663-4720-8c5e-87ca212bd834', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('69bfee2b-d6e5-4f8f-b4e5-f2c7dadd90cd', '6229d09c-a3d1-40ce-aba0-99c69271ca80', 10, 'first stock', 'member:bcfd533b-e663-4720-8c5e-87ca212bd834', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_stored_reply; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stored_reply VALUES ('member:525112a2-ef43-452c-a02a-a5f0348e3250', 'POST /orders', 'kept', 'b39910becec6f627', '79579abe-0c37-4b9d-8d3b-bd1b1811ddab', '2026-01-02 04:06:40+00', '2026-01-02 04:07:40+00', 'kept');


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
-- Name: cof_coupon_code; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cof_coupon_code ON public.cof_coupon USING btree (code) WHERE (code IS NOT NULL);


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


