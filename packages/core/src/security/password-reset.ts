import { type Account, type Member, NO_PASSWORD } from "../member/index.ts";
import type { EventOf } from "../shared/event.ts";
import type { MemberId, PasswordResetId } from "../shared/ids.ts";
import { wholeSeconds } from "./session.ts";

/**
 * Somebody asked for a new password. The token is derived from this row and what the shop signs with, so that neither
 * the row nor its event is of any use to whoever reads them.
 */
export type PasswordReset = {
  readonly id: PasswordResetId;
  /** Absent where nobody gets a letter: the request looks the same to whoever made it, and takes the same work. */
  readonly memberId: MemberId | undefined;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | undefined;
};

/**
 * Subject is the request. Told for unknown e-mails too: whether there is a letter to send, and what is in it, the sender
 * asks `passwordResetLetter`.
 */
export type SecurityEvent = EventOf<"member.password-reset-requested", 1, Record<never, never>>;

/** How long a letter is good. */
const LIFE_MS = 30 * 60_000;

/** Members who are signed in by their host have no password to forget; suspended ones wait for an admin. */
const mayReset = ({ state, passwordHash }: Pick<Member, "state" | "passwordHash">): boolean =>
  state === "ACTIVE" && passwordHash !== NO_PASSWORD;

export const requestReset = (id: PasswordResetId, member: Member | undefined, at: Date): PasswordReset => ({
  id,
  memberId: member !== undefined && mayReset(member) ? member.id : undefined,
  requestedAt: at,
  expiresAt: wholeSeconds(new Date(at.getTime() + LIFE_MS)),
  usedAt: undefined,
});

export const resetRequested = ({ id }: PasswordReset): SecurityEvent => ({
  type: "member.password-reset-requested",
  version: 1,
  subject: id,
  sequence: 1,
  data: {},
});

/** A request that its member can still use; a password that was changed since makes it void. */
export type OpenReset = PasswordReset & { readonly memberId: MemberId };

export const isOpen = (reset: PasswordReset | undefined, at: Date): reset is OpenReset =>
  reset?.memberId !== undefined && reset.usedAt === undefined && reset.expiresAt > at;

export const isFor = ({ requestedAt }: OpenReset, member: Pick<Account, "passwordChangedAt">): boolean =>
  member.passwordChangedAt <= requestedAt;
