import type { GuestCartTerms } from "./cart/index.ts";
import { type CouponPolicies, standardClaims, standardCouponDiscount } from "./coupon/index.ts";
import type { FilePolicies } from "./file/index.ts";
import {
  buyersMayReview,
  coffeeWords,
  type ItemPolicies,
  standardDeliveryFee,
  standardUnitPrice,
} from "./item/index.ts";
import type { JobRunPolicies } from "./job-runs.ts";
import type { JobPolicies } from "./jobs.ts";
import { type MemberPolicies, standardPoints, standardTiers } from "./member/index.ts";
import type { OrderPolicies } from "./order/index.ts";
import { type SessionTerms, standardSessionTerms } from "./security/index.ts";
import { standardRateLimits } from "./shared/attempts.ts";
import { SEOUL } from "./shared/day.ts";
import { money } from "./shared/money.ts";

/** What a shop decides by itself. Each may be replaced: `createShop(ports, { refundWindowMs: 14 * 86_400_000 })`. */
export type ShopPolicies = ItemPolicies &
  MemberPolicies &
  CouponPolicies &
  OrderPolicies &
  GuestCartTerms &
  FilePolicies &
  JobPolicies &
  JobRunPolicies & {
    /** How long access and refresh tokens are good. */
    readonly sessions: SessionTerms;
  };

/**
 * What a shop does when it is told nothing: 3,000 won delivery, free from 50,000; buyers review; unpaid orders live
 * 30 minutes, delivered ones are completed after a week, and can be sent back for a week; three tiers and 1 % points;
 * guests' carts are kept for 30 days, uploads that belong to nothing three hours, sign-ins half a year.
 */
export const standardPolicies: ShopPolicies = {
  unitPrice: standardUnitPrice,
  deliveryFee: standardDeliveryFee({ defaultFee: money(3_000), freeFrom: money(50_000) }),
  zone: SEOUL,
  tiers: standardTiers,
  points: standardPoints,
  mayReview: buyersMayReview,
  synonyms: coffeeWords,
  priceBands: [0, 10_000, 20_000, 30_000, 50_000, 100_000].map(money),
  couponDiscount: standardCouponDiscount,
  claims: standardClaims,
  sessions: standardSessionTerms,
  rateLimits: standardRateLimits,
  autoCancelAfterMs: 30 * 60_000,
  autoConfirmAfterMs: 7 * 86_400_000,
  refundWindowMs: 7 * 86_400_000,
  guestCartTtlMs: 30 * 86_400_000,
  uploadTtlMs: 180 * 60_000,
  loginHistoryKeptMs: 180 * 86_400_000,
  upcasters: {},
  instance: "shop",
};
