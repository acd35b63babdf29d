import { setTimeout as pause } from "node:timers/promises";
import { createDatabase, startOwnRedis } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { openBrowser } from "../../src/demo/browser.ts";
import { logIn } from "../../src/demo/customer.ts";
import { admin, freshFolder } from "../shop-in-process.ts";
import { type RunningScript, runScript, stopScripts } from "../shop-process.ts";
import { claimsOnTheirWay, salesOf, violations } from "./books.ts";
import { setScene, startLoad } from "./load.ts";
import { startProxy, type WatchingProxy } from "./proxy.ts";

/** How often an instance is taken away, half of the times by each signal; twenty times with `npm run test:crash:instances`. */
const ROUNDS = process.env["CRASH_MATRIX"] === "full" ? 20 : 2;
const [postgresUrl, redisBinary] = [inject("postgresUrl"), inject("redisBinary")];

describe.runIf(postgresUrl !== undefined && redisBinary !== undefined)("two instances behind a proxy", () => {
  const closing: (() => Promise<unknown>)[] = [];
  let proxy: WatchingProxy;
  let databaseUrl: string;
  let start: () => Promise<RunningScript>;
  /** The one that goes next is the first. */
  let instances: readonly RunningScript[] = [];

  beforeAll(async () => {
    const folder = await freshFolder();
    const database = await createDatabase(postgresUrl ?? "");
    const redis = await startOwnRedis(redisBinary ?? "");
    proxy = await startProxy();
    closing.push(stopScripts, proxy.close, redis.stop, database.drop, folder.close);
    databaseUrl = database.url;
    start = async () => {
      const shop = runScript("main", {
        PORT: "0",
        DATABASE_URL: databaseUrl,
        REDIS_URL: redis.url,
        DATA_DIR: folder.path,
        LOG_LEVEL: "fatal",
        RATE_LIMITS: "off",
        DRAIN_DELAY: "1s",
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.memberPwd,
      });
      await proxy.add(await shop.listening());
      return shop;
    };
    instances = [await start(), await start()];
  }, 120_000);
  afterAll(async () => {
    for (const close of closing) await close();
  });

  test("the whole story holds, whichever instance answers which request", async () => {
    const staff = { DEMO_ADMIN_EMAIL: admin.email, DEMO_ADMIN_PASSWORD: admin.memberPwd };
    const demo = runScript("demo", { DEMO_URL: proxy.url, ...staff });
    const code = await demo.ended;
    expect(demo.output()).toMatch(/\n\d{3} facts held in [\d.]+ s\.\n$/);
    expect(code).toBe(0);
  });

  test("one of them goes amid orders, payments, claims and chats: told to, it fails nobody; killed, it leaves nothing wrong", {
    timeout: 120_000 + ROUNDS * 30_000,
  }, async ({ task }) => {
    const staff = openBrowser(proxy.url);
    await logIn(staff, admin);
    const scene = await setScene(proxy.url, staff, ROUNDS * 10);
    const { told, stop } = startLoad(proxy.url, scene);
    onTestFinished(stop);
    const killed: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [leaving, ...staying] = instances;
      await pause(1_500);
      const before = told.failures.length;
      const asked = told.requests;
      if (round % 2 === 0) {
        leaving?.signal("SIGTERM");
        expect(await leaving?.ended).toBe(0);
        await pause(500);
        expect(told.failures.slice(before)).toEqual([]);
      } else {
        leaving?.signal("SIGKILL");
        expect(await leaving?.ended).toBe(null);
        await pause(1_000);
        killed.push(told.failures.length - before);
      }
      instances = [...staying, await start()];
      expect(proxy.ready()).toHaveLength(2);
      expect(told.requests - asked).toBeGreaterThan(50);
    }
    await pause(1_000);
    await stop();

    await expect.poll(() => claimsOnTheirWay(staff, scene), { timeout: 30_000 }).toBe(0);
    // What was paid in the window while the instance died is found by whoever asks.
    for (const [paymentId, { browser }] of told.payments) {
      const verify = async () => (await browser.call("POST", `/payments/${paymentId}/verify`, { body: {} })).status;
      await expect.poll(verify, { timeout: 60_000 }).toBe(200);
    }
    expect(await violations(databaseUrl, staff, scene, told)).toEqual([]);
    if (ROUNDS > 2) {
      // An instance that died amid telling events left leases, which run out within a minute.
      const told = async () => JSON.stringify((await salesOf(databaseUrl, staff)).told);
      const { paid } = await salesOf(databaseUrl, staff);
      await expect.poll(told, { timeout: 150_000, interval: 1_000 }).toBe(JSON.stringify(paid));
    }
    const ended = [...told.orders.values()].map((order) => order.ended);
    const count = (what: string): number => ended.filter((each) => each === what).length;
    const messages = [...told.messages.values()].flat().length;
    expect(Math.min(count("paid"), count("cancelled"), told.claims.size, messages)).toBeGreaterThan(2);
    Object.assign(task.meta, {
      measured: `two instances: ${told.requests} requests, ${count("paid")} orders paid, ${told.claims.size} claims, ${messages} messages; failures at SIGTERM 0, at SIGKILL ${killed.join(", ")}`,
    });
  });
});
