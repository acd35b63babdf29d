import { on } from "node:events";
import type { Readable } from "node:stream";
import type { FileDraft } from "@cofshop/core/file";
import { MAX_FILES } from "@cofshop/core/file";
import { Busboy } from "@fastify/busboy";
import type { Request } from "express";
import type { HttpCode } from "./codes.ts";

/** The one field that files come in. */
export const filesField = "files";

/** How long whoever was refused in the middle may go on sending, in ms: a browser reads no answer before it has sent. */
const LINGER_MS = 5_000;

/** A request that is no form with files, or that breaks off. */
export class BadForm extends Error {
  override readonly name = "BadForm";
  readonly code: HttpCode;
  constructor(message: string, options: ErrorOptions & { readonly code?: HttpCode } = {}) {
    super(message, options);
    this.code = options.code ?? "request.malformed";
  }
}

const formBroken = (cause: unknown): BadForm =>
  cause instanceof BadForm ? cause : new BadForm("a broken form", { cause });

/** A file's bytes; that the form breaks off is told to whoever reads them. */
const contentOf = async function* (stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of stream) yield chunk;
  } catch (cause) {
    throw formBroken(cause);
  }
};

const unknownField = (): BadForm => new BadForm(`a field besides ${filesField}`, { code: "request.unknown-field" });

const parserOf = ({ headers }: Request): InstanceType<typeof Busboy> => {
  const type = headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new BadForm("not a form with files", { code: "request.unsupported-type" });
  try {
    return new Busboy({
      headers: { ...headers, "content-type": type },
      // A name with a path in it is refused as it is, not mended.
      preservePath: true,
      // One file more than may come: the shop counts them, and says what is wrong.
      limits: { files: MAX_FILES + 1, fields: 0, headerPairs: 20, headerSize: 8_192 },
    });
  } catch (cause) {
    throw new BadForm("a form without a boundary", { cause });
  }
};

/** What is left of a request that is answered already is read and thrown away, for a while. */
const drain = (request: Request): void => {
  if (request.complete || request.destroyed) return;
  request.resume();
  const impatience = setTimeout(() => request.destroy(), LINGER_MS);
  request.once("close", () => clearTimeout(impatience));
};

/**
 * The files of a form as they come, one after the other: each has to be read to its end before the next, and no more of
 * the request is read than somebody asks for.
 *
 * @throws BadForm
 */
export const filesOf = async function* (request: Request): AsyncGenerator<FileDraft, void, undefined> {
  const parser = parserOf(request);
  const streams: Readable[] = [];
  const breakOff = (cause: Error): void => {
    for (const stream of streams) stream.destroy(cause);
    parser.destroy(cause);
  };
  const gone = (): void => {
    if (!request.complete) breakOff(new BadForm("the sender is gone"));
  };
  const notAsked = (): void => breakOff(unknownField());
  parser.on("file", (_field, stream) => {
    streams.push(stream);
    // The parser tells a broken form by this event alone, also to streams that nobody reads yet.
    stream.on("error", (cause) => stream.destroy(cause));
  });
  parser.on("fieldsLimit", notAsked).on("error", () => undefined);
  request.on("close", gone).on("error", gone);
  const files = on(parser, "file", { close: ["finish"] });
  request.pipe(parser);
  try {
    for await (const [field, stream, name] of files) {
      if (field !== filesField) throw unknownField();
      yield { name: name ?? "", content: contentOf(stream) };
      // What was not read to its end was not wanted, and the consumer has said why.
      stream.resume();
    }
  } catch (cause) {
    throw formBroken(cause);
  } finally {
    request.off("close", gone).off("error", gone).unpipe(parser);
    request.on("error", () => undefined);
    drain(request);
  }
};
