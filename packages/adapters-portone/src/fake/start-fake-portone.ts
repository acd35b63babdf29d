import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { FakeAnswer, FakeRequest } from "./exchange.ts";
import { type Fault, type FaultTerms, makeFaults } from "./faults.ts";
import { idempotent } from "./idempotent.ts";
import {
  type LedgerCancellation,
  type LedgerPayment,
  makeLedger,
  type NewsKind,
  type Purchase,
  sumOf,
} from "./ledger.ts";
import { v1Routes } from "./v1-routes.ts";
import { type CancelPlan, v2Routes } from "./v2-routes.ts";
import { type FakeWebhook, type Release, type WebhookVersion, webhookOf, webhookSender } from "./webhooks.ts";

export type FakePortoneOptions = {
  readonly apiSecret?: string;
  readonly storeId?: string;
  /** Of V1. */
  readonly impKey?: string;
  readonly impSecret?: string;
  /** Base64, after `whsec_`. */
  readonly webhookSecret?: string;
  /** Which webhooks the shop ordered. Default `2024-04-25`. */
  readonly webhookVersion?: WebhookVersion;
  /** Where the fake's time starts from, again and again. Default: the system's. */
  readonly now?: () => Date;
};

/** A call that came, without the secrets that it was made with. */
export type FakeCall = Pick<FakeRequest, "method" | "path" | "body"> & { readonly idempotencyKey: string | undefined };

export type FakePortone = {
  readonly url: string;
  readonly apiSecret: string;
  readonly storeId: string;
  readonly impKey: string;
  readonly impSecret: string;
  readonly webhookSecret: string;

  /** The customer pays in the provider's window. A failed attempt may be tried again, with a transaction of its own. */
  pay(id: string, purchase?: Purchase): LedgerPayment;
  /** The customer's card is refused; what was paid in another tab stays paid. */
  fail(id: string, purchase?: Purchase): LedgerPayment;
  /** The customer asks for an account to pay into, later and perhaps never. */
  issueAccount(id: string, purchase?: Purchase): LedgerPayment;
  deposit(id: string): LedgerPayment;
  expire(id: string): LedgerPayment;
  /** The merchant gives money back by hand, all that is left by default. */
  cancelInConsole(id: string, amount?: number): void;

  /** What the shop asked for the attempt. */
  registered(id: string): number | undefined;
  /** What came in. */
  paid(id: string): number;
  /** What went out again. */
  givenBack(id: string): number;
  cancellations(id: string): readonly LedgerCancellation[];

  /** Spoils the next calls that fit. */
  inject(fault: Fault, terms?: FaultTerms): void;
  /** Nothing is spoilt any more. */
  heal(): void;
  /** How the next cancellations end that are asked for; afterwards they succeed again. */
  nextCancels(...plans: readonly CancelPlan[]): void;
  /** Cancellations that were only requested come to their end. */
  finishCancels(id: string, outcome: "SUCCEEDED" | "FAILED"): void;
  /** V1 knows its tokens no more. */
  forgetTokens(): void;
  /** All calls so far, oldest first. */
  calls(): readonly FakeCall[];

  now(): Date;
  advance(ms: number): void;

  /** A webhook about an attempt, to hand over by oneself. */
  webhookOf(id: string, kind?: NewsKind, version?: WebhookVersion): FakeWebhook;
  /** Sends a webhook there whenever something happens; without retries unless asked for. */
  sendWebhooksTo(url: string | undefined, retries?: number): void;
  /** Keeps webhooks back until they are released, perhaps often, perhaps the last first. */
  holdWebhooks(): void;
  releaseWebhooks(release?: Release): void;
  webhooksSent(): Promise<readonly (number | undefined)[]>;

  close(): Promise<void>;
};

const bodyIn = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === "") return undefined;
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(text));
  return JSON.parse(text);
};

const json = (response: ServerResponse, { status, body }: FakeAnswer): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

const html = (response: ServerResponse, status: number): void => {
  const page = "<html><body><h1>The server is temporarily unable to service your request.</h1></body></html>";
  response.writeHead(status, { "content-type": "text/html" }).end(page);
};

/** What a fault makes of an answer. True: nothing is left to do. */
const spoil = async (fault: Fault, response: ServerResponse): Promise<boolean> => {
  if (fault.kind === "delay") {
    await sleep(fault.ms);
    return false;
  }
  if (fault.kind === "drop") response.destroy();
  if (fault.kind === "html") html(response, fault.status);
  if (fault.kind === "json") json(response, { status: fault.status, body: { type: fault.type, message: "…" } });
  return true;
};

