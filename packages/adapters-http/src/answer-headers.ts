import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

export const requestIdHeader = "X-Request-Id";

/** A caller's own id goes into logs, so it is short and has nothing that a log could mistake for structure. */
const saneId = /^[\w.:-]{1,64}$/;

/** Nothing of these answers is ever a page: no script, no frame, nothing. */
const secureHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
});

/** What every answer of the shop carries: a request id, security headers, and that nobody may keep it. */
export const answerHeaders = (): RequestHandler => (request, response, next) => {
  const given = request.get(requestIdHeader);
  response.setHeader(requestIdHeader, given !== undefined && saneId.test(given) ? given : randomUUID());
  response.setHeader("Cache-Control", "no-store");
  secureHeaders(request, response, next);
};
