export type { Handler, Parked, Upcasters } from "./events/index.ts";
export { buyersMayReview, plainBuyer, quote, standardDeliveryFee, standardUnitPrice } from "./item/index.ts";
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
  type ShopPolicies,
  type ShopPorts,
  type ShopReads,
  type ShopTx,
  type ShopUseCases,
  standardPolicies,
} from "./shop.ts";
