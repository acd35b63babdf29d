import type { JobRuns, NotedRun } from "@cofshop/core/shared";
import { type Database, timeOf } from "./statement.ts";

type RunRow = {
  readonly job: string;
  readonly instance: string;
  readonly startedAt: Date | string;
  readonly durationMs: number;
  readonly done: number;
  readonly failure: string | null;
  readonly failuresInARow: number;
};
const toRun = ({ startedAt, failure, ...row }: RunRow): NotedRun => ({
  ...row,
  startedAt: timeOf(startedAt),
  failure: failure ?? undefined,
});

/** Answers one row for each job. */
const lastSql = `
  SELECT job, instance, started_at AS "startedAt", duration_ms AS "durationMs", done, failure,
    failures_in_a_row AS "failuresInARow"
  FROM cof_job_run ORDER BY job`;

/** $1 job, $2 instance, $3 beginning, $4 duration in ms, $5 how much it did, $6 why it failed, $7 1 when it failed, else 0. */
const noteSql = `
  INSERT INTO cof_job_run (job, instance, started_at, duration_ms, done, failure, failures_in_a_row)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (job) DO UPDATE
  SET instance = excluded.instance, started_at = excluded.started_at, duration_ms = excluded.duration_ms,
      done = excluded.done, failure = excluded.failure,
      failures_in_a_row = excluded.failures_in_a_row * (cof_job_run.failures_in_a_row + 1)`;

export const sqlJobRuns = (database: Database): JobRuns => ({
  last: async () => (await database.rows<RunRow>(lastSql)).map(toRun),
  note: async ({ job, instance, startedAt, durationMs, done, failure }) => {
    const failed = failure === undefined ? 0 : 1;
    await database.changed(noteSql, [job, instance, startedAt, durationMs, done, failure ?? null, failed]);
  },
});
