import { MAX_QUANTITY } from "@cofshop/core/cart";
import type { OrderState } from "@cofshop/core/order";
import type { Action, OnOrder } from "./actions.ts";
import { ReferenceClock } from "./reference-clock.ts";
import { ReferenceMember } from "./reference-member.ts";
import { draftOrder, goodsOf, type ReferenceOrder, steps, sumOf, totalsOf, type Units } from "./reference-order.ts";
import { ReferencePayments } from "./reference-payments.ts";
import { askRefund, giveBack } from "./reference-refunds.ts";
import { ReferenceStock } from "./reference-stock.ts";
import { buyers, pick, shelf, storyTiers, WELCOME } from "./story.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

type Cart = Map<number, { quantity: number; readonly addedAt: number }>;

/** What a story must do, told in the plainest way: one thing after another, numbers in arrays, no storage. */
export class ReferenceShop {
  readonly clock: ReferenceClock;
  readonly stock: ReferenceStock = new ReferenceStock();
  readonly payments: ReferencePayments;
  readonly carts: readonly Cart[] = buyers.map(() => new Map());
  readonly members: readonly ReferenceMember[] = buyers.map(() => new ReferenceMember());
  readonly orders: ReferenceOrder[] = [];

  constructor(start: Date) {
    this.clock = new ReferenceClock(start);
    this.payments = new ReferencePayments(this.clock, this.stock);
    for (const member of this.members) member.adjust(WELCOME, this.clock.endOfEarned(), this.clock.now);
  }

  /** Changes the model, and says in one word how the shop must answer. */
  perform(action: Action): string {
    switch (action.does) {
      case "place": {
        const units = new Map<number, number>();
        for (const [number, quantity] of action.lines) {
          const option = number % shelf.length;
          units.set(option, (units.get(option) ?? 0) + quantity);
        }
        return this.#place(action.who, [...units], action.points);
      }
      case "fill cart": {
        const cart = this.#cartOf(action.who);
        const option = action.option % shelf.length;
        const before = cart.get(option);
        const quantity = Math.min(MAX_QUANTITY, (before?.quantity ?? 0) + action.quantity);
        cart.set(option, { quantity, addedAt: before?.addedAt ?? this.clock.now });
        return "ok";
      }
      case "place from cart": {
        const cart = this.#cartOf(action.who);
        if (cart.size === 0) return "cart.empty";
        const lines = [...cart].sort(([a, one], [b, other]) => one.addedAt - other.addedAt || a - b);
        const units = lines.map(([option, { quantity }]): [number, number] => [option, quantity]);
        const answer = this.#place(action.who, units, action.points);
        if (answer === "ok") cart.clear();
        return answer;
      }
      case "pay at provider": {
        const payment = pick(this.payments.all, action.payment);
        if (payment !== undefined) this.payments.payAtProvider(payment, action.outcome);
        return "ok";
      }
      case "hear webhook": {
        const payment = pick(this.payments.all, action.payment);
        if (payment !== undefined) this.payments.verify(payment);
        return "ok";
      }
      case "verify": {
        const payment = pick(this.payments.all, action.payment);
        return payment === undefined ? "ok" : this.payments.verify(payment);
      }
      case "adjust points":
        return this.#memberAt(action.who).adjust(action.amount, this.clock.endOfEarned(), this.clock.now)
          ? "ok"
          : "member.insufficient-points";
      case "adjust stock":
        return this.stock.adjust(action.option % shelf.length, action.delta) ? "ok" : "item.out-of-stock";
      case "run job":
        this.#runJob(action.job);
        return "ok";
      case "wait":
        this.clock.now += action.ms;
        return "ok";
      default: {
        const order = pick(this.orders, action.order);
        return order === undefined ? "ok" : this.#onOrder(order, action);
      }
    }
  }

