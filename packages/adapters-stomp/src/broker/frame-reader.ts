import { isUtf8 } from "node:buffer";
import { type Command, commandOf, connects, LONGEST_COMMAND } from "./commands.ts";
import { growingBytes } from "./growing-bytes.ts";
import { type Headers, readHeader } from "./header-text.ts";
import type { StompLimits } from "./limits.ts";
import type { StompVersion } from "./options.ts";
import {
  alreadyConnected,
  badFrame,
  badHeader,
  limitExceeded,
  notConnected,
  type Problem,
  unknownCommand,
} from "./problems.ts";

export type Frame = {
  readonly command: Command;
  readonly headers: Headers;
  /** May be a part of what was pushed. */
  readonly body: Buffer;
};

/** What is wrong. `receipt` is what the bad frame asked for, when so much of it could be read. */
export type Broken = { readonly problem: Problem; readonly receipt: string | undefined };

/**
 * Makes frames of bytes that come in any pieces. It knows no socket and no clock, and reads a frame only when it is
 * asked for the next one: what waits, waits as bytes.
 */
export type FrameReader = {
  /** Takes one WebSocket message. Its bytes must not change afterwards. */
  push(message: Buffer): void;
  /** The next frame; undefined when there is no whole one. After something broken there is nothing any more. */
  next(): Frame | Broken | undefined;
  /** Called once, with CONNECTED: escapes, commands and limits are others from then on. */
  speak(version: StompVersion): void;
  /** What has been pushed and not been read costs so many bytes. */
  waiting(): number;
};

type Draft = {
  readonly command: Command;
  readonly headers: Map<string, string>;
  /** Lines of headers so far, those that do not count too. */
  lines: number;
  /** Undefined while the headers are read, null when the first NUL ends the body. */
  length: number | null | undefined;
};

/** What a message costs beyond its bytes while it waits: many small ones must not be free. */
const MESSAGE_BYTES = 128;
const [NUL, LF] = [0, 10];
const nothing: Buffer = Buffer.alloc(0);

