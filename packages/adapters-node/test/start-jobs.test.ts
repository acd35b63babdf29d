import { type HandClock, handClock, memoryLock } from "@cofshop/core/memory";
import { type Job, type Lock, type JobRun as NotableRun, SEOUL, zone } from "@cofshop/core/shared";
import { afterEach, expect, test, vi } from "vitest";
import { type JobFailure, type JobRun, type JobRunner, startJobs, systemClock } from "../src/index.ts";

const MINUTE = 60_000;
const idle = { done: 0, more: false };
const job = (name: string, run: Job["run"], every: Job["every"] = { ms: 1_000 }): Job => ({
  name,
  leaseMs: MINUTE,
  every,
  run,
});

const runners: JobRunner[] = [];
const opened = (runner: JobRunner): JobRunner => {
  runners.push(runner);
  return runner;
};
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(runners.splice(0).map((runner) => runner.close()));
});

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Moves a clock on, step by step, and lets what it wakes go as far as it can. */
const pass = async (clock: HandClock, ms: number, step = 100): Promise<void> => {
  for (let left = ms; left > 0; left -= step) {
    clock.advance(Math.min(step, left));
    for (let turns = 3; turns > 0; turns -= 1) await breathe();
  }
};

const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened: promise, open };
};

const world = (start = "2026-01-02T03:00:00Z") => {
  const clock = handClock(new Date(start));
  return { clock, lock: memoryLock(clock) };
};

test("a job runs soon after the start and then again and again", async () => {
  const { clock, lock } = world();
  const runs: JobRun[] = [];
  const many = opened(
    startJobs([job("tidy", async () => ({ done: 2, more: false }))], { lock, clock, onRun: (run) => runs.push(run) }),
  );
  await pass(clock, 1_000);
  expect(runs).toEqual([{ job: "tidy", done: 2, ms: expect.any(Number) }]);
  await pass(clock, 10_000);
  expect(runs.length).toBeGreaterThanOrEqual(9);
  expect(many.counts()).toEqual({ tidy: { runs: runs.length, busy: 0, failures: 0, failuresInARow: 0 } });
});

test("the first runs of instances that start together are spread over a second", async () => {
  const firsts = new Set<number>();
  for (let instance = 0; instance < 20; instance += 1) {
    const { clock, lock } = world();
    const start = clock.now().getTime();
    const once = job("tidy", async () => idle, { ms: 10 * MINUTE });
    opened(startJobs([once], { lock, clock, onRun: () => firsts.add(clock.now().getTime() - start) }));
    await pass(clock, 1_000, 50);
  }
  expect(firsts.size).toBeGreaterThan(3);
  expect(Math.max(...firsts)).toBeLessThanOrEqual(1_000);
});

test("a job that takes longer than its interval never overlaps itself", async () => {
  const { clock, lock } = world();
  let [inside, most, runs] = [0, 0, 0];
  const slow = job(
    "slow",
    async () => {
      inside += 1;
      most = Math.max(most, inside);
      await clock.sleep(350);
      inside -= 1;
      runs += 1;
      return idle;
    },
    { ms: 100 },
  );
  const runner = startJobs([slow], { lock, clock });
  await pass(clock, 5_000, 50);
  const closing = runner.close();
  await pass(clock, 400);
  await closing;
  expect(most).toBe(1);
  expect(runs).toBeGreaterThanOrEqual(9);
});

test("a job is called again at once while there is more", async () => {
  const { clock, lock } = world();
  let left = 5;
  const runs: JobRun[] = [];
  const batches = job("batches", async () => ({ done: 1, more: --left > 0 }), { ms: 10 * MINUTE });
  opened(startJobs([batches], { lock, clock, onRun: (run) => runs.push(run) }));
  await pass(clock, 1_000);
  expect(runs.map(({ done }) => done)).toEqual([5]);
});

