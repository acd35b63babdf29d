import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { CouponId } from "../shared/ids.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Sequence } from "./claim.ts";
import { type CouponNotFound, findCoupon } from "./find-coupon.ts";
import type { Backlog, ClaimCounts, CouponClaims, CouponReads, CouponStock, MemberCouponReads } from "./ports.ts";

export type ViewClaimsPorts = {
  readonly unitOfWork: UnitOfWork<
    unknown,
    { readonly coupons: CouponReads; readonly memberCoupons: MemberCouponReads }
  >;
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
};

/** How a member stands with a coupon. `PENDING`: he won it, and it is on its way to the database. */
export type ClaimStatus = {
  readonly status: "NONE" | "PENDING" | "ISSUED" | "REVOKED";
  readonly sequence: Sequence | undefined;
};
export type ViewClaim = (by: Actor, coupon: CouponId) => Promise<Result<ClaimStatus, Forbidden | CouponNotFound>>;

/** How a coupon's claims stand, in the database and in the stock. `remaining` is absent where the stock does not know. */
export type ClaimsReport = ClaimCounts & {
  readonly quantity: number | undefined;
  readonly revoked: number;
  readonly remaining: number | undefined;
  /** Of all coupons together. */
  readonly backlog: Backlog;
};
export type ViewClaims = (by: Actor, coupon: CouponId) => Promise<Result<ClaimsReport, Forbidden | CouponNotFound>>;

export const makeViewClaim =
  ({ unitOfWork, couponStock }: ViewClaimsPorts): ViewClaim =>
  async (by, id) => {
    if (by.kind !== "member") return forbidden;
    const { coupons, memberCoupons } = unitOfWork.reads;
    const row = await memberCoupons.ofMemberAndCoupon(by.id, id);
    if (row !== undefined) {
      return ok({ status: row.state === "REVOKED" ? "REVOKED" : "ISSUED", sequence: row.sequence });
    }
    const coupon = await findCoupon({ coupons }, id);
    if (!coupon.ok) return coupon;
    const standing = coupon.value.quantity === undefined ? undefined : await couponStock.standing(by.id, id);
    switch (standing?.outcome) {
      case "claimed":
        return ok({ status: "PENDING", sequence: standing.sequence });
      case "revoked":
        return ok({ status: "REVOKED", sequence: standing.sequence });
      default:
        // Who did not get in with its code does not hear that there is such a coupon.
        if (coupon.value.code !== undefined) return err({ code: "coupon.not-found" });
        return ok({ status: "NONE", sequence: undefined });
    }
  };

export const makeViewClaims =
  ({ unitOfWork, couponStock, couponClaims }: ViewClaimsPorts): ViewClaims =>
  async (by, id) => {
    if (!isAdmin(by)) return forbidden;
    const { coupons, memberCoupons } = unitOfWork.reads;
    const coupon = await findCoupon({ coupons }, id);
    if (!coupon.ok) return coupon;
    const { quantity, revoked } = coupon.value;
    const counts = await memberCoupons.counts(id);
    const remaining = quantity === undefined ? undefined : (await couponStock.remaining([id])).get(id);
    return ok({ ...counts, quantity, revoked, remaining, backlog: await couponClaims.backlog() });
  };
