import type { HasQuit } from "../member/index.ts";
import type { IllegalTransition } from "../order/index.ts";
import {
  markPending,
  type Order,
  type OrderNotFound,
  type Orders,
  paymentLock,
  paymentLockTerms,
  saveOrder,
} from "../order/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { OrderId, PaymentId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import { zero } from "../shared/money.ts";
import type { Clock, Ids, Lock, LockBusy, LockLost, Outbox, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { merchantUidOf, nextCheck, type Payment } from "./payment.ts";
import type { GatewayRefusal, PaymentGateway, Payments } from "./ports.ts";

export type PreparePaymentPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly orders: Orders; readonly payments: Payments; readonly outbox: Outbox },
    unknown
  >;
  readonly paymentGateway: PaymentGateway;
  readonly lock: Lock;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type PaymentMethod = { readonly pgProvider: string; readonly payMethod: string };
export type AlreadyPaid = { readonly code: "payment.already-paid" };
export type TooManyAttempts = { readonly code: "payment.too-many-attempts" };
export type Prepared = { readonly payment: Payment; readonly checkout: PaymentGateway["checkout"] };
export type PrepareRefusal =
  | Forbidden
  | InvalidInput
  | OrderNotFound
  | AlreadyPaid
  | TooManyAttempts
  | IllegalTransition
  | HasQuit
  | GatewayRefusal
  | LockBusy
  | LockLost;

/**
 * Starts a payment of a member's own order: afterwards the order waits for the provider's word. The attempt is stored
 * first and told to the provider then. Asking again with the same method answers the same attempt, also after the
 * provider did not answer; another method starts another one.
 */
export type PreparePayment = (
  by: Actor,
  order: OrderId,
  method: PaymentMethod,
) => Promise<Result<Prepared, PrepareRefusal>>;

/** Each open attempt is asked about before an order is cancelled, so their number is bounded. */
const MAX_ATTEMPTS = 10;

const orderNameOf = ({ lines: [first, ...more] }: Order): string =>
  `${first?.itemName ?? ""}${more.length > 0 ? ` + ${more.length}` : ""}`.slice(0, 100);

const attemptFor = (order: Order, id: PaymentId, { pgProvider, payMethod }: PaymentMethod, at: Date): Payment => ({
  id,
  orderId: order.id,
  memberId: order.memberId,
  merchantUid: merchantUidOf(id),
  price: order.finalPrice,
  currency: order.currency,
  orderName: orderNameOf(order),
  pgProvider,
  payMethod,
  state: "READY",
  refundedAmount: zero,
  transactionId: undefined,
  requestedAt: at,
  paidAt: undefined,
  checks: 0,
  nextCheckAt: nextCheck(0, at),
  version: 1,
});

export const makePreparePayment =
  ({ unitOfWork, paymentGateway, lock, ids, clock }: PreparePaymentPorts): PreparePayment =>
  async (by, orderId, { pgProvider, payMethod }) => {
    if (by.kind !== "member") return forbidden;
    const wrong = text("pgProvider", pgProvider, 1, 50) ?? text("payMethod", payMethod, 1, 50);
    if (wrong) return wrong;
    const id = ids.next<PaymentId>();

    const store = (): Promise<Result<Payment, PrepareRefusal>> => {
      const at = clock.now();
      return unitOfWork.run(async (tx): Promise<Result<Payment, PrepareRefusal>> => {
        const order = await tx.orders.byId(orderId);
        if (order === undefined || order.memberId !== by.id) return err({ code: "order.not-found" });
        if (order.paidAt !== undefined) return err({ code: "payment.already-paid" });

        if (order.state === "PAYMENT_PENDING") {
          const attempts = await tx.payments.ofOrder(orderId);
          const same = attempts.find(
            (one) => one.state === "READY" && one.pgProvider === pgProvider && one.payMethod === payMethod,
          );
          if (same !== undefined) return ok(same);
          if (attempts.length >= MAX_ATTEMPTS) return err({ code: "payment.too-many-attempts" });
        } else {
          const pending = markPending(order, by, at);
          if (!pending.ok) return pending;
          await saveOrder(tx, pending.value, at);
        }
        const payment = attemptFor(order, id, { pgProvider, payMethod }, at);
        return (await tx.payments.insert(payment)) ? ok(payment) : err({ code: "member.quit" });
      });
    };

    return lock.hold(paymentLock(orderId), paymentLockTerms, async (): Promise<Result<Prepared, PrepareRefusal>> => {
      const stored = await store();
      if (!stored.ok) return stored;
      const { merchantUid, price: amount, currency } = stored.value;
      const registered = await paymentGateway.register({ merchantUid, amount, currency });
      return registered.ok ? ok({ payment: stored.value, checkout: paymentGateway.checkout }) : registered;
    });
  };
