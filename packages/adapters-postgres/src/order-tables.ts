import type { HistoryEntry, OrderState, RefundRequest, RefundStatus } from "@cofshop/core/order";
import { EntitySchema } from "typeorm";
import { named, optional, perDialect, primary, type Table } from "./dialect.ts";
import type { storedLots } from "./memberships.ts";

type StoredEntry = Omit<HistoryEntry, "at"> & { at: string };
export type StoredRequest = Omit<RefundRequest, "requestedAt" | "processedAt"> & {
  readonly requestedAt: string;
  readonly processedAt?: string;
};

export type OrderRow = {
  id: string;
  memberId: string;
  state: OrderState;
  currency: "KRW";
  itemTotal: number;
  tierDiscount: number;
  memberCouponId: string | null;
  couponDiscount: number;
  deliveryFee: number;
  usedPoints: number;
  spentLots: ReturnType<typeof storedLots>;
  finalPrice: number;
  refundedAmount: number;
  earnedPoints: number;
  city: string;
  street: string;
  zipCode: string;
  deliveryRequest: string | null;
  placedAt: Date;
  paidAt: Date | null;
  deliveredAt: Date | null;
  completedAt: Date | null;
  refundRequests: readonly StoredRequest[];
  refundStatus: RefundStatus | null;
  firstItem: string;
  lineCount: number;
  history: readonly StoredEntry[];
  version: number;
};

export const orderTable: Table<OrderRow> = perDialect(
  ({ id, text, amount, whole, time, json }) =>
    new EntitySchema<OrderRow>({
      name: "cof_order",
      columns: {
        id: primary(id),
        memberId: named("member_id", id),
        state: text,
        currency: text,
        itemTotal: named("item_total", amount),
        tierDiscount: named("tier_discount", amount),
        memberCouponId: named("member_coupon_id", optional(id)),
        couponDiscount: named("coupon_discount", amount),
        deliveryFee: named("delivery_fee", amount),
        usedPoints: named("used_points", amount),
        spentLots: named("spent_lots", { ...json, select: false }),
        finalPrice: named("final_price", amount),
        refundedAmount: named("refunded_amount", amount),
        earnedPoints: named("earned_points", amount),
        city: text,
        street: text,
        zipCode: named("zip_code", text),
        deliveryRequest: named("delivery_request", optional(text)),
        placedAt: named("placed_at", time),
        paidAt: named("paid_at", optional(time)),
        deliveredAt: named("delivered_at", optional(time)),
        completedAt: named("completed_at", optional(time)),
        refundRequests: named("refund_requests", { ...json, select: false }),
        refundStatus: named("refund_status", optional(text)),
        firstItem: named("first_item", text),
        lineCount: named("line_count", whole),
        history: { ...json, select: false },
        version: whole,
      },
    }),
);

export type OrderLineRow = {
  id: string;
  orderId: string;
  position: number;
  itemId: string;
  optionId: string;
  itemName: string;
  optionDescription: string;
  origin: string;
  itemPrice: number;
  surcharge: number;
  discount: number;
  unitPrice: number;
  quantity: number;
  lineTotal: number;
  points: number;
  coupon: number;
  refunded: number;
  takeWhenPaid: boolean;
  taken: number;
};

export const orderLineTable: Table<OrderLineRow> = perDialect(
  ({ id, text, amount, whole, flag }) =>
    new EntitySchema<OrderLineRow>({
      name: "cof_order_line",
      columns: {
        id: primary(id),
        orderId: named("order_id", id),
        position: whole,
        itemId: named("item_id", id),
        optionId: named("option_id", id),
        itemName: named("item_name", text),
        optionDescription: named("option_description", text),
        origin: text,
        itemPrice: named("item_price", amount),
        surcharge: amount,
        discount: whole,
        unitPrice: named("unit_price", amount),
        quantity: whole,
        lineTotal: named("line_total", amount),
        points: amount,
        coupon: amount,
        refunded: whole,
        takeWhenPaid: named("take_when_paid", flag),
        taken: whole,
      },
    }),
);
