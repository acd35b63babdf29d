import type { SandboxOutcome } from "@cofshop/core/memory";
import type { Payment } from "@cofshop/core/payment";
import type { ReferenceClock } from "./reference-clock.ts";
import { type ReferenceOrder, sumOf, unpaid } from "./reference-order.ts";
import type { ReferenceStock } from "./reference-stock.ts";

type ReferencePayment = {
  readonly order: ReferenceOrder;
  readonly method: string;
  state: Payment["state"];
  refunded: number;
  readonly begun: number;
  checks: number;
  /** When the shop asks about it by itself, while nobody has decided. */
  nextCheck: number;
  atProvider: { readonly outcome: SandboxOutcome; readonly from: number } | undefined;
};

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** The attempts to pay the orders of the reference shop, and what they do to these. */
export class ReferencePayments {
  readonly all: ReferencePayment[] = [];
  readonly #clock: ReferenceClock;
  readonly #stock: ReferenceStock;

  constructor(clock: ReferenceClock, stock: ReferenceStock) {
    this.#clock = clock;
    this.#stock = stock;
  }

  prepare(order: ReferenceOrder, method: string): string {
    if (!unpaid(order)) return this.#wasPaid(order) ? "payment.already-paid" : "order.illegal-transition";
    const same = this.waiting(order, method);
    order.state = "PAYMENT_PENDING";
    if (same === undefined) {
      const begun = this.#clock.now;
      const schedule = { begun, checks: 0, nextCheck: begun + MINUTE };
      this.all.push({ order, method, state: "READY", refunded: 0, ...schedule, atProvider: undefined });
    } else if (this.#cameIn(same)) {
      // The provider says so as it is told of the attempt again.
      return "payment.already-paid";
    }
    return "ok";
  }
  #cameIn({ atProvider }: ReferencePayment): boolean {
    return atProvider !== undefined && atProvider.outcome !== "failed" && atProvider.from <= this.#clock.now;
  }
  #wasPaid(order: ReferenceOrder): boolean {
    const kept = this.all.some((each) => each.order === order && (each.state === "PAID" || each.refunded > 0));
    return order.price === 0 || kept;
  }

  /** The attempt of this method that is still open. */
  waiting(order: ReferenceOrder, method: string): ReferencePayment | undefined {
    return this.all.find((each) => each.order === order && each.state === "READY" && each.method === method);
  }

  payAtProvider(payment: ReferencePayment, outcome: SandboxOutcome): void {
    payment.atProvider ??= { outcome, from: this.#clock.now + (outcome === "late" ? 60_000 : 0) };
  }

  /** Asks the provider, and says in one word what became of the payment. */
  verify(payment: ReferencePayment): string {
    this.#settle(payment);
    if (payment.state === "FAILED") return "payment.failed";
    return payment.state === "REFUND_PENDING" || (payment.state === "REFUNDED" && payment.refunded === 0)
      ? "payment.refund-due"
      : "ok";
  }

  #settle(payment: ReferencePayment): void {
    const { atProvider, order } = payment;
    if (atProvider === undefined || atProvider.from > this.#clock.now) return;
    if (payment.state !== "READY" && payment.state !== "FAILED") return;
    if (atProvider.outcome === "failed") {
      payment.state = "FAILED";
      return;
    }
    if (unpaid(order) && this.#stock.takeLate(order)) {
      payment.state = "PAID";
      order.state = "PAID";
      return;
    }
    payment.state = "REFUND_PENDING";
    if (unpaid(order)) this.#release(order);
  }

  /** Ends an unpaid order: what it held comes back. */
  #release(order: ReferenceOrder): void {
    order.state = "CANCELLED";
    for (const line of order.lines) this.#stock.give(line, line.taken);
    const points = sumOf(order.lines.map((line) => line.points));
    order.member.restore(order, points, this.#clock.endOfRestored(), this.#clock.now);
  }

  /** Asks the provider first; true when it was this that ended the order. */
  cancel(order: ReferenceOrder): boolean {
    if (order.state === "PAYMENT_PENDING") {
      for (const payment of this.all.filter((each) => each.order === order && each.state === "READY")) {
        this.#settle(payment);
        if (payment.state === "PAID") break;
      }
    }
    if (!unpaid(order)) return false;
    this.#release(order);
    return true;
  }

  /** Gives so much of an order's money back. The payment is over when all of it went. */
  refund(order: ReferenceOrder, amount: number): void {
    const payment = this.all.find((each) => each.order === order && each.state === "PAID");
    if (payment === undefined) return;
    payment.refunded += amount;
    if (payment.refunded === order.price) payment.state = "REFUNDED";
  }

  /** The shop asks by itself about what nobody decided, those first that wait longest. */
  sweep(): void {
    const { now } = this.#clock;
    const due = this.all.filter(({ state, nextCheck }) => state === "READY" && nextCheck <= now);
    for (const payment of due.sort((one, other) => one.nextCheck - other.nextCheck)) {
      this.#settle(payment);
      if (payment.state !== "READY") continue;
      if (now - payment.begun > 7 * DAY) payment.state = "FAILED";
      payment.checks += 1;
      payment.nextCheck = now + ([1, 2, 5, 15, 30, 60, 360][payment.checks] ?? 1_440) * MINUTE;
    }
  }

  /** Gives back all the money that paid for nothing. */
  returnMoney(): void {
    for (const payment of this.all) if (payment.state === "REFUND_PENDING") payment.state = "REFUNDED";
  }
}
