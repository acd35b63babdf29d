import type { MemberId, SessionId } from "../shared/ids.ts";

/**
 * One login on one device: the family of its refresh tokens. A token names its generation and is good once: using it
 * moves the session to the next generation. Tokens are derived from this row, so none is stored.
 */
export type Session = {
  readonly id: SessionId;
  readonly memberId: MemberId;
  readonly generation: number;
  /** When the current generation was made, and until when it is good. */
  readonly rotatedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | undefined;
};

export type SessionTerms = {
  /** Life of an access token, in ms. */
  readonly accessTtlMs: number;
  /** Life of a refresh token, in ms. */
  readonly refreshTtlMs: number;
};

export const standardSessionTerms: SessionTerms = { accessTtlMs: 15 * 60_000, refreshTtlMs: 7 * 86_400_000 };

/** Whether a member can still go on with a session: it is there, his, not ended and not over. */
export const isOpenFor = (session: Session | undefined, member: MemberId, at: Date): boolean =>
  session?.memberId === member && session.revokedAt === undefined && session.expiresAt > at;

/** How long the former token still answers its successor: the reply may have been lost on the way (RFC 9700 §4.14). */
const GRACE_MS = 10_000;

export type Presented = "current" | "lost-reply" | "ended" | "reused";

/** What a refresh token of this generation means for its session. */
export const judge = (session: Session, generation: number, at: Date): Presented => {
  if (session.revokedAt !== undefined || session.expiresAt <= at) return "ended";
  if (generation === session.generation) return "current";
  const fresh = at.getTime() - session.rotatedAt.getTime() <= GRACE_MS;
  return generation === session.generation - 1 && fresh ? "lost-reply" : "reused";
};

/** JWT times are whole seconds, and a token must come out the same whenever it is derived again. */
export const wholeSeconds = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

export const openSession = (id: SessionId, memberId: MemberId, at: Date, ttlMs: number): Session => ({
  id,
  memberId,
  generation: 1,
  rotatedAt: at,
  expiresAt: wholeSeconds(new Date(at.getTime() + ttlMs)),
  revokedAt: undefined,
});

export const rotate = (session: Session, at: Date, ttlMs: number): Session => ({
  ...session,
  generation: session.generation + 1,
  rotatedAt: at,
  expiresAt: wholeSeconds(new Date(at.getTime() + ttlMs)),
});
