import type { Role } from "../shared/actor.ts";
import type { CartId, MemberId, PasswordResetId, SessionId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";
import type { Result } from "../shared/result.ts";
import type { Login } from "./login.ts";
import type { PasswordReset } from "./password-reset.ts";
import type { Session } from "./session.ts";

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Without a hash it takes the same time and answers false, so that nobody learns which accounts exist. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

export type AccessClaims = {
  readonly use: "access";
  readonly member: MemberId;
  readonly role: Role;
  readonly session: SessionId;
};
export type RefreshClaims = {
  readonly use: "refresh";
  readonly member: MemberId;
  readonly session: SessionId;
  readonly generation: number;
};
/** Whoever shows it may use a guest's cart. It names nobody. */
export type CartClaims = { readonly use: "cart"; readonly cart: CartId };
export type ResetClaims = {
  readonly use: "password-reset";
  readonly member: MemberId;
  readonly reset: PasswordResetId;
};
export type Claims = AccessClaims | RefreshClaims | CartClaims | ResetClaims;
/** What a token says, and until when it is good. */
export type Signed<C extends Claims> = C & { readonly expiresAt: Date };
export type BadToken = { readonly code: "auth.token-invalid" } | { readonly code: "auth.token-expired" };

/** Tokens that only this shop can make. Signing the same claims with the same times gives the same token. */
export interface TokenSigner {
  sign(claims: Claims, issuedAt: Date, expiresAt: Date): Promise<string>;
  /** Refuses a token of another use, of another issuer or audience, or with a header of its own choosing. */
  verify<Use extends Claims["use"]>(
    token: string,
    use: Use,
    at: Date,
  ): Promise<Result<Signed<Extract<Claims, { readonly use: Use }>>, BadToken>>;
}

export interface RefreshTokens {
  insert(session: Session): Promise<void>;
  byId(id: SessionId): Promise<Session | undefined>;
  /** Writes the session over generation `session.generation - 1`; false when that is not its generation, or it was revoked. */
  rotate(session: Session): Promise<boolean>;
  /** Ends a session. Ending it again changes nothing. */
  revoke(id: SessionId, at: Date): Promise<void>;
  /**
   * Ends every session of a member, those too that rotate at this moment; ended ones keep the time of their end. One
   * that opens at this moment is the caller's to keep out: both write the member's row first.
   */
  revokeAll(member: MemberId, at: Date): Promise<void>;
  /** Deletes sessions that expired before an instant, at most `limit`; answers how many. */
  removeExpired(before: Date, limit: number): Promise<number>;
}

export interface LoginReads {
  /** Newest first; position key: ms of the login. */
  ofMember(member: MemberId, slice: Slice): Promise<readonly Login[]>;
}

/** Who signed in when and from where. Rows never change. */
export interface Logins extends LoginReads {
  insert(login: Login): Promise<void>;
  /** Deletes the sign-ins of a member. One that is noted at this moment is the caller's to keep out, as in `revokeAll`. */
  forgetMember(member: MemberId): Promise<void>;
  /** Deletes sign-ins before an instant, at most `limit`; answers how many. */
  forget(before: Date, limit: number): Promise<number>;
}

export interface PasswordResetReads {
  byId(id: PasswordResetId): Promise<PasswordReset | undefined>;
}

/** Requests for a new password: of each member the newest alone, and those that belong to nobody. */
export interface PasswordResets extends PasswordResetReads {
  /** Writes the request down; its member's former one, used or not, is gone. Of racing ones one stays. */
  insert(reset: PasswordReset): Promise<void>;
  /** Uses a request up: of racing callers one hears true. False when it is used, gone, or expired at that time. */
  use(id: PasswordResetId, at: Date): Promise<boolean>;
  /** Deletes requests that expired before an instant, at most `limit`; answers how many. */
  removeExpired(before: Date, limit: number): Promise<number>;
}
