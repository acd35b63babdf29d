import {
  allWritten,
  type CouponStock,
  compareClaims,
  type Rebuilt,
  type Sequence,
  type Standing,
  type StockSnapshot,
  type StockTerms,
  type WonClaim,
} from "../coupon/index.ts";
import { Unavailable } from "../shared/breakage.ts";
import type { CouponId, MemberId } from "../shared/ids.ts";
import type { Clock, Ids } from "../shared/ports.ts";
import { type MemoryClaimLine, memoryClaimLine } from "./claim-line.ts";

/** One coupon: who has which sequence (negative: revoked), and the last one that was given out. */
type Kept = { terms: StockTerms; last: number; readonly issued: Map<MemberId, number> };

export type MemoryCouponStock = Pick<MemoryClaimLine, "couponClaims" | "parkedClaims"> & {
  readonly couponStock: CouponStock;
  /** For tests: loses what a crash of the machine would lose; claims on their way survive as far as `keep` says. */
  readonly lose: (keep?: (claim: WonClaim) => boolean) => void;
  /** For tests: remembers how everything is. What it answers loses all that came later, as an old copy of a server does. */
  readonly snapshot: () => () => void;
};

const RETRY_MS = 100;

/** What somebody has who asks again. */
const standingOf = (signed: number): Standing =>
  signed < 0
    ? { outcome: "revoked", sequence: -signed as Sequence }
    : { outcome: "claimed", sequence: signed as Sequence, fresh: false, durable: false };

/**
 * The stock of limited coupons in plain Maps, with its line of won claims, with the moments between two steps that a
 * server of its own has. As there, the database hears of a claim only through a worker.
 */
export const memoryCouponStock = ({
  clock,
  ids,
  turn = async () => undefined,
}: {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly turn?: () => Promise<void>;
}): MemoryCouponStock => {
  const coupons = new Map<CouponId, Kept>();
  /** What an old copy knew, until it is brought up to date: nobody claims of it. */
  const outdated = new Map<CouponId, Kept>();
  const line = memoryClaimLine({ clock, ids, turn });
  let lastFence = 0;

  const couponStock: CouponStock = {
    claim: async (wish) => {
      await turn();
      const kept = coupons.get(wish.coupon);
      if (kept === undefined) return { outcome: "rebuilding", retryAfterMs: RETRY_MS };
      const has = kept.issued.get(wish.member);
      if (has !== undefined) return standingOf(has);
      if (!kept.terms.open) return { outcome: "closed" };
      if (kept.last >= kept.terms.lastSequence) return { outcome: "sold-out", at: kept.last };
      kept.last += 1;
      const sequence = kept.last as Sequence;
      kept.issued.set(wish.member, sequence);
      line.send({ ...wish, sequence });
      return { outcome: "claimed", sequence, fresh: true, durable: false };
    },
    knows: async (coupon) => coupons.has(coupon),
    standing: async (member, coupon) => {
      await turn();
      const has = coupons.get(coupon)?.issued.get(member);
      return has === undefined ? undefined : standingOf(has);
    },
    remaining: async (wanted) => {
      await turn();
      return new Map(
        wanted.flatMap((coupon) => {
          const kept = coupons.get(coupon);
          return kept === undefined ? [] : [[coupon, kept.terms.lastSequence - kept.last] as const];
        }),
      );
    },
    winners: async (coupon, limit) => {
      await turn();
      const issued = coupons.get(coupon)?.issued;
      return issued === undefined || issued.size > limit ? undefined : new Set(issued.keys());
    },
    open: async (terms) => {
      await turn();
      const isKnown = coupons.has(terms.coupon) || outdated.has(terms.coupon);
      if (!isKnown) coupons.set(terms.coupon, { terms, last: 0, issued: new Map() });
    },
    follow: async (terms) => {
      await turn();
      const kept = coupons.get(terms.coupon);
      if (kept !== undefined && terms.version > kept.terms.version) kept.terms = terms;
      return kept !== undefined;
    },
    takeBack: async ({ coupon, member, sequence }, as) => {
      await turn();
      const issued = coupons.get(coupon)?.issued;
      if (issued?.get(member) !== sequence) return false;
      if (as === "revoked") issued.set(member, -sequence);
      else issued.delete(member);
      return true;
    },
    rebuild: async (from, fence) => {
      const rebuilt = [];
      for (const snapshot of from) rebuilt.push(await rebuildOne(snapshot, fence));
      return rebuilt;
    },
  };

  const stillMine = (fence: number): void => {
    if (fence < lastFence) throw new Unavailable("somebody else rebuilds the stock by now", { retryAfterMs: 1_000 });
    lastFence = fence;
  };

  const rebuildOne = async (snapshot: StockSnapshot, fence: number): Promise<Rebuilt> => {
    const { terms, claimsAfter } = snapshot;
    const { coupon } = terms;
    stillMine(fence);
    const open = coupons.get(coupon);
    const before = open ?? outdated.get(coupon);
    const known = { members: new Map(before?.issued ?? []), lastSequence: open?.last };
    await turn();
    const onTheirWay = line.ofCoupon(coupon);
    await turn();
    const { corrections, forgotten, lastSequence, lost } = compareClaims(
      known,
      onTheirWay,
      await allWritten(claimsAfter),
    );
    stillMine(fence);
    // Lost or told of meanwhile, it is another memory than the one that was looked at.
    const isSame = coupons.get(coupon) === open && (open ?? outdated.get(coupon)) === before;
    if (!isSame) return rebuildOne(snapshot, fence);
    const kept = before ?? { terms, last: 0, issued: new Map<MemberId, number>() };
    for (const [member, sequence] of corrections) kept.issued.set(member, sequence);
    for (const { member, sequence } of forgotten) {
      const hasIt = kept.issued.get(member) === sequence;
      if (hasIt) line.send({ id: ids.next(), coupon, member, sequence, at: clock.now() });
    }
    kept.last = Math.max(kept.last, lastSequence);
    if (terms.version > kept.terms.version) kept.terms = terms;
    coupons.set(coupon, kept);
    outdated.delete(coupon);
    return { coupon, corrections: corrections.size + forgotten.length, lost };
  };

  return {
    couponStock,
    couponClaims: line.couponClaims,
    parkedClaims: line.parkedClaims,
    lose: (keep = () => false) => {
      coupons.clear();
      outdated.clear();
      line.lose(keep);
    },
    snapshot: () => {
      const then = [...coupons].map(([coupon, kept]) => [coupon, { ...kept, issued: new Map(kept.issued) }] as const);
      const lineAsThen = line.snapshot();
      return () => {
        coupons.clear();
        outdated.clear();
        for (const [coupon, kept] of then) outdated.set(coupon, { ...kept, issued: new Map(kept.issued) });
        lineAsThen();
      };
    },
  };
};
