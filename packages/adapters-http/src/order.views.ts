import type { HistoryEntry, Order, OrderLine, OrderSummary, RefundRequest } from "@cofshop/core/order";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out, timeOrNull } from "./fields.ts";

export const orderState = z.enum([
  "WAITING_FOR_PAY",
  "PAYMENT_PENDING",
  "PAID",
  "PREPARING_FOR_SHIPMENT",
  "SHIPPING",
  "DELIVERED",
  "COMPLETED",
  "REFUND_PENDING",
  "CANCELLED",
]);
export const refundStatus = z.enum(["REQUESTED", "APPROVED", "REJECTED", "REFUNDED"]);

const headFields = {
  orderId: out.id,
  memberId: out.id,
  orderState,
  currency: z.literal("KRW"),
  deliveryRequest: z.string().nullable(),
  address: z.strictObject({ city: z.string(), street: z.string(), zipCode: z.string() }),
  /** What the lines cost, after the tier's discount. */
  totalPrice: out.amount,
  tierDiscount: out.amount,
  memberCouponId: out.id.nullable(),
  /** What the coupon takes off the total price. */
  discountFromCoupon: out.amount,
  deliveryFee: out.amount,
  /** What of the total price is paid with points. */
  usePoint: out.amount,
  /** What is to be paid in money. */
  finalPrice: out.amount,
  refundedAmount: out.amount,
  earnedPoint: out.amount,
  orderDate: out.time,
  paidAt: out.time.nullable(),
  deliveredAt: out.time.nullable(),
  completedAt: out.time.nullable(),
  /** Of the last refund request. */
  refundRequestStatus: refundStatus.nullable(),
};
type Head = Omit<OrderSummary, "firstItem" | "lineCount">;
const headOf = (order: Head) => ({
  orderId: order.id,
  memberId: order.memberId,
  orderState: order.state,
  currency: order.currency,
  deliveryRequest: order.deliveryRequest ?? null,
  address: { city: order.address.city, street: order.address.street, zipCode: order.address.zipCode },
  totalPrice: order.itemTotal,
  tierDiscount: order.tierDiscount,
  memberCouponId: order.memberCouponId ?? null,
  discountFromCoupon: order.couponDiscount,
  deliveryFee: order.deliveryFee,
  usePoint: order.usedPoints,
  finalPrice: order.finalPrice,
  refundedAmount: order.refundedAmount,
  earnedPoint: order.earnedPoints,
  orderDate: instant(order.placedAt),
  paidAt: timeOrNull(order.paidAt),
  deliveredAt: timeOrNull(order.deliveredAt),
  completedAt: timeOrNull(order.completedAt),
  refundRequestStatus: order.refundStatus ?? null,
});

const lineSchema = z.strictObject({
  orderItemId: out.id,
  itemId: out.id,
  optionId: out.id,
  itemName: z.string(),
  optionDescription: z.string(),
  origin: z.string(),
  /** The item's price less its discount, before surcharge and option discount. */
  price: out.amount,
  additionalPrice: out.amount,
  discountRate: z.int(),
  unitPrice: out.amount,
  quantity: z.int(),
  lineTotal: out.amount,
  couponDiscount: out.amount,
  usePoint: out.amount,
  refundedQuantity: z.int(),
});
const lineOf = (line: OrderLine): z.output<typeof lineSchema> => ({
  orderItemId: line.id,
  itemId: line.itemId,
  optionId: line.optionId,
  itemName: line.itemName,
  optionDescription: line.optionDescription,
  origin: line.origin,
  price: line.itemPrice,
  additionalPrice: line.surcharge,
  discountRate: line.discount,
  unitPrice: line.unitPrice,
  quantity: line.quantity,
  lineTotal: line.lineTotal,
  couponDiscount: line.coupon,
  usePoint: line.points,
  refundedQuantity: line.refunded,
});

/** The last refund request, field by field. */
const refundFields = {
  refundRequestReason: z.string().nullable(),
  refundRequestedAt: out.time.nullable(),
  refundProcessedAt: out.time.nullable(),
  refundProcessedReason: z.string().nullable(),
  refundLines: z.array(z.strictObject({ orderItemId: out.id, quantity: z.int() })),
};
const refundOf = (request: RefundRequest | undefined) => ({
  refundRequestReason: request?.reason ?? null,
  refundRequestedAt: timeOrNull(request?.requestedAt),
  refundProcessedAt: timeOrNull(request?.processedAt),
  refundProcessedReason: request?.processReason ?? null,
  refundLines: (request?.lines ?? []).map(({ lineId, quantity }) => ({ orderItemId: lineId, quantity })),
});

export const orderView: View<Order> = view(
  z.strictObject({ ...headFields, ...refundFields, orderItems: z.array(lineSchema) }).meta({ id: "Order" }),
  (order) => {
    const last = order.refundRequests.at(-1);
    const head = headOf({ ...order, refundStatus: last?.status });
    return { ...head, ...refundOf(last), orderItems: order.lines.map(lineOf) };
  },
);

/** An order in a list: the first line's name, and how many lines there are. */
export const orderSummaryView: View<OrderSummary> = view(
  z.strictObject({ ...headFields, itemName: z.string(), lineCount: z.int() }).meta({ id: "OrderSummary" }),
  (order) => ({ ...headOf(order), itemName: order.firstItem, lineCount: order.lineCount }),
);

export const historyView: View<HistoryEntry> = view(
  z.strictObject({
    from: orderState.nullable(),
    to: orderState,
    at: out.time,
    /** `member:<id>` or `system:<name>` */
    by: z.string(),
    reason: z.string().nullable(),
    /** What became of a refund request with it; the state may stay. */
    refundRequestStatus: refundStatus.nullable(),
  }),
  ({ from, to, at, by, reason, refund }) => ({
    from: from ?? null,
    to,
    at: instant(at),
    by,
    reason: reason ?? null,
    refundRequestStatus: refund ?? null,
  }),
);
