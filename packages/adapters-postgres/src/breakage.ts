import { WriteConflict } from "@cofshop/core";

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
  [/^(08\w{3}|57P0[123]|53300|ECONN\w+|EPIPE|ETIMEDOUT)$/, "connection"],
];

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
  // pg tells a connection that ended under a statement by its message only.
  return error instanceof Error &&
    /^Connection terminated|Client has encountered a connection error/.test(error.message)
    ? "connection"
    : "other";
};
