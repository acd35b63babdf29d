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
-- Name: cof_chat_marker; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_chat_marker (
    room_id uuid NOT NULL,
    member_id uuid NOT NULL,
    sequence integer NOT NULL,
    CONSTRAINT cof_chat_marker_sequence_check CHECK ((sequence >= 1))
);


--
-- Name: cof_chat_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_chat_message (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    sender_id uuid NOT NULL,
    message text NOT NULL,
    message_group_id text NOT NULL,
    message_type text NOT NULL,
    attachment_ids jsonb NOT NULL,
    deleted boolean NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    sequence integer NOT NULL,
    CONSTRAINT cof_chat_message_message_type_check CHECK ((message_type = ANY (ARRAY['TEXT'::text, 'IMAGE'::text, 'VIDEO'::text, 'FILE'::text]))),
    CONSTRAINT cof_chat_message_sequence_check CHECK ((sequence >= 1))
);


--
-- Name: cof_chat_room; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_chat_room (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    agent_id uuid,
    status text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    closed_at timestamp(3) with time zone,
    messages integer NOT NULL,
    last_message_at timestamp(3) with time zone,
    version integer NOT NULL,
    CONSTRAINT cof_chat_room_check CHECK ((agent_id <> customer_id)),
    CONSTRAINT cof_chat_room_check1 CHECK (((status = 'CLOSED'::text) = (closed_at IS NOT NULL))),
    CONSTRAINT cof_chat_room_check2 CHECK (((status <> 'IN_PROGRESS'::text) OR (agent_id IS NOT NULL))),
    CONSTRAINT cof_chat_room_check3 CHECK (((status <> 'ACTIVE'::text) OR (agent_id IS NULL))),
    CONSTRAINT cof_chat_room_messages_check CHECK ((messages >= 0)),
    CONSTRAINT cof_chat_room_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'IN_PROGRESS'::text, 'CLOSED'::text])))
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
    checks integer DEFAULT 0 NOT NULL,
    next_check_at timestamp(3) with time zone,
    CONSTRAINT cof_payment_check CHECK (((refunded_amount >= 0) AND (refunded_amount <= price))),
    CONSTRAINT cof_payment_checks_check CHECK ((checks >= 0)),
    CONSTRAINT cof_payment_price_check CHECK ((price >= 0)),
    CONSTRAINT cof_payment_state_check CHECK ((state = ANY (ARRAY['READY'::text, 'PAID'::text, 'FAILED'::text, 'REFUND_PENDING'::text, 'REFUNDED'::text])))
);


