import type { MemberCouponId, MemberId, OrderId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { CouponNotFound } from "./find-coupon.ts";
import { type HeldCoupon, isUsable } from "./member-coupon.ts";
import type { MemberCouponReads, MemberCoupons } from "./ports.ts";

/** It is used, over, taken back or cancelled, not valid yet, or the goods cost less than `minOrderPrice`. */
export type NotUsable = { readonly code: "coupon.not-usable"; readonly minOrderPrice?: Money };

/** A step: a member's own coupon that he can use at an instant. Somebody else's is as good as none. */
export const usableCoupon = async (
  tx: { readonly memberCoupons: Pick<MemberCouponReads, "byId"> },
  id: MemberCouponId,
  member: MemberId,
  at: Date,
): Promise<Result<HeldCoupon, CouponNotFound | NotUsable>> => {
  const found = await tx.memberCoupons.byId(id);
  if (found === undefined || found.held.memberId !== member) return err({ code: "coupon.not-found" });
  return isUsable(found, at) ? ok(found) : err({ code: "coupon.not-usable" });
};

/** A step: uses a coupon on an order, unless somebody did in the meantime. */
export const useCoupon = async (
  tx: { readonly memberCoupons: Pick<MemberCoupons, "use"> },
  id: MemberCouponId,
  order: OrderId,
  at: Date,
): Promise<Result<undefined, NotUsable>> =>
  (await tx.memberCoupons.use(id, order, at)) ? done : err({ code: "coupon.not-usable" });
