import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { makeApp } from "../src/app.ts";
import { compose, tokens } from "../src/compose.ts";
import { readConfig } from "../src/config.ts";
import { createFirstAdmin } from "../src/first-admin.ts";
import { makeLog } from "../src/log.ts";
import { startShop } from "../src/server.ts";
import { privateWordsIn, withoutLetters } from "./private-words.ts";

export const admin = { email: "admin@cofshop.example", memberPwd: "the admin's password" };

/** A folder that goes when it is closed. */
export const freshFolder = async () => {
  const path = await mkdtemp(join(tmpdir(), "cofshop-example-"));
  return { path, close: () => rm(path, { recursive: true, force: true }) };
};

/** Pino's number for the level. */
const ERROR = 50;

/** A log that is kept whole, however much it tells, and in which nothing private may stand when the shop is closed. */
const watchedLog = () => {
  const lines: string[] = [];
  const log = makeLog({ LOG_LEVEL: "trace" }, { write: (line) => void lines.push(line) });
  return {
    log,
    lines,
    check: () => expect(privateWordsIn(withoutLetters(lines.join("")), [admin.memberPwd])).toEqual([]),
  };
};

/** The example as `main.ts` starts it, on a free port, with an admin and the demo's goods. */
export const openShop = async (variables: NodeJS.ProcessEnv = {}) => {
  const folder = await freshFolder();
  const { log, check } = watchedLog();
  const shop = await startShop(
    readConfig({
      PORT: "0",
      DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
      DATA_DIR: folder.path,
      LOG_LEVEL: "silent",
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.memberPwd,
      ...variables,
    }),
    log,
  );
  const close = async (): Promise<void> => {
    await shop.close();
    await folder.close();
    check();
  };
  return { ...shop, close };
};

/** The same app on a log that the test reads: `broken` answers every line of an error so far. No demo goods, no jobs. */
export const openWatchedShop = async (variables: NodeJS.ProcessEnv = {}) => {
  const folder = await freshFolder();
  const config = readConfig({
    DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
    DATA_DIR: folder.path,
    LOG_LEVEL: "silent",
    RATE_LIMITS: "off",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.memberPwd,
    ...variables,
  });
  const { log, lines, check } = watchedLog();
  const parts = await compose(config, log);
  const shop = parts.resolve(tokens.shop);
  await createFirstAdmin(shop, config);
  const app = makeApp(parts);
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await parts.resolve(tokens.database).close();
    await folder.close();
    check();
  };
  const broken = () => lines.filter((line) => JSON.parse(line).level >= ERROR);
  return { url: `http://127.0.0.1:${port}`, app, parts, broken, close };
};
