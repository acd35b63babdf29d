import { setMaxListeners } from "node:events";
import {
  type Clock,
  failureOf,
  isWorthNoting,
  type Job,
  type Lock,
  type JobRun as NotableRun,
  runOnce,
  type Signal,
} from "@cofshop/core/shared";
import { Cron } from "croner";
import { systemClock } from "./system-clock.ts";

export type JobRun = { readonly job: string; readonly done: number; readonly ms: number };
export type JobFailure = { readonly job: string; readonly failuresInARow: number };
export type JobCounts = {
  readonly runs: number;
  /** Times that another process was at it. */
  readonly busy: number;
  readonly failures: number;
  /** Failures since the last run that went well; 0 is healthy. */
  readonly failuresInARow: number;
};
export type StartJobsOptions = {
  /** Shared by all processes, so that a job runs in one of them at a time. */
  readonly lock: Lock;
  /** Default: the machine's. */
  readonly clock?: Clock;
  /**
   * Notes runs where other processes see them (`shop.jobRuns.note`): failures, and of those that went well as many as
   * `isWorthNoting` says. What cannot be noted is told as a process warning, and stops nothing.
   */
  readonly note?: (run: NotableRun) => Promise<unknown>;
  readonly onRun?: (run: JobRun) => void;
  /** Default: a process warning, which Node prints. */
  readonly onError?: (error: unknown, failure: JobFailure) => void;
};
export type JobRunner = {
  /** Counts since the start, by job. */
  readonly counts: () => Readonly<Record<string, JobCounts>>;
  /** Starts no run any more, aborts the signal of those under way, and resolves when they have ended their batch. May be called again. */
  readonly close: () => Promise<void>;
};

/** First runs are spread over this time, so that instances started together do not ask together. */
const SPREAD_MS = 1_000;
/** A failing job is tried later and later, up to this or its own interval; one with cron times, up to the next of them. */
const SLOWEST_RETRY_MS = 10_000;
/** The first retry of a job with cron times comes after twice this. */
const CRON_RETRY_MS = 1_000;
/** Longest wait for a cron time before the clock is read again: the machine may have slept or been set. */
const LOOK_AGAIN_MS = 30_000;

