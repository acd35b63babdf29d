import { dayOf, plusDays, plusMonths, SEOUL, startOf } from "@cofshop/core";
import { MAX_QUANTITY } from "@cofshop/core/cart";
import type { SandboxOutcome } from "@cofshop/core/memory";
import type { OrderState } from "@cofshop/core/order";
import type { Payment } from "@cofshop/core/payment";
import { ReferenceMember } from "./reference-member.ts";
import type { Action, OnOrder } from "./stories/actions.ts";
import { buyers, pick, shelf, storyTiers, WELCOME } from "./stories/story.ts";

type ModelPayment = {
  readonly order: ModelOrder;
  readonly method: string;
  state: Payment["state"];
  refunded: number;
  atProvider: { readonly outcome: SandboxOutcome; readonly from: number } | undefined;
};
type ModelLine = {
  readonly option: number;
  readonly quantity: number;
  readonly total: number;
  readonly points: number;
  refunded: number;
  /** Units of stock that the line keeps from others. */
  taken: number;
};
type ModelRequest = { readonly units: ReadonlyMap<ModelLine, number> };
type ModelOrder = {
  readonly member: ReferenceMember;
  readonly placedAt: number;
  readonly lines: readonly ModelLine[];
  readonly delivery: number;
  readonly price: number;
  state: OrderState;
  deliveredAt: number;
  completedAt: number | undefined;
  refundedAmount: number;
  earned: number;
  request: ModelRequest | undefined;
};

const DAY = 86_400_000;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
const unpaid = ({ state }: Pick<ModelOrder, "state">): boolean =>
  state === "WAITING_FOR_PAY" || state === "PAYMENT_PENDING";
const beforeShipping = ({ state }: ModelOrder): boolean => state === "PAID" || state === "PREPARING_FOR_SHIPMENT";
const steps: readonly OrderState[] = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];

/** What so many units of a line cost in money, counted from the first. */
const moneyOf = ({ total, points, quantity }: ModelLine, units: number): number =>
  Math.floor(((total - points) * units) / quantity);
const pointsOf = ({ points, quantity }: ModelLine, units: number): number => Math.floor((points * units) / quantity);

/** Points among lines by their totals; what rounding leaves goes to those that lost most. */
const divide = (points: number, totals: readonly number[]): readonly number[] => {
  const all = sumOf(totals);
  if (all === 0) return totals.map(() => 0);
  const parts = totals.map((total) => Math.floor((points * total) / all));
  const lost = totals.map((total, index) => ({ index, lost: (points * total) % all }));
  const losers = lost.sort((a, b) => b.lost - a.lost || a.index - b.index).slice(0, points - sumOf(parts));
  return parts.map((part, index) => part + (losers.some((loser) => loser.index === index) ? 1 : 0));
};

