import type { Actor } from "../shared/actor.ts";
import { done, err, type Result } from "../shared/result.ts";
import type { LogOutPorts } from "./log-out.ts";
import type { BadToken } from "./ports.ts";
import { isOpenFor } from "./session.ts";

/**
 * Ends every session of the member that a refresh token belongs to. The token's own session must still be open:
 * somebody who finds a used-up token somewhere cannot sign its owner out for ever.
 */
export type LogOutEverywhere = (by: Actor, refreshToken: string) => Promise<Result<undefined, BadToken>>;

export const makeLogOutEverywhere =
  ({ unitOfWork, tokenSigner, clock }: LogOutPorts): LogOutEverywhere =>
  async (_by, refreshToken) => {
    const at = clock.now();
    const claims = await tokenSigner.verify(refreshToken, "refresh", at);
    if (!claims.ok) return claims;
    const { session: id, member } = claims.value;
    return unitOfWork.runSingle(async (tx) => {
      if (!isOpenFor(await tx.refreshTokens.byId(id), member, at)) return err({ code: "auth.token-invalid" });
      await tx.refreshTokens.revokeAll(member, at);
      return done;
    });
  };
