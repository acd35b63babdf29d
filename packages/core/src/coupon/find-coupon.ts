import type { CouponId } from "../shared/ids.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Coupon } from "./coupon.ts";
import type { CouponReads } from "./ports.ts";

export type CouponNotFound = { readonly code: "coupon.not-found" };

/** A step: the coupon, or that there is none. */
export const findCoupon = async (
  { coupons }: { readonly coupons: Pick<CouponReads, "byId"> },
  id: CouponId,
): Promise<Result<Coupon, CouponNotFound>> => {
  const coupon = await coupons.byId(id);
  return coupon === undefined ? err({ code: "coupon.not-found" }) : ok(coupon);
};
