import { type ChildProcessByStdio, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { Redis } from "ioredis";
import { CannotStart, reasonOf } from "../cannot-start.ts";

/** The Redis of one rush. Closed, it keeps nothing of it. */
export type RushRedis = { readonly url: string; close(): Promise<void> };

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("the probe has no port");
  return address.port;
};

const answers = async (server: ChildProcessByStdio<Writable, Readable, null>): Promise<void> => {
  for await (const line of createInterface(server.stdout)) if (line.includes("Ready to accept connections")) return;
  throw new Error("redis-server ended before it answered.");
};

/** One on loopback that keeps nothing on disk; undefined where PATH has no `redis-server`. */
const startRedis = async (): Promise<RushRedis | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), "cofshop-redis-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const server = spawn("redis-server", ["-"], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    await once(server, "spawn");
  } catch {
    await remove();
    return undefined;
  }
  const ended = once(server, "exit");
  const close = async (): Promise<void> => {
    server.kill("SIGTERM");
    await ended;
    await remove();
  };
  const password = randomBytes(12).toString("hex");
  const port = await freePort();
  // On its standard input, so that no list of processes shows the password.
  const settings = { port, bind: "127.0.0.1", dir: folder, requirepass: password, save: '""' };
  server.stdin.end(
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(""),
  );
  try {
    await answers(server);
    server.stdout.resume();
    return { url: `redis://:${password}@127.0.0.1:${port}`, close };
  } catch (cause) {
    await close();
    throw cause;
  }
};

/**
 * Somebody's. It must be empty: a shop that is on it would write the claims of the rush, and the rush those of the
 * shop.
 */
const borrowRedis = async (url: string): Promise<RushRedis> => {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined); // what a command hears is enough
  let keys: number;
  try {
    await redis.connect();
    keys = await redis.dbsize();
  } catch (cause) {
    redis.disconnect();
    throw new CannotStart(`The Redis of REDIS_URL cannot be used: ${reasonOf(cause)}.`, { cause });
  }
  if (keys > 0) {
    redis.disconnect();
    throw new CannotStart("The Redis of REDIS_URL is in use: name one, or a number of its databases, that is empty.");
  }
  const removeKeys = async (): Promise<void> => {
    for (const pattern of ["coupon:*", "stream:events*", "cofshop:*"]) {
      for await (const found of redis.scanStream({ match: pattern, count: 1_000 })) {
        if (Array.isArray(found) && found.length > 0) await redis.unlink(...found.map(String));
      }
    }
  };
  return { url, close: () => removeKeys().finally(() => redis.disconnect()) };
};

/** The given one, else one of its own, else none. */
export const openRushRedis = (given: string | undefined): Promise<RushRedis | undefined> =>
  given === undefined ? startRedis() : borrowRedis(given);
