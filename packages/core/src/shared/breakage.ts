/**
 * A guarded write of this work lost a race after it was read; nothing was changed. A unit of work repeats the work.
 * Thrown by `written` in use cases, never by a repository: a repository answers false.
 */
export class WriteConflict extends Error {
  override readonly name = "WriteConflict";
}

/** Turns a guarded write's "no row matched" into a repeat of the whole work. */
export const written = (changed: boolean): void => {
  if (!changed) throw new WriteConflict("a row changed between reading and writing it");
};

/** The work was tried five times and lost every race, or the database was busy: nothing was changed, safe to repeat. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  /** When trying again makes sense, in ms. */
  readonly retryAfterMs: number;
  constructor(message: string, options: ErrorOptions & { readonly retryAfterMs: number }) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The connection was lost while a commit, or a statement that is its own commit, was under way: it may stand or not. Safe to repeat with a command key only. */
export class CommitUnknown extends Error {
  override readonly name = "CommitUnknown";
}

/** A transaction was asked for inside another one: a mistake in the code, found at once instead of as a deadlock. */
export class NestedUse extends Error {
  override readonly name = "NestedUse";
}
