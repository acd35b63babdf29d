import { type CouponId, type MemberId, ok, standardClaims } from "@cofshop/core";
import { issuedEvents, makeClaimWorker, type WonClaim } from "@cofshop/core/coupon";
import type { MemberActor } from "@cofshop/core/shared";
import { Queue, Worker } from "bullmq";
import { type CouponPlace, moreCoupons } from "./place.ts";

const never = new AbortController().signal;

/** Runs work for each, at most `atOnce` at a time; answers how many a second. */
const rate = async <T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<unknown>): Promise<number> => {
  const queue = all.values();
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (const one of queue) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (all.length * 1_000) / (performance.now() - began);
};

/** (a) The claim script alone, sent by its hash as a claim sends it. With the CPU that Redis says it took, in µs. */
export const rawScript = async (place: CouponPlace, members: readonly MemberId[]) => {
  const { redis } = place;
  const coupon = await place.freshCoupon(members.length + 1);
  let sent: readonly (string | number)[] = [];
  const spied = moreCoupons(place, {}, (command, args) => {
    if (command === "evalsha") sent = args;
  });
  const [first] = members;
  if (first !== undefined) await spied.couponStock.claim(place.wishOf(coupon, first));
  await spied.close();
  const [sha = "", keys = 5, ...rest] = sent;
  const [names, [, ...others]] = [rest.slice(0, Number(keys)), rest.slice(Number(keys))];
  await redis.config("RESETSTAT");
  const perSecond = await rate(members, 200, (member) =>
    redis.call("evalsha", sha, Number(keys), ...names, member, ...others),
  );
  const cpuUs = Number(/cmdstat_evalsha:.*usec_per_call=([\d.]+)/.exec(await redis.info("commandstats"))?.[1]);
  // The line itself stays: its group is the workers'.
  const [line = "", ...kept] = names.map(String).reverse();
  await redis.del(...kept);
  await redis.xtrim(line, "MAXLEN", 0);
  return { perSecond, cpuUs };
};

/** From claims to rows in the database: everybody claims while the worker writes. Lag: from won to written, in ms. */
export const endToEnd = async (place: CouponPlace, members: readonly MemberId[]) => {
  const { couponStock, couponClaims } = place.ports;
  const coupon = await place.freshCoupon(members.length);
  const { settle } = makeClaimWorker(place.ports);
  let written = 0;
  const worker = async (): Promise<void> => {
    while (written < members.length) written += (await settle(never, 500)).done;
  };
  const began = performance.now();
  const lags: number[] = [];
  const claim = async (member: MemberId): Promise<void> => {
    const wish = place.wishOf(coupon, member);
    const standing = await couponStock.claim(wish);
    if (standing.outcome !== "claimed") throw new Error(`a claim is ${standing.outcome}`);
    const won = performance.now();
    const { sequence } = standing;
    void couponClaims.settled({ ...wish, sequence }, 60_000).then(() => lags.push(performance.now() - won));
  };
  await Promise.all([rate(members, 200, claim), worker()]);
  const perSecond = (members.length * 1_000) / (performance.now() - began);
  const { rows } = await place.pool.query<{ readonly count: string }>(
    "SELECT count(*) FROM cof_member_coupon WHERE coupon_id = $1",
    [coupon],
  );
  if (Number(rows[0]?.count) !== members.length) throw new Error(`there are ${rows[0]?.count} rows`);
  lags.sort((one, other) => one - other);
  return { perSecond, lagMs: lags[Math.floor(0.99 * (lags.length - 1))] ?? Number.NaN };
};

/** (b) BullMQ: a job for each, added one by one, processed by a worker that does nothing. */
export const bullmq = async ({ redisUrl }: CouponPlace, times: number): Promise<number> => {
  const { hostname: host, port, password } = new URL(redisUrl);
  const connection = { host, port: Number(port), password, maxRetriesPerRequest: null };
  const queue = new Queue("bench", { connection });
  const jobOptions = { removeOnComplete: true };
  let processed = 0;
  let finish = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const worker = new Worker(
    "bench",
    async () => {
      processed += 1;
      if (processed === times) finish();
    },
    { connection, concurrency: 100 },
  );
  try {
    await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
    const began = performance.now();
    await rate(Array.from({ length: times }), 200, () => queue.add("claim", { member: "m", coupon: "c" }, jobOptions));
    await all;
    return (times * 1_000) / (performance.now() - began);
  } finally {
    await worker.close();
    await queue.close();
  }
};

