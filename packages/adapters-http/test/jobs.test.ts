import { err, expectOk, type Lock, system } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { expect, onTestFinished, test } from "vitest";
import { dataOf, openWorld } from "./world.ts";

const openJobs = async (lock: Lock = memoryPorts().lock) => {
  const world = await openWorld({ lock });
  onTestFinished(() => world.close());
  const { token } = await world.enter("admin@example.com", "ADMIN");
  type Told = { readonly name: string; readonly lastRun: object | null; readonly failuresInARow: number };
  const look = async () =>
    dataOf<Told[]>(await world.call("GET", "/admin/jobs", { token })).find(({ name }) => name === "expire-points");
  const run = async () => (await world.call("POST", "/admin/jobs/expire-points/run", { token })).status;
  const { shop, ports } = world;
  return { shop, clock: ports.clock, look, run };
};

test("how a job went last in whichever process is told with it; of one that never ran nothing is", async () => {
  const { shop, clock, look } = await openJobs();
  expect(await look()).toMatchObject({ lastRun: null, failuresInARow: 0 });
  const failed = { job: "expire-points", startedAt: clock.now(), durationMs: 40, done: 0, failure: "ECONNREFUSED" };
  expectOk(await shop.jobRuns.note(system("jobs"), failed));
  expect(await look()).toMatchObject({
    lastRun: { durationMs: 40, done: 0, failed: true, code: "ECONNREFUSED", instance: "shop" },
    failuresInARow: 1,
  });
});

test("a run by hand is noted as well, a failure by its kind and without its words", async () => {
  const { lock } = memoryPorts();
  let breaks = true;
  const shaky: Lock = {
    hold: (...terms) => (breaks ? Promise.reject(new TypeError("member@example.com")) : lock.hold(...terms)),
  };
  const { look, run } = await openJobs(shaky);
  expect([await run(), await run()]).toEqual([500, 500]);
  const failed = await look();
  expect(failed).toMatchObject({ lastRun: { failed: true, code: "TypeError" }, failuresInARow: 2 });
  expect(JSON.stringify(failed)).not.toContain("member@example.com");
  breaks = false;
  expect(await run()).toBe(202);
  expect(await look()).toMatchObject({ lastRun: { failed: false, code: null, done: 0 }, failuresInARow: 0 });
});

test("a run that another process was at is none, and one that lost its lease has failed", async () => {
  const busy: Lock = { hold: async () => err({ code: "lock.busy", retryAfterMs: 100 }) };
  const lost: Lock = { hold: async () => err({ code: "lock.lost" }) };
  const told = [busy, lost].map(async (lock) => {
    const { look, run } = await openJobs(lock);
    return [await run(), await look()];
  });
  expect(await Promise.all(told)).toMatchObject([
    [423, { failuresInARow: 0, lastRun: null }],
    [expect.any(Number), { failuresInARow: 1, lastRun: { failed: true, code: "lock.lost" } }],
  ]);
});
