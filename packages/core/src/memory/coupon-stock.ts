import {
  allWritten,
  type CouponClaims,
  type CouponStock,
  compareClaims,
  type Delivery,
  type ParkedClaim,
  type ParkedClaims,
  type Rebuilt,
  type Sequence,
  type StockSnapshot,
  type StockTerms,
  type WonClaim,
} from "../coupon/index.ts";
import type { CouponId, MemberId, ParkedClaimId } from "../shared/ids.ts";
import type { Clock, Ids } from "../shared/ports.ts";
import { sliceRows } from "./order-of-rows.ts";

/** One coupon: who has which sequence (negative: revoked), and the last one that was given out. */
type Kept = { terms: StockTerms; last: number; readonly issued: Map<MemberId, number> };
type OnItsWay = { readonly receipt: string; readonly claim: WonClaim; attempts: number; takenAt: number | undefined };
type Waiter = { readonly name: string; resolve: (isWritten: boolean) => void };

export type MemoryCouponStock = {
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
  readonly parkedClaims: ParkedClaims;
  /** For tests: loses what a crash of the machine would lose; claims on their way survive as far as `keep` says. */
  readonly lose: (keep?: (claim: WonClaim) => boolean) => void;
  /** For tests: remembers how everything is. What it answers loses all that came later, as an old copy of a server does. */
  readonly snapshot: () => () => void;
};

const RETRY_MS = 100;

