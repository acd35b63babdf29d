import type { RefusalCode } from "@cofshop/core";

/** What only HTTP can refuse with. */
export type HttpCode =
  | "auth.csrf"
  | "auth.token-missing"
  | "job.not-found"
  | "request.malformed"
  | "request.method-not-allowed"
  | "request.range-not-satisfiable"
  | "request.too-large"
  | "request.unknown-field"
  | "request.unsupported-type"
  | "route.not-found"
  | "service.error"
  | "service.unavailable";

/** A refusal of HTTP's own, besides those of the use cases. */
export type HttpRefusal = { readonly code: HttpCode };

export type Code = RefusalCode | HttpCode;

/** The one place where a refusal becomes a status: a code that core adds and nobody lists here does not compile. */
export const statusOf: Readonly<Record<Code, number>> = {
  "auth.bad-credentials": 401,
  "auth.csrf": 403,
  "auth.forbidden": 403,
  "auth.not-owner": 403,
  "auth.token-expired": 401,
  "auth.token-invalid": 401,
  "auth.token-missing": 401,
  "cart.empty": 409,
  "cart.full": 409,
  "cart.line-not-found": 404,
  "category.in-use": 409,
  "category.name-taken": 409,
  "category.not-found": 404,
  "chat.agent-exists": 409,
  "chat.message-not-found": 404,
  "chat.not-an-agent": 409,
  "chat.room-closed": 409,
  "chat.room-not-found": 404,
  "coupon.busy": 503,
  "coupon.claim-not-found": 404,
  "coupon.closed": 409,
  "coupon.code-taken": 409,
  "coupon.illegal-transition": 409,
  "coupon.not-found": 404,
  "coupon.not-limited": 409,
  "coupon.not-open": 409,
  "coupon.not-usable": 409,
  "coupon.parked-claim-not-found": 404,
  "coupon.revoked": 409,
  "coupon.sold-out": 410,
  "event.consumer-active": 409,
  "event.not-found": 404,
  "file.not-found": 404,
  "file.quota-exceeded": 409,
  "file.too-large": 413,
  "file.unsupported-type": 415,
  "idempotency.in-progress": 409,
  "idempotency.key-reused": 422,
  "item.limit-exceeded": 409,
  "item.no-index": 409,
  "item.not-for-sale": 409,
  "item.not-found": 404,
  "item.option-not-found": 404,
  "item.out-of-stock": 409,
  "item.stock-changed": 409,
  "job.not-found": 404,
  "lock.busy": 423,
  "lock.lost": 503,
  "member.email-taken": 409,
  "member.illegal-transition": 409,
  "member.insufficient-points": 409,
  "member.last-admin": 409,
  "member.not-found": 404,
  "member.open-orders": 409,
  "member.quit": 401,
  "member.suspended": 401,
  "order.cannot-cancel": 409,
  "order.illegal-transition": 409,
  "order.line-not-found": 404,
  "order.not-found": 404,
  "order.refund-in-progress": 409,
  "order.refund-not-requested": 409,
  "order.refund-window-closed": 409,
  "payment.already-paid": 409,
  "payment.amount-mismatch": 422,
  "payment.currency-mismatch": 422,
  "payment.failed": 409,
  "payment.id-mismatch": 422,
  "payment.not-found": 404,
  "payment.not-paid": 409,
  "payment.provider-error": 502,
  "payment.provider-timeout": 504,
  "payment.refund-due": 409,
  "payment.refund-exceeds": 409,
  "payment.too-many-attempts": 409,
  "payment.webhook-invalid": 400,
  "request.bad-cursor": 400,
  "request.invalid": 400,
  "request.malformed": 400,
  "request.method-not-allowed": 405,
  "request.range-not-satisfiable": 416,
  "request.rate-limited": 429,
  "request.too-large": 413,
  "request.unknown-field": 400,
  "request.unsupported-type": 415,
  "review.already-written": 409,
  "review.not-a-buyer": 409,
  "review.not-found": 404,
  "route.not-found": 404,
  "service.error": 500,
  "service.unavailable": 503,
};
