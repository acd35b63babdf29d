import { type OrderReads, paymentLock, paymentLockTerms } from "../order/index.ts";
import { written } from "../shared/breakage.ts";
import type { PaymentDifferenceId } from "../shared/ids.ts";
import type { Clock, Ids, Lock, LockBusy, LockLost, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, ok, type Result } from "../shared/result.ts";
import { causeOf, standingHere, standingThere } from "./both-sides.ts";
import { type PaymentDifference, type Standing, tellDifference } from "./difference.ts";
import type { Payment } from "./payment.ts";
import type {
  GatewayRefusal,
  PaymentDifferenceReads,
  PaymentDifferences,
  PaymentGateway,
  PaymentReads,
  PaymentSnapshot,
} from "./ports.ts";

export type CompareAttemptPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly paymentDifferences: PaymentDifferences; readonly outbox: Outbox },
    {
      readonly payments: PaymentReads;
      readonly orders: Pick<OrderReads, "byId">;
      readonly paymentDifferences: PaymentDifferenceReads;
    }
  >;
  readonly paymentGateway: PaymentGateway;
  readonly lock: Lock;
  readonly ids: Ids;
  readonly clock: Clock;
};
type Found = Pick<PaymentDifference, "cause" | "here" | "there">;

const alike = (one: Standing | undefined, other: Standing | undefined): boolean =>
  one?.state === other?.state &&
  one?.amount === other?.amount &&
  one?.currency === other?.currency &&
  one?.refunded === other?.refunded;

const isSame = (noted: PaymentDifference, found: Found): boolean =>
  noted.settledAt === undefined &&
  noted.cause === found.cause &&
  alike(noted.here, found.here) &&
  alike(noted.there, found.there);

/** What is to be noted of an attempt now; nothing where that is noted already. */
const nextOf = (
  noted: PaymentDifference | undefined,
  found: Found | undefined,
  fresh: Pick<PaymentDifference, "id" | "merchantUid" | "foundAt">,
): PaymentDifference | undefined => {
  const version = (noted?.version ?? 0) + 1;
  if (found === undefined) {
    const isOpen = noted !== undefined && noted.settledAt === undefined;
    return isOpen ? { ...noted, settledAt: fresh.foundAt, version } : undefined;
  }
  if (noted !== undefined && isSame(noted, found)) return undefined;
  return { ...fresh, id: noted?.id ?? fresh.id, ...found, settledAt: undefined, version };
};

/**
 * Holds what the shop has of an attempt against what the provider says, and notes where they do not agree, or that they
 * do again. True when they do not. The same difference is noted and told once, however often it is found.
 */
export const makeCompareAttempt = (ports: CompareAttemptPorts) => {
  const { unitOfWork, paymentGateway, lock, ids, clock } = ports;
  const { payments, orders, paymentDifferences } = unitOfWork.reads;

  const differenceOf = async (payment: Payment | undefined, snapshot: PaymentSnapshot | undefined) => {
    const order = payment && (await orders.byId(payment.orderId));
    const cause = causeOf({ payment, order, snapshot });
    return cause && { cause, here: standingHere(payment), there: standingThere(snapshot) };
  };

  const note = async (merchantUid: string, found: Found | undefined): Promise<boolean> => {
    const fresh = { id: ids.next<PaymentDifferenceId>(), merchantUid, foundAt: clock.now() };
    if (nextOf(await paymentDifferences.ofAttempt(merchantUid), found, fresh) !== undefined) {
      await unitOfWork.run(async (tx) => {
        const noted = await tx.paymentDifferences.ofAttempt(merchantUid);
        const next = nextOf(noted, found, fresh);
        if (next === undefined) return done;
        written(await (noted === undefined ? tx.paymentDifferences.insert(next) : tx.paymentDifferences.save(next)));
        if (next.settledAt === undefined) await tx.outbox.append([tellDifference(next)], fresh.foundAt);
        return done;
      });
    }
    return found !== undefined;
  };

  return async (
    merchantUid: string,
    payment: Payment | undefined,
    snapshot: PaymentSnapshot | undefined,
  ): Promise<Result<boolean, GatewayRefusal | LockBusy | LockLost>> => {
    const found = await differenceOf(payment, snapshot);
    if (found === undefined || payment === undefined) return ok(await note(merchantUid, found));
    // The two were not read at one moment: before anybody is told, both are read while nobody moves the money.
    return lock.hold(
      paymentLock(payment.orderId),
      paymentLockTerms,
      async (): Promise<Result<boolean, GatewayRefusal>> => {
        const word = await paymentGateway.read(merchantUid);
        if (!word.ok) return word;
        const now = await payments.byMerchantUid(merchantUid);
        return ok(await note(merchantUid, await differenceOf(now, word.value)));
      },
    );
  };
};