  #runJob(job: Extract<Action, { readonly does: "run job" }>["job"]): void {
    const before = (ms: number) => this.clock.now - ms;
    switch (job) {
      case "auto-cancel-orders":
        for (const order of this.orders) if (order.placedAt < before(30 * MINUTE)) this.payments.cancel(order);
        break;
      case "auto-confirm-orders":
        for (const order of this.orders) {
          if (order.state === "DELIVERED" && order.deliveredAt < before(7 * DAY)) this.#step(order, "COMPLETED");
        }
        break;
      case "sweep-payments":
        this.payments.sweep();
        break;
      case "return-money":
        this.payments.returnMoney();
        break;
      case "expire-points":
        for (const member of this.members) member.expire(this.clock.now);
        break;
      case "recalculate-tiers":
        for (const member of this.members) this.#rank(member);
        break;
      case "execute-refunds":
        // Nothing waits for it here: a refund is carried out as it is decided.
        break;
    }
  }

  #cartOf(who: number): Cart {
    const cart = pick(this.carts, who);
    if (cart === undefined) throw new Error("every buyer has a cart");
    return cart;
  }
  #memberAt(who: number): ReferenceMember {
    const member = pick(this.members, who);
    if (member === undefined) throw new Error("there are buyers");
    return member;
  }

  /** The tier of the money that the window holds. */
  #rank(member: ReferenceMember): void {
    const from = this.clock.dayFrom(-1, 0);
    const counted = this.orders.filter(
      (order) => order.member === member && order.state !== "CANCELLED" && (order.completedAt ?? 0) >= from,
    );
    const spent = sumOf(counted.map(({ price, refundedAmount }) => price - refundedAmount));
    for (const { name, percent, from: least } of storyTiers.tiers) {
      if (spent >= least) Object.assign(member, { tier: name, percent });
    }
  }

  #place(who: number, units: Units, points: number): string {
    if (this.stock.isShortOf(units)) return "item.out-of-stock";
    const member = this.#memberAt(who);
    const totals = totalsOf(units, member.percent);
    if (points > Math.min(sumOf(totals), member.usable(this.clock.now))) return "member.insufficient-points";
    const order = draftOrder(member, units, totals, points, this.clock.now);
    member.spend(order, points, this.clock.now);
    this.stock.reserve(order);
    if (order.price === 0) {
      this.stock.takeLate(order);
      order.state = "PAID";
    }
    this.orders.push(order);
    return "ok";
  }

  #onOrder(order: ReferenceOrder, action: OnOrder): string {
    switch (action.does) {
      case "cancel":
        if (action.stranger) return "order.not-found";
        return this.payments.cancel(order) ? "ok" : "order.cannot-cancel";
      case "prepare":
        return this.payments.prepare(order, action.method);
      case "buy":
        return this.#buy(order, action.until);
      case "move":
        return this.#step(order, action.to);
      case "confirm":
        return this.#step(order, "COMPLETED");
      case "ask refund": {
        const line = pick(order.lines, action.line);
        return line === undefined ? "ok" : askRefund(order, new Map([[line, action.quantity]]), this.clock.now);
      }
      case "ask whole refund":
        return askRefund(
          order,
          new Map(order.lines.map((line) => [line, line.quantity - line.refunded])),
          this.clock.now,
        );
      case "decide refund":
        return this.#decide(order, action.approve, action.restock);
    }
  }

  #buy(order: ReferenceOrder, until: OrderState): string {
    if (this.payments.prepare(order, "card") === "ok") {
      const attempt = this.payments.waiting(order, "card");
      if (attempt !== undefined) {
        this.payments.payAtProvider(attempt, "paid");
        this.payments.verify(attempt);
      }
    }
    if (until === "PAID") return "ok";
    for (const to of steps.slice(1, steps.indexOf(until) + 1)) this.#step(order, to);
    return "ok";
  }

  #step(order: ReferenceOrder, to: OrderState): string {
    if (order.state === to) return "ok";
    if (order.request !== undefined) return "order.refund-in-progress";
    if (!steps.includes(order.state) || steps.indexOf(to) !== steps.indexOf(order.state) + 1)
      return "order.illegal-transition";
    order.state = to;
    if (to === "DELIVERED") order.deliveredAt = this.clock.now;
    if (to === "COMPLETED") {
      order.completedAt = this.clock.now;
      order.earned = Math.floor(goodsOf(order) / 100);
      order.member.earn(order.earned, this.clock.endOfEarned(), this.clock.now);
      this.#rank(order.member);
    }
    return "ok";
  }

  #decide(order: ReferenceOrder, approve: boolean, restock: boolean): string {
    const { request } = order;
    if (request === undefined) return "order.refund-not-requested";
    order.request = undefined;
    if (!approve) return "ok";
    giveBack(order, request, restock, this);
    this.#rank(order.member);
    return "ok";
  }
}
