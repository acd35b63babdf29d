import type { Clock, Ids } from "../shared/ports.ts";
import type { ShopPorts, ShopTx } from "../shop-ports.ts";
import { memoryAttempts } from "./attempts.ts";
import { memoryCache } from "./cache.ts";
import { memoryCarts } from "./carts.ts";
import { memoryCategories } from "./categories.ts";
import { type RecordedBroadcast, recordedBroadcast } from "./chat-broadcast.ts";
import { memoryChatMarkers } from "./chat-markers.ts";
import { memoryChatMessages } from "./chat-messages.ts";
import { memoryChatRooms } from "./chat-rooms.ts";
import { memoryCommandKeys } from "./command-keys.ts";
import { countedIds } from "./counted-ids.ts";
import { type MemoryCouponStock, memoryCouponStock } from "./coupon-stock.ts";
import { memoryCoupons } from "./coupons.ts";
import { memoryEventLog, memoryInbox, memoryOutbox } from "./events.ts";
import { type MemoryFiles, memoryFiles, plainSpokenFiles } from "./files.ts";
import { type HandClock, handClock } from "./hand-clock.ts";
import { memoryItemDocuments } from "./item-documents.ts";
import { memoryItemSearch } from "./item-search.ts";
import { memoryItems } from "./items.ts";
import { memoryJobRuns } from "./job-runs.ts";
import { memoryLock } from "./lock.ts";
import { memoryLogins } from "./logins.ts";
import { memoryMemberCoupons } from "./member-coupons.ts";
import { memoryMembers } from "./members.ts";
import { memoryMemberships, memorySpending } from "./memberships.ts";
import { memoryOpenOrders } from "./open-orders.ts";
import { memoryOrders } from "./orders.ts";
import { memoryPasswordResets } from "./password-resets.ts";
import { memoryPaymentDifferences } from "./payment-differences.ts";
import { memoryPayments } from "./payments.ts";
import { listedTokens, plainTextPasswords } from "./plain-security.ts";
import { memoryPurchases } from "./purchases.ts";
import { memoryRefreshTokens } from "./refresh-tokens.ts";
import { memoryReviews } from "./reviews.ts";
import { memorySales } from "./sales.ts";
import { type SandboxGateway, sandboxGateway } from "./sandbox-gateway.ts";
import { memoryStock } from "./stock.ts";
import { memoryStore, type View } from "./store.ts";
import { memoryStoredReplies } from "./stored-replies.ts";
import { memoryUnitOfWork } from "./unit-of-work.ts";
import { memoryUploads } from "./uploads.ts";

export type MemoryOptions = {
  /** What the clock reads at first. Default: noon of 2 January 2026 in Seoul. */
  readonly start?: Date;
  /** Decides how works interleave: another seed, another order. Default 1. */
  readonly seed?: number;
};

/** Repositories over a store; their ids are needed for events only. */
const repositories = (view: View, ids: Ids): ShopTx => ({
  members: memoryMembers(view),
  memberships: memoryMemberships(view),
  spending: memorySpending(view),
  refreshTokens: memoryRefreshTokens(view),
  logins: memoryLogins(view),
  passwordResets: memoryPasswordResets(view),
  items: memoryItems(view),
  stock: memoryStock(view),
  categories: memoryCategories(view),
  reviews: memoryReviews(view),
  purchases: memoryPurchases(view),
  itemDocuments: memoryItemDocuments(view),
  coupons: memoryCoupons(view),
  memberCoupons: memoryMemberCoupons(view),
  carts: memoryCarts(view),
  orders: memoryOrders(view),
  openOrders: memoryOpenOrders(view),
  payments: memoryPayments(view),
  paymentDifferences: memoryPaymentDifferences(view),
  sales: memorySales(view),
  uploads: memoryUploads(view),
  chatRooms: memoryChatRooms(view),
  chatMessages: memoryChatMessages(view),
  chatMarkers: memoryChatMarkers(view),
  outbox: memoryOutbox(view, ids),
  inbox: memoryInbox(view),
  eventLog: memoryEventLog(view),
  commandKeys: memoryCommandKeys(view),
  storedReplies: memoryStoredReplies(view),
  attempts: memoryAttempts(view),
  jobRuns: memoryJobRuns(view),
});

/** Zero to three turns of the event loop's microtask queue between two statements (xorshift, Marsaglia 2003). */
const turns = (seed: number): (() => Promise<void>) => {
  let state = seed >>> 0 || 1;
  return async () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    for (let left = (state >>> 0) % 4; left > 0; left -= 1) await undefined;
  };
};

/** The database alone, for a process that has its own clock and ids. */
export const memoryDatabase = ({
  clock,
  ids,
  seed = 1,
}: {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly seed?: number;
}): Pick<ShopPorts, "unitOfWork" | "itemSearch" | "lock" | "cache"> & MemoryCouponStock => {
  const turn = turns(seed);
  const store = memoryStore(turn);
  return {
    unitOfWork: memoryUnitOfWork(store, (view) => repositories(view, ids)),
    itemSearch: memoryItemSearch(store.reads),
    lock: memoryLock(clock),
    cache: memoryCache(clock),
    ...memoryCouponStock({ clock, ids, turn }),
  };
};

export type MemoryPorts = ShopPorts & {
  readonly clock: HandClock;
  readonly paymentGateway: SandboxGateway;
  readonly chatBroadcast: RecordedBroadcast;
  readonly fileStorage: MemoryFiles;
} & Pick<MemoryCouponStock, "lose" | "snapshot">;

/** A whole world in memory: everything `createShop` needs, with a clock that a test moves by hand. */
export const memoryPorts = ({
  start = new Date("2026-01-02T03:00:00Z"),
  seed = 1,
}: MemoryOptions = {}): MemoryPorts => {
  const clock = handClock(start);
  const ids = countedIds();
  const { couponClaims, ...database } = memoryDatabase({ clock, ids, seed });
  return {
    ...database,
    // Nobody may move the clock while a worker waits: it takes what is there.
    couponClaims: { ...couponClaims, take: (limit, terms) => couponClaims.take(limit, { ...terms, waitMs: 0 }) },
    clock,
    ids,
    passwordHasher: plainTextPasswords,
    tokenSigner: listedTokens(),
    paymentGateway: sandboxGateway(clock),
    chatBroadcast: recordedBroadcast(),
    fileStorage: memoryFiles(),
    fileInspector: plainSpokenFiles,
  };
};
