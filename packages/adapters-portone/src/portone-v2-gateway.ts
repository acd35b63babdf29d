import { type Clock, err, ok, type Result } from "@cofshop/core";
import type { GatewayRefusal, PaymentGateway, PaymentSnapshot } from "@cofshop/core/payment";
import { z } from "zod";
import { lineOf, type PortoneOptions } from "./portone-options.ts";
import { typeOf } from "./provider-line.ts";
import { refundOnce } from "./refund-once.ts";
import { v2Cancel } from "./v2-cancel.ts";
import { type V2Payment, v2Payment, v2Snapshot } from "./v2-payment.ts";
import { v2WebhookReader } from "./v2-webhook.ts";

export type PortoneV2Options = PortoneOptions & {
  readonly apiSecret: string;
  /** The shop's store at PortOne; payments of another one are foreign. */
  readonly storeId: string;
  /** Handed to the browser, for shops with one channel. */
  readonly channelKey?: string;
  /** As the console shows them, with or without `whsec_`. Default none: every webhook is refused. */
  readonly webhookSecrets?: readonly string[];
  /** Whether play money counts. Default false. */
  readonly acceptTestChannel?: boolean;
  /** Default `https://api.portone.io`. */
  readonly url?: string;
  /** For the age of webhooks. Default: the system's. */
  readonly clock?: Pick<Clock, "now">;
};

/** Of events; the payment of each is read. */
const PAGE_SIZE = 100;
const READS_AT_ONCE = 5;

const eventPage = z.object({
  items: z.array(z.object({ cursor: z.string(), paymentEvent: z.object({ paymentId: z.string().optional() }) })),
});

/**
 * Payments through PortOne V2. Every refusal of the port keeps its meaning: `payment.refund-refused` is only said when
 * PortOne refused and no cancellation of ours is on its books; everything else that went wrong is unknown.
 *
 * @throws RangeError when a secret or the store cannot be one.
 */
export const portoneV2Gateway = (options: PortoneV2Options): PaymentGateway => {
  const { apiSecret, storeId, channelKey, webhookSecrets = [], acceptTestChannel = false } = options;
  const { url = "https://api.portone.io", clock = { now: () => new Date() } } = options;
  // Node would quote a secret that cannot be sent in its error.
  if (!/^[\x21-\x7e]+$/.test(apiSecret)) throw new RangeError("an API secret of PortOne is ASCII without spaces");
  if (storeId === "") throw new RangeError("the store at PortOne has no id");
  const line = lineOf(url, options);
  const authorization = `PortOne ${apiSecret}`;
  const headers = { authorization };
  const snapshot = (payment: V2Payment): PaymentSnapshot => v2Snapshot(payment, { storeId, acceptTestChannel });

  const read = async (merchantUid: string): Promise<Result<V2Payment | undefined, GatewayRefusal>> => {
    // No path can end in these: it would be another one.
    if (/^\.{0,2}$/.test(merchantUid)) return ok(undefined);
    const path = `/payments/${encodeURIComponent(merchantUid)}?storeId=${encodeURIComponent(storeId)}`;
    const answer = await line.ask({ name: "read", method: "GET", path, headers });
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    if (status === 404 && typeOf(body) === "PAYMENT_NOT_FOUND") return ok(undefined);
    const payment = status === 200 ? v2Payment.safeParse(body).data : undefined;
    return payment === undefined ? line.unusable("read", answer.value, typeOf(body)) : ok(payment);
  };
  const refund = refundOnce({ read, cancel: v2Cancel(line, storeId, authorization) });
  const readWebhook = v2WebhookReader(webhookSecrets, clock);

  return {
    checkout: { storeId, channelKey },
    // Without an Idempotency-Key: the answer of an earlier time would be given again, also after the money came.
    register: async ({ merchantUid, amount, currency }) => {
      const path = `/payments/${encodeURIComponent(merchantUid)}/pre-register`;
      const body = { storeId, totalAmount: amount, currency };
      const answer = await line.ask({ name: "register", method: "POST", path, headers, body });
      if (!answer.ok) return answer;
      if (answer.value.status === 200) return ok(undefined);
      const type = typeOf(answer.value.body);
      return type === "ALREADY_PAID"
        ? err({ code: "payment.already-paid" })
        : line.unusable("register", answer.value, type);
    },
    read: async (merchantUid) => {
      const payment = await read(merchantUid);
      return payment.ok ? ok(payment.value && snapshot(payment.value)) : payment;
    },
    refund: async (merchantUid, terms) => {
      const payment = await refund(merchantUid, terms);
      return payment.ok ? ok(snapshot(payment.value)) : payment;
    },
    // By events: a payment's own list goes by the day of its creation and misses today's refund of last week's payment.
    changes: async ({ from, to }, next) => {
      const requestBody = { storeId, from: from.toISOString(), until: to.toISOString(), cursor: next, size: PAGE_SIZE };
      const path = `/payment-events-by-cursor?requestBody=${encodeURIComponent(JSON.stringify(requestBody))}`;
      const answer = await line.ask({ name: "changes", method: "GET", path, headers });
      if (!answer.ok) return answer;
      const items = answer.value.status === 200 ? eventPage.safeParse(answer.value.body).data?.items : undefined;
      if (items === undefined) return line.unusable("changes", answer.value, typeOf(answer.value.body));
      const uids = [...new Set(items.flatMap(({ paymentEvent }) => paymentEvent.paymentId ?? []))];
      const snapshots: PaymentSnapshot[] = [];
      for (let start = 0; start < uids.length; start += READS_AT_ONCE) {
        const payments = await Promise.all(uids.slice(start, start + READS_AT_ONCE).map(read));
        for (const payment of payments) {
          if (!payment.ok) return payment;
          if (payment.value !== undefined) snapshots.push(snapshot(payment.value));
        }
      }
      return ok({ snapshots, next: items.length < PAGE_SIZE ? undefined : items.at(-1)?.cursor });
    },
    parseWebhook: async (request) => readWebhook(request),
  };
};
