import type { EventOf } from "../shared/event.ts";
import type { PaymentDifferenceId } from "../shared/ids.ts";

/**
 * What is different. `unknown-here`: the provider has money of an attempt that the shop never made. `unknown-there`: the
 * shop has money on record that the provider does not know of. `not-ours`: another store's money, or play money.
 * `amount`: other money than was asked for. `state`: paid there and not here, or the other way round. `refunded`: another
 * sum is back than the shop has noted, for the payment or for its order.
 */
export type DifferenceCause = "unknown-here" | "unknown-there" | "not-ours" | "amount" | "state" | "refunded";

/** An attempt as one side sees it. */
export type Standing = {
  readonly state: string;
  readonly amount: number;
  readonly currency: string;
  readonly refunded: number;
};

/** Shop and provider do not agree about an attempt, and no machine can say who is right. */
export type PaymentDifference = {
  readonly id: PaymentDifferenceId;
  readonly merchantUid: string;
  readonly cause: DifferenceCause;
  /** Absent where the attempt is not known. */
  readonly here: Standing | undefined;
  readonly there: Standing | undefined;
  readonly foundAt: Date;
  /** When both agreed again. */
  readonly settledAt: Date | undefined;
  readonly version: number;
};

type Facts = { readonly merchantUid: string; readonly cause: DifferenceCause };
/** An alert: somebody should look. */
export type PaymentDifferenceEvent = EventOf<"payment.difference-found", 1, Facts>;

export const tellDifference = ({ merchantUid, cause, version }: PaymentDifference): PaymentDifferenceEvent => ({
  type: "payment.difference-found",
  version: 1,
  subject: merchantUid,
  sequence: version,
  data: { merchantUid, cause },
});
