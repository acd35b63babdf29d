import type {} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** A real PostgreSQL for `createDatabase`; undefined where there is none and REQUIRE_SERVICES is not set. */
    postgresUrl: string | undefined;
    /** A real Redis for `createKeyspace`; undefined where there is none and REQUIRE_SERVICES is not set. */
    redisUrl: string | undefined;
    /** The program for `startOwnRedis` and `startRedisCluster`; undefined like `redisUrl`. */
    redisBinary: string | undefined;
    /** The program of a browser; undefined where there is none and REQUIRE_SERVICES is not set. */
    chromium: string | undefined;
    /** Where `searchEngineUrl` asks for a search engine; undefined where there is none and REQUIRE_SERVICES is not set. */
    searchEngine: string | undefined;
  }
}

export { type Chromium, findChromium, missingChromium } from "./chromium.ts";
export { createDatabase, type Database, databasePool, type Template } from "./database.ts";
export { createKeyspace, type Keyspace } from "./keyspace.ts";
export { missingPostgres, type Postgres, type PostgresOptions, startPostgres } from "./postgres.ts";
export {
  missingOwnRedis,
  missingRedis,
  type OwnRedis,
  type Redis,
  type RedisOptions,
  startOwnRedis,
  startRedis,
} from "./redis.ts";
export { redisBinary } from "./redis-binary.ts";
export { type RedisCluster, startRedisCluster } from "./redis-cluster.ts";
export { startS3 } from "./s3.ts";
export {
  missingSearchEngine,
  type SearchEngine,
  searchEngine,
  searchEngineUrl,
  startedOnDemand,
} from "./search-engine.ts";
