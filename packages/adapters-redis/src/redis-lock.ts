import { randomUUID } from "node:crypto";
import { type Leases, type Lock, leasedLock, Unavailable } from "@cofshop/core";
import { commandsOver, type RedisClient, script } from "./commands.ts";
import { nodeTiming } from "./node-timing.ts";

export type RedisLockOptions = {
  /** What every key begins with. Default `cofshop:`. */
  readonly prefix?: string;
  /** How long Redis may take to answer, in ms, before the lock counts as unavailable. Default 1,000. */
  readonly answerMs?: number;
};

/**
 * Takes a lease. A name is held under `<token>:<fence>` until it is released or its time is over, and nothing is left.
 * The fence is one more than the last, or the server's time in µs if that is more: so fences rise even when Redis lost
 * its memory and the last one with it, as long as its clock was not set back behind the last grant.
 * KEYS  1 the name's lease   2 the last fence
 * ARGV  1 token, 36 characters   2 how long, in ms
 * Answers the fence, the same one when this token has the name already (a client may send a command again after its
 * connection broke) · nil when somebody else has it.
 */
const take = script(`
local held = redis.call('GET', KEYS[1])
if held then
  if string.sub(held, 1, 36) ~= ARGV[1] then return false end
  return tonumber(string.sub(held, 38))
end
local time = redis.call('TIME')
local fence = math.max(tonumber(redis.call('GET', KEYS[2]) or 0) + 1, time[1] * 1000000 + time[2])
local digits = string.format('%.0f', fence)
redis.call('SET', KEYS[2], digits)
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. digits, 'PX', ARGV[2])
return fence
`);

/**
 * Renews a lease that still runs.
 * KEYS  1 the name's lease
 * ARGV  1 token, 36 characters   2 how long from now, in ms
 * Answers 1 · 0 when it had ended: nothing is done then.
 */
const extend = script(`
local held = redis.call('GET', KEYS[1])
if not held or string.sub(held, 1, 36) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);

/**
 * Ends a lease.
 * KEYS  1 the name's lease
 * ARGV  1 token, 36 characters
 * Answers 1 when it still ran · 0 when it had ended: another holder's is not touched.
 */
const release = script(`
local held = redis.call('GET', KEYS[1])
if not held or string.sub(held, 1, 36) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`);

type Held = { readonly key: string; readonly token: string; readonly fence: number };

/** The braces keep all keys of locks on one node of a cluster, because a script must find the fence beside the name. */
const redisLeases = (redis: RedisClient, { prefix = "cofshop:", answerMs = 1_000 }: RedisLockOptions): Leases<Held> => {
  const commands = commandsOver(redis, answerMs);
  const letGo = ({ key, token }: Omit<Held, "fence">) => commands.run(release, [key], [token]);
  return {
    take: async (name, leaseMs) => {
      const mine = { key: `${prefix}{lock}:${name}`, token: randomUUID() };
      try {
        const fence = await commands.run(take, [mine.key, `${prefix}{lock}.fence`], [mine.token, Math.ceil(leaseMs)]);
        return typeof fence === "number" ? { ...mine, fence } : undefined;
      } catch (cause) {
        // It may be taken all the same, now or when Redis is back: what is sent afterwards is carried out afterwards.
        if (cause instanceof Unavailable) letGo(mine).catch(() => undefined);
        throw cause;
      }
    },
    extend: async ({ key, token }, leaseMs) => (await commands.run(extend, [key], [token, Math.ceil(leaseMs)])) === 1,
    release: async (held) => (await letGo(held)) === 1,
  };
};

/**
 * Locks in Redis, on a single server or a cluster.
 *
 * Redis may forget a lease (a failover does, a restart without a log too): two may be inside then, with different
 * fences. Locks are for efficiency; what must be exact is guarded where it is written.
 * `hold` throws Unavailable when Redis cannot be asked, so that a caller can go on with guarded writes alone.
 */
export const redisLock = (redis: RedisClient, options: RedisLockOptions = {}): Lock =>
  leasedLock(redisLeases(redis, options), nodeTiming);
