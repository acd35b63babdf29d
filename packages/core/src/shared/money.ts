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
