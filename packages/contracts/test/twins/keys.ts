import type { Standing } from "@cofshop/core/idempotency";
import type { NotedRun, Remembered, Tally } from "@cofshop/core/shared";
import type { ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

/** Looks for the key, and writes it a moment later. */
export const keysThatLookFirst = (): ShopSubject => {
  const keys = new Map<string, Remembered>();
  return memoryWith(({ commandKeys }) => ({
    commandKeys: {
      ...commandKeys,
      remember: async (member, key, done) => {
        const before = keys.get(`${member} ${key}`);
        await turn();
        if (before === undefined) keys.set(`${member} ${key}`, done);
        return before;
      },
    },
  }));
};

/** Looks whether the key is free, takes it a moment later, and lets anybody answer. */
export const repliesThatLookFirst = (): ShopSubject => {
  const taken = new Map<string, Standing>();
  return memoryWith(({ storedReplies }) => ({
    storedReplies: {
      ...storedReplies,
      begin: async ({ scope }) => {
        const before = taken.get(JSON.stringify(scope));
        await turn();
        taken.set(JSON.stringify(scope), before ?? { outcome: "in-progress" });
        return before ?? { outcome: "begun" };
      },
      finish: async (scope, _run, reply) => {
        taken.set(JSON.stringify(scope), { outcome: "answered", reply });
        return true;
      },
    },
  }));
};

/** Reads the counter, adds one in the program and writes it back. */
export const attemptsThatCountInTheProgram = (): ShopSubject => {
  const tallies = new Map<string, Tally>();
  return memoryWith(({ attempts }) => ({
    attempts: {
      ...attempts,
      count: async (counted) => {
        const before = counted.map(({ name, until }) => tallies.get(name) ?? { name, count: 0, until });
        await turn();
        const after = before.map((tally) => ({ ...tally, count: tally.count + 1 }));
        for (const tally of after) tallies.set(tally.name, tally);
        return after;
      },
    },
  }));
};

/** Reads how many failures there were in a row, adds one in the program and writes it back. */
export const jobRunsThatCountInTheProgram = (): ShopSubject => {
  const noted = new Map<string, NotedRun>();
  const last = async () => [...noted.values()];
  return memoryWith(
    () => ({
      jobRuns: {
        last,
        note: async (run) => {
          const before = noted.get(run.job)?.failuresInARow ?? 0;
          await turn();
          noted.set(run.job, { ...run, failuresInARow: run.failure === undefined ? 0 : before + 1 });
        },
      },
    }),
    () => ({ jobRuns: { last } }),
  );
};
