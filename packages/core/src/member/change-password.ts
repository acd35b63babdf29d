import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, type Result } from "../shared/result.ts";
import { type Blocked, changePassword, checkPassword, refuseBlocked } from "./member.ts";
import type { MemberReads, MemberSessions, Members } from "./ports.ts";
import type { PasswordHashing } from "./sign-up.ts";
import type { MemberNotFound } from "./view-profile.ts";

/** Structural twin of security's port: changing a password asks for the old one. */
export interface PasswordChecking extends PasswordHashing {
  verify(password: string, hash: string | undefined): Promise<boolean>;
}
export type ChangePasswordPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly members: Members; readonly refreshTokens: MemberSessions; readonly outbox: Outbox },
    { readonly members: Pick<MemberReads, "byId"> }
  >;
  readonly passwordHasher: PasswordChecking;
  readonly clock: Clock;
};
export type PasswordRefusal =
  | Forbidden
  | InvalidInput
  | MemberNotFound
  | Blocked
  | { readonly code: "auth.bad-credentials" };

/**
 * Changes a member's own password, for whoever knows the old one. Every session ends with it, the acting one too:
 * somebody who changes a stolen password must not have to guess which of them is the thief's.
 */
export type ChangePassword = (
  by: Actor,
  command: { readonly oldPassword: string; readonly password: string },
) => Promise<Result<undefined, PasswordRefusal>>;

const badCredentials = err({ code: "auth.bad-credentials" });

export const makeChangePassword =
  ({ unitOfWork, passwordHasher, clock }: ChangePasswordPorts): ChangePassword =>
  async (by, { oldPassword, password }) => {
    if (by.kind !== "member") return forbidden;
    const wrong = checkPassword("password", password);
    if (wrong) return wrong;
    const known = await unitOfWork.reads.members.byId(by.id);
    if (known === undefined) return err({ code: "member.not-found" });
    if (!(await passwordHasher.verify(oldPassword, known.passwordHash))) return badCredentials;
    const passwordHash = await passwordHasher.hash(password);

    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const member = await tx.members.byId(by.id);
      // Another change was faster: what was verified is no longer the password.
      if (member?.passwordHash !== known.passwordHash) return badCredentials;
      const free = refuseBlocked(member);
      if (!free.ok) return free;
      const { state, events } = changePassword(member, passwordHash, at);
      written(await tx.members.save(state));
      await tx.refreshTokens.revokeAll(by.id, at);
      await tx.outbox.append(events, at);
      return done;
    });
  };
