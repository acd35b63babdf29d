import { ok, Unavailable } from "@cofshop/core";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { RedisError, redisLock } from "../src/index.ts";

const binary = inject("redisBinary");

describe.runIf(binary !== undefined)("a lock whose Redis breaks", () => {
  let server: OwnRedis;
  let client: Redis;
  beforeEach(async () => {
    server = await startOwnRedis(binary ?? "");
    client = new Redis(server.url);
    client.on("error", () => undefined);
  });
  afterEach(async () => {
    client.disconnect();
    await server.stop();
  });
  const thrown = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => undefined,
      (cause: unknown) => cause,
    );
  /** From now on, for so long, Redis hears everything and answers nobody. */
  const pause = async (ms: number): Promise<void> => {
    const other = new Redis(server.url);
    await other.client("PAUSE", ms, "ALL");
    other.disconnect();
  };
  const free = { waitMs: 20_000, leaseMs: 20_000 };

  test("fences rise although Redis was killed and started again with an empty memory", async () => {
    const lock = redisLock(client);
    const fenceOf = () => lock.hold("a", free, async ({ fence }) => ok(fence));
    const before = await fenceOf();
    await server.kill();
    await server.startAgain();
    await expect.poll(() => thrown(client.ping())).toBeUndefined();
    expect(await client.dbsize()).toBe(0);
    const after = await fenceOf();
    expect(after.ok && after.value).toBeGreaterThan(before.ok ? before.value : Number.POSITIVE_INFINITY);
  });

  test("a holder is told in time when Redis stands still beyond its lease, however long it may be extended", async () => {
    const lock = redisLock(client, { answerMs: 300 });
    const began = performance.now();
    const held = lock.hold("a", { waitMs: 0, leaseMs: 1_000, extendUpToMs: 60_000 }, async ({ signal }) => {
      await pause(5_000);
      await expect.poll(() => signal.aborted, { interval: 10 }).toBe(true);
      return ok(performance.now() - began);
    });
    const answer = await held;
    expect(answer).toEqual({ ok: false, error: { code: "lock.lost" } });
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test("whoever asks a Redis that stands still hears Unavailable soon, and what was asked of it is given back", async () => {
    const lock = redisLock(client, { answerMs: 300 });
    await lock.hold("warm", free, async () => ok(0));
    await pause(1_500);
    const began = performance.now();
    const error = await thrown(lock.hold("a", { waitMs: 0, leaseMs: 600_000 }, async () => ok("inside")));
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ retryAfterMs: 1000, cause: { message: "no answer within 300 ms" } });
    expect(performance.now() - began).toBeLessThan(1_200);
    const patient = redisLock(client, { answerMs: 20_000 });
    expect(await patient.hold("a", free, async () => ok("next"))).toEqual(ok("next"));
  });

  test("a Redis that answered while this process was too busy to read it is not away", async () => {
    const lock = redisLock(client, { answerMs: 100 });
    await lock.hold("warm", free, async () => ok(0));
    const asked = lock.hold("a", { ...free, waitMs: 0 }, async () => ok("inside"));
    setImmediate(() => {
      for (const busyUntil = performance.now() + 300; performance.now() < busyUntil; );
    });
    expect(await asked).toEqual(ok("inside"));
  });

  test("whoever asks a Redis that is gone hears Unavailable soon, though the client would wait for it for ever", async () => {
    const forEver = new Redis(server.url, { maxRetriesPerRequest: null });
    forEver.on("error", () => undefined);
    try {
      const lock = redisLock(forEver, { answerMs: 300 });
      await lock.hold("a", free, async () => ok(0));
      await server.kill();
      const errors = await Promise.all([1, 2, 3].map(() => thrown(lock.hold("a", free, async () => ok(0)))));
      expect(errors).toEqual(errors.map(() => expect.any(Unavailable)));
      await server.startAgain();
      const back = () => thrown(lock.hold("a", free, async () => ok(0)));
      await expect.poll(back).toBeUndefined();
    } finally {
      forEver.disconnect();
    }
  });

  test("a work whose Redis goes away keeps what it answered, as long as its lease ran", async () => {
    const lock = redisLock(client, { answerMs: 300 });
    const held = lock.hold("a", { waitMs: 0, leaseMs: 30_000 }, async () => {
      await server.kill();
      return ok("done");
    });
    expect(await held).toEqual(ok("done"));
  });

  test("a server that is full is Unavailable, a name of another type is a mistake", async () => {
    const lock = redisLock(client);
    await client.set("big", "x".repeat(1_000_000));
    await client.config("SET", "maxmemory", 1);
    expect(await thrown(lock.hold("a", free, async () => ok(0)))).toMatchObject({
      name: "Unavailable",
      message: "Redis cannot answer now (OOM)",
    });
    await client.config("SET", "maxmemory", 0);
    await client.rpush("cofshop:{lock}:list", "x");
    const error = await thrown(lock.hold("list", free, async () => ok(0)));
    expect(error).toBeInstanceOf(RedisError);
    expect(error).toMatchObject({ message: "Redis refused a command (WRONGTYPE)" });
  });

  test("two hundred turns, some of them given up, leave no timer and no listener behind", async () => {
    const lock = redisLock(client);
    await lock.hold("a", free, async () => ok(0));
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const listeners = () => client.eventNames().map((name) => client.listenerCount(name));
    const before = { timers: timers(), listeners: listeners() };
    const giveUp = new AbortController();
    const turn = async (_: unknown, index: number) => {
      const signal = index % 10 === 0 ? giveUp.signal : new AbortController().signal;
      await lock.hold("a", { ...free, extendUpToMs: 60_000, signal }, async () => {
        if (index === 1) giveUp.abort();
        return ok(index);
      });
    };
    await Promise.all(Array.from({ length: 200 }, turn));
    expect(timers()).toBeLessThanOrEqual(before.timers); // of others some may have ended
    expect(listeners()).toEqual(before.listeners);
  });
});
