import type { Attempts, Tally } from "@cofshop/core/shared";
import { type Database, timeOf } from "./statement.ts";

type TallyRow = { readonly name: string; readonly count: number; readonly until: Date | string };
const toTally = ({ name, count, until }: TallyRow): Tally => ({ name, count, until: timeOf(until) });

/** $1 now, then each counter's name and the end of its window; answers the counters as they are now. */
const countSql = (counters: number): string => {
  const rows = Array.from({ length: counters }, (_, index) => `($${2 + 2 * index}, 1, $${3 + 2 * index})`);
  return `
    INSERT INTO cof_attempt (name, count, until) VALUES ${rows.join(", ")}
    ON CONFLICT (name) DO UPDATE
    SET count = CASE WHEN cof_attempt.until > $1 THEN cof_attempt.count + 1 ELSE 1 END,
        until = CASE WHEN cof_attempt.until > $1 THEN cof_attempt.until ELSE excluded.until END
    RETURNING name, count, until`;
};

export const sqlAttempts = (database: Database): Attempts => ({
  tallies: async (names, at) => {
    if (names.length === 0) return [];
    const named = names.map((_name, index) => `$${2 + index}`).join(", ");
    const sql = `SELECT name, count, until FROM cof_attempt WHERE until > $1 AND name IN (${named})`;
    return (await database.rows<TallyRow>(sql, [at, ...names])).map(toTally);
  },
  count: async (attempts, at) => {
    if (attempts.length === 0) return [];
    // Always in one order, so that two statements cannot wait for one another's rows.
    const sorted = [...attempts].sort((a, b) => (a.name < b.name ? -1 : 1));
    const values = sorted.flatMap(({ name, until }) => [name, until]);
    return (await database.returning<TallyRow>(countSql(sorted.length), [at, ...values])).map(toTally);
  },
  forget: (before, limit) =>
    database.changed(
      `DELETE FROM cof_attempt WHERE name IN (SELECT name FROM cof_attempt WHERE until < $1 LIMIT ${limit})`,
      [before],
    ),
});
