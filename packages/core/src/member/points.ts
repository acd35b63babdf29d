import { type Actor, nameOf, system } from "../shared/actor.ts";
import { dayOf, plusDays, plusMonths, startOf, type Zone } from "../shared/day.ts";
import type { MemberId, OrderId } from "../shared/ids.ts";
import { least, type Money, money, percentOf, subtract } from "../shared/money.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { balanceOf, type Membership, type PointLot, usableAt } from "./membership.ts";

export type PointKind = "EARN" | "SPEND" | "RESTORE" | "TAKE_BACK" | "ADJUST" | "EXPIRE";

/** A line of a member's ledger. Lines are only added; their amounts add up to the balance, their `owed` to what is owed. */
export type PointEntry = {
  readonly memberId: MemberId;
  /** The membership's version after it: counts up, with gaps. */
  readonly sequence: number;
  readonly kind: PointKind;
  /** What it does to the balance, signed. */
  readonly amount: number;
  /** What it does to the points owed, signed. */
  readonly owed: number;
  /** The balance after it, never negative. */
  readonly balance: Money;
  readonly order: OrderId | undefined;
  readonly reason: string | undefined;
  /** `member:<id>` or `system:<name>`. */
  readonly by: string;
  readonly at: Date;
};

/** A membership on its way through changes, and the lines that these add to its ledger. */
export type Booking = { readonly membership: Membership; readonly entries: readonly PointEntry[] };

/** Who changes points, when, and for what. */
export type Occasion = {
  readonly by: Actor;
  readonly at: Date;
  readonly order?: OrderId | undefined;
  readonly reason?: string | undefined;
};

export type InsufficientPoints = { readonly code: "member.insufficient-points"; readonly usable: Money };

/** Replaceable: `createShop(ports, { points })`. */
export type PointPolicy = {
  /** What a completed order earns, given what was paid for its goods: its price without delivery and refunds. */
  readonly earned: (paid: Money) => Money;
  /** Points end with the day that is so many months later. */
  readonly validMonths: number;
  /** Points that come back are good for so many days at least. */
  readonly restoredDays: number;
};

/** One percent, good for a year; points that come back, for a week at least. */
export const standardPoints: PointPolicy = {
  earned: (paid) => percentOf(paid, 1),
  validMonths: 12,
  restoredDays: 7,
};

/** When points that are earned at an instant end. */
export const endOfEarned = ({ validMonths }: PointPolicy, at: Date, zone: Zone): Date =>
  startOf(plusDays(plusMonths(dayOf(at, zone), validMonths), 1), zone);

/** The earliest end of points that come back at an instant. */
const endOfRestored = ({ restoredDays }: PointPolicy, at: Date, zone: Zone): Date =>
  startOf(plusDays(dayOf(at, zone), restoredDays + 1), zone);

const enter = (
  { membership: before, entries }: Booking,
  kind: PointKind,
  { by, at, order, reason }: Occasion,
  change: { readonly lots: readonly PointLot[]; readonly owed?: Money },
): Booking => {
  const { memberId, version } = before;
  const membership: Membership = { ...before, ...change, version: version + 1 };
  const balance = balanceOf(membership);
  const entry: PointEntry = {
    memberId,
    sequence: membership.version,
    kind,
    amount: balance - balanceOf(before),
    owed: membership.owed - before.owed,
    balance,
    order,
    reason,
    by: nameOf(by),
    at,
  };
  return { membership, entries: [...entries, entry] };
};

const withLot = (lots: readonly PointLot[], { amount, expiresAt }: PointLot): readonly PointLot[] => {
  if (amount === 0) return lots;
  const same = lots.find((lot) => lot.expiresAt.getTime() === expiresAt.getTime());
  const others = lots.filter((lot) => lot !== same);
  const grown = { amount: money(amount + (same?.amount ?? 0)), expiresAt };
  return [...others, grown].sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
};

