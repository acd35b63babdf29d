import type { PointLot } from "../member/index.ts";
import { type Actor, nameOf } from "../shared/actor.ts";
import type { Changed, EventOf, Json } from "../shared/event.ts";
import type { ItemId, MemberCouponId, MemberId, OptionId, OrderId, OrderLineId } from "../shared/ids.ts";
import { type Money, zero } from "../shared/money.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { canMove, type OrderState } from "./order-state.ts";
import {
  openRefund,
  type RefundInProgress,
  type RefundLine,
  type RefundRequest,
  type RefundStatus,
} from "./refund-request.ts";

export type Address = { readonly city: string; readonly street: string; readonly zipCode: string };

/** A line keeps what the customer saw: later changes of the item do not reach it. */
export type OrderLine = {
  readonly id: OrderLineId;
  readonly itemId: ItemId;
  readonly optionId: OptionId;
  readonly itemName: string;
  readonly optionDescription: string;
  readonly origin: string;
  /** The item's price less its discount, before surcharge and option discount. */
  readonly itemPrice: Money;
  readonly surcharge: Money;
  /** The option's discount in percent. */
  readonly discount: number;
  /** What one unit costs, everything considered. */
  readonly unitPrice: Money;
  readonly quantity: number;
  readonly lineTotal: Money;
  /** The part of the line total that the coupon pays. */
  readonly coupon: Money;
  /** The part of it that is paid with points. */
  readonly points: Money;
  /** Units whose price was given back. */
  readonly refunded: number;
  /** Whether stock is counted down for this line when the order is paid. */
  readonly takeWhenPaid: boolean;
  /** Units of stock that this line holds now. */
  readonly taken: number;
};

/** One change of an order: of its state, or of a refund request that leaves the state as it is. */
export type HistoryEntry = {
  readonly from: OrderState | undefined;
  readonly to: OrderState;
  /** What became of a refund request with it. */
  readonly refund?: RefundStatus | undefined;
  readonly at: Date;
  /** `member:<id>` or `system:<name>`. */
  readonly by: string;
  readonly reason: string | undefined;
};

export type Order = {
  readonly id: OrderId;
  readonly memberId: MemberId;
  readonly state: OrderState;
  readonly currency: "KRW";
  readonly lines: readonly OrderLine[];
  readonly itemTotal: Money;
  readonly tierDiscount: Money;
  /** The coupon that is used on it, and what it takes off the item total. */
  readonly memberCouponId: MemberCouponId | undefined;
  readonly couponDiscount: Money;
  readonly deliveryFee: Money;
  /** What of the item total is paid with points, and the lots that they came from. */
  readonly usedPoints: Money;
  readonly spentLots: readonly PointLot[];
  /** What is to be paid in money. */
  readonly finalPrice: Money;
  /** What of it was given back. */
  readonly refundedAmount: Money;
  /** What its completion earned, less what a refund took back of it. */
  readonly earnedPoints: Money;
  readonly address: Address;
  readonly deliveryRequest: string | undefined;
  readonly placedAt: Date;
  readonly paidAt: Date | undefined;
  readonly deliveredAt: Date | undefined;
  readonly completedAt: Date | undefined;
  /** The oldest first; only the last can be open. */
  readonly refundRequests: readonly RefundRequest[];
  readonly history: readonly HistoryEntry[];
  readonly version: number;
};

type LineFacts = {
  readonly itemId: string;
  readonly optionId: string;
  readonly quantity: number;
  readonly lineTotal: number;
};
type Facts = { readonly memberId: string; readonly finalPrice: number };
type RefundFacts = Facts & { readonly reason: string; readonly lines: readonly RefundLine[] };
export type OrderEvent =
  | EventOf<"order.placed", 1, Facts & { readonly lines: readonly LineFacts[] }>
  | EventOf<"order.paid", 1, Facts & { readonly deliveryFee: number; readonly lines: readonly LineFacts[] }>
  | EventOf<"order.cancelled", 1, Facts & { readonly reason: string }>
  | EventOf<"order.state-changed", 1, Facts & { readonly from: string; readonly to: string }>
  | EventOf<"order.refund-requested", 1, RefundFacts>
  | EventOf<"order.refund-rejected", 1, RefundFacts>
  | EventOf<"order.refund-approved", 1, RefundFacts & { readonly amount: number; readonly points: number }>
  | EventOf<
      "order.refunded",
      1,
      RefundFacts & { readonly amount: number; readonly points: number; readonly to: OrderState }
    >;

export type IllegalTransition = { readonly code: "order.illegal-transition"; readonly state: OrderState };
export type CannotCancel = { readonly code: "order.cannot-cancel"; readonly state: OrderState };

