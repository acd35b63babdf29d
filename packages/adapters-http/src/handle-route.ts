import { parse } from "node:querystring";
import { err, type Result } from "@cofshop/core";
import type { Request, RequestHandler, Response } from "express";
import type { Gate } from "./access.ts";
import { csrfPasses } from "./csrf.ts";
import { type Success, writeProblem, writeSuccess } from "./envelope.ts";
import { readJsonBody } from "./json-body.ts";
import { languageOf } from "./language.ts";
import type { Problem } from "./problem.ts";
import type { Route } from "./route.ts";

/** Not `request.query`: how that is parsed is a setting of the host's app. A name given twice becomes a list. */
const queryOf = ({ url }: Request): unknown => {
  const start = url.indexOf("?");
  return start === -1 ? {} : { ...parse(url.slice(start + 1)) };
};

/** Gate, body, use case, answer: in this order, so that nobody is served work he has no right to. */
export const handlerOf = (route: Route, gate: Gate): RequestHandler => {
  const respond = async (request: Request, response: Response): Promise<Result<Success, Problem>> => {
    const by = await gate(route.access, request);
    if (!by.ok) return by;
    if (route.csrf && !csrfPasses(request)) return err({ code: "auth.csrf" });
    if (route.body !== undefined) {
      const body = await readJsonBody(request, response);
      if (!body.ok) return body;
    }
    const language = languageOf(request);
    return route.respond({ by: by.value, language, query: queryOf(request), request, response });
  };
  return async (request, response) => {
    const reply = await respond(request, response);
    if (reply.ok) writeSuccess(response, reply.value, languageOf(request), request.baseUrl);
    else writeProblem(response, reply.error, languageOf(request));
  };
};
