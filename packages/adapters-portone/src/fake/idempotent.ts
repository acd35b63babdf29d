import type { FakeAnswer, FakeRequest } from "./exchange.ts";

const KEPT_MS = 3 * 3_600_000;

const error = (status: number, type: string): FakeAnswer => ({ status, body: { type, message: "거절되었습니다." } });

/**
 * Answers of calls that came with an Idempotency-Key, for three hours: a call that is under way is outstanding, one that
 * is over answers as it did, and the key of another request is refused.
 */
export const idempotent = (now: () => Date) => {
  const kept = new Map<
    string,
    { readonly call: string; readonly at: number; readonly answer: FakeAnswer | undefined }
  >();
  return async (request: FakeRequest, work: () => Promise<FakeAnswer>): Promise<FakeAnswer> => {
    const key = request.headers["idempotency-key"];
    if (key === undefined || request.method === "GET") return work();
    if (typeof key !== "string" || !/^"[\x20-\x7e]{16,256}"$/.test(key)) return error(400, "INVALID_REQUEST");
    const call = JSON.stringify([request.method, request.path, request.body]);
    const before = kept.get(key);
    if (before !== undefined && now().getTime() - before.at < KEPT_MS) {
      if (before.call !== call) return error(400, "INVALID_REQUEST");
      return before.answer ?? error(409, "IDEMPOTENCY_OUTSTANDING_REQUEST");
    }
    const at = now().getTime();
    kept.set(key, { call, at, answer: undefined });
    const answer = await work();
    kept.set(key, { call, at, answer });
    return answer;
  };
};
