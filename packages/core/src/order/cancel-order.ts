import type { Stock } from "../item/index.ts";
import { type Actor, type Forbidden, forbidden, system } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import type { Clock, Lock, LockBusy, LockLost, Outbox, Signal, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type CannotCancel, cancel, type Order } from "./order.ts";
import type { OrderMoney, OrderReads, Orders } from "./ports.ts";
import { type OrderNotFound, releaseOrder } from "./stock-of-order.ts";

export type CancelOrderPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly orders: Orders; readonly stock: Stock; readonly outbox: Outbox },
    { readonly orders: OrderReads }
  >;
  readonly orderMoney: OrderMoney;
  readonly lock: Lock;
  readonly clock: Clock;
};
export type PaymentUnknown = { readonly code: "payment.provider-error" };
export type CancelRefusal =
  | Forbidden
  | InvalidInput
  | OrderNotFound
  | CannotCancel
  | PaymentUnknown
  | LockBusy
  | LockLost;

/**
 * Cancels a member's own unpaid order and gives back, once, everything it held. The payment provider is asked first:
 * an order that was paid a moment ago is not cancelled.
 */
export type CancelOrder = (by: Actor, id: OrderId, reason: string) => Promise<Result<Order, CancelRefusal>>;

/** All that move the money of one order take turns under this name. */
export const paymentLock = (order: OrderId): string => `payment:${order}`;
export const paymentLockTerms = { waitMs: 3_000, leaseMs: 30_000, extendUpToMs: 180_000 };

const makeCancelUnpaid =
  ({ unitOfWork, orderMoney, lock, clock }: CancelOrderPorts) =>
  (by: Actor, seen: Order, reason: string): Promise<Result<Order, CancelRefusal>> =>
    lock.hold(paymentLock(seen.id), paymentLockTerms, async (): Promise<Result<Order, CancelRefusal>> => {
      if (seen.state === "PAYMENT_PENDING") {
        const money = await orderMoney.settleBeforeCancel(seen.id);
        if (money === "unknown") return err({ code: "payment.provider-error" });
      }
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const order = await tx.orders.byId(seen.id);
        if (order === undefined) return err({ code: "order.not-found" });
        const cancelled = cancel(order, by, reason, at);
        // A payment began between asking and now: this order is no longer known to be unpaid.
        if (!cancelled.ok || (order.state === "PAYMENT_PENDING" && seen.state !== "PAYMENT_PENDING")) {
          return cancelled.ok ? err({ code: "order.cannot-cancel", state: order.state }) : cancelled;
        }
        return ok(await releaseOrder(tx, cancelled.value, at));
      });
    });

export const makeCancelOrder = (ports: CancelOrderPorts): CancelOrder => {
  const cancelUnpaid = makeCancelUnpaid(ports);
  return async (by, id, reason) => {
    if (by.kind !== "member") return forbidden;
    const wrong = text("cancelReason", reason, 1, 500);
    if (wrong) return wrong;
    const order = await ports.unitOfWork.reads.orders.byId(id);
    if (order === undefined || order.memberId !== by.id) return err({ code: "order.not-found" });
    return cancelUnpaid(by, order, reason);
  };
};

/**
 * One batch of orders that nobody paid in time. Orders whose payment the provider cannot tell about stay for the next
 * run; so do those that somebody else is working on.
 */
export const makeAutoCancelOrders = (
  ports: CancelOrderPorts,
  afterMs: number,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const cancelUnpaid = makeCancelUnpaid(ports);
  const by = system("auto-cancel");
  const batch = 100;
  return async (signal) => {
    const before = new Date(ports.clock.now().getTime() - afterMs);
    const due = await ports.unitOfWork.reads.orders.unpaidBefore(before, batch);
    let cancelled = 0;
    for (const id of due) {
      if (signal.aborted) break;
      const order = await ports.unitOfWork.reads.orders.byId(id);
      if (order !== undefined && (await cancelUnpaid(by, order, "not paid in time")).ok) cancelled += 1;
    }
    return { done: cancelled, more: due.length === batch && cancelled > 0 };
  };
};
