import type { Lock, ShopReads, ShopTx, UnitOfWork } from "@cofshop/core";
import type { DataSource, Logger } from "typeorm";
import type { Dialect } from "./dialect.ts";
import { sqlLock } from "./lock.ts";
import { migrate } from "./migrations/migrate.ts";
import { type Sessions, sessionsOf } from "./sessions.ts";
import { type Extend, sqlUnitOfWork } from "./unit-of-work.ts";

/** The shop's ports over SQL. */
export type SqlPorts<Extra extends object = object> = {
  readonly unitOfWork: UnitOfWork<ShopTx & Extra, ShopReads>;
  readonly lock: Lock;
};

/** An open database: the ports, and what the process that opened it needs. */
export type SqlDatabase = SqlPorts & {
  /** The server or library behind it, for logs: "PostgreSQL 15.18", "SQLite 3.53.2 (better-sqlite3)". */
  readonly engine: string;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Waits for what is under way, then closes. Closing again does nothing. */
  close(): Promise<void>;
};

export type StatementWatch = {
  /** Told every statement that is sent, BEGIN and COMMIT included. For counting and tracing; must not throw. */
  readonly onStatement?: ((sql: string) => void) | undefined;
};

/** TypeORM's way to be told of statements. */
export const statementLogger = ({ onStatement = () => undefined }: StatementWatch): Logger => ({
  logQuery: (sql) => onStatement(sql),
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
});

export const portsOver = <Extra extends object>(
  dialect: Dialect,
  sessions: Sessions,
  extend: Extend<Extra>,
): SqlPorts<Extra> => ({ unitOfWork: sqlUnitOfWork(dialect, sessions, extend), lock: sqlLock(dialect, sessions) });

/** Migrates an initialised DataSource and puts the ports over it; `afterMigration` runs before anybody else does. */
export const openOver = async (
  dialect: Dialect,
  dataSource: DataSource,
  version: (sql: (text: string) => Promise<readonly { readonly version: string }[]>) => Promise<string>,
): Promise<SqlDatabase> => {
  const sessions = sessionsOf(dataSource);
  await sessions.use((runner) => migrate(dialect, runner));
  const ask = (text: string) => sessions.use((runner) => runner.query(text));
  const engine = await version(ask);
  let closing: Promise<void> | undefined;
  return {
    ...portsOver(dialect, sessions, () => ({})),
    engine,
    ping: async () => void (await ask("SELECT 1")),
    close: () => {
      closing ??= sessions.close().then(() => dataSource.destroy());
      return closing;
    },
  };
};
