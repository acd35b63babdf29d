import type { MemberActor, Role } from "../shared/actor.ts";
import type { Changed, EventOf } from "../shared/event.ts";
import type { MemberId } from "../shared/ids.ts";
import { type Check, invalid, text } from "../shared/input.ts";
import { done, err, type Result } from "../shared/result.ts";

export type MemberState = "ACTIVE" | "SUSPENDED" | "QUIT";

export type Member = {
  readonly id: MemberId;
  /** Lower case: one person does not sign up twice by a capital letter. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  /** Digits only; none once the account is closed. */
  readonly tel: string;
  readonly state: MemberState;
  readonly role: Role;
  readonly createdAt: Date;
  readonly passwordChangedAt: Date;
  readonly lastLoginAt: Date | undefined;
  readonly version: number;
};

/** A member as use cases answer him: what proves who he is stays inside. */
export type Account = Omit<Member, "passwordHash">;

export const accountOf = ({ passwordHash: _hash, ...account }: Member): Account => account;

/** Whom the shop knows by this member's id and role, for commands in his name. */
export const actorOf = ({ id, role }: Pick<Member, "id" | "role">): MemberActor => ({ kind: "member", id, role });

/** The hash of no password: every hasher answers false to it, as to any text that is not its own. */
export const NO_PASSWORD = "!";

/** What stands in the place of a name once its account is closed, in reviews too. */
export const WITHDRAWN_NAME = "탈퇴한 회원";

/** Never delivered to (RFC 2606 §2), and nobody signs up with it: each closed account has an address of its own there. */
const WITHDRAWN_DOMAIN = "@withdrawn.invalid";

export type MemberEvent =
  | EventOf<"member.signed-up", 1, { readonly role: Role }>
  | EventOf<"member.profile-changed", 1, Record<never, never>>
  | EventOf<"member.password-changed", 1, Record<never, never>>
  | EventOf<"member.withdrawn", 1, { readonly by: string }>
  | EventOf<"member.state-changed", 1, { readonly from: MemberState; readonly to: MemberState; readonly by: string }>
  | EventOf<"member.role-changed", 1, { readonly from: Role; readonly to: Role; readonly by: string }>;

/** The account was closed, though its last access token may still be good. */
export type HasQuit = { readonly code: "member.quit" };
export type Blocked = { readonly code: "member.suspended" } | HasQuit;

/** Only active members act for themselves. */
export const refuseBlocked = ({ state }: Pick<Member, "state">): Result<undefined, Blocked> =>
  state === "ACTIVE" ? done : err({ code: state === "SUSPENDED" ? "member.suspended" : "member.quit" });

export const emailOf = (input: string): string => input.trim().toLowerCase();

/** A deliverable-looking address; whether it exists only a mail can tell. RFC 5321 limits it to 254 characters. */
export const checkEmail = (email: string): Check =>
  email.length <= 254 && /^[^\s@\u0000]{1,64}@[^\s@\u0000]+\.[^\s@\u0000]+$/.test(email)
    ? undefined
    : invalid("email", "an e-mail address of at most 254 characters");

/** An address that a person may sign up with. */
export const checkNewEmail = (email: string): Check =>
  checkEmail(email) ??
  (email.endsWith(WITHDRAWN_DOMAIN) ? invalid("email", "an address outside of the shop") : undefined);

/** 8 to 128 characters, no rules of composition (NIST SP 800-63B §3.1.1). */
export const checkPassword = (field: string, password: string): Check =>
  password.length >= 8 && password.length <= 128 ? undefined : invalid(field, "8 to 128 characters");

export const checkName = (name: string): Check => text("memberName", name, 1, 50);

export const checkTel = (tel: string): Check =>
  /^\d{9,11}$/.test(tel) ? undefined : invalid("tel", "9 to 11 digits without separators");

export const signUp = (
  member: Pick<Member, "id" | "email" | "name" | "passwordHash" | "tel" | "role">,
  at: Date,
): Changed<Member, MemberEvent> => ({
  state: {
    ...member,
    state: "ACTIVE",
    createdAt: at,
    passwordChangedAt: at,
    lastLoginAt: undefined,
    version: 1,
  },
  events: [{ type: "member.signed-up", version: 1, subject: member.id, sequence: 1, data: { role: member.role } }],
});

export const changeProfile = (
  member: Member,
  profile: { readonly name?: string | undefined; readonly tel?: string | undefined },
): Changed<Member, MemberEvent> => {
  const state: Member = {
    ...member,
    name: profile.name ?? member.name,
    tel: profile.tel ?? member.tel,
    version: member.version + 1,
  };
  return {
    state,
    events: [{ type: "member.profile-changed", version: 1, subject: member.id, sequence: state.version, data: {} }],
  };
};

export const changePassword = (member: Member, passwordHash: string, at: Date): Changed<Member, MemberEvent> => {
  const state: Member = { ...member, passwordHash, passwordChangedAt: at, version: member.version + 1 };
  return {
    state,
    events: [{ type: "member.password-changed", version: 1, subject: member.id, sequence: state.version, data: {} }],
  };
};

/** What an admin may make of an account, and of its rights. Accounts are closed by their owners, admins by the process. */
export type GivenState = Exclude<MemberState, "QUIT">;
export type GivenRole = Exclude<Role, "ADMIN">;

/** @param by who changes it, in one word */
export const changeState = (member: Member, to: GivenState, by: string): Changed<Member, MemberEvent> => {
  const state: Member = { ...member, state: to, version: member.version + 1 };
  const data = { from: member.state, to, by };
  return {
    state,
    events: [{ type: "member.state-changed", version: 1, subject: member.id, sequence: state.version, data }],
  };
};

/** @param by who changes it, in one word */
export const changeRole = (member: Member, to: GivenRole, by: string): Changed<Member, MemberEvent> => {
  const state: Member = { ...member, role: to, version: member.version + 1 };
  const data = { from: member.role, to, by };
  return {
    state,
    events: [{ type: "member.role-changed", version: 1, subject: member.id, sequence: state.version, data }],
  };
};

/**
 * The account as its owner leaves it: no way in, and nothing that tells who it was. Its e-mail is free again. When
 * it was opened, and when it was last used, stays.
 *
 * @param by who closes it, in one word
 */
export const withdraw = (member: Member, by: string): Changed<Member, MemberEvent> => {
  const state: Member = {
    ...member,
    state: "QUIT",
    email: `quit-${member.id}${WITHDRAWN_DOMAIN}`,
    name: WITHDRAWN_NAME,
    tel: "",
    passwordHash: NO_PASSWORD,
    version: member.version + 1,
  };
  return {
    state,
    events: [{ type: "member.withdrawn", version: 1, subject: member.id, sequence: state.version, data: { by } }],
  };
};
