import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { createDatabase, databasePool, startPostgres } from "../src/index.ts";

const postgresUrl = inject("postgresUrl");

const ask = async (url: string, sql: string): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    return rows.flat();
  } finally {
    await client.end();
  }
};

describe.skipIf(postgresUrl === undefined)("with a PostgreSQL", () => {
  const url = postgresUrl ?? "";
  afterEach(() => void vi.unstubAllEnvs());

  test("a database is empty, its own, and gone when dropped", async () => {
    const [one, other] = await Promise.all([createDatabase(url), createDatabase(url)]);
    await ask(one.url, "CREATE TABLE t ()");
    expect(await ask(other.url, "SELECT to_regclass('t')")).toEqual([null]);
    await Promise.all([one.drop(), other.drop()]);
    await expect(ask(one.url, "SELECT 1")).rejects.toThrow("does not exist");
  });

  test("a template is prepared once, however many ask for a copy at the same time", async () => {
    let prepared = 0;
    const template = {
      name: `numbers_${process.pid}`,
      prepare: async (at: string) => {
        prepared += 1;
        await ask(at, "CREATE TABLE t AS SELECT 7 AS n");
      },
    };
    const copies = await Promise.all([1, 2, 3].map(() => createDatabase(url, { template })));
    expect(await Promise.all(copies.map((copy) => ask(copy.url, "SELECT n FROM t")))).toEqual([[7], [7], [7]]);
    expect(prepared).toBe(1);
    await Promise.all(copies.map((copy) => copy.drop()));
  });

  test("a template that failed is prepared anew by the next one who asks", async () => {
    const name = `fragile_${process.pid}`;
    const failing = async () => Promise.reject(new Error("no luck"));
    await expect(createDatabase(url, { template: { name, prepare: failing } })).rejects.toThrow("no luck");
    const copy = await createDatabase(url, {
      template: { name, prepare: async (at) => void (await ask(at, "CREATE TABLE t ()")) },
    });
    expect(await ask(copy.url, "SELECT to_regclass('t')::text")).toEqual(["t"]);
    await copy.drop();
  });

  test("a pool's are without rows and with new sequences, whatever refers to what", async () => {
    const template = {
      name: `family_${process.pid}`,
      prepare: async (at: string) => {
        await ask(at, "CREATE TABLE kept AS SELECT 7 AS n");
        await ask(at, "CREATE TABLE parent (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");
        await ask(at, "CREATE TABLE child (id int REFERENCES parent)");
      },
    };
    const pool = databasePool(url, { template, keep: ["kept"] });
    const urls: string[] = [];
    for (const _ of [1, 2]) {
      const { url: own, drop } = await pool.take();
      urls.push(own);
      expect(await ask(own, "SELECT n + (SELECT count(*)::int FROM child) FROM kept")).toEqual([7]);
      expect(await ask(own, "INSERT INTO parent DEFAULT VALUES RETURNING id")).toEqual([1]);
      await ask(own, "INSERT INTO child SELECT id FROM parent");
      await drop();
    }
    expect(urls[1]).toBe(urls[0]);
  });

  test("a server of our own leaves neither a process nor a folder behind", async () => {
    vi.stubEnv("TEST_DATABASE_URL", undefined);
    const server = await startPostgres({ durable: true });
    if (server === undefined) return; // only a borrowed server is to be had here
    expect(await ask(server.url, "SHOW fsync")).toEqual(["on"]);
    const [data] = await ask(server.url, "SHOW data_directory");
    const folder = dirname(String(data));
    expect(existsSync(folder)).toBe(true);
    await server.stop();
    await server.stop();
    expect(existsSync(folder)).toBe(false);
    await expect(ask(server.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  });

  test("a borrowed server is left as it was found", async () => {
    const names = "SELECT datname FROM pg_database WHERE datname LIKE 'cofshop\\_test\\_%' ORDER BY datname";
    const before = await ask(url, names);
    vi.stubEnv("TEST_DATABASE_URL", url);
    const borrowed = await startPostgres();
    if (borrowed === undefined) throw new Error("not borrowed");
    await createDatabase(borrowed.url);
    expect(await ask(url, names)).toHaveLength(before.length + 2);
    await borrowed.stop();
    expect(await ask(url, names)).toEqual(before);
  });
});

test("a server does not outlive a process that was killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cofshop-keep-"));
  const idle = {
    command: process.execPath,
    args: ["-e", "setInterval(() => {}, 1000)"],
    folder,
    stopSignal: "SIGTERM",
  };
  const keeper = fileURLToPath(new URL("../keep.mjs", import.meta.url));
  const start = `require("node:child_process").spawn(process.execPath, ${JSON.stringify([keeper, JSON.stringify(idle)])}, { stdio: ["pipe", "inherit", "inherit"] });`;
  const owner = spawn(process.execPath, ["-e", `${start} console.log("started")`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(owner.stdout, "data");
  owner.kill("SIGKILL");
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), 5_000);
});
