import type { Migration } from "./migration.ts";

/** The last noted run of each job: one row for each, which every note overwrites. */
export const jobRuns: Migration = {
  name: "0014-job-runs",
  statements: ({ time, whole, strict }) => [
    `CREATE TABLE cof_job_run (
      job TEXT PRIMARY KEY, instance TEXT NOT NULL, started_at ${time} NOT NULL,
      duration_ms ${whole} NOT NULL CHECK (duration_ms >= 0), done ${whole} NOT NULL CHECK (done >= 0), failure TEXT,
      failures_in_a_row ${whole} NOT NULL CHECK (failures_in_a_row >= 0)) ${strict}`,
  ],
};
