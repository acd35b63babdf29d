import { checkEmail, emailOf, type MemberReads } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import { countAttempt, type RateLimited, type RateLimits, resetAllowances } from "../shared/attempts.ts";
import type { PasswordResetId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Attempts, Clock, Ids, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, ok, type Result } from "../shared/result.ts";
import { requestReset, resetRequested } from "./password-reset.ts";
import type { PasswordResets } from "./ports.ts";

export type RequestPasswordResetPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly passwordResets: PasswordResets; readonly attempts: Attempts; readonly outbox: Outbox },
    { readonly members: Pick<MemberReads, "byEmail"> }
  >;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type ResetTerms = { readonly rateLimits: RateLimits | "off" };

/**
 * Asks for a letter with which a forgotten password can be replaced, for 30 minutes and once; an earlier letter is void
 * then. Whether anybody has the e-mail is told neither by the answer nor by the time it takes: the same is done for
 * everyone, and the letter's sender alone learns whether there is one. Every request counts, for the account from this
 * address and for the address; without an address all callers count as one for each account.
 */
export type RequestPasswordReset = (
  by: Actor,
  command: { readonly email: string; readonly address?: string | undefined },
) => Promise<Result<undefined, InvalidInput | RateLimited>>;

export const makeRequestPasswordReset =
  ({ unitOfWork, ids, clock }: RequestPasswordResetPorts, { rateLimits }: ResetTerms): RequestPasswordReset =>
  async (_by, { email, address }) => {
    const mail = emailOf(email);
    const wrong = checkEmail(mail);
    if (wrong) return wrong;
    const at = clock.now();
    const allowances = resetAllowances(mail, address, rateLimits);
    // A refusal that must leave a trace is committed as a value and taken out afterwards.
    const counted = await unitOfWork.runSingle(async (tx) => ok(await countAttempt(tx, allowances, at)));
    if (!counted.value.ok) return counted.value;

    const reset = requestReset(ids.next<PasswordResetId>(), await unitOfWork.reads.members.byEmail(mail), at);
    return unitOfWork.run(async (tx) => {
      await tx.passwordResets.insert(reset);
      await tx.outbox.append([resetRequested(reset)], at);
      return done;
    });
  };
