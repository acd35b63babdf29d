import { CommitUnknown, type Refusal, Unavailable } from "@cofshop/core";
import type { Code, HttpRefusal } from "./codes.ts";

export type FieldError = { readonly field: string; readonly message: string };

/** A refusal on its way out. */
export type Problem = {
  readonly code: Code;
  /** For invalid input: which fields, and what would be right. */
  readonly errors?: readonly FieldError[];
  /** Facts of the refusal that a program can use: `options`, `limit`, `stock`, `state` … */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** HTTP counts in whole seconds, and zero would invite a storm. */
const retryAfter = (ms: number): Readonly<Record<string, string>> => ({
  "Retry-After": String(Math.max(1, Math.ceil(ms / 1000))),
});

/** What was refused, as HTTP tells it. */
export const problemOf = (refusal: Refusal | HttpRefusal): Problem => {
  if (refusal.code === "request.invalid") {
    return { code: refusal.code, errors: [{ field: refusal.field, message: refusal.rule }] };
  }
  if ("retryAfterMs" in refusal) return { code: refusal.code, headers: retryAfter(refusal.retryAfterMs) };
  if (refusal.code === "payment.refund-exceeds") {
    // The line as the order's view and the request name it.
    return { code: refusal.code, details: { orderItemId: refusal.lineId, left: refusal.left } };
  }
  if (refusal.code === "lock.lost") return { code: refusal.code, headers: retryAfter(1000) };
  const { code, ...details } = refusal;
  return Object.keys(details).length > 0 ? { code, details } : { code };
};

type HttpError = { readonly status: number; readonly type?: unknown };
const isHttpError = (thrown: unknown): thrown is HttpError =>
  thrown instanceof Error && "status" in thrown && typeof thrown.status === "number";

/** Statuses below 500 that Express and its body parser throw with; others of theirs are malformed requests too. */
const ofStatus: Readonly<Record<number, Code>> = {
  404: "route.not-found",
  413: "request.too-large",
  415: "request.unsupported-type",
};

/** What a thrown error is for the caller, and whether somebody should hear of it: `breakage` is the shop's own. */
export const problemOfThrown = (thrown: unknown): { readonly problem: Problem; readonly breakage: boolean } => {
  if (thrown instanceof Unavailable) {
    return { problem: { code: "service.unavailable", headers: retryAfter(thrown.retryAfterMs) }, breakage: true };
  }
  if (thrown instanceof CommitUnknown) {
    return { problem: { code: "service.unavailable", headers: retryAfter(1000) }, breakage: true };
  }
  if (isHttpError(thrown) && thrown.status >= 400 && thrown.status < 500) {
    return { problem: { code: ofStatus[thrown.status] ?? "request.malformed" }, breakage: false };
  }
  return { problem: { code: "service.error" }, breakage: true };
};
