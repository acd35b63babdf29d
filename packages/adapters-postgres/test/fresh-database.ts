import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database } from "@cofshop/test-services";
import { Client } from "pg";
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
): Promise<FreshDatabase> => {
  const { url, drop } = await createDatabase(postgresUrl, { template: migrated });
  const steps: (() => Promise<unknown>)[] = [drop];
  const open = async () => {
    const database = await openPostgres({ url, ...watch });
    steps.push(database.close);
    return database;
  };
  return { ...(await open()), openAgain: open, close: closing(steps), place: url };
};

/** What tests of this file are done with, empty again. They go with the server. */
const spare: Database[] = [];

/**
 * As `freshPostgres`, for files of many short tests: emptying a database takes 15 ms where making one takes 500.
 * Only for tests that leave the schema as it is and nobody behind who still writes.
 */
export const emptyPostgres = async (postgresUrl: string): Promise<FreshDatabase> => {
  const database = spare.pop() ?? (await createDatabase(postgresUrl, { template: migrated }));
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      await empty(database.url);
      spare.push(database);
    },
  ];
  const open = async () => {
    const opened = await openPostgres({ url: database.url });
    steps.push(opened.close);
    return opened;
  };
  return { ...(await open()), openAgain: open, close: closing(steps), place: database.url };
};

/** One statement, so that foreign keys are looked at when all rows are gone. */
const empty = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string }>(
      "SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'cof_migration'",
    );
    const deletes = rows.map(({ table }, index) => `d${index} AS (DELETE FROM "${table}")`);
    await client.query(`WITH ${deletes.join(", ")} SELECT setval(seqrelid, seqstart, false) FROM pg_sequence`);
  } finally {
    await client.end();
  }
};
