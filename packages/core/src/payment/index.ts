import type { MembershipPolicies } from "../member/index.ts";
import { type HearWebhook, makeHearWebhook } from "./hear-webhook.ts";
import { makePreparePayment, type PreparePayment, type PreparePaymentPorts } from "./prepare-payment.ts";
import {
  type ListPaymentDifferences,
  makeListPaymentDifferences,
  makeReconcilePayments,
  type ReconcilePayments,
  type ReconcilePaymentsPorts,
} from "./reconcile-payments.ts";
import { makeRefundPayment, type RefundPayment, type RefundPaymentPorts } from "./refund-payment.ts";
import {
  makeVerifyPayment,
  makeViewPayment,
  makeViewPaymentByMerchantUid,
  type VerifyPayment,
  type ViewPayment,
  type ViewPaymentByMerchantUid,
} from "./verify-payment.ts";
import { type ListAttempts, makeListAttempts, makeViewAttempt, type ViewAttempt } from "./view-attempts.ts";

export type { Mismatch, PaymentNotFound } from "./apply-snapshot.ts";
export type {
  DifferenceCause,
  PaymentDifference,
  PaymentDifferenceEvent,
  Standing,
} from "./difference.ts";
export { type GiveBackPorts, makeGiveBack } from "./give-back.ts";
export type { Heard, HearWebhook } from "./hear-webhook.ts";
export type { Payment, PaymentEvent, PaymentState } from "./payment.ts";
export type {
  GatewayAttempt,
  GatewayChanges,
  GatewayRefund,
  GatewayRefusal,
  PaymentDifferenceReads,
  PaymentDifferences,
  PaymentGateway,
  PaymentReads,
  PaymentSnapshot,
  Payments,
  RefundRefused,
  TimeSpan,
  WebhookHint,
  WebhookInvalid,
  WebhookRequest,
} from "./ports.ts";
export type { AlreadyPaid, PaymentMethod, Prepared, PreparePayment } from "./prepare-payment.ts";
export type {
  ListPaymentDifferences,
  PaymentReconciliation,
  ReconcilePayments,
  ReconcilePaymentsPorts,
} from "./reconcile-payments.ts";
export { makeReconcileWithin } from "./reconcile-payments.ts";
export type { NotPaid, RefundPayment } from "./refund-payment.ts";
export { makeReturnMoney } from "./return-money.ts";
export { makeSweepPayments } from "./sweep-payments.ts";
export {
  makeSettleBeforeCancel,
  type VerifyPayment,
  type VerifyPaymentPorts,
  type ViewPayment,
  type ViewPaymentByMerchantUid,
} from "./verify-payment.ts";
export type { ListAttempts, ViewAttempt } from "./view-attempts.ts";

export type PaymentPorts = PreparePaymentPorts & ReconcilePaymentsPorts & RefundPaymentPorts;
export type PaymentUseCases = {
  readonly prepare: PreparePayment;
  readonly verify: VerifyPayment;
  readonly view: ViewPayment;
  readonly byMerchantUid: ViewPaymentByMerchantUid;
  readonly attempts: ListAttempts;
  readonly attempt: ViewAttempt;
  readonly hear: HearWebhook;
  readonly refund: RefundPayment;
  readonly reconcile: ReconcilePayments;
  readonly differences: ListPaymentDifferences;
};

export const paymentUseCases = (ports: PaymentPorts, policies: MembershipPolicies): PaymentUseCases => ({
  prepare: makePreparePayment(ports),
  verify: makeVerifyPayment(ports, policies),
  view: makeViewPayment(ports),
  byMerchantUid: makeViewPaymentByMerchantUid(ports),
  attempts: makeListAttempts(ports),
  attempt: makeViewAttempt(ports),
  hear: makeHearWebhook(ports, policies),
  refund: makeRefundPayment(ports),
  reconcile: makeReconcilePayments(ports, policies),
  differences: makeListPaymentDifferences(ports),
});
