import { type EventId, err, type Job, type Lock, ok, type Parked, runOnce } from "@cofshop/core";
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

const jobView: View<Job> = view(
  z.strictObject({ name: z.string(), everyMs: z.int().nullable(), cron: z.string().nullable() }),
  ({ name, every }) => ({
    name,
    everyMs: "ms" in every ? every.ms : null,
    cron: "cron" in every ? every.cron : null,
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

const runRoute = (jobs: readonly Job[], lock: Lock): Route => {
  const runNamed = async (name: string) => {
    const job = jobs.find((one) => one.name === name);
    if (job === undefined) return err({ code: "job.not-found" });
    const ran = await runOnce(job, lock);
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
  { jobs, events }: Pick<HttpShop, "jobs" | "events">,
  { lock }: AdminOptions,
): readonly Route[] => [
  get("/admin/jobs", {
    summary: "The shop's recurring work",
    access: "admin",
    answer: okay(listOf(jobView)),
    run: async () => ok(jobs),
  }),
  ...(lock === undefined ? [] : [runRoute(jobs, lock)]),
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
