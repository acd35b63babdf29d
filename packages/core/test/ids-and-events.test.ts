import fc from "fast-check";
import { expect, test } from "vitest";
import { upcast } from "../src/events/consumers.ts";
import {
  type AnyEvent,
  commandKey,
  type EventId,
  idOf,
  isUuid,
  type OrderId,
  PARTITIONS,
  partitionOf,
  type Recorded,
} from "../src/index.ts";
import { countedIds } from "../src/memory/index.ts";
import { always, anyText } from "./property.ts";

test("an id is a lower-case UUID, and other text throws in one readable line", () => {
  always(fc.property(fc.uuid(), (text) => void expect(idOf<OrderId>(text)).toBe(text)));
  const others = fc.oneof(
    anyText(200),
    fc.uuid().map((text) => `${text} `),
    fc.uuid().map((text) => `${text}\n`),
    fc.uuid().map((text) => text.replaceAll("-", "")),
    fc.uuid().map((text) => `{${text}}`),
    fc
      .uuid()
      .filter((text) => text !== text.toUpperCase())
      .map((text) => text.toUpperCase()),
  );
  always(
    fc.property(others, (text) => {
      fc.pre(!isUuid(text));
      expect(() => idOf<OrderId>(text)).toThrow(RangeError);
    }),
  );
  expect(() => idOf("x".repeat(10_000))).toThrow(/^.{1,120}$/);
});

test("a command key is 1 to 200 printable ASCII characters, and other text throws", () => {
  const printable = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 200 });
  always(fc.property(printable, (text) => void expect(commandKey(text)).toBe(text)));
  for (const text of ["", "x".repeat(201), "한글", "a\nb", "a\u0000", "\u007f", "\t", "é"]) {
    expect(() => commandKey(text)).toThrow(RangeError);
  }
});

test("a subject always travels on the same line, and subjects spread evenly over all lines", () => {
  const load = Array.from({ length: PARTITIONS }, () => 0);
  const ids = countedIds();
  const subjects = 16_000;
  for (let index = 0; index < subjects; index += 1) {
    const line = partitionOf(ids.next<OrderId>());
    load[line] = (load[line] ?? 0) + 1;
  }
  expect(load).toHaveLength(PARTITIONS);
  for (const each of load) expect(Math.abs(each - subjects / PARTITIONS)).toBeLessThan(subjects / PARTITIONS / 2);
  always(
    fc.property(anyText(60), (subject) => {
      expect(partitionOf(subject)).toBe(partitionOf(subject));
      expect(Number.isInteger(partitionOf(subject)) && partitionOf(subject) >= 0).toBe(true);
      expect(partitionOf(subject)).toBeLessThan(PARTITIONS);
    }),
  );
});

test("lines are stored with events, so a subject's line never changes between releases", () => {
  expect(["", "a", "00000000-0000-7000-8000-000000000001", "한글"].map(partitionOf)).toEqual([5, 12, 1, 1]);
});

const event = (version: number): Recorded<AnyEvent> => ({
  type: "order.placed",
  version,
  subject: "00000000-0000-7000-8000-000000000001",
  sequence: 3,
  data: { trail: `${version}` },
  id: idOf<EventId>("00000000-0000-7000-8000-000000000002"),
  at: new Date("2026-01-02T03:00:00Z"),
});

test("an old event is brought to the newest shape step by step, and nothing else about it changes", () => {
  always(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (from, newest) => {
      const steps = Object.fromEntries(
        Array.from({ length: newest - 1 }, (_, index) => [
          index + 1,
          (data: AnyEvent["data"]) => ({ trail: `${data["trail"]}→${index + 2}` }),
        ]),
      );
      const before = event(from);
      const after = upcast(before, { "order.placed": steps, "order.paid": { 1: () => ({ wrong: true }) } });
      const versions = Array.from({ length: Math.max(1, newest - from + 1) }, (_, index) => from + index);
      expect(after).toEqual({ ...before, version: versions.at(-1), data: { trail: versions.join("→") } });
      expect(before).toEqual(event(from));
    }),
  );
});

test("an event without upcasters stays what it is", () => {
  expect(upcast(event(1), {})).toEqual(event(1));
  expect(upcast(event(1), { "order.placed": { 2: () => ({}) } })).toEqual(event(1));
});
