import {
  type EventId,
  err,
  failureOf,
  type Job,
  type JobRun,
  type Lock,
  type NotedRun,
  ok,
  type Parked,
  runOnce,
  system,
} from "@cofshop/core";
import { z } from "zod";
import { accepted, feedOf, listOf, noContent, okay, type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { feedQuery, id, out, text } from "./fields.ts";
import type { HttpShop } from "./http-shop.ts";
import { del, get, type PathParams, post, type Route } from "./route.ts";

export type AdminOptions = {
  /** Under which jobs are run by hand, the same that the job runner has. Without it they cannot be. */
  readonly lock?: Lock | undefined;
};

type KnownJob = { readonly job: Job; readonly last: NotedRun | undefined };
const lastRun = z.strictObject({
  startedAt: out.time,
  durationMs: z.int(),
  done: z.int(),
  failed: z.boolean(),
  /** Why it failed, without words: a code, or the kind of the error. */
  code: z.string().nullable(),
  /** Which process ran it. */
  instance: z.string(),
});
const lastRunOf = ({ startedAt, durationMs, done, failure, instance }: NotedRun): z.output<typeof lastRun> => ({
  startedAt: instant(startedAt),
  durationMs,
  done,
  failed: failure !== undefined,
  code: failure ?? null,
  instance,
});
const jobView: View<KnownJob> = view(
  z.strictObject({
    name: z.string(),
    everyMs: z.int().nullable(),
    cron: z.string().nullable(),
    /** Of whichever process; null while none is known. Of a job that has nothing to do, one run a minute is noted. */
    lastRun: lastRun.nullable(),
    failuresInARow: z.int(),
  }),
  ({ job: { name, every }, last }) => ({
    name,
    everyMs: "ms" in every ? every.ms : null,
    cron: "cron" in every ? every.cron : null,
    lastRun: last === undefined ? null : lastRunOf(last),
    failuresInARow: last?.failuresInARow ?? 0,
  }),
);
type Ran = { readonly name: string; readonly done: number };
const ranView: View<Ran> = view(z.strictObject({ name: z.string(), done: z.int() }), ({ name, done }) => ({
  name,
  done,
}));

/** Without the event's data, which may tell of people. */
const parkedView: View<Parked> = view(
  z.strictObject({
    consumer: z.string(),
    eventId: out.id,
    type: z.string(),
    subject: z.string(),
    sequence: z.int(),
    attempts: z.int(),
    cause: z.string(),
    parkedAt: out.time,
  }),
  ({ consumer, event, attempts, cause, parkedAt }) => ({
    consumer,
    eventId: event.id,
    type: event.type,
    subject: event.subject,
    sequence: event.sequence,
    attempts,
    cause,
    parkedAt: instant(parkedAt),
  }),
);

const jobInPath: PathParams<{ name: string }> = {
  schema: z.object({ name: z.string() }),
  absent: { code: "job.not-found" },
};
const parkedInPath: PathParams<{ consumer: string; eventId: EventId }> = {
  schema: z.object({ consumer: text(1, 100), eventId: id<EventId>() }),
  absent: { code: "event.not-found" },
};

type JobShop = Pick<HttpShop, "jobs" | "jobRuns">;

const runRoute = ({ jobs, jobRuns }: JobShop, lock: Lock): Route => {
  /** Runs a job, and notes how it went for whoever looks at the list. */
  const runNoted = async (job: Job) => {
    const [startedAt, started] = [new Date(), performance.now()];
    const note = (outcome: Pick<JobRun, "done" | "failure">) => {
      const durationMs = Math.round(performance.now() - started);
      return jobRuns.note(system("run-by-hand"), { job: job.name, startedAt, durationMs, ...outcome });
    };
    try {
      const ran = await runOnce(job, lock);
      if (ran.ok) await note({ done: ran.value.done, failure: undefined });
      else if (ran.error.code === "lock.lost") await note({ done: 0, failure: ran.error.code });
      return ran;
    } catch (error) {
      // Why the job failed is to be told, whatever becomes of the note.
      await note({ done: 0, failure: failureOf(error) }).catch(() => undefined);
      throw error;
    }
  };
  const runNamed = async (name: string) => {
    const job = jobs.find((one) => one.name === name);
    if (job === undefined) return err({ code: "job.not-found" });
    const ran = await runNoted(job);
    return ran.ok ? ok({ name, done: ran.value.done }) : ran;
  };
  return post("/admin/jobs/:name/run", {
    summary: "Run a job now; 423 when it is running elsewhere",
    access: "admin",
    params: jobInPath,
    refusals: ["lock.busy"],
    answer: accepted(ranView),
    run: ({ params }) => runNamed(params.name),
  });
};

export const adminRoutes = (
  { jobs, jobRuns, events }: Pick<HttpShop, "jobs" | "jobRuns" | "events">,
  { lock }: AdminOptions,
): readonly Route[] => [
  get("/admin/jobs", {
    summary: "The shop's recurring work, and how it went last, in whichever process",
    access: "admin",
    answer: okay(listOf(jobView)),
    run: async ({ by }) => {
      const runs = await jobRuns.list(by);
      return runs.ok ? ok(jobs.map((job) => ({ job, last: runs.value.find((run) => run.job === job.name) }))) : runs;
    },
  }),
  ...(lock === undefined ? [] : [runRoute({ jobs, jobRuns }, lock)]),
  get("/admin/events/parked", {
    summary: "Deliveries of events that failed ten times, latest first",
    access: "admin",
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(parkedView)),
    run: ({ by, query }) => events.parked(by, query),
  }),
  post("/admin/events/parked/:consumer/:eventId/retry", {
    summary: "Deliver a parked event again",
    access: "admin",
    params: parkedInPath,
    answer: noContent,
    run: ({ by, params }) => events.retryParked(by, params.consumer, params.eventId),
  }),
  del("/admin/events/parked/:consumer/:eventId", {
    summary: "Give a parked delivery up",
    access: "admin",
    params: parkedInPath,
    answer: noContent,
    run: ({ by, params }) => events.discardParked(by, params.consumer, params.eventId),
  }),
];
