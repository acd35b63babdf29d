import { createHmac, timingSafeEqual } from "node:crypto";
import { type Clock, err, ok, type Result } from "@cofshop/core";
import type { WebhookHint, WebhookInvalid, WebhookRequest } from "@cofshop/core/payment";
import { z } from "zod";

const TOLERANCE_S = 5 * 60;
const invalid: Result<never, WebhookInvalid> = err({ code: "payment.webhook-invalid" });

/** @throws RangeError when a secret is none: a shop that would refuse every webhook had better not start. */
const keyOf = (secret: string): Buffer => {
  const base64 = secret.replace(/^whsec_/, "");
  if (!/^[A-Za-z0-9+/]{2,}={0,2}$/.test(base64))
    throw new RangeError("a webhook secret is base64, after whsec_ or alone");
  return Buffer.from(base64, "base64");
};

/** Of a header that came twice nobody knows which one counts. */
const headerOf = ({ headers }: WebhookRequest, name: string): string | undefined => {
  const value = headers[name];
  if (value === undefined || typeof value === "string") return value;
  return value.length === 1 ? value[0] : undefined;
};

const isSigned = (request: WebhookRequest, keys: readonly Buffer[], now: Date): boolean => {
  const id = headerOf(request, "webhook-id");
  const timestamp = headerOf(request, "webhook-timestamp");
  const signatures = headerOf(request, "webhook-signature");
  if (!id || !signatures || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > TOLERANCE_S) return false;
  const given = signatures
    .split(" ")
    .flatMap((each) => /^v1,([A-Za-z0-9+/]{43}=?)$/.exec(each)?.[1] ?? [])
    .map((signature) => Buffer.from(signature, "base64"));
  const expected = keys.map((key) =>
    createHmac("sha256", key).update(`${id}.${timestamp}.`).update(request.body).digest(),
  );
  return expected.some((right) => given.some((signature) => timingSafeEqual(signature, right)));
};

/** Version 2024-04-25. */
const news = z.object({ type: z.string(), data: z.object({ paymentId: z.string() }).optional().catch(undefined) });
/** Version 2024-01-01. */
const olderNews = z.object({ payment_id: z.string() });

const kinds: ReadonlySet<string> = new Set(
  "Ready Paid VirtualAccountIssued PartialCancelled Cancelled Failed PayPending CancelPending DisputeCreated DisputeResolved"
    .split(" ")
    .map((kind) => `Transaction.${kind}`),
);

const hintOf = (body: unknown): WebhookHint => {
  const { data } = news.safeParse(body);
  if (data !== undefined) return { merchantUid: kinds.has(data.type) ? data.data?.paymentId : undefined, signed: true };
  return { merchantUid: olderNews.safeParse(body).data?.payment_id, signed: true };
};

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/**
 * Reads webhooks that are signed as Standard Webhooks say, with any of the secrets: two are alive while one replaces the
 * other. Without secrets every webhook is forged.
 */
export const v2WebhookReader = (secrets: readonly string[], clock: Pick<Clock, "now">) => {
  const keys = secrets.map(keyOf);
  return (request: WebhookRequest): Result<WebhookHint, WebhookInvalid> => {
    if (!isSigned(request, keys, clock.now())) return invalid;
    const body = jsonOf(request.body);
    return typeof body === "object" && body !== null && !Array.isArray(body) ? ok(hintOf(body)) : invalid;
  };
};
