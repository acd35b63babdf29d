import {
  type ItemId,
  type MemberActor,
  type MemberCouponId,
  type MemberId,
  type OptionId,
  type OrderId,
  ok,
} from "@cofshop/core";
import type { Order, OrderUseCases, RefundDecision } from "@cofshop/core/order";
import { z } from "zod";
import { created, feedOf, listOf, noContent, okay, okayOnce, tableOf, type View, view } from "./answer.ts";
import { amount, feedQuery, id, out, pageQuery, quantity, text } from "./fields.ts";
import { historyView, orderState, orderSummaryView, orderView, refundStatus } from "./order.views.ts";
import { refundLines, refundLinesOf } from "./refund.bodies.ts";
import { get, type PathParams, patch, post, type Route } from "./route.ts";

const orderInPath: PathParams<{ id: OrderId }> = {
  schema: z.object({ id: id<OrderId>() }),
  absent: { code: "order.not-found" },
};

const delivery = {
  address: z.strictObject({ city: text(1, 100), street: text(1, 255), zipCode: text(1, 20) }),
  deliveryRequest: text(0, 500).optional(),
  memberCouponId: id<MemberCouponId>().optional(),
  usePoint: amount().optional(),
};
type Terms = { readonly memberCouponId?: MemberCouponId | undefined; readonly usePoint?: number | undefined };
/** What an order names besides its goods, in the words of the core. */
const termsOf = <T extends Terms>({ memberCouponId, usePoint, ...terms }: T) => ({
  ...terms,
  coupon: memberCouponId,
  usePoints: usePoint,
});
const placeOrderBody = z.strictObject({
  ...delivery,
  orderItems: z
    .array(z.strictObject({ itemId: id<ItemId>().optional(), optionId: id<OptionId>(), quantity }))
    .min(1)
    .max(100),
});
const fromCartBody = z.strictObject({ ...delivery, optionIds: z.array(id<OptionId>()).min(1).max(100).optional() });
const cancelBody = z.strictObject({ cancelReason: text(1, 500) });
const refundRequestBody = z.strictObject({ refundRequestReason: text(1, 500), lines: refundLines });
const decisionBody = z.discriminatedUnion("refundRequestStatus", [
  z.strictObject({
    refundRequestStatus: z.literal("APPROVED"),
    processReason: text(1, 500).optional(),
    restock: z.boolean().optional(),
  }),
  z.strictObject({ refundRequestStatus: z.literal("REJECTED"), processReason: text(1, 500) }),
]);
const decisionOf = (body: z.output<typeof decisionBody>): RefundDecision =>
  body.refundRequestStatus === "APPROVED"
    ? { status: "APPROVED", reason: body.processReason, restock: body.restock }
    : { status: "REJECTED", reason: body.processReason };
const stateBody = z.strictObject({ orderState: z.enum(["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) });

const tableQuery = z.strictObject({
  ...pageQuery,
  state: orderState.exactOptional(),
  refundRequestStatus: refundStatus.exactOptional(),
  from: z.iso.date().exactOptional(),
  to: z.iso.date().exactOptional(),
  memberId: id<MemberId>().exactOptional(),
});

type Cancelled = { readonly order: Order; readonly cancelReason: string };
const cancelledView: View<Cancelled> = view(
  z.strictObject({ orderId: out.id, cancelReason: z.string() }),
  ({ order, cancelReason }) => ({ orderId: order.id, cancelReason }),
);
const address = ({ id }: Order): string => `/orders/${id}`;

export const orderRoutes = ({ order }: { readonly order: OrderUseCases }): readonly Route[] => {
  const cancel = async (by: MemberActor, id: OrderId, cancelReason: string) => {
    const cancelled = await order.cancel(by, id, cancelReason);
    return cancelled.ok ? ok({ order: cancelled.value, cancelReason }) : cancelled;
  };
  return [
    post("/orders", {
      summary: "Order the named options: all of it or nothing",
      access: "member",
      body: placeOrderBody,
      answer: created(orderView, address),
      run: ({ by, body: { orderItems, ...terms }, seal }) =>
        order.place(by, { ...termsOf(terms), lines: orderItems, seal }),
    }),
    post("/orders/from-cart", {
      summary: "Order the cart or the named options of it; they leave the cart",
      access: "member",
      body: fromCartBody,
      answer: created(orderView, address),
      run: ({ by, body: { optionIds, ...terms }, seal }) =>
        order.placeFromCart(by, { ...termsOf(terms), options: optionIds, seal }),
    }),
    get("/orders/me", {
      summary: "The caller's own orders, newest first",
      access: "member",
      query: z.strictObject(feedQuery),
      answer: okay(feedOf(orderSummaryView)),
      run: ({ by, query }) => order.mine(by, query),
    }),
    get("/orders/:id", {
      summary: "One order: the caller's own, or any for an admin",
      access: "member",
      params: orderInPath,
      answer: okay(orderView),
      run: ({ by, params }) => order.view(by, params.id),
    }),
    get("/orders/:id/history", {
      summary: "Who changed the order's state when and why",
      access: "member",
      params: orderInPath,
      answer: okay(listOf(historyView)),
      run: ({ by, params }) => order.history(by, params.id),
    }),
    get("/orders", {
      summary: "All orders, newest first; from and to are days of placing, both included",
      access: "admin",
      query: tableQuery,
      answer: okay(tableOf(orderSummaryView)),
      run: ({ by, query: { refundRequestStatus, ...query } }) =>
        order.list(by, { ...query, refundStatus: refundRequestStatus }),
    }),
    patch("/orders/:id/cancel", {
      summary: "Cancel an unpaid order; everything it held is given back",
      access: "member",
      params: orderInPath,
      body: cancelBody,
      refusals: ["lock.busy"],
      answer: okay(cancelledView),
      run: ({ by, params, body }) => cancel(by, params.id, body.cancelReason),
    }),
    patch("/orders/:id/confirm", {
      summary: "Say that the delivered goods are right",
      access: "member",
      params: orderInPath,
      answer: noContent,
      run: ({ by, params }) => order.confirm(by, params.id),
    }),
    patch("/orders/:id/state", {
      summary: "Move a paid order one step towards its customer's door",
      access: "admin",
      params: orderInPath,
      body: stateBody,
      answer: okay(orderView),
      run: ({ by, params, body }) => order.move(by, params.id, body.orderState),
    }),
    post("/orders/:id/refund-request", {
      summary: "Ask for a paid order, or units of it, to be taken back; an admin decides",
      access: "member",
      params: orderInPath,
      body: refundRequestBody,
      answer: created(orderView, address),
      run: ({ by, params, body: { refundRequestReason, lines }, seal }) =>
        order.requestRefund(by, params.id, {
          reason: refundRequestReason,
          lines: refundLinesOf(lines),
          seal,
        }),
    }),
    patch("/orders/:id/refund-request", {
      summary:
        "Decide about a refund request: 200 when it is done, 202 while the provider has not given the money back",
      access: "admin",
      params: orderInPath,
      body: decisionBody,
      answer: okayOnce(({ state }) => state !== "REFUND_PENDING", orderView),
      run: ({ by, params, body }) => order.decideRefund(by, params.id, decisionOf(body)),
    }),
  ];
};
