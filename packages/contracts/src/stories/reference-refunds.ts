import type { ReferenceClock } from "./reference-clock.ts";
import { beforeShipping, goodsOf, moneyOf, pointsOf, type ReferenceOrder, steps } from "./reference-order.ts";
import type { ReferencePayments } from "./reference-payments.ts";
import type { ReferenceStock } from "./reference-stock.ts";

type Units = NonNullable<ReferenceOrder["request"]>;

const WEEK = 7 * 86_400_000;

/** Notes what somebody wants to give back, and says in one word whether he may. */
export const askRefund = (order: ReferenceOrder, wanted: Units, now: number): string => {
  if (order.request !== undefined) return "order.refund-in-progress";
  if (!steps.includes(order.state)) return "order.illegal-transition";
  if (order.state === "COMPLETED" && now - order.deliveredAt > WEEK) return "order.refund-window-closed";
  for (const [line, units] of wanted) if (units > line.quantity - line.refunded) return "payment.refund-exceeds";
  order.request = wanted;
  return "ok";
};

/** Takes units of an order back: their money, their points, what they earned, and what the shelf can have again. */
export const giveBack = (
  order: ReferenceOrder,
  wanted: Units,
  restock: boolean,
  shop: { readonly clock: ReferenceClock; readonly stock: ReferenceStock; readonly payments: ReferencePayments },
): void => {
  const goodsBefore = goodsOf(order);
  let [amount, points] = [0, 0];
  for (const [line, units] of wanted) {
    amount += moneyOf(line, line.refunded + units) - moneyOf(line, line.refunded);
    points += pointsOf(line, line.refunded + units) - pointsOf(line, line.refunded);
    line.refunded += units;
    if (restock || beforeShipping(order)) shop.stock.give(line, units);
  }
  const everything = order.lines.every(({ quantity, refunded }) => quantity === refunded);
  if (everything && beforeShipping(order)) amount += order.delivery;
  shop.payments.refund(order, amount);
  order.refundedAmount += amount;
  if (everything) order.state = "CANCELLED";
  const kept = goodsBefore === 0 ? 0 : Math.floor((order.earned * goodsOf(order)) / goodsBefore);
  order.member.restore(order, points, shop.clock.endOfRestored(), shop.clock.now);
  order.member.takeBack(order.earned - kept, shop.clock.now);
  order.earned = kept;
};
