import type { CouponId, MemberId } from "../shared/ids.ts";
import type { Cache } from "../shared/ports.ts";
import { REMEMBERED_MS, soldOutName } from "./facts.ts";
import type { CouponStock } from "./ports.ts";

/** Coupons with more winners are not answered from here: their ids would take too much memory. */
const MAX_WINNERS = 50_000;
const MAX_COUPONS = 20;

type Members = Promise<ReadonlySet<MemberId> | undefined>;
/** Who had won when everything was given out at a sequence; nobody asked yet where one was given out since. */
type Winners = { readonly at: number; readonly members: Members | undefined };

/**
 * Answers those who come too late without asking the stock, as nearly all of a crowd do. A winner who asks again is
 * not among them: once everything is given out at a sequence, who won is known for good.
 */
export const makeSoldOut = ({ cache, couponStock }: { readonly cache: Cache; readonly couponStock: CouponStock }) => {
  const known = new Map<CouponId, Winners>();

  const remember = (coupon: CouponId, winners: Winners): void => {
    known.delete(coupon);
    known.set(coupon, winners);
    const [oldest] = known.keys();
    if (known.size > MAX_COUPONS && oldest !== undefined) known.delete(oldest);
  };

  const winnersAt = (coupon: CouponId, at: number): Members => {
    const before = known.get(coupon);
    // Noted before more was given out: who won since is not among those winners.
    if (before !== undefined && at < before.at) return Promise.resolve(undefined);
    if (before?.at === at && before.members !== undefined) return before.members;
    const members = couponStock.winners(coupon, MAX_WINNERS);
    members.catch(() => known.delete(coupon));
    remember(coupon, { at, members });
    return members;
  };

  return {
    /** True when it was sold out a moment ago and the member has none of it. */
    tells: async (coupon: CouponId, member: MemberId): Promise<boolean> => {
      const at = await cache.recall(soldOutName(coupon));
      if (typeof at !== "number") return false;
      // When the stock cannot tell, it is asked itself, which says why or mends it.
      const winners = await winnersAt(coupon, at).catch(() => undefined);
      return winners !== undefined && !winners.has(member);
    },
    /** One was given out after all: whatever was noted before is over. */
    lift: (coupon: CouponId, at: number): void => {
      const before = known.get(coupon);
      if (before !== undefined && before.at < at) remember(coupon, { at, members: undefined });
    },
    note: (coupon: CouponId, at: number): Promise<void> => cache.keep(soldOutName(coupon), at, REMEMBERED_MS),
  };
};
