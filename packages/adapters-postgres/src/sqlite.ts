import { DataSource } from "typeorm";
import { openOver, type SqlDatabase, type StatementWatch, statementLogger } from "./sql-database.ts";
import { type SqliteDriver, sqliteDriver } from "./sqlite-driver.ts";
import { entitiesOf } from "./tables.ts";

export { DatabaseError } from "./breakage.ts";
export type { SqlDatabase } from "./sql-database.ts";
export type { SqliteDriver } from "./sqlite-driver.ts";

export type SqliteOptions = StatementWatch & {
  /** Path of the database file, made when it is missing; `:memory:` for none. */
  readonly file: string;
  /**
   * `full` (default): what was committed survives a power failure. `normal`: about ten times faster on single
   * writes; a power failure may lose the last commits, never the file's soundness.
   */
  readonly durability?: "full" | "normal" | undefined;
  /** Default: better-sqlite3 where it was built, else libsql. */
  readonly driver?: SqliteDriver["name"] | undefined;
};

/** For switching to the write-ahead log while another process does; short, since it stops the event loop. */
const OPENING_MS = 2_000;

/**
 * Opens an embedded database with one connection, brings its tables up to date and answers the ports. Several
 * processes may open one file.
 *
 * @throws Error naming both drivers when neither can be loaded.
 */
export const openSqlite = async ({
  file,
  durability = "full",
  driver,
  ...watch
}: SqliteOptions): Promise<SqlDatabase> => {
  const { name, Library } = sqliteDriver(driver);
  const dataSource = new DataSource({
    type: "better-sqlite3",
    database: file,
    driver: Library,
    enableWAL: true,
    timeout: OPENING_MS,
    entities: entitiesOf("sqlite"),
    logger: statementLogger(watch),
    statementCacheSize: 500,
  });
  await dataSource.initialize();
  return openOver("sqlite", dataSource, {
    most: 1,
    // From here on a busy writer is waited for without stopping the event loop.
    settings: ["PRAGMA busy_timeout = 0", `PRAGMA synchronous = ${durability.toUpperCase()}`],
    engine: async (ask) => {
      const [row] = await ask("SELECT sqlite_version() AS version");
      return `SQLite ${row?.version ?? ""} (${name})`;
    },
  });
};
