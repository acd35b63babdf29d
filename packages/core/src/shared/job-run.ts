/** One run of a job, as it ended. */
export type JobRun = {
  readonly job: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** How much it did; 0 of one that failed, of which nobody knows. */
  readonly done: number;
  /** Why it failed, as `failureOf` says; absent when it went well. */
  readonly failure: string | undefined;
};

/** The last run of a job that was noted, wherever it ran. */
export type NotedRun = JobRun & {
  /** Which process ran it. */
  readonly instance: string;
  /** Failures since the last noted run that went well; 0 is healthy. */
  readonly failuresInARow: number;
};

const plain = /^[\w.-]{1,100}$/;

/** What a failure is called: its code, or that of what caused it, or else its kind. Its words may tell of people. */
export const failureOf = (error: unknown): string => {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ("code" in at && typeof at.code === "string" && plain.test(at.code)) return at.code;
    at = at.cause;
  }
  return error instanceof Error && plain.test(error.name) ? error.name : "unknown";
};

/** The least time between notes of runs that did something, and of runs that found nothing to do, in ms. */
const BUSY_MS = 1_000;
const IDLE_MS = 60_000;

/**
 * Whether a run is worth a write, after the one that its process noted before: a failure always is, and so is the
 * first run that goes well again. Of those that go well one a second is noted while there is work, one a minute while
 * there is none: a job that looks twice a second for nothing costs one small statement a minute.
 */
export const isWorthNoting = (run: JobRun, before: JobRun | undefined): boolean => {
  if (before === undefined || run.failure !== undefined || before.failure !== undefined) return true;
  // A clock that was set back must not silence a job.
  const since = Math.abs(run.startedAt.getTime() - before.startedAt.getTime());
  return since >= (run.done > 0 ? BUSY_MS : IDLE_MS);
};
