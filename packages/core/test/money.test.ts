import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  allocate,
  lessPercent,
  MAX_AMOUNT,
  type Money,
  money,
  percentOf,
  share,
  subtract,
  times,
  zero,
} from "../src/index.ts";
import { always } from "./property.ts";

const amount: fc.Arbitrary<Money> = fc.oneof(
  fc.maxSafeNat().map(money),
  fc.nat(MAX_AMOUNT).map(money),
  fc.nat(100).map((down) => money(Number.MAX_SAFE_INTEGER - down)),
);
const percent = fc.integer({ min: 0, max: 100 });

test("money is a whole number from zero to the largest exact one, and nothing else is money", () => {
  always(fc.property(amount, (each) => void expect(money(each)).toBe(each)));
  const noMoney = fc.oneof(
    fc.double().filter((each) => !Number.isSafeInteger(each) || each < 0),
    fc.integer({ max: -1 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1, 0.5, -0.5, -1),
  );
  always(fc.property(noMoney, (each) => void expect(() => money(each)).toThrow(RangeError)));
});

test("a percentage is rounded down exactly, for every amount that is money", () => {
  always(
    fc.property(amount, percent, (each, rate) => {
      expect(BigInt(percentOf(each, rate))).toBe((BigInt(each) * BigInt(rate)) / 100n);
    }),
    2_000,
  );
});

test("an amount less a percentage is rounded down exactly, for every amount that is money", () => {
  always(
    fc.property(amount, percent, (each, rate) => {
      expect(BigInt(lessPercent(each, rate))).toBe((BigInt(each) * BigInt(100 - rate)) / 100n);
    }),
    2_000,
  );
});

test("what is taken off and what is left never make more than the amount, and at most one won less", () => {
  always(
    fc.property(amount, percent, (each, rate) => {
      const lost = BigInt(each) - BigInt(lessPercent(each, rate)) - BigInt(percentOf(each, rate));
      expect(lost === 0n || lost === 1n).toBe(true);
    }),
  );
});

test("sums, differences and multiples are exact or they throw: never negative, never rounded", () => {
  const exactly = (work: () => Money, truth: bigint): void => {
    if (truth >= 0n && truth <= BigInt(Number.MAX_SAFE_INTEGER)) expect(BigInt(work())).toBe(truth);
    else expect(work).toThrow(RangeError);
  };
  always(
    fc.property(amount, amount, fc.nat(9_999), (one, other, quantity) => {
      exactly(() => add(one, other), BigInt(one) + BigInt(other));
      exactly(() => subtract(one, other), BigInt(one) - BigInt(other));
      exactly(() => times(one, quantity), BigInt(one) * BigInt(quantity));
    }),
  );
});

test("a sum of many amounts is the sum, and the sum of none is zero", () => {
  always(
    fc.property(fc.array(fc.nat(MAX_AMOUNT).map(money), { maxLength: 100 }), (amounts) => {
      expect(add(...amounts)).toBe(amounts.reduce<number>((sum, each) => sum + each, 0));
    }),
  );
  expect(add()).toBe(zero);
});

test("an amount is allocated in whole won that add up to it, each within one won of its exact share", () => {
  const weights = fc.array(fc.oneof(fc.nat(5), fc.nat(MAX_AMOUNT)), { minLength: 1, maxLength: 8 });
  always(
    fc.property(fc.oneof(fc.nat(20), fc.nat(MAX_AMOUNT)), weights, (given, numbers) => {
      const parts = allocate(money(given), numbers.map(money));
      const sum = numbers.reduce((all, each) => all + each, 0);
      expect(parts.reduce((all, each) => all + each, 0)).toBe(sum === 0 ? 0 : given);
      for (const [index, part] of parts.entries()) {
        const weight = numbers[index] ?? 0;
        // |part − given × weight / sum| < 1, without fractions.
        const distance = BigInt(part) * BigInt(sum) - BigInt(given) * BigInt(weight);
        if (sum > 0) expect(distance < BigInt(sum) && distance > -BigInt(sum)).toBe(true);
        if (given <= sum) expect(part).toBeLessThanOrEqual(weight);
      }
    }),
    1_000,
  );
});

test("what rounding leaves over goes to the parts that lost most by it, the first of equal ones", () => {
  const parts = (given: number, ...weights: readonly number[]) => allocate(money(given), weights.map(money));
  expect(parts(10, 1, 1, 1)).toEqual([4, 3, 3]);
  expect(parts(100, 33_333, 33_333, 33_334)).toEqual([33, 33, 34]);
  expect(parts(1, 5_000, 15_000)).toEqual([0, 1]);
  expect(parts(5, 0, 5)).toEqual([0, 5]);
});

test("the parts of an amount, cut anywhere, add up to it", () => {
  always(
    fc.property(fc.nat(MAX_AMOUNT), fc.integer({ min: 1, max: 9_999 }), fc.nat(9_999), (given, whole, cut) => {
      const at = cut % (whole + 1);
      const first = share(money(given), at, whole);
      expect([first <= given, share(money(given), whole, whole), share(money(given), 0, whole)]).toEqual([
        true,
        given,
        0,
      ]);
    }),
  );
});
