import "reflect-metadata";
import { hostname } from "node:os";
import { join } from "node:path";
import { nodePorts } from "@cofshop/adapters-node";
import {
  type Around,
  type Cache,
  type Channel,
  createShop,
  type Shop,
  type ShopPorts,
  standardClaims,
  standardDeliveryFee,
  standardRateLimits,
} from "@cofshop/core";
import { broadcastOver } from "@cofshop/core/chat";
import type { FileStorage } from "@cofshop/core/file";
import { memoryDatabase } from "@cofshop/core/memory";
import type { Logger } from "pino";
import { container, type DependencyContainer, type InjectionToken, instanceCachingFactory } from "tsyringe";
import { CannotStart, reasonOf } from "./cannot-start.ts";
import type { Config } from "./config.ts";
import { jwtSecret } from "./jwt-secret.ts";
import { makeLog } from "./log.ts";
import type { WatchedDatabase } from "./metrics/waiting-metrics.ts";
import type { Metrics } from "./metrics.ts";
import { type OpenPayments, openPayments } from "./payments.ts";
import { codeOf } from "./result-code.ts";
import type { OpenSearchEngine } from "./search-engine.ts";
import type { SandboxWindow } from "./shared-sandbox.ts";
import { traced } from "./tracing.ts";

/** The database that the shop runs on, and Redis if there is one: their ports, and what the process needs of them. */
export type OpenDatabase = Omit<ShopPorts, keyof NodePorts | "paymentGateway"> & {
  /** Replaces the process's own where several share one. */
  readonly cache?: Cache;
  /** Likewise. */
  readonly channel?: Channel;
  /** How the search engine's index stands, where there is one. */
  readonly indexStatus?: OpenSearchEngine["indexStatus"];
  readonly sandboxWindow?: SandboxWindow;
  /** What is watched besides: see `openMetrics`. */
  readonly figures?: WatchedDatabase["figures"];
  readonly connections?: WatchedDatabase["connections"];
  readonly redisIsThere?: WatchedDatabase["redisIsThere"];
  readonly engine: string;
  ping(): Promise<void>;
  close(): Promise<void>;
};

type NodePorts = ReturnType<typeof nodePorts>;

const token = <T>(name: string): InjectionToken<T> => Symbol(name);

/** What the container holds. */
export const tokens = {
  config: token<Config>("config"),
  log: token<Logger>("log"),
  database: token<OpenDatabase>("database"),
  payments: token<OpenPayments>("payments"),
  ports: token<ShopPorts>("ports"),
  shop: token<Shop>("shop"),
  channel: token<Channel>("channel"),
  metrics: token<Metrics>("metrics"),
};

/** Each driver is imported only where it is used. */
const openDatabase = async ({ DATABASE_URL }: Config, { clock, ids }: NodePorts): Promise<OpenDatabase> => {
  switch (DATABASE_URL.kind) {
    case "memory": {
      const nothing = async () => undefined;
      return { ...memoryDatabase({ clock, ids }), engine: "memory", ping: nothing, close: nothing };
    }
    case "sqlite": {
      const { openSqlite } = await import("@cofshop/adapters-postgres/sqlite");
      return openSqlite({ file: DATABASE_URL.file });
    }
    case "postgres": {
      const { openPostgres } = await import("@cofshop/adapters-postgres/postgres");
      return openPostgres({ url: DATABASE_URL.url });
    }
  }
};

/** With Redis, what of the shop is there is taken from there. */
const withRedis = async (
  config: Config,
  database: OpenDatabase,
  { clock }: NodePorts,
  log: Logger,
): Promise<OpenDatabase> => {
  if (config.REDIS_URL === undefined) return database;
  try {
    const { openRedis } = await import("./redis.ts");
    const { engine, close, ...ports } = await openRedis(config.REDIS_URL, config, { ...database, clock }, log);
    return {
      ...database,
      ...ports,
      engine: `${database.engine} and ${engine}`,
      close: () => close().then(() => database.close()),
    };
  } catch (cause) {
    await database.close();
    throw new CannotStart(`The Redis of REDIS_URL cannot be used: ${reasonOf(cause)}.`, { cause });
  }
};

/** With a search engine, items are searched there. It need not be reachable yet. */
const withSearchEngine = async (
  config: Config,
  database: OpenDatabase,
  { clock }: NodePorts,
  log: Logger,
): Promise<OpenDatabase> => {
  if (config.ELASTICSEARCH_URL === undefined) return database;
  const { openSearchEngine } = await import("./search-engine.ts");
  return { ...database, ...(await openSearchEngine(config.ELASTICSEARCH_URL, config, database, clock, log)) };
};

/** One line for each use case: its name, how long it took and how it ended. Never what it was given. */
const logged =
  (log: Logger): Around =>
  async (call, run) => {
    if (!log.isLevelEnabled("debug")) return run();
    const started = performance.now();
    const result = await run();
    log.debug({ ...call, ms: Math.round(performance.now() - started), code: codeOf(result) }, "use case");
    return result;
  };

