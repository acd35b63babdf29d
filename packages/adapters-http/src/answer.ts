import type { Feed, Page, Result } from "@cofshop/core";
import type { Request, Response } from "express";
import { z } from "zod";
import type { Csv, CsvRow } from "./csv.ts";
import type { Success } from "./envelope.ts";
import type { Problem } from "./problem.ts";

/**
 * How a value of the shop looks outside. The schema documents it and types `of`; nothing is checked at run time, a
 * test holds every answer against its schema.
 */
export type View<T> = { readonly schema: z.ZodType; readonly of: (value: T) => unknown };

export const view = <Schema extends z.ZodType, T>(schema: Schema, of: (value: T) => z.output<Schema>): View<T> => ({
  schema,
  of,
});

export const listOf = <T>(one: View<T>): View<readonly T[]> => ({
  schema: z.array(one.schema),
  of: (values) => values.map(one.of),
});

export const feedOf = <T>(one: View<T>): View<Feed<T>> => ({
  schema: z.strictObject({ content: z.array(one.schema), nextCursor: z.string().nullable() }),
  of: ({ content, nextCursor }) => ({ content: content.map(one.of), nextCursor: nextCursor ?? null }),
});

export const tableOf = <T>(one: View<T>): View<Page<T>> => ({
  schema: z.strictObject({
    content: z.array(one.schema),
    page: z.int(),
    size: z.int(),
    totalElements: z.int(),
    totalPages: z.int(),
  }),
  of: (page) => ({ ...page, content: page.content.map(one.of) }),
});

/** What a route answers when its use case succeeds: the possible statuses with their data, and how to make one. */
export type Answer<T> = {
  readonly statuses: Readonly<Record<number, z.ZodType | undefined>>;
  readonly make: (value: T) => Success;
  /** The same as a table, for whoever asks for `text/csv`. */
  readonly csv?: (value: T) => Csv;
  /** Writes the answer itself, as bytes without envelope. */
  readonly send?: (request: Request, response: Response, value: T) => Promise<Result<undefined, Problem>>;
};

export const okay = <T>({ schema, of }: View<T>): Answer<T> => ({
  statuses: { 200: schema },
  make: (value) => ({ status: 200, data: of(value) }),
});

/** Rows that a spreadsheet can have too. @param fields of a row, in the order of the columns */
export const okayTable = <Row extends CsvRow, T>(
  fields: { readonly [Field in keyof Row]: z.ZodType<Row[Field]> },
  of: (value: T) => NoInfer<Row>,
): Answer<readonly T[]> => ({
  ...okay(listOf({ schema: z.strictObject(fields), of })),
  csv: (values) => ({ columns: Object.keys(fields), rows: values.map(of) }),
});

/** @param location where the new thing is, from the router's mount point. */
export const created = <T>({ schema, of }: View<T>, location: (value: T) => string): Answer<T> => ({
  statuses: { 201: schema },
  make: (value) => ({ status: 201, data: of(value), location: location(value) }),
});

export const accepted = <T>({ schema, of }: View<T>): Answer<T> => ({
  statuses: { 202: schema },
  make: (value) => ({ status: 202, data: of(value) }),
});

/** 202 that tells nothing: what comes of it, the caller does not learn here. */
export const acceptedUnseen: Answer<unknown> = {
  statuses: { 202: z.null() },
  make: () => ({ status: 202, data: null }),
};

/** 200 when the matter is decided, 202 while it is not: ask again. */
export const okayOnce = <T>(decided: (value: T) => boolean, { schema, of }: View<T>): Answer<T> => ({
  statuses: { 200: schema, 202: schema },
  make: (value) => ({ status: decided(value) ? 200 : 202, data: of(value) }),
});

export const noContent: Answer<unknown> = { statuses: { 204: undefined }, make: () => ({ status: 204 }) };
