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
import { merchantUidOf, type Payment } from "./payment.ts";
import type { PaymentGateway, Payments } from "./ports.ts";

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
  | LockBusy
  | LockLost;

/**
 * Starts a payment of a member's own order: afterwards the order waits for the provider's word. Asking again with the
 * same method answers the same attempt; another method starts another one.
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

export const makePreparePayment =
  ({ unitOfWork, paymentGateway, lock, ids, clock }: PreparePaymentPorts): PreparePayment =>
  async (by, orderId, { pgProvider, payMethod }) => {
    if (by.kind !== "member") return forbidden;
    const wrong = text("pgProvider", pgProvider, 1, 50) ?? text("payMethod", payMethod, 1, 50);
    if (wrong) return wrong;
    const id = ids.next<PaymentId>();

    return lock.hold(paymentLock(orderId), paymentLockTerms, async (): Promise<Result<Prepared, PrepareRefusal>> => {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const order = await tx.orders.byId(orderId);
        if (order === undefined || order.memberId !== by.id) return err({ code: "order.not-found" });
        if (order.paidAt !== undefined) return err({ code: "payment.already-paid" });

        if (order.state === "PAYMENT_PENDING") {
          const attempts = await tx.payments.ofOrder(orderId);
          const same = attempts.find(
            (one) => one.state === "READY" && one.pgProvider === pgProvider && one.payMethod === payMethod,
          );
          if (same !== undefined) return ok({ payment: same, checkout: paymentGateway.checkout });
          if (attempts.length >= MAX_ATTEMPTS) return err({ code: "payment.too-many-attempts" });
        } else {
          const pending = markPending(order, by, at);
          if (!pending.ok) return pending;
          await saveOrder(tx, pending.value, at);
        }
        const payment: Payment = {
          id,
          orderId,
          memberId: by.id,
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
          version: 1,
        };
        if (!(await tx.payments.insert(payment))) return err({ code: "member.quit" });
        return ok({ payment, checkout: paymentGateway.checkout });
      });
    });
  };
