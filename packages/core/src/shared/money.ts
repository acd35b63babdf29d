import type { Brand } from "./ids.ts";

/** A whole, non-negative amount in the smallest unit of the shop's one currency (won). */
export type Money = Brand<number, "Money">;

/** The largest amount that input may name: a billion won. Sums of many such amounts stay exact in a double. */
export const MAX_AMOUNT = 1_000_000_000;

/** @throws RangeError for a negative, fractional or unsafe number. */
export const money = (amount: number): Money => {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount of money: ${amount}`);
  return amount as Money;
};

export const zero: Money = money(0);

export const add = (...amounts: readonly Money[]): Money => money(amounts.reduce<number>((sum, each) => sum + each, 0));

/** @throws RangeError when the result would be negative: callers compare first, so this is a broken rule, not an input. */
export const subtract = (from: Money, amount: Money): Money => money(from - amount);

export const times = (unit: Money, quantity: number): Money => money(unit * quantity);

/** So many hundredths of an amount, rounded down. The hundreds are counted apart: amount × 100 need not be exact. */
const hundredths = (amount: Money, count: number): Money => {
  const hundreds = Math.floor(amount / 100) * count;
  const whole = Math.floor(hundreds);
  return money(whole + Math.floor(hundreds - whole + ((amount % 100) * count) / 100));
};

/** `percent` of an amount, rounded down: the shop never gives away a fraction of a won twice. */
export const percentOf = (amount: Money, percent: number): Money => hundredths(amount, percent);

/** An amount less `percent`, rounded down (price 999 at 5 % off is 949): the truncation that customers see. */
export const lessPercent = (amount: Money, percent: number): Money => hundredths(amount, 100 - percent);

export const least = (one: Money, other: Money): Money => (one < other ? one : other);

/** `amount × part / whole`, rounded down, exact for amounts of any size. A whole of zero has no parts: zero. */
export const share = (amount: Money, part: number, whole: number): Money =>
  whole === 0 ? zero : money(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)));

/**
 * An amount in parts of whole won that stand to one another like the weights and add up to the amount, or to nothing
 * when no weight is positive. Each part is rounded down; what is left over goes, one won each, to the parts that
 * rounding cost most, the first of them where it cost the same (largest remainder, Hamilton's method of apportionment).
 * No part exceeds its weight unless the amount exceeds their sum.
 */
export const allocate = (amount: Money, weights: readonly Money[]): readonly Money[] => {
  const sum = add(...weights);
  if (sum === 0) return weights.map(() => zero);
  const parts = weights.map((weight) => share(amount, weight, sum));
  const cost = weights.map((weight) => (BigInt(amount) * BigInt(weight)) % BigInt(sum));
  const dearest = [...weights.keys()].sort((a, b) => Number((cost[b] ?? 0n) - (cost[a] ?? 0n)) || a - b);
  const raised = new Set(dearest.slice(0, amount - add(...parts)));
  return parts.map((part, index) => money(part + (raised.has(index) ? 1 : 0)));
};
