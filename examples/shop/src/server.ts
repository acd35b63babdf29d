import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startJobs } from "@cofshop/adapters-node";
import { makeApp } from "./app.ts";
import { compose, tokens } from "./compose.ts";
import type { Config } from "./config.ts";
import { createFirstAdmin } from "./first-admin.ts";
import { seedDemo } from "./seed.ts";

export type RunningShop = {
  readonly url: string;
  /** The database and its driver, with versions. */
  readonly engine: string;
  /** Answers what is under way, takes no more, then closes everything in the reverse order of opening. */
  close(): Promise<void>;
};

/** How long requests under way may take once the shop closes, in ms. */
const DRAIN_MS = 10_000;

/** Starts a shop: database, first admin, demo goods, jobs, HTTP. */
export const startShop = async (config: Config): Promise<RunningShop> => {
  const parts = await compose(config);
  const database = parts.resolve(tokens.database);
  const log = parts.resolve(tokens.log);
  try {
    const shop = parts.resolve(tokens.shop);
    await createFirstAdmin(shop, config);
    if (config.SEED === "demo") await seedDemo(shop, database.lock);

    const server = createServer(makeApp(parts));
    server.listen(config.PORT, config.HOST);
    await once(server, "listening");
    const runner = config.JOBS
      ? startJobs(shop.jobs, {
          lock: database.lock,
          onError: (error, failure) => log.error({ err: error, ...failure }, "job failed"),
        })
      : undefined;

    const { port } = server.address() as AddressInfo;
    const host = config.HOST.includes(":") ? `[${config.HOST}]` : config.HOST;
    return {
      url: `http://${host}:${port}`,
      engine: database.engine,
      close: async () => {
        const closed = once(server, "close");
        server.close();
        server.closeIdleConnections();
        const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        await Promise.all([closed, runner?.close()]);
        clearTimeout(impatience);
        await database.close();
      },
    };
  } catch (cause) {
    await database.close();
    throw cause;
  }
};
