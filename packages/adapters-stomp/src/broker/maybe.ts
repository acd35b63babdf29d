/** A value that is there at once, or later. Most frames are handled at once, and then no promise is made. */
export type Maybe<T> = T | Promise<T>;

const isPromise = <T>(value: Maybe<T>): value is Promise<T> =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

export const after = <T, R>(value: Maybe<T>, next: (value: T) => Maybe<R>): Maybe<R> =>
  isPromise(value) ? Promise.resolve(value).then(next) : next(value);
