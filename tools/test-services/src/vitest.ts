import type { TestProject } from "vitest/node";
import {
  findChromium,
  missingChromium,
  missingOwnRedis,
  missingPostgres,
  missingRedis,
  redisBinary,
  startPostgres,
  startRedis,
} from "./index.ts";

/** Starts a server and says so, or what is missing; where services are required, a missing one is a failure. */
const started = async <Server extends { readonly version: string }>(
  name: string,
  missing: string,
  start: () => Promise<Server | undefined>,
): Promise<Server | undefined> => {
  const began = performance.now();
  const server = await start();
  if (server === undefined && process.env["REQUIRE_SERVICES"] === "1") throw new Error(missing);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    server === undefined ? `${missing} Its tests are skipped.` : `${name} ${server.version} ready in ${seconds} s`,
  );
  return server;
};

/** Vitest's globalSetup: starts the servers once for the whole run and answers how to stop them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  // One after the other: apt-get, which may have to bring them, does one thing at a time.
  const postgres = await started("PostgreSQL", missingPostgres, startPostgres);
  const stops = [async () => postgres?.stop()];
  const stop = async (): Promise<void> => void (await Promise.all(stops.map((each) => each())));
  project.provide("postgresUrl", postgres?.url);
  try {
    const redis = await started("Redis", missingRedis, startRedis);
    stops.push(async () => redis?.stop());
    project.provide("redisUrl", redis?.url);
    const binary = await redisBinary();
    if (binary === undefined && redis !== undefined) await started("Redis", missingOwnRedis, async () => undefined);
    project.provide("redisBinary", binary);
    const chromium = await started("Chromium", missingChromium, findChromium);
    project.provide("chromium", chromium?.path);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};
