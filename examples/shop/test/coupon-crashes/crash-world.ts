import { systemClock, uuidV7Ids } from "@cofshop/adapters-node";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { redisCoupons, redisLock } from "@cofshop/adapters-redis";
import {
  createShop,
  dayOf,
  expectOk,
  idOf,
  type MemberId,
  ok,
  SEOUL,
  type Shop,
  system,
  Unavailable,
} from "@cofshop/core";
import type { Coupon } from "@cofshop/core/coupon";
import { memoryPorts } from "@cofshop/core/memory";
import { createDatabase, type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { Client } from "pg";
import { type DatabaseLine, databaseLine } from "./database-line.ts";

const MEMBERS = 120;
export const QUANTITY = 80;
export const admin = system("coupon-crashes");

/** The same members in every database. */
export const members: readonly MemberId[] = Array.from({ length: MEMBERS }, (_, index) =>
  idOf<MemberId>(`00000000-0000-7000-8000-${String(index + 1).padStart(12, "0")}`),
);

const withMembers = {
  name: "coupon_crashes",
  prepare: async (url: string): Promise<void> => {
    const database = await openPostgres({ url });
    const at = new Date("2026-01-01T00:00:00Z");
    await database.unitOfWork.run(async (tx) => {
      for (const id of members) {
        await tx.members.insert({
          id,
          email: `${id}@example.com`,
          name: "김하나",
          passwordHash: "!",
          tel: "01012345678",
          state: "ACTIVE",
          role: "MEMBER",
          createdAt: at,
          passwordChangedAt: at,
          lastLoginAt: undefined,
          version: 1,
        });
      }
      return ok(undefined);
    });
    await database.close();
  },
};

export type CrashWorld = {
  readonly redis: OwnRedis;
  readonly line: DatabaseLine;
  readonly shop: Shop;
  readonly coupon: Coupon;
  /** Repeats what the shop cannot do for the moment. */
  readonly patiently: <T>(ask: () => Promise<T>) => Promise<T>;
  readonly onRedis: <T>(ask: (redis: Redis) => Promise<T>) => Promise<T>;
  readonly onDatabase: <T>(ask: (database: Client) => Promise<T>) => Promise<T>;
  close(): Promise<void>;
};

const PATIENCE_MS = 30_000;

const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  const giveUp = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (cause) {
      if (!(cause instanceof Unavailable) || performance.now() > giveUp) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** A shop with a limited coupon, over a Redis and a database of its own. */
export const openWorld = async (
  { postgresUrl, redisBinary }: { readonly postgresUrl: string; readonly redisBinary: string },
  { appendfsync }: { readonly appendfsync: "always" | "everysec" },
): Promise<CrashWorld> => {
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const place = await createDatabase(postgresUrl, { template: withMembers });
    closing.push(place.drop);
    const redis = await startOwnRedis(redisBinary, { appendonly: true, appendfsync });
    closing.push(redis.stop);
    const line = await databaseLine(place.url);
    closing.push(line.close);
    const database = await openPostgres({ url: place.url });
    closing.push(database.close);
    const {
      couponStock,
      couponClaims,
      parkedClaims,
      close: closeCoupons,
    } = redisCoupons((terms) => new Redis(redis.url, terms), { answerMs: 1_000 });
    closing.push(closeCoupons);
    const forLocks = new Redis(redis.url, { enableOfflineQueue: false, autoResendUnfulfilledCommands: false });
    forLocks.on("error", () => undefined);
    closing.push(() => forLocks.disconnect());
    const shop = createShop({
      ...memoryPorts(),
      clock: systemClock(),
      ids: uuidV7Ids(),
      unitOfWork: database.unitOfWork,
      lock: redisLock(forLocks),
      couponStock,
      couponClaims,
      parkedClaims,
    });
    const offer = { name: "선착순", type: "FIXED", value: 5_000, quantity: QUANTITY } as const;
    const coupon = expectOk(
      await shop.coupon.create(admin, { ...offer, validFrom: dayFromNow(-1), validTo: dayFromNow(30) }),
    );
    return {
      redis,
      line,
      shop,
      coupon,
      patiently,
      onRedis: async (ask) => {
        const client = new Redis(redis.url);
        client.on("error", () => undefined);
        try {
          return await ask(client);
        } finally {
          client.disconnect();
        }
      },
      onDatabase: async (ask) => {
        const client = new Client({ connectionString: place.url });
        await client.connect();
        try {
          return await ask(client);
        } finally {
          await client.end();
        }
      },
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
};

const dayFromNow = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000), SEOUL);
