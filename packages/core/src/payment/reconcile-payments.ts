import type { MembershipPolicies } from "../member/index.ts";
import { paymentLock, paymentLockTerms } from "../order/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { type InvalidInput, invalid } from "../shared/input.ts";
import { type BadCursor, type Page, type PageRequest, type Position, pageOf, tableOf } from "../shared/page.ts";
import { ok, type Result } from "../shared/result.ts";
import { applySnapshot, isNews } from "./apply-snapshot.ts";
import { type CompareAttemptPorts, makeCompareAttempt } from "./compare-attempt.ts";
import type { PaymentDifference } from "./difference.ts";
import type { Payment } from "./payment.ts";
import type { GatewayRefusal, PaymentSnapshot, TimeSpan } from "./ports.ts";
import type { VerifyPaymentPorts } from "./verify-payment.ts";

export type ReconcilePaymentsPorts = VerifyPaymentPorts & CompareAttemptPorts;

/** What a reconciliation found. */
export type PaymentReconciliation = {
  /** Attempts that were held against each other. */
  readonly attempts: number;
  /** Attempts of which the shop had missed something, and has it now. */
  readonly corrected: number;
  /** Attempts about which people have to decide; each is on the list of differences. */
  readonly differences: number;
};

/**
 * Holds every attempt that was paid or given back within the time, at the provider or here, against the other side. What
 * the shop missed is applied as if a webhook had told it; what is left is noted as a difference. Admins; the shop itself
 * every night for the two days before.
 *
 * @param within at most 31 days
 */
export type ReconcilePayments = (
  by: Actor,
  within: TimeSpan,
) => Promise<Result<PaymentReconciliation, Forbidden | InvalidInput | GatewayRefusal>>;

/** Differences that are not settled, the latest first. Admins. */
export type ListPaymentDifferences = (
  by: Actor,
  request: PageRequest,
) => Promise<Result<Page<PaymentDifference>, Forbidden | InvalidInput | BadCursor>>;

const LONGEST_MS = 31 * 86_400_000;
const BATCH = 100;

export const makeReconcilePayments = (
  ports: ReconcilePaymentsPorts,
  policies: MembershipPolicies,
): ReconcilePayments => {
  const { unitOfWork, paymentGateway, lock, clock } = ports;
  const { payments } = unitOfWork.reads;
  const compare = makeCompareAttempt(ports);

  const catchUp = async (payment: Payment, snapshot: PaymentSnapshot): Promise<boolean> => {
    const applied = await lock.hold(paymentLock(payment.orderId), paymentLockTerms, async () =>
      applySnapshot(unitOfWork, payment.id, snapshot, clock.now(), policies),
    );
    return applied.ok && applied.value.version > payment.version;
  };

  return async (by, { from, to }) => {
    if (!isAdmin(by)) return forbidden;
    const ms = to.getTime() - from.getTime();
    if (!(ms > 0 && ms <= LONGEST_MS)) return invalid("to", "after from, by 31 days at most");

    const seen = new Set<string>();
    let [corrected, differences] = [0, 0];
    const visit = async (merchantUid: string, snapshot: PaymentSnapshot | undefined): Promise<void> => {
      if (seen.has(merchantUid)) return;
      seen.add(merchantUid);
      const payment = await payments.byMerchantUid(merchantUid);
      const news = payment !== undefined && snapshot !== undefined && isNews(payment, snapshot);
      if (news && (await catchUp(payment, snapshot))) corrected += 1;
      if (await compare(merchantUid, snapshot)) differences += 1;
    };

    let next: string | undefined;
    do {
      const page = await paymentGateway.changes({ from, to }, next);
      if (!page.ok) return page;
      for (const snapshot of page.value.snapshots) await visit(snapshot.merchantUid, snapshot);
      next = page.value.next;
    } while (next !== undefined);

    for (let after: Position | undefined; ; ) {
      const page = await payments.paidWithin({ from, to }, { after, limit: BATCH });
      for (const { merchantUid } of page) {
        if (seen.has(merchantUid)) continue;
        const snapshot = await paymentGateway.read(merchantUid);
        if (!snapshot.ok) return snapshot;
        await visit(merchantUid, snapshot.value);
      }
      const last = page.at(-1);
      if (last?.paidAt === undefined || page.length < BATCH) break;
      after = { key: last.paidAt.getTime(), id: last.id };
    }
    return ok({ attempts: seen.size, corrected, differences });
  };
};

export const makeListPaymentDifferences =
  ({ unitOfWork }: Pick<CompareAttemptPorts, "unitOfWork">): ListPaymentDifferences =>
  async (by, request) => {
    if (!isAdmin(by)) return forbidden;
    const page = pageOf(request);
    if (!page.ok) return page;
    return ok(tableOf(page.value, await unitOfWork.reads.paymentDifferences.open(page.value)));
  };
