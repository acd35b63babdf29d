import { type Admit, type AdmitPorts, makeAdmit } from "./admit.ts";
import { type Authenticate, type AuthenticatePorts, makeAuthenticate } from "./authenticate.ts";
import {
  type ConfirmPasswordReset,
  type ConfirmPasswordResetPorts,
  makeConfirmPasswordReset,
} from "./confirm-password-reset.ts";
import { type LogIn, type LogInPorts, type LogInTerms, makeLogIn } from "./log-in.ts";
import { type LogOut, type LogOutPorts, makeLogOut } from "./log-out.ts";
import { type LogOutEverywhere, makeLogOutEverywhere } from "./log-out-everywhere.ts";
import {
  makePasswordResetLetter,
  type PasswordResetLetterPorts,
  type WritePasswordResetLetter,
} from "./password-reset-letter.ts";
import { makeRefreshSession, type RefreshSession, type RefreshSessionPorts } from "./refresh-session.ts";
import {
  makeRequestPasswordReset,
  type RequestPasswordReset,
  type RequestPasswordResetPorts,
} from "./request-password-reset.ts";
import type { SessionTerms } from "./session.ts";
import { makeViewLogins, type ViewLogins, type ViewLoginsPorts } from "./view-logins.ts";

export type { Admission, Admit, AdmitPorts } from "./admit.ts";
export type { Authenticate, AuthenticatePorts } from "./authenticate.ts";
export type { ConfirmPasswordReset, ConfirmPasswordResetPorts } from "./confirm-password-reset.ts";
export type { LoggedIn, LogIn, LogInCommand, LogInPorts, LogInRefusal } from "./log-in.ts";
export type { LogOut, LogOutPorts } from "./log-out.ts";
export type { LogOutEverywhere } from "./log-out-everywhere.ts";
export type { Login, LoginOrigin } from "./login.ts";
export type { PasswordReset, SecurityEvent } from "./password-reset.ts";
export type {
  PasswordResetLetter,
  PasswordResetLetterPorts,
  WritePasswordResetLetter,
} from "./password-reset-letter.ts";
export type {
  AccessClaims,
  BadToken,
  CartClaims,
  Claims,
  LoginReads,
  Logins,
  PasswordHasher,
  PasswordResetReads,
  PasswordResets,
  RefreshClaims,
  RefreshTokens,
  ResetClaims,
  Signed,
  TokenSigner,
} from "./ports.ts";
export type { RefreshRefusal, RefreshSession, RefreshSessionPorts } from "./refresh-session.ts";
export type { RequestPasswordReset, RequestPasswordResetPorts } from "./request-password-reset.ts";
export { type Session, type SessionTerms, standardSessionTerms } from "./session.ts";
export type { Tokens } from "./tokens.ts";
export type { ViewLogins, ViewLoginsPorts } from "./view-logins.ts";

export type SecurityPorts = LogInPorts &
  RefreshSessionPorts &
  LogOutPorts &
  AuthenticatePorts &
  AdmitPorts &
  ViewLoginsPorts &
  RequestPasswordResetPorts &
  PasswordResetLetterPorts &
  ConfirmPasswordResetPorts;
export type SecurityUseCases = {
  readonly logIn: LogIn;
  readonly refresh: RefreshSession;
  readonly logOut: LogOut;
  readonly logOutEverywhere: LogOutEverywhere;
  readonly authenticate: Authenticate;
  readonly admit: Admit;
  readonly logins: ViewLogins;
  readonly requestPasswordReset: RequestPasswordReset;
  readonly passwordResetLetter: WritePasswordResetLetter;
  readonly confirmPasswordReset: ConfirmPasswordReset;
};

export type SecurityTerms = LogInTerms & { readonly sessions: SessionTerms };

export const securityUseCases = (ports: SecurityPorts, terms: SecurityTerms): SecurityUseCases => ({
  logIn: makeLogIn(ports, terms),
  refresh: makeRefreshSession(ports, terms.sessions),
  logOut: makeLogOut(ports),
  logOutEverywhere: makeLogOutEverywhere(ports),
  authenticate: makeAuthenticate(ports),
  admit: makeAdmit(ports),
  logins: makeViewLogins(ports),
  requestPasswordReset: makeRequestPasswordReset(ports, terms),
  passwordResetLetter: makePasswordResetLetter(ports),
  confirmPasswordReset: makeConfirmPasswordReset(ports, terms),
});
