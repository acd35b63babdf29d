import type { MembershipPolicies } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, system } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import type { Clock, Lock, LockBusy, LockLost, Signal, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { type CannotCancel, cancel, type Order } from "./order.ts";
import type { OrderMoney, OrderReads } from "./ports.ts";
import { type ReleaseTx, releaseOrder } from "./release-order.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type CancelOrderPorts = {
  readonly unitOfWork: UnitOfWork<ReleaseTx, { readonly orders: OrderReads }>;
  readonly orderMoney: Pick<OrderMoney, "settleBeforeCancel">;
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

const notFound = err({ code: "order.not-found" });

const makeCancelUnpaid =
  ({ unitOfWork, orderMoney, lock, clock }: CancelOrderPorts, policies: MembershipPolicies) =>
  (by: Actor, id: OrderId, reason: string): Promise<Result<Order, CancelRefusal>> =>
    lock.hold(paymentLock(id), paymentLockTerms, async (): Promise<Result<Order, CancelRefusal>> => {
      const seen = await unitOfWork.reads.orders.byId(id);
      if (seen?.state === "PAYMENT_PENDING") {
        const money = await orderMoney.settleBeforeCancel(id);
        if (money === "unknown") return err({ code: "payment.provider-error" });
      }
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const order = await tx.orders.byId(id);
        if (order === undefined) return notFound;
        const cancelled = cancel(order, by, reason, at);
        if (!cancelled.ok) return cancelled;
        // Where the lock did not hold: a payment began since the provider was asked, so the order may be paid.
        if (order.state === "PAYMENT_PENDING" && seen?.state !== "PAYMENT_PENDING") {
          return err({ code: "order.cannot-cancel", state: order.state });
        }
        return ok(await releaseOrder(tx, cancelled.value, { by, at }, policies));
      });
    });

export const makeCancelOrder = (ports: CancelOrderPorts, policies: MembershipPolicies): CancelOrder => {
  const cancelUnpaid = makeCancelUnpaid(ports, policies);
  return async (by, id, reason) => {
    if (by.kind !== "member") return forbidden;
    const wrong = text("cancelReason", reason, 1, 500);
    if (wrong) return wrong;
    const order = await ports.unitOfWork.reads.orders.byId(id);
    return order?.memberId === by.id ? cancelUnpaid(by, id, reason) : notFound;
  };
};

/**
 * Cancels orders that nobody paid in time, a batch at a call. Orders whose payment the provider cannot tell about, and
 * those that somebody else is working on, stay for the next round.
 */
export const makeAutoCancelOrders = (
  ports: CancelOrderPorts,
  policies: MembershipPolicies,
  afterMs: number,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const cancelUnpaid = makeCancelUnpaid(ports, policies);
  const by = system("auto-cancel");
  return makeWalk({
    rows: (slice) => ports.unitOfWork.reads.orders.unpaidBefore(new Date(ports.clock.now().getTime() - afterMs), slice),
    position: ({ placedAt, id }) => ({ key: placedAt.getTime(), id }),
    visit: async ({ id }) => (await cancelUnpaid(by, id, "not paid in time")).ok,
  });
};