export const frameReader = (limits: StompLimits): FrameReader => {
  const messages: Buffer[] = [];
  let waiting = 0;
  /** The message that is read, how far, and how many frames have ended in it. */
  let [chunk, at, framesInChunk] = [nothing, 0, 0];
  let version: StompVersion | undefined;
  let draft: Draft | undefined;
  let headBytes = 0;
  let dead = false;
  /** The line, or the body, whose beginning was in an earlier message. */
  const begun = growingBytes();

  const nextMessage = (): boolean => {
    const message = messages.shift();
    [chunk, at, framesInChunk] = [message ?? nothing, 0, 0];
    if (message !== undefined) waiting -= message.length + MESSAGE_BYTES;
    return message !== undefined;
  };

  /** The bytes from here to `end`, with those of earlier messages; reading goes on after the separator. */
  const take = (end: number): Buffer => {
    const last = chunk.subarray(at, end);
    at = end + 1;
    if (begun.size() === 0) return last;
    begun.append(last);
    return begun.take();
  };

  const keepRest = (): undefined => {
    begun.append(chunk.subarray(at));
    at = chunk.length;
  };

  const over = (limit: keyof StompLimits, used: number): Problem | undefined =>
    used > limits[limit] ? limitExceeded(limit, limits[limit]) : undefined;

  const tooLong = (lineBytes: number): Problem | undefined => {
    if (draft === undefined)
      return lineBytes > LONGEST_COMMAND + 1 ? unknownCommand("there is no such command") : undefined;
    if (version === undefined) return over("connectBytes", headBytes + lineBytes);
    return over("headerBytes", lineBytes) ?? over("headBytes", headBytes + lineBytes);
  };

  const readLine = (): string | Problem | undefined => {
    const feed = chunk.indexOf(LF, at);
    const end = feed === -1 ? chunk.length : feed;
    const nul = chunk.subarray(at, end).indexOf(NUL);
    const lineBytes = begun.size() + (nul === -1 ? end - at : nul);
    const problem = tooLong(lineBytes);
    if (problem !== undefined) return problem;
    if (nul !== -1) return badFrame("a frame ended before its blank line");
    if (feed === -1) return keepRest();
    headBytes += lineBytes + 1;
    const bytes = take(end);
    if (!isUtf8(bytes)) return badFrame("headers have to be UTF-8");
    const text = bytes.toString();
    // CR LF ends a line in STOMP 1.2 only, and in what comes before the version is known.
    return (version === undefined || version === "1.2") && text.endsWith("\r") ? text.slice(0, -1) : text;
  };

  const begin = (line: string): Problem | undefined => {
    const command = commandOf(line, version);
    if (command === undefined) return unknownCommand("there is no such command");
    if (version === undefined && !connects(command)) return notConnected;
    if (version !== undefined && connects(command)) return alreadyConnected;
    draft = { command, headers: new Map(), lines: 0, length: undefined };
    return undefined;
  };

  const addHeader = (frame: Draft, line: string): Problem | undefined => {
    frame.lines += 1;
    const problem = over(version === undefined ? "connectHeaders" : "headers", frame.lines);
    if (problem !== undefined) return problem;
    const header = readHeader(line, version);
    if ("code" in header) return header;
    // Of a name that comes twice the first one counts.
    if (!frame.headers.has(header[0])) frame.headers.set(header[0], header[1]);
    return undefined;
  };

  const tooLarge = ({ command }: Draft, bytes: number): Problem | undefined => {
    if (command === "SEND") return over("bodyBytes", bytes);
    return bytes > 0 ? badFrame(`${command} has no body`) : undefined;
  };

  const endHeaders = (frame: Draft): Problem | undefined => {
    const declared = frame.headers.get("content-length");
    if (declared !== undefined && !/^\d+$/.test(declared)) return badHeader("content-length is no whole number");
    frame.length = declared === undefined ? null : Number(declared);
    return tooLarge(frame, frame.length ?? 0);
  };

  const readHead = (): Problem | undefined => {
    // Heart-beats, which may come by the thousand.
    if (draft === undefined && begun.size() === 0) while (chunk[at] === LF) at += 1;
    if (at === chunk.length) return undefined;
    const line = readLine();
    if (typeof line !== "string") return line;
    if (draft !== undefined) return line === "" ? endHeaders(draft) : addHeader(draft, line);
    headBytes = line === "" ? 0 : headBytes;
    return line === "" ? undefined : begin(line);
  };

  const readBody = (frame: Draft, length: number | null): Buffer | Problem | undefined => {
    if (length === null) {
      const nul = chunk.indexOf(NUL, at);
      const problem = tooLarge(frame, begun.size() + (nul === -1 ? chunk.length : nul) - at);
      return problem ?? (nul === -1 ? keepRest() : take(nul));
    }
    const end = at + length - begun.size();
    if (end >= chunk.length) return keepRest();
    return chunk[end] === NUL ? take(end) : badFrame("a body is not as long as its content-length says");
  };

  const give = ({ command, headers }: Draft, body: Buffer): Frame | Broken => {
    const frame: Frame = { command, headers, body };
    [draft, headBytes] = [undefined, 0];
    framesInChunk += 1;
    const problem = over("framesPerMessage", framesInChunk);
    return problem === undefined ? frame : stop(problem, headers);
  };

  const stop = (problem: Problem, headers: Headers | undefined): Broken => {
    dead = true;
    messages.length = 0;
    [chunk, waiting] = [nothing, 0];
    begun.take();
    return { problem, receipt: headers?.get("receipt") };
  };

  return {
    push: (message) => {
      if (dead) return;
      messages.push(message);
      waiting += message.length + MESSAGE_BYTES;
    },
    next: () => {
      while (!dead && (at < chunk.length || nextMessage())) {
        const step = draft?.length === undefined ? readHead() : readBody(draft, draft.length);
        if (step === undefined) continue;
        if ("code" in step) return stop(step, draft?.headers);
        if (draft !== undefined) return give(draft, step);
      }
      return undefined;
    },
    speak: (spoken) => {
      version = spoken;
    },
    waiting: () => waiting,
  };
};
