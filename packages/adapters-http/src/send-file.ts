import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { done, err, type Result } from "@cofshop/core";
import type { ByteRange, OpenFile, Upload } from "@cofshop/core/file";
import type { Request, Response } from "express";
import type { Problem } from "./problem.ts";

const YEAR_S = 31_536_000;

/** What a browser shows in place; anything else it saves. */
const isShown = ({ kind }: Upload): boolean => kind !== "FILE";

const describe = (response: Response, { file, isPublic }: OpenFile): void => {
  // Sets the name as RFC 6266 has it, whatever its letters; the type is the file's, not its name's.
  response.attachment(file.name);
  const disposition = String(response.getHeader("Content-Disposition"));
  if (isShown(file)) response.setHeader("Content-Disposition", disposition.replace(/^attachment/, "inline"));
  response.setHeader("Content-Type", file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType);
  response.setHeader("Accept-Ranges", "bytes");
  // An id has one content for ever.
  response.setHeader("ETag", `"${file.id}"`);
  // Whoever may see a conversation's file today may not tomorrow: kept by his browser, but asked about each time.
  response.setHeader("Cache-Control", isPublic ? `public, max-age=${YEAR_S}, immutable` : "private, no-cache");
  if (isPublic) response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  else response.vary("Authorization");
};

/** The range that is asked for; undefined for the whole, which also answers several ranges and what is none. */
const rangeOf = (request: Request, { id, bytes }: Upload): Result<ByteRange | undefined, Problem> => {
  const whole = { ok: true, value: undefined } as const;
  const condition = request.get("If-Range");
  if (condition !== undefined && condition !== `"${id}"`) return whole;
  const ranges = request.range(bytes, { combine: true });
  if (ranges === -1) {
    return err({ code: "request.range-not-satisfiable", headers: { "Content-Range": `bytes */${bytes}` } });
  }
  if (ranges === undefined || ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1) return whole;
  const [range] = ranges;
  return range === undefined ? whole : { ok: true, value: { first: range.start, last: range.end } };
};

/** Whether the caller has it already. What he says of caches is not for the origin (RFC 9110 §13.1.2). */
const isKnown = (request: Request, { id }: Upload): boolean =>
  (request.get("If-None-Match") ?? "").split(",").some((tag) => ["*", `"${id}"`, `W/"${id}"`].includes(tag.trim()));

const isGone = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "ERR_STREAM_PREMATURE_CLOSE";

/** Answers with a file's bytes, or the range of them that is asked for (RFC 9110 §13, §14). */
export const sendFile = async (
  request: Request,
  response: Response,
  opened: OpenFile,
): Promise<Result<undefined, Problem>> => {
  const { file, read } = opened;
  if (isKnown(request, file)) {
    describe(response, opened);
    response.writeHead(304).end();
    return done;
  }
  const range = rangeOf(request, file);
  if (!range.ok) return range;
  const { first, last } = range.value ?? { first: 0, last: file.bytes - 1 };
  const content = request.method === "HEAD" ? undefined : await read(range.value);
  if (content === undefined && request.method !== "HEAD") return err({ code: "file.not-found" });
  describe(response, opened);
  response.statusCode = range.value === undefined ? 200 : 206;
  response.setHeader("Content-Length", last - first + 1);
  if (range.value !== undefined) response.setHeader("Content-Range", `bytes ${first}-${last}/${file.bytes}`);
  if (content === undefined) {
    response.end();
    return done;
  }
  try {
    await pipeline(Readable.from(content), response);
  } catch (cause) {
    // Whoever went away needs no answer.
    if (!isGone(cause)) throw cause;
  }
  return done;
};
