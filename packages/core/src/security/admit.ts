import type { MemberActor } from "../shared/actor.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { BadToken, RefreshTokens, TokenSigner } from "./ports.ts";
import { isOpenFor } from "./session.ts";

export type AdmitPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly refreshTokens: Pick<RefreshTokens, "byId"> }, unknown>;
  readonly tokenSigner: TokenSigner;
  readonly clock: Clock;
};

export type Admission = {
  readonly by: MemberActor;
  /** When the token is over, and the connection with it. */
  readonly expiresAt: Date;
};

/**
 * Who an access token speaks for, where one token opens a connection that lasts. Unlike `authenticate` it looks whether
 * the token's session is still open: nobody comes in again by an old token after his rights ended.
 */
export type Admit = (accessToken: string) => Promise<Result<Admission, BadToken>>;

export const makeAdmit =
  ({ unitOfWork, tokenSigner, clock }: AdmitPorts): Admit =>
  async (accessToken) => {
    const at = clock.now();
    const claims = await tokenSigner.verify(accessToken, "access", at);
    if (!claims.ok) return claims;
    const { member, role, session: id, expiresAt } = claims.value;
    return unitOfWork.runSingle(async ({ refreshTokens }) => {
      if (!isOpenFor(await refreshTokens.byId(id), member, at)) return err({ code: "auth.token-invalid" });
      return ok({ by: { kind: "member", id: member, role }, expiresAt });
    });
  };
