/** A request as a route gets it, and an answer as it gives one. */
export type FakeRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Parsed JSON or form; undefined when there was none. */
  readonly body: unknown;
};
export type FakeAnswer = { readonly status: number; readonly body: unknown };

/** A field of a body that may be anything. */
export const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : undefined;

/** Absent: undefined; there, but no whole number of at least `least`: "wrong". */
export const wholeOf = (body: unknown, name: string, least = 1): number | undefined | "wrong" => {
  const value = fieldOf(body, name);
  if (value === undefined || value === null) return undefined;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least ? value : "wrong";
};

export const textOf = (body: unknown, name: string): string | undefined => {
  const value = fieldOf(body, name);
  return typeof value === "string" && value !== "" ? value : undefined;
};
