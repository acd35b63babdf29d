import { Unavailable } from "@cofshop/core";
import type { Answer, Method, Transport } from "./transport.ts";

/** The search engine refused a request in a way that repeating does not mend. */
export class ElasticsearchError extends Error {
  override readonly name = "ElasticsearchError";
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

export type Refusal = { readonly type?: string; readonly reason?: string };
type Refused = { readonly error?: Refusal | string };

/** When an engine that cannot answer is worth another try. */
export const RETRY_MS = 1_000;

/** Of an engine that nobody hears of. */
export const AWAY = "the search engine cannot be reached";

/** A server that is there and cannot answer now, or a proxy that does not reach it. */
const passing: readonly number[] = [429, 502, 503, 504];

export const refused = (status: number, error: Refusal | string | undefined): Error => {
  const why = typeof error === "object" ? `${error.type}: ${error.reason}` : `${error}`;
  return passing.includes(status)
    ? new Unavailable(`the search engine cannot answer now (${status})`, { cause: why, retryAfterMs: RETRY_MS })
    : new ElasticsearchError(`the search engine refused (${status} ${why})`, status);
};

export type Request = {
  readonly body?: object | readonly object[];
  readonly answerMs: number;
  /** Statuses that are answers besides those of success. */
  readonly also?: readonly number[];
};

/**
 * Requests that were answered, or have failed.
 *
 * @throws Unavailable when the engine is away, silent for too long or too busy: the request may have been carried out,
 * or may yet be. ElasticsearchError when it was refused.
 */
export type Engine = <Body>(method: Method, path: string, request: Request) => Promise<Answer<Body>>;

/** A list is sent as lines. */
const written = (body: object | readonly object[] | undefined): string | undefined => {
  if (body === undefined) return undefined;
  return Array.isArray(body) ? `${body.map((line) => JSON.stringify(line)).join("\n")}\n` : JSON.stringify(body);
};

export const engineOver =
  (transport: Transport): Engine =>
  async <Body>(method: Method, path: string, { body, answerMs, also = [] }: Request) => {
    const answer = await transport<Body & Refused>(method, path, written(body), answerMs).catch((cause: unknown) => {
      throw new Unavailable(AWAY, { cause, retryAfterMs: RETRY_MS });
    });
    if (answer.status < 400 || also.includes(answer.status)) return answer;
    throw refused(answer.status, answer.body?.error);
  };
