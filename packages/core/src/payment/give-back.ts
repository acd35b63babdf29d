import type { MoneyBack, OrderMoney } from "../order/index.ts";
import { money } from "../shared/money.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, ok } from "../shared/result.ts";
import { givenBack, type Payment } from "./payment.ts";
import type { PaymentGateway, PaymentReads, Payments } from "./ports.ts";
import { savePayment } from "./save-payment.ts";

export type GiveBackPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly payments: Payments; readonly outbox: Outbox },
    { readonly payments: PaymentReads }
  >;
  readonly paymentGateway: PaymentGateway;
  readonly clock: Clock;
};

/** The payment that paid its order, also when its money is back already. */
const keptIn = (attempts: readonly Payment[]): Payment | undefined =>
  attempts.find(({ state, refundedAmount }) => state === "PAID" || refundedAmount > 0);

/**
 * Asks for the money, or for what is left of it: a part, or all, may have gone back by another way, for instance by
 * hand in the provider's console.
 */
const refundOrRest = async (gateway: PaymentGateway, merchantUid: string, { key, amount, reason }: MoneyBack) => {
  const refund = await gateway.refund(merchantUid, { key, amount, reason });
  if (refund.ok || refund.error.code !== "payment.refund-refused") return refund;
  const read = await gateway.read(merchantUid);
  if (!read.ok || read.value === undefined) return refund;
  const left = read.value.amount - read.value.refunded;
  if (left >= amount) return refund;
  return left === 0 ? ok(read.value) : gateway.refund(merchantUid, { key: `${key}:rest`, reason });
};

/**
 * Implements order's `OrderMoney.giveBack`. The provider's total is written down, not the difference, so a repeat, a
 * crash in between and refunds that were made elsewhere come out at the same sum.
 */
export const makeGiveBack =
  ({ unitOfWork, paymentGateway, clock }: GiveBackPorts): OrderMoney["giveBack"] =>
  async (order, back) => {
    const kept = keptIn(await unitOfWork.reads.payments.ofOrder(order));
    if (kept === undefined) throw new Error(`no payment paid the order ${order}, so nothing of it can be given back`);
    const refund = await refundOrRest(paymentGateway, kept.merchantUid, back);
    if (!refund.ok) return refund.error.code === "payment.refund-refused" ? "refused" : "unknown";
    const total = money(refund.value.refunded);
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      const payment = await tx.payments.byId(kept.id);
      if (payment === undefined || payment.refundedAmount >= total) return done;
      await savePayment(tx, givenBack(payment, total), at);
      return done;
    });
    // A provider may take a refund on and carry it out later.
    return total >= back.alreadyBack + back.amount ? "done" : "unknown";
  };