test("a failure is reported and counted, is tried again later and later, and disturbs no other job", async () => {
  const { clock, lock } = world();
  const start = clock.now().getTime();
  const failures: (JobFailure & { readonly at: number; readonly message: string })[] = [];
  let broken = true;
  const failing = job("failing", async () => {
    if (broken) throw new Error("the database is away");
    return idle;
  });
  const runner = opened(
    startJobs([failing, job("well", async () => idle)], {
      lock,
      clock,
      onError: (error, failure) =>
        failures.push({ ...failure, at: clock.now().getTime() - start, message: String(error) }),
    }),
  );
  await pass(clock, 30_000);
  expect(failures.map(({ failuresInARow }) => failuresInARow)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(failures.map(({ message }) => message))).toEqual(new Set(["Error: the database is away"]));
  const gaps = failures.slice(1).map(({ at }, index) => at - (failures[index]?.at ?? 0));
  expect(gaps).toEqual([2_000, 4_000, 8_000, 10_000]);
  expect(runner.counts()["failing"]).toEqual({ runs: 0, busy: 0, failures: 5, failuresInARow: 5 });
  expect(runner.counts()["well"]?.runs).toBeGreaterThanOrEqual(28);
  broken = false;
  await pass(clock, 12_000);
  expect(runner.counts()["failing"]).toMatchObject({ failures: 5, failuresInARow: 0 });
});

test("what a job or a lock throws, at once or later, or a listener, stops nothing", async () => {
  const { clock, lock } = world();
  const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
  let breakLock = true;
  const brokenLock: Lock = {
    hold: (name, terms, work) => {
      if (breakLock) throw new Error("no connection");
      return lock.hold(name, terms, work);
    },
  };
  const sync = job("sync", () => {
    throw new Error("at once");
  });
  const listen = (): never => {
    throw new Error("the listener too");
  };
  const runner = opened(
    startJobs([sync, job("well", async () => idle)], { lock: brokenLock, clock, onRun: listen, onError: listen }),
  );
  await pass(clock, 4_000);
  breakLock = false;
  await pass(clock, 20_000);
  expect(runner.counts()["sync"]?.failures).toBeGreaterThan(3);
  expect(runner.counts()["well"]?.runs).toBeGreaterThan(3);
  expect(warned).toHaveBeenCalledWith(expect.stringMatching(/a listener of the job well threw: Error: the listener/));
});

test("a failure that nobody listens to becomes a process warning", async () => {
  const { clock, lock } = world();
  const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
  const failing = job("failing", async () => {
    throw new Error("boom");
  });
  opened(startJobs([failing], { lock, clock }));
  await pass(clock, 1_000);
  expect(warned).toHaveBeenCalledWith(expect.stringMatching(/^the job failing failed: Error: boom/));
});

test("two runners with one lock never run a job at the same time, and being second is no error", async () => {
  const { clock, lock } = world();
  const { opened: released, open } = gate();
  let [inside, most] = [0, 0];
  const shared = job("shared", async () => {
    inside += 1;
    most = Math.max(most, inside);
    await released;
    inside -= 1;
    return idle;
  });
  const onError = vi.fn();
  const pair = [0, 1].map(() => opened(startJobs([shared], { lock, clock, onError })));
  const sum = (count: "runs" | "busy"): number =>
    pair.reduce((total, runner) => total + (runner.counts()["shared"]?.[count] ?? 0), 0);
  await pass(clock, 5_000);
  expect([most, inside, sum("runs")]).toEqual([1, 1, 0]);
  expect(sum("busy")).toBeGreaterThanOrEqual(3);
  open();
  await pass(clock, 5_000);
  expect(sum("runs")).toBeGreaterThan(1);
  expect(most).toBe(1);
  expect(onError).not.toHaveBeenCalled();
});

test("a lease that ended under the work is a failure", async () => {
  const { clock } = world();
  const lost: Lock = { hold: async () => ({ ok: false, error: { code: "lock.lost" } }) };
  const onError = vi.fn();
  opened(startJobs([job("long", async () => idle)], { lock: lost, clock, onError }));
  await pass(clock, 1_000);
  const error = Object.assign(new Error("the job long lost its lease before it ended"), { code: "lock.lost" });
  expect(onError).toHaveBeenCalledWith(error, { job: "long", failuresInARow: 1 });
});

