import { written } from "../shared/breakage.ts";
import type { Zone } from "../shared/day.ts";
import type { MemberId } from "../shared/ids.ts";
import { type Money, zero } from "../shared/money.ts";
import type { Outbox } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { type Membership, newMembership, type PointLot, withTier } from "./membership.ts";
import {
  type Booking,
  bookingOf,
  earn,
  endOfEarned,
  type InsufficientPoints,
  type Occasion,
  type PointPolicy,
  restore,
  spend,
  takeBack,
} from "./points.ts";
import type { MembershipReads, Memberships, Spending } from "./ports.ts";
import { type TierPolicy, tierFor, tierNamed, windowStart } from "./tier.ts";

export type MembershipPolicies = {
  readonly tiers: TierPolicy;
  readonly points: PointPolicy;
  /** The zone of the days that points end with and windows begin on. */
  readonly zone: Zone;
};

/** What is stored of a member's standing, or that of one of whom nothing is stored yet. */
const standing = (
  stored: Membership | undefined,
  member: MemberId,
  { tiers }: Pick<MembershipPolicies, "tiers">,
): Membership => stored ?? newMembership(member, tierFor(tiers, zero).name);

/** A step: a member's standing. */
export const standingOf = async (
  { memberships }: { readonly memberships: Pick<MembershipReads, "byMember"> },
  member: MemberId,
  policies: Pick<MembershipPolicies, "tiers">,
): Promise<Membership> => standing(await memberships.byMember(member), member, policies);

/** A step: a member's standing that nobody else changes until the transaction ends, for whoever is going to change it. */
export const holdStanding = async (
  { memberships }: { readonly memberships: Pick<Memberships, "hold"> },
  member: MemberId,
  policies: Pick<MembershipPolicies, "tiers">,
): Promise<Membership> => standing(await memberships.hold(member), member, policies);

/** What somebody of this standing buys at. */
export const tierPercentOf = ({ tier }: Membership, { tiers }: Pick<MembershipPolicies, "tiers">): number =>
  tierNamed(tiers, tier).percent;

const saveIfChanged = async (
  { memberships }: { readonly memberships: Memberships },
  booking: Booking,
  before: Membership,
): Promise<void> => {
  if (booking.membership.version !== before.version) written(await memberships.save(booking, before));
};

/**
 * A step: spends points of a standing that is held; answers which lots they came from, so that they can be given back.
 * Zero writes nothing.
 */
export const spendPoints = async (
  tx: { readonly memberships: Memberships },
  before: Membership,
  amount: Money,
  occasion: Occasion,
): Promise<Result<readonly PointLot[], InsufficientPoints>> => {
  if (amount === 0) return ok([]);
  const spent = spend(bookingOf(before), amount, occasion);
  if (!spent.ok) return spent;
  const { lots, ...booking } = spent.value;
  await saveIfChanged(tx, booking, before);
  return ok(lots);
};

/** A step: gives back points that were spent. */
export const restorePoints = async (
  tx: { readonly memberships: Memberships },
  member: MemberId,
  lots: readonly PointLot[],
  occasion: Occasion,
  policies: MembershipPolicies,
): Promise<void> => {
  if (lots.length === 0) return;
  const before = await holdStanding(tx, member, policies);
  await saveIfChanged(tx, restore(bookingOf(before), lots, occasion, policies.points, policies.zone), before);
};

/** What the end of an order, or of a part of it, does to its member's points. */
export type PointsOfOrder = {
  readonly earned?: Money;
  readonly takenBack?: Money;
  readonly restored?: readonly PointLot[];
};

/**
 * A step, after an order was completed or refunded in the same transaction: its points come and go, and the tier
 * follows the money. Points that come back are there first, so that nobody owes what he has.
 */
export const settleMembership = async (
  tx: { readonly memberships: Memberships; readonly spending: Spending; readonly outbox: Outbox },
  member: MemberId,
  { earned = zero, takenBack = zero, restored = [] }: PointsOfOrder,
  occasion: Occasion,
  { tiers, points, zone }: MembershipPolicies,
): Promise<void> => {
  const before = await holdStanding(tx, member, { tiers });
  const spent = await tx.spending.since([member], windowStart(tiers, occasion.at, zone));
  const back = restore(bookingOf(before), restored, occasion, points, zone);
  const taken = takeBack(back, takenBack, occasion);
  const lot = { amount: earned, expiresAt: endOfEarned(points, occasion.at, zone) };
  const { membership: booked, entries } = earn(taken, lot, occasion);
  const { membership: ranked, events } = withTier(booked, tierFor(tiers, spent.get(member) ?? zero).name);
  // Put on record even if nothing changed: what is stored can be held, so of two orders that end at once one waits for
  // the other and counts it too, and the nightly job comes by.
  const membership = ranked.version === 0 ? { ...ranked, version: 1 } : ranked;
  await saveIfChanged(tx, { membership, entries }, before);
  if (events.length > 0) await tx.outbox.append(events, occasion.at);
};
