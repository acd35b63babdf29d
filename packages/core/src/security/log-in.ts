import { type Account, accountOf, checkEmail, emailOf, type Member, type Members } from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import type { SessionId } from "../shared/ids.ts";
import type { Clock, Ids, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { PasswordHasher, RefreshTokens, TokenSigner } from "./ports.ts";
import { openSession, type SessionTerms } from "./session.ts";
import { issueTokens, type Tokens } from "./tokens.ts";

export type LogInPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly members: Members; readonly refreshTokens: RefreshTokens },
    { readonly members: Pick<Members, "byEmail"> }
  >;
  readonly passwordHasher: PasswordHasher;
  readonly tokenSigner: TokenSigner;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type Blocked = { readonly code: "member.suspended" } | { readonly code: "member.quit" };
export type LogInRefusal = { readonly code: "auth.bad-credentials" } | Blocked;
export type LoggedIn = Tokens & { readonly member: Account; readonly passwordChangeRequired: boolean };

/** Opens a session. That an account is suspended is told only to whoever knows its password. */
export type LogIn = (
  by: Actor,
  credentials: { readonly email: string; readonly password: string },
) => Promise<Result<LoggedIn, LogInRefusal>>;

/** After 90 days the shop asks, and only asks, for a new password. */
const PASSWORD_AGE_MS = 90 * 86_400_000;

export const refuseBlocked = ({ state }: Pick<Member, "state">): Result<undefined, Blocked> =>
  state === "ACTIVE" ? done : err({ code: state === "SUSPENDED" ? "member.suspended" : "member.quit" });

export const makeLogIn =
  ({ unitOfWork, passwordHasher, tokenSigner, ids, clock }: LogInPorts, terms: SessionTerms): LogIn =>
  async (_by, { email, password }) => {
    const address = emailOf(email);
    // What is no e-mail address belongs to nobody, and is not for the database to read. The answer takes as long.
    const member = checkEmail(address) ? undefined : await unitOfWork.reads.members.byEmail(address);
    const right = await passwordHasher.verify(password, member?.passwordHash);
    if (!right || member === undefined) return err({ code: "auth.bad-credentials" });
    const free = refuseBlocked(member);
    if (!free.ok) return free;

    const at = clock.now();
    const session = openSession(ids.next<SessionId>(), member.id, at, terms.refreshTtlMs);
    const tokens = await issueTokens(tokenSigner, member, session, at, terms);
    return unitOfWork.run(async (tx) => {
      await tx.refreshTokens.insert(session);
      await tx.members.noteLogin(member.id, at);
      const passwordChangeRequired = at.getTime() - member.passwordChangedAt.getTime() > PASSWORD_AGE_MS;
      return ok({ ...tokens, member: accountOf(member), passwordChangeRequired });
    });
  };