/** Lots without so many points, those that end soonest first; and what was taken of each. */
const takenFrom = (lots: readonly PointLot[], amount: Money) => {
  const left: PointLot[] = [];
  const taken: PointLot[] = [];
  let missing = amount;
  for (const lot of lots) {
    const part = least(lot.amount, missing);
    missing = subtract(missing, part);
    if (part > 0) taken.push({ ...lot, amount: part });
    if (part < lot.amount) left.push({ ...lot, amount: subtract(lot.amount, part) });
  }
  return { left, taken };
};

export const bookingOf = (membership: Membership): Booking => ({ membership, entries: [] });

/** Writes off what has ended. Every other change does so first, so that nothing else touches points that are over. */
export const expire = (booking: Booking, at: Date): Booking => {
  const lots = booking.membership.lots.filter(({ expiresAt }) => expiresAt > at);
  if (lots.length === booking.membership.lots.length) return booking;
  return enter(booking, "EXPIRE", { by: system("points"), at }, { lots });
};

/** Takes points away, those that end soonest first. `lots` says which, so that they can come back. */
export const spend = (
  booking: Booking,
  amount: Money,
  occasion: Occasion,
  kind: "SPEND" | "ADJUST" = "SPEND",
): Result<Booking & { readonly lots: readonly PointLot[] }, InsufficientPoints> => {
  const usable = usableAt(booking.membership, occasion.at);
  if (amount > usable) return err({ code: "member.insufficient-points", usable });
  const current = expire(booking, occasion.at);
  const { left, taken } = takenFrom(current.membership.lots, amount);
  return ok({ ...enter(current, kind, occasion, { lots: left }), lots: taken });
};

/** Gives spent points back to their lots, with a little more time where it is short. */
export const restore = (
  booking: Booking,
  lots: readonly PointLot[],
  occasion: Occasion,
  policy: PointPolicy,
  zone: Zone,
): Booking => {
  if (lots.length === 0) return booking;
  const current = expire(booking, occasion.at);
  const earliest = endOfRestored(policy, occasion.at, zone).getTime();
  const back = lots.map(({ amount, expiresAt }) => ({
    amount,
    expiresAt: new Date(Math.max(earliest, expiresAt.getTime())),
  }));
  return enter(current, "RESTORE", occasion, { lots: back.reduce(withLot, current.membership.lots) });
};

/** Adds points; what is owed is settled with them first. */
export const earn = (booking: Booking, { amount, expiresAt }: PointLot, occasion: Occasion): Booking => {
  if (amount === 0) return booking;
  const current = expire(booking, occasion.at);
  const { lots, owed } = current.membership;
  const settled = least(owed, amount);
  const added = withLot(lots, { amount: subtract(amount, settled), expiresAt });
  return enter(current, "EARN", occasion, { lots: added, owed: subtract(owed, settled) });
};

/** Takes earned points back; what is not there any more is owed. */
export const takeBack = (booking: Booking, amount: Money, occasion: Occasion): Booking => {
  if (amount === 0) return booking;
  const current = expire(booking, occasion.at);
  const there = least(amount, balanceOf(current.membership));
  const { left } = takenFrom(current.membership.lots, there);
  const owed = money(current.membership.owed + amount - there);
  return enter(current, "TAKE_BACK", occasion, { lots: left, owed });
};

/** An admin's correction, signed. Points that are added end like earned ones, and settle nothing. */
export const adjust = (
  booking: Booking,
  delta: number,
  expiresAt: Date,
  occasion: Occasion,
): Result<Booking, InsufficientPoints> => {
  if (delta < 0) return spend(booking, money(-delta), occasion, "ADJUST");
  const current = expire(booking, occasion.at);
  return ok(
    enter(current, "ADJUST", occasion, { lots: withLot(current.membership.lots, { amount: money(delta), expiresAt }) }),
  );
};

/** A part of lots that were spent: so many points, of those that end last, after `before` others were taken so. */
export const partOf = (lots: readonly PointLot[], before: Money, amount: Money): readonly PointLot[] => {
  const latest = [...lots].reverse();
  return takenFrom(takenFrom(latest, before).left, amount).taken;
};
