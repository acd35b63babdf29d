export type { Fault, FaultTerms } from "./faults.ts";
export type { LedgerCancellation, LedgerPayment, NewsKind, Purchase } from "./ledger.ts";
export { type FakeCall, type FakePortone, type FakePortoneOptions, startFakePortone } from "./start-fake-portone.ts";
export type { CancelPlan } from "./v2-routes.ts";
export type { FakeWebhook, Release, WebhookVersion } from "./webhooks.ts";
