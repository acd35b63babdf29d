import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayOf, isDay, plusDays, plusMonths, SEOUL, startOf, type Zone, zone } from "../src/index.ts";
import { always } from "./property.ts";

const zones: readonly Zone[] = [
  SEOUL,
  ...[
    "UTC",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "Europe/Lisbon",
    "Asia/Kathmandu",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Niue",
  ].map(zone),
];
const anyZone = fc.constantFrom(...zones);
const instant = fc.date({
  min: new Date("1975-01-01T00:00:00Z"),
  max: new Date("2090-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const day = instant.map((each) => dayOf(each, zone("UTC")));
const dayIn = (text: string): Day => {
  if (!isDay(text)) throw new Error(`not a day: ${text}`);
  return text;
};
const iso = (text: string, inZone: Zone): string => startOf(dayIn(text), inZone).toISOString();

test("an instant lies in its own business day: not before its start, before the next one's", () => {
  always(
    fc.property(instant, anyZone, (at, inZone) => {
      const today = dayOf(at, inZone);
      expect(isDay(today)).toBe(true);
      expect(startOf(today, inZone).getTime()).toBeLessThanOrEqual(at.getTime());
      expect(startOf(plusDays(today, 1), inZone).getTime()).toBeGreaterThan(at.getTime());
    }),
    1_000,
  );
});

test("the first millisecond of a day is in it and the one before is not, also where clocks jump", () => {
  // Every day of these years has a change of clocks in some of the zones.
  const jumps = fc.constantFrom("2011-12-29", "2011-12-30", "2011-12-31", "2018-05-05", "2018-11-04", "2026-03-08");
  always(
    fc.property(fc.oneof(day, jumps.map(dayIn)), anyZone, (today, inZone) => {
      const start = startOf(today, inZone);
      expect(dayOf(start, inZone) >= today).toBe(true);
      expect(dayOf(new Date(start.getTime() - 1), inZone) < today).toBe(true);
    }),
    1_000,
  );
});

test("a day of Seoul begins at 15:00 UTC of the day before", () => {
  expect(iso("2026-03-02", SEOUL)).toBe("2026-03-01T15:00:00.000Z");
  expect(dayOf(new Date("2026-03-01T14:59:59.999Z"), SEOUL)).toBe("2026-03-01");
  expect(dayOf(new Date("2026-03-01T15:00:00.000Z"), SEOUL)).toBe("2026-03-02");
});

test("a day of New York has 23 hours when summer time begins and 25 when it ends", () => {
  const newYork = zone("America/New_York");
  const hours = (text: string): number =>
    (startOf(plusDays(dayIn(text), 1), newYork).getTime() - startOf(dayIn(text), newYork).getTime()) / 3_600_000;
  expect([hours("2026-03-08"), hours("2026-11-01"), hours("2026-06-01")]).toEqual([23, 25, 24]);
});

test("where the clock jumps at midnight, the day begins at the first instant that exists", () => {
  // On 4 November 2018 São Paulo went from 23:59:59 to 01:00:00.
  expect(iso("2018-11-04", zone("America/Sao_Paulo"))).toBe("2018-11-04T03:00:00.000Z");
});

test("the day that Apia never had is empty: it begins where the next one does", () => {
  const apia = zone("Pacific/Apia");
  expect(iso("2011-12-30", apia)).toBe("2011-12-30T10:00:00.000Z");
  expect(iso("2011-12-31", apia)).toBe("2011-12-30T10:00:00.000Z");
  expect(dayOf(new Date("2011-12-30T09:59:59.999Z"), apia)).toBe("2011-12-29");
  expect(dayOf(new Date("2011-12-30T10:00:00.000Z"), apia)).toBe("2011-12-31");
});

test("days count forth and back over months, leap days and years", () => {
  expect(plusDays(dayIn("2024-02-28"), 1)).toBe("2024-02-29");
  expect(plusDays(dayIn("2023-02-28"), 1)).toBe("2023-03-01");
  expect(plusDays(dayIn("2000-02-29"), 365)).toBe("2001-02-28");
  expect(plusDays(dayIn("2026-01-01"), -1)).toBe("2025-12-31");
  always(
    fc.property(
      day,
      fc.integer({ min: -4_000, max: 4_000 }),
      fc.integer({ min: -4_000, max: 4_000 }),
      (from, some, more) => {
        expect(plusDays(plusDays(from, some), -some)).toBe(from);
        expect(plusDays(plusDays(from, some), more)).toBe(plusDays(from, some + more));
        expect(plusDays(from, 1) > from).toBe(true);
      },
    ),
  );
});

test("a day is what the calendar has, and no other text is one", () => {
  always(fc.property(day, (each) => void expect(isDay(each)).toBe(true)));
  for (const text of ["2024-02-29", "2000-02-29", "1000-01-01", "2999-12-31"]) expect(isDay(text)).toBe(true);
  for (const text of [
    "",
    "2026-02-29",
    "1900-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "26-01-01",
    "0999-12-31",
    "3000-01-01",
    "+020260-01-01",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "2026-01-01\n",
    "２０２６-01-01",
  ]) {
    expect([text, isDay(text)]).toEqual([text, false]);
  }
  always(fc.property(fc.string(), (text) => !isDay(text) || /^\d{4}-\d\d-\d\d$/.test(text)));
});

test("a name that is no time zone throws and is named", () => {
  for (const name of ["", "Nowhere/Atlantis", "Asia/Seoul ", "\u0000"]) expect(() => zone(name)).toThrow(RangeError);
  expect(() => zone("Nowhere/Atlantis")).toThrow("Nowhere/Atlantis");
});

test("months are counted by their own lengths, and a day that a month has not is its last one", () => {
  const months = (text: string, count: number) => plusMonths(dayIn(text), count);
  expect(months("2026-01-31", 1)).toBe("2026-02-28");
  expect(months("2028-01-31", 1)).toBe("2028-02-29");
  expect(months("2028-02-29", 12)).toBe("2029-02-28");
  expect(months("2026-08-31", -6)).toBe("2026-02-28");
  expect(months("2026-03-15", -6)).toBe("2025-09-15");
  expect(months("2026-12-31", 0)).toBe("2026-12-31");
  always(
    fc.property(day, fc.integer({ min: -30, max: 30 }), (from, count) => {
      const to = plusMonths(from, count);
      const [year = 0, month = 0] = from.split("-").map(Number);
      const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
      expect([isDay(to), toYear * 12 + toMonth]).toEqual([true, year * 12 + month + count]);
    }),
  );
});
