import type { Actor, Role } from "../shared/actor.ts";
import type { MemberId, OrderId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import type { Slice } from "../shared/page.ts";
import type { Member, MemberState } from "./member.ts";
import type { Membership } from "./membership.ts";
import type { Booking, PointEntry } from "./points.ts";

export type MemberFilter = {
  readonly state: MemberState | undefined;
  readonly role: Role | undefined;
  /** In lower case, and whole. */
  readonly email: string | undefined;
};

export interface MemberReads {
  byId(id: MemberId): Promise<Member | undefined>;
  /** `email` in lower case. */
  byEmail(email: string): Promise<Member | undefined>;
  /** Newest first, with the number of all that match. Two statements. */
  table(
    filter: MemberFilter,
    page: { readonly page: number; readonly size: number },
  ): Promise<{ readonly rows: readonly Member[]; readonly total: number }>;
}

export interface Members extends MemberReads {
  /** False when another member has the e-mail; then nothing was written and the transaction goes on. */
  insert(member: Member): Promise<boolean>;
  /**
   * Writes the member over version `member.version - 1`, but for the last login; false when that version is gone. One
   * who quits, and with it changes his e-mail, waits for what is being begun for him (`Orders.insert`,
   * `Payments.insert`): what is read after this call has all of it, and nothing more is begun.
   */
  save(member: Member): Promise<boolean>;
  /**
   * Notes a login over this version, without a new one, as it changes nothing that a rule reads; false when that
   * version is gone. Until the transaction ends nobody else writes the member.
   */
  noteLogin(member: Pick<Member, "id" | "version">, at: Date): Promise<boolean>;
  /**
   * The active admins by id, held until the transaction ends: nobody else writes them meanwhile, and of two who ask
   * at once the second waits and hears what the first has left. Whoever makes an admin less asks here first.
   */
  holdAdmins(): Promise<readonly MemberId[]>;
}

/** Structural twin of security's port: whoever's rights change is signed out, in the same transaction. */
export interface MemberSessions {
  /** Ends every session of a member. */
  revokeAll(member: MemberId, at: Date): Promise<void>;
}

export interface MembershipReads {
  /** Absent for a member of whom nothing was stored yet: he is in the lowest tier and has no points. */
  byMember(member: MemberId): Promise<Membership | undefined>;
  /** Those of them that there are, in any order. One statement. */
  ofMembers(members: readonly MemberId[]): Promise<readonly Membership[]>;
  /** A member's lines, newest first; position key: `sequence`. */
  ledger(member: MemberId, slice: Slice): Promise<readonly PointEntry[]>;
  /** Memberships with points that ended before an instant, the oldest end first; position key: ms of the first end. */
  ended(before: Date, slice: Slice): Promise<readonly { readonly memberId: MemberId; readonly expiresAt: Date }[]>;
  /** Every membership, the newest member first; position key: 0. */
  all(slice: Slice): Promise<readonly Membership[]>;
}

export interface Memberships extends MembershipReads {
  /**
   * The membership, held until the transaction ends: nobody else writes it meanwhile, and of two who ask at once the
   * second waits and reads what the first has left. Whoever is going to save it asks here. Absent as in `byMember`, and
   * then nothing is held.
   */
  hold(member: MemberId): Promise<Membership | undefined>;
  /**
   * Writes the membership over `before`, which may be one that was never stored, and adds the lines to the ledger;
   * false when `before` is no longer what is stored. Nobody else writes it until the transaction ends.
   */
  save(booking: Booking, before: Membership): Promise<boolean>;
}

/** What orders tell about members. Member knows no orders: whoever keeps them answers. */
export interface Spending {
  /**
   * The price of each member's orders that were completed at or after an instant, less what was refunded of it.
   * Members without such an order are absent. One statement.
   */
  since(members: readonly MemberId[], from: Date): Promise<ReadonlyMap<MemberId, Money>>;
}

/** Structural twin of security's port: whoever leaves takes his login history along. */
export interface MemberLogins {
  /** Deletes the sign-ins of a member. */
  forgetMember(member: MemberId): Promise<void>;
}

/**
 * A step: closes what a member who leaves has open with the customer service. Answers how to tell whoever looks on, after
 * the commit. Member knows no chat: joined in `createShop`.
 */
export type CloseMemberRooms<Tx> = (tx: Tx, member: MemberId, by: Actor, at: Date) => Promise<() => Promise<void>>;

/** What orders tell about a member who wants to leave. Read where orders are kept. */
export interface OpenOrders {
  /**
   * The member's orders whose money is on its way or whose goods are not delivered yet, oldest first, at most `limit`:
   * all that are neither waiting for payment nor DELIVERED, COMPLETED or CANCELLED. None is no order.
   */
  ofMember(member: MemberId, limit: number): Promise<readonly OrderId[]>;
}
