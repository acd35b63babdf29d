import { isUtf8 } from "node:buffer";
import { headerLine } from "./header-text.ts";
import type { StompVersion } from "./options.ts";

/** What a subscription puts in front of every MESSAGE. Equal ones of two sessions give equal frames. */
export type Front = {
  readonly version: StompVersion;
  readonly slot: number;
  readonly lines: string;
  readonly ack: boolean;
};

export type SentFrame = {
  readonly bytes: Buffer;
  /** Whether it must be a binary WebSocket message: a text one has to be UTF-8. */
  readonly binary: boolean;
};

/** One message on its way to its subscriptions. */
export type Message = {
  /** The `message-id`, and the `ack`, that it has for a subscription. */
  idFor(front: Front): string;
  frameFor(front: Front): SentFrame;
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
  let last: { readonly front: Front; readonly frame: SentFrame } | undefined;

  const tailFor = (version: StompVersion): Buffer => {
    const lines = Object.entries(headers).map(([name, value]) =>
      own.has(name) ? "" : headerLine(name, value, version),
    );
    const head = `\n${headerLine("destination", destination, version)}${lines.join("")}content-length:${bytes.length}\n\n`;
    return Buffer.concat([Buffer.from(head), bytes, end]);
  };

  const idFor = ({ slot }: Front): string => `${id}-${slot}`;

  return {
    idFor,
    frameFor: (front) => {
      if (last !== undefined && same(last.front, front)) return last.frame;
      tails[front.version] ??= tailFor(front.version);
      const tail = tails[front.version] ?? end;
      const own = idFor(front);
      const lines = Buffer.from(front.ack ? `${front.lines}${own}\nack:${own}` : `${front.lines}${own}`);
      const frame = { bytes: Buffer.concat([lines, tail]), binary };
      last = { front, frame };
      return frame;
    },
  };
};

const end = Buffer.from([0]);

const same = (one: Front, other: Front): boolean =>
  one.slot === other.slot && one.version === other.version && one.ack === other.ack && one.lines === other.lines;
