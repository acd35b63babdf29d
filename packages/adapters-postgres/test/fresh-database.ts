import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database, databasePool } from "@cofshop/test-services";
import { openPostgres } from "../src/postgres.ts";
import type { SqlDatabase } from "../src/sql-database.ts";
import { openSqlite, type SqliteOptions } from "../src/sqlite.ts";

/** A database of one test's own, and how another process would open it. */
export type FreshDatabase = SqlDatabase & { readonly openAgain: () => Promise<SqlDatabase>; readonly place: string };

/** Closes in the order in which things were opened last, however often it is called. */
const closing = (steps: (() => Promise<unknown>)[]) => async () => {
  for (const step of steps.splice(0).reverse()) await step();
};

export const freshSqlite = async (options: Partial<SqliteOptions> = {}): Promise<FreshDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), "cofshop-sqlite-"));
  const steps = [() => rm(folder, { recursive: true })];
  const open = async () => {
    const database = await openSqlite({ file: join(folder, "shop.db"), durability: "normal", ...options });
    steps.push(database.close);
    return database;
  };
  return { ...(await open()), openAgain: open, close: closing(steps), place: join(folder, "shop.db") };
};

const migrated = {
  name: "migrated",
  prepare: async (url: string) => (await openPostgres({ url })).close(),
};

export const freshPostgres = async (
  postgresUrl: string,
  watch: { readonly onStatement?: (sql: string) => void } = {},
): Promise<FreshDatabase> => opened(await createDatabase(postgresUrl, { template: migrated }), watch);

/** As `freshPostgres`, again and again: see `databasePool` for when that will do. */
export const emptiedPostgres = (postgresUrl: string): (() => Promise<FreshDatabase>) => {
  const pool = databasePool(postgresUrl, { template: migrated, keep: ["cof_migration"] });
  return async () => opened(await pool.take());
};

const opened = async (
  { url, drop }: Database,
  watch: { readonly onStatement?: (sql: string) => void } = {},
): Promise<FreshDatabase> => {
  const steps: (() => Promise<unknown>)[] = [drop];
  const open = async () => {
    const database = await openPostgres({ url, ...watch });
    steps.push(database.close);
    return database;
  };
  return { ...(await open()), openAgain: open, close: closing(steps), place: url };
};
