import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { freePort, keepServer, serverFolder, serverUser } from "./kept-server.ts";
import { postgresBinaries, versionOf } from "./postgres-binaries.ts";

const run = promisify(execFile);

export type Postgres = {
  /** A database that is ours alone. Databases made from it (`createDatabase`) go when the server is stopped. */
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
};

export type PostgresOptions = {
  /**
   * Writes survive a power failure, as in production; a bench wants that.
   * Without it `fsync` is off: a test server has nothing to lose, and locks, isolation and errors stay the same.
   */
  readonly durable?: boolean;
};

/**
 * A real PostgreSQL: the one of TEST_DATABASE_URL if given, else one started here, on loopback and a free port.
 * Undefined when this machine has no PostgreSQL; `missingPostgres` says what to do about it.
 */
export const startPostgres = async (options: PostgresOptions = {}): Promise<Postgres | undefined> => {
  const given = process.env["TEST_DATABASE_URL"];
  return given === undefined ? await startOwn(options) : await borrow(given);
};

export const missingPostgres: string =
  "No PostgreSQL here: set TEST_DATABASE_URL, or put `postgres` on PATH, or install the optional packages of npm.";

const startOwn = async ({ durable = false }: PostgresOptions): Promise<Postgres | undefined> => {
  const folder = await serverFolder("postgres");
  const password = randomBytes(12).toString("hex");
  let bin: string | undefined;
  try {
    bin = await postgresBinaries(folder);
    if (bin !== undefined) await initialise(bin, folder, password);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  if (bin === undefined) {
    await rm(folder, { recursive: true });
    return undefined;
  }

  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    deadlock_timeout: "100ms", // how soon a deadlock is looked for, not how it ends
    ...(durable ? {} : { fsync: "off", full_page_writes: "off" }),
  };
  const log = join(folder, "log");
  const server = keepServer({
    command: join(bin, "postgres"),
    args: [
      "-D",
      join(folder, "data"),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    folder,
    log,
    stopSignal: "SIGINT", // "fast": rolls back what runs, then ends
  });
  const url = `postgres://cofshop:${password}@127.0.0.1:${port}/postgres`;
  await Promise.race([
    answering(url),
    server.ended.then(() => {
      throw new Error(`PostgreSQL (${bin}) ended while it started`);
    }),
  ]).catch(async (error: unknown) => {
    const said = await readFile(log, "utf8").catch(() => "");
    await server.stop();
    throw new Error(`PostgreSQL did not start. ${said}`, { cause: error });
  });
  return { url, version: versionOf(bin), stop: server.stop };
};

const initialise = async (bin: string, folder: string, password: string): Promise<void> => {
  const secret = join(folder, "password");
  await writeFile(secret, password);
  // The same order of strings on every machine: by code point, as SQLite does.
  const major = Number.parseInt(versionOf(bin), 10);
  const locale =
    major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C.UTF-8"];
  await run(
    join(bin, "initdb"),
    [
      "-D",
      join(folder, "data"),
      "-U",
      "cofshop",
      "-A",
      "password",
      `--pwfile=${secret}`,
      "-E",
      "UTF8",
      "--no-sync",
      ...locale,
    ],
    { cwd: folder, ...(serverUser === undefined ? {} : { uid: serverUser, gid: serverUser }) },
  );
};

const answering = async (url: string): Promise<void> => {
  const giveUp = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await delay(25);
    } finally {
      await client.end();
    }
  }
};

/** Somebody's server: everything happens in databases of a name that nobody else has, and they are removed again. */
const borrow = async (given: string): Promise<Postgres> => {
  const home = `cofshop_test_${randomBytes(4).toString("hex")}`;
  const version = await onServer(given, async (client) => {
    await client.query(`CREATE DATABASE ${home} TEMPLATE template0`);
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    return rows[0]?.server_version ?? "unknown";
  });
  return {
    url: siblingUrl(given, home),
    version,
    stop: () =>
      onServer(given, async (client) => {
        const { rows } = await client.query<{ datname: string }>(
          "SELECT datname FROM pg_database WHERE datname = $1 OR datname LIKE $2",
          [home, `${home.replaceAll("_", "\\_")}\\_%`],
        );
        for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
      }),
  };
};

/** The same server, another database. */
export const siblingUrl = (url: string, database: string): string => {
  const sibling = new URL(url);
  sibling.pathname = `/${database}`;
  return sibling.href;
};

export const onServer = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
