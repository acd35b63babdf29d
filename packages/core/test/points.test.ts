import fc from "fast-check";
import { expect, test } from "vitest";
import { idOf, type MemberId, type Money, money, SEOUL, standardPoints, system } from "../src/index.ts";
import { balanceOf, newMembership, type PointLot, usableAt } from "../src/member/membership.ts";
import {
  adjust,
  type Booking,
  bookingOf,
  earn,
  endOfEarned,
  expire,
  type Occasion,
  partOf,
  restore,
  spend,
  takeBack,
} from "../src/member/points.ts";
import { always, TEST_MS } from "./property.ts";

const member = idOf<MemberId>("00000000-0000-7000-8000-000000000001");
const noon = new Date("2026-03-02T03:00:00Z");
const DAY = 86_400_000;
const after = (days: number): Date => new Date(noon.getTime() + days * DAY);
const on = (days: number): Occasion => ({ by: system("test"), at: after(days) });
const empty = bookingOf(newMembership(member, "BASIC"));

const points = fc.integer({ min: 1, max: 1_000 });
/** What may happen to points, one day after the other or many at once. */
const happening = fc.record({
  what: fc.constantFrom("earn", "spend", "give back", "take back", "add", "remove", "expire"),
  amount: points,
  days: fc.constantFrom(0, 0, 1, 30, 200, 366),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** A ledger in motion: where it stands, what day it is, and what was spent and could come back. */
type Walk = { readonly booking: Booking; readonly today: number; readonly spent: readonly PointLot[] };

const step = ({ booking, today: yesterday, spent }: Walk, { what, amount, days }: Happening): Walk => {
  const today = yesterday + days;
  const lot = { amount: money(amount), expiresAt: endOfEarned(standardPoints, after(today), SEOUL) };
  const go = (next: Booking, lots = spent): Walk => ({ booking: next, today, spent: lots });
  switch (what) {
    case "earn":
      return go(earn(booking, lot, on(today)));
    case "take back":
      return go(takeBack(booking, money(amount), on(today)));
    case "give back":
      return go(restore(booking, spent, on(today), standardPoints, SEOUL), []);
    case "expire":
      return go(expire(booking, after(today)));
    case "spend": {
      const usable = usableAt(booking.membership, after(today));
      const done = spend(booking, money(amount), on(today));
      expect(done.ok).toBe(amount <= usable);
      if (!done.ok) expect(done.error).toEqual({ code: "member.insufficient-points", usable });
      return done.ok ? go(done.value, done.value.lots) : go(booking);
    }
    default: {
      const done = adjust(booking, what === "add" ? amount : -amount, lot.expiresAt, on(today));
      return go(done.ok ? done.value : booking);
    }
  }
};

test("whatever happens to points, the balance is the ledger's sum at every step and never negative; so is what is owed", {
  timeout: TEST_MS,
}, () => {
  always(
    fc.property(fc.array(happening, { maxLength: 40, size: "max" }), (story) => {
      let walk: Walk = { booking: empty, today: 0, spent: [] };
      for (const each of story) walk = step(walk, each);
      const { membership, entries } = walk.booking;
      let [balance, owed] = [0, 0];
      for (const [index, entry] of entries.entries()) {
        balance += entry.amount;
        owed += entry.owed;
        expect([entry.balance, entry.sequence, balance >= 0, owed >= 0]).toEqual([balance, index + 1, true, true]);
      }
      expect([balanceOf(membership), membership.owed, membership.version]).toEqual([balance, owed, entries.length]);
      const ends = membership.lots.map(({ expiresAt }) => expiresAt.getTime());
      expect([...new Set(ends)].sort((a, b) => a - b)).toEqual(ends);
      expect(membership.lots.every(({ amount }) => amount > 0)).toBe(true);
      // Nobody owes what he has: what is there is taken first.
      const last = entries.at(-1);
      if (last?.kind === "TAKE_BACK" && last.owed > 0) expect(balance).toBe(0);
    }),
    300,
  );
});

const lots = (...given: readonly (readonly [amount: number, days: number])[]): Booking =>
  given.reduce(
    (booking, [amount, days]) => earn(booking, { amount: money(amount), expiresAt: after(days) }, on(0)),
    empty,
  );
const left = ({ membership }: Booking) =>
  membership.lots.map(({ amount, expiresAt }) => [amount, Math.round((expiresAt.getTime() - noon.getTime()) / DAY)]);

test("points that end soonest are spent first", () => {
  const spent = spend(lots([300, 20], [100, 10], [500, 30]), money(250), on(0));
  if (!spent.ok) throw new Error("there are 900 points");
  expect(left(spent.value)).toEqual([
    [150, 20],
    [500, 30],
  ]);
  expect(spent.value.lots.map(({ amount }) => amount)).toEqual([100, 150]);
});

test("points that ended cannot be spent, and the next change writes them off", () => {
  const booking = lots([100, 10], [50, 20]);
  expect(spend(booking, money(51), on(10))).toEqual({
    ok: false,
    error: { code: "member.insufficient-points", usable: 50 },
  });
  const spent = spend(booking, money(50), on(10));
  if (!spent.ok) throw new Error("there are 50 points");
  expect(spent.value.entries.slice(-2)).toMatchObject([
    { kind: "EXPIRE", amount: -100, balance: 50, by: "system:points" },
    { kind: "SPEND", amount: -50, balance: 0 },
  ]);
});

test("points come back to the lots they were spent from, and are good for a week at least", () => {
  const spent = spend(lots([100, 3], [100, 300]), money(150), on(0));
  if (!spent.ok) throw new Error("there are 200 points");
  const back = restore(spent.value, spent.value.lots, on(0), standardPoints, SEOUL);
  // Noon of 2 March and seven days: to the end of 9 March in Seoul.
  expect(back.membership.lots).toEqual([
    { amount: 100, expiresAt: new Date("2026-03-09T15:00:00Z") },
    { amount: 100, expiresAt: after(300) },
  ]);
  const late = restore(spent.value, spent.value.lots, on(400), standardPoints, SEOUL);
  expect(usableAt(late.membership, after(407))).toBe(150);
});

test("points earned at noon are good for a year and that whole day", () => {
  expect(endOfEarned(standardPoints, noon, SEOUL)).toEqual(new Date("2027-03-02T15:00:00Z"));
  expect(endOfEarned(standardPoints, new Date("2028-02-29T03:00:00Z"), SEOUL)).toEqual(
    new Date("2029-02-28T15:00:00Z"),
  );
});

test("what is taken back beyond the balance is owed, and the next earnings settle it first", () => {
  const owing = takeBack(lots([100, 10]), money(130), on(0));
  expect([balanceOf(owing.membership), owing.membership.owed]).toEqual([0, 30]);
  const lot = { amount: money(20), expiresAt: after(10) };
  const [once, twice] = [earn(owing, lot, on(1)), earn(earn(owing, lot, on(1)), lot, on(2))];
  expect([balanceOf(once.membership), once.membership.owed]).toEqual([0, 10]);
  expect([balanceOf(twice.membership), twice.membership.owed]).toEqual([10, 0]);
  const given = adjust(owing, 50, after(10), on(1));
  if (!given.ok) throw new Error("adding is never refused");
  expect([balanceOf(given.value.membership), given.value.membership.owed]).toEqual([50, 30]);
});

test("the parts of spent points, taken one after the other, are the spent points, those that end last first", () => {
  always(
    fc.property(
      fc.array(points, { minLength: 1, maxLength: 5 }),
      fc.array(points, { maxLength: 5 }),
      (amounts, cuts) => {
        const spent = amounts.map((amount, index) => ({ amount: money(amount), expiresAt: after(index) }));
        const sum = amounts.reduce((all, each) => all + each, 0);
        const parts: PointLot[] = [];
        let before = 0;
        for (const cut of [...cuts, sum]) {
          const part = Math.min(cut, sum - before);
          parts.push(...partOf(spent, money(before), money(part)));
          before += part;
        }
        const perDay = new Map<number, number>();
        for (const { amount, expiresAt } of parts) {
          perDay.set(expiresAt.getTime(), (perDay.get(expiresAt.getTime()) ?? 0) + amount);
        }
        expect(perDay).toEqual(
          new Map<number, Money>(spent.map(({ amount, expiresAt }) => [expiresAt.getTime(), amount])),
        );
        const ends = parts.map(({ expiresAt }) => expiresAt.getTime());
        expect(ends).toEqual([...ends].sort((a, b) => b - a));
      },
    ),
  );
});
