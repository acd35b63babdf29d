import type { ShopReads, ShopTx, UnitOfWork } from "@cofshop/core";
import { DataSource, type EntitySchema, type ObjectLiteral, type QueryRunner } from "typeorm";
import { migrate } from "./migrations/migrate.ts";
import { sessionsOf } from "./sessions.ts";
import {
  fillSearch,
  openOver,
  portsOver,
  type SqlDatabase,
  type SqlPorts,
  type StatementWatch,
  statementLogger,
} from "./sql-database.ts";
import { entitiesOf } from "./tables.ts";
import { type Extend, joinedUnitOfWork } from "./unit-of-work.ts";

export { DatabaseError } from "./breakage.ts";
export type { Figures, Waiting } from "./figures.ts";
export type { SqlDatabase, SqlPorts } from "./sql-database.ts";

export type PostgresOptions = StatementWatch & {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Connections at most. Default 10. */
  readonly poolSize?: number | undefined;
  /** How long a statement may wait for a free connection, in ms. Default 10,000; then the caller hears `Unavailable`. */
  readonly connectMs?: number | undefined;
};

/**
 * Opens a pool of its own, brings the tables up to date and answers the ports. Needs `pg` installed.
 *
 * @throws Error when the server cannot be reached.
 */
export const openPostgres = async ({
  url,
  poolSize = 10,
  connectMs = 10_000,
  ...watch
}: PostgresOptions): Promise<SqlDatabase> => {
  const dataSource = new DataSource({
    type: "postgres",
    url,
    poolSize,
    connectTimeoutMS: connectMs,
    entities: shopTables,
    logger: statementLogger(watch),
    // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
    poolErrorHandler: () => undefined,
    applicationName: "cofshop",
  });
  await dataSource.initialize();
  return openOver("postgres", dataSource, {
    settings: [],
    most: poolSize,
    engine: async (ask) => {
      const [row] = await ask("SELECT current_setting('server_version') AS version");
      return `PostgreSQL ${row?.version ?? ""}`;
    },
  });
};

/** What a host's own DataSource needs under `entities` for `sqlPorts` to work over it. */
export const shopTables: EntitySchema<ObjectLiteral>[] = entitiesOf("postgres");

/** Brings the shop's tables up to date over a host's DataSource; answers what was applied. Safe to run at every start. */
export const migrateShop = async (dataSource: DataSource): Promise<readonly string[]> => {
  const sessions = sessionsOf(dataSource);
  const applied = await sessions.use((runner) => migrate("postgres", runner));
  await fillSearch("postgres", sessions);
  return applied;
};

/**
 * The ports over a host's own, initialised DataSource, which stays the host's to close. `extend` adds the host's
 * repositories to `tx`, over the same transaction.
 *
 * @throws TypeError when the DataSource is not PostgreSQL or lacks the shop's tables.
 */
export const sqlPorts = <Extra extends object = object>(
  dataSource: DataSource,
  { extend }: { readonly extend?: Extend<Extra> } = {},
): SqlPorts<Extra> => {
  if (dataSource.options.type !== "postgres") throw new TypeError("sqlPorts needs a DataSource of type postgres");
  const missing = shopTables.filter((table) => !dataSource.hasMetadata(table));
  if (missing.length > 0)
    throw new TypeError("the DataSource lacks the shop's tables: add `...shopTables` to its `entities`");
  return portsOver("postgres", sessionsOf(dataSource), extend ?? (() => ({}) as Extra));
};

/**
 * A unit of work inside a transaction that the host began on this runner and will end: a refusal takes back the
 * shop's writes and leaves the host's. Nothing is repeated here; the host repeats its own transaction.
 */
export const joined = (runner: QueryRunner): UnitOfWork<ShopTx, ShopReads> => joinedUnitOfWork(runner);
