import { type Brand, isUuid } from "./ids.ts";
import { type InvalidInput, whole } from "./input.ts";
import { type Err, err, ok, type Result } from "./result.ts";

/** Where a feed goes on. Opaque to callers, bound to the sort order it came from. */
export type Cursor = Brand<string, "Cursor">;
/** The last row seen: its sort key and, where keys are equal, its id. */
export type Position = { readonly key: number; readonly id: string };

export type FeedRequest = { readonly cursor?: string; readonly size?: number };
export type Feed<T> = { readonly content: readonly T[]; readonly nextCursor: Cursor | undefined };

/** What a repository needs to answer a feed: rows strictly after a position, at most `limit`. */
export type Slice = { readonly after: Position | undefined; readonly limit: number };

export type PageRequest = { readonly page?: number; readonly size?: number };
export type Page<T> = {
  readonly content: readonly T[];
  readonly page: number;
  readonly size: number;
  readonly totalElements: number;
  readonly totalPages: number;
};

export type BadCursor = { readonly code: "request.bad-cursor" };
type Read<T> = Result<T, BadCursor | InvalidInput>;

const MAX_SIZE = 100;
const DEFAULT_SIZE = 20;
/** The end of the year 9999 in ms, the last time that every database knows; far above any amount. */
const MAX_KEY = 253_402_300_799_999;
const cursorShape = /^([a-z-]{1,20})~(\d{1,16})~([0-9a-f-]{1,36})$/;

/** Reads a feed request; asks for one row more than the page, which tells whether there is a next one. */
export const sliceOf = (sort: string, { cursor, size = DEFAULT_SIZE }: FeedRequest): Read<Slice> => {
  const wrong = whole("size", size, 1, MAX_SIZE);
  if (wrong) return wrong;
  if (cursor === undefined) return ok({ after: undefined, limit: size + 1 });
  const [, from, key, id] = cursorShape.exec(cursor) ?? badParts;
  if (from !== sort || key === undefined || id === undefined) return badCursor;
  // A made-up cursor may not reach a database as what is no id or no time there: PostgreSQL would throw.
  if (!isUuid(id) || Number(key) > MAX_KEY) return badCursor;
  return ok({ after: { key: Number(key), id }, limit: size + 1 });
};

const badParts: readonly (string | undefined)[] = [];
const badCursor: Err<BadCursor> = err({ code: "request.bad-cursor" });

/** Cuts the extra row off and says where the feed goes on. */
export const feedOf = <T>(
  sort: string,
  { limit }: Slice,
  rows: readonly T[],
  position: (row: T) => Position,
): Feed<T> => {
  const content = rows.slice(0, limit - 1);
  const last = content.at(-1);
  if (rows.length < limit || last === undefined) return { content, nextCursor: undefined };
  const { key, id } = position(last);
  return { content, nextCursor: `${sort}~${key}~${id}` as Cursor };
};

/** Reads the request of an admin table. Pages past 10,000 are refused: a filter serves such a reader better. */
export const pageOf = ({ page = 0, size = DEFAULT_SIZE }: PageRequest): Read<Required<PageRequest>> =>
  whole("page", page, 0, 10_000) ?? whole("size", size, 1, MAX_SIZE) ?? ok({ page, size });

export const tableOf = <T>(
  { page, size }: Required<PageRequest>,
  { rows, total }: { readonly rows: readonly T[]; readonly total: number },
): Page<T> => ({ content: rows, page, size, totalElements: total, totalPages: Math.ceil(total / size) });
