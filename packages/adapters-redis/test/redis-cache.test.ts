import { cacheContract } from "@cofshop/contracts";
import { startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type RedisCacheOptions, type RedisClient, redisCache } from "../src/index.ts";
import { type FreshRedis, freshRedis, majors } from "./clients.ts";

const url = inject("redisUrl");
const binary = inject("redisBinary");

describe.runIf(url !== undefined)("on a real server", () => {
  /** Above the time of the contract's short entries: what was heard of one ends with it. */
  const localMs = 600;
  for (const [major, open] of Object.entries(majors))
    cacheContract(
      `Redis by ${major}`,
      async () => {
        const { keyspace, connect, close } = freshRedis(url ?? "", open);
        const another = async () => redisCache(connect(), { prefix: keyspace.prefix, localMs, answerMs: 10_000 });
        return { cache: await another(), another, close };
      },
      { staleMs: localMs },
    );

  let fresh: FreshRedis | undefined;
  afterEach(() => fresh?.close());
  const begin = (options: RedisCacheOptions = {}) => {
    fresh = freshRedis(url ?? "");
    const { keyspace, connect } = fresh;
    const client = connect();
    const asked: string[] = [];
    let hold: Promise<unknown> = Promise.resolve();
    const watched: RedisClient = {
      call: async (command, ...args) => {
        asked.push(command);
        const answer = await client.call(command, ...args);
        await hold;
        return answer;
      },
    };
    const settings = { prefix: keyspace.prefix, localMs: 60_000, answerMs: 20_000, ...options };
    return {
      keyspace,
      client,
      asked,
      cache: redisCache(watched, settings),
      other: redisCache(client, settings),
      holdAnswersUntil: (moment: Promise<unknown>) => {
        hold = moment;
      },
    };
  };

  test("what was heard is good for localMs, absence too, and Redis is asked once however many ask at a time", async () => {
    const { cache, other, asked } = begin();
    await other.keep("a", "kept", 600_000);
    await cache.recall("warm"); // the script is known from here on
    asked.length = 0;
    const crowd = () => Promise.all(Array.from({ length: 100 }, (_, index) => cache.recall(index % 2 ? "a" : "none")));
    for (const _ of [1, 2]) expect(new Set(await crowd())).toEqual(new Set(["kept", undefined]));
    expect(asked).toHaveLength(2);
    await other.forget(["a"]);
    expect(await cache.recall("a")).toBe("kept");
    expect(asked).toHaveLength(2);
  });

  test("an answer that was under way while its entry was kept anew or forgotten is not taken for the newest", async () => {
    const { cache, other, holdAnswersUntil } = begin();
    for (const name of ["kept", "forgotten"]) await other.keep(name, "old", 600_000);
    let answer = (): void => undefined;
    holdAnswersUntil(
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    );
    const underWay = ["kept", "forgotten"].map((name) => cache.recall(name));
    const newer = [cache.keep("kept", "new", 600_000), cache.forget(["forgotten"])];
    answer();
    await Promise.all([...underWay, ...newer]);
    expect([await cache.recall("kept"), await cache.recall("forgotten")]).toEqual(["new", undefined]);
  });

  test("entries are in Redis as long as they were kept for", async () => {
    const { cache, keyspace, client } = begin();
    await cache.keep("a", { n: 1 }, 5_000.5);
    expect(await client.call("get", `${keyspace.prefix}cache:a`)).toBe('{"n":1}');
    const left = Number(await client.call("pttl", `${keyspace.prefix}cache:a`));
    expect([left > 0, left <= 5_001]).toEqual([true, true]);
    await cache.keep("a", "over", 0);
    expect(await keyspace.keys()).toEqual([]);
  });
});

test.runIf(binary !== undefined)(
  "a Redis that is away has nothing, throws nothing, and is asked again after localMs",
  async () => {
    const server = await startOwnRedis(binary ?? "");
    const client = new Redis(server.url, { maxRetriesPerRequest: null });
    const elsewhere = new Redis(server.url, { maxRetriesPerRequest: null });
    for (const each of [client, elsewhere]) each.on("error", () => undefined);
    try {
      const errors: unknown[] = [];
      const options = { localMs: 1_000, answerMs: 200, onError: (error: unknown) => errors.push(error) };
      const cache = redisCache(client, options);
      await cache.keep("before", "kept", 60_000);
      await server.kill();
      const began = performance.now();
      for (let index = 0; index < 50; index += 1) expect(await cache.recall(`name:${index}`)).toBeUndefined();
      await cache.keep("during", "kept", 60_000);
      await cache.forget(["never"]);
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(errors).toEqual([expect.objectContaining({ name: "Unavailable" })]);
      await server.startAgain();
      const other = redisCache(elsewhere, options);
      await expect
        .poll(async () => {
          await other.keep("after", "kept", 60_000);
          return cache.recall("after");
        })
        .toBe("kept");
    } finally {
      client.disconnect();
      elsewhere.disconnect();
      await server.stop();
    }
  },
);