/** Where nothing is measured. */
const unmeasured: Metrics = {
  around: (_call, run) => run(),
  watched: (ports) => ports,
  http: (_request, _response, next) => next(),
  watchJobs: () => undefined,
  watchChat: () => undefined,
  answer: async (_request, response) => void response.writeHead(404).end(),
};

const metricsOf = async ({ METRICS_PORT, METRICS_TOKEN }: Config, database: OpenDatabase): Promise<Metrics> =>
  METRICS_PORT === undefined && METRICS_TOKEN === undefined
    ? unmeasured
    : (await import("./metrics.ts")).openMetrics(database);

/** Files lie in the data's folder, in one of their own, or in a bucket that several machines share. */
const storageOf = async (
  { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY }: Config,
  node: NodePorts,
): Promise<FileStorage> => {
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY || !S3_SECRET_KEY) {
    return node.fileStorage;
  }
  const { openS3 } = await import("./s3.ts");
  return openS3({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY,
    secretAccessKey: S3_SECRET_KEY,
  });
};

const shopOver = (config: Config, log: Logger, { around }: Metrics, ports: ShopPorts): Shop =>
  createShop(ports, {
    around: (call, run) => traced(call, () => around(call, () => logged(log)(call, run))),
    zone: config.TZ_SHOP,
    instance: `${hostname()}:${process.pid}`,
    deliveryFee: standardDeliveryFee({ defaultFee: config.DELIVERY_FEE_DEFAULT, freeFrom: config.FREE_DELIVERY_FROM }),
    sessions: { accessTtlMs: config.ACCESS_TOKEN_TTL, refreshTtlMs: config.REFRESH_TOKEN_TTL },
    rateLimits: config.RATE_LIMITS ? standardRateLimits : "off",
    autoCancelAfterMs: config.ORDER_AUTO_CANCEL_AFTER,
    autoConfirmAfterMs: config.ORDER_AUTO_CONFIRM_AFTER,
    refundWindowMs: config.REFUND_WINDOW,
    uploadTtlMs: config.UPLOAD_TTL,
    claims: { ...standardClaims, ack: config.COUPON_ACK === "redis" ? "won" : "durable" },
  });

/**
 * Wires the shop: every port with its adapter, in one place. Whoever composes closes the database.
 *
 * @throws CannotStart when the database cannot be opened.
 */
export const compose = async (config: Config, log: Logger = makeLog(config)): Promise<DependencyContainer> => {
  const secret = await jwtSecret(config);
  const jwt = { secret, previousSecrets: config.JWT_PREVIOUS_SECRETS, issuer: "cofshop", audience: "cofshop" };
  const node = nodePorts({ jwt, fileFolder: config.FILE_DIR ?? join(config.DATA_DIR, "files") });
  const opened = await openDatabase(config, node).catch((cause: unknown) => {
    throw new CannotStart(`The database of DATABASE_URL cannot be opened: ${reasonOf(cause)}.`, { cause });
  });
  const shared = await withRedis(config, opened, node, log);
  const database = await withSearchEngine(config, shared, node, log);
  const metrics = await metricsOf(config, database);
  const fileStorage = await storageOf(config, node);
  const payments = await openPayments(
    config,
    { clock: node.clock, record: database.unitOfWork.reads, sandboxWindow: database.sandboxWindow },
    log,
  );

  const shop = container.createChildContainer();
  shop.registerInstance(tokens.config, config);
  shop.registerInstance(tokens.log, log);
  shop.registerInstance(tokens.database, database);
  shop.registerInstance(tokens.payments, payments);
  shop.registerInstance(tokens.metrics, metrics);
  const channel = database.channel ?? node.channel;
  shop.registerInstance(tokens.channel, channel);
  const untold = (cause: unknown) => log.warn({ err: cause }, "chat: a notice was told to nobody");
  shop.register(tokens.ports, {
    useFactory: instanceCachingFactory((with_) => {
      const {
        engine: _engine,
        ping: _ping,
        close: _close,
        channel: _channel,
        indexStatus: _indexStatus,
        sandboxWindow: _sandboxWindow,
        figures: _figures,
        connections: _connections,
        redisIsThere: _redisIsThere,
        ...ports
      } = with_.resolve(tokens.database);
      const paymentGateway = with_.resolve(tokens.payments).gateway;
      const chatBroadcast = broadcastOver(channel, untold);
      return metrics.watched({ ...node, ...ports, paymentGateway, chatBroadcast, fileStorage });
    }),
  });
  shop.register(tokens.shop, {
    useFactory: instanceCachingFactory((with_) => shopOver(config, log, metrics, with_.resolve(tokens.ports))),
  });
  return shop;
};