/**
 * The stock of limited coupons and the line of won claims in plain Maps, with the moments between two steps that a
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
  const line: OnItsWay[] = [];
  const parked: ParkedClaim[] = [];
  const written = new Set<string>();
  const waiters = new Set<Waiter>();
  const takers = new Set<() => void>();
  let receipts = 0;
  let lastFence = 0;

  const send = (claim: WonClaim): void => {
    receipts += 1;
    line.push({ receipt: String(receipts), claim, attempts: 0, takenAt: undefined });
    for (const wake of takers) wake();
    takers.clear();
  };
  const without = (deliveries: readonly Delivery[]): void => {
    for (const { receipt } of deliveries) {
      const index = line.findIndex((each) => each.receipt === receipt);
      if (index >= 0) line.splice(index, 1);
    }
  };
  const nameOf = ({ coupon, member, sequence }: WonClaim): string => `${coupon}/${member}/${sequence}`;

  const deliveryOf = ({ receipt, attempts, claim }: OnItsWay): Delivery => ({
    receipt,
    attempts,
    claim,
    raw: JSON.stringify(claim),
  });

  const couponStock: CouponStock = {
    claim: async (wish) => {
      await turn();
      const kept = coupons.get(wish.coupon);
      if (kept === undefined) return { outcome: "rebuilding", retryAfterMs: RETRY_MS };
      const has = kept.issued.get(wish.member);
      if (has !== undefined && has < 0) return { outcome: "revoked", sequence: -has as Sequence };
      if (has !== undefined) return { outcome: "claimed", sequence: has as Sequence, fresh: false, durable: false };
      if (!kept.terms.open) return { outcome: "closed" };
      if (kept.last >= kept.terms.lastSequence) return { outcome: "sold-out", at: kept.last };
      kept.last += 1;
      const sequence = kept.last as Sequence;
      kept.issued.set(wish.member, sequence);
      send({ ...wish, sequence });
      return { outcome: "claimed", sequence, fresh: true, durable: false };
    },
    knows: async (coupon) => coupons.has(coupon),
    standing: async (member, coupon) => {
      await turn();
      const has = coupons.get(coupon)?.issued.get(member);
      if (has === undefined) return undefined;
      return has < 0
        ? { outcome: "revoked", sequence: -has as Sequence }
        : { outcome: "claimed", sequence: has as Sequence, fresh: false, durable: false };
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
    if (fence < lastFence) throw new Error("somebody else rebuilds the stock by now");
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
    const moving = [...line.map(({ claim }) => claim), ...parked.flatMap(({ claim }) => claim ?? [])];
    const onTheirWay = moving.filter((claim) => claim.coupon === coupon);
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
      if (hasIt) send({ id: ids.next(), coupon, member, sequence, at: clock.now() });
    }
    kept.last = Math.max(kept.last, lastSequence);
    if (terms.version > kept.terms.version) kept.terms = terms;
    coupons.set(coupon, kept);
    outdated.delete(coupon);
    return { coupon, corrections: corrections.size + forgotten.length, lost };
  };

  const takeNow = (limit: number, idleMs: number): readonly Delivery[] => {
    const now = clock.now().getTime();
    const free = line.filter(({ takenAt }) => takenAt === undefined || now - takenAt >= idleMs).slice(0, limit);
    for (const each of free) {
      each.takenAt = now;
      each.attempts += 1;
    }
    return free.map(deliveryOf);
  };

  const couponClaims: CouponClaims = {
    take: async (limit, { waitMs, idleMs, signal }) => {
      await turn();
      const taken = takeNow(limit, idleMs);
      if (taken.length > 0 || waitMs === 0 || signal?.aborted) return taken;
      let wake = (): void => undefined;
      const arrived = new Promise<void>((resolve) => {
        wake = resolve;
        takers.add(wake);
      });
      await Promise.race([arrived, clock.sleep(waitMs, signal).catch(() => undefined)]);
      takers.delete(wake);
      return takeNow(limit, idleMs);
    },
    acknowledge: async (deliveries) => {
      await turn();
      without(deliveries);
      for (const { claim } of deliveries) if (claim !== undefined) written.add(nameOf(claim));
      for (const { name, resolve } of waiters) if (written.has(name)) resolve(true);
    },
    drop: async (deliveries) => {
      await turn();
      without(deliveries);
    },
    park: async (delivery, cause) => {
      await turn();
      without([delivery]);
      const { claim, raw, attempts } = delivery;
      parked.push({ id: ids.next<ParkedClaimId>(), claim, raw, cause, attempts, parkedAt: clock.now() });
    },
    settled: async (claim, waitMs) => {
      const name = nameOf(claim);
      if (written.has(name)) return true;
      const waiter: Waiter = { name, resolve: () => undefined };
      const told = new Promise<boolean>((resolve) => {
        waiter.resolve = resolve;
        waiters.add(waiter);
      });
      const late = clock.sleep(waitMs).then(() => false);
      return Promise.race([told, late]).finally(() => waiters.delete(waiter));
    },
    backlog: async () => {
      await turn();
      const [oldest] = line;
      return {
        length: line.length,
        oldestMs: oldest === undefined ? 0 : Math.max(0, clock.now().getTime() - oldest.claim.at.getTime()),
      };
    },
  };

  const takeParked = (id: ParkedClaimId): ParkedClaim | undefined => {
    const index = parked.findIndex((each) => each.id === id);
    return index < 0 ? undefined : parked.splice(index, 1)[0];
  };
  const parkedClaims: ParkedClaims = {
    list: async (slice) => {
      await turn();
      return sliceRows(parked, slice, ({ parkedAt, id }) => ({ key: parkedAt.getTime(), id }), "descending");
    },
    byId: async (id) => {
      await turn();
      return parked.find((each) => each.id === id);
    },
    requeue: async (id) => {
      await turn();
      const found = takeParked(id);
      if (found?.claim !== undefined) send(found.claim);
      return found !== undefined;
    },
    discard: async (id) => {
      await turn();
      return takeParked(id) !== undefined;
    },
  };

  return {
    couponStock,
    couponClaims,
    parkedClaims,
    lose: (keep = () => false) => {
      coupons.clear();
      outdated.clear();
      const kept = line.filter(({ claim }) => keep(claim));
      line.splice(0, line.length, ...kept);
    },
    snapshot: () => {
      const then = [...coupons].map(([coupon, kept]) => [coupon, { ...kept, issued: new Map(kept.issued) }] as const);
      const [lineThen, parkedThen] = [line.map((each) => ({ ...each })), [...parked]];
      return () => {
        coupons.clear();
        outdated.clear();
        for (const [coupon, kept] of then) outdated.set(coupon, { ...kept, issued: new Map(kept.issued) });
        line.splice(0, line.length, ...lineThen.map((each) => ({ ...each })));
        parked.splice(0, parked.length, ...parkedThen);
      };
    },
  };
};
