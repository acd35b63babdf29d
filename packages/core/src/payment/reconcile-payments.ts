import type { MembershipPolicies } from "../member/index.ts";
import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { type InvalidInput, invalid } from "../shared/input.ts";
import { never } from "../shared/job.ts";
import { type BadCursor, type Page, type PageRequest, type Position, pageOf, tableOf } from "../shared/page.ts";
import type { Signal } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { makeCatchUp } from "./catch-up.ts";
import { type CompareAttemptPorts, makeCompareAttempt } from "./compare-attempt.ts";
import type { PaymentDifference } from "./difference.ts";
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

type Reconciled = Result<PaymentReconciliation, InvalidInput | GatewayRefusal>;

/** As the use case, for the shop itself: it stops after the attempt that it is at when the signal says so. */
export const makeReconcileWithin = (ports: ReconcilePaymentsPorts, policies: MembershipPolicies) => {
  const { paymentGateway } = ports;
  const { payments } = ports.unitOfWork.reads;
  const compare = makeCompareAttempt(ports);
  const catchUp = makeCatchUp(ports, policies);

  return async ({ from, to }: TimeSpan, signal: Signal): Promise<Reconciled> => {
    const ms = to.getTime() - from.getTime();
    if (!(ms > 0 && ms <= LONGEST_MS)) return invalid("to", "after from, by 31 days at most");

    const seen = new Set<string>();
    let [corrected, differences] = [0, 0];
    const visit = async (
      merchantUid: string,
      snapshot: PaymentSnapshot | undefined,
    ): Promise<Result<undefined, GatewayRefusal>> => {
      if (seen.has(merchantUid) || signal.aborted) return done;
      seen.add(merchantUid);
      let payment = await payments.byMerchantUid(merchantUid);
      if (payment !== undefined && snapshot !== undefined) {
        const caughtUp = await catchUp(payment, snapshot);
        if (caughtUp.ok && caughtUp.value) {
          corrected += 1;
          payment = await payments.byMerchantUid(merchantUid);
        }
      }
      const differs = await compare(merchantUid, payment, snapshot);
      if (differs.ok) differences += differs.value ? 1 : 0;
      // What somebody is at is looked at again in the next night.
      else if (differs.error.code !== "lock.busy" && differs.error.code !== "lock.lost") return err(differs.error);
      return done;
    };

    let next: string | undefined;
    do {
      const page = await paymentGateway.changes({ from, to }, next);
      if (!page.ok) return page;
      for (const snapshot of page.value.snapshots) {
        const visited = await visit(snapshot.merchantUid, snapshot);
        if (!visited.ok) return visited;
      }
      next = page.value.next;
    } while (next !== undefined && !signal.aborted);

    for (let after: Position | undefined; !signal.aborted; ) {
      const page = await payments.paidWithin({ from, to }, { after, limit: BATCH });
      for (const { merchantUid } of page) {
        if (seen.has(merchantUid) || signal.aborted) continue;
        const snapshot = await paymentGateway.read(merchantUid);
        if (!snapshot.ok) return snapshot;
        const visited = await visit(merchantUid, snapshot.value);
        if (!visited.ok) return visited;
      }
      const last = page.at(-1);
      if (last?.paidAt === undefined || page.length < BATCH) break;
      after = { key: last.paidAt.getTime(), id: last.id };
    }
    return ok({ attempts: seen.size, corrected, differences });
  };
};

export const makeReconcilePayments = (
  ports: ReconcilePaymentsPorts,
  policies: MembershipPolicies,
): ReconcilePayments => {
  const reconcile = makeReconcileWithin(ports, policies);
  return async (by, within) => (isAdmin(by) ? reconcile(within, never) : forbidden);
};

export const makeListPaymentDifferences =
  ({ unitOfWork }: Pick<CompareAttemptPorts, "unitOfWork">): ListPaymentDifferences =>
  async (by, request) => {
    if (!isAdmin(by)) return forbidden;
    const page = pageOf(request);
    if (!page.ok) return page;
    return ok(tableOf(page.value, await unitOfWork.reads.paymentDifferences.open(page.value)));
  };
