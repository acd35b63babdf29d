// A process of a shop with limited coupons, from built output. Told by its parent, one after the other:
// { open }, then { claim } or { settle }, then { close }, as told.ts describes them; answers each with { done }. Says
// who was told what and what a rebuilding found as it happens.
import { setTimeout as sleep } from "node:timers/promises";
import { startJobs, systemClock, uuidV7Ids } from "@cofshop/adapters-node";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { redisCache, redisCoupons, redisLock } from "@cofshop/adapters-redis";
import { createShop, fallbackLock, jobNamed } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { Redis } from "ioredis";
import { brokenConnect, dyingClaims, dyingUnitOfWork } from "./broken-ports.mjs";

/** In ms, the same in every process. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

const open = async (task) => {
  const database = await openPostgres({ url: task.database, connectMs: 2_000 });
  const connect = (terms) => new Redis(task.redis, terms);
  const coupons = redisCoupons(brokenConnect(connect, task), { answerMs: 1_000 });
  const redis = connect({ enableOfflineQueue: false, autoResendUnfulfilledCommands: false });
  redis.on("error", () => undefined);
  const couponStock = {
    ...coupons.couponStock,
    rebuild: async (from, fence) => {
      const rebuilt = await coupons.couponStock.rebuild(from, fence);
      const sum = (of) => rebuilt.reduce((total, each) => total + of(each), 0);
      process.send({
        rebuilt: { corrections: sum((each) => each.corrections), lost: sum((each) => each.lost.length) },
      });
      return rebuilt;
    },
  };
  const claims = dyingClaims(coupons.couponClaims, task);
  const ports = {
    ...memoryPorts(),
    clock: systemClock(),
    ids: uuidV7Ids(),
    cache: redisCache(redis),
    lock: fallbackLock(redisLock(redis), database.lock),
    unitOfWork: dyingUnitOfWork(database.unitOfWork, task.dies),
    couponStock,
    couponClaims: task.writes ? claims : { ...claims, take: async () => [] },
    parkedClaims: coupons.parkedClaims,
  };
  const shop = createShop(ports, { claims: task.claims });
  const { memberCoupons } = database.unitOfWork.reads;

  const claim = async (coupon, member) => {
    const askedAt = now();
    const heard = await shop.coupon
      .claim({ kind: "member", id: member, role: "MEMBER" }, coupon)
      .catch(() => undefined);
    const answeredAt = now();
    const times = { member, askedAt, answeredAt };
    if (heard === undefined) return { ...times, answer: "silent" };
    if (!heard.ok) return { ...times, answer: heard.error.code };
    const { status, sequence, memberCouponId } = heard.value;
    if (status === "PENDING") return { ...times, answer: status, sequence };
    const written = await memberCoupons.byId(memberCouponId).then(
      (row) => row !== undefined,
      () => undefined,
    );
    return { ...times, answer: status, sequence, memberCouponId, written };
  };

  let jobs;
  return {
    claim: async ({ coupon, asks, lanes, tries }) => {
      const left = [...asks];
      const lane = async () => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          for (let tried = 0; tried < tries; tried += 1) {
            await sleep(next.pauseMs * (tried === 0 ? 1 : 8));
            const told = await claim(coupon, next.member);
            process.send({ told });
            if (!["silent", "coupon.busy"].includes(told.answer)) break;
          }
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    settle: async () => {
      jobs = startJobs([jobNamed(shop.jobs, "settle-claims")], { ...ports, onError: () => undefined });
    },
    close: async () => {
      await jobs?.close();
      await coupons.close();
      redis.disconnect();
      await database.close();
    },
  };
};

// It does not outlive its parent.
process.once("disconnect", () => process.exit());

let opened;
process.on("message", async (task) => {
  if ("open" in task) opened = await open(task.open);
  else if ("claim" in task) await opened.claim(task.claim);
  else if ("settle" in task) await opened.settle();
  else await opened.close();
  process.send({ done: true });
});
