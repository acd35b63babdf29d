import { err, ok } from "@cofshop/core";
import type { Quantity } from "@cofshop/core/item";
import type { MovementId, OptionId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId, itemIn, lineRow, memberIn, noon, optionsOf, orderRow, stockOf } from "./rows.ts";

const outOfStock = (options: readonly OptionId[]) => err({ code: "test.short", options });
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Certifies `Stock`: counters that never fall below zero, whoever races, and that agree with their movements. */
export const stockContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`Stock: ${name}`, create, [], (its) => {
    /** Takes all or nothing, as an order does. */
    const take = (quantities: readonly Quantity[]) =>
      its().unitOfWork.run(async (tx) => {
        const short = await tx.stock.take(quantities);
        return short.length === 0 ? ok(quantities) : outOfStock(short);
      });
    const give = (quantities: readonly Quantity[]) => commit(its(), (tx) => tx.stock.give(quantities));
    const move = (option: OptionId, delta: number, expected?: number) => {
      const movement = { id: freshId<MovementId>(), option, delta, reason: "counted", by: "system:test", at: noon };
      return commit(its(), (tx) => tx.stock.move([expected === undefined ? movement : { ...movement, expected }]));
    };

    test("racing takes never oversell, and nobody is refused what is left", async () => {
      const takes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 25 });
      const race = fc.asyncProperty(fc.nat(30), takes, async (stock, wanted) => {
        const options = optionsOf(await itemIn(its(), { stock: [stock] }));
        const answers = await Promise.all(
          wanted.map((quantity) => take(options.map((option) => ({ option, quantity })))),
        );
        const won = wanted.filter((_, index) => answers[index]?.ok);
        const lost = wanted.filter((_, index) => !answers[index]?.ok);
        const left = stock - sum(won);
        expect(await stockOf(its(), options)).toEqual([left]);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(Math.min(...lost, left + 1)).toBeGreaterThan(left);
      });
      await holds(race, { runs, shrink: false });
    });

    test("racing takes and gives of the same options in any order neither wait for each other for ever nor miscount", async () => {
      const pick = fc.record({ order: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), back: fc.boolean() });
      const race = fc.asyncProperty(fc.array(pick, { minLength: 2, maxLength: 20 }), async (buyers) => {
        const options = optionsOf(await itemIn(its(), { stock: [5, 5, 5] }));
        const held = await Promise.all(
          buyers.map(async ({ order, back }) => {
            const wanted = order.flatMap((index) => options.slice(index, index + 1));
            const quantities = wanted.map((option) => ({ option, quantity: 1 }));
            const taken = await take(quantities);
            if (taken.ok && back) await give(quantities);
            return taken.ok && !back ? wanted : [];
          }),
        );
        const expected = options.map((option) => 5 - held.flat().filter((each) => each === option).length);
        expect(await stockOf(its(), options)).toEqual(expected);
        expect(Math.min(...expected)).toBeGreaterThanOrEqual(0);
      });
      await holds(race, { runs, shrink: false });
    });

    test("a take answers the options that had too little, sorted, and a refusal leaves every counter as it was", async () => {
      const options = optionsOf(await itemIn(its(), { stock: [2, 0, 9, 1] }));
      const [a, b, c, d] = options;
      const unknown = freshId<OptionId>();
      const refused = await take([...options, unknown].reverse().map((option) => ({ option, quantity: 2 })));
      expect([a, c]).not.toContain(undefined);
      expect(refused).toEqual(outOfStock([b, d, unknown].flatMap((id) => id ?? []).sort()));
      expect(await stockOf(its(), options)).toEqual([2, 0, 9, 1]);
      expect((await take(options.slice(0, 1).map((option) => ({ option, quantity: 2 })))).ok).toBe(true);
      expect(await stockOf(its(), options)).toEqual([0, 0, 9, 1]);
    });

    test("what is given counts up, however many give at once", async () => {
      const options = optionsOf(await itemIn(its(), { stock: [0, 3] }));
      await Promise.all(upTo(10).map(() => give(options.map((option) => ({ option, quantity: 2 })))));
      expect(await stockOf(its(), options)).toEqual([20, 23]);
    });

    test("a movement counts by its delta and answers the counter, or is not among the answers and moved nothing", async () => {
      const item = await itemIn(its(), { stock: [5] });
      for (const option of optionsOf(item)) {
        expect(await move(option, 3)).toEqual(new Map([[option, 8]]));
        expect(await move(option, -9)).toEqual(new Map());
        expect(await move(option, -1, 7)).toEqual(new Map());
        expect(await move(option, -1, 8)).toEqual(new Map([[option, 7]]));
        expect(await move(option, -7)).toEqual(new Map([[option, 0]]));
      }
      expect(await move(freshId<OptionId>(), 1)).toEqual(new Map());
      expect(await commit(its(), (tx) => tx.stock.move([]))).toEqual(new Map());
      expect(await stockOf(its(), optionsOf(item))).toEqual([0]);
      expect(await commit(its(), (tx) => tx.stock.differences(10))).toEqual([]);
    });

    test("of racing movements that expect the same counter exactly one counts, and those that expect nothing all do", async () => {
      const options = optionsOf(await itemIn(its(), { stock: [4] }));
      for (const option of options) {
        const compared = await Promise.all(upTo(8).map(() => move(option, 1, 4)));
        expect(compared.filter((answer) => answer.size === 1)).toHaveLength(1);
        await Promise.all(upTo(8).map(() => move(option, 2)));
      }
      expect(await stockOf(its(), options)).toEqual([4 + 1 + 16]);
    });

    test("a counter agrees with its movements less what orders hold, and one that does not is found and corrected", async () => {
      const item = await itemIn(its(), { stock: [9, 9] });
      const member = await memberIn(its());
      await commit(its(), async (tx) => {
        const lines = item.options.map((option) => lineRow(item, option, 2));
        await tx.orders.insert(orderRow(member.id, item, { lines }));
        await tx.stock.take(lines.map(({ optionId }) => ({ option: optionId, quantity: 2 })));
      });
      const differences = (limit: number) => commit(its(), (tx) => tx.stock.differences(limit));
      const correct = (option: OptionId, from: number, to: number) =>
        commit(its(), (tx) => tx.stock.correct(option, from, to));
      expect(await differences(10)).toEqual([]);

      const options = optionsOf(item);
      for (const option of options) expect(await correct(option, 7, 5)).toBe(true);
      expect(await differences(1)).toHaveLength(1);
      const found = await differences(10);
      expect(new Set(found)).toEqual(new Set(options.map((option) => ({ option, stock: 5, expected: 7 }))));
      for (const option of options) expect(await correct(option, 6, 7)).toBe(false);
      for (const option of options) expect(await correct(option, 5, 7)).toBe(true);
      expect(await differences(10)).toEqual([]);
      expect(await stockOf(its(), options)).toEqual([7, 7]);
    });
  });
};