const warn = (error: unknown, { job }: JobFailure): void =>
  process.emitWarning(`the job ${job} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);

/** Aborts when one of them does. */
const either = (one: Signal, other: Signal): Signal => ({
  get aborted() {
    return one.aborted || other.aborted;
  },
  throwIfAborted: () => {
    one.throwIfAborted();
    other.throwIfAborted();
  },
});

/** @throws Error for a pattern or zone that croner does not know, RangeError for an interval below 1 ms. */
const planOf = ({ name, every }: Job): { readonly cron: Cron } | { readonly ms: number } => {
  if ("cron" in every) return { cron: new Cron(every.cron, { timezone: every.zone }) };
  if (!(every.ms >= 1)) throw new RangeError(`the job ${name} must wait at least 1 ms between runs`);
  return every;
};

/**
 * Runs recurring work until closed, and keeps the process alive as long.
 *
 * A job never overlaps itself: its interval counts from the end of a run, and cron times that pass during a run or while
 * no process was up are skipped. A failure (a lost lease too) is counted and reported; it stops neither the job nor the
 * others. It is tried again later and later, after ten seconds or its interval at the latest; one with cron times, at the
 * next of them. A job that another process is running is left to it.
 *
 * @throws before anything starts when two jobs share a name, or an interval, pattern or zone is wrong.
 */
export const startJobs = (
  jobs: readonly Job[],
  { lock, clock = systemClock(), note, onRun, onError = warn }: StartJobsOptions,
): JobRunner => {
  if (new Set(jobs.map(({ name }) => name)).size < jobs.length) throw new RangeError("two jobs share a name");
  const closing = new AbortController();
  // One for each job that waits; Node would take more than ten for a leak.
  setMaxListeners(jobs.length, closing.signal);
  const sleepers = new Set<() => void>();
  const counts: Record<string, JobCounts> = {};

  /** Ends early when the runner closes, also on a clock that does not listen to signals. */
  const pause = async (ms: number): Promise<void> => {
    if (closing.signal.aborted) return;
    let wake = (): void => undefined;
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    sleepers.add(wake);
    const slept = clock.sleep(ms, closing.signal).catch((cause: unknown) => {
      if (!closing.signal.aborted) throw cause;
    });
    await Promise.race([slept, woken]).finally(() => sleepers.delete(wake));
  };

  /** Listeners are the host's: what they throw is a warning and nothing more. */
  const tell = (job: string, listener: () => void): void => {
    try {
      listener();
    } catch (error) {
      process.emitWarning(`a listener of the job ${job} threw: ${error}`);
    }
  };

  const noted = new Map<string, NotableRun>();
  /** A failure has been told already; that it cannot be noted as well has the same cause more often than not. */
  const noteRun = async (run: NotableRun): Promise<void> => {
    if (note === undefined || !isWorthNoting(run, noted.get(run.job))) return;
    try {
      await note(run);
      noted.set(run.job, run);
    } catch (error) {
      if (run.failure === undefined) process.emitWarning(`a run of the job ${run.job} was not noted: ${error}`);
    }
  };

  const run = async (job: Job, before: JobCounts): Promise<JobCounts> => {
    const started = performance.now();
    const startedAt = clock.now();
    const ended = () => ({ job: job.name, startedAt, durationMs: Math.round(performance.now() - started) });
    const untilClosing: Job = {
      ...job,
      run: async (grant) => {
        const batch = await job.run({ ...grant, signal: either(grant.signal, closing.signal) });
        return closing.signal.aborted ? { ...batch, more: false } : batch;
      },
    };
    try {
      const result = await runOnce(untilClosing, lock);
      if (!result.ok && result.error.code === "lock.busy") return { ...before, busy: before.busy + 1 };
      if (!result.ok) {
        throw Object.assign(new Error(`the job ${job.name} lost its lease before it ended`), result.error);
      }
      const { done } = result.value;
      tell(job.name, () => onRun?.({ job: job.name, done, ms: performance.now() - started }));
      await noteRun({ ...ended(), done, failure: undefined });
      return { ...before, runs: before.runs + 1, failuresInARow: 0 };
    } catch (error) {
      const failuresInARow = before.failuresInARow + 1;
      tell(job.name, () => onError(error, { job: job.name, failuresInARow }));
      await noteRun({ ...ended(), done: 0, failure: failureOf(error) });
      return { ...before, failures: before.failures + 1, failuresInARow };
    }
  };

  const plans = jobs.map((job) => ({ job, plan: planOf(job) }));
  const loops = plans.map(async ({ job, plan }) => {
    let mine: JobCounts = { runs: 0, busy: 0, failures: 0, failuresInARow: 0 };
    counts[job.name] = mine;
    for (let first = true; ; first = false) {
      if ("cron" in plan) {
        const retry = clock.now().getTime() + CRON_RETRY_MS * 2 ** mine.failuresInARow;
        const next = plan.cron.nextRun(clock.now())?.getTime() ?? Number.POSITIVE_INFINITY;
        const due = mine.failuresInARow === 0 ? next : Math.min(next, retry);
        if (due === Number.POSITIVE_INFINITY) return; // a pattern with a year that is over
        for (let left = 1; left > 0 && !closing.signal.aborted; ) {
          left = due - clock.now().getTime();
          if (left > 0) await pause(Math.min(left, LOOK_AGAIN_MS));
        }
      } else if (first) await pause(Math.random() * Math.min(plan.ms, SPREAD_MS));
      else await pause(Math.min(plan.ms * 2 ** mine.failuresInARow, Math.max(plan.ms, SLOWEST_RETRY_MS)));
      if (closing.signal.aborted) return;
      mine = await run(job, mine);
      counts[job.name] = mine;
    }
  });

  return {
    counts: () => ({ ...counts }),
    close: async () => {
      closing.abort();
      for (const wake of sleepers) wake();
      await Promise.all(loops);
    },
  };
};
