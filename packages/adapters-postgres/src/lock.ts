import { setTimeout as sleep } from "node:timers/promises";
import {
  type Err,
  err,
  type Grant,
  type Lock,
  type LockBusy,
  type LockLost,
  type LockTerms,
  type Result,
} from "@cofshop/core";
import type { Dialect } from "./dialect.ts";
import { repeat } from "./repeat.ts";
import type { Sessions } from "./sessions.ts";
import { type Database, databaseOver } from "./statement.ts";
import { turns } from "./turns.ts";

/** The database's own clock in ms: the processes that share a lock may disagree about the time. */
const now: Readonly<Record<Dialect, string>> = {
  postgres: "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint",
  sqlite: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
};

const POLL_MS = 20;
/** The holder counts from before it asked, and stops short: its signal aborts before another may get in. */
const MARGIN = 0.9;

/**
 * The fence of whoever just got in. PostgreSQL numbers a row when it is asked for one, which may be long before it is
 * in the table: another may be in and out between, with a higher number. What RETURNING asks for comes afterwards.
 */
const fence: Readonly<Record<Dialect, string>> = {
  postgres: "nextval(pg_get_serial_sequence('cof_lock', 'fence'))",
  sqlite: "fence",
};

/** `row` is the number of the lock's row, which nobody else's ever has. */
type Held = { readonly row: number; readonly fence: number; readonly askedAt: number };

/**
 * Locks as rows. A row lives while its lock is held, so nothing is left behind; fences come from a sequence that
 * never goes back. Waiters of this process stand in one line, and only the first asks the database.
 */
export const sqlLock = (dialect: Dialect, sessions: Sessions): Lock => {
  const lines = turns();
  const ask = <T>(statement: (database: Database) => Promise<T>): Promise<T> =>
    repeat(() => sessions.use((runner) => statement(databaseOver(dialect, runner))));

  const take = async (name: string, leaseMs: number): Promise<Held | undefined> => {
    const insert = `INSERT INTO cof_lock (name, expires_at) VALUES ($1, ${now[dialect]} + ${leaseMs})
      ON CONFLICT (name) DO NOTHING RETURNING fence AS row, ${fence[dialect]} AS fence`;
    type Numbers = { readonly row: number | string; readonly fence: number | string };
    const askedAt = performance.now();
    const [taken] = await ask((database) => database.returning<Numbers>(insert, [name]));
    return taken && { row: Number(taken.row), fence: Number(taken.fence), askedAt };
  };
  const evict = (name: string) =>
    ask((database) =>
      database.changed(`DELETE FROM cof_lock WHERE name = $1 AND expires_at <= ${now[dialect]}`, [name]),
    );
  const extend = async (name: string, row: number, leaseMs: number): Promise<boolean> => {
    const sql = `UPDATE cof_lock SET expires_at = ${now[dialect]} + ${leaseMs}
      WHERE name = $1 AND fence = $2 AND expires_at > ${now[dialect]}`;
    return (await ask((database) => database.changed(sql, [name, row]))) === 1;
  };
  /** True when the lease still ran. */
  const release = async (name: string, row: number): Promise<boolean> => {
    const sql = `DELETE FROM cof_lock WHERE name = $1 AND fence = $2
      RETURNING CASE WHEN expires_at > ${now[dialect]} THEN 1 ELSE 0 END AS alive`;
    const [released] = await ask((database) => database.returning<{ alive: number }>(sql, [name, row]));
    return released?.alive === 1;
  };

  const acquire = async (name: string, { waitMs, leaseMs, signal }: LockTerms): Promise<Held | undefined> => {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const held = (await take(name, leaseMs)) ?? ((await evict(name)) > 0 ? await take(name, leaseMs) : undefined);
      if (held !== undefined) return held;
      const left = deadline - performance.now();
      if (left <= 0 || signal?.aborted) return undefined;
      await sleep(Math.min(left, POLL_MS * (0.5 + Math.random())));
    }
  };

  /** Renews the lease while the work runs; the signal aborts when it cannot be kept. */
  const keep = (name: string, { row, askedAt }: Held, { leaseMs, extendUpToMs = 0 }: LockTerms) => {
    const controller = new AbortController();
    const lose = () => controller.abort(new Error(`the lease of ${name} ended`));
    const end = askedAt + Math.max(leaseMs, extendUpToMs);
    const loseAfter = (ms: number, from: number) => setTimeout(lose, ms * MARGIN - (performance.now() - from));
    let expiry = loseAfter(leaseMs, askedAt);
    let stopped = false;
    const renewal = setInterval(() => {
      const wanted = Math.min(leaseMs, end - performance.now());
      if (wanted <= 0) return;
      const from = performance.now();
      extend(name, row, Math.ceil(wanted)).then(
        (kept) => {
          if (stopped) return;
          clearTimeout(expiry);
          if (kept && !controller.signal.aborted) expiry = loseAfter(wanted, from);
          else lose();
        },
        // The database is away for the moment: the timer of the running lease decides.
        () => undefined,
      );
    }, leaseMs / 3);
    if (extendUpToMs <= leaseMs) clearInterval(renewal);
    const stop = () => {
      stopped = true;
      clearTimeout(expiry);
      clearInterval(renewal);
    };
    return { signal: controller.signal, stop };
  };

  return {
    hold: async <R extends Result<unknown, unknown>>(
      name: string,
      terms: LockTerms,
      work: (grant: Grant) => Promise<R>,
    ): Promise<R | Err<LockBusy> | Err<LockLost>> => {
      const started = performance.now();
      const leave = await lines.enter(name, terms.waitMs, terms.signal);
      if (leave === undefined) return err({ code: "lock.busy", retryAfterMs: 1000 });
      try {
        const waitMs = Math.max(0, terms.waitMs - (performance.now() - started));
        const held = await acquire(name, { ...terms, waitMs });
        if (held === undefined) return err({ code: "lock.busy", retryAfterMs: 1000 });
        const { row, fence } = held;
        const { signal, stop } = keep(name, held, terms);
        let result: R;
        try {
          result = await work({ fence, signal });
        } catch (cause) {
          stop();
          await release(name, row).catch(() => undefined);
          throw cause;
        }
        stop();
        // What the work did stands; a release that fails only leaves the row to its lease.
        const alive = await release(name, row).catch(() => !signal.aborted);
        return alive ? result : err({ code: "lock.lost" });
      } finally {
        leave();
      }
    },
  };
};
