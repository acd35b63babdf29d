import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Frame, type FrameReader, frameReader } from "../src/broker/frame-reader.ts";
import { headerLine } from "../src/broker/header-text.ts";
import { limitsWith, type StompLimits } from "../src/broker/limits.ts";
import type { StompVersion } from "../src/broker/options.ts";
import { always } from "./holds.ts";

const speaking = (version: StompVersion, limits: Partial<StompLimits> = {}): FrameReader => {
  const reader = frameReader(limitsWith(limits));
  reader.speak(version);
  return reader;
};

type Plain = {
  readonly command: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};
type Reading = { readonly frames: readonly Plain[]; readonly code: string | undefined };

const plain = ({ command, headers, body }: Frame): Plain => ({
  command,
  headers: [...headers],
  body: body.toString("latin1"),
});

/** Everything that a reader makes of these messages. */
const readAll = (reader: FrameReader, messages: readonly Buffer[]): Reading => {
  const frames: Plain[] = [];
  for (const message of messages) {
    reader.push(message);
    for (let read = reader.next(); read !== undefined; read = reader.next()) {
      if ("problem" in read) return { frames, code: read.problem.code };
      frames.push(plain(read));
    }
  }
  return { frames, code: undefined };
};

/** Cut at these places, each a share of the whole. */
const cut = (bytes: Buffer, places: readonly number[]): readonly Buffer[] => {
  const sorted = [...places].map((place) => Math.floor(place * bytes.length)).sort((one, other) => one - other);
  return [...sorted, bytes.length].map((end, n) => Buffer.from(bytes.subarray(sorted[n - 1] ?? 0, end)));
};

const version = fc.constantFrom<StompVersion>("1.0", "1.1", "1.2");
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
const headerText = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => !text.includes("\0"));
const frames = fc.array(
  fc.record({
    command: fc.constantFrom("SEND", "SUBSCRIBE", "ACK", "COMMIT", "DISCONNECT"),
    headers: fc.dictionary(
      headerText.filter((name) => name !== "" && name !== "content-length"),
      headerText,
      { maxKeys: 5 },
    ),
    body: fc.uint8Array({ maxLength: 60 }),
    eols: fc.nat(3),
  }),
  { maxLength: 6 },
);

/** What a client would write. STOMP 1.0 has no escapes, so that some headers cannot be said in it. */
const written = (
  all: readonly (typeof frames extends fc.Arbitrary<(infer F)[]> ? F : never)[],
  spoken: StompVersion,
) => {
  const bytes: Buffer[] = [];
  const meant: Plain[] = [];
  for (const { command, headers, body, eols } of all) {
    const content = command === "SEND" ? Buffer.from(body) : Buffer.alloc(0);
    const said = Object.entries(headers).filter(([name, value]) => headerLine(name, value, spoken) !== "");
    // A CR at the end of a line would be taken for a part of the line's end, were it not escaped.
    const lines = said.map(([name, value]) => headerLine(name, value, spoken)).join("");
    const length = String(content.length);
    bytes.push(
      Buffer.from(`${"\n".repeat(eols)}${command}\n${lines}content-length:${length}\n\n`),
      content,
      Buffer.of(0),
    );
    meant.push({ command, headers: [...said, ["content-length", length]], body: content.toString("latin1") });
  }
  return { bytes: Buffer.concat(bytes), meant };
};

describe("the reader", () => {
  test("any split of any sequence of frames gives the same frames, and those that were written", () => {
    always(
      fc.property(frames, version, places, (all, spoken, cuts) => {
        const { bytes, meant } = written(all, spoken);
        const expected: Reading = { frames: meant, code: undefined };
        expect(readAll(speaking(spoken), [bytes])).toEqual(expected);
        expect(readAll(speaking(spoken), cut(bytes, cuts))).toEqual(expected);
        expect(
          readAll(
            speaking(spoken),
            [...bytes].map((byte) => Buffer.of(byte)),
          ),
        ).toEqual(expected);
      }),
      200,
    );
  });

  test("any split of any bytes gives the same frames and the same end", () => {
    const limits = { bodyBytes: 40, headBytes: 60, headerBytes: 20, headers: 3, framesPerMessage: 10_000 };
    const piece = fc.oneof(
      fc.constantFrom(
        "SEND",
        "SUBSCRIBE",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        ":",
        "\\",
        "\0",
        "a:b\n",
        "content-length:",
        "3",
        "\\n",
      ),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
    );
    always(
      fc.property(fc.array(piece, { maxLength: 60 }), version, places, (pieces, spoken, cuts) => {
        const bytes = Buffer.from(pieces.join(""), "latin1");
        const whole = readAll(speaking(spoken, limits), [bytes]);
        expect(readAll(speaking(spoken, limits), cut(bytes, cuts))).toEqual(whole);
        expect(
          readAll(
            speaking(spoken, limits),
            [...bytes].map((byte) => Buffer.of(byte)),
          ),
        ).toEqual(whole);
      }),
      500,
    );
  });

  test("what has not been read costs what it is, and many small messages more", () => {
    const reader = speaking("1.2");
    for (let n = 0; n < 100; n += 1) reader.push(Buffer.from("\n"));
    expect(reader.waiting()).toBe(100 * 129);
    expect(reader.next()).toBeUndefined();
    expect(reader.waiting()).toBe(0);
  });

  test("after something broken it keeps nothing", () => {
    const reader = speaking("1.2");
    reader.push(Buffer.from("NONSENSE\n\n\0"));
    expect(reader.next()).toMatchObject({ problem: { code: "stomp.unknown-command" } });
    reader.push(Buffer.from("BEGIN\ntransaction:t\n\n\0"));
    expect([reader.next(), reader.waiting()]).toEqual([undefined, 0]);
  });

  test("BOD-11: a body that is announced takes no memory before it comes", () => {
    const readers = Array.from({ length: 1_000 }, () => speaking("1.2"));
    const before = process.memoryUsage().arrayBuffers;
    for (const reader of readers) {
      reader.push(Buffer.from("SEND\ndestination:/topic/a\ncontent-length:65536\n\nx"));
      expect(reader.next()).toBeUndefined();
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });
});
