import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { CouponId } from "../shared/ids.ts";
import type { Cache, Clock, Lock, LockBusy, LockLost, LockTerms, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { type Coupon, countLost, stockTermsOf } from "./coupon.ts";
import { cacheNames } from "./facts.ts";
import type {
  CouponReads,
  CouponStock,
  Coupons,
  MemberCouponReads,
  MemberCoupons,
  Rebuilt,
  StockSnapshot,
} from "./ports.ts";
import { saveCoupon } from "./save-coupon.ts";

export type ReconcileTx = {
  readonly coupons: Coupons;
  readonly memberCoupons: MemberCoupons;
  readonly outbox: Outbox;
};
export type ReconcileReads = { readonly coupons: CouponReads; readonly memberCoupons: MemberCouponReads };
export type ReconcilePorts = {
  readonly unitOfWork: UnitOfWork<ReconcileTx, ReconcileReads>;
  readonly couponStock: CouponStock;
  readonly lock: Lock;
  readonly clock: Clock;
};

/** What a reconciliation found. Anything but zeros is worth a look. */
export type Reconciliation = {
  readonly coupons: number;
  readonly corrections: number;
  /** Units that were given out and lost, and are offered again. */
  readonly lost: number;
};

/** Makes stock and database agree. Admins; the shop itself after the stock lost its memory, and from time to time. */
export type ReconcileCoupons = (by: Actor) => Promise<Result<Reconciliation, Forbidden | LockBusy | LockLost>>;

/** Who holds it is the only one to compare the stock with the database. */
export const stockLock = "coupon-stock";
export const stockLockTerms: LockTerms = { waitMs: 5_000, leaseMs: 60_000, extendUpToMs: 30 * 60_000, fenced: true };
const BATCH = 100;

const makeReconcile = ({ unitOfWork, couponStock, clock }: ReconcilePorts) => {
  const { coupons, memberCoupons } = unitOfWork.reads;

  const snapshotOf = (coupon: Coupon): readonly StockSnapshot[] => {
    const terms = stockTermsOf(coupon);
    if (terms === undefined) return [];
    return [{ terms, claimsAfter: (after, limit) => memberCoupons.claimsAfter(coupon.id, after, limit) }];
  };

  const snapshots = async (): Promise<readonly StockSnapshot[]> => {
    const all: StockSnapshot[] = [];
    for (let last: Coupon | undefined; ; ) {
      const after = last && { key: last.createdAt.getTime(), id: last.id };
      const page = await coupons.limited({ after, limit: BATCH });
      all.push(...page.flatMap(snapshotOf));
      last = page.at(-1);
      if (page.length < BATCH) return all;
    }
  };

  /** Its units go to whoever comes next; a claim that turns up after all finds its sequence taken. */
  const giveUp = async ({ coupon: id, lost }: Rebuilt): Promise<number> => {
    const at = clock.now();
    const { value: coupon } = await unitOfWork.run(async (tx) => {
      const gone = await tx.memberCoupons.writeOff(id, lost, at);
      const now = await tx.coupons.byId(id);
      if (gone.length === 0 || now === undefined) return ok(undefined);
      return ok({ state: await saveCoupon(tx, countLost(now, gone), at), gone });
    });
    if (coupon === undefined) return 0;
    const terms = stockTermsOf(coupon.state);
    if (terms !== undefined) await couponStock.follow(terms);
    return coupon.gone.length;
  };

  return async (fence: number): Promise<Reconciliation> => {
    const rebuilt = await couponStock.rebuild(await snapshots(), fence);
    let lost = 0;
    for (const each of rebuilt) if (each.lost.length > 0) lost += await giveUp(each);
    const corrections = rebuilt.reduce((sum, each) => sum + each.corrections, 0);
    return { coupons: rebuilt.length, corrections, lost };
  };
};

export const makeReconcileCoupons = (ports: ReconcilePorts): ReconcileCoupons => {
  const reconcile = makeReconcile(ports);
  return async (by) =>
    isAdmin(by)
      ? ports.lock.hold(stockLock, stockLockTerms, async ({ fence }) => ok(await reconcile(fence)))
      : forbidden;
};

/**
 * For whoever finds that the stock does not know a coupon: of all who find so at once, in any process, the first one
 * gives it back its memory and the others wait for him. False when that takes too long.
 */
export const makeRestore = (ports: ReconcilePorts): ((coupon: CouponId) => Promise<boolean>) => {
  const { lock, couponStock } = ports;
  const reconcile = makeReconcile(ports);
  let restoring: Promise<boolean> | undefined;

  const restore = async (coupon: CouponId): Promise<boolean> => {
    const restored = await lock.hold(stockLock, stockLockTerms, async ({ fence }) => {
      if (!(await couponStock.knows(coupon))) await reconcile(fence);
      return (await couponStock.knows(coupon)) ? done : err({ code: "coupon.not-restored" });
    });
    return restored.ok;
  };
  return (coupon) => {
    restoring ??= restore(coupon).finally(() => {
      restoring = undefined;
    });
    return restoring;
  };
};

export type FollowPorts = ReconcilePorts & { readonly cache: Cache };

/** Tells the stock of a coupon as it now is, after it was written, and forgets what was remembered of it. */
export const makeFollow = (ports: FollowPorts): ((coupon: Coupon) => Promise<void>) => {
  const restore = makeRestore(ports);
  return async (coupon) => {
    const terms = stockTermsOf(coupon);
    // Whoever gave it back its memory may have read the coupon before it was written, so it is told again.
    if (terms !== undefined && !(await ports.couponStock.follow(terms)) && (await restore(coupon.id))) {
      await ports.couponStock.follow(terms);
    }
    await ports.cache.forget(cacheNames(coupon.id));
  };
};
