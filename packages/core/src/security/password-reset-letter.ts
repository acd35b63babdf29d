import type { MemberReads } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { PasswordResetId } from "../shared/ids.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { isFor, isOpen } from "./password-reset.ts";
import type { PasswordResetReads, TokenSigner } from "./ports.ts";

export type PasswordResetLetterPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly members: Pick<MemberReads, "byId">; readonly passwordResets: PasswordResetReads }
  >;
  readonly tokenSigner: TokenSigner;
  readonly clock: Clock;
};

export type PasswordResetLetter = {
  readonly to: string;
  readonly name: string;
  /** Whoever has it has the account: it belongs in this letter and nowhere else. */
  readonly token: string;
  readonly expiresAt: Date;
};

/**
 * What to write to whoever asked for a new password, for the consumer of `member.password-reset-requested`. Nothing where
 * there is nobody to write to, or no longer any use: the e-mail was unknown, the request is used, old or not the
 * newest, its member was suspended or has left. The same each time it is asked. For the process alone: an admin who
 * could read letters could be anybody.
 */
export type WritePasswordResetLetter = (
  by: Actor,
  request: PasswordResetId,
) => Promise<Result<PasswordResetLetter | undefined, Forbidden>>;

export const makePasswordResetLetter =
  ({ unitOfWork, tokenSigner, clock }: PasswordResetLetterPorts): WritePasswordResetLetter =>
  async (by, id) => {
    if (by.kind !== "system") return forbidden;
    const { passwordResets, members } = unitOfWork.reads;
    const reset = await passwordResets.byId(id);
    if (!isOpen(reset, clock.now())) return ok(undefined);
    const member = await members.byId(reset.memberId);
    if (member?.state !== "ACTIVE" || !isFor(reset, member)) return ok(undefined);
    const { email: to, name } = member;
    const claims = { use: "password-reset", member: reset.memberId, reset: id } as const;
    const token = await tokenSigner.sign(claims, reset.requestedAt, reset.expiresAt);
    return ok({ to, name, token, expiresAt: reset.expiresAt });
  };
