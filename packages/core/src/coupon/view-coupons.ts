import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { Unavailable } from "../shared/breakage.ts";
import type { CouponId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Coupon } from "./coupon.ts";
import type { CouponNotFound } from "./find-coupon.ts";
import type { HeldCoupon } from "./member-coupon.ts";
import type { CouponReads, CouponStock, MemberCouponReads } from "./ports.ts";

export type ViewCouponsPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly coupons: CouponReads; readonly memberCoupons: MemberCouponReads }
  >;
  readonly couponStock: CouponStock;
};

/** A coupon with the units that are still to be had; absent for one without limit, or whose stock does not know yet. */
export type OfferedCoupon = { readonly coupon: Coupon; readonly remaining: number | undefined };

/** The shop's coupons, newest first. Those with a code are shown to admins only. */
export type ListCoupons = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<Feed<OfferedCoupon>, BadCursor | InvalidInput>>;
export type ViewCoupon = (by: Actor, id: CouponId) => Promise<Result<OfferedCoupon, CouponNotFound>>;
/** A member's coupons, newest first. */
export type ListMyCoupons = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<Feed<HeldCoupon>, BadCursor | InvalidInput | Forbidden>>;

/** Units still to be had; of a stock that is away nothing is known, and the coupons are shown without. */
const unitsLeft = async (stock: CouponStock, coupons: readonly Coupon[]): Promise<ReadonlyMap<CouponId, number>> => {
  const limited = coupons.filter(({ quantity }) => quantity !== undefined);
  if (limited.length === 0) return new Map();
  return stock.remaining(limited.map(({ id }) => id)).catch((cause: unknown) => {
    if (cause instanceof Unavailable) return new Map<CouponId, number>();
    throw cause;
  });
};

const withRemaining = async (stock: CouponStock, coupons: readonly Coupon[]): Promise<readonly OfferedCoupon[]> => {
  const remaining = await unitsLeft(stock, coupons);
  return coupons.map((coupon) => ({ coupon, remaining: remaining.get(coupon.id) }));
};

const COUPONS = "coupons";
const MINE = "my-coupons";

export const makeListCoupons =
  ({ unitOfWork, couponStock }: ViewCouponsPorts): ListCoupons =>
  async (by, request) => {
    const slice = sliceOf(COUPONS, request);
    if (!slice.ok) return slice;
    const rows = await unitOfWork.reads.coupons.list(isAdmin(by), slice.value);
    const position = ({ createdAt, id }: Coupon) => ({ key: createdAt.getTime(), id });
    const { content, nextCursor } = feedOf(COUPONS, slice.value, rows, position);
    return ok({ content: await withRemaining(couponStock, content), nextCursor });
  };

export const makeViewCoupon =
  ({ unitOfWork, couponStock }: ViewCouponsPorts): ViewCoupon =>
  async (by, id) => {
    const coupon = await unitOfWork.reads.coupons.byId(id);
    if (coupon === undefined || (coupon.code !== undefined && !isAdmin(by))) return err({ code: "coupon.not-found" });
    const [offered] = await withRemaining(couponStock, [coupon]);
    return ok(offered ?? { coupon, remaining: undefined });
  };

export const makeListMyCoupons =
  ({ unitOfWork }: ViewCouponsPorts): ListMyCoupons =>
  async (by, request) => {
    if (by.kind !== "member") return forbidden;
    const slice = sliceOf(MINE, request);
    if (!slice.ok) return slice;
    const rows = await unitOfWork.reads.memberCoupons.ofMember(by.id, slice.value);
    return ok(feedOf(MINE, slice.value, rows, ({ held: { issuedAt, id } }) => ({ key: issuedAt.getTime(), id })));
  };
