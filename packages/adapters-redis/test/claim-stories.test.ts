import { claimStories, couponClaimsContract, parkedClaimsContract } from "@cofshop/contracts";
import { Unavailable } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { redisCoupons } from "../src/index.ts";
import { freshCoupons } from "./fresh-coupons.ts";

const url = inject("redisUrl");
const binary = inject("redisBinary");

describe.runIf(url !== undefined)("on a real server", () => {
  const create = async () => {
    const fresh = freshCoupons(url ?? "");
    const { unitOfWork } = memoryPorts();
    const coupons = fresh.connect();
    await coupons.couponStock.rebuild([], 1);
    return { unitOfWork, ...coupons, another: async () => fresh.connect(), close: fresh.close };
  };
  couponClaimsContract("Redis", create);
  parkedClaimsContract("Redis", create);
});

describe.runIf(binary !== undefined)("on a server of its own, which may lose its memory", () => {
  let server: OwnRedis | undefined;
  let client: Redis | undefined;
  beforeAll(async () => {
    server = await startOwnRedis(binary ?? "");
    client = new Redis(server.url);
  });
  afterAll(async () => {
    client?.disconnect();
    await server?.stop();
  });

  /** Every key with what is in it, groups of streams too. */
  const dump = async (redis: Redis): Promise<readonly (readonly [key: string, value: Buffer])[]> => {
    const kept: (readonly [string, Buffer])[] = [];
    for (const key of await redis.keys("*")) {
      const value = await redis.dumpBuffer(key);
      if (value !== null) kept.push([key, value]);
    }
    return kept;
  };

  /** The port for somebody who asks again until Redis is back. */
  const patient = <Port extends object>(port: Port): Port => {
    const again = async (ask: () => unknown): Promise<unknown> => {
      for (let left = 100; ; left -= 1) {
        try {
          return await ask();
        } catch (cause) {
          if (left === 0 || !(cause instanceof Unavailable)) throw cause;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    return new Proxy(port, {
      get:
        (_target, name) =>
        (...given: unknown[]) =>
          again(() => Reflect.apply(Reflect.get(port, name) as () => unknown, port, given)),
    });
  };

  claimStories(
    "Redis",
    async (seed) => {
      if (client === undefined || server === undefined) throw new Error("the server is started before the stories");
      const redis = client;
      const { url: at } = server;
      /** As a server that starts again: other data, no scripts, and nobody is connected to it any more. */
      const lostWith = async (kept: Awaited<ReturnType<typeof dump>>): Promise<void> => {
        const restart = redis.multi().script("FLUSH").flushall();
        for (const [key, value] of kept) restart.restore(key, 0, value);
        await restart.client("KILL", "TYPE", "normal", "SKIPME", "yes").exec();
      };
      await lostWith([]);
      const coupons = redisCoupons((terms) => new Redis(at, terms));
      let before: Awaited<ReturnType<typeof dump>> = [];
      return {
        ...memoryPorts(seed === undefined ? {} : { seed }),
        couponStock: patient(coupons.couponStock),
        couponClaims: patient(coupons.couponClaims),
        parkedClaims: patient(coupons.parkedClaims),
        close: coupons.close,
        snapshot: async () => {
          before = await dump(redis);
        },
        lose: (how) => lostWith(how === "everything" ? [] : before),
      };
    },
    { runs: 8 },
  );
});
