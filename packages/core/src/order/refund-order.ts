import { type Actor, nameOf } from "../shared/actor.ts";
import type { Changed } from "../shared/event.ts";
import type { OrderLineId } from "../shared/ids.ts";
import { add, type Money, money, share, subtract, zero } from "../shared/money.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { factsOf, type IllegalTransition, move, type Order, type OrderEvent, type OrderLine, tell } from "./order.ts";
import { canMove, isBeforeShipping, type OrderState } from "./order-state.ts";
import {
  openRefund,
  type RefundGrant,
  type RefundInProgress,
  type RefundLine,
  type RefundRequest,
} from "./refund-request.ts";

export type RefundWindowClosed = { readonly code: "order.refund-window-closed" };
export type LineNotFound = { readonly code: "order.line-not-found" };
/** More units than are left to give back. */
export type RefundExceeds = {
  readonly code: "payment.refund-exceeds";
  readonly lineId: OrderLineId;
  readonly left: number;
};
export type RefundNotRequested = { readonly code: "order.refund-not-requested" };
export type AskRefusal = IllegalTransition | RefundInProgress | RefundWindowClosed | LineNotFound | RefundExceeds;

type Step<E> = Result<Changed<Order, OrderEvent>, E>;

/** What a line's price is made of, for so many of its units counted from the first. */
const partOfLine = ({ lineTotal, coupon, points, quantity }: OrderLine, units: number) => ({
  money: share(subtract(lineTotal, add(coupon, points)), units, quantity),
  points: share(points, units, quantity),
});

/** What more units of a line give back: all parts add up to the line, however it is cut. */
const givenBackOf = (line: OrderLine, quantity: number) => {
  const before = partOfLine(line, line.refunded);
  const after = partOfLine(line, line.refunded + quantity);
  return { money: subtract(after.money, before.money), points: subtract(after.points, before.points) };
};

/** The money paid for the goods that were not given back. */
export const paidForGoods = ({ lines }: Pick<Order, "lines">): Money =>
  add(...lines.map((line) => givenBackOf(line, line.quantity - line.refunded).money));

/** The points that pay for them. */
export const pointsInGoods = ({ lines }: Pick<Order, "lines">): Money =>
  add(...lines.map((line) => givenBackOf(line, line.quantity - line.refunded).points));

const leftLines = ({ lines }: Order): readonly RefundLine[] =>
  lines
    .filter(({ quantity, refunded }) => quantity > refunded)
    .map(({ id, quantity, refunded }) => ({ lineId: id, quantity: quantity - refunded }));

const checkLines = (
  { lines }: Order,
  wanted: readonly RefundLine[],
): Result<undefined, LineNotFound | RefundExceeds> => {
  for (const { lineId, quantity } of wanted) {
    const line = lines.find(({ id }) => id === lineId);
    if (line === undefined) return err({ code: "order.line-not-found" });
    const left = line.quantity - line.refunded;
    if (quantity > left) return err({ code: "payment.refund-exceeds", lineId, left });
  }
  return ok(undefined);
};

/** The order with its last request as it now is. */
const withRequest = (order: Order, request: RefundRequest): Order => ({
  ...order,
  refundRequests: [...order.refundRequests.slice(0, -1), request],
});

const refundFacts = (order: Order, { reason, lines }: Pick<RefundRequest, "reason" | "lines">) => ({
  ...factsOf(order),
  reason,
  lines,
});

/** Asks for units to be taken back; all that are left unless lines are named. The state stays. */
export const askRefund = (
  order: Order,
  by: Actor,
  { lines, reason }: { readonly lines: readonly RefundLine[] | undefined; readonly reason: string },
  { at, windowMs }: { readonly at: Date; readonly windowMs: number },
): Step<AskRefusal> => {
  if (openRefund(order) !== undefined) return err({ code: "order.refund-in-progress" });
  if (!canMove(order, "REFUND_PENDING")) return err({ code: "order.illegal-transition", state: order.state });
  const { deliveredAt } = order;
  if (order.state === "COMPLETED" && (deliveredAt === undefined || at.getTime() - deliveredAt.getTime() > windowMs)) {
    return err({ code: "order.refund-window-closed" });
  }
  const wanted = lines ?? leftLines(order);
  const known = checkLines(order, wanted);
  if (!known.ok) return known;
  const request: RefundRequest = {
    status: "REQUESTED",
    by: nameOf(by),
    reason,
    lines: wanted,
    requestedAt: at,
    processedAt: undefined,
    processReason: undefined,
    grant: undefined,
  };
  const moved = move(order, order.state, by, at, { reason, refund: "REQUESTED" });
  const state: Order = { ...moved, refundRequests: [...order.refundRequests, request] };
  return ok({ state, events: [tell("order.refund-requested", state, refundFacts(order, request))] });
};

