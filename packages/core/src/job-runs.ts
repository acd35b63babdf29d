import { type Actor, type Forbidden, forbidden, isAdmin } from "./shared/actor.ts";
import type { JobRun, NotedRun } from "./shared/job-run.ts";
import type { JobRunReads, JobRuns, UnitOfWork } from "./shared/ports.ts";
import { done, ok, type Result } from "./shared/result.ts";

export type JobRunPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly jobRuns: JobRuns }, { readonly jobRuns: JobRunReads }>;
};
export type JobRunPolicies = {
  /** What this process is called where several note what they did. */
  readonly instance: string;
};

/** The last noted run of each job that has one, in whichever process. Admins only. */
export type ListJobRuns = (by: Actor) => Promise<Result<readonly NotedRun[], Forbidden>>;
/** Notes a run of this process, for all to see; `isWorthNoting` says which. For whoever runs the jobs, and nobody else. */
export type NoteJobRun = (by: Actor, run: JobRun) => Promise<Result<undefined, Forbidden>>;

export type JobRunUseCases = { readonly list: ListJobRuns; readonly note: NoteJobRun };

export const jobRunUseCases = ({ unitOfWork }: JobRunPorts, { instance }: JobRunPolicies): JobRunUseCases => ({
  list: async (by) => (isAdmin(by) ? ok(await unitOfWork.reads.jobRuns.last()) : forbidden),
  note: async (by, run) => {
    if (by.kind !== "system") return forbidden;
    return unitOfWork.runSingle(async (tx) => {
      await tx.jobRuns.note({ ...run, instance });
      return done;
    });
  },
});
