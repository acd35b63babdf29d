import { existsSync } from "node:fs";
import { Redis as Client, Cluster } from "ioredis";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { createKeyspace, startOwnRedis, startRedis, startRedisCluster } from "../src/index.ts";

const url = inject("redisUrl");
const binary = inject("redisBinary");

const ask = async <T>(at: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(at, { lazyConnect: true, retryStrategy: null });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.disconnect();
  }
};

afterEach(() => void vi.unstubAllEnvs());

describe.skipIf(url === undefined)("with a Redis", () => {
  const server = url ?? "";

  test("a keyspace is empty, its own, and gone when dropped, however many keys it has", async () => {
    const [one, other] = [createKeyspace(server), createKeyspace(server)];
    await ask(server, async (client) => {
      await client.set(`${other.prefix}stays`, 1);
      await Promise.all(Array.from({ length: 3_000 }, (_, index) => client.set(`${one.prefix}${index}`, 1)));
    });
    expect([(await one.keys()).length, await other.keys()]).toEqual([3_000, ["stays"]]);
    await one.drop();
    expect([await one.keys(), await other.keys()]).toEqual([[], ["stays"]]);
    await other.drop();
    expect(await other.keys()).toEqual([]);
  });

  test("a borrowed server is left running", async () => {
    vi.stubEnv("TEST_REDIS_URL", server);
    const borrowed = await startRedis();
    expect(borrowed).toMatchObject({ url: server, version: expect.stringMatching(/^\d/) });
    await borrowed?.stop();
    expect(await ask(server, (client) => client.ping())).toBe("PONG");
  });
});

describe.skipIf(binary === undefined)("with a Redis of our own", () => {
  const program = binary ?? "";

  test("it evicts nothing, listens on loopback, and leaves neither a process nor a folder behind", async () => {
    const redis = await startOwnRedis(program);
    const settings = await ask(redis.url, (client) => client.config("GET", "maxmemory-policy", "bind"));
    expect(settings).toEqual(expect.arrayContaining(["noeviction", "127.0.0.1"]));
    expect(existsSync(redis.folder)).toBe(true);
    await redis.stop();
    await redis.stop();
    expect(existsSync(redis.folder)).toBe(false);
    await expect(ask(redis.url, (client) => client.ping())).rejects.toThrow();
  });

  test.each([
    { appendonly: true, left: "written" },
    { appendonly: false, left: null },
  ])("killed and started again with appendonly $appendonly it has $left", async ({ appendonly, left }) => {
    const redis = await startOwnRedis(program, { appendonly, appendfsync: "always" });
    try {
      await ask(redis.url, (client) => client.set("key", "written"));
      await redis.kill();
      await expect(ask(redis.url, (client) => client.ping())).rejects.toThrow();
      await redis.startAgain();
      expect(await ask(redis.url, (client) => client.get("key"))).toBe(left);
      await redis.kill();
    } finally {
      await redis.stop(); // also of one that is dead
    }
    expect(existsSync(redis.folder)).toBe(false);
  });

  test("a cluster of three has every slot, and what belongs together is in one place", async () => {
    const cluster = await startRedisCluster(program);
    const nodes = cluster.nodes.map(({ port }) => ({ host: "127.0.0.1", port }));
    const client = new Cluster(nodes, { redisOptions: { password: cluster.password } });
    try {
      const names = Array.from({ length: 100 }, (_, index) => `key-${index}`);
      await Promise.all(names.map((name) => client.set(name, name)));
      expect(await Promise.all(names.map((name) => client.get(name)))).toEqual(names);
      await expect(client.mget("{a}1", "{b}1")).rejects.toThrow("CROSSSLOT");
      expect(await client.mget("{a}1", "{a}2")).toEqual([null, null]);
    } finally {
      client.disconnect();
      await cluster.stop();
    }
    expect(cluster.nodes.map(({ folder }) => existsSync(folder))).toEqual([false, false, false]);
  });
});
