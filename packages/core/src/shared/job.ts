import type { Zone } from "./day.ts";
import type { Grant, Lock, LockBusy, LockLost, Signal } from "./ports.ts";
import { type Ok, ok, type Result } from "./result.ts";

/** Of what nobody ends early. */
export const never: Signal = { aborted: false, throwIfAborted: () => undefined };

/** Recurring work as data: core has no timer, whoever runs the process decides when to call it. */
export type Job = {
  readonly name: string;
  /** Every process runs it at the same time, each for itself. Default: one process at a time. */
  readonly everywhere?: true;
  /** How long a runner that died keeps others from running it, in ms; renewed while it runs. */
  readonly leaseMs: number;
  readonly every: { readonly ms: number } | { readonly cron: string; readonly zone: Zone };
  /** Whether there is anything to do, asked before the lock is taken: an idle job writes nothing. Default: always. */
  readonly due?: () => Promise<boolean>;
  /** One bounded batch, which ends early when the grant's signal aborts. `more` asks to be called again at once. */
  readonly run: (grant: Grant) => Promise<{ readonly done: number; readonly more: boolean }>;
};

/** @throws RangeError naming the jobs that there are. */
export const jobNamed = (jobs: readonly Job[], name: string): Job => {
  const job = jobs.find((each) => each.name === name);
  if (job === undefined)
    throw new RangeError(`no job is named ${name}; there are ${jobs.map((each) => each.name).join(", ")}`);
  return job;
};

/**
 * Runs a job until its work is done, its lease ends or its signal aborts, on one process at a time unless the job says
 * otherwise. `lock.busy` means that another process is at it.
 */
export const runOnce = async (
  job: Job,
  lock: Lock,
): Promise<Result<{ readonly done: number }, LockBusy | LockLost>> => {
  if (job.due !== undefined && !(await job.due())) return ok({ done: 0 });
  const untilDone = async (grant: Grant): Promise<Ok<{ readonly done: number }>> => {
    let done = 0;
    for (;;) {
      const batch = await job.run(grant);
      done += batch.done;
      if (!batch.more || grant.signal.aborted) return ok({ done });
    }
  };
  if (job.everywhere) return untilDone({ fence: 0, signal: never });
  const terms = { waitMs: 0, leaseMs: job.leaseMs, extendUpToMs: job.leaseMs * 20 };
  return lock.hold(`job:${job.name}`, terms, untilDone);
};
