import type { PaymentDifference } from "@cofshop/core/payment";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { differenceRow, later } from "./rows.ts";

/** Certifies `PaymentDifferences`: one for each attempt, and none is lost. */
export const paymentDifferencesContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`PaymentDifferences: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.paymentDifferences;
    const insert = (difference: PaymentDifference) => commit(its(), (tx) => tx.paymentDifferences.insert(difference));
    const save = (difference: PaymentDifference) => commit(its(), (tx) => tx.paymentDifferences.save(difference));
    const open = (page: number, size: number) => reads().open({ page, size });

    test("a difference comes back with every field by its attempt, and an attempt without one has none", async () => {
      const full = differenceRow({ settledAt: later(3), version: 4 });
      const unknownHere = differenceRow({ cause: "unknown-here", here: undefined });
      const unknownThere = differenceRow({ cause: "unknown-there", there: undefined });
      for (const difference of [full, unknownHere, unknownThere]) {
        expect(await insert(difference)).toBe(true);
        expect(await reads().ofAttempt(difference.merchantUid)).toEqual(difference);
      }
      expect(await reads().ofAttempt("nobody's")).toBeUndefined();
    });

    test("an attempt has one difference: of racing ones exactly one is noted", async () => {
      const first = differenceRow();
      const racing = upTo(5).map(() => differenceRow({ merchantUid: first.merchantUid }));
      const noted = await Promise.all(racing.map(insert));
      expect(noted.filter(Boolean)).toHaveLength(1);
      expect(await reads().ofAttempt(first.merchantUid)).toEqual(racing[noted.indexOf(true)]);
      expect(await insert(first)).toBe(false);
    });

    test("a change is written over the version before it and no other: of racing ones exactly one", async () => {
      const before = differenceRow();
      await insert(before);
      expect(await save({ ...before, version: 3 })).toBe(false);
      const changes = upTo(5).map((minute): PaymentDifference => ({ ...before, settledAt: later(minute), version: 2 }));
      const written = await Promise.all(changes.map(save));
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await reads().ofAttempt(before.merchantUid)).toEqual(changes[written.indexOf(true)]);
    });

    test("those that are not settled come newest first, page by page", async () => {
      const [oldest, middle, newest] = upTo(3).map((minute) => differenceRow({ foundAt: later(minute) }));
      const settled = differenceRow({ foundAt: later(9), settledAt: later(10) });
      if (oldest === undefined || middle === undefined || newest === undefined) throw new Error("there are three");
      for (const difference of [middle, settled, newest, oldest]) await insert(difference);
      expect(await open(0, 10)).toEqual({ rows: [newest, middle, oldest], total: 3 });
      expect(await open(0, 2)).toEqual({ rows: [newest, middle], total: 3 });
      expect(await open(1, 2)).toEqual({ rows: [oldest], total: 3 });
      expect(await open(2, 2)).toEqual({ rows: [], total: 3 });
      await save({ ...middle, settledAt: later(11), version: 2 });
      expect(await open(0, 10)).toEqual({ rows: [newest, oldest], total: 2 });
    });
  });
};
