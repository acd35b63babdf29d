import type { MemberActor } from "../shared/actor.ts";
import type { Clock } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import type { BadToken, TokenSigner } from "./ports.ts";

export type AuthenticatePorts = { readonly tokenSigner: TokenSigner; readonly clock: Clock };

/** Who an access token speaks for. Asks no database: rights that ended are gone within one access token's life. */
export type Authenticate = (accessToken: string) => Promise<Result<MemberActor, BadToken>>;

export const makeAuthenticate =
  ({ tokenSigner, clock }: AuthenticatePorts): Authenticate =>
  async (accessToken) => {
    const claims = await tokenSigner.verify(accessToken, "access", clock.now());
    return claims.ok ? ok({ kind: "member", id: claims.value.member, role: claims.value.role }) : claims;
  };
