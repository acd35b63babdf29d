import { type Clock, err, ok, type Result } from "@cofshop/core";
import type { GatewayRefund, GatewayRefusal, PaymentGateway, TimeSpan } from "@cofshop/core/payment";
import { z } from "zod";
import { lineOf, type PortoneOptions } from "./portone-options.ts";
import { markedReason } from "./refund-mark.ts";
import { refundOnce, type Verdict } from "./refund-once.ts";
import { type V1Line, v1Line } from "./v1-line.ts";
import { decisiveOf, type V1Payment, v1Payment, v1Snapshot } from "./v1-payment.ts";
import { readV1Webhook } from "./v1-webhook.ts";

export type PortoneV1Options = PortoneOptions & {
  readonly impKey: string;
  readonly impSecret: string;
  /** Of a merchant that acts for another one: which. */
  readonly tier?: string;
  /** The merchant's code (`imp…`), handed to the browser. */
  readonly storeId?: string;
  /** Handed to the browser, for shops with one channel. */
  readonly channelKey?: string;
  /** Whether play money counts. Default false: V1 does not know such attempts. */
  readonly acceptTestChannel?: boolean;
  /** Default `https://api.iamport.kr`. */
  readonly url?: string;
  /** For the life of tokens. Default: the system's. */
  readonly clock?: Pick<Clock, "now">;
};

const PAGE_SIZE = 100;
/** V1 looks no further back from the end of a time. */
const LONGEST_MS = 90 * 86_400_000;

const tries = z.object({ list: z.array(v1Payment) });
const page = z.object({ total: z.number().int(), next: z.number().int(), list: z.array(v1Payment) });

/** V1 has no idempotency keys; a balance that is not there any more refuses. Says no more of a refusal than a number. */
const cancelBy =
  (line: V1Line) =>
  async (payment: V1Payment, refund: GatewayRefund): Promise<Result<Verdict, GatewayRefusal>> => {
    const body = {
      imp_uid: payment.imp_uid,
      checksum: payment.balance,
      reason: markedReason(refund),
      ...(refund.amount !== undefined && { amount: refund.amount }),
    };
    const answer = await line.ask({ name: "cancel", method: "POST", path: "/payments/cancel", body });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return line.unusable("cancel", answer.value);
    return ok(answer.value.code === 0 ? "given" : "refused");
  };

const queryOf = ({ from, to }: TimeSpan, number: number): string => {
  const until = Math.floor((to.getTime() - 1) / 1000);
  const since = Math.max(Math.floor(from.getTime() / 1000), until - LONGEST_MS / 1000);
  return `page=${number}&limit=${PAGE_SIZE}&from=${since}&to=${until}&sorting=-updated`;
};

/**
 * Payments through PortOne V1, the former Iamport. Its webhooks are not signed: they are hints, and what they say is
 * read. Of a time longer than 90 days `changes` tells the last 90.
 *
 * @throws RangeError when a credential cannot be one.
 */
export const portoneV1Gateway = (options: PortoneV1Options): PaymentGateway => {
  const { impKey, impSecret, tier, storeId, channelKey, acceptTestChannel = false } = options;
  const { url = "https://api.iamport.kr", clock = { now: () => new Date() } } = options;
  if (impKey === "" || impSecret === "") throw new RangeError("V1 of PortOne needs a key and a secret");
  const line = v1Line(lineOf(url, options), { impKey, impSecret, tier }, clock);
  const sandbox = `include_sandbox=${acceptTestChannel}`;

  const read = async (merchantUid: string): Promise<Result<V1Payment | undefined, GatewayRefusal>> => {
    // No path can end in these: it would be another one.
    if (/^\.{0,2}$/.test(merchantUid)) return ok(undefined);
    const path = `/payments/findAll/${encodeURIComponent(merchantUid)}?limit=${PAGE_SIZE}&sorting=-started&${sandbox}`;
    const answer = await line.ask({ name: "read", method: "GET", path });
    if (!answer.ok) return answer;
    const { status, code, response } = answer.value;
    if (status === 404 && code !== 0) return ok(undefined);
    const found = status === 200 && code === 0 ? tries.safeParse(response).data : undefined;
    return found === undefined ? line.unusable("read", answer.value) : ok(decisiveOf(found.list));
  };
  const refund = refundOnce({ read, cancel: cancelBy(line) });

  return {
    checkout: { storeId, channelKey },
    register: async ({ merchantUid, amount }) => {
      const before = await read(merchantUid);
      if (!before.ok) return before;
      const state = before.value && v1Snapshot(before.value).state;
      if (state === "paid" || state === "cancelled") return err({ code: "payment.already-paid" });
      const prepare = (method: "POST" | "PUT") =>
        line.ask({ name: "register", method, path: "/payments/prepare", body: { merchant_uid: merchantUid, amount } });
      const first = await prepare("POST");
      if (!first.ok) return first;
      if (first.value.code === 0) return ok(undefined);
      // What is registered already can be changed only.
      const second = await prepare("PUT");
      if (!second.ok) return second;
      return second.value.code === 0 ? ok(undefined) : line.unusable("register", second.value);
    },
    read: async (merchantUid) => {
      const payment = await read(merchantUid);
      return payment.ok ? ok(payment.value && v1Snapshot(payment.value)) : payment;
    },
    refund: async (merchantUid, terms) => {
      const payment = await refund(merchantUid, terms);
      return payment.ok ? ok(v1Snapshot(payment.value)) : payment;
    },
    changes: async (within, next = "1/0") => {
      const [number = 1, before = 0] = next.split("/").map(Number);
      const path = `/payments/status/all?${queryOf(within, number)}&${sandbox}`;
      const answer = await line.ask({ name: "changes", method: "GET", path });
      if (!answer.ok) return answer;
      const found = answer.value.code === 0 ? page.safeParse(answer.value.response).data : undefined;
      if (found === undefined) return line.unusable("changes", answer.value);
      const snapshots = found.list.map(v1Snapshot).filter(({ state }) => state === "paid" || state === "cancelled");
      // What moved out of the time meanwhile drew what was not read yet to a page that was: begin again.
      const following = found.total < before ? 1 : found.next;
      return ok({ snapshots, next: following === 0 ? undefined : `${following}/${found.total}` });
    },
    parseWebhook: async (request) => readV1Webhook(request),
  };
};
