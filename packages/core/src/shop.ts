import { type CartReads, type Carts, type CartUseCases, cartUseCases, type GuestCartTerms } from "./cart/index.ts";
import {
  type Consumers,
  type DiscardParked,
  type EventLog,
  type EventLogReads,
  type ForgetConsumer,
  type ListParked,
  makeConsumers,
  makeDiscardParked,
  makeForgetConsumer,
  makeListParked,
  makeRetryParked,
  type RetryParked,
} from "./events/index.ts";
import { type IdempotencyUseCases, idempotencyUseCases, type StoredReplies } from "./idempotency/index.ts";
import {
  buyersMayReview,
  type Categories,
  type CategoryReads,
  type ItemEvent,
  type ItemPolicies,
  type ItemReads,
  type Items,
  type ItemUseCases,
  itemUseCases,
  type Purchases,
  type ReviewEvent,
  type ReviewReads,
  type Reviews,
  type Stock,
  standardDeliveryFee,
  standardUnitPrice,
} from "./item/index.ts";
import { type JobPolicies, shopJobs } from "./jobs.ts";
import {
  type MemberEvent,
  type MemberPolicies,
  type MemberReads,
  type Members,
  type MembershipEvent,
  type MembershipReads,
  type Memberships,
  type MemberUseCases,
  memberUseCases,
  type OpenOrders,
  type Spending,
  standardPoints,
  standardTiers,
} from "./member/index.ts";
import {
  type OrderEvent,
  type OrderPolicies,
  type OrderReads,
  type Orders,
  type OrderUseCases,
  orderUseCases,
} from "./order/index.ts";
import {
  makeGiveBack,
  makeSettleBeforeCancel,
  type PaymentEvent,
  type PaymentGateway,
  type PaymentReads,
  type Payments,
  type PaymentUseCases,
  paymentUseCases,
} from "./payment/index.ts";
import {
  type LoginReads,
  type Logins,
  type PasswordHasher,
  type PasswordResetReads,
  type PasswordResets,
  type RefreshTokens,
  type SecurityEvent,
  type SecurityUseCases,
  type SessionTerms,
  securityUseCases,
  standardSessionTerms,
  type TokenSigner,
} from "./security/index.ts";
import { standardRateLimits } from "./shared/attempts.ts";
import { SEOUL } from "./shared/day.ts";
import type { Job } from "./shared/job.ts";
import { money } from "./shared/money.ts";
import type {
  AttemptReads,
  Attempts,
  Clock,
  CommandKeys,
  Ids,
  Inbox,
  Lock,
  Outbox,
  UnitOfWork,
} from "./shared/ports.ts";
import type { Err } from "./shared/result.ts";

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
  readonly carts: Carts;
  readonly orders: Orders;
  readonly openOrders: OpenOrders;
  readonly payments: Payments;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly eventLog: EventLog;
  readonly commandKeys: CommandKeys;
  readonly storedReplies: StoredReplies;
  readonly attempts: Attempts;
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
  readonly carts: CartReads;
  readonly orders: OrderReads;
  readonly payments: PaymentReads;
  readonly eventLog: EventLogReads;
  readonly attempts: AttemptReads;
}

/** What a shop needs from the world, flat, so that TypeScript names what is missing. */
export interface ShopPorts<Tx extends ShopTx = ShopTx> {
  readonly unitOfWork: UnitOfWork<Tx, ShopReads>;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwordHasher: PasswordHasher;
  readonly tokenSigner: TokenSigner;
  readonly paymentGateway: PaymentGateway;
}

export type ShopEvent =
  | MemberEvent
  | MembershipEvent
  | SecurityEvent
  | ItemEvent
  | ReviewEvent
  | OrderEvent
  | PaymentEvent;

export type Call = { readonly module: string; readonly useCase: string };
/** Wraps every use case: for logs, traces and metrics. Sees names and results, and must answer what `run` answers. */
export type Around = <R>(call: Call, run: () => Promise<R>) => Promise<R>;

export type ShopPolicies = ItemPolicies &
  MemberPolicies &
  OrderPolicies &
  GuestCartTerms &
  JobPolicies & {
    readonly sessions: SessionTerms;
  };

/**
 * What a shop does when it is told nothing: 3,000 won delivery, free from 50,000; buyers review; unpaid orders live
 * 30 minutes, delivered ones are completed after a week, and can be sent back for a week; three tiers and 1 % points;
 * guests' carts are kept for 30 days, sign-ins half a year.
 */
