export type OrderState =
  | "WAITING_FOR_PAY"
  | "PAYMENT_PENDING"
  | "PAID"
  | "PREPARING_FOR_SHIPMENT"
  | "SHIPPING"
  | "DELIVERED"
  | "COMPLETED"
  | "REFUND_PENDING"
  | "CANCELLED";

/** The whole life of an order. From REFUND_PENDING it ends, or goes back to where it was: see refund-order.ts. */
const next: Readonly<Record<OrderState, readonly OrderState[]>> = {
  WAITING_FOR_PAY: ["PAYMENT_PENDING", "PAID", "CANCELLED"],
  PAYMENT_PENDING: ["PAID", "CANCELLED"],
  PAID: ["PREPARING_FOR_SHIPMENT", "REFUND_PENDING"],
  PREPARING_FOR_SHIPMENT: ["SHIPPING", "REFUND_PENDING"],
  SHIPPING: ["DELIVERED", "REFUND_PENDING"],
  DELIVERED: ["COMPLETED", "REFUND_PENDING"],
  COMPLETED: ["REFUND_PENDING"],
  REFUND_PENDING: ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED", "CANCELLED"],
  CANCELLED: [],
};

export const canMove = ({ state }: { readonly state: OrderState }, to: OrderState): boolean => next[state].includes(to);

/** The goods are still in the shop. */
export const isBeforeShipping = (state: OrderState): boolean => state === "PAID" || state === "PREPARING_FOR_SHIPMENT";
