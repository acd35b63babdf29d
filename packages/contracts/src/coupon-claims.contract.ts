import type { CouponClaims, CouponStock, Delivery, ParkedClaims, Sequence, WonClaim } from "@cofshop/core/coupon";
import type { CouponId, MemberCouponId, MemberId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { contract, type Subject, upTo } from "./contract.ts";
import { freshId, noon } from "./rows.ts";

export type CouponClaimsSubject = Subject & {
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
  readonly parkedClaims: ParkedClaims;
  /** Another process on the same backend. */
  readonly another?: () => Promise<{ readonly couponClaims: CouponClaims; readonly close?: () => Promise<void> }>;
  /** Moves the clock of the stock on, where it does not go on by itself. */
  readonly pass?: (ms: number) => void;
};
export type CouponClaimsFeatures = {
  /** Whether waiters are told of what another process acknowledged. Default true. */
  readonly betweenInstances?: boolean;
};

const now = { waitMs: 0, idleMs: 60_000 };
/** Whatever is not acknowledged, whoever took it. */
const anew = { waitMs: 0, idleMs: 0 };
/** Long enough for a message to come, short enough to wait for one that must not. */
const SOON_MS = 200;

/** So many claims that were won, one after the other. */
export const wonClaims = async ({ couponStock }: CouponClaimsSubject, count: number): Promise<readonly WonClaim[]> => {
  const coupon = freshId<CouponId>();
  await couponStock.open({ coupon, version: 1, lastSequence: count, open: true });
  const claims: WonClaim[] = [];
  for (const index of upTo(count)) {
    const wish = { id: freshId<MemberCouponId>(), coupon, member: freshId<MemberId>(), at: noon };
    await couponStock.claim(wish);
    claims.push({ ...wish, sequence: (index + 1) as Sequence });
  }
  return claims;
};
const claimsOf = (deliveries: readonly Delivery[]) => deliveries.map(({ claim }) => claim);

/** What every line of won claims promises whose database is written by somebody else. */
export const couponClaimsContract = (
  name: string,
  create: () => Promise<CouponClaimsSubject>,
  { betweenInstances = true }: CouponClaimsFeatures = {},
): void => {
  const features = [{ on: betweenInstances, promise: "a waiter is told of what another process acknowledged" }];
  contract(`CouponClaims: ${name}`, create, features, (its) => {
    /** Waits as far as the clock of the subject lets it. */
    const within = async <T>(waiting: Promise<T>, ms = SOON_MS): Promise<T> => {
      const timer = setTimeout(() => its().pass?.(ms), 50);
      return waiting.finally(() => clearTimeout(timer));
    };

    test("claims are handed out in the order in which they were won, as they were won, at most as many as are asked for", async () => {
      const claims = await wonClaims(its(), 5);
      const { couponClaims } = its();
      const first = await couponClaims.take(3, now);
      const second = await couponClaims.take(3, now);
      expect(claimsOf([...first, ...second])).toEqual(claims);
      expect([first.length, ...first.map(({ attempts }) => attempts)]).toEqual([3, 1, 1, 1]);
      expect(await couponClaims.take(3, now)).toEqual([]);
    });

    test("of racing takers no two get the same claim", async () => {
      const claims = await wonClaims(its(), 20);
      const taken = await Promise.all(upTo(10).map(() => its().couponClaims.take(3, now)));
      const sequences = taken.flat().map(({ claim }) => claim?.sequence ?? 0);
      expect([...sequences].sort((a, b) => a - b)).toEqual(claims.map(({ sequence }) => sequence));
    });

    test("what is not acknowledged is handed out again, counted, and what is acknowledged or dropped never again", async () => {
      const claims = await wonClaims(its(), 3);
      const { couponClaims } = its();
      const [first, second] = await couponClaims.take(3, now);
      if (first === undefined || second === undefined) throw new Error("three are on their way");
      await couponClaims.acknowledge([first]);
      await couponClaims.acknowledge([first]);
      await couponClaims.drop([second]);
      const again = await couponClaims.take(3, anew);
      expect(claimsOf(again)).toEqual(claims.slice(2));
      expect(again.map(({ attempts }) => attempts)).toEqual([2]);
      await couponClaims.acknowledge(again);
      expect(await couponClaims.take(3, anew)).toEqual([]);
    });

    test("what a dead taker left comes before what is new", async () => {
      const { couponClaims } = its();
      const [left] = await wonClaims(its(), 1);
      await couponClaims.take(1, now);
      await wonClaims(its(), 2);
      expect(claimsOf(await couponClaims.take(1, anew))).toEqual([left]);
    });

    test("a taker waits for what is won meanwhile, and no longer than he was told", async () => {
      const { couponClaims } = its();
      expect(await within(couponClaims.take(5, { ...now, waitMs: SOON_MS }))).toEqual([]);
      const waiting = couponClaims.take(5, { ...now, waitMs: 5_000 });
      const claims = await wonClaims(its(), 1);
      expect(claimsOf(await waiting)).toEqual(claims);
    });

    test("who waits for a claim is told once it is acknowledged, also afterwards and also who asks for it without its id", async () => {
      const { couponClaims } = its();
      const [claim] = await wonClaims(its(), 1);
      if (claim === undefined) throw new Error("one was won");
      const waiting = [couponClaims.settled(claim, 5_000), couponClaims.settled({ ...claim, id: freshId() }, 5_000)];
      await couponClaims.acknowledge(await couponClaims.take(1, now));
      expect(await Promise.all(waiting)).toEqual([true, true]);
    });

    test("who waits for a claim that nobody acknowledges, or that is dropped or put aside, is not told", async () => {
      const { couponClaims } = its();
      const claims = await wonClaims(its(), 3);
      const waiting = claims.map((claim) => couponClaims.settled(claim, SOON_MS));
      const [first, second] = await couponClaims.take(2, now);
      if (first === undefined || second === undefined) throw new Error("three are on their way");
      await couponClaims.drop([first]);
      await couponClaims.park(second, "unknown");
      expect(await within(Promise.all(waiting))).toEqual([false, false, false]);
    });

    test("the backlog is as long as there are claims neither acknowledged nor dropped nor put aside, and as old as the oldest", async () => {
      const { couponClaims } = its();
      expect(await couponClaims.backlog()).toEqual({ length: 0, oldestMs: 0 });
      await wonClaims(its(), 4);
      const [first, second, third] = await couponClaims.take(3, now);
      if (first === undefined || second === undefined || third === undefined) throw new Error("four are on their way");
      expect((await couponClaims.backlog()).length).toBe(4);
      expect((await couponClaims.backlog()).oldestMs).toBeGreaterThanOrEqual(0);
      await couponClaims.acknowledge([first]);
      await couponClaims.drop([second]);
      await couponClaims.park(third, "unknown");
      expect((await couponClaims.backlog()).length).toBe(1);
    });

    if (betweenInstances) {
      test("who waits in one process is told of what another acknowledged", async () => {
        const other = await its().another?.();
        if (other === undefined) throw new Error("the subject has to bring another process");
        try {
          const [claim] = await wonClaims(its(), 1);
          if (claim === undefined) throw new Error("one was won");
          const waiting = its().couponClaims.settled(claim, 5_000);
          await other.couponClaims.acknowledge(await other.couponClaims.take(1, now));
          expect(await waiting).toBe(true);
        } finally {
          await other.close?.();
        }
      });
    }
  });
};
