import { WriteConflict } from "@cofshop/core";
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from "typeorm";

/**
 * A statement failed in a way that repeating does not mend. `cause` is TypeORM's error, which carries the statement and
 * its parameters: they are people's data, so nothing of them is in this error's own message or fields.
 */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

/** TypeORM's error in ours; whatever a work threw itself stays what it is. */
export const wrapped = (error: unknown): unknown =>
  error instanceof QueryFailedError
    ? new DatabaseError(`the database refused a statement (${codeOf(error) || "no code"})`, { cause: error })
    : error;

/**
 * What an error means for the transaction it broke.
 * `race`: another transaction won; repeat. `busy`: SQLite's one writer is somebody else; wait. `constraint`: a rule of
 * the database refused, perhaps because of a race: repeat once, and it is told properly or is a mistake.
 * `connection`: the database is not there.
 */
export type Breakage = "race" | "busy" | "constraint" | "connection" | "other";

/** PostgreSQL appendix A, SQLite result codes, Node system errors. */
const meanings: readonly (readonly [RegExp, Breakage])[] = [
  [/^(40001|40P01)$/, "race"],
  [/^SQLITE_(BUSY|LOCKED)/, "busy"],
  [/^(23503|23505)$|^SQLITE_CONSTRAINT/, "constraint"],
  [/^(08\w{3}|57P0\d|53300|ECONN\w+|EPIPE|ETIMEDOUT)$/, "connection"],
];

/** pg and its pool tell these by their message only: a connection that ended, and one that was not to be had in time. */
const lostByMessage =
  /^Connection terminated|^Client (has encountered a connection error|was closed)|^timeout exceeded when trying to connect/;

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "driverError" in error ? codeOf(error.driverError) : "";
};

export const breakageOf = (error: unknown): Breakage => {
  if (error instanceof WriteConflict) return "race";
  const code = codeOf(error);
  const known = meanings.find(([pattern]) => pattern.test(code))?.[1];
  if (known !== undefined) return known;
  if (!(error instanceof Error)) return "other";
  // TypeORM takes its runner back at once when the connection behind it ends between two statements.
  if (error instanceof QueryRunnerAlreadyReleasedError) return "connection";
  return lostByMessage.test(error.message) ? "connection" : "other";
};
