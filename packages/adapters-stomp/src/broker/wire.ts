import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { heartBeats } from "./heart-beats.ts";
import type { HeartBeat } from "./negotiate.ts";

/** One client's WebSocket, as a session sees it: whole messages in, frames out, heart-beats, and an end that is an end. */
export type Wire = {
  /** From then on nothing is sent any more, and nothing that comes is told to anybody. */
  isDead(): boolean;
  send(text: string): void;
  /** A whole WebSocket message as it is on the wire. Answers whether it was sent. */
  deliver(frame: Buffer): boolean;
  /** Heart-beats, from now on. */
  beat(agreed: HeartBeat, tolerance: number): void;
  /** Sends the last frame, if there is one, closes when it has gone, and is dead at once. */
  end(closeCode: number, last?: string): void;
  /** Stops reading from the client, or goes on. */
  pause(paused: boolean): void;
  /** When the socket is closed. */
  readonly closed: Promise<void>;
};

/** What a wire tells. After `gone` and `slow` it is dead. */
export type WireEvents = {
  /** One WebSocket message. */
  readonly message: (bytes: Buffer) => void;
  /** How many bytes a message may have, whole or not, at the moment. */
  readonly mostBytes: () => number;
  readonly tooLong: () => void;
  /** Nothing was heard for too long. */
  readonly silent: () => void;
  /** The client has not read so much that it was cut off. */
  readonly slow: () => void;
  /** The client has gone by itself. */
  readonly gone: () => void;
};

const text = { binary: false, compress: false } as const;

/** A control frame of a client: two bytes, four of mask, and what it says. */
const CONTROL_BYTES = 6;
/** What a WebSocket adds to a message at most. */
const FRAMING_BYTES = 14;
/** When the system asks a client of whom nothing was heard whether it is still there: not all have heart-beats. */
const KEEP_ALIVE_MS = 60_000;
/** How much more than too much is read of a client that has been told to go, so that most can go in peace. */
const PATIENCE = 4;

export const wireOver = (
  webSocket: WebSocket,
  socket: Duplex,
  unreadBytes: number,
  { message, mostBytes, tooLong, silent, slow, gone }: WireEvents,
): Wire => {
  let dead = false;
  /** Bytes since the last whole message. ws has a limit for them too, but closes without a word. */
  let held = 0;
  let whole = false;

  if (socket instanceof Socket) socket.setKeepAlive(true, KEEP_ALIVE_MS);

  const beats = heartBeats(
    () => send("\n"),
    () => {
      // One that is not read cannot be heard.
      if (!webSocket.isPaused) silent();
      return webSocket.isPaused;
    },
  );

  const die = (): void => {
    dead = true;
    beats.stop();
  };

  /** Whether something may be sent; one who has not read so much is cut off without a word, which would wait too. */
  const maySend = (): boolean => {
    if (dead || webSocket.readyState !== WebSocket.OPEN) return false;
    beats.sent();
    if (socket.writableLength <= unreadBytes) return true;
    die();
    webSocket.terminate();
    slow();
    return false;
  };

  const send = (frame: string): void => {
    if (maySend()) webSocket.send(frame, text);
  };

  webSocket.on("message", (data) => {
    [whole, held] = [true, 0];
    if (dead || !Buffer.isBuffer(data)) return;
    if (data.length > mostBytes()) tooLong();
    else message(data);
  });
  const control = (data: Buffer): void => {
    held -= data.length + CONTROL_BYTES;
  };
  webSocket.on("ping", control).on("pong", control);
  // What was wrong, invalid UTF-8 for one, ws tells the client by its close code; `close` follows.
  webSocket.on("error", () => undefined);
  // After the listener of ws, which has handed out every message that is whole by then.
  const count = (chunk: Buffer): void => {
    beats.heard();
    held = whole ? 0 : held + chunk.length;
    whole = false;
    if (!dead && held > mostBytes() + FRAMING_BYTES) tooLong();
    // It is not cut off, so that it can read why; it is read no further, and the close runs out of time.
    else if (dead && held > mostBytes() * PATIENCE) webSocket.pause();
  };
  socket.on("data", count);

  const closed = new Promise<void>((resolve) => {
    webSocket.once("close", () => {
      socket.off("data", count);
      const byItself = !dead;
      die();
      if (byItself) gone();
      resolve();
    });
  });

  return {
    isDead: () => dead,
    send,
    // Not through ws, which would make the same few bytes for everybody who hears it. Both write whole messages.
    deliver: (frame) => {
      if (!maySend()) return false;
      socket.write(frame);
      return true;
    },
    beat: (agreed, tolerance) => beats.start(agreed, tolerance),
    end: (closeCode, last) => {
      if (dead) return;
      die();
      if (last !== undefined) webSocket.send(last, text);
      webSocket.close(closeCode);
      webSocket.resume();
    },
    pause: (paused) => {
      if (dead || paused === webSocket.isPaused) return;
      if (paused) webSocket.pause();
      else webSocket.resume();
    },
    closed,
  };
};
