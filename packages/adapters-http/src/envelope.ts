import { STATUS_CODES } from "node:http";
import type { Result } from "@cofshop/core";
import type { Response } from "express";
import { statusOf } from "./codes.ts";
import { type Csv, csvText } from "./csv.ts";
import { type Language, sentence, successSentence } from "./language.ts";
import type { Problem } from "./problem.ts";

/** A use case's success on its way out. */
export type Success = {
  readonly status: number;
  readonly data?: unknown;
  /** Where the new thing is, from the router's mount point. */
  readonly location?: string;
  /** The data as a table, where the route has one. */
  readonly csv?: () => Csv;
  /** Writes the answer itself. */
  readonly send?: () => Promise<Result<undefined, Problem>>;
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

/** An answer's own part of what is sent; `answerHeaders` adds what all answers have. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Not `response.json`: an ETag costs a hash and nobody may keep these answers. */
export const sendReply = (response: Response, { status, headers, body }: Reply): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204) response.setHeader("Content-Length", Buffer.byteLength(body));
  response.end(body);
};

const jsonType = { "Content-Type": "application/json; charset=utf-8" };

export const writeJson = (response: Response, status: number, payload: unknown): void =>
  sendReply(response, { status, headers: jsonType, body: JSON.stringify(payload) });

const envelope = (status: number, code: string, body: object): string =>
  JSON.stringify({ header: { status: statusName(status), code }, body });

/** @param base the router's mount point. */
export const successReply = ({ status, data, location }: Success, language: Language, base: string): Reply => {
  const found = location === undefined ? undefined : { Location: base + location };
  if (status === 204) return { status, headers: { ...found }, body: "" };
  const body = { message: successSentence(status, language), timestamp: instant(new Date()), data };
  return { status, headers: { ...jsonType, ...found }, body: envelope(status, successCodes[status] ?? "S-OK", body) };
};

/** @param path the route's, whose last word names the file. */
export const csvReply = (csv: Csv, path: string): Reply => ({
  status: 200,
  headers: {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${path.split("/").at(-1)}.csv"`,
  },
  body: csvText(csv),
});

export const problemReply = ({ code, errors, details, headers }: Problem, language: Language): Reply => {
  const status = statusOf[code];
  // RFC 9110 §15.5.2: whoever is told 401 is told how to sign in.
  const challenge = status === 401 ? { "WWW-Authenticate": "Bearer" } : undefined;
  const body = { message: sentence(code, language), timestamp: instant(new Date()), data: null, errors, details };
  return { status, headers: { ...jsonType, ...headers, ...challenge }, body: envelope(status, code, body) };
};

export const writeProblem = (response: Response, problem: Problem, language: Language): void =>
  sendReply(response, problemReply(problem, language));
