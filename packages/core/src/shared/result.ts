export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
/** What a use case answers. A refusal is a value with a stable `code`; breakage is thrown. */
export type Result<T, E> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <const E extends { readonly code: string }>(error: E): Err<E> => ({ ok: false, error });

/** For commands whose success says nothing more. */
export const done: Ok<undefined> = ok(undefined);

/**
 * The value of a result that must be ok, for tests, scripts and set-up code.
 *
 * @throws Error with the refusal as its cause.
 */
export const expectOk = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`, { cause: result.error });
  return result.value;
};
