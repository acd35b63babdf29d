import type { MembershipPolicies } from "../member/index.ts";
import { makePreparePayment, type PreparePayment, type PreparePaymentPorts } from "./prepare-payment.ts";
import {
  makeVerifyPayment,
  makeViewPayment,
  makeViewPaymentByMerchantUid,
  type VerifyPayment,
  type VerifyPaymentPorts,
  type ViewPayment,
  type ViewPaymentByMerchantUid,
} from "./verify-payment.ts";

export type { Mismatch, PaymentNotFound } from "./apply-snapshot.ts";
export { type GiveBackPorts, makeGiveBack } from "./give-back.ts";
export type { Payment, PaymentEvent, PaymentState } from "./payment.ts";
export type {
  GatewayAttempt,
  GatewayChanges,
  GatewayRefund,
  GatewayRefusal,
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
export { makeReturnMoney } from "./return-money.ts";
export { makeSweepPayments } from "./sweep-payments.ts";
export {
  makeSettleBeforeCancel,
  type VerifyPayment,
  type VerifyPaymentPorts,
  type ViewPayment,
  type ViewPaymentByMerchantUid,
} from "./verify-payment.ts";

export type PaymentPorts = PreparePaymentPorts & VerifyPaymentPorts;
export type PaymentUseCases = {
  readonly prepare: PreparePayment;
  readonly verify: VerifyPayment;
  readonly view: ViewPayment;
  readonly byMerchantUid: ViewPaymentByMerchantUid;
};

export const paymentUseCases = (ports: PaymentPorts, policies: MembershipPolicies): PaymentUseCases => ({
  prepare: makePreparePayment(ports),
  verify: makeVerifyPayment(ports, policies),
  view: makeViewPayment(ports),
  byMerchantUid: makeViewPaymentByMerchantUid(ports),
});
