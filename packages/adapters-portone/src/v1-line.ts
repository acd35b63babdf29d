import { type Clock, ok, type Result } from "@cofshop/core";
import type { GatewayRefusal } from "@cofshop/core/payment";
import { z } from "zod";
import type { Answer, Call, ProviderLine } from "./provider-line.ts";

/** V1's answers are wrapped: whatever the status, a code other than 0 is a failure. */
const envelope = z.object({ code: z.number().int(), response: z.unknown() });
export type V1Answer = z.infer<typeof envelope> & { readonly status: number };

const tokenAnswer = z.object({ access_token: z.string().min(1), now: z.number(), expired_at: z.number() });
type Token = { readonly text: string; readonly until: number };

/** PortOne prolongs a token that is asked for in its last minute. */
const MARGIN_MS = 30_000;

export type V1Credentials = { readonly impKey: string; readonly impSecret: string; readonly tier?: string | undefined };

export type V1Line = {
  /** Makes a call with a token, and once more with a new one when PortOne does not know it any more. */
  ask(call: Call): Promise<Result<V1Answer, GatewayRefusal>>;
  /** An answer that its caller cannot use. */
  unusable(call: string, answer: V1Answer): Result<never, GatewayRefusal>;
};

/** V1's wire: `line` with tokens, which live half an hour and are asked for once, however many need one. */
export const v1Line = (
  line: ProviderLine,
  { impKey, impSecret, tier }: V1Credentials,
  clock: Pick<Clock, "now">,
): V1Line => {
  let token: Token | undefined;
  let asking: Promise<Result<Token, GatewayRefusal>> | undefined;

  const opened = (name: string, answer: Answer): Result<V1Answer, GatewayRefusal> => {
    const wrapped = envelope.safeParse(answer.body).data;
    return wrapped === undefined ? line.unusable(name, answer) : ok({ ...wrapped, status: answer.status });
  };
  const unusable = (name: string, { status, code, response }: V1Answer) =>
    line.unusable(name, { status, body: response }, `code ${code}`);

  const fresh = async (): Promise<Result<Token, GatewayRefusal>> => {
    const askedAt = clock.now().getTime();
    const body = { imp_key: impKey, imp_secret: impSecret };
    const answer = await line.ask({ name: "token", method: "POST", path: "/users/getToken", body });
    if (!answer.ok) return answer;
    const wrapped = opened("token", answer.value);
    if (!wrapped.ok) return wrapped;
    const found = wrapped.value.code === 0 ? tokenAnswer.safeParse(wrapped.value.response).data : undefined;
    if (found === undefined) return unusable("token", wrapped.value);
    // By PortOne's own clock: ours may be wrong.
    const livesMs = (found.expired_at - found.now) * 1000;
    token = { text: found.access_token, until: askedAt + livesMs - MARGIN_MS };
    return ok(token);
  };

  const tokenNow = async (): Promise<Result<Token, GatewayRefusal>> => {
    if (token !== undefined && clock.now().getTime() < token.until) return ok(token);
    asking ??= fresh().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return {
    unusable,
    ask: async (call) => {
      for (let attempt = 1; ; attempt += 1) {
        const current = await tokenNow();
        if (!current.ok) return current;
        const headers = { authorization: current.value.text, ...(tier !== undefined && { tier }), ...call.headers };
        const answer = await line.ask({ ...call, headers });
        if (!answer.ok) return answer;
        if (answer.value.status !== 401 || attempt > 1) return opened(call.name, answer.value);
        // Somebody else may have got another one since.
        if (token === current.value) token = undefined;
      }
    },
  };
};
