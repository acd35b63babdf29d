import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startJobs } from "@cofshop/adapters-node";
import { system } from "@cofshop/core";
import type { Logger } from "pino";
import { makeApp } from "./app.ts";
import { CannotStart, reasonOf } from "./cannot-start.ts";
import { openChat } from "./chat.ts";
import { compose, tokens } from "./compose.ts";
import type { Config } from "./config.ts";
import { createFirstAdmin } from "./first-admin.ts";
import { sendLetters } from "./letters.ts";
import { makeLog } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { seedDemo } from "./seed.ts";

export type RunningShop = {
  readonly url: string;
  /** The database and its driver, with versions. */
  readonly engine: string;
  /** Where its metrics are, if they have a port of their own. */
  readonly metricsUrl: string | undefined;
  /**
   * Says at `/readyz` that it leaves and serves on for DRAIN_DELAY; then answers what is under way, takes no more, and
   * closes everything in the reverse order of opening.
   */
  close(): Promise<void>;
};

/** How long requests under way may take once the shop closes, in ms. */
const DRAIN_MS = 10_000;
/** How long a proxy may take to notice at `/readyz` that the shop leaves, unless DRAIN_DELAY says otherwise, in ms. */
const NOTICE_MS = { development: 0, test: 0, production: 10_000 };
/** Longer than proxies keep theirs: a connection that the shop closes first may break a request that was just sent. */
const KEEP_ALIVE_MS = 75_000;
/** A connection that falls idle while the shop closes would keep it waiting for more requests. */
const SWEEP_MS = 50;

/** @throws CannotStart when the address is taken or not ours. */
const listen = async (server: Server, host: string, port: number, variable: string): Promise<string> => {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const inUse = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    const reason = inUse ? `another program does; stop it or set ${variable}` : reasonOf(cause);
    throw new CannotStart(`The shop cannot listen on ${host}, port ${port}: ${reason}.`, { cause });
  }
  const { port: taken } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${taken}`;
};

const drain = async (server: Server): Promise<void> => {
  const closed = once(server, "close");
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatience);
};

/** On a port of their own, which is nobody's business but the operator's: off unless it is set. */
const serveMetrics = async ({ answer }: Metrics, { METRICS_HOST, METRICS_PORT }: Config, log: Logger) => {
  if (METRICS_PORT === undefined) return undefined;
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") return void response.writeHead(404).end();
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, "metrics");
      response.writeHead(500).end();
    });
  });
  const url = await listen(server, METRICS_HOST, METRICS_PORT, "METRICS_PORT");
  log.info({ url: `${url}/metrics` }, "metrics");
  return { url: `${url}/metrics`, close: () => drain(server) };
};

/**
 * Starts a shop: database, first admin, demo goods, HTTP, jobs.
 *
 * @throws CannotStart, with everything closed again, for what the operator can mend.
 */
export const startShop = async (config: Config, log: Logger = makeLog(config)): Promise<RunningShop> => {
  const parts = await compose(config, log);
  const database = parts.resolve(tokens.database);
  try {
    const shop = parts.resolve(tokens.shop);
    await createFirstAdmin(shop, config);
    sendLetters(shop, config, log);
    if (config.SEED === "demo") await seedDemo(shop, database.lock);

    let leaving = false;
    const server = createServer(
      { keepAliveTimeout: KEEP_ALIVE_MS },
      makeApp(parts, () => leaving),
    );
    // Whoever keeps a connection is told to take another next time.
    server.prependListener("request", (_request, response) => {
      if (leaving) response.setHeader("Connection", "close");
    });
    const chat = await openChat(server, parts);
    const url = await listen(server, config.HOST, config.PORT, "PORT");
    const metrics = parts.resolve(tokens.metrics);
    const measures = await serveMetrics(metrics, config, log).catch(async (cause: unknown) => {
      await drain(server);
      throw cause;
    });
    const runner = startJobs(config.JOBS ? shop.jobs : [], {
      lock: database.lock,
      note: (run) => shop.jobRuns.note(system("jobs"), run),
      onError: (error, failure) => log.error({ err: error, ...failure }, "job failed"),
    });
    metrics.watchJobs(runner.counts);
    // Only where a search engine is configured is its code loaded; nobody waits for the index.
    const { indexStatus } = database;
    const filled =
      indexStatus && config.JOBS
        ? import("./search-engine.ts").then(({ fillIndex }) => fillIndex(shop, indexStatus, log))
        : undefined;
    metrics.watchChat(chat.broker.counts);
    return {
      url,
      engine: `${database.engine}, ${parts.resolve(tokens.payments).engine}`,
      metricsUrl: measures?.url,
      close: async () => {
        leaving = true;
        await sleep(config.DRAIN_DELAY ?? NOTICE_MS[config.NODE_ENV]);
        await Promise.all([drain(server), chat.close()]);
        // Not before: requests under way may wait for what jobs do.
        await Promise.all([measures?.close(), runner.close(), filled]);
        await database.close();
      },
    };
  } catch (cause) {
    await database.close();
    throw cause;
  }
};
