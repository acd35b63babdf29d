export { attemptsContract } from "./attempts.contract.ts";
export { type CacheFeatures, type CacheSubject, cacheContract } from "./cache.contract.ts";
export { cartRaces } from "./cart-races.ts";
export { cartsContract } from "./carts.contract.ts";
export { categoriesContract } from "./categories.contract.ts";
export { type ChannelFeatures, type ChannelSubject, channelContract } from "./channel.contract.ts";
export { chatMarkersContract } from "./chat-markers.contract.ts";
export { chatMessagesContract } from "./chat-messages.contract.ts";
export { chatRaces } from "./chat-races.ts";
export { chatRoomsContract } from "./chat-rooms.contract.ts";
export { type ClaimStoryTerms, type ClaimSubject, claimStories, type Loss } from "./claim-stories/claim-stories.ts";
export {
  type ClockFeatures,
  type ClockSubject,
  clockContract,
  type IdsSubject,
  idsContract,
} from "./clock.contract.ts";
export { commandKeysContract } from "./command-keys.contract.ts";
export type { Feature, StoreFeatures, StoreSubject, Subject } from "./contract.ts";
export { type CouponClaimsFeatures, type CouponClaimsSubject, couponClaimsContract } from "./coupon-claims.contract.ts";
export { type CouponStockFeatures, type CouponStockSubject, couponStockContract } from "./coupon-stock.contract.ts";
export { couponsContract } from "./coupons.contract.ts";
export { eventsContract } from "./events.contract.ts";
export { abortingFirst, everyUseCaseRepeats } from "./every-use-case/every-use-case-repeats.ts";
export {
  type FileStorageFeatures,
  type FileStorageSubject,
  fileStorageContract,
} from "./file-storage.contract.ts";
export { type FreshShop, freshShop, type ShopSubject } from "./fresh-shop.ts";
export { itemDocumentsContract } from "./item-documents.contract.ts";
export { type ItemIndexSubject, itemIndexContract } from "./item-index.contract.ts";
export { type ItemIndexStorySubject, itemIndexStories } from "./item-index-stories.ts";
export { type ItemSearchSubject, itemSearchContract } from "./item-search.contract.ts";
export { itemsContract } from "./items.contract.ts";
export { jobRunsContract } from "./job-runs.contract.ts";
export { type LockFeatures, type LockSubject, lockContract } from "./lock.contract.ts";
export { loginsContract } from "./logins.contract.ts";
export { memberCouponsContract } from "./member-coupons.contract.ts";
export { membersContract } from "./members.contract.ts";
export { membershipsContract } from "./memberships.contract.ts";
export { openOrdersContract } from "./open-orders.contract.ts";
export { ordersContract } from "./orders.contract.ts";
export { parkedClaimsContract } from "./parked-claims.contract.ts";
export {
  type PasswordHasherFeatures,
  type PasswordHasherSubject,
  passwordHasherContract,
} from "./password-hasher.contract.ts";
export { passwordResetsContract } from "./password-resets.contract.ts";
export { paymentDifferencesContract } from "./payment-differences.contract.ts";
export {
  type Attempt,
  type PaymentGatewayFeatures,
  type PaymentGatewaySubject,
  paymentGatewayContract,
} from "./payment-gateway.contract.ts";
export { paymentsContract } from "./payments.contract.ts";
export { holds, type PropertyTerms, seed } from "./property.ts";
export { purchasesContract } from "./purchases.contract.ts";
export { refreshTokensContract } from "./refresh-tokens.contract.ts";
export { reviewRaces } from "./review-races.ts";
export { reviewsContract } from "./reviews.contract.ts";
export { salesContract } from "./sales.contract.ts";
export { type CatalogueItem, catalogue, catalogueCategories } from "./search-quality/demo-catalogue.ts";
export { type SearchQualityFloors, searchQualityContract } from "./search-quality/search-quality.contract.ts";
export { sessionRaces } from "./session-races.ts";
export { type ShopRaceSizes, shopRaces } from "./shop-races.ts";
export { stockContract } from "./stock.contract.ts";
export { storedRepliesContract } from "./stored-replies.contract.ts";
export { salesStories } from "./stories/sales-stories.ts";
export { type StoryTerms, shopStories } from "./stories/shop-stories.ts";
export { type TokenSignerFeatures, type TokenSignerSubject, tokenSignerContract } from "./token-signer.contract.ts";
export { type UnitOfWorkFeatures, unitOfWorkContract } from "./unit-of-work.contract.ts";
export { uploadsContract } from "./uploads.contract.ts";
export { withdrawalRaces } from "./withdrawal-races.ts";
