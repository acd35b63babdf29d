import type { OrderId, PaymentId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import type { PageRequest, Slice } from "../shared/page.ts";
import type { Result } from "../shared/result.ts";
import type { PaymentDifference } from "./difference.ts";
import type { Payment } from "./payment.ts";

export interface PaymentReads {
  byId(id: PaymentId): Promise<Payment | undefined>;
  /** The attempt of this name; unique. */
  byMerchantUid(merchantUid: string): Promise<Payment | undefined>;
  /** All attempts of an order, oldest first. */
  ofOrder(order: OrderId): Promise<readonly Payment[]>;
  /** Payments whose money is to go back, oldest first; position key: ms of `requestedAt`. */
  refundsDue(slice: Slice): Promise<readonly Payment[]>;
  /** READY payments to be asked about by an instant, those first that wait longest; position key: ms of `nextCheckAt`. */
  toCheck(by: Date, slice: Slice): Promise<readonly Payment[]>;
  /** Payments whose money came in within the time, oldest first; position key: ms of `paidAt`. */
  paidWithin(within: TimeSpan, slice: Slice): Promise<readonly Payment[]>;
}

export interface Payments extends PaymentReads {
  /** False when its member has quit, or is none, exactly as in `Orders.insert`. */
  insert(payment: Payment): Promise<boolean>;
  /**
   * Writes the payment over version `payment.version - 1`; false when that version is gone. A second PAID payment of
   * one order breaks a rule of the storage and throws.
   */
  save(payment: Payment): Promise<boolean>;
  /**
   * Writes how often a READY payment was asked about in vain, once more than before, and when it is asked about next;
   * nothing else. False when it is READY no more, or somebody else has counted meanwhile.
   */
  askLater(payment: Pick<Payment, "id" | "checks" | "nextCheckAt">): Promise<boolean>;
}

export interface PaymentDifferenceReads {
  /** The difference about an attempt, settled or not. */
  ofAttempt(merchantUid: string): Promise<PaymentDifference | undefined>;
  /** Differences that are not settled, newest first, with the number of all of them. Two statements. */
  open(page: Required<PageRequest>): Promise<{ readonly rows: readonly PaymentDifference[]; readonly total: number }>;
}

export interface PaymentDifferences extends PaymentDifferenceReads {
  /** False when the attempt has one. */
  insert(difference: PaymentDifference): Promise<boolean>;
  /** Writes the difference over version `difference.version - 1`; false when that version is gone. */
  save(difference: PaymentDifference): Promise<boolean>;
}

/** What a provider says about one attempt. `amount` is what the customer was asked for, before the provider's own discounts. */
export type PaymentSnapshot = {
  readonly merchantUid: string;
  readonly state: "pending" | "paid" | "failed" | "cancelled";
  readonly amount: number;
  readonly currency: string;
  readonly transactionId: string | undefined;
  /** What went back to the customer so far. When it is everything, the state is `cancelled`. */
  readonly refunded: number;
  /** Why money of this attempt does not count here, whatever its amount: it is another store's, or play money. */
  readonly foreign?: "other-store" | "test-channel";
};

/** An attempt as the provider is told of it before its window opens. */
export type GatewayAttempt = { readonly merchantUid: string; readonly amount: Money; readonly currency: "KRW" };

/** A span of time: from an instant up to, but not including, another. */
export type TimeSpan = { readonly from: Date; readonly to: Date };
/** Attempts that something happened to, some of them; with `next` there are more, and it asks for them. */
export type GatewayChanges = { readonly snapshots: readonly PaymentSnapshot[]; readonly next: string | undefined };

/** A request to the shop that says that it comes from the provider. */
export type WebhookRequest = {
  /** By their names in lower case; one that came twice is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, byte by byte: signatures are over these bytes. */
  readonly body: Uint8Array;
};
export type WebhookHint = {
  /** Something may have happened to this attempt; absent for news that are of no attempt. Nothing else is believed. */
  readonly merchantUid: string | undefined;
  /** Whether a signature proves that the provider sent it. Others may come from anybody, as often as he likes. */
  readonly signed: boolean;
};
export type WebhookInvalid = { readonly code: "payment.webhook-invalid" };

/** Money of an attempt that is to go back. */
export type GatewayRefund = {
  /** Names the refund at the provider: whoever repeats it gives the money back once. */
  readonly key: string;
  readonly reason: string;
  /** Absent: all that is left. */
  readonly amount?: Money;
};

/**
 * The provider answered with an error, or not in time: what happened there is unknown until it is read again. A read
 * may be repeated at any time, a refund with the same key.
 */
export type GatewayRefusal =
  | { readonly code: "payment.provider-error" }
  | { readonly code: "payment.provider-timeout" };

/** The provider gives this money back neither now nor when asked again; nothing went back. */
export type RefundRefused = { readonly code: "payment.refund-refused" };

/** Whoever moves the money. Never called inside a transaction. */
export interface PaymentGateway {
  /** What the customer's browser needs to open the provider's window. */
  readonly checkout: { readonly storeId?: string | undefined; readonly channelKey?: string | undefined };
  /**
   * Tells the provider what an attempt is to cost, so that its window takes no other amount; repeating it changes
   * nothing. `payment.already-paid`: it is too late for that. A provider without such a thing does nothing.
   */
  register(
    attempt: GatewayAttempt,
  ): Promise<Result<undefined, GatewayRefusal | { readonly code: "payment.already-paid" }>>;
  /** The attempt as the provider sees it; absent when the provider does not know it (yet). */
  read(merchantUid: string): Promise<Result<PaymentSnapshot | undefined, GatewayRefusal>>;
  /**
   * Gives money of an attempt back, once for each key however often it is called; the answer counts it in as soon as it
   * is on its way to the customer. More than is left is `payment.refund-refused`.
   */
  refund(merchantUid: string, refund: GatewayRefund): Promise<Result<PaymentSnapshot, GatewayRefusal | RefundRefused>>;
  /**
   * Attempts of this shop that were paid or given back within the time, or changed since, as they are now; in any
   * order, and one may come twice. Begin without `next`, and go on with what the last answer had.
   */
  changes(within: TimeSpan, next?: string): Promise<Result<GatewayChanges, GatewayRefusal>>;
  /**
   * Reads what came to the shop's webhook address. Forged, altered, too old, or not to be read at all is
   * `payment.webhook-invalid`; a kind that is not known yet is a hint at nothing. Asks nobody.
   */
  parseWebhook(request: WebhookRequest): Promise<Result<WebhookHint, WebhookInvalid>>;
}
