import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, missingPostgres, redisBinary, startOwnRedis, startPostgres } from "@cofshop/test-services";
import { CannotStart } from "../../dist/cannot-start.js";
import type { Credentials } from "../../dist/demo/customer.js";
import { openOwnShop } from "../../dist/demo/own-shop.js";
import { startProxy } from "./proxy.ts";

/** Two instances behind a proxy, on a PostgreSQL and a Redis of their own. */
export type Place = {
  /** Of the proxy. */
  readonly url: string;
  readonly instances: readonly string[];
  readonly metricsToken: string;
  readonly databaseUrl: string;
  readonly admin: Credentials;
  readonly words: string;
};

const secret = (): string => randomBytes(48).toString("base64url");
/** How often the proxy asks whether an instance is ready, in ms: as real ones do. */
const ASK_MS = 1_000;

/** @param closings where everything that is opened leaves how it is closed, also when what comes after it fails */
export const openPlace = async (closings: (() => Promise<unknown>)[]): Promise<Place> => {
  const postgres = await startPostgres({ durable: true });
  if (postgres === undefined) throw new CannotStart(missingPostgres);
  closings.push(postgres.stop);
  const database = await createDatabase(postgres.url);
  closings.push(database.drop);
  const binary = await redisBinary();
  if (binary === undefined) throw new CannotStart("No `redis-server` on PATH, of which a soak starts one of its own.");
  const redis = await startOwnRedis(binary);
  closings.push(redis.stop);
  const folder = await mkdtemp(join(tmpdir(), "cofshop-soak-"));
  closings.push(() => rm(folder, { recursive: true, force: true }));
  const proxy = await startProxy({ askMs: ASK_MS });
  closings.push(proxy.close);

  const admin = { email: "admin@cofshop.example", memberPwd: secret() };
  const metricsToken = secret();
  const variables = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: folder,
    JWT_SECRET: secret(),
    // Nobody signs in again.
    ACCESS_TOKEN_TTL: "24h",
    METRICS_TOKEN: metricsToken,
    RATE_LIMITS: "off",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.memberPwd,
  };
  const start = async (): Promise<string> => {
    const shop = await openOwnShop({ variables });
    closings.push(shop.close);
    await proxy.add(shop.url);
    return shop.url;
  };
  // One after the other: the first migrates and fills the shop.
  const instances = [await start(), await start()];
  const words = `PostgreSQL ${postgres.version}, Redis ${redis.version}`;
  return { url: proxy.url, instances, metricsToken, databaseUrl: database.url, admin, words };
};
