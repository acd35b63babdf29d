import type { Changed, EventOf } from "../shared/event.ts";
import type { MemberId, OrderId, PaymentId } from "../shared/ids.ts";
import { type Money, money, subtract } from "../shared/money.ts";

export type PaymentState = "READY" | "PAID" | "FAILED" | "REFUND_PENDING" | "REFUNDED";

/**
 * One attempt to pay an order. An order has at most one that is or was PAID; money that came in besides it goes back.
 * A payment of which only a part was refunded is still PAID.
 */
const next: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  READY: ["PAID", "FAILED", "REFUND_PENDING"],
  FAILED: ["PAID", "REFUND_PENDING"],
  PAID: ["REFUNDED"],
  REFUND_PENDING: ["REFUNDED"],
  REFUNDED: [],
};

export type Payment = {
  readonly id: PaymentId;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  /** The shop's name for the attempt at the provider: 39 characters, unique. */
  readonly merchantUid: string;
  readonly price: Money;
  readonly currency: "KRW";
  readonly orderName: string;
  readonly pgProvider: string;
  readonly payMethod: string;
  readonly state: PaymentState;
  /** What of the money that paid the order went back. Zero for money that was never kept. */
  readonly refundedAmount: Money;
  /** The provider's name for the money movement. */
  readonly transactionId: string | undefined;
  readonly requestedAt: Date;
  readonly paidAt: Date | undefined;
  /** How often the provider was asked in vain while nobody had decided. */
  readonly checks: number;
  /** When it is asked the next time without anybody's doing; absent once there is nothing to wait for. */
  readonly nextCheckAt: Date | undefined;
  readonly version: number;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** In ms: how long after each vain question the provider is asked again; once a day after the last of them. */
const checkAfter = [1, 2, 5, 15, 30, 60, 360].map((minutes) => minutes * MINUTE);
/** A deposit into a virtual account may take days. Who has not paid by then has given up. */
const UNDECIDED_MS = 7 * DAY;

/** When an attempt that was asked about so often is asked about again. */
export const nextCheck = (checks: number, at: Date): Date => new Date(at.getTime() + (checkAfter[checks] ?? DAY));

/** True when nobody decided about an attempt for so long that nobody will. */
export const isGivenUp = ({ requestedAt }: Payment, at: Date): boolean =>
  at.getTime() - requestedAt.getTime() > UNDECIDED_MS;

/** The provider was asked and had not decided, or did not answer. Nothing happened, so nothing is told. */
export const checkedInVain = (payment: Payment, at: Date): Payment => ({
  ...payment,
  checks: payment.checks + 1,
  nextCheckAt: nextCheck(payment.checks + 1, at),
});

type Facts = { readonly orderId: string; readonly memberId: string; readonly amount: number };
export type PaymentEvent =
  | EventOf<"payment.paid", 1, Facts>
  | EventOf<"payment.failed", 1, Facts>
  /** Money came in that the shop may not keep: the order was cancelled, paid already, or short of stock. */
  | EventOf<"payment.refund-due", 1, Facts & { readonly reason: string }>
  /** `amount` is what went back this time. */
  | EventOf<"payment.refunded", 1, Facts>;

export const merchantUidOf = (id: PaymentId): string => `cofshop${id.replaceAll("-", "")}`;

/** True for what `merchantUidOf` makes, the only shape that is looked up. */
export const isMerchantUid = (text: string): boolean => /^cofshop[0-9a-f]{32}$/.test(text);

export const canBecome = (payment: Payment, to: PaymentState): boolean => next[payment.state].includes(to);

const become = (payment: Payment, to: PaymentState, more: Partial<Payment> = {}): Payment => ({
  ...payment,
  ...more,
  state: to,
  nextCheckAt: undefined,
  version: payment.version + 1,
});

const tell = <Type extends PaymentEvent["type"], Data>(type: Type, payment: Payment, more: Data) => {
  const { orderId, memberId, price } = payment;
  const data = { orderId, memberId, amount: price, ...more };
  return { type, version: 1, subject: payment.id, sequence: payment.version, data } as const;
};

/** The pure changes below ask nothing: callers look at `canBecome` first. */
export const paid = (payment: Payment, transactionId: string | undefined, at: Date): Changed<Payment, PaymentEvent> => {
  const state = become(payment, "PAID", { transactionId, paidAt: at });
  return { state, events: [tell("payment.paid", state, {})] };
};

export const failed = (payment: Payment): Changed<Payment, PaymentEvent> => {
  const state = become(payment, "FAILED");
  return { state, events: [tell("payment.failed", state, {})] };
};

export const refundDue = (
  payment: Payment,
  transactionId: string | undefined,
  reason: string,
  at: Date,
): Changed<Payment, PaymentEvent> => {
  const state = become(payment, "REFUND_PENDING", { transactionId, paidAt: at });
  return { state, events: [tell("payment.refund-due", state, { reason })] };
};

/** Money that was not to be kept is back. */
export const refunded = (payment: Payment): Changed<Payment, PaymentEvent> => {
  const state = become(payment, "REFUNDED");
  return { state, events: [tell("payment.refunded", state, {})] };
};

/** Of the money that paid the order so much is back in all, which is more than before. */
export const givenBack = (payment: Payment, total: Money): Changed<Payment, PaymentEvent> => {
  const refundedAmount = money(Math.min(total, payment.price));
  const to = refundedAmount === payment.price ? "REFUNDED" : "PAID";
  const state = become(payment, to, { refundedAmount });
  const amount = subtract(refundedAmount, payment.refundedAmount);
  return { state, events: [tell("payment.refunded", state, { amount })] };
};
