import type { PricePolicies } from "../item/index.ts";
import type { Zone } from "../shared/day.ts";
import {
  type AdvanceOrderPorts,
  type ConfirmOrder,
  type MoveOrder,
  makeConfirmOrder,
  makeMoveOrder,
} from "./advance-order.ts";
import { type CancelOrder, type CancelOrderPorts, makeCancelOrder } from "./cancel-order.ts";
import {
  makePlaceOrder,
  makePlaceOrderFromCart,
  type PlaceOrder,
  type PlaceOrderFromCart,
  type PlaceOrderPorts,
} from "./place-order.ts";
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
export type { Delivery, LimitExceeded, WantedLine } from "./draft-order.ts";
export {
  type Address,
  cancel,
  canMove,
  type HistoryEntry,
  type IllegalTransition,
  markPending,
  type Order,
  type OrderEvent,
  type OrderLine,
  type OrderState,
  pay,
  type ShippingState,
} from "./order.ts";
export type { CartEmpty, PlaceOrder, PlaceOrderFromCart } from "./place-order.ts";
export type { OrderFilter, OrderMoney, OrderReads, OrderSummary, Orders } from "./ports.ts";
export { type OrderNotFound, payOrder, releaseOrder } from "./stock-of-order.ts";
export type {
  ListMyOrders,
  ListOrders,
  OrderTableRequest,
  ViewOrder,
  ViewOrderHistory,
} from "./view-orders.ts";

export type OrderPorts = PlaceOrderPorts & CancelOrderPorts & AdvanceOrderPorts & ViewOrdersPorts;
export type OrderPolicies = PricePolicies & {
  /** The zone of the days that the admin's table is filtered by. */
  readonly zone: Zone;
};
export type OrderUseCases = {
  readonly place: PlaceOrder;
  readonly placeFromCart: PlaceOrderFromCart;
  readonly cancel: CancelOrder;
  readonly move: MoveOrder;
  readonly confirm: ConfirmOrder;
  readonly view: ViewOrder;
  readonly history: ViewOrderHistory;
  readonly mine: ListMyOrders;
  readonly list: ListOrders;
};

export const orderUseCases = (ports: OrderPorts, policies: OrderPolicies): OrderUseCases => ({
  place: makePlaceOrder(ports, policies),
  placeFromCart: makePlaceOrderFromCart(ports, policies),
  cancel: makeCancelOrder(ports),
  move: makeMoveOrder(ports),
  confirm: makeConfirmOrder(ports),
  view: makeViewOrder(ports),
  history: makeViewOrderHistory(ports),
  mine: makeListMyOrders(ports),
  list: makeListOrders(ports, policies.zone),
});
