import { parse } from "node:querystring";
import { type Actor, err, ok, type Result, type Seal } from "@cofshop/core";
import type { IdempotencyUseCases } from "@cofshop/core/idempotency";
import type { Request, RequestHandler, Response } from "express";
import type { Gate } from "./access.ts";
import { csrfPasses } from "./csrf.ts";
import { prefersCsv } from "./csv.ts";
import { csvReply, problemReply, type Reply, type Success, sendReply, successReply } from "./envelope.ts";
import { replyOnce } from "./idempotency.ts";
import { readJsonBody, readRawBody } from "./json-body.ts";
import { languageOf } from "./language.ts";
import type { Problem } from "./problem.ts";
import type { Ready, Route } from "./route.ts";

/** Not `request.query`: how that is parsed is a setting of the host's app. A name given twice becomes a list. */
const queryOf = ({ url }: Request): unknown => {
  const start = url.indexOf("?");
  return start === -1 ? {} : { ...parse(url.slice(start + 1)) };
};

/** Gate, body, key, use case, answer: in this order, so that nobody is served work he has no right to. */
export const handlerOf = (route: Route, gate: Gate, idempotency: IdempotencyUseCases): RequestHandler => {
  const admit = async (
    request: Request,
    response: Response,
  ): Promise<Result<Ready & { readonly by: Actor }, Problem>> => {
    const by = await gate(route.access, request);
    if (!by.ok) return by;
    if (route.csrf && !csrfPasses(request)) return err({ code: "auth.csrf" });
    if (route.body !== undefined) {
      const body = await readJsonBody(request, response);
      if (!body.ok) return body;
    }
    if (route.rawBody) await readRawBody(request, response);
    const language = languageOf(request);
    const ready = route.read({ by: by.value, language, query: queryOf(request), request, response });
    return ready.ok ? ok({ ...ready.value, by: by.value }) : ready;
  };

  return async (request, response) => {
    const language = languageOf(request);
    const refuse = (problem: Problem): void => sendReply(response, problemReply(problem, language));
    const ready = await admit(request, response);
    if (!ready.ok) return refuse(ready.error);
    const { by, key, run } = ready.value;
    if (route.bytes) {
      const result = await run();
      const sent = result.ok && result.value.send !== undefined ? await result.value.send() : result;
      if (!sent.ok) refuse(sent.error);
      return;
    }
    if (route.csv) response.vary("Accept");
    const success = (value: Success): Reply =>
      value.csv !== undefined && prefersCsv(request)
        ? csvReply(value.csv(), route.path)
        : successReply(value, language, request.baseUrl);
    const reply = async (seal?: Seal<Reply>): Promise<Reply> => {
      const result = await run(seal && ((tx, value) => seal(tx, success(value))));
      return result.ok ? success(result.value) : problemReply(result.error, language);
    };
    if (key === undefined) return sendReply(response, await reply());
    const once = await replyOnce(idempotency, by, { route: route.name, key, request }, reply);
    return once.ok ? sendReply(response, once.value) : refuse(once.error);
  };
};
