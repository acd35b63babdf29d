import { type Actor, type Forbidden, forbidden, nameOf } from "../shared/actor.ts";
import type { RateLimited } from "../shared/attempts.ts";
import { written } from "../shared/breakage.ts";
import type { MemberId, OrderId } from "../shared/ids.ts";
import type { Outbox } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { LastAdmin, MemberIllegalTransition } from "./administer-member.ts";
import { type Blocked, type Member, refuseBlocked, withdraw } from "./member.ts";
import type { CloseMemberRooms, MemberLogins, MemberSessions, Members, OpenOrders } from "./ports.ts";
import {
  type BadCredentials,
  badCredentials,
  makeProvePassword,
  type PasswordTerms,
  type Proof,
  type ProvePasswordPorts,
} from "./prove-password.ts";
import type { MemberNotFound } from "./view-profile.ts";

export type WithdrawTx = {
  readonly members: Members;
  readonly openOrders: OpenOrders;
  readonly refreshTokens: MemberSessions;
  readonly logins: MemberLogins;
  readonly outbox: Outbox;
};
export type WithdrawPorts<Tx extends WithdrawTx = WithdrawTx> = ProvePasswordPorts<Tx> & {
  readonly closeRooms: CloseMemberRooms<Tx>;
};
export type OrdersOpen = { readonly code: "member.open-orders"; readonly orders: readonly OrderId[] };
export type WithdrawRefusal =
  | Forbidden
  | MemberNotFound
  | BadCredentials
  | RateLimited
  | Blocked
  | MemberIllegalTransition
  | LastAdmin
  | OrdersOpen;

/**
 * Closes an account for good. Its owner asks with his password, and a wrong one counts as a failed login; for members
 * whom a host signs in by its own means the host asks, as the system and by id. Refused while an order has money in it
 * or on its way, up to its delivery, and to the last admin.
 *
 * Name, telephone number and e-mail are gone with it, the e-mail to sign up with again; so are the password, the login
 * history and every session. Orders and reviews stay, without a person behind them. A room that he has open with the
 * customer service is closed.
 */
export type Withdraw = (
  by: Actor,
  command: Proof | { readonly member: MemberId },
) => Promise<Result<undefined, WithdrawRefusal>>;

/** How many open orders a refusal names. */
const NAMED_ORDERS = 20;

export const makeWithdraw = <Tx extends WithdrawTx>(ports: WithdrawPorts<Tx>, terms: PasswordTerms): Withdraw => {
  const { unitOfWork, closeRooms, clock } = ports;
  const prove = makeProvePassword(ports, terms);

  /** @param may who the member must still be, asked about the row that is then written over */
  const close = async (
    id: MemberId,
    by: Actor,
    may: (member: Member) => Result<undefined, WithdrawRefusal>,
  ): Promise<Result<undefined, WithdrawRefusal>> => {
    const at = clock.now();
    const left = await unitOfWork.run(async (tx) => {
      const member = await tx.members.byId(id);
      if (member === undefined) return err({ code: "member.not-found" });
      const allowed = may(member);
      if (!allowed.ok) return allowed;
      if (member.role === "ADMIN") {
        const admins = await tx.members.holdAdmins();
        if (admins.length === 1 && admins.includes(id)) return err({ code: "member.last-admin" });
      }
      const { state, events } = withdraw(member, nameOf(by));
      written(await tx.members.save(state));
      // Asked after the account is closed: an order that was begun meanwhile is seen now, and none is begun from here on.
      const orders = await tx.openOrders.ofMember(id, NAMED_ORDERS);
      if (orders.length > 0) return err({ code: "member.open-orders", orders });
      await tx.refreshTokens.revokeAll(id, at);
      await tx.logins.forgetMember(id);
      await tx.outbox.append(events, at);
      return ok(await closeRooms(tx, id, by, at));
    });
    if (!left.ok) return left;
    await left.value();
    return done;
  };

  return async (by, command) => {
    if (by.kind === "system" && "member" in command) {
      return close(command.member, by, ({ state }) =>
        state === "QUIT" ? err({ code: "member.illegal-transition", state }) : done,
      );
    }
    if (by.kind !== "member" || !("password" in command)) return forbidden;
    const proven = await prove(by, command);
    if (!proven.ok) return proven;
    return close(by.id, by, (member) =>
      member.passwordHash === proven.value.passwordHash ? refuseBlocked(member) : badCredentials,
    );
  };
};
