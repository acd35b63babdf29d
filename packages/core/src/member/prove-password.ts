import type { MemberActor } from "../shared/actor.ts";
import {
  countAttempt,
  passwordAllowances,
  type RateLimited,
  type RateLimits,
  requireAllowed,
} from "../shared/attempts.ts";
import type { AttemptReads, Attempts, Clock, UnitOfWork } from "../shared/ports.ts";
import { type Err, err, ok, type Result } from "../shared/result.ts";
import type { Member } from "./member.ts";
import type { MemberReads } from "./ports.ts";
import type { PasswordHashing } from "./sign-up.ts";
import type { MemberNotFound } from "./view-profile.ts";

/** Structural twin of security's port: some of what a member does asks for his password once more. */
export interface PasswordChecking extends PasswordHashing {
  verify(password: string, hash: string | undefined): Promise<boolean>;
}
type Counting = { readonly attempts: Attempts };
/** What a use case needs that asks for the password first, and then works with `Tx`. */
export type ProvePasswordPorts<Tx extends object = object> = {
  readonly unitOfWork: UnitOfWork<
    Tx & Counting,
    { readonly members: Pick<MemberReads, "byId">; readonly attempts: AttemptReads }
  >;
  readonly passwordHasher: PasswordChecking;
  readonly clock: Clock;
};
export type PasswordTerms = { readonly rateLimits: RateLimits | "off" };
export type BadCredentials = { readonly code: "auth.bad-credentials" };
export type Proof = {
  readonly password: string;
  /** Where the caller is, as his network names it. */
  readonly address?: string | undefined;
};

export const badCredentials: Err<BadCredentials> = err({ code: "auth.bad-credentials" });

/**
 * The member as he was when his password was right; a transaction compares the hash before it believes that. Wrong ones
 * are counted with those of signing in, so that a stolen access token buys no further guesses.
 */
export const makeProvePassword =
  ({ unitOfWork, passwordHasher, clock }: ProvePasswordPorts, { rateLimits }: PasswordTerms) =>
  async (
    { id }: MemberActor,
    { password, address }: Proof,
  ): Promise<Result<Member, MemberNotFound | BadCredentials | RateLimited>> => {
    const { reads } = unitOfWork;
    const member = await reads.members.byId(id);
    if (member === undefined) return err({ code: "member.not-found" });
    const allowances = passwordAllowances(member.email, address, rateLimits);
    const allowed = await requireAllowed(reads, allowances, clock.now());
    if (!allowed.ok) return allowed;

    const right = await passwordHasher.verify(password, member.passwordHash);
    const at = clock.now();
    if (!right) {
      // A refusal that must leave a trace is committed as a value and taken out afterwards.
      const counted = await unitOfWork.runSingle(async (tx) => ok(await countAttempt(tx, allowances, at)));
      return counted.value.ok ? badCredentials : counted.value;
    }
    // Asked again, as in signing in: of many guesses at once no more are told the truth than of many in a row.
    const still = await requireAllowed(reads, allowances, at);
    return still.ok ? ok(member) : still;
  };
