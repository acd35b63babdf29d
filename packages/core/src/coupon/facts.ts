import type { CouponId } from "../shared/ids.ts";
import type { Cache } from "../shared/ports.ts";
import type { Coupon } from "./coupon.ts";
import type { CouponReads } from "./ports.ts";

/** What a claim has to know of a coupon before it asks the stock; instants in ms. */
export type CouponFacts = {
  readonly limited: boolean;
  readonly hidden: boolean;
  readonly available: boolean;
  readonly issueFrom: number;
  readonly issueTo: number;
};

/**
 * How long facts and sold-out answers are remembered, in ms. The stock itself is told of every change at once, so what
 * is remembered lets nobody have what he may not.
 */
export const REMEMBERED_MS = 1_000;

const factsName = (coupon: CouponId): string => `coupon:facts:${coupon}`;
export const soldOutName = (coupon: CouponId): string => `coupon:sold-out:${coupon}`;
/** Everything that is remembered of a coupon. */
export const cacheNames = (coupon: CouponId): readonly string[] => [factsName(coupon), soldOutName(coupon)];

export const factsOf = ({ quantity, code, state, issueFrom, issueTo }: Coupon): CouponFacts => ({
  limited: quantity !== undefined,
  hidden: code !== undefined,
  available: state === "AVAILABLE",
  issueFrom: issueFrom.getTime(),
  issueTo: issueTo.getTime(),
});

const isFacts = (value: unknown): value is CouponFacts =>
  typeof value === "object" && value !== null && "issueFrom" in value && "issueTo" in value;

/** The facts of a coupon, a second old at most; nothing when there is none. */
export const recallFacts = async (
  { cache, coupons }: { readonly cache: Cache; readonly coupons: Pick<CouponReads, "byId"> },
  id: CouponId,
): Promise<CouponFacts | undefined> => {
  const remembered = await cache.recall(factsName(id));
  if (isFacts(remembered)) return remembered;
  const coupon = await coupons.byId(id);
  // Not remembered when there is none: made-up ids would push out what is asked for.
  if (coupon === undefined) return undefined;
  const facts = factsOf(coupon);
  await cache.keep(factsName(id), facts, REMEMBERED_MS);
  return facts;
};
