import { type MembershipPolicies, partOf, type Spending, settleMembership } from "../member/index.ts";
import { type Actor, system } from "../shared/actor.ts";
import type { OrderId } from "../shared/ids.ts";
import { subtract } from "../shared/money.ts";
import type { Clock, Lock, LockBusy, LockLost, Signal, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { paymentLock, paymentLockTerms } from "./cancel-order.ts";
import type { IllegalTransition, Order } from "./order.ts";
import type { OrderMoney, OrderReads } from "./ports.ts";
import { pointsInGoods, refunded, refundRefused } from "./refund-order.ts";
import { openRefund, type RefundGrant } from "./refund-request.ts";
import { type ReleaseTx, returnCoupon } from "./release-order.ts";
import { saveOrder } from "./save-order.ts";
import type { OrderNotFound } from "./stock-of-order.ts";

export type RefundTx = ReleaseTx & { readonly spending: Spending };
export type ExecuteRefundPorts = {
  readonly unitOfWork: UnitOfWork<RefundTx, { readonly orders: OrderReads }>;
  readonly orderMoney: Pick<OrderMoney, "giveBack">;
  readonly lock: Lock;
  readonly clock: Clock;
};
export type ExecuteRefundRefusal = OrderNotFound | IllegalTransition | LockBusy | LockLost;

/** Units that go back on sale between two versions of an order. */
const unitsBack = (before: Order, after: Order) => {
  const taken = new Map(after.lines.map((line) => [line.id, line.taken]));
  return before.lines
    .map((line) => ({ option: line.optionId, quantity: line.taken - (taken.get(line.id) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
};

/**
 * A step: the order with its money given back, and everything that follows from it: stock, points, tier, and the coupon if
 * nothing is left of the order.
 */
export const settleRefund = async (
  tx: RefundTx,
  before: Order,
  grant: RefundGrant,
  by: Actor,
  at: Date,
  policies: MembershipPolicies,
): Promise<Result<Order, IllegalTransition>> => {
  const done = refunded(before, by, at);
  if (!done.ok) return done;
  const after = await saveOrder(tx, done.value, at);
  await tx.orders.saveLines(after);
  const restored = partOf(before.spentLots, subtract(before.usedPoints, pointsInGoods(before)), grant.points);
  const takenBack = subtract(before.earnedPoints, after.earnedPoints);
  await settleMembership(tx, before.memberId, { restored, takenBack }, { by, at, order: before.id }, policies);
  if (after.state === "CANCELLED") await returnCoupon(tx, after, at);
  const back = unitsBack(before, after);
  if (back.length > 0) await tx.stock.give(back);
  return ok(after);
};

/** A step: the order as it was before the provider was asked in vain, with the request over. */
const stopRefund = async (
  tx: ReleaseTx,
  before: Order,
  by: Actor,
  at: Date,
): Promise<Result<Order, IllegalTransition>> => {
  const stopped = refundRefused(before, by, "the payment provider refused it", at);
  return stopped.ok ? ok(await saveOrder(tx, stopped.value, at)) : stopped;
};

/**
 * Carries an approved refund out: asks the provider first, then writes what became of it. Where he refuses, the request
 * is over like one that an admin rejects. An order in another state is answered as it is. The key of the refund at the
 * provider is made of the order and the number of its request, so whoever repeats this, at the same time or after a
 * crash, gives the money back once.
 */
export const makeExecuteRefund =
  ({ unitOfWork, orderMoney, lock, clock }: ExecuteRefundPorts, policies: MembershipPolicies) =>
  (by: Actor, id: OrderId): Promise<Result<Order, ExecuteRefundRefusal>> =>
    lock.hold(paymentLock(id), paymentLockTerms, async (): Promise<Result<Order, ExecuteRefundRefusal>> => {
      const seen = await unitOfWork.reads.orders.byId(id);
      if (seen === undefined) return err({ code: "order.not-found" });
      const approved = openRefund(seen);
      if (seen.state !== "REFUND_PENDING" || approved?.grant === undefined) return ok(seen);
      const { grant, reason } = approved;
      const key = `refund:${id}:${seen.refundRequests.length}`;
      const back = { key, amount: grant.amount, alreadyBack: seen.refundedAmount, reason };
      const money = grant.amount === 0 ? "done" : await orderMoney.giveBack(id, back);
      if (money === "unknown") return ok(seen);
      const at = clock.now();
      return unitOfWork.run(async (tx): Promise<Result<Order, ExecuteRefundRefusal>> => {
        const order = await tx.orders.byId(id);
        if (order === undefined) return err({ code: "order.not-found" });
        // Where the lock did not hold, somebody else may have written it meanwhile.
        if (order.version !== seen.version) return ok(order);
        return money === "refused" ? stopRefund(tx, order, by, at) : settleRefund(tx, order, grant, by, at, policies);
      });
    });

/** Goes on with refunds whose provider did not answer, or whose process died, a batch at a call. */
export const makeExecuteRefunds = (
  ports: ExecuteRefundPorts,
  policies: MembershipPolicies,
): ((signal: Signal) => Promise<{ readonly done: number; readonly more: boolean }>) => {
  const execute = makeExecuteRefund(ports, policies);
  const by = system("execute-refunds");
  return makeWalk({
    rows: (slice) => ports.unitOfWork.reads.orders.refundsPending(slice),
    position: ({ placedAt, id }) => ({ key: placedAt.getTime(), id }),
    visit: async ({ id }) => {
      const executed = await execute(by, id);
      return executed.ok && executed.value.state !== "REFUND_PENDING";
    },
  });
};
