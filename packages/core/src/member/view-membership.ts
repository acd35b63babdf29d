import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { MemberId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type Money, subtract, zero } from "../shared/money.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { Clock, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { usableAt } from "./membership.ts";
import type { PointEntry } from "./points.ts";
import type { MemberReads, MembershipReads, Spending } from "./ports.ts";
import { type MembershipPolicies, standingOf } from "./settle-membership.ts";
import { type Tier, tierAbove, tierNamed, windowStart } from "./tier.ts";
import { maySee } from "./view-members.ts";
import type { MemberNotFound } from "./view-profile.ts";

export type ViewMembershipPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly memberships: MembershipReads; readonly spending: Spending }>;
  readonly clock: Clock;
};
export type ViewPointsOfPorts = ViewMembershipPorts & {
  readonly unitOfWork: UnitOfWork<unknown, { readonly members: Pick<MemberReads, "byId"> }>;
};

export type MembershipView = {
  readonly tier: Tier;
  /** What counts for the tier today. */
  readonly spent: Money;
  /** The tier above, and the money that is missing for it; absent in the highest. */
  readonly next: { readonly tier: Tier; readonly missing: Money } | undefined;
};
/** A member's own tier, and the way to the next one. */
export type ViewMembership = (by: Actor) => Promise<Result<MembershipView, Forbidden>>;

export type PointsView = Feed<PointEntry> & {
  /** What can be spent now. */
  readonly balance: Money;
  readonly owed: Money;
};
/** A member's own points: what he can spend, and his ledger, newest first. */
export type ViewPoints = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<PointsView, Forbidden | BadCursor | InvalidInput>>;
/** One member's points as the member sees them: one's own, or anyone's for an admin. */
export type ViewPointsOf = (
  by: Actor,
  member: MemberId,
  request: FeedRequest,
) => Promise<Result<PointsView, MemberNotFound | BadCursor | InvalidInput>>;

export const makeViewMembership =
  ({ unitOfWork, clock }: ViewMembershipPorts, policies: MembershipPolicies): ViewMembership =>
  async (by) => {
    if (by.kind !== "member") return forbidden;
    const { reads } = unitOfWork;
    const standing = await standingOf(reads, by.id, policies);
    const sums = await reads.spending.since([by.id], windowStart(policies.tiers, clock.now(), policies.zone));
    const spent = sums.get(by.id) ?? zero;
    const tier = tierNamed(policies.tiers, standing.tier);
    const above = tierAbove(policies.tiers, tier);
    // The tier may still be that of yesterday's money: then nothing is missing.
    const missing = above === undefined || spent >= above.from ? zero : subtract(above.from, spent);
    return ok({ tier, spent, next: above && { tier: above, missing } });
  };

const makePointsOf =
  ({ unitOfWork: { reads }, clock }: ViewMembershipPorts, policies: MembershipPolicies) =>
  async (member: MemberId, request: FeedRequest): Promise<Result<PointsView, BadCursor | InvalidInput>> => {
    const slice = sliceOf("points", request);
    if (!slice.ok) return slice;
    const standing = await standingOf(reads, member, policies);
    const rows = await reads.memberships.ledger(member, slice.value);
    const feed = feedOf("points", slice.value, rows, (row) => ({ key: row.sequence, id: row.memberId }));
    return ok({ ...feed, balance: usableAt(standing, clock.now()), owed: standing.owed });
  };

export const makeViewPoints = (ports: ViewMembershipPorts, policies: MembershipPolicies): ViewPoints => {
  const pointsOf = makePointsOf(ports, policies);
  return async (by, request) => (by.kind === "member" ? pointsOf(by.id, request) : forbidden);
};

export const makeViewPointsOf = (ports: ViewPointsOfPorts, policies: MembershipPolicies): ViewPointsOf => {
  const pointsOf = makePointsOf(ports, policies);
  return async (by, id, request) => {
    const member = maySee(by, id) ? await ports.unitOfWork.reads.members.byId(id) : undefined;
    return member === undefined ? err({ code: "member.not-found" }) : pointsOf(id, request);
  };
};
