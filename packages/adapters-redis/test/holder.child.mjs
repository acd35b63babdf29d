// Holds locks in a process of its own, for tests that stop and kill it. Runs built output.

import { Redis } from "ioredis";
import { redisLock } from "../dist/index.js";

/** Writes unless somebody with a later fence has written before. KEYS 1 what is written · ARGV 1 fence · Answers 1 or 0. */
const guardedWrite = `
if tonumber(redis.call('GET', KEYS[1]) or 0) > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1`;

const told = () => new Promise((resolve) => process.once("message", resolve));

const tasks = {
  /** Reads, waits and writes a counter so many times: what is not alone loses counts. */
  count: async ({ redis, lock, prefix, turns }) => {
    const counter = `${prefix}counter`;
    const turn = () =>
      lock.hold("counter", { waitMs: 120_000, leaseMs: 30_000 }, async () => {
        const before = Number(await redis.get(counter));
        await redis.set(counter, before + 1);
        return { ok: true };
      });
    const answers = await Promise.all(Array.from({ length: turns }, turn));
    process.send({ done: answers.filter((answer) => answer.ok).length });
  },
  /** Says its fence when it is inside, goes on when it is told to, and then writes. */
  hold: async ({ redis, lock, prefix, leaseMs }) => {
    const answer = await lock.hold("stock", { waitMs: 0, leaseMs }, async ({ fence }) => {
      process.send({ fence });
      await told();
      return { ok: true, value: await redis.eval(guardedWrite, 1, `${prefix}stock`, fence) };
    });
    process.send({ answer });
  },
  /** Writes under a lock. */
  write: async ({ redis, lock, prefix }) => {
    const terms = { waitMs: 60_000, leaseMs: 30_000 };
    const answer = await lock.hold("stock", terms, async ({ fence }) => ({
      ok: true,
      value: { fence, written: await redis.eval(guardedWrite, 1, `${prefix}stock`, fence) },
    }));
    process.send({ answer });
  },
};

const { url, prefix, task, ...terms } = await told();
const redis = new Redis(url);
await tasks[task]({ redis, lock: redisLock(redis, { prefix }), prefix, ...terms });
redis.disconnect();
process.disconnect();
