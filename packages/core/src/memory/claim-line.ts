import type { CouponClaims, Delivery, ParkedClaim, ParkedClaims, WonClaim } from "../coupon/index.ts";
import type { CouponId, ParkedClaimId } from "../shared/ids.ts";
import type { Clock, Ids } from "../shared/ports.ts";
import { sliceRows } from "./order-of-rows.ts";

type OnItsWay = { readonly receipt: string; readonly claim: WonClaim; attempts: number; takenAt: number | undefined };
type Waiter = { readonly name: string; resolve: (isWritten: boolean) => void };

/** The line of won claims in plain lists, and beside it what was put aside. */
export type MemoryClaimLine = {
  readonly couponClaims: CouponClaims;
  readonly parkedClaims: ParkedClaims;
  readonly send: (claim: WonClaim) => void;
  /** Claims of a coupon that are not written yet, or were put aside. */
  readonly ofCoupon: (coupon: CouponId) => readonly WonClaim[];
  /** Loses what is on its way, but what `keep` says. */
  readonly lose: (keep: (claim: WonClaim) => boolean) => void;
  /** Remembers everything; what it answers brings that back. */
  readonly snapshot: () => () => void;
};

export const memoryClaimLine = ({
  clock,
  ids,
  turn,
}: {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly turn: () => Promise<void>;
}): MemoryClaimLine => {
  const line: OnItsWay[] = [];
  const parked: ParkedClaim[] = [];
  const written = new Set<string>();
  const waiters = new Set<Waiter>();
  const takers = new Set<() => void>();
  let receipts = 0;

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
    couponClaims,
    parkedClaims,
    send,
    ofCoupon: (coupon) =>
      [...line.map(({ claim }) => claim), ...parked.flatMap(({ claim }) => claim ?? [])].filter(
        (claim) => claim.coupon === coupon,
      ),
    lose: (keep) => {
      const kept = line.filter(({ claim }) => keep(claim));
      line.splice(0, line.length, ...kept);
    },
    snapshot: () => {
      const [lineThen, parkedThen] = [line.map((each) => ({ ...each })), [...parked]];
      return () => {
        line.splice(0, line.length, ...lineThen.map((each) => ({ ...each })));
        parked.splice(0, parked.length, ...parkedThen);
      };
    },
  };
};
