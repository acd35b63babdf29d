import {
  type Account,
  accountOf,
  type Blocked,
  checkEmail,
  emailOf,
  type Members,
  refuseBlocked,
} from "../member/index.ts";
import type { Actor } from "../shared/actor.ts";
import {
  countAttempt,
  passwordAllowances,
  type RateLimited,
  type RateLimits,
  requireAllowed,
} from "../shared/attempts.ts";
import { written } from "../shared/breakage.ts";
import type { LoginId, SessionId } from "../shared/ids.ts";
import type { AttemptReads, Attempts, Clock, Ids, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type LoginOrigin, loginOf } from "./login.ts";
import type { Logins, PasswordHasher, RefreshTokens, TokenSigner } from "./ports.ts";
import { openSession, type SessionTerms } from "./session.ts";
import { issueTokens, type Tokens } from "./tokens.ts";

export type LogInPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly members: Members;
      readonly refreshTokens: RefreshTokens;
      readonly logins: Logins;
      readonly attempts: Attempts;
    },
    { readonly members: Pick<Members, "byEmail">; readonly attempts: AttemptReads }
  >;
  readonly passwordHasher: PasswordHasher;
  readonly tokenSigner: TokenSigner;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type LogInTerms = { readonly sessions: SessionTerms; readonly rateLimits: RateLimits | "off" };
export type LogInRefusal = { readonly code: "auth.bad-credentials" } | Blocked | RateLimited;
export type LoggedIn = Tokens & { readonly member: Account; readonly passwordChangeRequired: boolean };

export type LogInCommand = LoginOrigin & {
  readonly email: string;
  readonly password: string;
  /** Where the caller is, as his network names it. */
  readonly address?: string | undefined;
};

/**
 * Opens a session and notes it in the login history. That an account is suspended is told only to whoever knows its
 * password.
 *
 * Wrong passwords count against the account from this address, and against the address; who may not try any more is
 * told so whatever he sends, for accounts that do not exist too. Nothing takes a count back, so a guesser's own logins
 * buy him no further guesses. Without an address all callers count as one for each account, and none for all.
 */
export type LogIn = (by: Actor, command: LogInCommand) => Promise<Result<LoggedIn, LogInRefusal>>;

/** After 90 days the shop asks, and only asks, for a new password. */
const PASSWORD_AGE_MS = 90 * 86_400_000;

const badCredentials = err({ code: "auth.bad-credentials" });

export const makeLogIn =
  (
    { unitOfWork, passwordHasher, tokenSigner, ids, clock }: LogInPorts,
    { sessions: terms, rateLimits }: LogInTerms,
  ): LogIn =>
  async (_by, { email, password, address, ...origin }) => {
    const { reads } = unitOfWork;
    const mail = emailOf(email);
    const allowances = passwordAllowances(mail, address, rateLimits);
    const allowed = await requireAllowed(reads, allowances, clock.now());
    if (!allowed.ok) return allowed;

    // What is no e-mail address belongs to nobody, and is not for the database to read. The answer takes as long.
    const known = checkEmail(mail) ? undefined : await reads.members.byEmail(mail);
    const right = await passwordHasher.verify(password, known?.passwordHash);
    const at = clock.now();
    if (!right || known === undefined) {
      // A refusal that must leave a trace is committed as a value and taken out afterwards.
      const counted = await unitOfWork.runSingle(async (tx) => ok(await countAttempt(tx, allowances, at)));
      return counted.value.ok ? badCredentials : counted.value;
    }
    // Asked again: of a thousand guesses at once, no more are told the truth than of a thousand in a row.
    const still = await requireAllowed(reads, allowances, at);
    if (!still.ok) return still;

    const session = openSession(ids.next<SessionId>(), known.id, at, terms.refreshTtlMs);
    const login = loginOf(ids.next<LoginId>(), known.id, at, origin);
    const opened = await unitOfWork.run(async (tx) => {
      // Since the password was verified it may have been changed, or the member suspended, which ended all sessions:
      // none may open behind their back. Noting the login holds the member until this one stands.
      const member = await tx.members.byId(known.id);
      if (member?.passwordHash !== known.passwordHash) return badCredentials;
      const free = refuseBlocked(member);
      if (!free.ok) return free;
      written(await tx.members.noteLogin(member, at));
      await tx.refreshTokens.insert(session);
      await tx.logins.insert(login);
      return ok(member);
    });
    if (!opened.ok) return opened;
    const member = opened.value;
    const tokens = await issueTokens(tokenSigner, member, session, at, terms);
    const passwordChangeRequired = at.getTime() - member.passwordChangedAt.getTime() > PASSWORD_AGE_MS;
    return ok({ ...tokens, member: accountOf(member), passwordChangeRequired });
  };
