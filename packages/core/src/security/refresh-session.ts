import { type Blocked, type MemberReads, refuseBlocked } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { BadToken, RefreshTokens, TokenSigner } from "./ports.ts";
import { judge, rotate, type Session, type SessionTerms } from "./session.ts";
import { issueTokens, type Tokens } from "./tokens.ts";

export type RefreshSessionPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly members: MemberReads; readonly refreshTokens: RefreshTokens }, unknown>;
  readonly tokenSigner: TokenSigner;
  readonly clock: Clock;
};
export type RefreshRefusal = BadToken | Blocked;

/**
 * Trades a refresh token for a new pair. A token is good once; the same token again within ten seconds answers the
 * same successor, later it means theft and ends the whole session (RFC 9700 §4.14.2).
 */
export type RefreshSession = (by: Actor, refreshToken: string) => Promise<Result<Tokens, RefreshRefusal>>;

const invalidToken = err({ code: "auth.token-invalid" });

export const makeRefreshSession =
  ({ unitOfWork, tokenSigner, clock }: RefreshSessionPorts, terms: SessionTerms): RefreshSession =>
  async (_by, refreshToken) => {
    const at = clock.now();
    const claims = await tokenSigner.verify(refreshToken, "refresh", at);
    if (!claims.ok) return claims;
    const { member: memberId, session: sessionId, generation } = claims.value;

    // A refusal that must leave a trace is committed as a value and taken out afterwards.
    const committed = await unitOfWork.run(async (tx) => {
      const session = await tx.refreshTokens.byId(sessionId);
      if (session === undefined || session.memberId !== memberId) return ok(invalidToken);
      const presented = judge(session, generation, at);
      if (presented === "ended") return ok(invalidToken);
      const member = await tx.members.byId(memberId);
      const free = member === undefined ? invalidToken : refuseBlocked(member);
      if (presented === "reused" || member === undefined || !free.ok) {
        await tx.refreshTokens.revoke(sessionId, at);
        return ok(free.ok ? invalidToken : free);
      }
      let current: Session = session;
      if (presented === "current") {
        current = rotate(session, at, terms.refreshTtlMs);
        written(await tx.refreshTokens.rotate(current));
      }
      return ok(ok({ member, current }));
    });
    const rotated = committed.value;
    if (!rotated.ok) return rotated;
    return ok(await issueTokens(tokenSigner, rotated.value.member, rotated.value.current, at, terms));
  };
