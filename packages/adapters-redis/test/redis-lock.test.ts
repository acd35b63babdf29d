import { lockContract } from "@cofshop/contracts";
import { done, ok, Unavailable } from "@cofshop/core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { redisLock } from "../src/index.ts";
import { type FreshRedis, freshRedis, majors } from "./clients.ts";

const url = inject("redisUrl");

describe.runIf(url !== undefined)("on a real server", () => {
  for (const [major, open] of Object.entries(majors))
    lockContract(
      `Redis by ${major}`,
      async () => {
        const { keyspace, connect, close } = freshRedis(url ?? "", open);
        const another = async () => redisLock(connect(), { prefix: keyspace.prefix, answerMs: 10_000 });
        return { lock: await another(), another, close };
      },
      { leaseMs: 1_200 },
    );

  let fresh: FreshRedis | undefined;
  afterEach(() => fresh?.close());
  const begin = () => {
    fresh = freshRedis(url ?? "");
    const { keyspace, connect } = fresh;
    const client = connect();
    return { keyspace, client, lock: redisLock(client, { prefix: keyspace.prefix, answerMs: 20_000 }) };
  };

  test("ten thousand names that were held leave nothing behind but the last fence", async () => {
    const { lock, keyspace } = begin();
    const terms = { waitMs: 0, leaseMs: 60_000 };
    const names = Array.from({ length: 10_000 }, (_, index) => `order:${index}`);
    const answers = await Promise.all(names.map((name) => lock.hold(name, terms, async () => done)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(10_000);
    expect(await keyspace.keys()).toEqual(["{lock}.fence"]);
  });

  test("a lease that nobody released is gone when its time is over", async () => {
    const { lock, keyspace, client } = begin();
    const left = lock.hold("left", { waitMs: 0, leaseMs: 50 }, async () => {
      await expect.poll(() => keyspace.keys()).toEqual(["{lock}.fence"]);
      return done;
    });
    expect(await left).toMatchObject({ ok: false, error: { code: "lock.lost" } });
    expect(await client.call("exists", `${keyspace.prefix}{lock}:left`)).toBe(0);
  });

  test("a waiter that gives up leaves no one in the line, here or in Redis", async () => {
    const { lock, keyspace } = begin();
    const terms = { waitMs: 30_000, leaseMs: 30_000 };
    const giveUp = new AbortController();
    await lock.hold("a", terms, async () => {
      const waiting = lock.hold("a", { ...terms, signal: giveUp.signal }, async () => done);
      giveUp.abort();
      expect(await waiting).toMatchObject({ ok: false, error: { code: "lock.busy" } });
      expect(await keyspace.keys()).toEqual(["{lock}.fence", "{lock}:a"]);
      return done;
    });
    expect(await lock.hold("a", { ...terms, waitMs: 0 }, async () => ok("next"))).toEqual(ok("next"));
  });

  test("the fence is above the time in µs, and above the last one where that is ahead of the clock", async () => {
    const { lock, keyspace, client } = begin();
    const fenceOf = () => lock.hold("a", { waitMs: 0, leaseMs: 5_000 }, async ({ fence }) => ok(fence));
    const first = await fenceOf();
    const now = Date.now() * 1_000;
    expect(first.ok && Math.abs(first.value - now)).toBeLessThan(60_000_000);
    await client.call("set", `${keyspace.prefix}{lock}.fence`, String(now * 2));
    expect([await fenceOf(), await fenceOf()]).toEqual([ok(now * 2 + 1), ok(now * 2 + 2)]);
  });

  test("a command that is sent again, as a client does after its connection broke, finds its own lease", async () => {
    const { lock, keyspace, client } = begin();
    const twice = redisLock(
      {
        call: async (command, ...args) => {
          const answer = await client.call(command, ...args);
          return command === "evalsha" ? client.call(command, ...args) : answer;
        },
      },
      { prefix: keyspace.prefix },
    );
    const terms = { waitMs: 0, leaseMs: 30_000 };
    await lock.hold("warm", terms, async () => done); // the script is known from here on
    const fences: number[] = [];
    await twice.hold("a", terms, async ({ fence }) => ok(fences.push(fence)));
    expect(fences).toHaveLength(1);
  });

  test("a lease that was taken without our hearing of it is given back, not left to its end", async () => {
    const { lock, keyspace, client } = begin();
    let deaf = true;
    const losing = redisLock(
      {
        call: async (command, ...args) => {
          const answer = await client.call(command, ...args);
          if (!deaf) return answer;
          deaf = false;
          throw new Error("Connection is closed.");
        },
      },
      { prefix: keyspace.prefix },
    );
    const terms = { waitMs: 0, leaseMs: 600_000 };
    await lock.hold("warm", terms, async () => done);
    const asked = losing.hold("a", terms, async () => done);
    expect(await asked.catch((cause: unknown) => cause)).toBeInstanceOf(Unavailable);
    expect(await lock.hold("a", { ...terms, waitMs: 5_000 }, async () => ok("free"))).toEqual(ok("free"));
  });
});
