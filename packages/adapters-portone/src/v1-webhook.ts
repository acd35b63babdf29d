import { err, ok, type Result } from "@cofshop/core";
import type { WebhookHint, WebhookInvalid, WebhookRequest } from "@cofshop/core/payment";
import { z } from "zod";

const news = z.object({ merchant_uid: z.string().min(1).max(200) });

const fieldsOf = ({ headers, body }: WebhookRequest): unknown => {
  const type = headers["content-type"];
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    if (typeof type === "string" && type.startsWith("application/x-www-form-urlencoded"))
      return Object.fromEntries(new URLSearchParams(text));
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** V1 signs nothing: whoever sends this may be anybody, and nothing of it but the attempt's name is looked at. */
export const readV1Webhook = (request: WebhookRequest): Result<WebhookHint, WebhookInvalid> => {
  const found = news.safeParse(fieldsOf(request)).data;
  return found === undefined
    ? err({ code: "payment.webhook-invalid" })
    : ok({ merchantUid: found.merchant_uid, signed: false });
};
