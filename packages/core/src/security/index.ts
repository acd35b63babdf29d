import { type Authenticate, type AuthenticatePorts, makeAuthenticate } from "./authenticate.ts";
import { type LogIn, type LogInPorts, type LogInTerms, makeLogIn } from "./log-in.ts";
import { type LogOut, type LogOutPorts, makeLogOut } from "./log-out.ts";
import { makeRefreshSession, type RefreshSession, type RefreshSessionPorts } from "./refresh-session.ts";
import type { SessionTerms } from "./session.ts";

export type { Authenticate, AuthenticatePorts } from "./authenticate.ts";
export type { Blocked, LoggedIn, LogIn, LogInPorts, LogInRefusal } from "./log-in.ts";
export type { LogOut, LogOutPorts } from "./log-out.ts";
export type {
  AccessClaims,
  BadToken,
  Claims,
  PasswordHasher,
  RefreshClaims,
  RefreshTokens,
  TokenSigner,
} from "./ports.ts";
export type { RefreshRefusal, RefreshSession, RefreshSessionPorts } from "./refresh-session.ts";
export { type Session, type SessionTerms, standardSessionTerms } from "./session.ts";
export type { Tokens } from "./tokens.ts";

export type SecurityPorts = LogInPorts & RefreshSessionPorts & LogOutPorts & AuthenticatePorts;
export type SecurityUseCases = {
  readonly logIn: LogIn;
  readonly refresh: RefreshSession;
  readonly logOut: LogOut;
  readonly authenticate: Authenticate;
};

export type SecurityTerms = LogInTerms & { readonly sessions: SessionTerms };

export const securityUseCases = (ports: SecurityPorts, terms: SecurityTerms): SecurityUseCases => ({
  logIn: makeLogIn(ports, terms),
  refresh: makeRefreshSession(ports, terms.sessions),
  logOut: makeLogOut(ports),
  authenticate: makeAuthenticate(ports),
});
