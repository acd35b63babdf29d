import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { requestIdHeader } from "./answer-headers.ts";
import { statusOf } from "./codes.ts";
import { writeProblem } from "./envelope.ts";
import { languageOf } from "./language.ts";
import { problemOfThrown } from "./problem.ts";

/** Which request something broke in: no query, body or header, so nothing of a person. */
export type RequestFacts = {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
};
export type ErrorOptions = {
  /** Hears once of everything that broke; callers learn a code and nothing else. */
  readonly onError?: ((error: unknown, facts: RequestFacts) => void) | undefined;
};

/** 404 in an envelope, for the end of a router or of an app that serves nothing else. */
export const notFound: RequestHandler = (request, response) => {
  writeProblem(response, { code: "route.not-found" }, languageOf(request));
};

const pathOf = ({ originalUrl }: Request): string => originalUrl.split("?", 1)[0] ?? "";

/** An envelope for whatever was thrown: 4xx for what Express finds wrong with a request, 503 or 500 for breakage. */
export const errorAnswers =
  ({ onError }: ErrorOptions = {}): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const { problem, breakage } = problemOfThrown(error);
    const report = (): void => {
      const requestId = String(response.getHeader(requestIdHeader) ?? "");
      const { method } = request;
      onError?.(error, { requestId, method, path: pathOf(request), status: statusOf[problem.code] });
    };
    try {
      if (breakage) report();
    } finally {
      // Half an answer is out: the only honest end is to break the connection.
      if (response.headersSent) response.destroy();
      else writeProblem(response, problem, languageOf(request));
    }
  };
