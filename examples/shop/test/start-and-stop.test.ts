import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { createDatabase } from "@cofshop/test-services";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, newCustomer, signUp } from "../src/demo/customer.ts";
import { feedPage } from "../src/demo/goods-on-sale.ts";
import { goods } from "../src/seed-goods.ts";
import { admin, freshFolder } from "./shop-in-process.ts";
import { type RunningScript, runScript, stopScripts } from "./shop-process.ts";

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

const start = (env: Readonly<Record<string, string>> = {}): RunningScript =>
  runScript("main", {
    PORT: "0",
    DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
    DATA_DIR: folder.path,
    LOG_LEVEL: "error",
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.memberPwd,
    ...env,
  });
const stop = (shop: RunningScript): Promise<number | null> => {
  shop.signal("SIGTERM");
  return shop.ended;
};

test("a shop that listens says so in one line, and nothing else when nothing is wrong", async () => {
  const shop = start();
  const url = await shop.listening();
  expect(await stop(shop)).toBe(0);
  expect(shop.output()).toMatch(
    /^cofshop listens on http:\/\/127\.0\.0\.1:\d+ with SQLite [\d.]+ \([\w-]+\), payments in a sandbox .+\n$/,
  );
  expect(shop.output()).toContain(`${url}/docs`);
});

test("a shop that is told to stop answers the request under way, and its data are there at the next start", async () => {
  const first = start();
  const url = await first.listening();
  const credentials = newCredentials();
  const body = JSON.stringify({ ...credentials, memberName: "이하나", tel: "01012345678" });
  const { port } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1").setEncoding("utf8");
  let answered = "";
  socket.on("data", (text: string) => {
    answered += text;
  });
  const length = Buffer.byteLength(body);
  const head = `Host: shop\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`;
  socket.write(`POST /api/members/signup HTTP/1.1\r\n${head}`);
  await expect.poll(() => answered).toContain("100 Continue"); // the request is under way

  first.signal("SIGTERM");
  await expect.poll(() => fetch(`${url}/healthz`).catch(() => "refused")).toBe("refused");
  socket.write(body);
  await once(socket, "close");
  expect(answered).toContain("HTTP/1.1 201 Created");
  expect(await first.ended).toBe(0);

  const second = start();
  const { reply } = await logIn(openBrowser(await second.listening()), credentials);
  expect(reply.verdict).toBe("200 S-OK");
  expect(await stop(second)).toBe(0);
});

test("a shop that is told to stop wants no more work, serves on for DRAIN_DELAY, and asks for its connections back", async () => {
  const shop = start({ SEED: "off", DRAIN_DELAY: "5s" });
  const url = await shop.listening();
  const ask = async (path: string) => {
    const { status, headers } = await fetch(`${url}${path}`);
    return [status, headers.get("connection")];
  };
  expect([await ask("/readyz"), await ask("/api/item")]).toEqual([
    [200, "keep-alive"],
    [200, "keep-alive"],
  ]);
  const told = performance.now();
  shop.signal("SIGTERM");
  await expect.poll(() => ask("/readyz"), { interval: 20 }).toEqual([503, "close"]);
  expect([await ask("/healthz"), await ask("/api/item")]).toEqual([
    [200, "close"],
    [200, "close"],
  ]);
  expect(await shop.ended).toBe(0);
  expect(performance.now() - told).toBeGreaterThan(5_000);
});

test("a connection that only waits does not keep a shop from stopping", async () => {
  const shop = start();
  const { port } = new URL(await shop.listening());
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  socket.write("GET /healthz HTTP/1.1\r\nHost: shop\r\nConnection: keep-alive\r\n\r\n");
  await once(socket, "data");
  const began = performance.now();
  expect(await stop(shop)).toBe(0);
  expect(performance.now() - began).toBeLessThan(4_000); // Node keeps idle connections for 5 s
  socket.destroy();
});

const namesOf = async (url: string): Promise<readonly string[]> =>
  (await feedPage(openBrowser(url), { size: "100" })).content.map(({ itemName }) => itemName).sort();
const sold = goods.map(({ name }) => name).sort();

/** Two at once on one database: one seeds, one makes the secret and the admin, both serve. */
const bothServe = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  const shops = [start(env), start(env)];
  const [one = "", other = ""] = await Promise.all(shops.map((shop) => shop.listening()));
  expect(await namesOf(one)).toEqual(sold);
  expect(await namesOf(other)).toEqual(sold);
  const browser = openBrowser(one);
  const { reply, role } = await logIn(browser, admin);
  expect(role).toBe("ADMIN");
  const elsewhere = openBrowser(other);
  elsewhere.signedIn(z.object({ accessToken: z.string() }).parse(reply.data).accessToken);
  expect((await elsewhere.call("GET", "/orders")).verdict).toBe("200 S-OK");
  expect(await Promise.all(shops.map(stop))).toEqual([0, 0]);
};

