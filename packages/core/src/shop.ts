import { type CartUseCases, cartUseCases } from "./cart/index.ts";
import { type ChatEvent, type ChatUseCases, chatUseCases, makeCloseRooms, makeMayReadMessage } from "./chat/index.ts";
import {
  type CouponEvent,
  type CouponUseCases,
  couponUseCases,
  type MemberCouponEvent,
  makeClaimWorker,
} from "./coupon/index.ts";
import {
  type Consumers,
  type DiscardParked,
  type ForgetConsumer,
  type ListParked,
  makeConsumers,
  makeDiscardParked,
  makeForgetConsumer,
  makeListParked,
  makeRetryParked,
  type RetryParked,
} from "./events/index.ts";
import { type FileUseCases, fileUseCases } from "./file/index.ts";
import { followItems } from "./follow-items.ts";
import { type IdempotencyUseCases, idempotencyUseCases } from "./idempotency/index.ts";
import { type ItemEvent, type ItemUseCases, itemUseCases, type ReviewEvent } from "./item/index.ts";
import { type JobRunUseCases, jobRunUseCases } from "./job-runs.ts";
import { shopJobs } from "./jobs.ts";
import { type MemberEvent, type MembershipEvent, type MemberUseCases, memberUseCases } from "./member/index.ts";
import { makeGrantRefund, type OrderEvent, type OrderUseCases, orderUseCases } from "./order/index.ts";
import {
  makeGiveBack,
  makeSettleBeforeCancel,
  type PaymentDifferenceEvent,
  type PaymentEvent,
  type PaymentUseCases,
  paymentUseCases,
} from "./payment/index.ts";
import { type SecurityEvent, type SecurityUseCases, securityUseCases } from "./security/index.ts";
import type { Zone } from "./shared/day.ts";
import type { Job } from "./shared/job.ts";
import type { Err } from "./shared/result.ts";
import { type ShopPolicies, standardPolicies } from "./shop-policies.ts";
import { requirePorts, type ShopPorts, type ShopTx } from "./shop-ports.ts";
import {
  makeCountSales,
  type StatisticsEvent,
  type StatisticsUseCases,
  salesEvents,
  statisticsUseCases,
} from "./statistics/index.ts";

/** Whatever a shop tells its consumers. */
export type ShopEvent =
  | MemberEvent
  | MembershipEvent
  | SecurityEvent
  | ItemEvent
  | ReviewEvent
  | CouponEvent
  | MemberCouponEvent
  | OrderEvent
  | PaymentEvent
  | PaymentDifferenceEvent
  | ChatEvent
  | StatisticsEvent;

/** A call of a use case, by its names: `{ module: "order", useCase: "place" }`. */
export type Call = { readonly module: string; readonly useCase: string };
/** Wraps every use case: for logs, traces and metrics. Sees names and results, and must answer what `run` answers. */
export type Around = <R>(call: Call, run: () => Promise<R>) => Promise<R>;

/** Policies that differ from `standardPolicies`, and what every use case is run through. */
export type ShopOptions = Partial<ShopPolicies> & { readonly around?: Around | undefined };

/** Consumers of the shop's events, and what became of events that they could not take. */
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
  readonly coupon: CouponUseCases;
  readonly cart: CartUseCases;
  readonly order: OrderUseCases;
  readonly payment: PaymentUseCases;
  readonly file: FileUseCases;
  readonly chat: ChatUseCases;
  readonly statistics: StatisticsUseCases;
  readonly idempotency: IdempotencyUseCases;
  readonly jobRuns: JobRunUseCases;
}

/** Every use case, with the events and the recurring work. `Tx` is what consumers write in. */
export interface Shop<Tx = ShopTx> extends ShopUseCases {
  readonly events: EventUseCases<Tx>;
  /** The shop's recurring work, for a runner or for `runOnce`. */
  readonly jobs: readonly Job[];
  /** Of the days that the shop keeps its books by, for whoever shows them. */
  readonly zone: Zone;
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
  const grantRefund = makeGrantRefund({ ...ports, orderMoney }, policies);
  const claimWorker = makeClaimWorker(ports);
  const consumers = makeConsumers<Tx, ShopEvent>();
  const { subscribe } = consumers;
  subscribe("statistics", salesEvents, { apply: makeCountSales(policies.zone) });
  const { itemIndex } = ports;
  if (itemIndex !== undefined) followItems<Tx>({ ...ports, itemIndex }, consumers);
  const parked = {
    parked: makeListParked(ports),
    retryParked: makeRetryParked(ports),
    discardParked: makeDiscardParked(ports),
    forgetConsumer: makeForgetConsumer(ports, consumers),
  };
  return {
    member: wrapped("member", memberUseCases<Tx>({ ...ports, closeRooms: makeCloseRooms(ports) }, policies), around),
    security: wrapped("security", securityUseCases(ports, policies), around),
    item: wrapped("item", itemUseCases(ports, policies), around),
    coupon: wrapped("coupon", couponUseCases(ports, policies, claimWorker), around),
    cart: wrapped("cart", cartUseCases(ports, policies), around),
    order: wrapped("order", orderUseCases({ ...ports, orderMoney }, policies), around),
    payment: wrapped("payment", paymentUseCases({ ...ports, grantRefund }, policies), around),
    file: wrapped("file", fileUseCases({ ...ports, mayReadMessage: makeMayReadMessage(ports) }, policies), around),
    chat: wrapped("chat", chatUseCases(ports), around),
    statistics: wrapped("statistics", statisticsUseCases(ports, policies), around),
    idempotency: wrapped("idempotency", idempotencyUseCases(ports), around),
    jobRuns: wrapped("jobRuns", jobRunUseCases(ports, policies), around),
    events: { subscribe, ...wrapped("events", parked, around) },
    jobs: shopJobs({ ...ports, orderMoney }, consumers, policies, claimWorker),
    zone: policies.zone,
  };
};
