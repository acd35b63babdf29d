import type { EventOf } from "../shared/event.ts";
import type { MemberId } from "../shared/ids.ts";
import { add, type Money, zero } from "../shared/money.ts";

/** Points that end at one instant. A point is worth a won. */
export type PointLot = { readonly amount: Money; readonly expiresAt: Date };

/** A member's standing in the shop: his tier and his points, which change together under one version. */
export type Membership = {
  readonly memberId: MemberId;
  /** The name of a tier. */
  readonly tier: string;
  /** The soonest end first, no two of one instant, none empty. */
  readonly lots: readonly PointLot[];
  /** Points that were taken back after they had been spent: later earnings settle them first. */
  readonly owed: Money;
  /** Zero for a member of whom nothing is stored yet. */
  readonly version: number;
};

export type MembershipEvent = EventOf<
  "member.tier-changed",
  1,
  { readonly memberId: string; readonly from: string; readonly to: string }
>;

export const newMembership = (memberId: MemberId, tier: string): Membership => ({
  memberId,
  tier,
  lots: [],
  owed: zero,
  version: 0,
});

/** Everything in the lots, also what has ended and was not written off yet: the sum of the ledger. */
export const balanceOf = ({ lots }: Membership): Money => add(...lots.map(({ amount }) => amount));

/** What can be spent at an instant. */
export const usableAt = ({ lots }: Membership, at: Date): Money =>
  add(...lots.filter(({ expiresAt }) => expiresAt > at).map(({ amount }) => amount));

/** The membership in another tier, and what there is to tell; as it was when the tier is the same. */
export const withTier = (
  membership: Membership,
  to: string,
): { readonly membership: Membership; readonly events: readonly MembershipEvent[] } => {
  const { memberId, tier: from, version } = membership;
  if (from === to) return { membership, events: [] };
  const sequence = version + 1;
  const subject = `membership:${memberId}`;
  return {
    membership: { ...membership, tier: to, version: sequence },
    events: [{ type: "member.tier-changed", version: 1, subject, sequence, data: { memberId, from, to } }],
  };
};
