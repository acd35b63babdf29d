import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "@cofshop/core";
import type { GatewayRefusal } from "@cofshop/core/payment";
import { type BreakerTerms, breakerOf } from "./breaker.ts";
import { PortoneError } from "./portone-error.ts";

export type Call = {
  /** Its name in errors. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT";
  /** With its query; everything that is not ours is escaped. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** An answer in JSON that is no breakdown: a success, or a refusal that the caller may understand. */
export type Answer = { readonly status: number; readonly body: unknown };

export type LineOptions = {
  readonly url: string;
  /** For one call with all its repetitions, in ms. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  readonly breaker: BreakerTerms;
  readonly onError: (error: PortoneError) => void;
};

/** The wire to a provider. */
export type ProviderLine = {
  /**
   * Makes a call. One that only reads is repeated while the provider is out of order and there is time; others never
   * are. No answer is `payment.provider-timeout`; a breakdown, HTML, or a provider that is left alone for the moment is
   * `payment.provider-error`: what was asked for may have happened.
   */
  ask(call: Call): Promise<Result<Answer, GatewayRefusal>>;
  /** An answer that its caller cannot use. */
  unusable(call: string, answer: Answer, type?: string): Result<never, GatewayRefusal>;
};

type Outcome =
  | (Answer & { readonly kind: "answer"; readonly json: boolean })
  | { readonly kind: "silence"; readonly why: string };

const READ_TRIES = 3;

const pauseMs = (attempt: number): number => 100 * 2 ** attempt * (0.5 + Math.random());

/** The name of a failed connection: its code where the system has one, never its sentence. */
const nameOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return "unknown";
  if (cause.cause !== undefined) return nameOf(cause.cause);
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
};

const parsed = (text: string): { readonly json: boolean; readonly body: unknown } => {
  try {
    return { json: true, body: JSON.parse(text) };
  } catch {
    return { json: false, body: undefined };
  }
};

const isDown = (outcome: Outcome): boolean => outcome.kind === "silence" || outcome.status >= 500;

const mayPass = (outcome: Outcome): boolean => isDown(outcome) || (outcome.kind === "answer" && outcome.status === 429);

export const providerLine = ({ url, timeoutMs, fetch, breaker, onError }: LineOptions): ProviderLine => {
  const guarded = breakerOf(isDown, breaker);

  const send = async ({ method, path, headers, body }: Call, signal: AbortSignal): Promise<Outcome> => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: { accept: "application/json", ...(body && { "content-type": "application/json" }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
        // Elsewhere is not the provider: it is not told the secret.
        redirect: "manual",
        signal,
      });
      return { kind: "answer", status: response.status, ...parsed(await response.text()) };
    } catch (cause) {
      return { kind: "silence", why: nameOf(cause) };
    }
  };

  const failed = (error: PortoneError, code: GatewayRefusal["code"]): Result<never, GatewayRefusal> => {
    onError(error);
    return err({ code });
  };

  const unusable = (call: string, { status }: Answer, type?: string): Result<never, GatewayRefusal> =>
    failed(
      new PortoneError(call, `answered ${status} ${type ?? ""}`.trim(), { status, type }),
      "payment.provider-error",
    );

  const usable = (call: string, outcome: Outcome | undefined): Result<Answer, GatewayRefusal> => {
    if (outcome === undefined) return failed(new PortoneError(call, "not asked: it is down"), "payment.provider-error");
    if (outcome.kind === "silence")
      return failed(
        new PortoneError(call, `no answer (${outcome.why})`, { type: outcome.why }),
        "payment.provider-timeout",
      );
    const { status, body, json } = outcome;
    if (!json)
      return failed(new PortoneError(call, `answered ${status}, not in JSON`, { status }), "payment.provider-error");
    return mayPass(outcome) ? unusable(call, outcome, typeOf(body)) : ok({ status, body });
  };

  return {
    unusable,
    ask: async (call) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const tries = call.method === "GET" ? READ_TRIES : 1;
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await guarded(() => send(call, signal));
        const again = outcome !== undefined && mayPass(outcome) && attempt < tries && !signal.aborted;
        if (!again) return usable(call.name, outcome);
        await sleep(pauseMs(attempt), undefined, { signal }).catch(() => undefined);
      }
    },
  };
};

/** PortOne's name for an error, when it is one. */
export const typeOf = (body: unknown): string | undefined => {
  if (typeof body !== "object" || body === null || !("type" in body)) return undefined;
  return typeof body.type === "string" && /^[A-Z0-9_]{1,80}$/.test(body.type) ? body.type : undefined;
};
