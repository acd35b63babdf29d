import type { CartReads, Carts } from "./cart/index.ts";
import type {
  ChatBroadcast,
  ChatMarkerReads,
  ChatMarkers,
  ChatMessageReads,
  ChatMessages,
  ChatRoomReads,
  ChatRooms,
} from "./chat/index.ts";
import type {
  CouponClaims,
  CouponReads,
  CouponStock,
  Coupons,
  MemberCouponReads,
  MemberCoupons,
  ParkedClaims,
} from "./coupon/index.ts";
import type { EventLog, EventLogReads } from "./events/index.ts";
import type { FileInspector, FileStorage, UploadReads, Uploads } from "./file/index.ts";
import type { StoredReplies } from "./idempotency/index.ts";
import type {
  Categories,
  CategoryReads,
  ItemDocuments,
  ItemIndex,
  ItemReads,
  ItemSearch,
  Items,
  Purchases,
  ReviewReads,
  Reviews,
  Stock,
} from "./item/index.ts";
import type { MemberReads, Members, MembershipReads, Memberships, OpenOrders, Spending } from "./member/index.ts";
import type { OrderReads, Orders } from "./order/index.ts";
import type {
  PaymentDifferenceReads,
  PaymentDifferences,
  PaymentGateway,
  PaymentReads,
  Payments,
} from "./payment/index.ts";
import type {
  LoginReads,
  Logins,
  PasswordHasher,
  PasswordResetReads,
  PasswordResets,
  RefreshTokens,
  TokenSigner,
} from "./security/index.ts";
import type {
  AttemptReads,
  Attempts,
  Cache,
  Clock,
  CommandKeys,
  Ids,
  Inbox,
  JobRunReads,
  JobRuns,
  Lock,
  Outbox,
  UnitOfWork,
} from "./shared/ports.ts";
import type { Sales, SalesReads } from "./statistics/index.ts";

/** Everything that is written in transactions. An adapter's own `tx` may have more. */
export interface ShopTx {
  readonly members: Members;
  readonly memberships: Memberships;
  readonly spending: Spending;
  readonly refreshTokens: RefreshTokens;
  readonly logins: Logins;
  readonly passwordResets: PasswordResets;
  readonly items: Items;
  readonly stock: Stock;
  readonly categories: Categories;
  readonly reviews: Reviews;
  readonly purchases: Purchases;
  readonly itemDocuments: ItemDocuments;
  readonly coupons: Coupons;
  readonly memberCoupons: MemberCoupons;
  readonly carts: Carts;
  readonly orders: Orders;
  readonly openOrders: OpenOrders;
  readonly payments: Payments;
  readonly paymentDifferences: PaymentDifferences;
  readonly sales: Sales;
  readonly uploads: Uploads;
  readonly chatRooms: ChatRooms;
  readonly chatMessages: ChatMessages;
  readonly chatMarkers: ChatMarkers;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly eventLog: EventLog;
  readonly commandKeys: CommandKeys;
  readonly storedReplies: StoredReplies;
  readonly attempts: Attempts;
  readonly jobRuns: JobRuns;
}

/** Everything that is read outside of transactions. */
export interface ShopReads {
  readonly members: MemberReads;
  readonly memberships: MembershipReads;
  readonly spending: Spending;
  readonly logins: LoginReads;
  readonly passwordResets: PasswordResetReads;
  readonly items: ItemReads;
  readonly categories: CategoryReads;
  readonly reviews: ReviewReads;
  readonly purchases: Purchases;
  readonly itemDocuments: ItemDocuments;
  readonly coupons: CouponReads;
  readonly memberCoupons: MemberCouponReads;
  readonly carts: CartReads;
  readonly orders: OrderReads;
  readonly payments: PaymentReads;
  readonly paymentDifferences: PaymentDifferenceReads;
  readonly sales: SalesReads;
  readonly uploads: UploadReads;
  readonly chatRooms: ChatRoomReads;
  readonly chatMessages: ChatMessageReads;
  readonly chatMarkers: ChatMarkerReads;
  readonly eventLog: EventLogReads;
  readonly attempts: AttemptReads;
  readonly jobRuns: JobRunReads;
}

/** What a shop needs from the world, flat, so that TypeScript names what is missing. */
export interface ShopPorts<Tx extends ShopTx = ShopTx> {
  readonly unitOfWork: UnitOfWork<Tx, ShopReads>;
  readonly itemSearch: ItemSearch;
  /** What `itemSearch` reads, where that is a copy: it is then kept in step with the database by events. */
  readonly itemIndex?: ItemIndex | undefined;
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
  readonly parkedClaims: ParkedClaims;
  readonly lock: Lock;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwordHasher: PasswordHasher;
  readonly tokenSigner: TokenSigner;
  readonly paymentGateway: PaymentGateway;
  readonly chatBroadcast: ChatBroadcast;
  readonly fileStorage: FileStorage;
  readonly fileInspector: FileInspector;
}

const portNames: readonly (keyof ShopPorts)[] = [
  "unitOfWork",
  "itemSearch",
  "couponStock",
  "couponClaims",
  "parkedClaims",
  "lock",
  "cache",
  "clock",
  "ids",
  "passwordHasher",
  "tokenSigner",
  "paymentGateway",
  "chatBroadcast",
  "fileStorage",
  "fileInspector",
];

/** @throws TypeError naming every port that is missing. */
export const requirePorts = (ports: Partial<ShopPorts>): void => {
  const missing = portNames.filter((name) => ports[name] === undefined);
  if (missing.length > 0) throw new TypeError(`createShop needs these ports too: ${missing.join(", ")}`);
};
