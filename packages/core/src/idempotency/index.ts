import { type AnswerOnce, type AnswerOncePorts, makeAnswerOnce } from "./answer-once.ts";

export type { AnswerOnce, AnswerOncePorts, InProgress, KeyedRequest, Reply } from "./answer-once.ts";
export type { Attempt, Standing, StoredReplies } from "./ports.ts";

export type IdempotencyUseCases = { readonly answerOnce: AnswerOnce };

export const idempotencyUseCases = (ports: AnswerOncePorts): IdempotencyUseCases => ({
  answerOnce: makeAnswerOnce(ports),
});
