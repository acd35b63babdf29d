import type { OrderReads } from "../order/index.ts";
import { written } from "../shared/breakage.ts";
import type { PaymentDifferenceId } from "../shared/ids.ts";
import type { Clock, Ids, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done } from "../shared/result.ts";
import { causeOf, standingHere, standingThere } from "./both-sides.ts";
import { type PaymentDifference, type Standing, tellDifference } from "./difference.ts";
import type { PaymentDifferenceReads, PaymentDifferences, PaymentReads, PaymentSnapshot } from "./ports.ts";

export type CompareAttemptPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly paymentDifferences: PaymentDifferences; readonly outbox: Outbox },
    {
      readonly payments: PaymentReads;
      readonly orders: Pick<OrderReads, "byId">;
      readonly paymentDifferences: PaymentDifferenceReads;
    }
  >;
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

/**
 * Holds what the shop has of an attempt against what the provider says, and notes where they do not agree, or that they
 * do again. True when they do not. The same difference is noted and told once, however often it is found.
 */
export const makeCompareAttempt = ({ unitOfWork, ids, clock }: CompareAttemptPorts) => {
  const { payments, orders, paymentDifferences } = unitOfWork.reads;

  const note = (merchantUid: string, found: Found | undefined) => {
    const [id, at] = [ids.next<PaymentDifferenceId>(), clock.now()];
    return unitOfWork.run(async (tx) => {
      const before = await tx.paymentDifferences.ofAttempt(merchantUid);
      if (found === undefined) {
        if (before === undefined || before.settledAt !== undefined) return done;
        written(await tx.paymentDifferences.save({ ...before, settledAt: at, version: before.version + 1 }));
        return done;
      }
      if (before !== undefined && isSame(before, found)) return done;
      const noted = { id: before?.id ?? id, merchantUid, ...found, foundAt: at, settledAt: undefined };
      const difference: PaymentDifference = { ...noted, version: (before?.version ?? 0) + 1 };
      written(
        await (before === undefined
          ? tx.paymentDifferences.insert(difference)
          : tx.paymentDifferences.save(difference)),
      );
      await tx.outbox.append([tellDifference(difference)], at);
      return done;
    });
  };

  return async (merchantUid: string, snapshot: PaymentSnapshot | undefined): Promise<boolean> => {
    const payment = await payments.byMerchantUid(merchantUid);
    const order = payment && (await orders.byId(payment.orderId));
    const cause = causeOf({ payment, order, snapshot });
    const found = cause && { cause, here: standingHere(payment), there: standingThere(snapshot) };
    const noted = await paymentDifferences.ofAttempt(merchantUid);
    const isOpen = noted !== undefined && noted.settledAt === undefined;
    const isKnown = found === undefined ? !isOpen : isOpen && isSame(noted, found);
    if (!isKnown) await note(merchantUid, found);
    return found !== undefined;
  };
};
