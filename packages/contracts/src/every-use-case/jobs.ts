import { expectOk } from "@cofshop/core";
import { type EventId, type JobRun, type MemberActor, system } from "@cofshop/core/shared";
import { upTo } from "../contract.ts";
import { type FreshShop, runJob } from "../fresh-shop.ts";
import { freshId } from "../rows.ts";
import type { Told } from "./told.ts";

/** Two failures in a row, and what becomes of them. */
export const jobRuns = async ({ shop, admin, ports }: FreshShop, by: MemberActor): Promise<void> => {
  const failed: JobRun = {
    job: "relay-events",
    startedAt: ports.clock.now(),
    durationMs: 5,
    done: 0,
    failure: "EPIPE",
  };
  await shop.jobRuns.note(by, failed);
  for (const run of [failed, failed, { ...failed, failure: undefined, done: 7 }]) {
    await shop.jobRuns.note(system("jobs"), run);
    await shop.jobRuns.list(admin);
  }
  await shop.jobRuns.list(by);
};

const unknownEvent = freshId<EventId>();

/** Every job, before and after time has passed, with a consumer that fails until its events are parked. */
export const jobs = async (fresh: FreshShop, told: Told[]): Promise<void> => {
  const { shop, admin, ports } = fresh;
  const run = async (name: string): Promise<void> => {
    told.push({ call: `job ${name}`, answer: await runJob(fresh, name) });
  };
  const sick = new Error("this consumer is broken on purpose");
  const dismiss = shop.events.subscribe("sick", ["order.paid"], {
    apply: async () => {
      throw sick;
    },
  });
  await run("auto-cancel-orders");
  await run("return-money");
  await run("sweep-payments");
  for (const _ of upTo(10)) {
    await run("relay-events");
    ports.clock.advance(10 * 60_000);
  }
  const parked = expectOk(await shop.events.parked(admin, {})).content;
  const [first = unknownEvent, second = unknownEvent] = parked.map(({ event }) => event.id);
  await shop.events.retryParked(admin, "sick", first);
  await shop.events.retryParked(admin, "sick", first);
  await shop.events.discardParked(admin, "sick", second);
  await run("relay-events");
  await shop.events.forgetConsumer(admin, "sick");
  dismiss();
  await shop.events.forgetConsumer(admin, "sick");
  ports.clock.advance(400 * 86_400_000);
  for (const { name } of shop.jobs) await run(name);
  await shop.item.repairStock(admin);
  await shop.item.list(admin, { sort: "newest" });
  await shop.order.list(admin, {});
};
