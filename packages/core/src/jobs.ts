import type { Carts, GuestCartTerms } from "./cart/index.ts";
import {
  type ClaimWorker,
  type CouponClaims,
  type FollowPorts,
  makeExpireCoupons,
  makeReconcileCoupons,
  type ReconcileCoupons,
  writtenAtOnce,
} from "./coupon/index.ts";
import { type Consumers, makeRelayEvents, type RelayPorts, type RelayTx, type Upcasters } from "./events/index.ts";
import { makeSweepFiles, type SweepFilesPorts, type Uploads } from "./file/index.ts";
import type { StoredReplies } from "./idempotency/index.ts";
import {
  type ExpirePointsPorts,
  type MembershipPolicies,
  makeExpirePoints,
  makeRecalculateTiers,
  type RecalculateTiersPorts,
} from "./member/index.ts";
import {
  type CancelOrderPorts,
  type ExecuteRefundPorts,
  makeAutoCancelOrders,
  makeAutoConfirmOrders,
  makeExecuteRefunds,
} from "./order/index.ts";
import {
  makeReconcileWithin,
  makeReturnMoney,
  makeSweepPayments,
  type ReconcilePaymentsPorts,
} from "./payment/index.ts";
import type { Logins, PasswordResets, RefreshTokens } from "./security/index.ts";
import { system } from "./shared/actor.ts";
import type { Zone } from "./shared/day.ts";
import type { AnyEvent } from "./shared/event.ts";
import type { Job } from "./shared/job.ts";
import type { Attempts, Clock, CommandKeys } from "./shared/ports.ts";
import { ok } from "./shared/result.ts";
import { type CheckSalesPorts, makeCheckSales } from "./statistics/index.ts";

type CleaningTx = RelayTx & {
  readonly commandKeys: CommandKeys;
  readonly storedReplies: StoredReplies;
  readonly attempts: Attempts;
  readonly refreshTokens: RefreshTokens;
  readonly uploads: Uploads;
  readonly carts: Pick<Carts, "forgetGuests">;
  readonly logins: Pick<Logins, "forget">;
  readonly passwordResets: Pick<PasswordResets, "removeExpired">;
};
export type JobPorts<Tx extends CleaningTx> = RelayPorts<Tx> &
  CancelOrderPorts &
  ExecuteRefundPorts &
  ReconcilePaymentsPorts &
  ExpirePointsPorts &
  RecalculateTiersPorts &
  CheckSalesPorts &
  SweepFilesPorts &
  FollowPorts & { readonly couponClaims: CouponClaims };

