import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import { type Money, zero } from "../shared/money.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type Account, accountOf, type Member } from "./member.ts";
import { usableAt } from "./membership.ts";
import type { MemberReads, MembershipReads } from "./ports.ts";

export type MemberNotFound = { readonly code: "member.not-found" };
export type ViewProfilePorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly members: MemberReads; readonly memberships: Pick<MembershipReads, "ofMembers"> }
  >;
  readonly clock: Clock;
};

/** A member as he and admins see him. */
export type MemberView = Account & {
  /** What he can spend now. */
  readonly points: Money;
};

/** Members as they are shown. One statement for all of them. */
export const shownMembers = async (
  { memberships }: { readonly memberships: Pick<MembershipReads, "ofMembers"> },
  members: readonly Member[],
  at: Date,
): Promise<readonly MemberView[]> => {
  const standings = await memberships.ofMembers(members.map(({ id }) => id));
  const points = new Map(standings.map((standing) => [standing.memberId, usableAt(standing, at)]));
  return members.map((member) => ({ ...accountOf(member), points: points.get(member.id) ?? zero }));
};

/** One member as he is shown, if he is there. */
export const shownMember = async (
  reads: { readonly memberships: Pick<MembershipReads, "ofMembers"> },
  member: Member | undefined,
  at: Date,
): Promise<Result<MemberView, MemberNotFound>> => {
  const [shown] = member === undefined ? [] : await shownMembers(reads, [member], at);
  return shown === undefined ? err({ code: "member.not-found" }) : ok(shown);
};

/** A member's own data. */
export type ViewProfile = (by: Actor) => Promise<Result<MemberView, Forbidden | MemberNotFound>>;

export const makeViewProfile =
  ({ unitOfWork, clock }: ViewProfilePorts): ViewProfile =>
  async (by) => {
    if (by.kind !== "member") return forbidden;
    return shownMember(unitOfWork.reads, await unitOfWork.reads.members.byId(by.id), clock.now());
  };
