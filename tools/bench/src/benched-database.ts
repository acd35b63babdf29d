import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgres } from "@cofshop/adapters-postgres/postgres";
import { openSqlite, type SqlDatabase } from "@cofshop/adapters-postgres/sqlite";
import { startPostgres } from "@cofshop/test-services";
import { type Count, type CountedOperation, countStatements, statementCounter } from "./counts.ts";
import { CONNECTIONS } from "./http-client.ts";
import { type StockedShop, stockShop } from "./stocked-shop.ts";

/** A migrated database with goods and buyers in it, for a server to be started on. */
export type BenchedDatabase = {
  readonly name: "SQLite" | "PostgreSQL";
  readonly engine: string;
  readonly stocked: StockedShop;
  readonly counts: Readonly<Record<CountedOperation, Count>>;
  /** The environment of a shop on this database. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

type Place = {
  readonly url: string;
  open(watch: { readonly onStatement: (sql: string) => void }): Promise<SqlDatabase>;
  remove(): Promise<void>;
};

const prepare = async (name: BenchedDatabase["name"], { url, open, remove }: Place): Promise<BenchedDatabase> => {
  try {
    const jwtSecret = randomBytes(48).toString("base64url");
    const counter = statementCounter();
    const database = await open(counter);
    try {
      const stocked = await stockShop(database, jwtSecret, CONNECTIONS);
      const counts = await countStatements(stocked, counter);
      // Jobs are no part of what a request costs.
      const environment = { DATABASE_URL: url, JWT_SECRET: jwtSecret, PORT: "0", JOBS: "off" };
      return { name, engine: database.engine, stocked, counts, environment, close: remove };
    } finally {
      await database.close();
    }
  } catch (error) {
    await remove();
    throw error;
  }
};

/** In a file, `synchronous = FULL`. */
export const benchedSqlite = async (): Promise<BenchedDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), "cofshop-bench-"));
  const file = join(folder, "shop.db");
  return prepare("SQLite", {
    url: `sqlite:${file}`,
    open: (watch) => openSqlite({ file, ...watch }),
    remove: () => rm(folder, { recursive: true, force: true }),
  });
};

/** With `fsync`; undefined where there is no PostgreSQL. */
export const benchedPostgres = async (): Promise<BenchedDatabase | undefined> => {
  const server = await startPostgres({ durable: true });
  if (server === undefined) return undefined;
  return prepare("PostgreSQL", {
    url: server.url,
    open: (watch) => openPostgres({ url: server.url, ...watch }),
    remove: () => server.stop(),
  });
};
