import { type Leases, type Lock, leasedLock } from "@cofshop/core";
import type { Dialect } from "./dialect.ts";
import { nodeTiming } from "./node-timing.ts";
import { repeat } from "./repeat.ts";
import type { Sessions } from "./sessions.ts";
import { type Database, databaseOver } from "./statement.ts";

/** The database's own clock in ms: the processes that share a lock may disagree about the time. */
const now: Readonly<Record<Dialect, string>> = {
  postgres: "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint",
  sqlite: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
};

/**
 * The fence of whoever just got in. PostgreSQL numbers a row when it is asked for one, which may be long before it is
 * in the table: another may be in and out between, with a higher number. What RETURNING asks for comes afterwards.
 */
const fence: Readonly<Record<Dialect, string>> = {
  postgres: "nextval(pg_get_serial_sequence('cof_lock', 'fence'))",
  sqlite: "fence",
};

/** `row` is the number of the lock's row, which nobody else's ever has. */
type Held = { readonly name: string; readonly row: number; readonly fence: number };

/** Leases as rows: a row lives while its lock is held, so nothing is left behind; fences come from a sequence. */
const sqlLeases = (dialect: Dialect, sessions: Sessions): Leases<Held> => {
  const ask = <T>(statement: (database: Database) => Promise<T>): Promise<T> =>
    repeat(() => sessions.use((runner) => statement(databaseOver(dialect, runner))));

  const insert = async (name: string, leaseMs: number): Promise<Held | undefined> => {
    const sql = `INSERT INTO cof_lock (name, expires_at) VALUES ($1, ${now[dialect]} + ${leaseMs})
      ON CONFLICT (name) DO NOTHING RETURNING fence AS row, ${fence[dialect]} AS fence`;
    type Numbers = { readonly row: number | string; readonly fence: number | string };
    const [taken] = await ask((database) => database.returning<Numbers>(sql, [name]));
    return taken && { name, row: Number(taken.row), fence: Number(taken.fence) };
  };
  const evict = (name: string) =>
    ask((database) =>
      database.changed(`DELETE FROM cof_lock WHERE name = $1 AND expires_at <= ${now[dialect]}`, [name]),
    );

  return {
    take: async (name, leaseMs) =>
      (await insert(name, leaseMs)) ?? ((await evict(name)) > 0 ? insert(name, leaseMs) : undefined),
    extend: async ({ name, row }, leaseMs) => {
      const sql = `UPDATE cof_lock SET expires_at = ${now[dialect]} + ${leaseMs}
        WHERE name = $1 AND fence = $2 AND expires_at > ${now[dialect]}`;
      return (await ask((database) => database.changed(sql, [name, row]))) === 1;
    },
    release: async ({ name, row }) => {
      const sql = `DELETE FROM cof_lock WHERE name = $1 AND fence = $2
        RETURNING CASE WHEN expires_at > ${now[dialect]} THEN 1 ELSE 0 END AS alive`;
      const [released] = await ask((database) => database.returning<{ alive: number }>(sql, [name, row]));
      return released?.alive === 1;
    },
  };
};

/** Locks as rows, with fences that never go back. */
export const sqlLock = (dialect: Dialect, sessions: Sessions): Lock =>
  leasedLock(sqlLeases(dialect, sessions), nodeTiming);
