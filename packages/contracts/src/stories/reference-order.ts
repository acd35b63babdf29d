import type { OrderState } from "@cofshop/core/order";
import type { ReferenceMember } from "./reference-member.ts";
import { shelf } from "./story.ts";

/** An option by its place on the shelf, and how many of it. */
export type Units = readonly (readonly [option: number, quantity: number])[];

export type ReferenceLine = {
  readonly option: number;
  readonly quantity: number;
  readonly total: number;
  readonly points: number;
  refunded: number;
  /** Units of stock that the line keeps from others. */
  taken: number;
};
export type ReferenceOrder = {
  readonly member: ReferenceMember;
  readonly placedAt: number;
  readonly lines: readonly ReferenceLine[];
  readonly delivery: number;
  readonly price: number;
  state: OrderState;
  deliveredAt: number;
  completedAt: number | undefined;
  refundedAmount: number;
  earned: number;
  /** The units that somebody has asked to give back. */
  request: ReadonlyMap<ReferenceLine, number> | undefined;
};

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

export const unpaid = ({ state }: Pick<ReferenceOrder, "state">): boolean =>
  state === "WAITING_FOR_PAY" || state === "PAYMENT_PENDING";
export const beforeShipping = ({ state }: ReferenceOrder): boolean =>
  state === "PAID" || state === "PREPARING_FOR_SHIPMENT";
/** The way of an order that all goes well with, from the moment it is paid. */
export const steps: readonly OrderState[] = ["PAID", "PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED", "COMPLETED"];

/** What so many units of a line cost in money, counted from the first. */
export const moneyOf = ({ total, points, quantity }: ReferenceLine, units: number): number =>
  Math.floor(((total - points) * units) / quantity);
export const pointsOf = ({ points, quantity }: ReferenceLine, units: number): number =>
  Math.floor((points * units) / quantity);

/** The money paid for the goods that were not given back. */
export const goodsOf = ({ lines }: ReferenceOrder): number =>
  sumOf(lines.map((line) => moneyOf(line, line.quantity) - moneyOf(line, line.refunded)));

/** Points among lines by their totals; what rounding leaves goes to those that lost most. */
const divide = (points: number, totals: readonly number[]): readonly number[] => {
  const all = sumOf(totals);
  if (all === 0) return totals.map(() => 0);
  const parts = totals.map((total) => Math.floor((points * total) / all));
  const lost = totals.map((total, index) => ({ index, lost: (points * total) % all }));
  const losers = lost.sort((a, b) => b.lost - a.lost || a.index - b.index).slice(0, points - sumOf(parts));
  return parts.map((part, index) => part + (losers.some((loser) => loser.index === index) ? 1 : 0));
};

/** What each line costs a member of this discount. */
export const totalsOf = (units: Units, percent: number): readonly number[] =>
  units.map(([option, quantity]) => Math.floor(((shelf[option]?.price ?? 0) * (100 - percent)) / 100) * quantity);

/** An order that nothing is taken for yet. */
export const draftOrder = (
  member: ReferenceMember,
  units: Units,
  totals: readonly number[],
  points: number,
  placedAt: number,
): ReferenceOrder => {
  const itemTotal = sumOf(totals);
  // The sample is delivered for nothing, coffee from 50,000 won on.
  const coffee = units.some(([option]) => option < 3);
  const delivery = coffee && itemTotal < 50_000 ? 3_000 : 0;
  const shares = divide(points, totals);
  const lines = units.map(
    ([option, quantity], index): ReferenceLine => ({
      option,
      quantity,
      total: totals[index] ?? 0,
      points: shares[index] ?? 0,
      refunded: 0,
      taken: 0,
    }),
  );
  return {
    member,
    placedAt,
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
};
