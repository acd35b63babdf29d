export type { ClaimWish, Sequence, Standing, StockTerms, WonClaim } from "./claim.ts";
export {
  type Coupon,
  type CouponDraft,
  type CouponEvent,
  type CouponIllegalTransition,
  type CouponState,
  create,
  type DiscountTerms,
  type NotLimited,
  stockTermsOf,
} from "./coupon.ts";
export { type CouponDiscountPolicy, standardCouponDiscount } from "./discount.ts";
export {
  type HeldCoupon,
  issue,
  issuedEvents,
  isUsable,
  type MemberCoupon,
  type MemberCouponEvent,
  type MemberCouponState,
} from "./member-coupon.ts";
export type {
  Backlog,
  ClaimCounts,
  CouponClaims,
  CouponReads,
  CouponStock,
  Coupons,
  Delivery,
  MemberCouponReads,
  MemberCoupons,
  ParkedClaim,
  ParkedClaims,
  Rebuilt,
  Settlement,
  StockSnapshot,
  WrittenClaim,
} from "./ports.ts";
