import { createShop, type Day, expectOk, Unavailable } from "@cofshop/core";
import type { Coupon, CouponStock, MemberCoupon, StockSnapshot } from "@cofshop/core/coupon";
import { stockTermsOf } from "@cofshop/core/coupon";
import { memoryPorts } from "@cofshop/core/memory";
import type { CouponId, MemberActor, MemberId } from "@cofshop/core/shared";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type RedisCoupons, type RedisCouponsOptions, redisCoupons } from "../src/index.ts";

const binary = inject("redisBinary");

describe.runIf(binary !== undefined)("a server of its own", () => {
  const opened: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  const begin = async (options: RedisCouponsOptions = {}) => {
    const redis: OwnRedis = await startOwnRedis(binary ?? "", { appendonly: true, appendfsync: "always" });
    opened.push(redis.stop);
    const client = new Redis(redis.url);
    client.on("error", () => undefined);
    opened.push(async () => client.disconnect());
    const process = (): RedisCoupons => {
      const coupons = redisCoupons((terms) => new Redis(redis.url, terms), options);
      opened.push(coupons.close);
      return coupons;
    };
    const coupons = process();
    const ports = { ...memoryPorts(), ...coupons };
    const shop = createShop(ports);
    const admin: MemberActor = { kind: "member", id: ports.ids.next<MemberId>(), role: "ADMIN" };
    let people = 0;
    const person = async (): Promise<MemberActor> => {
      people += 1;
      const who = { email: `${people}@example.com`, name: "김", password: "a long password", tel: "01012345678" };
      const { id } = expectOk(await shop.member.signUp({ kind: "anonymous" }, who));
      return { kind: "member", id, role: "MEMBER" };
    };
    const offer = async (quantity: number): Promise<Coupon> =>
      expectOk(
        await shop.coupon.create(admin, {
          name: "선착순",
          type: "FIXED",
          value: 1_000,
          validFrom: "2026-01-01" as Day,
          validTo: "2026-12-31" as Day,
          quantity,
        }),
      );
    const rows = (coupon: CouponId) => ports.unitOfWork.reads.memberCoupons.claimsAfter(coupon, 0, 100);
    return { redis, client, coupons, process, ports, shop, admin, person, offer, rows };
  };
  const sequenceOf = async (answer: Promise<{ readonly ok: boolean }>): Promise<unknown> => {
    const claimed = (await answer) as { readonly value?: { readonly sequence: number } };
    return claimed.value?.sequence;
  };

  test("a claim is in the database when its winner hears of it, and Redis keeps what its names say", async () => {
    const { client, shop, person, offer, rows } = await begin();
    const { id } = await offer(2);
    const [kim, lee, park] = [await person(), await person(), await person()];
    expect(await shop.coupon.claim(kim, id)).toMatchObject({ ok: true, value: { status: "ISSUED", sequence: 1 } });
    expect(await sequenceOf(shop.coupon.claim(lee, id))).toBe(2);
    expect(await shop.coupon.claim(park, id)).toEqual({ ok: false, error: { code: "coupon.sold-out" } });
    expect((await rows(id)).map(({ member }) => member)).toEqual([kim.id, lee.id]);
    expect(await client.get(`coupon:stock:${id}`)).toBe("0");
    expect(await client.get(`coupon:seq:${id}`)).toBe("2");
    expect(await client.hgetall(`coupon:issued:${id}`)).toEqual({ [kim.id]: "1", [lee.id]: "2" });
    expect(await client.zrange(`coupon:issued:order:${id}`, 0, -1)).toEqual([kim.id, lee.id]);
    expect([await client.xlen("stream:events"), await client.xinfo("GROUPS", "stream:events")]).toMatchObject([
      0,
      [expect.arrayContaining(["consumer-group:coupon"])],
    ]);
  });

  test("a Redis that was restarted takes no claim before it was compared with the database", async () => {
    const { redis, coupons, shop, person, offer } = await begin();
    const { id } = await offer(5);
    const kim = await person();
    expect(await sequenceOf(shop.coupon.claim(kim, id))).toBe(1);
    await redis.kill();
    await redis.startAgain();
    const wish = async (stock: CouponStock) => stock.claim({ ...(await wishOf(person)), coupon: id });
    await expect
      .poll(() => wish(coupons.couponStock).catch(() => undefined))
      .toEqual({ outcome: "rebuilding", retryAfterMs: expect.any(Number) });
    expect(await coupons.couponStock.knows(id)).toBe(false);
    const [again, next] = await Promise.all([shop.coupon.claim(kim, id), shop.coupon.claim(await person(), id)]);
    expect([again, next]).toMatchObject([{ value: { sequence: 1, fresh: false } }, { value: { sequence: 2 } }]);
    expect(await coupons.couponStock.knows(id)).toBe(true);
  });

  test("a Redis that forgot everything gets it back, and goes on with the next sequence", async () => {
    const { client, shop, person, offer, rows } = await begin();
    const { id } = await offer(4);
    const [kim, lee] = [await person(), await person()];
    expect(await sequenceOf(shop.coupon.claim(kim, id))).toBe(1);
    expect(await sequenceOf(shop.coupon.claim(lee, id))).toBe(2);
    await client.flushall();
    await client.script("FLUSH");
    expect(await sequenceOf(shop.coupon.claim(await person(), id))).toBe(3);
    expect(await sequenceOf(shop.coupon.claim(kim, id))).toBe(1);
    expect(await sequenceOf(shop.coupon.claim(await person(), id))).toBe(4);
    expect(await shop.coupon.claim(await person(), id)).toMatchObject({ error: { code: "coupon.sold-out" } });
    expect((await rows(id)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  });

  test("one coupon that Redis lost is rebuilt, and a line that is gone is not believed", async () => {
    const { client, coupons, shop, person, offer } = await begin();
    const [{ id }, other] = [await offer(4), await offer(4)];
    const kim = await person();
    expect(await sequenceOf(shop.coupon.claim(kim, id))).toBe(1);
    await client.del(`coupon:stock:${id}`, `coupon:issued:${id}`, `coupon:seq:${id}`);
    expect(await sequenceOf(shop.coupon.claim(await person(), id))).toBe(2);
    expect(await sequenceOf(shop.coupon.claim(kim, id))).toBe(1);
    // Won, and lost with the line before anybody took it.
    const lee = await person();
    const { couponStock, couponClaims } = coupons;
    await couponStock.claim({ ...(await wishOf(async () => lee)), coupon: other.id });
    await client.del("stream:events");
    expect(await couponClaims.take(10, { waitMs: 0, idleMs: 60_000 })).toEqual([]);
    expect(await couponStock.knows(other.id)).toBe(false);
    expect(await shop.coupon.claim(lee, other.id)).toMatchObject({ value: { status: "ISSUED", sequence: 1 } });
  });

  test("whoever rebuilds late, with a lower fence, writes nothing any more", async () => {
    const { client, ports, offer, coupons } = await begin();
    const coupon = await offer(4);
    const snapshot = (): StockSnapshot => {
      const terms = stockTermsOf(coupon);
      if (terms === undefined) throw new Error("a limited coupon is followed");
      const { memberCoupons } = ports.unitOfWork.reads;
      return { terms, claimsAfter: (after, limit) => memberCoupons.claimsAfter(coupon.id, after, limit) };
    };
    const fence = 1_000_000;
    let meanwhile = async (): Promise<void> => undefined;
    const stalled = coupons.couponStock.rebuild(
      [
        {
          ...snapshot(),
          claimsAfter: async (after, limit) => {
            await meanwhile();
            return snapshot().claimsAfter(after, limit);
          },
        },
      ],
      fence,
    );
    meanwhile = async () => {
      meanwhile = async () => undefined;
      await coupons.couponStock.rebuild([snapshot()], fence + 1);
      await client.set(`coupon:seq:${coupon.id}`, "3");
    };
    await expect(stalled).rejects.toThrow(Unavailable);
    expect(await client.get(`coupon:seq:${coupon.id}`)).toBe("3");
  });

  test("a server that may evict keys is refused, in words that name the setting", async () => {
    const { client, coupons, person, offer, shop } = await begin();
    await client.config("SET", "maxmemory-policy", "allkeys-lru");
    await expect(coupons.check()).rejects.toThrow(/noeviction/);
    const { id } = await offer(1);
    await expect(shop.coupon.claim(await person(), id)).rejects.toThrow(/noeviction/);
    await client.config("SET", "maxmemory-policy", "noeviction");
    await coupons.check();
    expect(await sequenceOf(shop.coupon.claim(await person(), id))).toBe(1);
  });

  test("while Redis is away claims fail in time; when it is back they go on without a new process", async () => {
    const { redis, shop, person, offer } = await begin({ answerMs: 300, connectMs: 300 });
    const { id } = await offer(3);
    expect(await sequenceOf(shop.coupon.claim(await person(), id))).toBe(1);
    const late = await person();
    await redis.kill();
    const started = performance.now();
    await expect(shop.coupon.claim(late, id)).rejects.toThrow(Unavailable);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await shop.coupon.view(late, id)).toMatchObject({ ok: true, value: { remaining: undefined } });
    await redis.startAgain();
    const answer = () => sequenceOf(shop.coupon.claim(late, id)).catch(() => undefined);
    await expect.poll(answer).toBe(2);
  });

  test("a claim that another process wrote is heard of here; what nobody writes is said to be on its way", async () => {
    const { coupons, process, ports, shop, admin, person, offer } = await begin();
    const { id } = await offer(3);
    await shop.coupon.reconcile(admin);
    const there = process();
    const wish = { ...(await wishOf(person)), coupon: id };
    const standing = await coupons.couponStock.claim(wish);
    const sequence = standing.outcome === "claimed" ? standing.sequence : undefined;
    expect(sequence).toBe(1);
    if (sequence === undefined) return;
    expect(await coupons.couponClaims.settled({ ...wish, sequence }, 50)).toBe(false);
    const heard = coupons.couponClaims.settled({ ...wish, sequence }, 20_000);
    const deliveries = await there.couponClaims.take(10, { waitMs: 0, idleMs: 60_000 });
    expect(deliveries.map(({ claim }) => claim)).toEqual([{ ...wish, sequence }]);
    await there.couponClaims.acknowledge(deliveries);
    expect(await heard).toBe(true);
    expect(await ports.couponClaims.backlog()).toEqual({ length: 0, oldestMs: 0 });
  });

  test("what is tidied away is only what every group has read and ended", async () => {
    const { client, coupons, shop, admin, person, offer } = await begin();
    const { id } = await offer(9);
    await shop.coupon.reconcile(admin);
    const stream = "stream:events";
    await client.del(stream);
    await client.xadd(stream, "1-1", "init", "init");
    await client.xgroup("CREATE", stream, "another", "0");
    await coupons.couponStock.claim({ ...(await wishOf(person)), coupon: id });
    const { couponClaims } = coupons;
    expect(await couponClaims.take(10, { waitMs: 0, idleMs: 60_000 })).toHaveLength(2);
    const { tidyUp } = await import("../src/coupon-scripts.ts");
    const tidy = () => client.eval(tidyUp.lua, 1, stream, "consumer-group:coupon", 86_400_000);
    await tidy();
    expect(await client.xlen(stream)).toBe(2); // nobody of the other group has read anything
    await client.xreadgroup("GROUP", "another", "one", "COUNT", 1, "STREAMS", stream, ">");
    await client.xack(stream, "another", "1-1");
    await tidy();
    expect(await client.xlen(stream)).toBe(2); // ours has it pending
    await client.xack(stream, "consumer-group:coupon", "1-1");
    await client.xreadgroup("GROUP", "another", "one", "COUNT", 1, "STREAMS", stream, ">");
    await tidy();
    expect(await client.xlen(stream)).toBe(1);
  });

  const wishOf = async (person: () => Promise<MemberActor>) => {
    const { id: member } = await person();
    const id = crypto.randomUUID() as MemberCoupon["id"];
    return { id, member, at: new Date("2026-01-02T03:00:00Z") };
  };
});
