import {
  createShop,
  dayOf,
  expectOk,
  type MemberActor,
  plusDays,
  SEOUL,
  type Shop,
  system,
  Unavailable,
} from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterEach, describe, expect, inject, test } from "vitest";
import { redisCoupons } from "../src/index.ts";

const binary = inject("redisBinary");

describe.runIf(binary !== undefined)("a Redis that lost its memory", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const memberOf = async (shop: Shop, email: string): Promise<MemberActor> => {
    const person = { email, name: "하나", password: "password1", tel: "01012345678" };
    const { id } = expectOk(await shop.member.signUp({ kind: "anonymous" }, person));
    return { kind: "member", id, role: "MEMBER" };
  };

  /** The first answer that there is when Redis is back. */
  const whenThere = async <T>(ask: () => Promise<T>): Promise<T> => {
    const giveUp = performance.now() + 20_000;
    for (;;) {
      try {
        return await ask();
      } catch (cause) {
        if (!(cause instanceof Unavailable) || performance.now() > giveUp) throw cause;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  };

  /** A coupon of one unit, which is sold out, and both who claimed it. */
  const soldOut = async (redis: OwnRedis) => {
    const { close, ...coupons } = redisCoupons((terms) => new Redis(redis.url, terms));
    closing.push(close);
    const ports = memoryPorts();
    const shop = createShop({ ...ports, ...coupons });
    const offer = { name: "선착순", type: "FIXED", value: 5_000, quantity: 1 } as const;
    const today = dayOf(ports.clock.now(), SEOUL);
    const { id } = expectOk(
      await shop.coupon.create(system("test"), { ...offer, validFrom: today, validTo: plusDays(today, 7) }),
    );
    const winner = await memberOf(shop, "winner@example.com");
    const loser = await memberOf(shop, "loser@example.com");
    const won = expectOk(await shop.coupon.claim(winner, id));
    expect(await shop.coupon.claim(loser, id)).toMatchObject({ error: { code: "coupon.sold-out" } });
    const winnerHears = () => whenThere(() => shop.coupon.claim(winner, id));
    const loserHears = () => whenThere(() => shop.coupon.claim(loser, id));
    return { id, won, winnerHears, loserHears };
  };

  test("does not let a winner hear that it is sold out, while others still do", async () => {
    const redis = await startOwnRedis(binary ?? "");
    closing.push(redis.stop);
    const { won, winnerHears, loserHears } = await soldOut(redis);
    await redis.kill();
    await redis.startAgain();
    expect(await winnerHears()).toEqual({ ok: true, value: { ...won, fresh: false } });
    expect(await loserHears()).toMatchObject({ error: { code: "coupon.sold-out" } });
  });

  test("does not let a winner hear that it is sold out when it lost this coupon's keys alone", async () => {
    const redis = await startOwnRedis(binary ?? "");
    closing.push(redis.stop);
    const { id, won, winnerHears, loserHears } = await soldOut(redis);
    const client = new Redis(redis.url);
    await client.unlink(...["stock", "issued", "issued:order", "seq", "terms"].map((name) => `coupon:${name}:${id}`));
    client.disconnect();
    expect(await winnerHears()).toEqual({ ok: true, value: { ...won, fresh: false } });
    expect(await loserHears()).toMatchObject({ error: { code: "coupon.sold-out" } });
  });
});
