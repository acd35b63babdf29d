import { join } from "node:path";
import { dayOf, expectOk, type MemberActor, type MemberCouponId, plusDays, system, zone } from "@cofshop/core";
import type { Coupon } from "@cofshop/core/coupon";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { compose, tokens } from "../src/compose.ts";
import { readConfig } from "../src/config.ts";
import { freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

const by = system("test");
const absent = "01890000-0000-7000-8000-000000000000";

let folder: Awaited<ReturnType<typeof freshFolder>>;
let more: Readonly<Record<string, string>>;
beforeEach(async () => {
  folder = await freshFolder();
  more = {};
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

const place = () => ({
  DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
  DATA_DIR: folder.path,
  LOG_LEVEL: "error",
  ...more,
});

const coupons = async (...args: readonly string[]) => {
  const script = runScript("coupons", place(), { args });
  return { code: await script.ended, said: script.output() };
};

/** The shop, without a process that serves it, for as long as the work takes. */
const inShop = async <T>(work: (parts: Awaited<ReturnType<typeof compose>>) => Promise<T>, keys = "legacy") => {
  const parts = await compose(readConfig({ ...place(), REDIS_KEYS: keys }));
  try {
    return await work(parts);
  } finally {
    await parts.resolve(tokens.database).close();
  }
};

const today = dayOf(new Date(), zone("Asia/Seoul"));
const terms = { type: "FIXED", value: 1_000, validFrom: today, validTo: plusDays(today, 7) } as const;
/** Two coupons, of which three members claim the limited one. */
const claimThree = () =>
  inShop(async (parts) => {
    const { coupon, member } = parts.resolve(tokens.shop);
    expectOk(await coupon.create(by, { ...terms, name: "모두에게" }));
    const limited = expectOk(await coupon.create(by, { ...terms, name: "선착순", quantity: 10 }));
    const members: MemberActor[] = [];
    for (const number of [1, 2, 3]) {
      const email = `member-${number}@example.com`;
      const { id, role } = expectOk(await member.enrol({ email, name: "이하나", tel: "01012345678" }));
      members.push({ kind: "member", id, role });
      expectOk(await coupon.claim({ kind: "member", id, role }, limited.id));
    }
    return { limited, members };
  });

const showsThree = async ({ id }: Coupon): Promise<void> => {
  const { code, said } = await coupons("status", id);
  expect(said).toMatch(/^quantity {7}10\nlive {11}3\nlast sequence {2}3\nrevoked {8}0\nremaining {6}7\n/);
  expect(said).toMatch(/on their way {3}0, the oldest for 0 ms/);
  expect(code).toBe(0);
};

const commands = (): void => {
  test("every coupon is listed with what is had and what is to be had", async () => {
    const { limited } = await claimThree();
    const { code, said } = await coupons("list");
    const rows = said.split("\n").map((row) => row.split(/\s+/));
    expect(rows).toEqual([
      ["ID", "STATE", "QUANTITY", "LIVE", "REMAINING", "NAME"],
      [limited.id, "AVAILABLE", "10", "3", "7", "선착순"],
      [expect.any(String), "AVAILABLE", "all", "0", "all", "모두에게"],
      [""],
    ]);
    expect(code).toBe(0);
    await showsThree(limited);
  });

  test("a reconciliation of what agrees finds nothing; there are no dead letters", async () => {
    await claimThree();
    expect(await coupons("reconcile")).toEqual({
      code: 0,
      said: "1 coupons looked at, 0 claims put right, 0 lost units offered again.\n",
    });
    expect(await coupons("dead-letters")).toEqual({ code: 0, said: "There are none.\n" });
  });
};

describe("with coupons in the database", () => {
  commands();

  test("a word that is no command, an id that is none and a coupon that is not there are told in a sentence", async () => {
    for (const args of [[], ["lists"], ["status"], ["dead-letters", "drop"], ["dead-letters", "requeue"]]) {
      expect(await coupons(...args)).toEqual({ code: 1, said: expect.stringMatching(/^npm run coupons -- /) });
    }
    expect(await coupons("status", "7")).toEqual({ code: 1, said: expect.stringMatching(/^Not an id/) });
    expect(await coupons("status", absent)).toEqual({ code: 1, said: "There is no coupon with this id.\n" });
    const letter = { code: 1, said: "There is no dead letter with this id.\n" };
    expect(await coupons("dead-letters", "discard", absent)).toEqual(letter);
    more = { DATABASE_URL: "memory:" };
    expect(await coupons("list")).toEqual({ code: 1, said: expect.stringMatching(/^DATABASE_URL=memory:/) });
  });

  test("there are no keys to migrate", async () => {
    expect(await coupons("migrate-keys")).toEqual({ code: 1, said: expect.stringMatching(/^No REDIS_URL is set/) });
  });
});

const binary = inject("redisBinary");
describe.runIf(binary !== undefined)("with coupons in Redis", () => {
  let server: OwnRedis;
  let redis: Redis;
  beforeEach(async () => {
    server = await startOwnRedis(binary ?? "");
    redis = new Redis(server.url);
    more = { REDIS_URL: server.url };
  });
  afterEach(async () => {
    redis.disconnect();
    await server.stop();
  });

  commands();

  /** One that somebody else wrote into the line, and that the worker could not read. */
  const parkOne = async (): Promise<string> => {
    await redis.xadd("stream:events", "*", "memberId", "nobody");
    await inShop(async (parts) => {
      const job = parts.resolve(tokens.shop).jobs.find(({ name }) => name === "settle-claims");
      await job?.run({ fence: 0, signal: new AbortController().signal });
    });
    const { said } = await coupons("dead-letters", "list");
    expect(said).toMatch(/^\S{36} {2}\S+ {2}unreadable at attempt 1 {2}.*nobody.*\n$/);
    return said.slice(0, 36);
  };

  test("a dead letter is sent on its way again, or given up", async () => {
    await claimThree();
    const id = await parkOne();
    expect(await coupons("dead-letters", "requeue", id)).toEqual({ code: 0, said: "It is on its way again.\n" });
    expect(await redis.xlen("stream:events")).toBe(1);
    await redis.xtrim("stream:events", "MAXLEN", 0);
    const given = await coupons("dead-letters", "discard", await parkOne());
    expect(given).toEqual({ code: 0, said: expect.stringMatching(/^It was given up/) });
    expect(await coupons("dead-letters")).toEqual({ code: 0, said: "There are none.\n" });
  });

  test("keys are migrated with what is on its way, once; whoever won asks again and hears the same", async () => {
    const { limited, members } = await claimThree();
    const fourth = await inShop(async (parts) => {
      const { id, role } = expectOk(
        await parts.resolve(tokens.shop).member.enrol({ email: "4@example.com", name: "이하나", tel: "01012345678" }),
      );
      const { couponStock, ids } = parts.resolve(tokens.ports);
      await couponStock.claim({ id: ids.next<MemberCouponId>(), coupon: limited.id, member: id, at: new Date() });
      return { kind: "member", id, role } as const;
    });
    expect(await redis.xlen("stream:events")).toBe(1);

    const migrated = await coupons("migrate-keys");
    expect(migrated.said).toMatch(/^1 limited coupons are under tagged keys.+\nEvery instance must be stopped now/);
    expect(migrated.code).toBe(0);
    expect(await redis.keys(`coupon:*:${limited.id}`)).toEqual(
      (await redis.keys("coupon:*")).filter((key) => key.includes("{")),
    );
    await inShop(async (parts) => {
      const { coupon } = parts.resolve(tokens.shop);
      for (const [index, each] of [...members, fourth].entries()) {
        expect(await coupon.claim(each, limited.id)).toMatchObject({ ok: true, value: { sequence: index + 1 } });
      }
      expect(await coupon.viewClaims(by, limited.id)).toMatchObject({ value: { live: 4, remaining: 6 } });
    }, "tagged");
    expect(await coupons("migrate-keys")).toEqual({
      code: 1,
      said: "Nothing is kept under the old names: start every instance with REDIS_KEYS=tagged.\n",
    });
  });

  test("keys are not migrated while another process has claims, or dead letters are left", async () => {
    const { limited } = await claimThree();
    const id = await parkOne();
    const refused = await coupons("migrate-keys");
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/^Nothing was migrated: there are dead letters/) });
    await coupons("dead-letters", "discard", id);

    await redis.xadd("stream:events", "*", "memberId", "nobody");
    await redis.xreadgroup("GROUP", "consumer-group:coupon", "another", "STREAMS", "stream:events", ">");
    const waits = await coupons("migrate-keys");
    expect(waits).toEqual({ code: 1, said: expect.stringMatching(/^Nothing was migrated: 1 claims are on their way/) });
    expect(await redis.exists(`coupon:stock:${limited.id}`)).toBe(1);
  });
});
