import type { Refusal, RefusalCode, Result } from "@cofshop/core";
import { en } from "@cofshop/core/messages";

/** What is not listed is a conflict with how things stand: sold out, already paid, taken. */
const statusOf: Readonly<Partial<Record<RefusalCode, number>>> = {
  "auth.bad-credentials": 401,
  "auth.forbidden": 403,
  "auth.token-expired": 401,
  "auth.token-invalid": 401,
  "item.not-found": 404,
  "item.option-not-found": 404,
  "request.invalid": 400,
};

/** A refusal in the shape that Fastify answers by itself. */
class Refused extends Error {
  override readonly name = "Refused";
  readonly code: RefusalCode;
  readonly statusCode: number;
  constructor(refusal: Refusal) {
    super(refusal.code === "request.invalid" ? `${refusal.field}: ${refusal.rule}` : en[refusal.code]);
    this.code = refusal.code;
    this.statusCode = statusOf[refusal.code] ?? 409;
  }
}

/** Fastify's handlers throw what they refuse, the shop's use cases answer it: this is the seam. */
export const orRefuse = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
};
