import { STATUS_CODES } from "node:http";
import type { Response } from "express";
import { statusOf } from "./codes.ts";
import { type Language, sentence, successSentence } from "./language.ts";
import type { Problem } from "./problem.ts";

/** A use case's success on its way out. */
export type Success = {
  readonly status: number;
  readonly data?: unknown;
  /** Where the new thing is, from the router's mount point. */
  readonly location?: string;
};

const names = new Map(
  Object.entries(STATUS_CODES).map(([status, name = ""]) => [
    Number(status),
    name.replaceAll(/[^A-Za-z]+/g, "_").toUpperCase(),
  ]),
);
/** `NOT_FOUND` for 404. */
export const statusName = (status: number): string => names.get(status) ?? String(status);

/** An instant as ISO 8601 with a numeric offset. */
export const instant = (at: Date): string => at.toISOString().replace("Z", "+00:00");

const successCodes: Readonly<Record<number, string>> = { 200: "S-OK", 201: "C-OK", 202: "A-OK" };

/** Not `response.json`: an ETag costs a hash and nobody may keep these answers. */
export const writeJson = (response: Response, status: number, payload: unknown): void => {
  const text = JSON.stringify(payload);
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
};

const envelope = (status: number, code: string, body: object): object => ({
  header: { status: statusName(status), code },
  body,
});

export const writeSuccess = (
  response: Response,
  { status, data, location }: Success,
  language: Language,
  base: string,
): void => {
  if (location !== undefined) response.setHeader("Location", base + location);
  if (status === 204) {
    response.statusCode = 204;
    response.end();
    return;
  }
  const message = successSentence(status, language);
  const body = { message, timestamp: instant(new Date()), data };
  writeJson(response, status, envelope(status, successCodes[status] ?? "S-OK", body));
};

export const writeProblem = (response: Response, problem: Problem, language: Language): void => {
  const { code, errors, details, headers = {} } = problem;
  const status = statusOf[code];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // RFC 9110 §15.5.2: whoever is told 401 is told how to sign in.
  if (status === 401) response.setHeader("WWW-Authenticate", "Bearer");
  const message = sentence(code, language);
  const body = { message, timestamp: instant(new Date()), data: null, errors, details };
  writeJson(response, status, envelope(status, code, body));
};
