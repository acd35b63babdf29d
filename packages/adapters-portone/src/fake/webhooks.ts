import { createHmac, randomUUID } from "node:crypto";
import type { LedgerCancellation, LedgerPayment, NewsKind } from "./ledger.ts";

export type WebhookVersion = "2024-04-25" | "2024-01-01" | "v1";
export type FakeWebhook = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

const olderStatus: Readonly<Record<NewsKind, string>> = {
  Paid: "Paid",
  Failed: "Failed",
  VirtualAccountIssued: "VirtualAccountIssued",
  PartialCancelled: "PartialCancelled",
  Cancelled: "Cancelled",
  CancelPending: "CancelPending",
};
const v1Status: Readonly<Partial<Record<NewsKind, string>>> = {
  Paid: "paid",
  VirtualAccountIssued: "ready",
  PartialCancelled: "cancelled",
  Cancelled: "cancelled",
};

const bodyOf = (
  version: WebhookVersion,
  kind: NewsKind,
  { id, transactionId, storeId }: LedgerPayment,
  at: Date,
  cancellationId: string | undefined,
): object => {
  if (version === "v1")
    return {
      imp_uid: transactionId,
      merchant_uid: id,
      status: v1Status[kind] ?? "failed",
      cancellation_id: cancellationId,
    };
  if (version === "2024-01-01")
    return { payment_id: id, tx_id: transactionId, status: olderStatus[kind], cancellation_id: cancellationId };
  const data = { storeId, paymentId: id, transactionId, cancellationId };
  return { type: `Transaction.${kind}`, timestamp: at.toISOString(), data };
};

/** Signed as Standard Webhooks say, except V1's, which are not signed. */
export const webhookOf = (
  terms: { readonly version: WebhookVersion; readonly secret: string },
  kind: NewsKind,
  payment: LedgerPayment,
  at: Date,
  cancellation?: LedgerCancellation,
): FakeWebhook => {
  const body = new TextEncoder().encode(JSON.stringify(bodyOf(terms.version, kind, payment, at, cancellation?.id)));
  if (terms.version === "v1") return { headers: { "content-type": "application/json" }, body };
  const [id, timestamp] = [`msg_${randomUUID()}`, String(Math.floor(at.getTime() / 1000))];
  const key = Buffer.from(terms.secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${signature}`,
    },
    body,
  };
};

export type Release = {
  /** How often each is sent. Default 1. */
  readonly copies?: number;
  /** The last first. Default false. */
  readonly reversed?: boolean;
};

/** Sends webhooks, one after the other as things happen, to whoever listens; nobody by default. */
export const webhookSender = () => {
  let url: string | undefined;
  let tries = 1;
  let held: FakeWebhook[] | undefined;
  let sending: Promise<void> = Promise.resolve();
  const statuses: (number | undefined)[] = [];

  const post = async ({ headers, body }: FakeWebhook, to: string): Promise<void> => {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const status = await fetch(to, {
        method: "POST",
        headers,
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(30_000),
      })
        .then(async (response) => {
          await response.arrayBuffer();
          return response.status;
        })
        .catch(() => undefined);
      statuses.push(status);
      if (status !== undefined && status < 300) return;
    }
  };
  const send = (webhook: FakeWebhook): void => {
    const to = url;
    if (to === undefined) return;
    if (held !== undefined) return void held.push(webhook);
    sending = sending.then(() => post(webhook, to));
  };

  return {
    send,
    sendTo: (to: string | undefined, retries = 0): void => {
      url = to;
      tries = retries + 1;
    },
    hold: (): void => {
      held ??= [];
    },
    release: ({ copies = 1, reversed = false }: Release = {}): void => {
      const webhooks = reversed ? (held ?? []).reverse() : (held ?? []);
      held = undefined;
      for (const webhook of webhooks) for (let copy = 0; copy < copies; copy += 1) send(webhook);
    },
    /** Once all were sent: what the shop answered to each try, undefined for nothing. */
    sent: async (): Promise<readonly (number | undefined)[]> => {
      await sending;
      return statuses;
    },
  };
};
