import { MAX_QUANTITY } from "../src/cart/index.ts";
import type { SandboxOutcome } from "../src/memory/index.ts";
import type { OrderState } from "../src/order/index.ts";
import type { Payment } from "../src/payment/index.ts";
import { type Action, buyers, type OnOrder, pick, shelf } from "./story.ts";

type ModelPayment = {
  readonly order: ModelOrder;
  readonly method: string;
  state: Payment["state"];
  atProvider: { readonly outcome: SandboxOutcome; readonly from: number } | undefined;
};
type ModelOrder = {
  readonly placedAt: number;
  /** Units by option. */
  readonly lines: ReadonlyMap<number, number>;
  state: OrderState;
};

const unpaid = ({ state }: Pick<ModelOrder, "state">): boolean =>
  state === "WAITING_FOR_PAY" || state === "PAYMENT_PENDING";

/** Units of an option that an order in this state keeps from others. */
const held = ({ lines, state }: Pick<ModelOrder, "lines" | "state">, option: number): number => {
  const inventory = shelf[option]?.inventory ?? "none";
  const none = inventory === "none" || state === "CANCELLED" || (inventory === "track" && unpaid({ state }));
  return none ? 0 : (lines.get(option) ?? 0);
};

/** What a story must do, told in the plainest way: one thing after another, numbers in arrays, no storage. */
export class ReferenceShop {
  now = 0;
  readonly stock: number[] = shelf.map(({ stock }) => stock);
  readonly carts: Map<number, number>[] = buyers.map(() => new Map());
  readonly orders: ModelOrder[] = [];
  readonly payments: ModelPayment[] = [];

  /** Changes the model, and says in one word how the shop must answer. */
  perform(action: Action): string {
    switch (action.does) {
      case "place": {
        const lines = new Map<number, number>();
        for (const [number, units] of action.lines) {
          const option = number % shelf.length;
          lines.set(option, (lines.get(option) ?? 0) + units);
        }
        return this.#place(lines);
      }
      case "fill cart": {
        const cart = this.#cartOf(action.who);
        const option = action.option % shelf.length;
        cart.set(option, Math.min(MAX_QUANTITY, (cart.get(option) ?? 0) + action.quantity));
        return "ok";
      }
      case "place from cart": {
        const cart = this.#cartOf(action.who);
        if (cart.size === 0) return "cart.empty";
        const answer = this.#place(new Map(cart));
        if (answer === "ok") cart.clear();
        return answer;
      }
      case "pay at provider": {
        const payment = pick(this.payments, action.payment);
        if (payment?.atProvider === undefined && payment !== undefined) {
          const from = this.now + (action.outcome === "late" ? 60_000 : 0);
          payment.atProvider = { outcome: action.outcome, from };
        }
        return "ok";
      }
      case "verify": {
        const payment = pick(this.payments, action.payment);
        if (payment === undefined) return "ok";
        this.#settle(payment);
        if (payment.state === "FAILED") return "payment.failed";
        return payment.state === "PAID" || payment.state === "READY" ? "ok" : "payment.refund-due";
      }
      case "adjust stock": {
        const option = action.option % shelf.length;
        const next = (this.stock[option] ?? 0) + action.delta;
        if (next < 0) return "item.out-of-stock";
        this.stock[option] = next;
        return "ok";
      }
      case "auto-cancel":
        return String(this.#overdue().filter((order) => this.#cancel(order)).length);
      case "return money": {
        const due = this.payments.filter(({ state }) => state === "REFUND_PENDING");
        for (const payment of due) payment.state = "REFUNDED";
        return String(due.length);
      }
      case "wait":
        this.now += action.ms;
        return "ok";
      default: {
        const order = pick(this.orders, action.order);
        return order === undefined ? "ok" : this.#onOrder(order, action);
      }
    }
  }

  /** Oldest first; of one moment the newest first, as every list of the shop. */
  #overdue(): readonly ModelOrder[] {
    const due = this.orders.filter((order) => unpaid(order) && order.placedAt < this.now - 30 * 60_000);
    return due.reverse().sort((a, b) => a.placedAt - b.placedAt);
  }

  #cartOf(who: number): Map<number, number> {
    const cart = pick(this.carts, who);
    if (cart === undefined) throw new Error("every buyer has a cart");
    return cart;
  }

  #move(order: ModelOrder, to: OrderState): void {
    const before = shelf.map((_, option) => held(order, option));
    order.state = to;
    for (const option of shelf.keys()) {
      this.stock[option] = (this.stock[option] ?? 0) + (before[option] ?? 0) - held(order, option);
    }
  }

  #place(lines: ReadonlyMap<number, number>): string {
    const short = [...lines].some(
      ([option, units]) => shelf[option]?.inventory !== "none" && (this.stock[option] ?? 0) < units,
    );
    if (short) return "item.out-of-stock";
    const order: ModelOrder = { placedAt: this.now, lines, state: "CANCELLED" };
    const free = [...lines.keys()].every((option) => shelf[option]?.price === 0);
    this.#move(order, free ? "PAID" : "WAITING_FOR_PAY");
    this.orders.push(order);
    return "ok";
  }

  #settle(payment: ModelPayment): void {
    const { atProvider, order } = payment;
    if (atProvider === undefined || atProvider.from > this.now) return;
    if (payment.state !== "READY" && payment.state !== "FAILED") return;
    if (atProvider.outcome === "failed") {
      payment.state = "FAILED";
      return;
    }
    const paid = { ...order, state: "PAID" as const };
    const covered = shelf.every((_, option) => (this.stock[option] ?? 0) + held(order, option) >= held(paid, option));
    if (unpaid(order) && covered) {
      payment.state = "PAID";
      this.#move(order, "PAID");
      return;
    }
    payment.state = "REFUND_PENDING";
    if (unpaid(order)) this.#move(order, "CANCELLED");
  }

  /** Asks the provider first; true when it was this that ended the order. */
  #cancel(order: ModelOrder): boolean {
    if (order.state === "PAYMENT_PENDING") {
      for (const payment of this.payments.filter((each) => each.order === order && each.state === "READY")) {
        this.#settle(payment);
        if (payment.state === "PAID") break;
      }
    }
    if (!unpaid(order)) return false;
    this.#move(order, "CANCELLED");
    return true;
  }

  #onOrder(order: ModelOrder, action: OnOrder): string {
    switch (action.does) {
      case "cancel":
        if (action.stranger) return "order.not-found";
        return this.#cancel(order) ? "ok" : "order.cannot-cancel";
      case "prepare": {
        if (order.state === "CANCELLED") return "order.illegal-transition";
        if (!unpaid(order)) return "payment.already-paid";
        const same = this.payments.find(
          (each) => each.order === order && each.state === "READY" && each.method === action.method,
        );
        order.state = "PAYMENT_PENDING";
        if (same === undefined)
          this.payments.push({ order, method: action.method, state: "READY", atProvider: undefined });
        return "ok";
      }
      case "move":
        return this.#step(order, action.to);
      case "confirm":
        return this.#step(order, "COMPLETED");
    }
  }

  #step(order: ModelOrder, to: OrderState): string {
    const steps: readonly OrderState[] = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];
    if (order.state === to) return "ok";
    if (!steps.includes(order.state) || steps.indexOf(to) !== steps.indexOf(order.state) + 1)
      return "order.illegal-transition";
    order.state = to;
    return "ok";
  }
}
