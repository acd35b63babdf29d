import type { TestProject } from "vitest/node";
import {
  findChromium,
  missingChromium,
  missingOwnRedis,
  missingPostgres,
  missingRedis,
  missingSearchEngine,
  redisBinary,
  searchEngine,
  startedOnDemand,
  startPostgres,
  startRedis,
} from "./index.ts";

type Versioned = { readonly version: string };

/** Starts a server and says so. */
const announced = async <Server extends Versioned | undefined>(
  name: string,
  start: () => Promise<Server>,
): Promise<Server> => {
  const began = performance.now();
  const server = await start();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (server !== undefined) console.log(`${name} ${server.version} ready in ${seconds} s`);
  return server;
};

/** Says what is missing; where services are required, that is a failure. */
const lacking = (missing: string): void => {
  if (process.env["REQUIRE_SERVICES"] === "1") throw new Error(missing);
  console.log(`${missing} Its tests are skipped.`);
};

/** Starts a server and says so, or what is missing. */
const started = async <Server extends Versioned>(
  name: string,
  missing: string,
  start: () => Promise<Server | undefined>,
): Promise<Server | undefined> => {
  const server = await announced(name, start);
  if (server === undefined) lacking(missing);
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
    if (binary === undefined && redis !== undefined) lacking(missingOwnRedis);
    project.provide("redisBinary", binary);
    const chromium = await started("Chromium", missingChromium, findChromium);
    project.provide("chromium", chromium?.path);
    const start = searchEngine();
    if (start === undefined) lacking(missingSearchEngine);
    // It takes half a gigabyte, and most runs of a developer do without it.
    const door = start && (await startedOnDemand(() => announced("The search engine", start)));
    stops.push(async () => door?.stop());
    project.provide("searchEngine", door?.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};
