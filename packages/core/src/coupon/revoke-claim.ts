import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { CouponId, MemberId } from "../shared/ids.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { countRevoked } from "./coupon.ts";
import { type CouponNotFound, findCoupon } from "./find-coupon.ts";
import { type FollowPorts, makeFollow } from "./reconcile-coupons.ts";
import { saveCoupon } from "./save-coupon.ts";

export type ClaimNotFound = { readonly code: "coupon.claim-not-found" };
/** It is used, over, or was taken back before. */
export type NotRevocable = { readonly code: "coupon.not-usable" };

/**
 * Takes a coupon back from a member who did not use it; he cannot claim it again. Its unit goes to whoever comes next.
 * Admins.
 */
export type RevokeClaim = (
  by: Actor,
  coupon: CouponId,
  member: MemberId,
) => Promise<Result<undefined, Forbidden | CouponNotFound | ClaimNotFound | NotRevocable>>;

export const makeRevokeClaim = (ports: FollowPorts): RevokeClaim => {
  const { unitOfWork, couponStock, clock } = ports;
  const follow = makeFollow(ports);
  return async (by, id, member) => {
    if (!isAdmin(by)) return forbidden;
    const at = clock.now();
    const revoked = await unitOfWork.run(async (tx) => {
      const coupon = await findCoupon(tx, id);
      if (!coupon.ok) return coupon;
      const row = await tx.memberCoupons.revoke(member, id);
      if (row === undefined) {
        const has = await tx.memberCoupons.ofMemberAndCoupon(member, id);
        return err({ code: has === undefined ? "coupon.claim-not-found" : "coupon.not-usable" });
      }
      const { sequence } = row;
      if (sequence === undefined) return ok({ coupon: coupon.value, sequence });
      return ok({ coupon: await saveCoupon(tx, countRevoked(coupon.value, member, sequence), at), sequence });
    });
    if (!revoked.ok) return revoked;
    const { coupon, sequence } = revoked.value;
    // First the coupon, so that a stock that lost its memory has it back before it hears of the member.
    await follow(coupon);
    if (sequence !== undefined) await couponStock.takeBack({ coupon: id, member, sequence }, "revoked");
    return done;
  };
};
