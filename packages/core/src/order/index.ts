import type { MembershipPolicies } from "../member/index.ts";
import {
  type AdvanceOrderPorts,
  type ConfirmOrder,
  type MoveOrder,
  makeConfirmOrder,
  makeMoveOrder,
} from "./advance-order.ts";
import { type CancelOrder, type CancelOrderPorts, makeCancelOrder } from "./cancel-order.ts";
import { type DecideRefund, makeDecideRefund } from "./decide-refund.ts";
import type { ExecuteRefundPorts } from "./execute-refund.ts";
import {
  makePlaceOrder,
  makePlaceOrderFromCart,
  type PlaceOrder,
  type PlaceOrderFromCart,
  type PlaceOrderPolicies,
  type PlaceOrderPorts,
} from "./place-order.ts";
import { makeRequestRefund, type RefundWindow, type RequestRefund, type RequestRefundPorts } from "./request-refund.ts";
import {
  type ListMyOrders,
  type ListOrders,
  makeListMyOrders,
  makeListOrders,
  makeViewOrder,
  makeViewOrderHistory,
  type ViewOrder,
  type ViewOrderHistory,
  type ViewOrdersPorts,
} from "./view-orders.ts";

export { type ConfirmOrder, type MoveOrder, makeAutoConfirmOrders } from "./advance-order.ts";
export {
  type CancelOrder,
  type CancelOrderPorts,
  makeAutoCancelOrders,
  type PaymentUnknown,
  paymentLock,
  paymentLockTerms,
} from "./cancel-order.ts";
export type { DecideRefund, DecideRefundRefusal, RefundDecision } from "./decide-refund.ts";
export type { Delivery, LimitExceeded, OrderTerms, WantedLine } from "./draft-order.ts";
export { type ExecuteRefundPorts, makeExecuteRefunds, type RefundTx } from "./execute-refund.ts";
export { type GrantedRefund, type GrantRefund, type GrantRefundRefusal, makeGrantRefund } from "./grant-refund.ts";
export {
  type Address,
  cancel,
  type HistoryEntry,
  type IllegalTransition,
  markPending,
  type Order,
  type OrderEvent,
  type OrderLine,
  pay,
  type ShippingState,
} from "./order.ts";
export { canMove, type OrderState } from "./order-state.ts";
export type { CartEmpty, PlaceOrder, PlaceOrderFromCart } from "./place-order.ts";
export type { MoneyBack, OrderFilter, OrderMoney, OrderReads, OrderSummary, Orders } from "./ports.ts";
export type { LineNotFound, RefundExceeds, RefundNotRequested, RefundWindowClosed } from "./refund-order.ts";
export type { RefundGrant, RefundInProgress, RefundLine, RefundRequest, RefundStatus } from "./refund-request.ts";
export { refundTheRest } from "./refund-the-rest.ts";
export { type ReleaseTx, releaseOrder } from "./release-order.ts";
export type { RefundWindow, RefundWish, RequestRefund, RequestRefundRefusal } from "./request-refund.ts";
export { saveOrder } from "./save-order.ts";
export { type OrderNotFound, payOrder } from "./stock-of-order.ts";
export type {
  ListMyOrders,
  ListOrders,
  OrderTableRequest,
  ViewOrder,
  ViewOrderHistory,
} from "./view-orders.ts";

export type OrderPorts = PlaceOrderPorts &
  CancelOrderPorts &
  AdvanceOrderPorts &
  RequestRefundPorts &
  ExecuteRefundPorts &
  ViewOrdersPorts;
export type OrderPolicies = PlaceOrderPolicies & MembershipPolicies & RefundWindow;
export type OrderUseCases = {
  readonly place: PlaceOrder;
  readonly placeFromCart: PlaceOrderFromCart;
  readonly cancel: CancelOrder;
  readonly move: MoveOrder;
  readonly confirm: ConfirmOrder;
  readonly requestRefund: RequestRefund;
  readonly decideRefund: DecideRefund;
  readonly view: ViewOrder;
  readonly history: ViewOrderHistory;
  readonly mine: ListMyOrders;
  readonly list: ListOrders;
};

export const orderUseCases = (ports: OrderPorts, policies: OrderPolicies): OrderUseCases => ({
  place: makePlaceOrder(ports, policies),
  placeFromCart: makePlaceOrderFromCart(ports, policies),
  cancel: makeCancelOrder(ports, policies),
  move: makeMoveOrder(ports, policies),
  confirm: makeConfirmOrder(ports, policies),
  requestRefund: makeRequestRefund(ports, policies),
  decideRefund: makeDecideRefund(ports, policies),
  view: makeViewOrder(ports),
  history: makeViewOrderHistory(ports),
  mine: makeListMyOrders(ports),
  list: makeListOrders(ports, policies.zone),
});
