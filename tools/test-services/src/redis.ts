import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Redis as Client } from "ioredis";
import { freePort, keepServer, serverFolder } from "./kept-server.ts";
import { redisBinary, redisVersionOf } from "./redis-binary.ts";

export type Redis = {
  /** Shared by everybody who tests: a test's keys are in a keyspace of its own (`createKeyspace`). */
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
};

/** A server that belongs to one test, which may do with it what it likes. */
export type OwnRedis = Redis & {
  readonly port: number;
  /** Where its files are, as long as it is not stopped. */
  readonly folder: string;
  /** Kills it where it stands (SIGKILL) and resolves when it is dead; its files stay. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and over the same files, and resolves when it answers. */
  startAgain(): Promise<void>;
};

export type RedisOptions = {
  /** Writes go to a file and outlive the process. Default: nothing does. */
  readonly appendonly?: boolean;
  /** How soon they are there after a loss of power. Default: Redis's own, `everysec`. */
  readonly appendfsync?: "always" | "everysec" | "no";
  /** Default: one that nobody used a moment ago. */
  readonly port?: number;
  /** Default: a random one. */
  readonly password?: string;
  /** A node of a cluster; `startRedisCluster` puts some together. */
  readonly cluster?: boolean;
};

/**
 * A real Redis: the one of TEST_REDIS_URL if given, else one started here, on loopback and a free port.
 * Undefined when this machine has no Redis; `missingRedis` says what to do about it.
 */
export const startRedis = async (): Promise<Redis | undefined> => {
  const given = process.env["TEST_REDIS_URL"];
  if (given !== undefined) return borrow(given);
  const binary = await redisBinary();
  return binary === undefined ? undefined : startOwnRedis(binary);
};

export const missingRedis: string = "No Redis here: set TEST_REDIS_URL, or put `redis-server` on PATH.";

/** Said where the server is a given one. */
export const missingOwnRedis: string = "No `redis-server` on PATH, for tests that stop and kill one of their own.";

/** A server of one's own from the binary that vitest's `inject("redisBinary")` names. It evicts nothing. */
export const startOwnRedis = async (binary: string, options: RedisOptions = {}): Promise<OwnRedis> => {
  const { appendonly = false, appendfsync = "everysec", cluster = false } = options;
  const { port = await freePort(), password = randomBytes(12).toString("hex") } = options;
  const folder = await serverFolder("redis");
  const settings = {
    port,
    bind: "127.0.0.1",
    dir: folder,
    requirepass: password,
    "maxmemory-policy": "noeviction",
    save: '""',
    appendonly: yesNo(appendonly),
    appendfsync,
    "cluster-enabled": yesNo(cluster),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  const [file, log] = [join(folder, "redis.conf"), join(folder, "log")];
  await writeFile(file, lines.join(""));
  const server = keepServer({ command: binary, args: [file], folder, log, stopSignal: "SIGTERM" });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  const answers = (): Promise<void> =>
    Promise.race([
      answering(url),
      server.ended.then(() => {
        throw new Error(`Redis (${binary}) ended while it started`);
      }),
    ]).catch(async (error: unknown) => {
      const said = await readFile(log, "utf8").catch(() => "");
      await server.stop();
      throw new Error(`Redis did not start. ${said}`, { cause: error });
    });
  await answers();
  return {
    url,
    port,
    folder,
    version: redisVersionOf(binary),
    kill: server.kill,
    startAgain: () => {
      server.startAgain();
      return answers();
    },
    stop: server.stop,
  };
};

const yesNo = (on: boolean): string => (on ? "yes" : "no");

const answering = async (url: string): Promise<void> => {
  const giveUp = Date.now() + 30_000;
  for (;;) {
    try {
      // PONG only when it has read its files.
      return void (await onRedis(url, (client) => client.ping()));
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await delay(5);
    }
  }
};

/** Somebody's server: everything happens in keyspaces of names that nobody else has. */
const borrow = async (given: string): Promise<Redis> => {
  const version = /redis_version:(\S+)/.exec(await onRedis(given, (client) => client.info("server")))?.[1];
  return { url: given, version: version ?? "unknown", stop: async () => undefined };
};

/** A connection that is made for this, tried once and closed again. */
export const onRedis = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(url, { lazyConnect: true, retryStrategy: null, enableReadyCheck: false });
  client.on("error", () => undefined); // what a command hears is enough
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.disconnect();
  }
};
