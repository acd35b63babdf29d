import type { Zone } from "../shared/day.ts";
import {
  type AddCouponStock,
  type ChangeCouponState,
  makeAddCouponStock,
  makeChangeCouponState,
} from "./change-coupon.ts";
import {
  type ClaimCoupon,
  type ClaimCouponPorts,
  type ClaimPolicies,
  makeClaimCoupon,
  type RedeemCode,
} from "./claim-coupon.ts";
import type { ClaimWorker } from "./claim-worker.ts";
import { type CreateCoupon, type CreateCouponPorts, makeCreateCoupon } from "./create-coupon.ts";
import {
  type DiscardParkedClaim,
  type ListParkedClaims,
  makeDiscardParkedClaim,
  makeListParkedClaims,
  makeRequeueParkedClaim,
  type ParkedClaimPorts,
  type RequeueParkedClaim,
} from "./parked-claims.ts";
import { makeReconcileCoupons, type ReconcileCoupons } from "./reconcile-coupons.ts";
import { makeRevokeClaim, type RevokeClaim } from "./revoke-claim.ts";
import { makeViewClaim, makeViewClaims, type ViewClaim, type ViewClaims } from "./view-claims.ts";
import {
  type ListCoupons,
  type ListMyCoupons,
  makeListCoupons,
  makeListMyCoupons,
  makeViewCoupon,
  type ViewCoupon,
} from "./view-coupons.ts";

export type { AddCouponStock, ChangeCouponState } from "./change-coupon.ts";
export type { ClaimWish, Sequence, Standing, StockTerms, WonClaim } from "./claim.ts";
export {
  type ClaimCoupon,
  type Claimed,
  type ClaimRefusal,
  type ClaimTerms,
  type RedeemCode,
  standardClaims,
} from "./claim-coupon.ts";
export { type ClaimWorker, type ClaimWorkerPorts, makeClaimWorker } from "./claim-worker.ts";
export { allWritten, type Comparison, compareClaims, type SignedSequence } from "./compare-claims.ts";
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
export type { CouponFields, CreateCoupon, CreateCouponCommand, CreateCouponRefusal } from "./create-coupon.ts";
export { type CouponDiscountPolicy, standardCouponDiscount } from "./discount.ts";
export { makeExpireCoupons } from "./expire-coupons.ts";
export type { CouponNotFound } from "./find-coupon.ts";
export {
  type HeldCoupon,
  issue,
  issuedEvents,
  isUsable,
  type MemberCoupon,
  type MemberCouponEvent,
  type MemberCouponState,
} from "./member-coupon.ts";
export type { DiscardParkedClaim, ListParkedClaims, RequeueParkedClaim } from "./parked-claims.ts";
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
export {
  type FollowPorts,
  makeReconcileCoupons,
  type ReconcileCoupons,
  type Reconciliation,
} from "./reconcile-coupons.ts";
export type { RevokeClaim } from "./revoke-claim.ts";
export { type NotUsable, usableCoupon, useCoupon } from "./use-coupon.ts";
export type { ClaimStatus, ClaimsReport, ViewClaim, ViewClaims } from "./view-claims.ts";
export type { ListCoupons, ListMyCoupons, OfferedCoupon, ViewCoupon } from "./view-coupons.ts";
export { writtenAtOnce } from "./written-at-once.ts";

export type CouponPorts = CreateCouponPorts & ClaimCouponPorts & ParkedClaimPorts;
export type CouponPolicies = ClaimPolicies & {
  /** The zone of the days on which coupons are valid. */
  readonly zone: Zone;
};
export type CouponUseCases = {
  readonly create: CreateCoupon;
  readonly changeState: ChangeCouponState;
  readonly addStock: AddCouponStock;
  readonly list: ListCoupons;
  readonly view: ViewCoupon;
  readonly claim: ClaimCoupon;
  readonly redeemCode: RedeemCode;
  readonly viewClaim: ViewClaim;
  readonly mine: ListMyCoupons;
  readonly revoke: RevokeClaim;
  readonly viewClaims: ViewClaims;
  readonly reconcile: ReconcileCoupons;
  readonly parkedClaims: ListParkedClaims;
  readonly requeueParkedClaim: RequeueParkedClaim;
  readonly discardParkedClaim: DiscardParkedClaim;
};

export const couponUseCases = (ports: CouponPorts, policies: CouponPolicies, worker: ClaimWorker): CouponUseCases => {
  const { claimCoupon, redeemCode } = makeClaimCoupon(ports, policies, worker);
  return {
    create: makeCreateCoupon(ports, policies.zone),
    changeState: makeChangeCouponState(ports),
    addStock: makeAddCouponStock(ports),
    list: makeListCoupons(ports),
    view: makeViewCoupon(ports),
    claim: claimCoupon,
    redeemCode,
    viewClaim: makeViewClaim(ports),
    mine: makeListMyCoupons(ports),
    revoke: makeRevokeClaim(ports),
    viewClaims: makeViewClaims(ports),
    reconcile: makeReconcileCoupons(ports),
    parkedClaims: makeListParkedClaims(ports),
    requeueParkedClaim: makeRequeueParkedClaim(ports),
    discardParkedClaim: makeDiscardParkedClaim(ports),
  };
};
