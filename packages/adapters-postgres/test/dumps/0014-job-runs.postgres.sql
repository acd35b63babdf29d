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
    rating_version integer DEFAULT 0 NOT NULL,
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
-- Name: cof_item_search; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_item_search (
    item_id uuid NOT NULL,
    version integer NOT NULL,
    form integer NOT NULL,
    state text NOT NULL,
    sale_price bigint NOT NULL,
    made bigint NOT NULL,
    seller_id uuid NOT NULL,
    categories text NOT NULL,
    name text NOT NULL,
    rest text NOT NULL,
    grams text[] NOT NULL
);


--
-- Name: cof_job_run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_job_run (
    job text NOT NULL,
    instance text NOT NULL,
    started_at timestamp(3) with time zone NOT NULL,
    duration_ms integer NOT NULL,
    done integer NOT NULL,
    failure text,
    failures_in_a_row integer NOT NULL,
    CONSTRAINT cof_job_run_done_check CHECK ((done >= 0)),
    CONSTRAINT cof_job_run_duration_ms_check CHECK ((duration_ms >= 0)),
    CONSTRAINT cof_job_run_failures_in_a_row_check CHECK ((failures_in_a_row >= 0))
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
-- Name: cof_sale; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_sale (
    order_id uuid NOT NULL,
    number integer NOT NULL,
    day text NOT NULL,
    categories jsonb NOT NULL,
    cells jsonb NOT NULL,
    CONSTRAINT cof_sale_number_check CHECK ((number >= 0))
);


--
-- Name: cof_sales_total; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cof_sales_total (
    part text NOT NULL,
    day text NOT NULL,
    key text NOT NULL,
    orders bigint NOT NULL,
    units bigint NOT NULL,
    gross bigint NOT NULL,
    discounts bigint NOT NULL,
    points bigint NOT NULL,
    delivery bigint NOT NULL,
    returned bigint NOT NULL,
    returned_gross bigint NOT NULL,
    refunds bigint NOT NULL,
    CONSTRAINT cof_sales_total_part_check CHECK ((part = ANY (ARRAY['DAY'::text, 'HOUR'::text, 'ITEM'::text, 'CATEGORY'::text])))
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
    state text DEFAULT 'STORED'::text NOT NULL,
    expires_at timestamp(3) with time zone,
    item_id uuid,
    CONSTRAINT cof_upload_bytes_check CHECK ((bytes >= 0)),
    CONSTRAINT cof_upload_check CHECK (((item_id IS NULL) OR ((message_id IS NULL) AND (state = 'STORED'::text)))),
    CONSTRAINT cof_upload_kind_check CHECK ((kind = ANY (ARRAY['IMAGE'::text, 'VIDEO'::text, 'FILE'::text]))),
    CONSTRAINT cof_upload_state_check CHECK ((state = ANY (ARRAY['RESERVED'::text, 'STORED'::text, 'REMOVED'::text])))
);


--
-- Data for Name: cof_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_attempt VALUES ('password-reset-account:8e7d242e0a4114ee', 1, '2026-01-02 05:06:40+00');


--
-- Data for Name: cof_cart_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_cart_line VALUES ('d28eca82-9664-4f58-945f-284d3e504b11', '2ad1538d-718c-41d5-83e0-879d27174fbd', '527db4ab-48b3-4654-9466-560fe67843a6', 4, '2026-01-02 03:00:00+00');
INSERT INTO public.cof_cart_line VALUES ('1fd808b2-0c37-4306-979f-8e6a3f7e20e1', 'd814e8c9-b5a5-492d-be99-79b36904a963', 'f599a42e-65c1-4c53-a519-6a579177c3a7', 2, '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_category VALUES ('c99cb282-e7f6-4f75-a47a-b89adef03c81', '원두', NULL, 1);
INSERT INTO public.cof_category VALUES ('1c11e933-d545-409a-af68-d3d986514937', '블렌드', 'c99cb282-e7f6-4f75-a47a-b89adef03c81', 2);


--
-- Data for Name: cof_chat_marker; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_chat_marker VALUES ('2abbd496-3809-4268-9210-3bb5470511af', '2e81355f-72f2-4b51-83ca-48e46c5b24d0', 1);


--
-- Data for Name: cof_chat_message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_chat_message VALUES ('3cbf812c-2ddb-4251-8ce6-bf0db9382928', '2abbd496-3809-4268-9210-3bb5470511af', 'd28eca82-9664-4f58-945f-284d3e504b11', '봉투가 찢어졌어요', '3cbf812c-2ddb-4251-8ce6-bf0db9382928', 'IMAGE', '["e00f8b47-2e4f-489f-a372-c3624ea19a0f"]', false, '2026-01-02 04:06:40+00', 1);
INSERT INTO public.cof_chat_message VALUES ('1d73cd24-f728-426e-b76d-1f1da1601500', '2abbd496-3809-4268-9210-3bb5470511af', 'd28eca82-9664-4f58-945f-284d3e504b11', '', '1d73cd24-f728-426e-b76d-1f1da1601500', 'TEXT', '[]', true, '2026-01-02 04:06:40+00', 2);
INSERT INTO public.cof_chat_message VALUES ('11e11470-5c2f-4783-886c-0b3ad08dfb33', '2abbd496-3809-4268-9210-3bb5470511af', 'd28eca82-9664-4f58-945f-284d3e504b11', '바꿔 주실 수 있나요?', '11e11470-5c2f-4783-886c-0b3ad08dfb33', 'TEXT', '[]', false, '2026-01-02 04:06:40+00', 3);


--
-- Data for Name: cof_chat_room; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_chat_room VALUES ('2abbd496-3809-4268-9210-3bb5470511af', 'd28eca82-9664-4f58-945f-284d3e504b11', '2e81355f-72f2-4b51-83ca-48e46c5b24d0', 'IN_PROGRESS', '2026-01-02 04:06:40+00', NULL, 3, '2026-01-02 04:06:40+00', 2);


--
-- Data for Name: cof_command_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_command_key VALUES ('d28eca82-9664-4f58-945f-284d3e504b11', 'd8a04039-c95d-469a-8b71-3eb50f7709f5', 'order.place', 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', '2026-01-02 03:00:00+00', '0dde171b57852d28');
INSERT INTO public.cof_command_key VALUES ('d28eca82-9664-4f58-945f-284d3e504b11', '16621487-f7b4-48ee-b4a8-ece17333b656', 'order.place', '6a09e545-e97a-4b13-bc03-89c8c2340138', '2026-01-02 03:00:00+00', '9c969533907aaff5');
INSERT INTO public.cof_command_key VALUES ('d28eca82-9664-4f58-945f-284d3e504b11', '33ebbaaa-bbfc-4847-b567-9387ee8c915e', 'order.place', 'b7180b5f-4756-400e-ba0d-67a5ec8fb757', '2026-01-02 03:00:00+00', '3b00188f5c58eee9');


--
-- Data for Name: cof_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_coupon VALUES ('5affcd5f-6581-4306-857f-20e876481175', '봄맞이 10%', 'AVAILABLE', 'RATE', 10, 5000, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, 0, '봄26', '2026-01-03 03:00:00+00', 1);
INSERT INTO public.cof_coupon VALUES ('c5d0e190-a11c-4003-8799-cb45f20bcfd1', '선착순 3,000원', 'AVAILABLE', 'FIXED', 3000, NULL, 10000, '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', 4, 2, NULL, '2026-01-03 03:00:00+00', 2);


--
-- Data for Name: cof_event_failure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_event_failure VALUES ('broken', 'eb30c4e7-6fd4-4eb4-a40a-3d4190dfa270', 10, 'always', NULL, '2026-01-02 04:00:00+00');


--
-- Data for Name: cof_inbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_inbox VALUES ('statistics', 'eb30c4e7-6fd4-4eb4-a40a-3d4190dfa270');
INSERT INTO public.cof_inbox VALUES ('witness', 'eb30c4e7-6fd4-4eb4-a40a-3d4190dfa270');


--
-- Data for Name: cof_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item VALUES ('527db4ab-48b3-4654-9466-560fe67843a6', '2e81355f-72f2-4b51-83ca-48e46c5b24d0', '하우스 블렌드', 12000, 10, 10800, 'SELL', NULL, '대한민국', NULL, '[{"id": "a8aa0b47-f5f4-4e96-b1a0-b72167f40b94", "url": "/images/a.webp", "name": "a.webp", "type": "REPRESENTATIVE"}]', '2026-01-02 03:00:00+00', 1, 0, 0, 0);
INSERT INTO public.cof_item VALUES ('f599a42e-65c1-4c53-a519-6a579177c3a7', '2e81355f-72f2-4b51-83ca-48e46c5b24d0', '에스프레소 머신', 200000, 0, 200000, 'SELL', NULL, '이탈리아', NULL, '[]', '2026-01-02 04:06:40+00', 1, 1, 5, 1);


--
-- Data for Name: cof_item_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_category VALUES ('527db4ab-48b3-4654-9466-560fe67843a6', '1c11e933-d545-409a-af68-d3d986514937');


--
-- Data for Name: cof_item_option; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_option VALUES ('4c893f9b-2e87-4bda-b1cc-1a76bd03120a', '527db4ab-48b3-4654-9466-560fe67843a6', '500g', 9000, 0, 'SELL', 'track', 4);
INSERT INTO public.cof_item_option VALUES ('2ad1538d-718c-41d5-83e0-879d27174fbd', '527db4ab-48b3-4654-9466-560fe67843a6', '200g', 0, 0, 'SELL', 'reserve-on-order', 7);
INSERT INTO public.cof_item_option VALUES ('d814e8c9-b5a5-492d-be99-79b36904a963', 'f599a42e-65c1-4c53-a519-6a579177c3a7', '한 대', 0, 0, 'SELL', 'reserve-on-order', 8);


--
-- Data for Name: cof_item_search; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_item_search VALUES ('527db4ab-48b3-4654-9466-560fe67843a6', 1, 1, 'SELL', 10800, 1767322800000, '2e81355f-72f2-4b51-83ca-48e46c5b24d0', '1c11e933-d545-409a-af68-d3d986514937 c99cb282-e7f6-4f75-a47a-b89adef03c81', ' ㅎㅏㅇㅜㅅㅡ ㅂㅡㄹㄹㅔㄴㄷㅡ ', ' ㅇㅜㅓㄴㄷㅜ | ㅂㅡㄹㄹㅔㄴㄷㅡ | ㄷㅐㅎㅏㄴㅁㅣㄴㄱㅜㄱ | 200g | 500g ', '{ㅎ,ㅂ,ㅎㅏ,ㅎㅏㅇ,ㅏㅇㅜ,ㅇㅜ,ㅇㅜㅅ,ㅜㅅㅡ,ㅅㅡ,ㅅㅡㅂ,ㅡㅂㅡ,ㅂㅡ,ㅂㅡㄹ,ㅡㄹㄹ,ㄹㄹㅔ,ㄹㅔ,ㄹㅔㄴ,ㅔㄴㄷ,ㄴㄷㅡ,ㄷㅡ,ㅇ,ㅇㅜㅓ,ㅜㅓㄴ,ㅓㄴㄷ,ㄴㄷㅜ,ㄷㅜ,ㄷ,ㄷㅐ,ㄷㅐㅎ,ㅐㅎㅏ,ㅎㅏㄴ,ㅏㄴㅁ,ㄴㅁㅣ,ㅁㅣ,ㅁㅣㄴ,ㅣㄴㄱ,ㄴㄱㅜ,ㄱㅜ,ㄱㅜㄱ,2,20,200,00,00g,0g,5,50,500}');
INSERT INTO public.cof_item_search VALUES ('f599a42e-65c1-4c53-a519-6a579177c3a7', 1, 1, 'SELL', 200000, 1767326800000, '2e81355f-72f2-4b51-83ca-48e46c5b24d0', '', ' ㅇㅔㅅㅡㅍㅡㄹㅔㅅㅗ ㅁㅓㅅㅣㄴ ', ' ㅇㅣㅌㅏㄹㄹㅣㅇㅏ | ㅎㅏㄴ ㄷㅐ ', '{ㅇ,ㅁ,ㅇㅔ,ㅇㅔㅅ,ㅔㅅㅡ,ㅅㅡ,ㅅㅡㅍ,ㅡㅍㅡ,ㅍㅡ,ㅍㅡㄹ,ㅡㄹㅔ,ㄹㅔ,ㄹㅔㅅ,ㅔㅅㅗ,ㅅㅗ,ㅅㅗㅁ,ㅗㅁㅓ,ㅁㅓ,ㅁㅓㅅ,ㅓㅅㅣ,ㅅㅣ,ㅅㅣㄴ,ㅇㅣ,ㅇㅣㅌ,ㅣㅌㅏ,ㅌㅏ,ㅌㅏㄹ,ㅏㄹㄹ,ㄹㄹㅣ,ㄹㅣ,ㄹㅣㅇ,ㅣㅇㅏ,ㅇㅏ,ㅎ,ㄷ,ㅎㅏ,ㅎㅏㄴ,ㅏㄴㄷ,ㄴㄷㅐ,ㄷㅐ}');


--
-- Data for Name: cof_job_run; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: cof_login; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_login VALUES ('36380529-f731-4650-9593-0c39891adc1d', 'd28eca82-9664-4f58-945f-284d3e504b11', '2026-01-02 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member VALUES ('2e81355f-72f2-4b51-83ca-48e46c5b24d0', 'admin@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'ADMIN', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('d28eca82-9664-4f58-945f-284d3e504b11', 'member@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 1);
INSERT INTO public.cof_member VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 'loyal@example.com', '김커피', 'plain:a long enough password', '01012345678', 'ACTIVE', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 1);
INSERT INTO public.cof_member VALUES ('b0e46260-f344-4b07-9f9f-5e54bf8ad07f', 'quit-b0e46260-f344-4b07-9f9f-5e54bf8ad07f@withdrawn.invalid', '탈퇴한 회원', '!', '', 'QUIT', 'MEMBER', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', NULL, 2);


--
-- Data for Name: cof_member_coupon; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_member_coupon VALUES ('646cc3d3-ed25-4285-a141-4714ff6c990d', 'd28eca82-9664-4f58-945f-284d3e504b11', 'c5d0e190-a11c-4003-8799-cb45f20bcfd1', 1, 'USED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', '2026-01-03 03:00:00+00', 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461');
INSERT INTO public.cof_member_coupon VALUES ('44772d88-e766-4e0a-bac1-e75ece5af7d2', 'bc935d90-2b40-4848-a454-afc232b9edd1', 'c5d0e190-a11c-4003-8799-cb45f20bcfd1', 2, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('156ef57a-fa3a-4e38-9523-d5e9acc24269', NULL, 'c5d0e190-a11c-4003-8799-cb45f20bcfd1', 3, 'REVOKED', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);
INSERT INTO public.cof_member_coupon VALUES ('e5a6fb21-8516-412d-b975-a6ebf92b6ae9', 'd28eca82-9664-4f58-945f-284d3e504b11', '5affcd5f-6581-4306-857f-20e876481175', NULL, 'AVAILABLE', '2026-01-03 03:00:00+00', '2036-01-03 03:00:00+00', NULL, NULL);


--
-- Data for Name: cof_membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_membership VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 'RED', '[{"amount": 23900, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 23900, 0, '2027-01-02 15:00:00+00', 6);


--
-- Data for Name: cof_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_migration VALUES ('0001-foundation', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0002-member-administration', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0003-reviews', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0004-http-edges', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0005-auto-confirm', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0006-membership-and-refunds', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0007-password-resets', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0008-coupons', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0009-payments', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0010-chat', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0011-statistics', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0012-search', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0013-files', '2026-11-28 15:02:58.533+00');
INSERT INTO public.cof_migration VALUES ('0014-job-runs', '2026-11-28 15:02:58.533+00');


--
-- Data for Name: cof_order; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order VALUES ('c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 'd28eca82-9664-4f58-945f-284d3e504b11', 'PREPARING_FOR_SHIPMENT', 'KRW', 41400, 0, 3000, 44400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', NULL, '하우스 블렌드', 2, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:d28eca82-9664-4f58-945f-284d3e504b11", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:d28eca82-9664-4f58-945f-284d3e504b11", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:2e81355f-72f2-4b51-83ca-48e46c5b24d0", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}]', 4, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('6a09e545-e97a-4b13-bc03-89c8c2340138', 'd28eca82-9664-4f58-945f-284d3e504b11', 'CANCELLED', 'KRW', 32400, 0, 3000, 35400, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:d28eca82-9664-4f58-945f-284d3e504b11", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:d28eca82-9664-4f58-945f-284d3e504b11", "to": "CANCELLED", "from": "WAITING_FOR_PAY", "reason": "마음이 바뀌었어요"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('b7180b5f-4756-400e-ba0d-67a5ec8fb757', 'd28eca82-9664-4f58-945f-284d3e504b11', 'PAYMENT_PENDING', 'KRW', 10800, 0, 3000, 13800, '서울', '세종대로 110', '04524', NULL, '2026-01-02 03:00:00+00', NULL, NULL, '하우스 블렌드', 1, '[{"at": "2026-01-02T03:00:00.000Z", "by": "member:d28eca82-9664-4f58-945f-284d3e504b11", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T03:00:00.000Z", "by": "member:d28eca82-9664-4f58-945f-284d3e504b11", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}]', 2, 0, '[]', 0, 0, NULL, '[]', NULL, NULL, 0);
INSERT INTO public.cof_order VALUES ('1301c44c-ccd5-40d9-8e96-f121783216b6', 'bc935d90-2b40-4848-a454-afc232b9edd1', 'COMPLETED', 'KRW', 600000, 0, 0, 585000, '서울', '세종대로 110', '04524', NULL, '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', '에스프레소 머신', 1, '[{"at": "2026-01-02T04:06:40.000Z", "by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "to": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY"}, {"at": "2026-01-02T04:06:40.000Z", "by": "system:payment-provider", "to": "PAID", "from": "PAYMENT_PENDING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2e81355f-72f2-4b51-83ca-48e46c5b24d0", "to": "PREPARING_FOR_SHIPMENT", "from": "PAID"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2e81355f-72f2-4b51-83ca-48e46c5b24d0", "to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2e81355f-72f2-4b51-83ca-48e46c5b24d0", "to": "DELIVERED", "from": "SHIPPING"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "to": "COMPLETED", "from": "DELIVERED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2e81355f-72f2-4b51-83ca-48e46c5b24d0", "to": "REFUND_PENDING", "from": "COMPLETED", "refund": "APPROVED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:2e81355f-72f2-4b51-83ca-48e46c5b24d0", "to": "COMPLETED", "from": "REFUND_PENDING", "reason": "하나는 필요 없어요", "refund": "REFUNDED"}, {"at": "2026-01-02T04:06:40.000Z", "by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "to": "COMPLETED", "from": "COMPLETED", "reason": "하나는 필요 없어요", "refund": "REQUESTED"}]', 11, 15000, '[{"amount": 15000, "expiresAt": "2027-01-02T15:00:00.000Z"}]', 195000, 3900, '2026-01-02 04:06:40+00', '[{"by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "grant": {"from": "COMPLETED", "amount": 195000, "points": 5000, "restock": true}, "lines": [{"lineId": "101ff48d-30a0-4bfd-914d-2cfc329ae011", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REFUNDED", "processedAt": "2026-01-02T04:06:40.000Z", "requestedAt": "2026-01-02T04:06:40.000Z"}, {"by": "member:bc935d90-2b40-4848-a454-afc232b9edd1", "lines": [{"lineId": "101ff48d-30a0-4bfd-914d-2cfc329ae011", "quantity": 1}], "reason": "하나는 필요 없어요", "status": "REQUESTED", "requestedAt": "2026-01-02T04:06:40.000Z"}]', 'REQUESTED', NULL, 0);


--
-- Data for Name: cof_order_line; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_order_line VALUES ('25316a2e-53b0-4346-9da9-8d4ce326748b', 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 0, '527db4ab-48b3-4654-9466-560fe67843a6', '2ad1538d-718c-41d5-83e0-879d27174fbd', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 2, 21600, false, 2, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('0dca9160-402d-4e6b-b42e-745e91cf11f2', 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 1, '527db4ab-48b3-4654-9466-560fe67843a6', '4c893f9b-2e87-4bda-b1cc-1a76bd03120a', '하우스 블렌드', '500g', '대한민국', 10800, 9000, 0, 19800, 1, 19800, true, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('f0e4cc57-5df4-4a25-9a42-6c202796120c', '6a09e545-e97a-4b13-bc03-89c8c2340138', 0, '527db4ab-48b3-4654-9466-560fe67843a6', '2ad1538d-718c-41d5-83e0-879d27174fbd', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 3, 32400, false, 0, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('7e028d42-d288-4b2c-87ab-e2e77520f59b', 'b7180b5f-4756-400e-ba0d-67a5ec8fb757', 0, '527db4ab-48b3-4654-9466-560fe67843a6', '2ad1538d-718c-41d5-83e0-879d27174fbd', '하우스 블렌드', '200g', '대한민국', 10800, 0, 0, 10800, 1, 10800, false, 1, 0, 0, 0);
INSERT INTO public.cof_order_line VALUES ('101ff48d-30a0-4bfd-914d-2cfc329ae011', '1301c44c-ccd5-40d9-8e96-f121783216b6', 0, 'f599a42e-65c1-4c53-a519-6a579177c3a7', 'd814e8c9-b5a5-492d-be99-79b36904a963', '에스프레소 머신', '한 대', '이탈리아', 200000, 0, 0, 200000, 3, 600000, false, 2, 15000, 1, 0);


--
-- Data for Name: cof_outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_outbox VALUES ('c6363559-02f9-4ec9-94e5-18115fe4f02c', 1, 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 1, 'order.placed', 1, '{"lines": [{"itemId": "527db4ab-48b3-4654-9466-560fe67843a6", "optionId": "2ad1538d-718c-41d5-83e0-879d27174fbd", "quantity": 2, "lineTotal": 21600}, {"itemId": "527db4ab-48b3-4654-9466-560fe67843a6", "optionId": "4c893f9b-2e87-4bda-b1cc-1a76bd03120a", "quantity": 1, "lineTotal": 19800}], "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('4847af26-3d73-4aab-8ed9-5f6ae413681b', 1, 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('03c42940-59de-492d-9d4b-6ee655fca19d', 1, 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 44400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('77c0ccfd-a026-4feb-8ac3-ec9cdc90304a', 6, '6a09e545-e97a-4b13-bc03-89c8c2340138', 1, 'order.placed', 1, '{"lines": [{"itemId": "527db4ab-48b3-4654-9466-560fe67843a6", "optionId": "2ad1538d-718c-41d5-83e0-879d27174fbd", "quantity": 3, "lineTotal": 32400}], "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('3a31d697-ead1-40b5-825c-8a1cbad343b1', 6, '6a09e545-e97a-4b13-bc03-89c8c2340138', 2, 'order.cancelled', 1, '{"reason": "마음이 바뀌었어요", "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 35400}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('17659e51-7b52-4cd7-b365-8a94dde4be94', 8, '3742d02f-223f-49b6-85e5-3e8354b44aa2', 2, 'payment.paid', 1, '{"amount": 44400, "orderId": "c0c1a18c-91fa-4c86-b898-3ac1f3ed4461", "memberId": "d28eca82-9664-4f58-945f-284d3e504b11"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('331c1d20-61f7-4b07-ace1-92c7450c6036', 8, 'b7180b5f-4756-400e-ba0d-67a5ec8fb757', 1, 'order.placed', 1, '{"lines": [{"itemId": "527db4ab-48b3-4654-9466-560fe67843a6", "optionId": "2ad1538d-718c-41d5-83e0-879d27174fbd", "quantity": 1, "lineTotal": 10800}], "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('ab708211-0265-4535-9e96-0531bbd9f5c1', 8, 'b7180b5f-4756-400e-ba0d-67a5ec8fb757', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 13800}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('69ac9cb7-aa8c-4643-8a90-a1c85e0480f7', 11, '2e81355f-72f2-4b51-83ca-48e46c5b24d0', 1, 'member.signed-up', 1, '{"role": "ADMIN"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('4e3bfcab-0d27-4689-982c-fb6131e7a308', 11, 'd28eca82-9664-4f58-945f-284d3e504b11', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('694235ca-4398-49a1-8cd3-71b0dad50945', 14, '527db4ab-48b3-4654-9466-560fe67843a6', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_outbox VALUES ('eb30c4e7-6fd4-4eb4-a40a-3d4190dfa270', 1, 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 3, 'order.paid', 1, '{"lines": [{"itemId": "527db4ab-48b3-4654-9466-560fe67843a6", "optionId": "2ad1538d-718c-41d5-83e0-879d27174fbd", "quantity": 2, "lineTotal": 21600}, {"itemId": "527db4ab-48b3-4654-9466-560fe67843a6", "optionId": "4c893f9b-2e87-4bda-b1cc-1a76bd03120a", "quantity": 1, "lineTotal": 19800}], "memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "finalPrice": 44400, "deliveryFee": 3000}', '2026-01-02 03:00:00+00', '2026-01-02 04:00:00+00');
INSERT INTO public.cof_outbox VALUES ('f1132902-eaf7-48f8-8b4f-f851231989fa', 2, 'bc935d90-2b40-4848-a454-afc232b9edd1', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('8a84b193-4aa9-4ce9-9612-709424820fc3', 11, 'f599a42e-65c1-4c53-a519-6a579177c3a7', 1, 'item.changed', 1, '{"state": "SELL"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('991c9060-0a5c-4d9e-96b5-4bb08d6135a3', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 1, 'order.placed', 1, '{"lines": [{"itemId": "f599a42e-65c1-4c53-a519-6a579177c3a7", "optionId": "d814e8c9-b5a5-492d-be99-79b36904a963", "quantity": 3, "lineTotal": 600000}], "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('55b0a0c9-cd72-4743-9ba1-bc57d288f77e', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 2, 'order.state-changed', 1, '{"to": "PAYMENT_PENDING", "from": "WAITING_FOR_PAY", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('be2a4aa9-97a2-45ff-972f-cccf73e7cbe8', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 3, 'order.paid', 1, '{"lines": [{"itemId": "f599a42e-65c1-4c53-a519-6a579177c3a7", "optionId": "d814e8c9-b5a5-492d-be99-79b36904a963", "quantity": 3, "lineTotal": 600000}], "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000, "deliveryFee": 0}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('6d6a2ac8-ecda-44f6-9272-a6bacbd8acaa', 1, 'd837cc7a-0624-4a86-b3e4-8d285ac2061c', 2, 'payment.paid', 1, '{"amount": 585000, "orderId": "1301c44c-ccd5-40d9-8e96-f121783216b6", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('5a620621-38a1-4a85-8c33-8d866300bc81', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 4, 'order.state-changed', 1, '{"to": "PREPARING_FOR_SHIPMENT", "from": "PAID", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('ad9eb39d-a57e-4128-9136-3fe09aabe174', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 5, 'order.state-changed', 1, '{"to": "SHIPPING", "from": "PREPARING_FOR_SHIPMENT", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('6dac8324-4ab0-43c4-9f5a-dae818228dba', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 6, 'order.state-changed', 1, '{"to": "DELIVERED", "from": "SHIPPING", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('7f2fd431-3d13-47bb-994f-b2f78e73e594', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 7, 'order.state-changed', 1, '{"to": "COMPLETED", "from": "DELIVERED", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('cb20aca7-46d8-4923-bc14-a4813a1a5823', 6, 'membership:bc935d90-2b40-4848-a454-afc232b9edd1', 4, 'member.tier-changed', 1, '{"to": "RED", "from": "BASIC", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('5caf611a-bd00-4590-98e0-3897c0b5d604', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 8, 'order.refund-requested', 1, '{"lines": [{"lineId": "101ff48d-30a0-4bfd-914d-2cfc329ae011", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('45000b34-4f07-4e8f-8360-c675188a2d10', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 9, 'order.refund-approved', 1, '{"lines": [{"lineId": "101ff48d-30a0-4bfd-914d-2cfc329ae011", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('b32042d8-603b-4982-9ea9-981d91e7f006', 1, 'd837cc7a-0624-4a86-b3e4-8d285ac2061c', 3, 'payment.refunded', 1, '{"amount": 195000, "orderId": "1301c44c-ccd5-40d9-8e96-f121783216b6", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('df7c12c8-f5f3-4c86-9cbc-17b822416529', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 10, 'order.refunded', 1, '{"to": "COMPLETED", "lines": [{"lineId": "101ff48d-30a0-4bfd-914d-2cfc329ae011", "quantity": 1}], "amount": 195000, "points": 5000, "reason": "하나는 필요 없어요", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('2f7e96a0-6ad6-4726-ab46-93890647b20b', 13, '1301c44c-ccd5-40d9-8e96-f121783216b6', 11, 'order.refund-requested', 1, '{"lines": [{"lineId": "101ff48d-30a0-4bfd-914d-2cfc329ae011", "quantity": 1}], "reason": "하나는 필요 없어요", "memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "finalPrice": 585000}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('3e54e993-8fc4-45cb-a353-02eaf5dc7e2e', 6, '81785023-5245-42b9-946b-66b90bd3918c', 1, 'review.written', 1, '{"itemId": "f599a42e-65c1-4c53-a519-6a579177c3a7", "rating": 5}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('f95b8b6e-47c2-4c2d-a2c5-9d4ed4fdafa8', 11, 'b0e46260-f344-4b07-9f9f-5e54bf8ad07f', 1, 'member.signed-up', 1, '{"role": "MEMBER"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('571c9a30-3e25-4ca5-8110-78390a82f861', 11, 'b0e46260-f344-4b07-9f9f-5e54bf8ad07f', 2, 'member.withdrawn', 1, '{"by": "member:b0e46260-f344-4b07-9f9f-5e54bf8ad07f"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('9ae4a0f7-ffae-409b-be80-7a4898cef1a3', 11, '9be92008-2cee-4332-b8b0-c6c68b8599dc', 1, 'member.password-reset-requested', 1, '{}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('641f03b2-61cc-46cf-bfd8-de433e14e993', 4, '646cc3d3-ed25-4285-a141-4714ff6c990d', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "d28eca82-9664-4f58-945f-284d3e504b11", "sequence": 1, "memberCouponId": "646cc3d3-ed25-4285-a141-4714ff6c990d"}], "couponId": "c5d0e190-a11c-4003-8799-cb45f20bcfd1"}', '2026-01-03 03:00:00+00', NULL);
INSERT INTO public.cof_outbox VALUES ('c7f94bd3-832a-4b4d-b508-83719906431a', 7, '44772d88-e766-4e0a-bac1-e75ece5af7d2', 1, 'coupon.issued', 1, '{"issued": [{"memberId": "bc935d90-2b40-4848-a454-afc232b9edd1", "sequence": 2, "memberCouponId": "44772d88-e766-4e0a-bac1-e75ece5af7d2"}], "couponId": "c5d0e190-a11c-4003-8799-cb45f20bcfd1"}', '2026-01-03 03:00:00+00', NULL);
INSERT INTO public.cof_outbox VALUES ('30427561-54a6-4542-a3d3-325a79bef187', 10, '2abbd496-3809-4268-9210-3bb5470511af', 1, 'chat.room-opened', 1, '{"customerId": "d28eca82-9664-4f58-945f-284d3e504b11"}', '2026-01-02 04:06:40+00', NULL);
INSERT INTO public.cof_outbox VALUES ('25400be7-79fe-44cf-9301-ed084a99df15', 10, '2abbd496-3809-4268-9210-3bb5470511af', 2, 'chat.agent-joined', 1, '{"agentId": "2e81355f-72f2-4b51-83ca-48e46c5b24d0", "customerId": "d28eca82-9664-4f58-945f-284d3e504b11"}', '2026-01-02 04:06:40+00', NULL);


--
-- Data for Name: cof_password_reset; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_password_reset VALUES ('9be92008-2cee-4332-b8b0-c6c68b8599dc', 'bc935d90-2b40-4848-a454-afc232b9edd1', '2026-01-02 04:06:40+00', '2026-01-02 04:36:40+00', NULL);


--
-- Data for Name: cof_payment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment VALUES ('3742d02f-223f-49b6-85e5-3e8354b44aa2', 'c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 'd28eca82-9664-4f58-945f-284d3e504b11', 'cofshop3742d02f223f49b685e53e8354b44aa2', 44400, 'KRW', '하우스 블렌드 + 1', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshop3742d02f223f49b685e53e8354b44aa2', '2026-01-02 03:00:00+00', '2026-01-02 03:00:00+00', 2, 0, 0, NULL);
INSERT INTO public.cof_payment VALUES ('7658cd0d-3c41-4600-a18b-285e80d3502a', 'b7180b5f-4756-400e-ba0d-67a5ec8fb757', 'd28eca82-9664-4f58-945f-284d3e504b11', 'cofshop7658cd0d3c414600a18b285e80d3502a', 13800, 'KRW', '하우스 블렌드', 'sandbox', 'CARD', 'READY', NULL, '2026-01-02 03:00:00+00', NULL, 1, 0, 0, '2026-01-02 03:01:00+00');
INSERT INTO public.cof_payment VALUES ('d837cc7a-0624-4a86-b3e4-8d285ac2061c', '1301c44c-ccd5-40d9-8e96-f121783216b6', 'bc935d90-2b40-4848-a454-afc232b9edd1', 'cofshopd837cc7a06244a86b3e48d285ac2061c', 585000, 'KRW', '에스프레소 머신', 'sandbox', 'CARD', 'PAID', 'sandbox-cofshopd837cc7a06244a86b3e48d285ac2061c', '2026-01-02 04:06:40+00', '2026-01-02 04:06:40+00', 3, 195000, 0, NULL);


--
-- Data for Name: cof_payment_difference; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_payment_difference VALUES ('667b25f5-e037-4a32-94bd-fda24fd9a95d', 'order-somebody-elses', 'unknown-here', NULL, '{"state": "paid", "amount": 9900, "currency": "KRW", "refunded": 0}', '2026-01-03 03:00:00+00', NULL, 1);


--
-- Data for Name: cof_point_entry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_point_entry VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 1, 'ADJUST', 30000, 0, 30000, NULL, '환영합니다', 'member:2e81355f-72f2-4b51-83ca-48e46c5b24d0', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 2, 'SPEND', -15000, 0, 15000, '1301c44c-ccd5-40d9-8e96-f121783216b6', NULL, 'member:bc935d90-2b40-4848-a454-afc232b9edd1', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 3, 'EARN', 5850, 0, 20850, '1301c44c-ccd5-40d9-8e96-f121783216b6', NULL, 'member:bc935d90-2b40-4848-a454-afc232b9edd1', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 5, 'RESTORE', 5000, 0, 25850, '1301c44c-ccd5-40d9-8e96-f121783216b6', NULL, 'member:2e81355f-72f2-4b51-83ca-48e46c5b24d0', '2026-01-02 04:06:40+00');
INSERT INTO public.cof_point_entry VALUES ('bc935d90-2b40-4848-a454-afc232b9edd1', 6, 'TAKE_BACK', -1950, 0, 23900, '1301c44c-ccd5-40d9-8e96-f121783216b6', NULL, 'member:2e81355f-72f2-4b51-83ca-48e46c5b24d0', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_review VALUES ('81785023-5245-42b9-946b-66b90bd3918c', 'f599a42e-65c1-4c53-a519-6a579177c3a7', 'bc935d90-2b40-4848-a454-afc232b9edd1', 5, '크레마가 좋아요', '2026-01-02 04:06:40+00', NULL, 1);


--
-- Data for Name: cof_sale; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_sale VALUES ('c0c1a18c-91fa-4c86-b898-3ac1f3ed4461', 0, '2026-01-02', '{"527db4ab-48b3-4654-9466-560fe67843a6": ["1c11e933-d545-409a-af68-d3d986514937", "c99cb282-e7f6-4f75-a47a-b89adef03c81"]}', '[{"key": "", "part": "DAY", "gross": 41400, "units": 3, "orders": 1, "points": 0, "refunds": 0, "delivery": 3000, "returned": 0, "discounts": 0, "returnedGross": 0}, {"key": "12", "part": "HOUR", "gross": 41400, "units": 3, "orders": 1, "points": 0, "refunds": 0, "delivery": 3000, "returned": 0, "discounts": 0, "returnedGross": 0}, {"key": "527db4ab-48b3-4654-9466-560fe67843a6", "part": "ITEM", "gross": 41400, "units": 3, "orders": 1, "points": 0, "refunds": 0, "delivery": 0, "returned": 0, "discounts": 0, "returnedGross": 0}, {"key": "1c11e933-d545-409a-af68-d3d986514937", "part": "CATEGORY", "gross": 41400, "units": 3, "orders": 1, "points": 0, "refunds": 0, "delivery": 0, "returned": 0, "discounts": 0, "returnedGross": 0}, {"key": "c99cb282-e7f6-4f75-a47a-b89adef03c81", "part": "CATEGORY", "gross": 41400, "units": 3, "orders": 1, "points": 0, "refunds": 0, "delivery": 0, "returned": 0, "discounts": 0, "returnedGross": 0}]');


--
-- Data for Name: cof_sales_total; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_sales_total VALUES ('DAY', '2026-01-02', '', 1, 3, 41400, 0, 0, 3000, 0, 0, 0);
INSERT INTO public.cof_sales_total VALUES ('CATEGORY', '2026-01-02', '1c11e933-d545-409a-af68-d3d986514937', 1, 3, 41400, 0, 0, 0, 0, 0, 0);
INSERT INTO public.cof_sales_total VALUES ('CATEGORY', '2026-01-02', 'c99cb282-e7f6-4f75-a47a-b89adef03c81', 1, 3, 41400, 0, 0, 0, 0, 0, 0);
INSERT INTO public.cof_sales_total VALUES ('HOUR', '2026-01-02', '12', 1, 3, 41400, 0, 0, 3000, 0, 0, 0);
INSERT INTO public.cof_sales_total VALUES ('ITEM', '2026-01-02', '527db4ab-48b3-4654-9466-560fe67843a6', 1, 3, 41400, 0, 0, 0, 0, 0, 0);


--
-- Data for Name: cof_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_session VALUES ('a649f708-8c89-4db4-a049-7dfebb2a874d', 'd28eca82-9664-4f58-945f-284d3e504b11', 1, '2026-01-02 03:00:00+00', '2026-01-09 03:00:00+00', NULL);


--
-- Data for Name: cof_stock_movement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stock_movement VALUES ('8630dabf-2915-4b58-bf25-2c0167373654', '2ad1538d-718c-41d5-83e0-879d27174fbd', 10, 'first stock', 'member:2e81355f-72f2-4b51-83ca-48e46c5b24d0', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('31934a19-20ff-4eb7-a1fa-55e856e445f3', '4c893f9b-2e87-4bda-b1cc-1a76bd03120a', 5, 'first stock', 'member:2e81355f-72f2-4b51-83ca-48e46c5b24d0', '2026-01-02 03:00:00+00');
INSERT INTO public.cof_stock_movement VALUES ('8d92ee9f-37a0-40f0-9bc2-eabf6ed0921b', 'd814e8c9-b5a5-492d-be99-79b36904a963', 10, 'first stock', 'member:2e81355f-72f2-4b51-83ca-48e46c5b24d0', '2026-01-02 04:06:40+00');


--
-- Data for Name: cof_stored_reply; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_stored_reply VALUES ('member:bc935d90-2b40-4848-a454-afc232b9edd1', 'POST /orders', 'kept', 'fb29922839b9ea43', '2d5072b0-d0b7-48c0-a685-85e1800ff99c', '2026-01-02 04:06:40+00', '2026-01-02 04:07:40+00', 'kept');


--
-- Data for Name: cof_subscription; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_subscription VALUES ('statistics', 'order.paid');
INSERT INTO public.cof_subscription VALUES ('statistics', 'order.refunded');
INSERT INTO public.cof_subscription VALUES ('witness', 'order.paid');
INSERT INTO public.cof_subscription VALUES ('broken', 'order.paid');


--
-- Data for Name: cof_upload; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cof_upload VALUES ('e00f8b47-2e4f-489f-a372-c3624ea19a0f', 'd28eca82-9664-4f58-945f-284d3e504b11', 'IMAGE', '봉투.webp', 'image/webp', 12345, '2026-01-03 03:00:00+00', '3cbf812c-2ddb-4251-8ce6-bf0db9382928', 'STORED', '2026-01-03 06:00:00+00', NULL);


--
-- Name: cof_lock_fence_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.cof_lock_fence_seq', 62, true);


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
-- Name: cof_item_search cof_item_search_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_search
    ADD CONSTRAINT cof_item_search_pkey PRIMARY KEY (item_id);


--
-- Name: cof_job_run cof_job_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_job_run
    ADD CONSTRAINT cof_job_run_pkey PRIMARY KEY (job);


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
-- Name: cof_sale cof_sale_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_sale
    ADD CONSTRAINT cof_sale_pkey PRIMARY KEY (order_id, number);


--
-- Name: cof_sales_total cof_sales_total_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_sales_total
    ADD CONSTRAINT cof_sales_total_pkey PRIMARY KEY (part, day, key);


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
-- Name: cof_item_search_grams; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_item_search_grams ON public.cof_item_search USING gin (grams);


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
-- Name: cof_order_paid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_order_paid ON public.cof_order USING btree (paid_at, id) WHERE (paid_at IS NOT NULL);


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
-- Name: cof_sale_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_sale_day ON public.cof_sale USING btree (day);


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
-- Name: cof_upload_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_upload_due ON public.cof_upload USING btree (expires_at, id) WHERE ((message_id IS NULL) AND (item_id IS NULL));


--
-- Name: cof_upload_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_upload_item ON public.cof_upload USING btree (item_id) WHERE (item_id IS NOT NULL);


--
-- Name: cof_upload_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_upload_message ON public.cof_upload USING btree (message_id) WHERE (message_id IS NOT NULL);


--
-- Name: cof_upload_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cof_upload_owner ON public.cof_upload USING btree (owner_id) WHERE ((message_id IS NULL) AND (item_id IS NULL));


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
-- Name: cof_item_search cof_item_search_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_item_search
    ADD CONSTRAINT cof_item_search_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id);


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
-- Name: cof_upload cof_upload_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cof_upload
    ADD CONSTRAINT cof_upload_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.cof_item(id) DEFERRABLE INITIALLY DEFERRED;


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