test("of runs that find nothing to do one a minute is noted, of those that do something one a second", async () => {
  const { clock, lock } = world();
  const notes: NotableRun[] = [];
  const note = async (run: NotableRun) => void notes.push(run);
  let work = 0;
  const often = job("often", async () => ({ done: work, more: false }), { ms: 100 });
  opened(startJobs([often], { lock, clock, note }));
  await pass(clock, 59_000);
  expect(notes).toEqual([
    { job: "often", startedAt: expect.any(Date), durationMs: expect.any(Number), done: 0, failure: undefined },
  ]);
  await pass(clock, 122_000);
  expect(notes).toHaveLength(4);
  work = 7;
  await pass(clock, 10_000);
  const busy = notes.slice(4);
  expect(busy.length).toBeGreaterThanOrEqual(9);
  expect(busy.length).toBeLessThanOrEqual(11);
  expect(new Set(busy.map(({ done }) => done))).toEqual(new Set([7]));
});

test("every failure is noted by its code, and so is the first run that goes well again, whatever it did", async () => {
  const { clock, lock } = world();
  const notes: (string | undefined)[] = [];
  const note = async ({ failure }: NotableRun) => void notes.push(failure);
  let runs = 0;
  const shaky = job("shaky", async () => {
    runs += 1;
    if (runs === 2 || runs === 3)
      throw new Error("who@example.com", { cause: Object.assign(new Error(), { code: "EPIPE" }) });
    return idle;
  });
  opened(startJobs([shaky], { lock, clock, note, onError: () => undefined }));
  await pass(clock, 20_000);
  expect(runs).toBeGreaterThan(5);
  expect(notes).toEqual([undefined, "EPIPE", "EPIPE", undefined]);
});

test("what cannot be noted stops nothing: it is a warning, of a failure not even that, and is noted the next time", async () => {
  const { clock, lock } = world();
  const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
  let isAway = true;
  const notes: string[] = [];
  const note = async (run: NotableRun) => {
    if (isAway) throw new Error("the database is away");
    notes.push(run.job);
  };
  const failing = job("failing", async () => {
    throw new Error("the database is away");
  });
  opened(startJobs([job("well", async () => idle), failing], { lock, clock, note, onError: () => undefined }));
  await pass(clock, 3_000);
  expect(warned).toHaveBeenCalled();
  expect(new Set(warned.mock.calls.map(([text]) => String(text)))).toEqual(
    new Set(["a run of the job well was not noted: Error: the database is away"]),
  );
  isAway = false;
  await pass(clock, 12_000);
  expect(new Set(notes)).toEqual(new Set(["well", "failing"]));
});

test("close waits for the batch under way, asks for no further one, starts nothing and may be called again", async () => {
  const { clock, lock } = world();
  const { opened: released, open } = gate();
  let batches = 0;
  const backlog = job("backlog", async () => {
    batches += 1;
    await released;
    return { done: 1, more: batches < 10 };
  });
  const runner = startJobs([backlog, job("other", async () => idle)], { lock, clock });
  await pass(clock, 1_000);
  let closed = false;
  const closing = Promise.all([runner.close(), runner.close()]).then(() => {
    closed = true;
  });
  await breathe();
  expect([batches, closed]).toEqual([1, false]);
  open();
  await closing;
  const counts = runner.counts();
  expect([batches, counts["backlog"]?.runs]).toEqual([1, 1]);
  await pass(clock, 10_000);
  expect(runner.counts()).toEqual(counts);
  await runner.close();
});

test("a job under way is told that the runner closes, and may end its batch early", async () => {
  const { clock, lock } = world();
  const { opened: released, open } = gate();
  const aborted: boolean[] = [];
  const long = job("long", async ({ signal }) => {
    aborted.push(signal.aborted);
    await released;
    aborted.push(signal.aborted);
    expect(() => signal.throwIfAborted()).toThrow();
    return idle;
  });
  const runner = startJobs([long], { lock, clock });
  await pass(clock, 1_000);
  const closing = runner.close();
  open();
  await closing;
  expect(aborted).toEqual([false, true]);
  expect(runner.counts()["long"]).toMatchObject({ runs: 1, failures: 0 });
});

test("close does not wait for a job's next time, on the machine's clock either", async () => {
  const { lock } = world();
  const later = [
    job("hourly", async () => idle, { cron: "0 * * * *", zone: SEOUL }),
    job("ten minutes", async () => idle, { ms: 10 * MINUTE }),
  ];
  const runner = startJobs(later, { lock, clock: systemClock() });
  const began = performance.now();
  await runner.close();
  expect(performance.now() - began).toBeLessThan(1_000);
});

