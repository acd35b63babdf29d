import type { Cache, Clock, MemberId, SessionId, UnitOfWork } from "@cofshop/core";
import type { RefreshTokens, Session } from "@cofshop/core/security";
import type { RedisClient } from "./commands.ts";
import { type RedisCacheOptions, redisCache } from "./redis-cache.ts";

type TokensTx = { readonly refreshTokens: RefreshTokens };

const nameOf = (id: SessionId): string => `session-ended:${id}`;

/** A session as it is kept: instants in ms. */
const kept = ({ memberId, generation, rotatedAt, expiresAt, revokedAt }: Session) => ({
  memberId,
  generation,
  rotatedAt: rotatedAt.getTime(),
  expiresAt: expiresAt.getTime(),
  revokedAt: revokedAt?.getTime(),
});
const isKept = (value: unknown): value is ReturnType<typeof kept> & { readonly revokedAt: number } =>
  typeof value === "object" && value !== null && "revokedAt" in value && typeof value.revokedAt === "number";

const sessionOf = (id: SessionId, value: unknown): Session | undefined => {
  if (!isKept(value)) return undefined;
  const { memberId, generation, rotatedAt, expiresAt, revokedAt } = value;
  return {
    id,
    memberId: memberId as MemberId,
    generation,
    rotatedAt: new Date(rotatedAt),
    expiresAt: new Date(expiresAt),
    revokedAt: new Date(revokedAt),
  };
};

const remembering = (tokens: RefreshTokens, cache: Cache, clock: Clock): RefreshTokens => {
  // What this transaction ends may yet be rolled back: it is not told to others.
  let ends = false;
  return {
    ...tokens,
    byId: async (id) => {
      const ended = ends ? undefined : sessionOf(id, await cache.recall(nameOf(id)));
      if (ended !== undefined) return ended;
      const session = await tokens.byId(id);
      if (ends || session?.revokedAt === undefined) return session;
      await cache.keep(nameOf(id), kept(session), session.expiresAt.getTime() - clock.now().getTime());
      return session;
    },
    revoke: async (id, at) => {
      ends = true;
      await tokens.revoke(id, at);
    },
    revokeAll: async (member, at) => {
      ends = true;
      await tokens.revokeAll(member, at);
    },
  };
};

/**
 * A unit of work whose refresh tokens remember in Redis which sessions have ended, for as long as their tokens would
 * have been good: a token that is shown again and again after its end asks the database once. The database stays the
 * truth: only what is final is remembered, and nothing is without Redis.
 */
export const redisRefreshTokens = <Tx extends TokensTx, Reads>(
  redis: RedisClient,
  unitOfWork: UnitOfWork<Tx, Reads>,
  clock: Clock,
  options: RedisCacheOptions = {},
): UnitOfWork<Tx, Reads> => {
  const cache = redisCache(redis, options);
  const wrapped = (tx: Tx): Tx => ({ ...tx, refreshTokens: remembering(tx.refreshTokens, cache, clock) });
  return {
    reads: unitOfWork.reads,
    run: (work) => unitOfWork.run((tx) => work(wrapped(tx))),
    runSingle: (work) => unitOfWork.runSingle((tx) => work(wrapped(tx))),
  };
};
