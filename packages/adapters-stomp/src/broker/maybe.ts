/** A value that is there at once, or later. Most frames are handled at once, and then no promise is made. */
export type Maybe<T> = T | Promise<T>;

const isPromise = <T>(value: Maybe<T>): value is Promise<T> =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

/** Goes on with a value, or with what its promise was rejected with. */
export const after = <T, R>(
  value: Maybe<T>,
  next: (value: T) => Maybe<R>,
  rejected?: (error: unknown) => Maybe<R>,
): Maybe<R> => (isPromise(value) ? Promise.resolve(value).then(next, rejected) : next(value));
