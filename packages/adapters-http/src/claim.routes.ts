import type { CouponId, MemberId, ParkedClaimId } from "@cofshop/core";
import { z } from "zod";
import { accepted, feedOf, noContent, okay } from "./answer.ts";
import { claimAnswer, claimStatusView, claimsView, deadLetterView, reconciliationView } from "./claim.views.ts";
import { redeemBody } from "./coupon.bodies.ts";
import { type CouponShop, couponInPath } from "./coupon.routes.ts";
import { heldCouponView } from "./coupon.views.ts";
import { feedQuery, id } from "./fields.ts";
import { del, get, type PathParams, post, type Route } from "./route.ts";

const claimedInPath: PathParams<{ couponId: CouponId }> = {
  schema: z.object({ couponId: id<CouponId>() }),
  absent: { code: "coupon.not-found" },
};
const claimInPath: PathParams<{ id: CouponId; memberId: MemberId }> = {
  schema: z.object({ id: id<CouponId>(), memberId: id<MemberId>() }),
  absent: { code: "coupon.not-found" },
};
const deadLetterInPath: PathParams<{ id: ParkedClaimId }> = {
  schema: z.object({ id: id<ParkedClaimId>() }),
  absent: { code: "coupon.parked-claim-not-found" },
};

export const claimRoutes = (shop: CouponShop): readonly Route[] => [...ownRoutes(shop), ...adminRoutes(shop)];

const ownRoutes = ({ coupon, zone }: CouponShop): readonly Route[] => [
  post("/memberCoupon/me/:couponId", {
    summary: "Claim a coupon, once: 201 when the caller has it now, 200 when he had it, 202 while it is being written",
    access: "member",
    params: claimedInPath,
    // Whoever asks again hears of the same one: a key would cost two statements and add nothing.
    keyed: false,
    refusals: ["coupon.not-open", "coupon.sold-out"],
    answer: claimAnswer,
    run: ({ by, params }) => coupon.claim(by, params.couponId),
  }),
  get("/memberCoupon/me/:couponId", {
    summary: "How the caller stands with a coupon; PENDING: he won it, and it is being written",
    access: "member",
    params: claimedInPath,
    answer: okay(claimStatusView),
    run: ({ by, params }) => coupon.viewClaim(by, params.couponId),
  }),
  post("/memberCoupon/me/codes", {
    summary: "Claim the coupon that has this code; answers as a claim does",
    access: "member",
    body: redeemBody,
    // As above.
    keyed: false,
    refusals: ["coupon.not-found", "coupon.not-open", "coupon.sold-out"],
    answer: claimAnswer,
    run: ({ by, body }) => coupon.redeemCode(by, body.code),
  }),
  get("/memberCoupon/me", {
    summary: "The coupons that the caller has or had, newest first",
    access: "member",
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(heldCouponView(zone))),
    run: ({ by, query }) => coupon.mine(by, query),
  }),
];

const adminRoutes = ({ coupon }: CouponShop): readonly Route[] => [
  get("/admin/coupons/:id/claims", {
    summary: "How a coupon's claims stand in the database and in the stock",
    access: "admin",
    params: couponInPath,
    answer: okay(claimsView),
    run: ({ by, params }) => coupon.viewClaims(by, params.id),
  }),
  del("/admin/coupons/:id/claims/:memberId", {
    summary: "Take a coupon back from a member who did not use it; its unit goes to whoever comes next",
    access: "admin",
    params: claimInPath,
    answer: noContent,
    run: ({ by, params }) => coupon.revoke(by, params.id, params.memberId),
  }),
  post("/admin/coupons/reconcile", {
    summary: "Make stock and database agree; tells what had to be put right",
    access: "admin",
    refusals: ["lock.busy"],
    answer: accepted(reconciliationView),
    run: ({ by }) => coupon.reconcile(by),
  }),
  get("/admin/coupons/dead-letters", {
    summary: "Claims that were won and could not be written, newest first",
    access: "admin",
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(deadLetterView)),
    run: ({ by, query }) => coupon.parkedClaims(by, query),
  }),
  post("/admin/coupons/dead-letters/:id/requeue", {
    summary: "Send such a claim on its way again",
    access: "admin",
    params: deadLetterInPath,
    answer: noContent,
    run: ({ by, params }) => coupon.requeueParkedClaim(by, params.id),
  }),
  del("/admin/coupons/dead-letters/:id", {
    summary: "Give such a claim up; its member can claim again",
    access: "admin",
    params: deadLetterInPath,
    answer: noContent,
    run: ({ by, params }) => coupon.discardParkedClaim(by, params.id),
  }),
];