export const factsOf = ({ memberId, finalPrice }: Order): Facts => ({ memberId, finalPrice });
const linesOf = ({ lines }: Order): readonly LineFacts[] =>
  lines.map(({ itemId, optionId, quantity, lineTotal }) => ({ itemId, optionId, quantity, lineTotal }));

export const move = (
  order: Order,
  to: OrderState,
  by: Actor,
  at: Date,
  { reason, refund }: Pick<Partial<HistoryEntry>, "reason" | "refund"> = {},
): Order => ({
  ...order,
  state: to,
  version: order.version + 1,
  history: [...order.history, { from: order.state, to, at, by: nameOf(by), reason, refund }],
});

export const tell = <Type extends OrderEvent["type"], Data extends { readonly [key: string]: Json }>(
  type: Type,
  order: Order,
  data: Data,
): EventOf<Type, 1, Data> => ({ type, version: 1, subject: order.id, sequence: order.version, data });

type Unplanned =
  | "state"
  | "refundedAmount"
  | "earnedPoints"
  | "paidAt"
  | "deliveredAt"
  | "completedAt"
  | "refundRequests"
  | "history"
  | "version";
export type OrderDraft = Omit<Order, Unplanned>;

const paidAs = (order: Order, by: Actor, at: Date): Changed<Order, OrderEvent> => {
  const state: Order = { ...move(order, "PAID", by, at), paidAt: at };
  const data = { ...factsOf(order), deliveryFee: order.deliveryFee, lines: linesOf(order) };
  return { state, events: [tell("order.paid", state, data)] };
};

/** A new order. One that costs nothing is placed and paid in the same breath, and both are told. */
export const place = (draft: OrderDraft, by: Actor): Changed<Order, OrderEvent> => {
  const placed: Order = {
    ...draft,
    state: "WAITING_FOR_PAY",
    refundedAmount: zero,
    earnedPoints: zero,
    paidAt: undefined,
    deliveredAt: undefined,
    completedAt: undefined,
    refundRequests: [],
    history: [
      {
        from: undefined,
        to: "WAITING_FOR_PAY",
        at: draft.placedAt,
        by: nameOf(by),
        reason: undefined,
        refund: undefined,
      },
    ],
    version: 1,
  };
  const told = tell("order.placed", placed, { ...factsOf(placed), lines: linesOf(placed) });
  if (placed.finalPrice > 0) return { state: placed, events: [told] };
  const paid = paidAs(placed, by, placed.placedAt);
  return { state: paid.state, events: [told, ...paid.events] };
};

export const markPending = (
  order: Order,
  by: Actor,
  at: Date,
): Result<Changed<Order, OrderEvent>, IllegalTransition> => {
  if (!canMove(order, "PAYMENT_PENDING")) return err({ code: "order.illegal-transition", state: order.state });
  const state = move(order, "PAYMENT_PENDING", by, at);
  const data = { ...factsOf(order), from: order.state, to: state.state };
  return ok({ state, events: [tell("order.state-changed", state, data)] });
};

/** Nobody paid for it yet, and nothing ended it. */
const isUnpaid = ({ state }: Order): boolean => state === "WAITING_FOR_PAY" || state === "PAYMENT_PENDING";

export const pay = (order: Order, by: Actor, at: Date): Result<Changed<Order, OrderEvent>, IllegalTransition> =>
  isUnpaid(order) ? ok(paidAs(order, by, at)) : err({ code: "order.illegal-transition", state: order.state });

export const cancel = (
  order: Order,
  by: Actor,
  reason: string,
  at: Date,
): Result<Changed<Order, OrderEvent>, CannotCancel> => {
  if (!isUnpaid(order)) return err({ code: "order.cannot-cancel", state: order.state });
  const state = move(order, "CANCELLED", by, at, { reason });
  return ok({ state, events: [tell("order.cancelled", state, { ...factsOf(order), reason })] });
};

/** The admin's steps to the customer's door, and the customer's confirmation. */
export type ShippingState = "PREPARING_FOR_SHIPMENT" | "SHIPPING" | "DELIVERED" | "COMPLETED";

export const advance = (
  order: Order,
  to: ShippingState,
  by: Actor,
  at: Date,
): Result<Changed<Order, OrderEvent>, IllegalTransition | RefundInProgress> => {
  const waiting = order.state === "REFUND_PENDING" || openRefund(order) !== undefined;
  if (waiting) return err({ code: "order.refund-in-progress" });
  if (!canMove(order, to)) return err({ code: "order.illegal-transition", state: order.state });
  const moved = move(order, to, by, at);
  const state: Order = {
    ...moved,
    deliveredAt: to === "DELIVERED" ? at : moved.deliveredAt,
    completedAt: to === "COMPLETED" ? at : moved.completedAt,
  };
  return ok({ state, events: [tell("order.state-changed", state, { ...factsOf(order), from: order.state, to })] });
};
