import type { JobRun, NotedRun } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { contract, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { later } from "./rows.ts";

const runRow = (given: Partial<JobRun> = {}): JobRun => ({
  job: "tidy",
  startedAt: later(0),
  durationMs: 12,
  done: 3,
  failure: undefined,
  ...given,
});

/** Certifies `JobRuns`: the last run of each job, and no failure that is not counted. */
export const jobRunsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`JobRuns: ${name}`, create, [], (its) => {
    const note = (run: JobRun, instance = "one"): Promise<void> =>
      single(its(), (tx) => tx.jobRuns.note({ ...run, instance }));
    const last = (): Promise<readonly NotedRun[]> => its().unitOfWork.reads.jobRuns.last();
    const failed = (minute: number): JobRun => runRow({ startedAt: later(minute), done: 0, failure: "ECONNREFUSED" });

    test("what was noted last of each job comes back with every field, by the jobs' names; before there is nothing", async () => {
      expect(await last()).toEqual([]);
      await note(runRow({ job: "b" }));
      await note(runRow({ job: "a", done: 0, durationMs: 0, failure: "TypeError" }));
      await note(runRow({ job: "b", startedAt: later(5), durationMs: 40, done: 70 }), "another");
      expect(await last()).toEqual([
        { ...runRow({ job: "a", done: 0, durationMs: 0, failure: "TypeError" }), instance: "one", failuresInARow: 1 },
        {
          ...runRow({ job: "b", startedAt: later(5), durationMs: 40, done: 70 }),
          instance: "another",
          failuresInARow: 0,
        },
      ]);
    });

    test("failures count until a run goes well, whichever process had them", async () => {
      await note(failed(1));
      await note(failed(2), "another");
      await note(failed(3));
      expect(await last()).toMatchObject([{ failuresInARow: 3, failure: "ECONNREFUSED", startedAt: later(3) }]);
      await note(runRow({ startedAt: later(4) }), "another");
      expect(await last()).toMatchObject([{ failuresInARow: 0, failure: undefined, instance: "another" }]);
      await note(failed(5));
      expect(await last()).toMatchObject([{ failuresInARow: 1 }]);
    });

    test("the last one noted stands, also when its clock is behind", async () => {
      await note(runRow({ startedAt: later(9) }));
      await note(runRow({ startedAt: later(2) }), "behind");
      expect(await last()).toMatchObject([{ startedAt: later(2), instance: "behind" }]);
    });

    test("of 20 racing failures each counts", async () => {
      await Promise.all(upTo(20).map((minute) => note(failed(minute), `instance ${minute}`)));
      expect(await last()).toMatchObject([{ job: "tidy", failuresInARow: 20 }]);
    });
  });
};