/** (c) One row that everybody counts down, from twenty connections. */
export const hotRow = async ({ pool }: CouponPlace, times: number): Promise<number> => {
  await pool.query("CREATE TABLE IF NOT EXISTS bench_stock (id int PRIMARY KEY, units int NOT NULL)");
  await pool.query("INSERT INTO bench_stock VALUES (1, 1000000000) ON CONFLICT (id) DO NOTHING");
  return rate(Array.from({ length: times }), 20, () =>
    pool.query("UPDATE bench_stock SET units = units - 1 WHERE id = 1 AND units > 0"),
  );
};

/** (d) The reference's way: a transaction and an acknowledgement for each claim. */
export const perMessage = async (place: CouponPlace, members: readonly MemberId[]): Promise<number> => {
  const { couponStock, couponClaims, unitOfWork } = place.ports;
  const coupon = await place.freshCoupon(members.length);
  await rate(members, 200, (member) => couponStock.claim(place.wishOf(coupon, member)));
  const write = (claim: WonClaim) =>
    unitOfWork.run(async (tx) => {
      await tx.memberCoupons.settle([claim]);
      await tx.outbox.append(issuedEvents([claim]), claim.at);
      return ok(undefined);
    });
  const began = performance.now();
  for (let written = 0; written < members.length; ) {
    const deliveries = await couponClaims.take(100, { waitMs: 0, idleMs: 60_000 });
    for (const delivery of deliveries) {
      if (delivery.claim !== undefined) await write(delivery.claim);
      await couponClaims.acknowledge([delivery]);
    }
    written += deliveries.length;
  }
  return (members.length * 1_000) / (performance.now() - began);
};

/** Claims through the use case, a worker writing beside: how many are answered a second, and in how many ms. */
export const answered = async (place: CouponPlace, ack: "durable" | "won", members: readonly MemberId[]) => {
  const { coupon, jobs } = place.shopWith({ ...standardClaims, ack });
  const id: CouponId = await place.freshCoupon(members.length);
  const job = jobs.find(({ name }) => name === "settle-claims");
  let over = false;
  const worker = async (): Promise<void> => {
    while (!over || (await place.ports.couponClaims.backlog()).length > 0) await job?.run({ fence: 0, signal: never });
  };
  const working = worker();
  const took: number[] = [];
  const perSecond = await rate(members, 500, async (member) => {
    const began = performance.now();
    const by: MemberActor = { kind: "member", id: member, role: "MEMBER" };
    const result = await coupon.claim(by, id);
    if (!result.ok) throw new Error(`a claim is ${result.error.code}`);
    took.push(performance.now() - began);
  });
  over = true;
  await working;
  took.sort((one, other) => one - other);
  return { perSecond, p99Ms: took[Math.floor(0.99 * (took.length - 1))] ?? Number.NaN };
};

/** What Redis keeps of a claim once it is out of the line, in bytes. */
export const memoryPerClaim = async (place: CouponPlace, members: readonly MemberId[], order: boolean) => {
  const { redis } = place;
  const coupons = moreCoupons(place, { order });
  const coupon = await place.freshCoupon(members.length);
  try {
    await rate(members, 200, (member) => coupons.couponStock.claim(place.wishOf(coupon, member)));
    for (let taken = 1; taken > 0; ) {
      const deliveries = await coupons.couponClaims.take(500, { waitMs: 0, idleMs: 60_000 });
      await coupons.couponClaims.drop(deliveries);
      taken = deliveries.length;
    }
    const keys = await redis.keys(`coupon:*${coupon}`);
    const each = await Promise.all(keys.map((key) => redis.memory("USAGE", key, "SAMPLES", 0)));
    return each.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0) / members.length;
  } finally {
    await coupons.forget([coupon]);
    await coupons.close();
  }
};