test("however many jobs wait for their next time, Node has nothing to warn of", async () => {
  const warned: string[] = [];
  const listen = ({ message }: Error): void => void warned.push(message);
  process.on("warning", listen);
  try {
    const { lock } = world();
    const jobs = Array.from({ length: 40 }, (_, index) => job(`job-${index}`, async () => idle, { ms: 3_600_000 }));
    const many = startJobs(jobs, { lock, clock: systemClock() });
    await breathe();
    await many.close();
    await breathe();
  } finally {
    process.off("warning", listen);
  }
  expect(warned).toEqual([]);
});

test("a cron job runs at its times in its zone, once each, through a change of clocks", async () => {
  // Berlin leaves summer time on 25 October 2026: 04:30 is 02:30 UTC the day before, 03:30 UTC the day after.
  const { clock, lock } = world("2026-10-23T22:00:00Z");
  const times: string[] = [];
  const every = { cron: "30 4 * * *", zone: zone("Europe/Berlin") };
  opened(
    startJobs([job("daily", async () => idle, every)], {
      lock,
      clock,
      onRun: () => times.push(clock.now().toISOString()),
    }),
  );
  await pass(clock, 72 * 60 * MINUTE, 30_000);
  expect(times.map((time) => time.slice(0, 16))).toEqual(["2026-10-24T02:30", "2026-10-25T03:30", "2026-10-26T03:30"]);
});

test("cron times that pass during a run are skipped, and none runs early when the clock is set back", async () => {
  const { clock, lock } = world("2026-01-02T03:00:30Z");
  const times: string[] = [];
  const every = { cron: "* * * * *", zone: SEOUL };
  const slow = job(
    "minutely",
    async () => {
      times.push(clock.now().toISOString().slice(11, 16));
      await clock.sleep(150_000);
      return idle;
    },
    every,
  );
  const runner = startJobs([slow], { lock, clock });
  await pass(clock, 9.25 * MINUTE, 5_000);
  expect(times).toEqual(["03:01", "03:04", "03:07"]);
  clock.advance(-20 * MINUTE);
  await pass(clock, 20 * MINUTE, 5_000);
  expect(times).toHaveLength(3);
  await pass(clock, 0.25 * MINUTE, 5_000);
  expect(times).toEqual(["03:01", "03:04", "03:07", "03:10"]);
  const closing = runner.close();
  await pass(clock, 3 * MINUTE, 5_000);
  await closing;
});

test("a cron job that fails is tried again later and later, and does not wait for its next time", async () => {
  const { clock, lock } = world("2026-01-02T03:00:00Z");
  const tries: string[] = [];
  const nightly = job(
    "nightly",
    async () => {
      tries.push(clock.now().toISOString().slice(8, 19));
      if (tries.length < 4) throw new Error("the database is away");
      return idle;
    },
    { cron: "5 0 * * *", zone: SEOUL },
  );
  opened(startJobs([nightly], { lock, clock, onError: () => undefined }));
  await pass(clock, 12 * 60 * MINUTE + 6 * MINUTE, 1_000);
  expect(tries).toEqual(["02T15:05:00", "02T15:05:02", "02T15:05:06", "02T15:05:14"]);
  await pass(clock, 24 * 60 * MINUTE, 30_000);
  expect(tries.slice(4)).toEqual(["03T15:05:00"]);
});

test("a cron pattern whose last time is over ends quietly", async () => {
  const { clock, lock } = world();
  const runner = opened(
    startJobs([job("once", async () => idle, { cron: "0 0 0 1 1 * 2020", zone: SEOUL })], { lock, clock }),
  );
  await pass(clock, 1_000);
  await runner.close();
  expect(runner.counts()["once"]?.runs).toBe(0);
});

test("wrong jobs are refused before any of them starts", async () => {
  const { clock, lock } = world();
  const run = vi.fn(async () => idle);
  const well = job("well", run);
  for (const wrong of [
    job("well", run),
    job("never", run, { ms: 0 }),
    job("never", run, { ms: Number.NaN }),
    job("garbled", run, { cron: "every day at noon", zone: SEOUL }),
  ])
    expect(() => startJobs([well, wrong], { lock, clock })).toThrow();
  await pass(clock, 5_000);
  expect(run).not.toHaveBeenCalled();
});
