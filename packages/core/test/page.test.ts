import fc from "fast-check";
import { expect, test } from "vitest";
import { feedOf, isUuid, type Position, pageOf, sliceOf, tableOf } from "../src/index.ts";
import { always, anyText } from "./property.ts";

/** The end of the year 9999, the last time that every database knows. */
const LAST_KEY = 253_402_300_799_999;
const position: fc.Arbitrary<Position> = fc.record({ key: fc.integer({ min: 0, max: LAST_KEY }), id: fc.uuid() });
const sorts = ["newest", "price-asc", "price-desc", "placed", "parked"];
const sort = fc.constantFrom(...sorts);
const badCursor = { ok: false, error: { code: "request.bad-cursor" } };

const cursorOf = (by: string, at: Position): string => {
  const { nextCursor } = feedOf(by, { after: undefined, limit: 2 }, [at, at], (row) => row);
  if (nextCursor === undefined) throw new Error("a full page has a next one");
  return nextCursor;
};

test("a cursor leads back to the row it was made from", () => {
  always(
    fc.property(sort, position, fc.integer({ min: 1, max: 100 }), (by, at, size) => {
      expect(sliceOf(by, { cursor: cursorOf(by, at), size })).toEqual({
        ok: true,
        value: { after: at, limit: size + 1 },
      });
    }),
  );
});

test("a cursor goes on only in the sort that it came from", () => {
  always(
    fc.property(sort, sort, position, (by, other, at) => {
      fc.pre(by !== other);
      expect(sliceOf(other, { cursor: cursorOf(by, at) })).toEqual(badCursor);
    }),
  );
});

test("text that is no cursor is refused and never thrown at", () => {
  const piece = fc.oneof(
    fc.constantFrom("~", "newest", "12", "-1", "1e3", "\u0000", "0x1", ""),
    fc.uuid(),
    fc.string(),
  );
  const garbage = fc.oneof(
    anyText(80),
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join("~")),
  );
  always(
    fc.property(garbage, (cursor) => {
      const slice = sliceOf("newest", { cursor });
      if (!slice.ok) expect(slice).toEqual(badCursor);
      // What passes is a place that every database can look for.
      else
        expect([isUuid(slice.value.after?.id ?? ""), (slice.value.after?.key ?? LAST_KEY + 1) <= LAST_KEY]).toEqual([
          true,
          true,
        ]);
    }),
    3_000,
  );
  for (const cursor of [
    "",
    "newest",
    "newest~1~",
    "newest~~00000000-0000-7000-8000-000000000001",
    "newest~-1~00000000-0000-7000-8000-000000000001",
    "newest~1.5~00000000-0000-7000-8000-000000000001",
    `newest~${LAST_KEY + 1}~00000000-0000-7000-8000-000000000001`,
    "newest~1~00000000-0000-7000-8000-00000000000G",
    "newest~1~00000000-0000-7000-8000-000000000001~",
    "newest~1~00000000-0000-7000-8000-000000000001\n",
    "NEWEST~1~00000000-0000-7000-8000-000000000001",
  ]) {
    expect([cursor, sliceOf("newest", { cursor })]).toEqual([cursor, badCursor]);
  }
});

test("sizes are whole numbers from 1 to 100, pages from 0 to 10,000; another one is refused by its name", () => {
  const wrong = (field: string) => ({ ok: false, error: { code: "request.invalid", field, rule: expect.any(String) } });
  for (const size of [0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(sliceOf("newest", { size })).toEqual(wrong("size"));
    expect(pageOf({ size })).toEqual(wrong("size"));
  }
  for (const page of [-1, 10_001, 0.5, Number.NaN, Number.NEGATIVE_INFINITY])
    expect(pageOf({ page })).toEqual(wrong("page"));
  expect(sliceOf("newest", {})).toEqual({ ok: true, value: { after: undefined, limit: 21 } });
  expect(pageOf({})).toEqual({ ok: true, value: { page: 0, size: 20 } });
  expect(pageOf({ page: 10_000, size: 100 })).toEqual({ ok: true, value: { page: 10_000, size: 100 } });
});

test("a feed walked by its cursors shows each row once, in order, and ends", () => {
  const rows = fc.uniqueArray(position, { maxLength: 40, selector: ({ id }) => id });
  always(
    fc.property(rows, fc.integer({ min: 1, max: 15 }), (unsorted, size) => {
      const all = [...unsorted].sort((a, b) => b.key - a.key || (a.id < b.id ? 1 : -1));
      const seen: Position[] = [];
      for (let cursor: string | undefined, turn = 0; turn === 0 || cursor !== undefined; turn += 1) {
        const slice = sliceOf("newest", cursor === undefined ? { size } : { cursor, size });
        if (!slice.ok) throw new Error("its own cursor is refused");
        const { after, limit } = slice.value;
        const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
        const feed = feedOf("newest", slice.value, all.slice(start, start + limit), (row) => row);
        expect(feed.content.length).toBeLessThanOrEqual(size);
        seen.push(...feed.content);
        cursor = feed.nextCursor;
      }
      expect(seen).toEqual(all);
    }),
  );
});

test("a table tells how many pages there are: enough for all rows and none too many", () => {
  always(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 100 }), (total, size) => {
      const { totalPages, totalElements } = tableOf({ page: 0, size }, { rows: [], total });
      expect(totalElements).toBe(total);
      expect(totalPages * size).toBeGreaterThanOrEqual(total);
      expect((totalPages - 1) * size).toBeLessThan(Math.max(total, 1));
    }),
  );
});
