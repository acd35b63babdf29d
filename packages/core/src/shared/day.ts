import type { Brand } from "./ids.ts";

/** A day of the shop's business calendar, `YYYY-MM-DD` in the shop's time zone. */
export type Day = Brand<string, "Day">;
/** An IANA time zone name. */
export type Zone = Brand<string, "Zone">;

/** @throws RangeError when the runtime does not know the zone. */
export const zone = (name: string): Zone => {
  try {
    formatOf(name as Zone);
  } catch (cause) {
    throw new RangeError(`not a time zone: ${name}`, { cause });
  }
  return name as Zone;
};

const formats = new Map<Zone, Intl.DateTimeFormat>();
const formatOf = (name: Zone): Intl.DateTimeFormat => {
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: name,
      calendar: "iso8601",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(name, format);
  }
  return format;
};

/** Seoul, where the shop keeps its books unless told otherwise. No daylight saving since 1988. */
export const SEOUL: Zone = zone("Asia/Seoul");

/** True for a day that the calendar has, of the years 1000 to 2999: 2026-02-30 is not one. */
export const isDay = (text: string): text is Day => {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const noon = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text);
};

/** How far the zone's wall clock is ahead of UTC at an instant, in ms. */
const offsetAt = (instant: Date, inZone: Zone): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(inZone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
};

/** The business day that an instant falls on. */
export const dayOf = (instant: Date, inZone: Zone): Day =>
  new Date(instant.getTime() + offsetAt(instant, inZone)).toISOString().slice(0, 10) as Day;

/** The hour of its business day, 0 to 23, that an instant falls in. */
export const hourOf = (instant: Date, inZone: Zone): number =>
  new Date(instant.getTime() + offsetAt(instant, inZone)).getUTCHours();

const DAY_MS = 86_400_000;

/**
 * The first instant of a day; where clocks jump over midnight, the first instant after it. A day that the zone never
 * had, because it moved over the date line, begins and ends where the next one begins.
 */
export const startOf = (day: Day, inZone: Zone): Date => {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const [before, after] = [offsetAt(new Date(wall - DAY_MS), inZone), offsetAt(new Date(wall + DAY_MS), inZone)];
  // The clock is set at most once around a midnight: either reading may be the right one, the earlier if both are.
  const early = new Date(wall - Math.max(before, after));
  return early.getTime() + offsetAt(early, inZone) >= wall ? early : new Date(wall - Math.min(before, after));
};

/** The day `days` later; negative counts back. */
export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day;

/** The same day of the month `months` later, or the last day of a month that has none; negative counts back. */
export const plusMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10) as Day;
};
