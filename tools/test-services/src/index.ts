import type {} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL for `createDatabase`; undefined where there is none and REQUIRE_SERVICES is not set. */
    postgresUrl: string | undefined;
  }
}

export { createDatabase, type Database, type Template } from "./database.ts";
export { missingPostgres, type Postgres, type PostgresOptions, startPostgres } from "./postgres.ts";
