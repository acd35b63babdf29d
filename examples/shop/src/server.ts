import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startJobs } from "@cofshop/adapters-node";
import { makeApp } from "./app.ts";
import { CannotStart, reasonOf } from "./cannot-start.ts";
import { compose, tokens } from "./compose.ts";
import type { Config } from "./config.ts";
import { createFirstAdmin } from "./first-admin.ts";
import { sendLetters } from "./letters.ts";
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
/** A connection that falls idle while the shop closes would keep it waiting for more requests. */
const SWEEP_MS = 50;

/** @throws CannotStart when the address is taken or not ours. */
const listen = async (server: Server, { HOST, PORT }: Config): Promise<string> => {
  server.listen(PORT, HOST);
  try {
    await once(server, "listening");
  } catch (cause) {
    const taken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    const reason = taken ? "another program does; stop it or set PORT" : reasonOf(cause);
    throw new CannotStart(`The shop cannot listen on ${HOST}, port ${PORT}: ${reason}.`, { cause });
  }
  const { port } = server.address() as AddressInfo;
  return `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${port}`;
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

/**
 * Starts a shop: database, first admin, demo goods, HTTP, jobs.
 *
 * @throws CannotStart, with everything closed again, for what the operator can mend.
 */
export const startShop = async (config: Config): Promise<RunningShop> => {
  const parts = await compose(config);
  const database = parts.resolve(tokens.database);
  const log = parts.resolve(tokens.log);
  try {
    const shop = parts.resolve(tokens.shop);
    await createFirstAdmin(shop, config);
    sendLetters(shop, config, log);
    if (config.SEED === "demo") await seedDemo(shop, database.lock);

    const server = createServer(makeApp(parts));
    const url = await listen(server, config);
    const runner = startJobs(config.JOBS ? shop.jobs : [], {
      lock: database.lock,
      onError: (error, failure) => log.error({ err: error, ...failure }, "job failed"),
    });
    return {
      url,
      engine: database.engine,
      close: async () => {
        await Promise.all([drain(server), runner.close()]);
        await database.close();
      },
    };
  } catch (cause) {
    await database.close();
    throw cause;
  }
};