/** A PortOne of one's own, on a free port of this machine: real HTTP, no money. */
export const startFakePortone = async (options: FakePortoneOptions = {}): Promise<FakePortone> => {
  const { apiSecret = "fake-api-secret", storeId = "store-fake", now: clock = () => new Date() } = options;
  const { impKey = "fake-imp-key", impSecret = "fake-imp-secret" } = options;
  const { webhookSecret = "whsec_ZmFrZS13ZWJob29rLXNlY3JldA==", webhookVersion = "2024-04-25" } = options;
  let shiftMs = 0;
  const now = (): Date => new Date(clock().getTime() + shiftMs);
  const sender = webhookSender();
  const signing = (version: WebhookVersion) => ({ version, secret: webhookSecret });
  const ledger = makeLedger(storeId, now, (kind, payment, cancellation) =>
    sender.send(webhookOf(signing(webhookVersion), kind, payment, now(), cancellation)),
  );
  const faults = makeFaults();
  const plans: CancelPlan[] = [];
  const calls: FakeCall[] = [];
  const once = idempotent(now);
  const nextPlan = (): CancelPlan => plans.shift() ?? "SUCCEEDED";
  const v1 = v1Routes(ledger, { impKey, impSecret, now, nextPlan });
  const v2 = v2Routes(ledger, apiSecret, nextPlan);
  const route = (request: FakeRequest): FakeAnswer =>
    v1.answer(request) ?? v2(request) ?? { status: 404, body: { type: "NOT_FOUND" } };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams: query } = new URL(incoming.url ?? "/", "http://fake");
    const { method = "GET", headers } = incoming;
    const body = await bodyIn(incoming);
    const key = headers["idempotency-key"];
    const told = path === "/users/getToken" ? undefined : body;
    calls.push({ method, path, body: told, idempotencyKey: typeof key === "string" ? key : undefined });
    const fault = faults.of(`${method} ${path}`);
    const after = fault !== undefined && "when" in fault && fault.when === "after";
    const request: FakeRequest = { method, path, query, headers, body };
    const slow = fault?.kind === "delay" && !after;
    // A call that waits for its effect is under way: its key is taken.
    if (fault !== undefined && !after && !slow && (await spoil(fault, response))) return;
    const answer = await once(request, async () => {
      if (slow) await spoil(fault, response);
      return route(request);
    });
    if (fault !== undefined && after && (await spoil(fault, response))) return;
    json(response, answer);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => json(response, { status: 400, body: { type: "INVALID_REQUEST" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the fake got no port");

  const known = (id: string): LedgerPayment => {
    const payment = ledger.find(id);
    if (payment === undefined) throw new Error(`the provider knows no attempt ${id}`);
    return payment;
  };

  return {
    url: `http://127.0.0.1:${address.port}`,
    apiSecret,
    storeId,
    impKey,
    impSecret,
    webhookSecret,
    pay: ledger.pay,
    fail: ledger.fail,
    issueAccount: ledger.issueAccount,
    deposit: ledger.deposit,
    expire: ledger.expire,
    cancelInConsole: (id, amount) => {
      const done = ledger.cancel(id, { amount, reason: "by hand", toAccount: true });
      if (typeof done === "string") throw new Error(`${id} cannot be cancelled: ${done}`);
    },
    registered: (id) => ledger.registered(id)?.total,
    paid: (id) => {
      const payment = ledger.find(id);
      return payment?.paidAt === undefined ? 0 : payment.total;
    },
    givenBack: (id) => {
      const payment = ledger.find(id);
      return payment === undefined ? 0 : sumOf(payment, "SUCCEEDED");
    },
    cancellations: (id) => ledger.find(id)?.cancellations ?? [],
    inject: faults.inject,
    heal: faults.heal,
    nextCancels: (...next) => void plans.push(...next),
    finishCancels: ledger.finishCancels,
    forgetTokens: v1.forgetTokens,
    calls: () => calls,
    now,
    advance: (ms) => {
      shiftMs += ms;
    },
    webhookOf: (id, kind = "Paid", version = webhookVersion) => webhookOf(signing(version), kind, known(id), now()),
    sendWebhooksTo: sender.sendTo,
    holdWebhooks: sender.hold,
    releaseWebhooks: sender.release,
    webhooksSent: sender.sent,
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};
