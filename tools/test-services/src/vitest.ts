import type { TestProject } from "vitest/node";
import { missingPostgres, startPostgres } from "./index.ts";

/** Vitest's globalSetup: starts the servers once for the whole run and answers how to stop them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const started = performance.now();
  const postgres = await startPostgres();
  if (postgres === undefined && process.env["REQUIRE_SERVICES"] === "1") throw new Error(missingPostgres);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    postgres === undefined
      ? `${missingPostgres} Its tests are skipped.`
      : `PostgreSQL ${postgres.version} ready in ${seconds} s`,
  );
  project.provide("postgresUrl", postgres?.url);
  return async () => postgres?.stop();
};
