import type { ShopTx } from "@cofshop/core";
import { sqlAttempts } from "./attempts.ts";
import { sqlCarts } from "./carts.ts";
import { sqlCategories } from "./categories.ts";
import { sqlChatMarkers } from "./chat-markers.ts";
import { sqlChatMessages } from "./chat-messages.ts";
import { sqlChatRooms } from "./chat-rooms.ts";
import { sqlCommandKeys } from "./command-keys.ts";
import { sqlCoupons } from "./coupons.ts";
import { sqlEventLog, sqlInbox, sqlOutbox } from "./events.ts";
import { sqlItemDocuments } from "./item-documents.ts";
import { sqlItems } from "./items.ts";
import { sqlJobRuns } from "./job-runs.ts";
import { sqlLogins } from "./logins.ts";
import { sqlMemberCoupons } from "./member-coupons.ts";
import { sqlMembers } from "./members.ts";
import { sqlMemberships, sqlSpending } from "./memberships.ts";
import { sqlOpenOrders } from "./open-orders.ts";
import { sqlOrders } from "./orders.ts";
import { sqlPasswordResets } from "./password-resets.ts";
import { sqlPaymentDifferences } from "./payment-differences.ts";
import { sqlPayments } from "./payments.ts";
import { sqlPurchases } from "./purchases.ts";
import { sqlRefreshTokens } from "./refresh-tokens.ts";
import { sqlReviews } from "./reviews.ts";
import { sqlSales } from "./sales.ts";
import type { Database } from "./statement.ts";
import { sqlStock } from "./stock.ts";
import { sqlStoredReplies } from "./stored-replies.ts";
import { sqlUploads } from "./uploads.ts";

/** Every repository over one database connection. */
export const repositories = (database: Database): ShopTx => ({
  members: sqlMembers(database),
  memberships: sqlMemberships(database),
  spending: sqlSpending(database),
  refreshTokens: sqlRefreshTokens(database),
  logins: sqlLogins(database),
  passwordResets: sqlPasswordResets(database),
  items: sqlItems(database),
  stock: sqlStock(database),
  categories: sqlCategories(database),
  reviews: sqlReviews(database),
  purchases: sqlPurchases(database),
  itemDocuments: sqlItemDocuments(database),
  coupons: sqlCoupons(database),
  memberCoupons: sqlMemberCoupons(database),
  carts: sqlCarts(database),
  orders: sqlOrders(database),
  openOrders: sqlOpenOrders(database),
  payments: sqlPayments(database),
  paymentDifferences: sqlPaymentDifferences(database),
  sales: sqlSales(database),
  uploads: sqlUploads(database),
  chatRooms: sqlChatRooms(database),
  chatMessages: sqlChatMessages(database),
  chatMarkers: sqlChatMarkers(database),
  outbox: sqlOutbox(database),
  inbox: sqlInbox(database),
  eventLog: sqlEventLog(database),
  commandKeys: sqlCommandKeys(database),
  storedReplies: sqlStoredReplies(database),
  attempts: sqlAttempts(database),
  jobRuns: sqlJobRuns(database),
});