test("two processes that start at once on one SQLite file seed it once and trust each other's tokens", () =>
  bothServe());

test("a shop that has the demo's seller and nothing to sell starts, and is left empty", async () => {
  const first = start({ SEED: "off" });
  const seller = { ...newCredentials(), email: "seller@cofshop.example" };
  expect((await signUp(openBrowser(await first.listening()), "코프샵", seller)).verdict).toBe("201 C-OK");
  await stop(first);
  const second = start();
  expect(await namesOf(await second.listening())).toEqual([]);
  expect(await stop(second)).toBe(0);
});

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined)("on PostgreSQL", () => {
  test("two processes that start at once seed once and trust each other's tokens", async () => {
    const database = await createDatabase(postgresUrl ?? "");
    try {
      await bothServe({ DATABASE_URL: database.url });
    } finally {
      await database.drop();
    }
  });
});

test("the secret that a start makes is its owner's alone and serves the next start", async () => {
  const shop = start({ SEED: "off" });
  await shop.listening();
  const file = join(folder.path, "jwt-secret");
  const secret = await readFile(file, "utf8");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(64);
  await stop(shop);
  const next = start({ SEED: "off" });
  await next.listening();
  await stop(next);
  expect(await readFile(file, "utf8")).toBe(secret);
});

describe("what the operator can mend ends the start with one sentence and no stack", () => {
  const refusal = async (env: Readonly<Record<string, string>>): Promise<string> => {
    const shop = start(env);
    expect(await shop.ended).toBe(1);
    expect(shop.output()).not.toMatch(/\n\s+at /);
    return shop.output();
  };

  test("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const said = await refusal({ PORT: String(port), SEED: "off" });
    expect(said).toBe(
      `The shop cannot listen on 127.0.0.1, port ${port}: another program does; stop it or set PORT.\n`,
    );
    other.close();
  });

  test("a database server that is not there, its password untold", async () => {
    const said = await refusal({ DATABASE_URL: "postgres://cof:geheim@127.0.0.1:1/shop" });
    expect(said).toMatch(/^The database of DATABASE_URL cannot be opened: connect ECONNREFUSED .*\n$/);
    expect(said).not.toContain("geheim");
  });

  test("a file that is no database", async () => {
    const file = join(folder.path, "letter.db");
    await writeFile(file, "Dear customer, thank you for your order. ".repeat(40));
    const said = await refusal({ DATABASE_URL: `sqlite:${file}` });
    expect(said).toBe("The database of DATABASE_URL cannot be opened: file is not a database.\n");
  });

  test("a spoiled secret", async () => {
    await writeFile(join(folder.path, "jwt-secret"), "spoiled");
    const said = await refusal({ SEED: "off" });
    expect(said).toContain("jwt-secret in DATA_DIR is spoiled");
    expect(said).not.toContain("spoiled\n");
  });

  test("a wrong environment", async () => {
    const said = await refusal({ NODE_ENV: "production", COOKIE_SECURE: "false" });
    expect(said.match(/^ {2}\w+/gm)).toEqual(["  JWT_SECRET", "  COOKIE_SECURE"]);
  });
});

test("the log tells of requests and use cases, and nothing of what people sent or got", async () => {
  const shop = start({ LOG_LEVEL: "trace", SEED: "off" });
  const url = await shop.listening();
  const browser = openBrowser(url);
  const credentials = newCredentials();
  await signUp(browser, "이하나", credentials);
  const { reply } = await logIn(browser, credentials);
  const { accessToken } = z.object({ accessToken: z.string() }).parse(reply.data);
  await logIn(openBrowser(url), { ...credentials, memberPwd: "nearly-the-password" });
  await newCustomer(url, "박두리");
  await browser.call("GET", "/members/me?token=geheim");
  await browser.call("GET", "/nowhere?password=geheim");
  await browser.call("POST", "/orders", { body: { card: "4111-1111-1111-1111" } });
  const secret = await readFile(join(folder.path, "jwt-secret"), "utf8");
  const refreshToken = browser.cookie("refreshToken");
  expect(await stop(shop)).toBe(0);

  const said = shop.output();
  expect(said).toContain('"path":"/api/members/me","status":400');
  expect(said).toContain('"useCase":"logIn","ms"');
  const secrets = [credentials.memberPwd, credentials.email, "nearly-the-password", accessToken, refreshToken, secret];
  for (const word of [...secrets, admin.memberPwd, admin.email, "geheim", "4111", "이하나", "01012345678"]) {
    expect(word.length).toBeGreaterThan(2);
    expect(said).not.toContain(word);
  }
});
