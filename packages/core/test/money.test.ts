import fc from "fast-check";
import { expect, test } from "vitest";
import { add, lessPercent, MAX_AMOUNT, type Money, money, percentOf, subtract, times, zero } from "../src/index.ts";
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
