import type { Actor } from "../shared/actor.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { done, type Result } from "../shared/result.ts";
import type { BadToken, RefreshTokens, TokenSigner } from "./ports.ts";

export type LogOutPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly refreshTokens: RefreshTokens }, unknown>;
  readonly tokenSigner: TokenSigner;
  readonly clock: Clock;
};

/** Ends the session that a refresh token belongs to, whichever of its tokens is shown. */
export type LogOut = (by: Actor, refreshToken: string) => Promise<Result<undefined, BadToken>>;

export const makeLogOut =
  ({ unitOfWork, tokenSigner, clock }: LogOutPorts): LogOut =>
  async (_by, refreshToken) => {
    const at = clock.now();
    const claims = await tokenSigner.verify(refreshToken, "refresh", at);
    if (!claims.ok) return claims;
    return unitOfWork.runSingle(async (tx) => {
      await tx.refreshTokens.revoke(claims.value.session, at);
      return done;
    });
  };