--
-- Name: cof_payment_difference; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_payment_difference (
    id uuid NOT NULL,
    merchant_uid text NOT NULL,
    cause text NOT NULL,
    here jsonb,
    there jsonb,
    found_at timestamp(3) with time zone NOT NULL,
    settled_at timestamp(3) with time zone,
    version integer NOT NULL,
    CONSTRAINT cof_payment_difference_cause_check CHECK ((cause = ANY (ARRAY['unknown-here'::text, 'unknown-there'::text, 'not-ours'::text, 'amount'::text, 'state'::text, 'refunded'::text])))
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
-- Name: cof_upload; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_upload (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    message_id uuid,
    CONSTRAINT cof_upload_bytes_check CHECK ((bytes >= 0)),
    CONSTRAINT cof_upload_kind_check CHECK ((kind = ANY (ARRAY['IMAGE'::text, 'VIDEO'::text, 'FILE'::text])))
);


--
-- Data for Name: cof_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_attempt VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40+00');


--
-- Data for Name: cof_cart_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_cart_line VALUES ('e86e7123-4928-4118-a78c-b3983e2e92c8', '8c3e15b4-4877-4e07-b3dc-93f2f5649a3d', '59b34d97-07f3-43c0-88e9-bfe325b85443', 4, '2026-01-02 03:00:00+00');
INSERT INTO public.cof_cart_line VALUES ('f37c2422-72c1-479b-a9e6-284cc72373b8', 'f8db7439-b7a3-4774-b7ea-dee7973d2fe3', '30630af7-b07c-4075-8688-4d9bf286f22e', 2, '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_category VALUES ('8e733643-3562-48c1-ac10-02de080090b8', '원두', NULL, 1);
INSERT INTO public.cof_category VALUES ('cae2d6aa-919a-45a4-82e1-025fa897d2f4', '블렌드', '8e733643-3562-48c1-ac10-02de080090b8', 2);


--
-- Data for Name: cof_chat_marker; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_chat_marker VALUES ('99f0cba8-6d58-41b5-a60c-df59b6ea6210', '2df1f812-a0a1-4ba6-b31d-02233b5501bf', 1);


--
-- Data for Name: cof_chat_message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_chat_message VALUES ('f5ae839e-fc9b-4557-bbd1-9b5d3267c54c', '99f0cba8-6d58-41b5-a60c-df59b6ea6210', 'e86e7123-4928-4118-a78c-b3983e2e92c8', '봉투가 찢어졌어요', 'f5ae839e-fc9b-4557-bbd1-9b5d3267c54c', 'IMAGE', '["81639bd4-cc6b-4c35-bdab-1224d3a44913"]', false, '2026-01-02 04:06:40+00', 1);
INSERT INTO public.cof_chat_message VALUES ('b1bbb313-0ffd-4791-92d8-808cd610300f', '99f0cba8-6d58-41b5-a60c-df59b6ea6210', 'e86e7123-4928-4118-a78c-b3983e2e92c8', '', 'b1bbb313-0ffd-4791-92d8-808cd610300f', 'TEXT', '[]', true, '2026-01-02 04:06:40+00', 2);
INSERT INTO public.cof_chat_message VALUES ('a6de832b-76d3-40d7-abeb-278c90f9c7cb', '99f0cba8-6d58-41b5-a60c-df59b6ea6210', 'e86e7123-4928-4118-a78c-b3983e2e92c8', '바꿔 주실 수 있나요?', 'a6de832b-76d3-40d7-abeb-278c90f9c7cb', 'TEXT', '[]', false, '2026-01-02 04:06:40+00', 3);


--
-- Data for Name: cof_chat_room; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_chat_room VALUES ('99f0cba8-6d58-41b5-a60c-df59b6ea6210', 'e86e7123-4928-4118-a78c-b3983e2e92c8', '2df1f812-a0a1-4ba6-b31d-02233b5501bf', 'IN_PROGRESS', '2026-01-02 04:06:40+00', NULL, 3, '2026-01-02 04:06:40+00', 2);


--
-- Data for Name: cof_command_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_command_key VALUES ('e86e7123-4928-4118-a78c-b3983e2e92c8', '14e196d0-3523-478b-93b5-4eeae71db03c', 'order.place', 'bd3da604-d73b-4691-ac77-2e6458c026c5', '2026-01-02 03:00:00+00', '567932b393fc1aa8');
INSERT INTO public.cof_command_key VALUES ('e86e7123-4928-4118-a78c-b3983e2e92c8', '38834f9c-2cca-4e9f-b3a3-2471fc27632d', 'order.place', '579cb93a-c869-4bc3-801f-3d6324fad0e9', '2026-01-02 03:00:00+00', '9a56d0da411c61b8');
INSERT INTO public.cof_command_key VALUES ('e86e7123-4928-4118-a78c-b3983e2e92c8', '1a31b976-d44b-40a6-aa36-77c26887cd19', 'order.place', '857c5588-012b-49e1-acc0-f9c310d0f3de', '2026-01-02 03:00:00+00', '4e3c75a3c886d787');


--
-- Data for Name: cof_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_coupon VALUES ('fd220b5d-1861-488a-a03f-299a0ed0a8cb', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, 0, '봄26', '2026-01-03 03:00:00+00', 1);
INSERT INTO public.cof_coupon VALUES ('3e26f799-c0cd-4864-af60-784e21dc63ba', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', 4, 2, NULL, '2026-01-03 03:00:00+00', 2);


--
-- Data for Name: cof_event_failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_event_failure VALUES ('broken', '97fbf6d6-f118-46d2-820a-d25b56824312', 10, 'always', NULL, '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_inbox VALUES ('witness', '97fbf6d6-f118-46d2-820a-d25b56824312');


--
-- Data for Name: cof_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item VALUES ('59b34d97-07f3-43c0-88e9-bfe325b85443', '2df1f812-a0a1-4ba6-b31d-02233b5501bf', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"id": "15f3695f-69c7-462f-9f06-03d27ba06c9e", "url": "/images/a.webp", "name": "a.webp", "type": "REPRESENTATIVE"}]', '2026-01-02 03:00:00+00', 1, 0, 0);
INSERT INTO public.cof_item VALUES ('30630af7-b07c-4075-8688-4d9bf286f22e', '2df1f812-a0a1-4ba6-b31d-02233b5501bf', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40+00', 1, 1, 5);


--
-- Data for Name: cof_item_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_category VALUES ('59b34d97-07f3-43c0-88e9-bfe325b85443', 'cae2d6aa-919a-45a4-82e1-025fa897d2f4');


--
-- Data for Name: cof_item_option; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_option VALUES ('277081af-ead4-43f4-a1d2-8e5cb926a34b', '59b34d97-07f3-43c0-88e9-bfe325b85443', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO public.cof_item_option VALUES ('8c3e15b4-4877-4e07-b3dc-93f2f5649a3d', '59b34d97-07f3-43c0-88e9-bfe325b85443', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO public.cof_item_option VALUES ('f8db7439-b7a3-4774-b7ea-dee7973d2fe3', '30630af7-b07c-4075-8688-4d9bf286f22e', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);


--
-- Data for Name: cof_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_login; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_login VALUES ('208afd89-3128-44c9-a233-0eb0194f9ae9', 'e86e7123-4928-4118-a78c-b3983e2e92c8', '2026-01-02 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member VALUES ('2df1f812-a0a1-4ba6-b31d-02233b5501bf', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('e86e7123-4928-4118-a78c-b3983e2e92c8', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 1);
INSERT INTO public.cof_member VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('fd39f182-ca9c-4879-8407-8dc5f66046b2', 'quit-fd39f182-ca9c-4879-8407-8dc5f66046b2@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 2);


--
-- Data for Name: cof_member_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member_coupon VALUES ('cc76add0-c4c9-4b32-89ce-d97c83e7ce07', 'e86e7123-4928-4118-a78c-b3983e2e92c8', '3e26f799-c0cd-4864-af60-784e21dc63ba', 1, 'USED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', 'bd3da604-d73b-4691-ac77-2e6458c026c5');
INSERT INTO public.cof_member_coupon VALUES ('4c1d819c-b75e-4396-a403-e78f729e51f2', 'b55156ab-d7d6-4a28-85cb-44ef12478c07', '3e26f799-c0cd-4864-af60-784e21dc63ba', 2, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('de4d6504-9d4a-4c98-83a0-f268ab86afa3', NULL, '3e26f799-c0cd-4864-af60-784e21dc63ba', 3, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('7b0258d1-e509-4ae1-8be8-0fc0d5f47ed3', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'fd220b5d-1861-488a-a03f-299a0ed0a8cb', NULL, 'AVAILABLE', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_membership VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 'RED', '[{"amount": 23900, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00+00', 6);


--
-- Data for Name: cof_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_migration VALUES ('0001-foundation', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0002-member-administration', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0003-reviews', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0004-http-edges', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0005-auto-confirm', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0006-membership-and-refunds', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0007-password-resets', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0008-coupons', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0009-payments', '2026-11-28 10:53:01.167+00');
INSERT INTO public.cof_migration VALUES ('0010-chat', '2026-11-28 10:53:01.167+00');


--
-- Data for Name: cof_order; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order VALUES ('bd3da604-d73b-4691-ac77-2e6458c026c5', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, '하우스 블렌드', 2, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:e86e7123-4928-4118-a78c-b3983e2e92c8", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:e86e7123-4928-4118-a78c-b3983e2e92c8", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:2df1f812-a0a1-4ba6-b31d-02233b5501bf", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('579cb93a-c869-4bc3-801f-3d6324fad0e9', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:e86e7123-4928-4118-a78c-b3983e2e92c8", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:e86e7123-4928-4118-a78c-b3983e2e92c8", "to": "CANCELLED", "from": "WAITING_FOR_PAY", "reason": "마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('857c5588-012b-49e1-acc0-f9c310d0f3de', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:e86e7123-4928-4118-a78c-b3983e2e92c8", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:e86e7123-4928-4118-a78c-b3983e2e92c8", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('fc01fcb3-080c-4589-b743-8d05a077d1a0', 'b55156ab-d7d6-4a28-85cb-44ef12478c07', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '에스프레소 머신', 1, '[{"at": "2026-01-02T04:06:40.000Z", "by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2df1f812-a0a1-4ba6-b31d-02233b5501bf", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2df1f812-a0a1-4ba6-b31d-02233b5501bf", "to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2df1f812-a0a1-4ba6-b31d-02233b5501bf", "to": "DELIVERED", "from": "SHIPPING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "to": "COMPLETED", "from": "DELIVERED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2df1f812-a0a1-4ba6-b31d-02233b5501bf", "to": "REFUND_PENDING", "from": "COMPLETED", "refund": "APPROVED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2df1f812-a0a1-4ba6-b31d-02233b5501bf", "to": "COMPLETED", "from": "REFUND_PENDING", "reason": "하나는 필요 없어요", "refund": "REFUNDED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}]', 11, 15000, '[{"amount": 15000, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40+00', '[{"by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "grant": {"from": "COMPLETED", "amount": 195000, "points": 5000, "restock": true}, "lines": [{"lineId": "b0a2577b-8995-44fb-a34e-4c6a148fc85c", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REFUNDED", "processedAt": "2026-01-02T04:06:40.000Z", "requestedAt": "2026-01-02T04:06:40.000Z"}, {"by": "member:b55156ab-d7d6-4a28-85cb-44ef12478c07", "lines": [{"lineId": "b0a2577b-8995-44fb-a34e-4c6a148fc85c", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REQUESTED", "requestedAt": "2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);


--
-- Data for Name: cof_order_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order_line VALUES ('bbc18673-b7c3-4f73-8d82-b36747832090', 'bd3da604-d73b-4691-ac77-2e6458c026c5', 0, '59b34d97-07f3-43c0-88e9-bfe325b85443', '8c3e15b4-4877-4e07-b3dc-93f2f5649a3d', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, false, 2, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('aeaa7e08-9d17-4ba4-98d3-710e752ab0dd', 'bd3da604-d73b-4691-ac77-2e6458c026c5', 1, '59b34d97-07f3-43c0-88e9-bfe325b85443', '277081af-ead4-43f4-a1d2-8e5cb926a34b', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, true, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('d8160cb5-a16d-4560-a972-82970322558e', '579cb93a-c869-4bc3-801f-3d6324fad0e9', 0, '59b34d97-07f3-43c0-88e9-bfe325b85443', '8c3e15b4-4877-4e07-b3dc-93f2f5649a3d', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, false, 0, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('d34d804a-959c-469c-ab96-2a4df6113553', '857c5588-012b-49e1-acc0-f9c310d0f3de', 0, '59b34d97-07f3-43c0-88e9-bfe325b85443', '8c3e15b4-4877-4e07-b3dc-93f2f5649a3d', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, false, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('b0a2577b-8995-44fb-a34e-4c6a148fc85c', 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 0, '30630af7-b07c-4075-8688-4d9bf286f22e', 'f8db7439-b7a3-4774-b7ea-dee7973d2fe3', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, false, 2, 15000, 1, 0);


--
-- Data for Name: cof_outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_outbox VALUES ('5992ca4f-4435-45e2-bfe9-34b5a7550c63', 0, '2df1f812-a0a1-4ba6-b31d-02233b5501bf', 1, 'member.signed-up', 1, '{"role": "ADMIN"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('3e7abd1d-1594-4b72-ba9a-2a049ac9920f', 0, '30f84419-0f10-431c-8c13-641da7ef515f', 2, 'payment.paid', 1, '{"amount": 44400, "orderId": "bd3da604-d73b-4691-ac77-2e6458c026c5", "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('32371756-0c54-44cf-870b-bf68cae32bbe', 4, 'bd3da604-d73b-4691-ac77-2e6458c026c5', 1, 'order.placed', 1, '{"lines": [{"itemId": "59b34d97-07f3-43c0-88e9-bfe325b85443", "optionId": "8c3e15b4-4877-4e07-b3dc-93f2f5649a3d", "quantity": 2, "lineTotal": 21600}, {"itemId": "59b34d97-07f3-43c0-88e9-bfe325b85443", "optionId": "277081af-ead4-43f4-a1d2-8e5cb926a34b", "quantity": 1, "lineTotal": 19800}], "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('04ccdbac-817e-448a-af21-c9288ed710d4', 4, 'bd3da604-d73b-4691-ac77-2e6458c026c5', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('ce5b7ea7-1b70-465d-b808-5c4e4c7dba0b', 4, 'bd3da604-d73b-4691-ac77-2e6458c026c5', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('d1f1136f-2eb6-4018-b7be-6d6386eec505', 5, '857c5588-012b-49e1-acc0-f9c310d0f3de', 1, 'order.placed', 1, '{"lines": [{"itemId": "59b34d97-07f3-43c0-88e9-bfe325b85443", "optionId": "8c3e15b4-4877-4e07-b3dc-93f2f5649a3d", "quantity": 1, "lineTotal": 10800}], "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('6dec072a-f016-40aa-bd91-3378b6580228', 5, '857c5588-012b-49e1-acc0-f9c310d0f3de', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('da296dd3-d1c5-4551-a564-9fc237dec2a2', 7, 'e86e7123-4928-4118-a78c-b3983e2e92c8', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('b5dcf054-9078-4199-b45f-00ed3fdd4a55', 13, '59b34d97-07f3-43c0-88e9-bfe325b85443', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('49ef0055-8aa5-4992-bf32-879e7d266e8c', 14, '579cb93a-c869-4bc3-801f-3d6324fad0e9', 1, 'order.placed', 1, '{"lines": [{"itemId": "59b34d97-07f3-43c0-88e9-bfe325b85443", "optionId": "8c3e15b4-4877-4e07-b3dc-93f2f5649a3d", "quantity": 3, "lineTotal": 32400}], "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('2fddd00e-8d64-40d3-8b4a-63444536fba3', 14, '579cb93a-c869-4bc3-801f-3d6324fad0e9', 2, 'order.cancelled', 1, '{"reason": "마음이 바뀌었어요", "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('97fbf6d6-f118-46d2-820a-d25b56824312', 4, 'bd3da604-d73b-4691-ac77-2e6458c026c5', 3, 'order.paid', 1, '{"lines": [{"itemId": "59b34d97-07f3-43c0-88e9-bfe325b85443", "optionId": "8c3e15b4-4877-4e07-b3dc-93f2f5649a3d", "quantity": 2, "lineTotal": 21600}, {"itemId": "59b34d97-07f3-43c0-88e9-bfe325b85443", "optionId": "277081af-ead4-43f4-a1d2-8e5cb926a34b", "quantity": 1, "lineTotal": 19800}], "memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "finalPrice": 44400, "deliveryFee": 3000}', '2026-01-02 03:00:00+00', '2026-01-02 04:00:00+00');
INSERT INTO public.cof_outbox VALUES ('3e1c3c84-201c-4737-a1f1-c85b1e40aaeb', 5, 'b55156ab-d7d6-4a28-85cb-44ef12478c07', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('1c25046d-464d-4a75-b5a0-dec34b4fd046', 11, '30630af7-b07c-4075-8688-4d9bf286f22e', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('79fa785d-8e1d-4778-9a74-d32b676ae270', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 1, 'order.placed', 1, '{"lines": [{"itemId": "30630af7-b07c-4075-8688-4d9bf286f22e", "optionId": "f8db7439-b7a3-4774-b7ea-dee7973d2fe3", "quantity": 3, "lineTotal": 600000}], "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('67495f38-9a40-4818-b21b-ac90ab366b06', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('a8057d47-aaae-402a-a124-ace0d2327b90', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 3, 'order.paid', 1, '{"lines": [{"itemId": "30630af7-b07c-4075-8688-4d9bf286f22e", "optionId": "f8db7439-b7a3-4774-b7ea-dee7973d2fe3", "quantity": 3, "lineTotal": 600000}], "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000, "deliveryFee": 0}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('0549fb86-f9f8-4a45-94be-c287be1f7a2e', 14, '5bd9eb57-d02a-44f3-a42b-e439cf18a54d', 2, 'payment.paid', 1, '{"amount": 585000, "orderId": "fc01fcb3-080c-4589-b743-8d05a077d1a0", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('87dd399f-1d7f-409d-94b0-aa31e28bf623', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('1372ebb5-3612-4918-afa7-167086adf8a9', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 5, 'order.state-changed', 1, '{"to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('0046af71-5d76-4984-a0e8-a1aec9333b56', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 6, 'order.state-changed', 1, '{"to": "DELIVERED", "from": "SHIPPING", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('b298e42f-0f87-498e-becb-0fb094aa1d25', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 7, 'order.state-changed', 1, '{"to": "COMPLETED", "from": "DELIVERED", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('12d3b339-5251-4aa8-8c3b-ea8259474706', 1, 'membership:b55156ab-d7d6-4a28-85cb-44ef12478c07', 4, 'member.tier-changed', 1, '{"to": "RED", "from": "BASIC", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('c3f39c6f-382b-47d8-82d0-2df36c78b1f1', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 8, 'order.refund-requested', 1, '{"lines": [{"lineId": "b0a2577b-8995-44fb-a34e-4c6a148fc85c", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('cd064c8a-fc3a-47e3-abc1-dc7470e49ebb', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 9, 'order.refund-approved', 1, '{"lines": [{"lineId": "b0a2577b-8995-44fb-a34e-4c6a148fc85c", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('11bdbe99-85c8-417a-9c48-f61138c2dc5e', 14, '5bd9eb57-d02a-44f3-a42b-e439cf18a54d', 3, 'payment.refunded', 1, '{"amount": 195000, "orderId": "fc01fcb3-080c-4589-b743-8d05a077d1a0", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('e9fd81f9-cd2d-4f66-854e-659e8fdd5300', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 10, 'order.refunded', 1, '{"to": "COMPLETED", "lines": [{"lineId": "b0a2577b-8995-44fb-a34e-4c6a148fc85c", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('b34a4201-081d-4da7-a5b0-dd35d356b500', 14, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 11, 'order.refund-requested', 1, '{"lines": [{"lineId": "b0a2577b-8995-44fb-a34e-4c6a148fc85c", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('3d03d0d2-800b-45ec-80df-3a221ae79518', 12, 'f7d13f1d-1605-4ff9-96f5-f789755a0ddb', 1, 'review.written', 1, '{"itemId": "30630af7-b07c-4075-8688-4d9bf286f22e", "rating": 5}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('3d429392-5826-46b1-bee5-8f4aa23e5603', 11, 'fd39f182-ca9c-4879-8407-8dc5f66046b2', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('535bc56f-5ba0-4242-bef4-a653dae6bd8f', 11, 'fd39f182-ca9c-4879-8407-8dc5f66046b2', 2, 'member.withdrawn', 1, '{"by": "member:fd39f182-ca9c-4879-8407-8dc5f66046b2"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('6e86f74d-b241-44b8-8de8-1f2ac081feac', 14, '8a836756-1096-4164-a963-836374fcb533', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('3312f64a-046c-4379-88e2-23ae8da99078', 1, 'cc76add0-c4c9-4b32-89ce-d97c83e7ce07', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "e86e7123-4928-4118-a78c-b3983e2e92c8", "sequence": 1, "memberCouponId": "cc76add0-c4c9-4b32-89ce-d97c83e7ce07"}], "couponId": "3e26f799-c0cd-4864-af60-784e21dc63ba"}', '2026-01-03 03:00:00+00', NULL);
INSERT INTO public.cof_outbox VALUES ('1913f884-d8d7-455a-8d9d-d3c8bab8c630', 0, '4c1d819c-b75e-4396-a403-e78f729e51f2', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "b55156ab-d7d6-4a28-85cb-44ef12478c07", "sequence": 2, "memberCouponId": "4c1d819c-b75e-4396-a403-e78f729e51f2"}], "couponId": "3e26f799-c0cd-4864-af60-784e21dc63ba"}', '2026-01-03 03:00:00+00', NULL);
INSERT INTO public.cof_outbox VALUES ('42048e27-7646-4788-813b-1efb68bc1acf', 11, '99f0cba8-6d58-41b5-a60c-df59b6ea6210', 1, 'chat.room-opened', 1, '{"customerId": "e86e7123-4928-4118-a78c-b3983e2e92c8"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('802800e0-308a-4bee-814b-ac0b3dacaad1', 11, '99f0cba8-6d58-41b5-a60c-df59b6ea6210', 2, 'chat.agent-joined', 1, '{"agentId": "2df1f812-a0a1-4ba6-b31d-02233b5501bf", "customerId": "e86e7123-4928-4118-a78c-b3983e2e92c8"}', '2026-01-02 04:06:40+00', NULL);


--
-- Data for Name: cof_password_reset; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_password_reset VALUES ('8a836756-1096-4164-a963-836374fcb533', 'b55156ab-d7d6-4a28-85cb-44ef12478c07', '2026-01-02 04:06:40+00', '2026-01-02 04:36:40+00', NULL);


--
-- Data for Name: cof_payment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment VALUES ('30f84419-0f10-431c-8c13-641da7ef515f', 'bd3da604-d73b-4691-ac77-2e6458c026c5', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'cofshop30f844190f10431c8c13641da7ef515f', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop30f844190f10431c8c13641da7ef515f', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 2, 0, 0, NULL);
INSERT INTO public.cof_payment VALUES ('ed1d54a9-deaa-4cf3-b674-c82d1118b06b', '857c5588-012b-49e1-acc0-f9c310d0f3de', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'cofshoped1d54a9deaa4cf3b674c82d1118b06b', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00+00', NULL, 1, 0, 0, '2026-01-02 03:01:00+00');
INSERT INTO public.cof_payment VALUES ('5bd9eb57-d02a-44f3-a42b-e439cf18a54d', 'fc01fcb3-080c-4589-b743-8d05a077d1a0', 'b55156ab-d7d6-4a28-85cb-44ef12478c07', 'cofshop5bd9eb57d02a44f3a42be439cf18a54d', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop5bd9eb57d02a44f3a42be439cf18a54d', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', 3, 195000, 0, NULL);


--
-- Data for Name: cof_payment_difference; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment_difference VALUES ('73dd9d14-9ab6-45aa-9517-9f0a11773dd5', 'order-somebody-elses', 'unknown-here', NULL, '{"state": "paid", "amount": 9900, "currency": "KRW", "refunded": 0}', '2026-01-03 03:00:00+00', NULL, 1);


--
-- Data for Name: cof_point_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_point_entry VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:2df1f812-a0a1-4ba6-b31d-02233b5501bf', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 2, 'SPEND', -15000, 0, 15000, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', NULL, 'member:b55156ab-d7d6-4a28-85cb-44ef12478c07', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 3, 'EARN', 5850, 0, 20850, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', NULL, 'member:b55156ab-d7d6-4a28-85cb-44ef12478c07', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 5, 'RESTORE', 5000, 0, 25850, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', NULL, 'member:2df1f812-a0a1-4ba6-b31d-02233b5501bf', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('b55156ab-d7d6-4a28-85cb-44ef12478c07', 6, 'TAKE_BACK', -1950, 0, 23900, 'fc01fcb3-080c-4589-b743-8d05a077d1a0', NULL, 'member:2df1f812-a0a1-4ba6-b31d-02233b5501bf', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_review VALUES ('f7d13f1d-1605-4ff9-96f5-f789755a0ddb', '30630af7-b07c-4075-8688-4d9bf286f22e', 'b55156ab-d7d6-4a28-85cb-44ef12478c07', 5, '크레마가 좋아요', '2026-01-02 04:06:40+00', NULL, 1);


--
-- Data for Name: cof_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_session VALUES ('ca0a607d-8a79-472d-9809-fcfb2ba4476b', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 1, '2026-01-02 03:00:00+00', '2026-01-09 03:00:00+00', NULL);


--
-- Data for Name: cof_stock_movement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stock_movement VALUES ('32af9aca-3a2d-4dac-bb4d-61f5f418132e', '8c3e15b4-4877-4e07-b3dc-93f2f5649a3d', 10, 'first stock', 'member:2df1f812-a0a1-4ba6-b31d-02233b5501bf', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('7ac96bcf-ebe8-4b22-98d6-45997c69ed81', '277081af-ead4-43f4-a1d2-8e5cb926a34b', 5, 'first stock', 'member:2df1f812-a0a1-4ba6-b31d-02233b5501bf', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('3bda8019-e8e5-4fd3-90d2-30c3e04ed459', 'f8db7439-b7a3-4774-b7ea-dee7973d2fe3', 10, 'first stock', 'member:2df1f812-a0a1-4ba6-b31d-02233b5501bf', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_stored_reply; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stored_reply VALUES ('member:b55156ab-d7d6-4a28-85cb-44ef12478c07', 'POST /orders', 'kept', 'c6fa3b2b76e6dcdc', 'ed266d23-0a45-4b00-a09b-112670ef9272', '2026-01-02 04:06:40+00', '2026-01-02 04:07:40+00', 'kept');


--
-- Data for Name: cof_subscription; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_subscription VALUES ('witness', 'order.paid');
INSERT INTO public.cof_subscription VALUES ('broken', 'order.paid');


--
-- Data for Name: cof_upload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_upload VALUES ('81639bd4-cc6b-4c35-bdab-1224d3a44913', 'e86e7123-4928-4118-a78c-b3983e2e92c8', 'IMAGE', '봉투.webp', 'image/webp', 12345, '2026-01-03 03:00:00+00', 'f5ae839e-fc9b-4557-bbd1-9b5d3267c54c');


--
-- Name: cof_lock_fence_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cof_lock_fence_seq', 64, true);


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
-- Name: cof_chat_marker cof_chat_marker_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_marker
    ADD CONSTRAINT cof_chat_marker_pkey PRIMARY KEY (room_id, member_id);


--
-- Name: cof_chat_message cof_chat_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_message
    ADD CONSTRAINT cof_chat_message_pkey PRIMARY KEY (id);


--
-- Name: cof_chat_message cof_chat_message_room_id_sequence_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_message
    ADD CONSTRAINT cof_chat_message_room_id_sequence_key UNIQUE (room_id, sequence);


--
-- Name: cof_chat_room cof_chat_room_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_room
    ADD CONSTRAINT cof_chat_room_pkey PRIMARY KEY (id);


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
-- Name: cof_payment_difference cof_payment_difference_merchant_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_payment_difference
    ADD CONSTRAINT cof_payment_difference_merchant_uid_key UNIQUE (merchant_uid);


--
-- Name: cof_payment_difference cof_payment_difference_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_payment_difference
    ADD CONSTRAINT cof_payment_difference_pkey PRIMARY KEY (id);


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
-- Name: cof_upload cof_upload_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_upload
    ADD CONSTRAINT cof_upload_pkey PRIMARY KEY (id);


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
-- Name: cof_chat_message_group; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_chat_message_group ON public.cof_chat_message USING btree (room_id, message_group_id);


--
-- Name: cof_chat_room_agent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_chat_room_agent ON public.cof_chat_room USING btree (agent_id, created_at, id) WHERE (agent_id IS NOT NULL);


--
-- Name: cof_chat_room_created; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_chat_room_created ON public.cof_chat_room USING btree (created_at, id);


--
-- Name: cof_chat_room_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_chat_room_customer ON public.cof_chat_room USING btree (customer_id, created_at, id);


--
-- Name: cof_chat_room_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cof_chat_room_open ON public.cof_chat_room USING btree (customer_id) WHERE (status <> 'CLOSED'::text);


--
-- Name: cof_chat_room_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_chat_room_waiting ON public.cof_chat_room USING btree (status, created_at, id) WHERE (status <> 'CLOSED'::text);


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
-- Name: cof_payment_check; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_payment_check ON public.cof_payment USING btree (next_check_at) WHERE (state = 'READY'::text);


--
-- Name: cof_payment_difference_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_payment_difference_open ON public.cof_payment_difference USING btree (found_at, id) WHERE (settled_at IS NULL);


--
-- Name: cof_payment_one_paid; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cof_payment_one_paid ON public.cof_payment USING btree (order_id) WHERE (state = 'PAID'::text);


--
-- Name: cof_payment_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_payment_order ON public.cof_payment USING btree (order_id);


--
-- Name: cof_payment_paid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_payment_paid ON public.cof_payment USING btree (paid_at, id) WHERE (paid_at IS NOT NULL);


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
-- Name: cof_upload_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_upload_message ON public.cof_upload USING btree (message_id) WHERE (message_id IS NOT NULL);


--
-- Name: cof_upload_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_upload_owner ON public.cof_upload USING btree (owner_id) WHERE (message_id IS NULL);


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
-- Name: cof_chat_marker cof_chat_marker_member_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_marker
    ADD CONSTRAINT cof_chat_marker_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.cof_member(id);


--
-- Name: cof_chat_marker cof_chat_marker_room_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_marker
    ADD CONSTRAINT cof_chat_marker_room_id_fkey FOREIGN KEY (room_id) REFERENCES public.cof_chat_room(id);


--
-- Name: cof_chat_message cof_chat_message_room_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_message
    ADD CONSTRAINT cof_chat_message_room_id_fkey FOREIGN KEY (room_id) REFERENCES public.cof_chat_room(id);


--
-- Name: cof_chat_message cof_chat_message_sender_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_message
    ADD CONSTRAINT cof_chat_message_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES public.cof_member(id);


--
-- Name: cof_chat_room cof_chat_room_agent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_room
    ADD CONSTRAINT cof_chat_room_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES public.cof_member(id);


--
-- Name: cof_chat_room cof_chat_room_customer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_chat_room
    ADD CONSTRAINT cof_chat_room_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.cof_member(id);


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
-- Name: cof_upload cof_upload_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_upload
    ADD CONSTRAINT cof_upload_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.cof_chat_message(id);


--
-- Name: cof_upload cof_upload_owner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_upload
    ADD CONSTRAINT cof_upload_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.cof_member(id);


--
-- PostgreSQL database dump complete
--