/** What giving units back is worth. The delivery fee goes with the last unit, if nothing was shipped. */
const grantOf = (order: Order, { lines }: RefundRequest, restock: boolean): RefundGrant => {
  const units = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const parts = order.lines.map((line) => givenBackOf(line, units.get(line.id) ?? 0));
  const all = order.lines.every((line) => line.refunded + (units.get(line.id) ?? 0) === line.quantity);
  const delivery = all && isBeforeShipping(order.state) ? order.deliveryFee : zero;
  return {
    from: order.state,
    amount: add(delivery, ...parts.map((part) => part.money)),
    points: add(...parts.map((part) => part.points)),
    restock: restock || isBeforeShipping(order.state),
  };
};

export type Decision = { readonly reason: string | undefined; readonly restock: boolean };

/** Grants the request: from here on the money is on its way, and the order waits for it. */
export const approveRefund = (
  order: Order,
  by: Actor,
  { reason, restock }: Decision,
  at: Date,
): Step<RefundNotRequested> => {
  const asked = openRefund(order);
  if (asked?.status !== "REQUESTED") return err({ code: "order.refund-not-requested" });
  const grant = grantOf(order, asked, restock);
  const moved = move(order, "REFUND_PENDING", by, at, { reason, refund: "APPROVED" });
  const state = withRequest(moved, { ...asked, status: "APPROVED", processedAt: at, processReason: reason, grant });
  const { amount, points } = grant;
  const data = { ...refundFacts(order, asked), amount, points };
  return ok({ state, events: [tell("order.refund-approved", state, data)] });
};

const rejected = (
  order: Order,
  asked: RefundRequest,
  to: OrderState,
  { by, reason, at }: { readonly by: Actor; readonly reason: string; readonly at: Date },
): Changed<Order, OrderEvent> => {
  const moved = move(order, to, by, at, { reason, refund: "REJECTED" });
  const over = { ...asked, status: "REJECTED", processedAt: at, processReason: reason, grant: undefined } as const;
  const state = withRequest(moved, over);
  return { state, events: [tell("order.refund-rejected", state, { ...refundFacts(order, asked), reason })] };
};

export const rejectRefund = (order: Order, by: Actor, reason: string, at: Date): Step<RefundNotRequested> => {
  const asked = openRefund(order);
  if (asked?.status !== "REQUESTED") return err({ code: "order.refund-not-requested" });
  return ok(rejected(order, asked, order.state, { by, reason, at }));
};

const refundedLine = (line: OrderLine, quantity: number, restock: boolean): OrderLine => ({
  ...line,
  refunded: line.refunded + quantity,
  taken: restock ? Math.max(0, line.taken - quantity) : line.taken,
});

/** The approved money stays where it is: the order goes on where it was, and the request is over. */
export const refundRefused = (order: Order, by: Actor, reason: string, at: Date): Step<IllegalTransition> => {
  const approved = openRefund(order);
  if (approved?.grant === undefined) return err({ code: "order.illegal-transition", state: order.state });
  return ok(rejected(order, approved, approved.grant.from, { by, reason, at }));
};

/** The approved money is back: the order ends when nothing of it is left, and goes on where it was otherwise. */
export const refunded = (order: Order, by: Actor, at: Date): Step<IllegalTransition> => {
  const approved = openRefund(order);
  const grant = approved?.grant;
  if (order.state !== "REFUND_PENDING" || approved === undefined || grant === undefined) {
    return err({ code: "order.illegal-transition", state: order.state });
  }
  const units = new Map(approved.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const lines = order.lines.map((line) => refundedLine(line, units.get(line.id) ?? 0, grant.restock));
  const to: OrderState = lines.every(({ quantity, refunded: gone }) => gone === quantity) ? "CANCELLED" : grant.from;
  const kept = share(order.earnedPoints, paidForGoods({ lines }), paidForGoods(order));
  const moved: Order = {
    ...move(order, to, by, at, { reason: approved.reason, refund: "REFUNDED" }),
    lines,
    refundedAmount: money(order.refundedAmount + grant.amount),
    earnedPoints: kept,
  };
  const state = withRequest(moved, { ...approved, status: "REFUNDED" });
  const { amount, points } = grant;
  const data = { ...refundFacts(order, approved), amount, points, to };
  return ok({ state, events: [tell("order.refunded", state, data)] });
};
