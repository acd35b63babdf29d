import type { Tally } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { later } from "./rows.ts";

const WINDOW = 60_000;
const byName = (tallies: readonly Tally[]): readonly Tally[] => [...tallies].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Certifies `Attempts`: counters that nobody gets past by being quick, each with a window. */
export const attemptsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Attempts: ${name}`, create, [], (its) => {
    /** Counts in one statement of its own, as the use cases do. */
    const count = async (names: readonly string[], ms = 0): Promise<readonly Tally[]> => {
      const counted = names.map((each) => ({ name: each, until: later(ms + WINDOW) }));
      return byName(await single(its(), (tx) => tx.attempts.count(counted, later(ms))));
    };
    const standing = async (names: readonly string[], ms = 0): Promise<readonly Tally[]> =>
      byName(await its().unitOfWork.reads.attempts.tallies(names, later(ms)));

    test("a counter begins at one, and its window with the first attempt", async () => {
      const end = later(WINDOW);
      expect(await standing(["a", "b"])).toEqual([]);
      expect(await count(["a"])).toEqual([{ name: "a", count: 1, until: end }]);
      expect(await count(["b", "a"], 10)).toEqual([
        { name: "a", count: 2, until: end },
        { name: "b", count: 1, until: later(WINDOW + 10) },
      ]);
      expect(await standing(["b", "c", "a"], 20)).toEqual([
        { name: "a", count: 2, until: end },
        { name: "b", count: 1, until: later(WINDOW + 10) },
      ]);
      expect([await standing([]), await count([])]).toEqual([[], []]);
    });

    test("a counter whose window is over is gone, and the next attempt is its first", async () => {
      await count(["a"]);
      await count(["a"], WINDOW - 1);
      expect(await standing(["a"], WINDOW - 1)).toHaveLength(1);
      expect(await standing(["a"], WINDOW)).toEqual([]);
      expect(await count(["a"], WINDOW)).toEqual([{ name: "a", count: 1, until: later(2 * WINDOW) }]);
    });

    test("of 20 racing attempts no two get the same count", async () => {
      const answers = await Promise.all(upTo(20).map((index) => count([`own-${index}`, "all"])));
      const counts = answers.flatMap((tallies) => tallies.filter((tally) => tally.name === "all"));
      expect(counts.map((tally) => tally.count).sort((a, b) => a - b)).toEqual(upTo(20).map((index) => index + 1));
      expect(await standing(["all"])).toEqual([{ name: "all", count: 20, until: later(WINDOW) }]);
    });

    test("racing attempts that name the same counters in another order all count", async () => {
      await Promise.all(upTo(20).map((index) => count(index % 2 === 0 ? ["a", "b"] : ["b", "a"])));
      expect((await standing(["a", "b"])).map((tally) => tally.count)).toEqual([20, 20]);
    });

    test("counters whose window ended before an instant are forgotten, at most as many as asked", async () => {
      for (const index of upTo(6)) await count([`name-${index}`], index);
      const forget = (limit: number) => commit(its(), (tx) => tx.attempts.forget(later(WINDOW + 5), limit));
      expect([await forget(3), await forget(3), await forget(3)]).toEqual([3, 2, 0]);
      expect(await standing(["name-4", "name-5"])).toMatchObject([{ name: "name-5" }]);
    });
  });
};