export const standardPolicies: ShopPolicies = {
  unitPrice: standardUnitPrice,
  deliveryFee: standardDeliveryFee({ defaultFee: money(3_000), freeFrom: money(50_000) }),
  zone: SEOUL,
  tiers: standardTiers,
  points: standardPoints,
  mayReview: buyersMayReview,
  sessions: standardSessionTerms,
  rateLimits: standardRateLimits,
  autoCancelAfterMs: 30 * 60_000,
  autoConfirmAfterMs: 7 * 86_400_000,
  refundWindowMs: 7 * 86_400_000,
  guestCartTtlMs: 30 * 86_400_000,
  loginHistoryKeptMs: 180 * 86_400_000,
  upcasters: {},
};

export type ShopOptions = Partial<ShopPolicies> & { readonly around?: Around | undefined };

export type EventUseCases<Tx> = Pick<Consumers<Tx, ShopEvent>, "subscribe"> & {
  readonly parked: ListParked;
  readonly retryParked: RetryParked;
  readonly discardParked: DiscardParked;
  readonly forgetConsumer: ForgetConsumer;
};

/** Every use case, by module. */
export interface ShopUseCases {
  readonly member: MemberUseCases;
  readonly security: SecurityUseCases;
  readonly item: ItemUseCases;
  readonly cart: CartUseCases;
  readonly order: OrderUseCases;
  readonly payment: PaymentUseCases;
  readonly idempotency: IdempotencyUseCases;
}

export interface Shop<Tx = ShopTx> extends ShopUseCases {
  readonly events: EventUseCases<Tx>;
  /** The shop's recurring work, for a runner or for `runOnce`. */
  readonly jobs: readonly Job[];
}

/** What a use case refuses with: `RefusalOf<Shop["order"]["place"]>`. */
export type RefusalOf<F> = F extends (...args: never[]) => Promise<infer R>
  ? R extends Err<infer E>
    ? E
    : never
  : never;
type RefusalsOf<Group> = { [U in keyof Group]: RefusalOf<Group[U]> }[keyof Group];
/** Everything that any use case can refuse with. */
export type Refusal =
  | { [M in keyof ShopUseCases]: RefusalsOf<ShopUseCases[M]> }[keyof ShopUseCases]
  | RefusalsOf<Omit<EventUseCases<never>, "subscribe">>;
export type RefusalCode = Refusal["code"];

const portNames: readonly (keyof ShopPorts)[] = [
  "unitOfWork",
  "lock",
  "clock",
  "ids",
  "passwordHasher",
  "tokenSigner",
  "paymentGateway",
];

const requirePorts = (ports: Partial<ShopPorts>): void => {
  const missing = portNames.filter((name) => ports[name] === undefined);
  if (missing.length > 0) throw new TypeError(`createShop needs these ports too: ${missing.join(", ")}`);
};

/** The same functions, each run through `around`. */
const wrapped = <Group extends object>(module: string, group: Group, around: Around | undefined): Group => {
  if (around === undefined) return group;
  const entries = Object.entries(group).map(([useCase, run]: [string, (...args: unknown[]) => Promise<unknown>]) => [
    useCase,
    (...args: unknown[]) => around({ module, useCase }, () => run(...args)),
  ]);
  return Object.fromEntries(entries) as Group;
};

/**
 * A shop: the use cases of every module over the given ports.
 *
 * @throws TypeError naming every port that is missing.
 */
export const createShop = <Tx extends ShopTx = ShopTx>(ports: ShopPorts<Tx>, options: ShopOptions = {}): Shop<Tx> => {
  requirePorts(ports);
  const { around, ...given } = options;
  const policies: ShopPolicies = { ...standardPolicies, ...given };
  const orderMoney = {
    settleBeforeCancel: makeSettleBeforeCancel(ports, policies),
    giveBack: makeGiveBack(ports),
  };
  const consumers = makeConsumers<Tx, ShopEvent>();
  const { subscribe } = consumers;
  const parked = {
    parked: makeListParked(ports),
    retryParked: makeRetryParked(ports),
    discardParked: makeDiscardParked(ports),
    forgetConsumer: makeForgetConsumer(ports, consumers),
  };
  return {
    member: wrapped("member", memberUseCases(ports, policies), around),
    security: wrapped("security", securityUseCases(ports, policies), around),
    item: wrapped("item", itemUseCases(ports, policies), around),
    cart: wrapped("cart", cartUseCases(ports, policies), around),
    order: wrapped("order", orderUseCases({ ...ports, orderMoney }, policies), around),
    payment: wrapped("payment", paymentUseCases(ports, policies), around),
    idempotency: wrapped("idempotency", idempotencyUseCases(ports), around),
    events: { subscribe, ...wrapped("events", parked, around) },
    jobs: shopJobs({ ...ports, orderMoney }, consumers, policies),
  };
};
