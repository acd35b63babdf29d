import { type Blocked, changePassword, checkPassword, type Members, refuseBlocked } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import { allowance, countAttempt, type RateLimited } from "../shared/attempts.ts";
import { written } from "../shared/breakage.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Attempts, Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { isFor, isOpen } from "./password-reset.ts";
import type {
  BadToken,
  PasswordHasher,
  PasswordResetReads,
  PasswordResets,
  RefreshTokens,
  TokenSigner,
} from "./ports.ts";
import type { ResetTerms } from "./request-password-reset.ts";

export type ConfirmPasswordResetPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly members: Members;
      readonly passwordResets: PasswordResets;
      readonly refreshTokens: RefreshTokens;
      readonly attempts: Attempts;
      readonly outbox: Outbox;
    },
    { readonly passwordResets: PasswordResetReads }
  >;
  readonly passwordHasher: PasswordHasher;
  readonly tokenSigner: TokenSigner;
  readonly clock: Clock;
};

/**
 * Replaces a forgotten password, for whoever has the newest letter of its member, once. Every session ends and none
 * begins: the new password is there to sign in with. Whoever was suspended since the letter is told so, and keeps the
 * password he had. Every try from an address counts.
 */
export type ConfirmPasswordReset = (
  by: Actor,
  command: { readonly token: string; readonly password: string; readonly address?: string | undefined },
) => Promise<Result<undefined, InvalidInput | RateLimited | BadToken | Blocked>>;

const invalidToken = err({ code: "auth.token-invalid" });

export const makeConfirmPasswordReset = (
  { unitOfWork, passwordHasher, tokenSigner, clock }: ConfirmPasswordResetPorts,
  { rateLimits }: ResetTerms,
): ConfirmPasswordReset => {
  /** Counted before the hash, which is what a flood would cost. */
  const count = async (address: string | undefined, at: Date): Promise<Result<undefined, RateLimited>> => {
    if (address === undefined || rateLimits === "off") return done;
    const perAddress = allowance("password-reset-confirm", [address], rateLimits.passwordResetPerAddress);
    // A refusal that must leave a trace is committed as a value and taken out afterwards.
    const counted = await unitOfWork.runSingle(async (tx) => ok(await countAttempt(tx, [perAddress], at)));
    return counted.value;
  };

  return async (_by, { token, password, address }) => {
    const wrong = checkPassword("memberPwd", password);
    if (wrong) return wrong;
    const counted = await count(address, clock.now());
    if (!counted.ok) return counted;
    const claims = await tokenSigner.verify(token, "password-reset", clock.now());
    if (!claims.ok) return claims;
    const reset = await unitOfWork.reads.passwordResets.byId(claims.value.reset);
    if (!isOpen(reset, clock.now()) || reset.memberId !== claims.value.member) return invalidToken;
    const passwordHash = await passwordHasher.hash(password);

    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      if (!(await tx.passwordResets.use(reset.id, at))) return invalidToken;
      const member = await tx.members.byId(reset.memberId);
      if (member === undefined || !isFor(reset, member)) return invalidToken;
      const free = refuseBlocked(member);
      if (!free.ok) return free;
      const { state, events } = changePassword(member, passwordHash, at);
      written(await tx.members.save(state));
      await tx.refreshTokens.revokeAll(member.id, at);
      await tx.outbox.append(events, at);
      return done;
    });
  };
};
