import { cacheContract, couponStockContract, lockContract } from "@cofshop/contracts";
import { memoryPorts } from "@cofshop/core/memory";
import { type RedisCluster, startRedisCluster } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type RedisCoupons, redisCache, redisCoupons, redisLock } from "../src/index.ts";
import { type Client, clusterMajors } from "./clients.ts";
import { clusterCouponMajors, settling } from "./fresh-coupons.ts";

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
    couponStockContract(`Redis Cluster by ${major}`, async () => {
      subjects += 1;
      const options = { prefix: `${major}:${subjects}:`, keys: "tagged", partitions: 3, answerMs: 10_000 } as const;
      const opened: RedisCoupons[] = [];
      const another = (): RedisCoupons => {
        const nodes = cluster?.nodes.map(({ port }) => ({ host: "127.0.0.1", port })) ?? [];
        const connect = clusterCouponMajors[major]?.(nodes, cluster?.password ?? "");
        if (connect === undefined) throw new Error(`no clients of ${major}`);
        const coupons = redisCoupons(connect, options);
        opened.push(coupons);
        return coupons;
      };
      const coupons = another();
      const { unitOfWork, clock } = memoryPorts();
      return {
        unitOfWork,
        stock: coupons.couponStock,
        another: async () => another().couponStock,
        settle: settling({ unitOfWork, clock, ...coupons }),
        close: async () => {
          for (const each of opened) await each.close();
        },
      };
    });
    lockContract(
      `Redis Cluster by ${major}`,
      async () => {
        const { options, connect, close } = begin();
        const another = async () => redisLock(connect(), options);
        return { lock: await another(), another, close };
      },
      { leaseMs: 1_200 },
    );
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
