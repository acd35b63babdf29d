import { type Day, dayOf, plusMonths, startOf, type Zone } from "../shared/day.ts";
import { type Money, money, zero } from "../shared/money.ts";

/** A step of the membership: whoever spent `from` or more in the window buys at `percent` off every unit price. */
export type Tier = { readonly name: string; readonly percent: number; readonly from: Money };

/** Replaceable: `createShop(ports, { tiers })`. Names are stored with members; a name that is gone counts as the lowest. */
export type TierPolicy = {
  /** In any order; the one that asks least is everybody's. */
  readonly tiers: readonly [Tier, ...Tier[]];
  /** The money of orders completed in so many months up to today counts. */
  readonly windowMonths: number;
};

/** BASIC for everybody, RED with 5 % from 300,000 won in six months, PURPLE with 10 % from a million. */
export const standardTiers: TierPolicy = {
  tiers: [
    { name: "BASIC", percent: 0, from: zero },
    { name: "RED", percent: 5, from: money(300_000) },
    { name: "PURPLE", percent: 10, from: money(1_000_000) },
  ],
  windowMonths: 6,
};

const lowest = ({ tiers: [first, ...others] }: TierPolicy): Tier =>
  others.reduce((low, tier) => (tier.from < low.from ? tier : low), first);

/** The highest tier that so much money reaches. */
export const tierFor = (policy: TierPolicy, spent: Money): Tier =>
  policy.tiers
    .filter(({ from }) => from <= spent)
    .reduce((high, tier) => (tier.from > high.from ? tier : high), lowest(policy));

export const tierNamed = (policy: TierPolicy, name: string): Tier =>
  policy.tiers.find((tier) => tier.name === name) ?? lowest(policy);

/** The next tier to reach, if there is one. */
export const tierAbove = ({ tiers }: TierPolicy, { from }: Tier): Tier | undefined =>
  tiers.filter((tier) => tier.from > from).sort((a, b) => a.from - b.from)[0];

/** When the window began that is open at an instant: at the start of a day. */
export const windowStart = ({ windowMonths }: TierPolicy, at: Date, zone: Zone): Date => {
  const first: Day = plusMonths(dayOf(at, zone), -windowMonths);
  return startOf(first, zone);
};