export type JobPolicies = MembershipPolicies & {
  /** Unpaid orders older than this are cancelled, in ms. */
  readonly autoCancelAfterMs: number;
  /** Delivered orders are completed after this, in ms. */
  readonly autoConfirmAfterMs: number;
  /** Sign-ins stay on record for this, in ms. */
  readonly loginHistoryKeptMs: number;
  /** How events of earlier releases become today's. */
  readonly upcasters: Upcasters;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BATCH = 500;

/**
 * How long things are kept that only a repeat or a reader of yesterday needs. Command keys outlive stored replies: a
 * request that runs again because its reply was lost must still find what it made.
 */
const kept = {
  settledEvents: 7 * DAY,
  commandKeys: 2 * DAY,
  storedReplies: DAY,
  attempts: 0,
  expiredSessions: 7 * DAY,
  expiredResets: DAY,
};

/** How long a worker waits for claims before it looks at its signal again. */
const CLAIMS_WAIT_MS = 500;

/** Each process writes claims: who takes them at the same time gets others. */
const settleClaims = ({ settle }: ClaimWorker): Job => ({
  name: "settle-claims",
  everywhere: true,
  leaseMs: MINUTE,
  every: { ms: 20 },
  run: ({ signal }) => settle(signal, CLAIMS_WAIT_MS),
});

const reconciling = (reconcile: ReconcileCoupons): Job => ({
  name: "reconcile-coupons",
  leaseMs: MINUTE,
  every: { ms: 10 * MINUTE },
  run: async () => {
    const found = await reconcile(system("reconcile-coupons"));
    return { done: found.ok ? found.value.corrections + found.value.lost : 0, more: false };
  },
});

/** How far back a night's reconciliation looks: a night that was missed is made up for by the next. */
const RECONCILED_MS = 2 * DAY;

const reconcilingPayments = (reconcile: ReturnType<typeof makeReconcileWithin>, clock: Clock, zone: Zone): Job => ({
  name: "reconcile-payments",
  leaseMs: 10 * MINUTE,
  every: { cron: "30 4 * * *", zone },
  run: async ({ signal }) => {
    const to = clock.now();
    const found = await reconcile({ from: new Date(to.getTime() - RECONCILED_MS), to }, signal);
    if (!found.ok) throw new Error(`payments were not reconciled: ${found.error.code}`);
    return { done: found.value.corrected + found.value.differences, more: false };
  },
});

/** The shop's recurring work. */
export const shopJobs = <Tx extends CleaningTx, Event extends AnyEvent>(
  ports: JobPorts<Tx>,
  consumers: Consumers<Tx, Event>,
  policies: JobPolicies & GuestCartTerms,
  claimWorker: ClaimWorker,
): readonly Job[] => {
  const { autoCancelAfterMs, autoConfirmAfterMs, guestCartTtlMs, loginHistoryKeptMs, upcasters, zone } = policies;
  const relay = makeRelayEvents(ports, consumers, upcasters);
  const autoCancel = makeAutoCancelOrders(ports, policies, autoCancelAfterMs);
  const autoConfirm = makeAutoConfirmOrders(ports, policies, autoConfirmAfterMs);
  const returnMoney = makeReturnMoney(ports, policies);
  const sweepPayments = makeSweepPayments(ports, policies);
  const executeRefunds = makeExecuteRefunds(ports, policies);
  const expirePoints = makeExpirePoints(ports);
  const recalculateTiers = makeRecalculateTiers(ports, policies);
  const expireCoupons = makeExpireCoupons(ports);
  const reconcileCoupons = makeReconcileCoupons(ports);
  const checkSales = makeCheckSales(ports, zone);
  const sweepFiles = makeSweepFiles(ports);

  const cleaning = (
    name: string,
    keptMs: number,
    clean: (tx: CleaningTx, before: Date) => Promise<number>,
    everyMs = 10 * MINUTE,
  ): Job => ({
    name,
    leaseMs: MINUTE,
    every: { ms: everyMs },
    run: async () => {
      const before = new Date(ports.clock.now().getTime() - keptMs);
      const { value } = await ports.unitOfWork.run(async (tx) => ok(await clean(tx, before)));
      return { done: value, more: value === BATCH };
    },
  });

  return [
    {
      name: "relay-events",
      leaseMs: MINUTE,
      every: { ms: 500 },
      due: async () => (await ports.unitOfWork.reads.eventLog.waiting()).length > 0,
      run: ({ signal }) => relay(signal),
    },
    { name: "auto-cancel-orders", leaseMs: MINUTE, every: { ms: MINUTE }, run: ({ signal }) => autoCancel(signal) },
    {
      name: "auto-confirm-orders",
      leaseMs: MINUTE,
      every: { ms: 10 * MINUTE },
      run: ({ signal }) => autoConfirm(signal),
    },
    { name: "sweep-payments", leaseMs: MINUTE, every: { ms: 10_000 }, run: ({ signal }) => sweepPayments(signal) },
    { name: "return-money", leaseMs: MINUTE, every: { ms: 10_000 }, run: ({ signal }) => returnMoney(signal) },
    reconcilingPayments(makeReconcileWithin(ports, policies), ports.clock, zone),
    { name: "execute-refunds", leaseMs: MINUTE, every: { ms: 10_000 }, run: ({ signal }) => executeRefunds(signal) },
    {
      name: "expire-points",
      leaseMs: MINUTE,
      every: { ms: 10 * MINUTE },
      run: ({ signal }) => expirePoints(signal),
    },
    {
      name: "recalculate-tiers",
      leaseMs: MINUTE,
      every: { cron: "5 0 * * *", zone },
      run: ({ signal }) => recalculateTiers(signal),
    },
    {
      name: "expire-coupons",
      leaseMs: MINUTE,
      every: { ms: 10 * MINUTE },
      run: ({ signal }) => expireCoupons(signal),
    },
    {
      name: "check-statistics",
      leaseMs: 10 * MINUTE,
      every: { cron: "50 4 * * *", zone },
      run: ({ signal }) => checkSales(signal),
    },
    { name: "sweep-files", leaseMs: MINUTE, every: { ms: 10 * MINUTE }, run: ({ signal }) => sweepFiles(signal) },
    ...(ports.couponClaims === writtenAtOnce.couponClaims
      ? []
      : [settleClaims(claimWorker), reconciling(reconcileCoupons)]),
    cleaning("prune-events", kept.settledEvents, (tx, before) => tx.eventLog.prune(before, BATCH)),
    cleaning("prune-command-keys", kept.commandKeys, (tx, before) => tx.commandKeys.forget(before, BATCH)),
    cleaning("prune-replies", kept.storedReplies, (tx, before) => tx.storedReplies.forget(before, BATCH)),
    cleaning("prune-attempts", kept.attempts, (tx, before) => tx.attempts.forget(before, BATCH)),
    cleaning("prune-sessions", kept.expiredSessions, (tx, before) => tx.refreshTokens.removeExpired(before, BATCH)),
    // Looks through the members' old lines too, so not so often.
    cleaning("prune-guest-carts", guestCartTtlMs, (tx, before) => tx.carts.forgetGuests(before, BATCH), 60 * MINUTE),
    cleaning("prune-logins", loginHistoryKeptMs, (tx, before) => tx.logins.forget(before, BATCH)),
    cleaning("prune-password-resets", kept.expiredResets, (tx, before) =>
      tx.passwordResets.removeExpired(before, BATCH),
    ),
  ];
};
