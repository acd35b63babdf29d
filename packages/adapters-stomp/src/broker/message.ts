import { isUtf8 } from "node:buffer";
import { headerLine } from "./header-text.ts";
import type { StompVersion } from "./options.ts";
import { webSocketFrame } from "./web-socket-frame.ts";

/** What a subscription puts in front of every MESSAGE. Equal ones of two sessions give equal frames. */
export type Front = {
  readonly version: StompVersion;
  readonly slot: number;
  readonly lines: string;
  readonly ack: boolean;
};

/** One message on its way to its subscriptions. */
export type Message = {
  /** The `message-id`, and the `ack`, that it has for a subscription. */
  idFor(front: Front): string;
  /** The whole MESSAGE as a WebSocket message on its wire: a binary one when it is not UTF-8, which text has to be. */
  frameFor(front: Front): Buffer;
};

/** Headers of a MESSAGE that are the broker's own. */
const own = new Set([
  "destination",
  "subscription",
  "message-id",
  "ack",
  "content-length",
  "receipt",
  "receipt-id",
  "transaction",
]);

/** Never relayed from one client to another, in whatever case. */
const credentials = /^(?:(?:proxy-)?authorization|login|passcode|cookie)$/i;

/** The headers of a SEND that others may see. */
export const relayedHeaders = (
  headers: ReadonlyMap<string, string>,
  sender: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...[...headers].filter(([name]) => !own.has(name) && !credentials.test(name)),
    ["sender", sender],
  ]);

export const frontOf = (slot: number, subscription: string | undefined, version: StompVersion, ack: boolean): Front => {
  const line = subscription === undefined ? "" : headerLine("subscription", subscription, version);
  return { version, slot, lines: `MESSAGE\n${line}message-id:`, ack };
};

/**
 * `id` is unique among all messages; what a session has twice is told apart by the slot of the subscription. What all
 * frames have in common is made once, and a frame that equals the last one is that one.
 */
export const messageOf = (
  id: string,
  destination: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Message => {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const binary = typeof body !== "string" && !isUtf8(body);
  const tails: Partial<Record<StompVersion, Buffer>> = {};
  let last: { readonly front: Front; readonly frame: Buffer } | undefined;

  const tailFor = (version: StompVersion): Buffer => {
    const lines = Object.entries(headers).map(([name, value]) =>
      own.has(name) ? "" : headerLine(name, value, version),
    );
    const head = `\n${headerLine("destination", destination, version)}${lines.join("")}content-length:${bytes.length}\n\n`;
    return Buffer.concat([Buffer.from(head), bytes, end]);
  };

  const idFor = ({ slot }: Front): string => `${id}-${slot}`;

  const frameFor = (front: Front): Buffer => {
    const tail = tails[front.version] ?? tailFor(front.version);
    tails[front.version] = tail;
    const name = idFor(front);
    const lines = front.ack ? `${front.lines}${name}\nack:${name}` : front.lines + name;
    return webSocketFrame(lines, tail, binary);
  };

  return {
    idFor,
    frameFor: (front) => {
      if (last === undefined || !same(last.front, front)) last = { front, frame: frameFor(front) };
      return last.frame;
    },
  };
};

const end = Buffer.from([0]);

const same = (one: Front, other: Front): boolean =>
  one.slot === other.slot && one.version === other.version && one.ack === other.ack && one.lines === other.lines;
