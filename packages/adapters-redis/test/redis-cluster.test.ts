import { cacheContract, lockContract } from "@cofshop/contracts";
import { type RedisCluster, startRedisCluster } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { redisCache, redisLock } from "../src/index.ts";
import { type Client, clusterMajors } from "./clients.ts";

const binary = inject("redisBinary");
const localMs = 600;

describe.runIf(binary !== undefined)("on a cluster of three", () => {
  let cluster: RedisCluster | undefined;
  beforeAll(async () => {
    cluster = await startRedisCluster(binary ?? "");
  });
  afterAll(() => cluster?.stop());

  for (const [major, open] of Object.entries(clusterMajors)) {
    let subjects = 0;
    /** The cluster is this file's alone: each test has names of its own in it. */
    const begin = () => {
      subjects += 1;
      const options = { prefix: `${major}:${subjects}:`, answerMs: 10_000, localMs };
      const clients: Client[] = [];
      const connect = (): Client => {
        const nodes = cluster?.nodes.map(({ port }) => ({ host: "127.0.0.1", port })) ?? [];
        const client = open(nodes, cluster?.password ?? "");
        clients.push(client);
        return client;
      };
      const close = async () => {
        for (const client of clients) client.disconnect();
      };
      return { options, connect, close };
    };
    lockContract(`Redis Cluster by ${major}`, async () => {
      const { options, connect, close } = begin();
      const another = async () => redisLock(connect(), options);
      return { lock: await another(), another, close };
    });
    cacheContract(
      `Redis Cluster by ${major}`,
      async () => {
        const { options, connect, close } = begin();
        const another = async () => redisCache(connect(), options);
        return { cache: await another(), another, close };
      },
      { staleMs: localMs },
    );
  }
});
