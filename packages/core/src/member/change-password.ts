import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { RateLimited } from "../shared/attempts.ts";
import { written } from "../shared/breakage.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Outbox } from "../shared/ports.ts";
import { done, type Result } from "../shared/result.ts";
import { type Blocked, changePassword, checkPassword, refuseBlocked } from "./member.ts";
import type { MemberSessions, Members } from "./ports.ts";
import {
  type BadCredentials,
  badCredentials,
  makeProvePassword,
  type PasswordTerms,
  type ProvePasswordPorts,
} from "./prove-password.ts";
import type { MemberNotFound } from "./view-profile.ts";

export type ChangePasswordPorts = ProvePasswordPorts<{
  readonly members: Members;
  readonly refreshTokens: MemberSessions;
  readonly outbox: Outbox;
}>;
export type PasswordRefusal = Forbidden | InvalidInput | MemberNotFound | Blocked | BadCredentials | RateLimited;

/**
 * Changes a member's own password, for whoever knows the old one. Every session ends with it, the acting one too:
 * somebody who changes a stolen password must not have to guess which of them is the thief's. Wrong old passwords count
 * as failed logins do, from `address`.
 */
export type ChangePassword = (
  by: Actor,
  command: { readonly oldPassword: string; readonly password: string; readonly address?: string | undefined },
) => Promise<Result<undefined, PasswordRefusal>>;

export const makeChangePassword = (ports: ChangePasswordPorts, terms: PasswordTerms): ChangePassword => {
  const { unitOfWork, passwordHasher, clock } = ports;
  const prove = makeProvePassword(ports, terms);
  return async (by, { oldPassword, password, address }) => {
    if (by.kind !== "member") return forbidden;
    const wrong = checkPassword("password", password);
    if (wrong) return wrong;
    const proven = await prove(by, { password: oldPassword, address });
    if (!proven.ok) return proven;
    const passwordHash = await passwordHasher.hash(password);

    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const member = await tx.members.byId(by.id);
      // Another change was faster: what was verified is no longer the password.
      if (member?.passwordHash !== proven.value.passwordHash) return badCredentials;
      const free = refuseBlocked(member);
      if (!free.ok) return free;
      const { state, events } = changePassword(member, passwordHash, at);
      written(await tx.members.save(state));
      await tx.refreshTokens.revokeAll(by.id, at);
      await tx.outbox.append(events, at);
      return done;
    });
  };
};
