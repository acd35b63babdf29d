import { type AnyId, type Day, idOf, isDay, MAX_AMOUNT } from "@cofshop/core";
import { z } from "zod";
import { instant } from "./envelope.ts";

/** An id. Capital letters are the same id; any other shape never reaches a database. */
export const id = <Id extends AnyId>(): z.ZodType<Id, string> =>
  z.guid().transform((text): Id => idOf<Id>(text.toLowerCase()));

/** NUL cannot be stored by PostgreSQL, half a surrogate pair not as UTF-8. */
const storable = (text: string): boolean => !/[\u0000\p{Cs}]/u.test(text);

/** Text of a person, without blanks around it. */
export const text = (min: number, max: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine(storable, { params: { rule: "plain-text" } });

/** A password: every character counts, blanks too. */
export const password = (min: number): z.ZodString =>
  z
    .string()
    .min(min)
    .max(128)
    .refine(storable, { params: { rule: "plain-text" } });

export const amount = (min = 0): z.ZodInt => z.int().min(min).max(MAX_AMOUNT);
export const percent: z.ZodInt = z.int().min(0).max(100);
export const quantity: z.ZodInt = z.int().min(1).max(9_999);

/** A day of the calendar. */
export const day: z.ZodType<Day, string> = z.iso
  .date()
  .refine(isDay, { params: { rule: "years" } })
  .transform((text) => text as Day);

const [earliest, latest] = [Date.UTC(1000), Date.UTC(3000)];
/** Of years that every database keeps and everybody writes with four digits. */
const isOfOurTime = (text: string): boolean => Date.parse(text) >= earliest && Date.parse(text) < latest;
/** An instant, with its offset. */
export const time: z.ZodType<Date, string> = z.iso
  .datetime({ offset: true })
  .refine(isOfOurTime, { params: { rule: "years" } })
  .transform((text) => new Date(text));

/** A query's number: digits only, `1e3` and `0x10` are not what a person types. */
const digits = (value: unknown): unknown =>
  typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
export const queryNumber = (min: number, max: number) => z.preprocess(digits, z.int().min(min).max(max));

/** `?cursor&size` of every feed. */
export const feedQuery = {
  cursor: z.string().max(200).exactOptional(),
  size: queryNumber(1, 100).exactOptional(),
};
/** `?page&size` of every table. */
export const pageQuery = { page: queryNumber(0, 10_000).exactOptional(), size: queryNumber(1, 100).exactOptional() };

/** What answers are made of. */
export const out = {
  id: z.guid(),
  amount: z.int(),
  day: z.iso.date(),
  time: z.iso.datetime({ offset: true }),
};
export const timeOrNull = (at: Date | undefined): string | null => (at === undefined ? null : instant(at));
