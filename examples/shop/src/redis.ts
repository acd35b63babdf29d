import { type Channel, type Clock, type CouponId, fallbackLock, type ShopPorts } from "@cofshop/core";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { SandboxWindow } from "./shared-sandbox.ts";

/** What of the shop is in Redis, and how the process ends with it. */
export type OpenRedis = Pick<
  ShopPorts,
  "unitOfWork" | "couponStock" | "couponClaims" | "parkedClaims" | "lock" | "cache"
> & {
  readonly channel: Channel;
  readonly sandboxWindow: SandboxWindow;
  /** Whether it answers now. */
  readonly redisIsThere: () => boolean;
  readonly engine: string;
  close(): Promise<void>;
};

/** As long as an undecided attempt is asked about, in seconds. */
const REMEMBERED_S = 7 * 86_400;

/** A Redis that is away keeps nothing and tells nothing; the process remembers alone then. */
const redisSandboxWindow = (redis: Redis): SandboxWindow => {
  const keyOf = (merchantUid: string): string => `cofshop:sandbox:${merchantUid}`;
  return {
    note: async (merchantUid, word) => {
      await redis.set(keyOf(merchantUid), word, "EX", REMEMBERED_S, "NX").catch(() => null);
    },
    noted: async (merchantUid) => (await redis.get(keyOf(merchantUid)).catch(() => null)) ?? undefined,
  };
};

/**
 * Limited coupons, locks, what several processes remember together, and what they tell each other. While Redis is away, locks are the database's
 * and coupons are refused for the moment; everything else goes on.
 */
export const openRedis = async (
  url: string,
  { REDIS_KEYS }: Pick<Config, "REDIS_KEYS">,
  { unitOfWork, lock, clock }: Pick<ShopPorts, "unitOfWork" | "lock"> & { readonly clock: Clock },
  log: Logger,
): Promise<OpenRedis> => {
  const { redisCache, redisChannel, redisCoupons, redisLock, redisRefreshTokens } = await import(
    "@cofshop/adapters-redis"
  );
  const { Redis } = await import("ioredis");
  const coupons = redisCoupons((terms) => new Redis(url, terms), { keys: REDIS_KEYS });
  const channel = redisChannel((terms) => new Redis(url, terms), {
    onError: (error) => log.warn({ err: error }, "Redis cannot be listened to"),
  });
  const redis = new Redis(url, { enableOfflineQueue: false, autoResendUnfulfilledCommands: false });
  redis.on("error", (error) => log.warn({ err: error }, "Redis"));
  const away = (cause: unknown) => log.warn({ err: cause }, "Redis is away: the database's lock serves");
  const close = async (): Promise<void> => {
    await coupons.close();
    await channel.close();
    redis.disconnect();
  };
  try {
    await coupons.check();
    const version = /^redis_version:(\S+)/m.exec(await redis.info("server"))?.[1];
    const { couponStock, couponClaims, parkedClaims } = coupons;
    return {
      unitOfWork: redisRefreshTokens(redis, unitOfWork, clock),
      couponStock,
      couponClaims,
      parkedClaims,
      lock: fallbackLock(redisLock(redis), lock, away),
      cache: redisCache(redis),
      channel,
      sandboxWindow: redisSandboxWindow(redis),
      redisIsThere: () => redis.status === "ready",
      engine: `Redis ${version ?? ""}`.trim(),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
};

/** Removes what Redis keeps of coupons under the names of the original shop. */
export const forgetLegacyCoupons = async (url: string, coupons: readonly CouponId[]): Promise<void> => {
  const { redisCoupons } = await import("@cofshop/adapters-redis");
  const { Redis } = await import("ioredis");
  const legacy = redisCoupons((terms) => new Redis(url, terms), { keys: "legacy" });
  try {
    await legacy.forget(coupons);
  } finally {
    await legacy.close();
  }
};