/** What a story must do, told in the plainest way: one thing after another, numbers in arrays, no storage. */
export class ReferenceShop {
  #now: number;
  readonly stock: number[] = shelf.map(({ stock }) => stock);
  readonly carts: Map<number, { quantity: number; readonly addedAt: number }>[] = buyers.map(() => new Map());
  readonly members: readonly ReferenceMember[] = buyers.map(() => new ReferenceMember());
  readonly orders: ModelOrder[] = [];
  readonly payments: ModelPayment[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
    for (const member of this.members) member.adjust(WELCOME, this.#endOfEarned(), this.#now);
  }

  get now(): number {
    return this.#now;
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
        cart.set(option, { quantity, addedAt: before?.addedAt ?? this.#now });
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
        const payment = pick(this.payments, action.payment);
        if (payment !== undefined) this.#payAtProvider(payment, action.outcome);
        return "ok";
      }
      case "verify": {
        const payment = pick(this.payments, action.payment);
        if (payment === undefined) return "ok";
        this.#settle(payment);
        if (payment.state === "FAILED") return "payment.failed";
        return payment.state === "REFUND_PENDING" || (payment.state === "REFUNDED" && payment.refunded === 0)
          ? "payment.refund-due"
          : "ok";
      }
      case "adjust points":
        return this.#memberAt(action.who).adjust(action.amount, this.#endOfEarned(), this.#now)
          ? "ok"
          : "member.insufficient-points";
      case "adjust stock": {
        const option = action.option % shelf.length;
        const next = (this.stock[option] ?? 0) + action.delta;
        if (next < 0) return "item.out-of-stock";
        this.stock[option] = next;
        return "ok";
      }
      case "run job":
        this.#runJob(action.job);
        return "ok";
      case "wait":
        this.#now += action.ms;
        return "ok";
      default: {
        const order = pick(this.orders, action.order);
        return order === undefined ? "ok" : this.#onOrder(order, action);
      }
    }
  }

  #runJob(job: Extract<Action, { readonly does: "run job" }>["job"]): void {
    const before = (ms: number) => this.#now - ms;
    switch (job) {
      case "auto-cancel-orders":
        for (const order of this.orders) if (order.placedAt < before(DAY / 48)) this.#cancel(order);
        break;
      case "auto-confirm-orders":
        for (const order of this.orders) {
          if (order.state === "DELIVERED" && order.deliveredAt < before(7 * DAY)) this.#step(order, "COMPLETED");
        }
        break;
      case "return-money":
        for (const payment of this.payments) if (payment.state === "REFUND_PENDING") payment.state = "REFUNDED";
        break;
      case "expire-points":
        for (const member of this.members) member.expire(this.#now);
        break;
      case "recalculate-tiers":
        for (const member of this.members) this.#rank(member);
        break;
      case "execute-refunds":
        break;
    }
  }

  #cartOf(who: number): Map<number, { quantity: number; readonly addedAt: number }> {
    const cart = pick(this.carts, who);
    if (cart === undefined) throw new Error("every buyer has a cart");
    return cart;
  }
  #memberAt(who: number): ReferenceMember {
    const member = pick(this.members, who);
    if (member === undefined) throw new Error("there are buyers");
    return member;
  }

  #dayFrom(months: number, days: number): number {
    const today = dayOf(new Date(this.#now), SEOUL);
    return startOf(plusDays(plusMonths(today, months), days), SEOUL).getTime();
  }
  #endOfEarned(): number {
    return this.#dayFrom(12, 1);
  }

  /** The tier of the money that the window holds. */
  #rank(member: ReferenceMember): void {
    const from = this.#dayFrom(-1, 0);
    const counted = this.orders.filter(
      (order) => order.member === member && order.state !== "CANCELLED" && (order.completedAt ?? 0) >= from,
    );
    const spent = sumOf(counted.map(({ price, refundedAmount }) => price - refundedAmount));
    for (const { name, percent, from: least } of storyTiers.tiers) {
      if (spent >= least) Object.assign(member, { tier: name, percent });
    }
  }

  #take(line: ModelLine): void {
    line.taken = line.quantity;
    this.stock[line.option] = (this.stock[line.option] ?? 0) - line.quantity;
  }
  #give(line: ModelLine, units: number): void {
    const back = Math.min(units, line.taken);
    line.taken -= back;
    this.stock[line.option] = (this.stock[line.option] ?? 0) + back;
  }
  /** Takes what is counted at payment; false when there is too little of it. */
  #takeLate({ lines }: ModelOrder): boolean {
    const late = lines.filter(({ option }) => shelf[option]?.inventory === "track");
    if (late.some(({ option, quantity }) => (this.stock[option] ?? 0) < quantity)) return false;
    for (const line of late) this.#take(line);
    return true;
  }

  #place(who: number, units: readonly (readonly [number, number])[], points: number): string {
    const short = units.some(
      ([option, quantity]) => shelf[option]?.inventory !== "none" && (this.stock[option] ?? 0) < quantity,
    );
    if (short) return "item.out-of-stock";
    const member = this.#memberAt(who);
    const totals = units.map(([option, quantity]) => {
      return Math.floor(((shelf[option]?.price ?? 0) * (100 - member.percent)) / 100) * quantity;
    });
    const itemTotal = sumOf(totals);
    const coffee = units.some(([option]) => option < 3);
    const delivery = coffee && itemTotal < 50_000 ? 3_000 : 0;
    if (points > Math.min(itemTotal, member.usable(this.#now))) return "member.insufficient-points";
    const shares = divide(points, totals);
    const lines = units.map(
      ([option, quantity], index): ModelLine => ({
        option,
        quantity,
        total: totals[index] ?? 0,
        points: shares[index] ?? 0,
        refunded: 0,
        taken: 0,
      }),
    );
    const order: ModelOrder = {
      member,
      placedAt: this.#now,
      lines,
      delivery,
      price: itemTotal - points + delivery,
      state: "WAITING_FOR_PAY",
      deliveredAt: 0,
      completedAt: undefined,
      refundedAmount: 0,
      earned: 0,
      request: undefined,
    };
    member.spend(order, points, this.#now);
    for (const line of lines) if (shelf[line.option]?.inventory === "reserve-on-order") this.#take(line);
    if (order.price === 0) {
      this.#takeLate(order);
      order.state = "PAID";
    }
    this.orders.push(order);
    return "ok";
  }

  #payAtProvider(payment: ModelPayment, outcome: SandboxOutcome): void {
    payment.atProvider ??= { outcome, from: this.#now + (outcome === "late" ? 60_000 : 0) };
  }

  #settle(payment: ModelPayment): void {
    const { atProvider, order } = payment;
    if (atProvider === undefined || atProvider.from > this.#now) return;
    if (payment.state !== "READY" && payment.state !== "FAILED") return;
    if (atProvider.outcome === "failed") {
      payment.state = "FAILED";
      return;
    }
    if (unpaid(order) && this.#takeLate(order)) {
      payment.state = "PAID";
      order.state = "PAID";
      return;
    }
    payment.state = "REFUND_PENDING";
    if (unpaid(order)) this.#release(order);
  }

  /** Ends an unpaid order: what it held comes back. */
  #release(order: ModelOrder): void {
    order.state = "CANCELLED";
    for (const line of order.lines) this.#give(line, line.taken);
    order.member.restore(order, sumOf(order.lines.map(({ points }) => points)), this.#dayFrom(0, 8), this.#now);
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
    this.#release(order);
    return true;
  }

  #onOrder(order: ModelOrder, action: OnOrder): string {
    switch (action.does) {
      case "cancel":
        if (action.stranger) return "order.not-found";
        return this.#cancel(order) ? "ok" : "order.cannot-cancel";
      case "prepare":
        return this.#prepare(order, action.method);
      case "buy":
        return this.#buy(order, action.until);
      case "move":
        return this.#step(order, action.to);
      case "confirm":
        return this.#step(order, "COMPLETED");
      case "ask refund": {
        const line = pick(order.lines, action.line);
        return line === undefined ? "ok" : this.#ask(order, new Map([[line, action.quantity]]));
      }
      case "ask whole refund":
        return this.#ask(order, new Map(order.lines.map((line) => [line, line.quantity - line.refunded])));
      case "decide refund":
        return this.#decide(order, action.approve, action.restock);
    }
  }

  #prepare(order: ModelOrder, method: string): string {
    if (!unpaid(order)) return this.#wasPaid(order) ? "payment.already-paid" : "order.illegal-transition";
    const same = this.payments.find((each) => each.order === order && each.state === "READY" && each.method === method);
    order.state = "PAYMENT_PENDING";
    if (same === undefined) {
      this.payments.push({ order, method, state: "READY", refunded: 0, atProvider: undefined });
    }
    return "ok";
  }
  #wasPaid(order: ModelOrder): boolean {
    const kept = this.payments.some((each) => each.order === order && (each.state === "PAID" || each.refunded > 0));
    return order.price === 0 || kept;
  }

  #buy(order: ModelOrder, until: OrderState): string {
    if (this.#prepare(order, "card") === "ok") {
      const attempt = this.payments.find(
        (each) => each.order === order && each.state === "READY" && each.method === "card",
      );
      if (attempt !== undefined) {
        this.#payAtProvider(attempt, "paid");
        this.#settle(attempt);
      }
    }
    if (until === "PAID") return "ok";
    for (const to of steps.slice(1, steps.indexOf(until) + 1)) this.#step(order, to);
    return "ok";
  }

  #step(order: ModelOrder, to: OrderState): string {
    if (order.state === to) return "ok";
    if (order.request !== undefined) return "order.refund-in-progress";
    if (!steps.includes(order.state) || steps.indexOf(to) !== steps.indexOf(order.state) + 1)
      return "order.illegal-transition";
    order.state = to;
    if (to === "DELIVERED") order.deliveredAt = this.#now;
    if (to === "COMPLETED") {
      order.completedAt = this.#now;
      order.earned = Math.floor(this.#goodsOf(order) / 100);
      order.member.earn(order.earned, this.#endOfEarned(), this.#now);
      this.#rank(order.member);
    }
    return "ok";
  }

  /** The money paid for the goods that were not given back. */
  #goodsOf({ lines }: ModelOrder): number {
    return sumOf(lines.map((line) => moneyOf(line, line.quantity) - moneyOf(line, line.refunded)));
  }

  #ask(order: ModelOrder, wanted: ReadonlyMap<ModelLine, number>): string {
    if (order.request !== undefined) return "order.refund-in-progress";
    if (!steps.includes(order.state)) return "order.illegal-transition";
    if (order.state === "COMPLETED" && this.#now - order.deliveredAt > 7 * DAY) return "order.refund-window-closed";
    for (const [line, units] of wanted) if (units > line.quantity - line.refunded) return "payment.refund-exceeds";
    order.request = { units: wanted };
    return "ok";
  }

  #decide(order: ModelOrder, approve: boolean, restock: boolean): string {
    const { request } = order;
    if (request === undefined) return "order.refund-not-requested";
    order.request = undefined;
    if (!approve) return "ok";
    const goodsBefore = this.#goodsOf(order);
    let [amount, points] = [0, 0];
    for (const [line, units] of request.units) {
      amount += moneyOf(line, line.refunded + units) - moneyOf(line, line.refunded);
      points += pointsOf(line, line.refunded + units) - pointsOf(line, line.refunded);
      line.refunded += units;
      if (restock || beforeShipping(order)) this.#give(line, units);
    }
    const everything = order.lines.every(({ quantity, refunded }) => quantity === refunded);
    if (everything && beforeShipping(order)) amount += order.delivery;
    const payment = this.payments.find((each) => each.order === order && each.state === "PAID");
    if (payment !== undefined) {
      payment.refunded += amount;
      if (payment.refunded === order.price) payment.state = "REFUNDED";
    }
    order.refundedAmount += amount;
    if (everything) order.state = "CANCELLED";
    const kept = goodsBefore === 0 ? 0 : Math.floor((order.earned * this.#goodsOf(order)) / goodsBefore);
    order.member.restore(order, points, this.#dayFrom(0, 8), this.#now);
    order.member.takeBack(order.earned - kept, this.#now);
    order.earned = kept;
    this.#rank(order.member);
    return "ok";
  }
}
