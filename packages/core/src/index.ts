export { type ClaimTerms, standardClaims, standardCouponDiscount } from "./coupon/index.ts";
export type { Handler, Parked, Upcasters } from "./events/index.ts";
export {
  buyersMayReview,
  fallbackSearch,
  plainBuyer,
  quote,
  standardDeliveryFee,
  standardUnitPrice,
} from "./item/index.ts";
export {
  actorOf,
  type PointPolicy,
  standardPoints,
  standardTiers,
  type Tier,
  type TierPolicy,
} from "./member/index.ts";
export * from "./shared/index.ts";
export {
  type Around,
  type Call,
  createShop,
  type EventUseCases,
  type Refusal,
  type RefusalCode,
  type RefusalOf,
  type Shop,
  type ShopEvent,
  type ShopOptions,
  type ShopUseCases,
} from "./shop.ts";
export { type ShopPolicies, standardPolicies } from "./shop-policies.ts";
export type { ShopPorts, ShopReads, ShopTx } from "./shop-ports.ts";
