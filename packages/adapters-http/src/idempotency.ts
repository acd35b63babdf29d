import { createHash } from "node:crypto";
import { type Actor, type CommandKey, commandKey, err, ok, type Result, type Seal } from "@cofshop/core";
import type { IdempotencyUseCases } from "@cofshop/core/idempotency";
import type { Request } from "express";
import type { Reply } from "./envelope.ts";
import { type Language, rule } from "./language.ts";
import { type Problem, problemOf } from "./problem.ts";

export const idempotencyKeyHeader = "Idempotency-Key";
/** `true` on an answer that was given before. */
export const replayedHeader = "Idempotency-Replayed";

export const readKey = (request: Request, language: Language): Result<CommandKey | undefined, Problem> => {
  const text = request.get(idempotencyKeyHeader);
  if (text === undefined) return ok(undefined);
  try {
    return ok(commandKey(text));
  } catch {
    const errors = [{ field: idempotencyKeyHeader, message: rule("command-key", language) }];
    return err({ code: "request.invalid", errors });
  }
};

/** The use cases' own key for a request: they know one scope for each member or guest, HTTP one for each of them and route. */
export const useCaseKey = (route: string, key: CommandKey): CommandKey =>
  commandKey(createHash("sha256").update(`${route}\n${key}`).digest("base64url"));

/** What says "not now" is not the answer to the request. */
const isKept = (status: number): boolean => status < 500 && status !== 429 && status !== 423;

/**
 * Answers a request once for each member or guest, route and key, and repeats the same bytes afterwards. `reply` is
 * given a seal for commands that store their reply themselves.
 */
export const replyOnce = async (
  { answerOnce }: IdempotencyUseCases,
  by: Actor,
  { route, key, request }: { readonly route: string; readonly key: CommandKey; readonly request: Request },
  reply: (seal?: Seal<Reply>) => Promise<Reply>,
): Promise<Result<Reply, Problem>> => {
  const input = { method: request.method, url: request.url, body: request.body };
  const answer = await answerOnce(by, { route, key, input }, async (seal) => {
    const made = await reply(seal && ((tx, sealed) => seal(tx, JSON.stringify(sealed))));
    return { text: JSON.stringify(made), keep: isKept(made.status) };
  });
  if (!answer.ok) return err(problemOf(answer.error));
  // Written a few lines above, by this or another process of the shop.
  const { headers, ...stored } = JSON.parse(answer.value.text) as Reply;
  return ok({ ...stored, headers: answer.value.replayed ? { ...headers, [replayedHeader]: "true" } : headers });
};
