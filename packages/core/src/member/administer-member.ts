import { type Actor, type Forbidden, forbidden, isAdmin, nameOf } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { Changed } from "../shared/event.ts";
import type { MemberId } from "../shared/ids.ts";
import { type InvalidInput, invalid } from "../shared/input.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, type Result } from "../shared/result.ts";
import {
  changeRole,
  changeState,
  type GivenRole,
  type GivenState,
  type Member,
  type MemberEvent,
  type MemberState,
} from "./member.ts";
import type { MemberSessions, Members } from "./ports.ts";
import type { MemberNotFound } from "./view-profile.ts";

export type AdministerMemberPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly members: Members; readonly refreshTokens: MemberSessions; readonly outbox: Outbox },
    unknown
  >;
  readonly clock: Clock;
};
export type LastAdmin = { readonly code: "member.last-admin" };
export type MemberIllegalTransition = { readonly code: "member.illegal-transition"; readonly state: MemberState };
export type AdministerRefusal = Forbidden | InvalidInput | MemberNotFound | LastAdmin | MemberIllegalTransition;

/**
 * Suspends a member or lets one in again; every session of the member ends. Admins only, and never the last of them.
 * The state that a member already has is no change; a closed account stays closed.
 */
export type ChangeMemberState = (
  by: Actor,
  id: MemberId,
  state: GivenState,
) => Promise<Result<undefined, AdministerRefusal>>;

/**
 * Makes a member a seller or a plain member, an admin too unless he is the last; every session of the member ends.
 * Admins only; nobody becomes an admin this way.
 */
export type ChangeMemberRole = (
  by: Actor,
  id: MemberId,
  role: GivenRole,
) => Promise<Result<undefined, AdministerRefusal>>;

/**
 * An admin's act on a member. Who is an admin is read and held by the transaction: one whose own rights ended a minute
 * ago cannot give them back to himself by his last access token, and of two who remove each other at once one stays.
 * A host whose admins are no members of the shop acts as the system.
 */
const makeAdminister =
  ({ unitOfWork, clock }: AdministerMemberPorts) =>
  (
    by: Actor,
    id: MemberId,
    change: (member: Member) => Changed<Member, MemberEvent> | undefined,
  ): Promise<Result<undefined, AdministerRefusal>> => {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const admins = await tx.members.holdAdmins();
      if (by.kind === "member" && !admins.includes(by.id)) return forbidden;
      const member = await tx.members.byId(id);
      if (member === undefined) return err({ code: "member.not-found" });
      if (member.state === "QUIT") return err({ code: "member.illegal-transition", state: member.state });
      const next = change(member);
      if (next === undefined) return done;
      // Whatever changes about an active admin here, he is none afterwards.
      if (admins.length === 1 && admins.includes(id)) return err({ code: "member.last-admin" });
      written(await tx.members.save(next.state));
      await tx.refreshTokens.revokeAll(id, at);
      await tx.outbox.append(next.events, at);
      return done;
    });
  };

const givenStates: readonly string[] = ["ACTIVE", "SUSPENDED"] satisfies readonly GivenState[];
const givenRoles: readonly string[] = ["MEMBER", "SELLER"] satisfies readonly GivenRole[];

export const makeChangeMemberState = (ports: AdministerMemberPorts): ChangeMemberState => {
  const administer = makeAdminister(ports);
  return async (by, id, state) => {
    if (!isAdmin(by)) return forbidden;
    if (!givenStates.includes(state)) return invalid("memberState", givenStates.join(" or "));
    return administer(by, id, (member) =>
      member.state === state ? undefined : changeState(member, state, nameOf(by)),
    );
  };
};

export const makeChangeMemberRole = (ports: AdministerMemberPorts): ChangeMemberRole => {
  const administer = makeAdminister(ports);
  return async (by, id, role) => {
    if (!isAdmin(by)) return forbidden;
    if (!givenRoles.includes(role)) return invalid("role", givenRoles.join(" or "));
    return administer(by, id, (member) => (member.role === role ? undefined : changeRole(member, role, nameOf(by))));
  };
};
