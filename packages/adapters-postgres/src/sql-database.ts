import { type Lock, ok, type ShopReads, type ShopTx, type UnitOfWork } from "@cofshop/core";
import { type CouponClaims, type CouponStock, type ParkedClaims, writtenAtOnce } from "@cofshop/core/coupon";
import type { ItemSearch } from "@cofshop/core/item";
import type { DataSource, Logger } from "typeorm";
import { sqlCouponStock } from "./coupon-stock.ts";
import type { Dialect } from "./dialect.ts";
import { type Figures, sqlFigures } from "./figures.ts";
import { sqlItemSearch } from "./item-search.ts";
import { searchRows } from "./item-search-rows.ts";
import { sqlLock } from "./lock.ts";
import { migrate } from "./migrations/migrate.ts";
import { repeat } from "./repeat.ts";
import { type Sessions, sessionsOf } from "./sessions.ts";
import { databaseOver } from "./statement.ts";
import { type Extend, sqlUnitOfWork, transactions } from "./unit-of-work.ts";

/** The shop's ports over SQL. */
export type SqlPorts<Extra extends object = object> = {
  readonly unitOfWork: UnitOfWork<ShopTx & Extra, ShopReads>;
  readonly itemSearch: ItemSearch;
  readonly lock: Lock;
  readonly couponStock: CouponStock;
  readonly couponClaims: CouponClaims;
  readonly parkedClaims: ParkedClaims;
};

/** An open database: the ports, and what the process that opened it needs. */
export type SqlDatabase = SqlPorts & {
  /** The server or library behind it, for logs: "PostgreSQL 15.18", "SQLite 3.53.2 (better-sqlite3)". */
  readonly engine: string;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** What waits in it for a job or a person, for whoever watches: one statement. */
  figures(): Promise<Figures>;
  /** How many connections this process uses now, how many statements and transactions wait for one, and how many it may have. */
  connections(): { readonly used: number; readonly waiting: number; readonly most: number };
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
): SqlPorts<Extra> => ({
  unitOfWork: sqlUnitOfWork(dialect, sessions, extend),
  itemSearch: sqlItemSearch(dialect, sessions),
  lock: sqlLock(dialect, sessions),
  couponStock: sqlCouponStock(dialect, sessions),
  ...writtenAtOnce,
});

/** Items whose texts are written in one transaction when a database is opened. */
const FILLED_AT_ONCE = 200;

/**
 * Writes what items are found by where it is missing or old, which SQL could not: of items that are older than search,
 * or that an earlier release has written since. In small transactions: whoever is interrupted goes on at the next start,
 * and nobody waits for a table.
 */
export const fillSearch = async (dialect: Dialect, sessions: Sessions): Promise<void> => {
  const inTransaction = transactions(dialect, sessions);
  for (let filled = FILLED_AT_ONCE; filled === FILLED_AT_ONCE; ) {
    const fill = await inTransaction(async (runner) =>
      ok(await searchRows(databaseOver(dialect, runner)).fill(FILLED_AT_ONCE)),
    );
    filled = fill.value;
  }
};

type Ask = (sql: string) => Promise<readonly { readonly version: string }[]>;
export type Opening = {
  /** Settings that a connection needs before anything else happens on it. */
  readonly settings: readonly string[];
  /** The engine's name and version. */
  readonly engine: (ask: Ask) => Promise<string>;
  /** How many connections there may be. */
  readonly most: number;
};

/** Makes an initialised DataSource the shop's own: settings, migration, ports. Closes it when that fails. */
export const openOver = async (dialect: Dialect, dataSource: DataSource, opening: Opening): Promise<SqlDatabase> => {
  const sessions = sessionsOf(dataSource);
  const ask = (sql: string) => sessions.use((runner) => runner.query(sql));
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= sessions.close().then(() => dataSource.destroy());
    return closing;
  };
  try {
    for (const setting of opening.settings) await ask(setting);
    await repeat(() => sessions.use((runner) => migrate(dialect, runner)));
    await fillSearch(dialect, sessions);
    const engine = await opening.engine(ask);
    return {
      ...portsOver(dialect, sessions, () => ({})),
      engine,
      ping: async () => void (await ask("SELECT 1")),
      figures: () => sqlFigures(dialect, sessions),
      connections: () => ({ ...sessions.load(), most: opening.most }),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
};
