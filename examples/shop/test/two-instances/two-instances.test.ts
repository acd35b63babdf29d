import { setTimeout as pause } from "node:timers/promises";
import { createDatabase, startOwnRedis } from "@cofshop/test-services";
import { chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { claimsOnTheirWay, salesOf, violations } from "../../soak/src/books.ts";
import { setScene, startLoad } from "../../soak/src/load.ts";
import { startProxy, type WatchingProxy } from "../../soak/src/proxy.ts";
import { openBrowser } from "../../src/demo/browser.ts";
import { type Credentials, logIn, newCredentials, signUp } from "../../src/demo/customer.ts";
import { admin, freshFolder } from "../shop-in-process.ts";
import { type RunningScript, runScript, stopScripts } from "../shop-process.ts";
import { openTab } from "../tab.ts";

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

  const executablePath = inject("chromium");
  test.skipIf(executablePath === undefined)(
    "in browsers, more members than coupons rush through the one port, and a customer and an agent talk there",
    async () => {
      const staff = openBrowser(proxy.url);
      await logIn(staff, admin);
      const terms = { type: "FIXED", discountValue: 1_000, validFrom: "2020-01-01", validTo: "2099-12-31" };
      await staff.call("POST", "/coupon", { body: { ...terms, name: "Two of them", couponCount: 2 } });
      const program = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox"] });
      onTestFinished(() => program.close());
      const enter = async ({ email, memberPwd }: Credentials) => {
        const { page } = await openTab(program);
        await page.goto(`${proxy.url}/account`);
        await page.getByRole("textbox", { name: "E-mail" }).fill(email);
        await page.locator("#password").fill(memberPwd);
        await page.locator("#sign-in button").click();
        await page.locator("#me").waitFor();
        return page;
      };
      const newMember = async () => {
        const credentials = newCredentials();
        await signUp(openBrowser(proxy.url), "김하늘", credentials);
        return enter(credentials);
      };
      const members = [await newMember(), await newMember(), await newMember()];
      const { page: guest } = await openTab(program);
      for (const page of [guest, ...members]) {
        await page.goto(`${proxy.url}/coupons`);
        await page.getByText("2 of 2 left").waitFor();
      }
      await Promise.all(members.map((page) => page.getByRole("button", { name: "Get Two of them" }).click()));
      const winners = async () => {
        const told = await Promise.all(members.map((page) => page.locator("#news").textContent()));
        return told.flatMap((news) => /number (\d)\.$/.exec(news ?? "")?.[1] ?? []).sort();
      };
      await expect.poll(winners).toEqual(["1", "2"]);
      await guest.getByText("0 of 2 left").waitFor();
      await expect.poll(() => guest.getByRole("button", { name: "All gone" }).count()).toBe(1);

      const [customer] = members;
      const agent = await enter(admin);
      const talk = async (page: Page, name: string | RegExp) => {
        await page.getByRole("button", { name }).first().click();
        await page.getByText("Connected.").waitFor();
      };
      const say = async (page: Page, message: string) => {
        await page.getByLabel("Message").fill(message);
        await page.getByRole("button", { name: /^Send$/ }).click();
      };
      if (customer === undefined) throw new Error("there is a first member");
      await customer.goto(`${proxy.url}/chat`);
      await talk(customer, "Ask us something");
      await say(customer, "쿠폰을 못 받았어요.");
      await agent.goto(`${proxy.url}/chat`);
      await agent
        .getByRole("button", { name: /Waiting for an agent/ })
        .first()
        .click();
      await talk(agent, "Take this conversation");
      await agent.getByText("쿠폰을 못 받았어요.").waitFor();
      await say(agent, "하나 더 드릴게요.");
      await customer.getByText("하나 더 드릴게요.").waitFor();
    },
  );

  test("one of them goes amid orders, payments, claims and chats: told to, it fails nobody; killed, it leaves nothing wrong", {
    timeout: 120_000 + ROUNDS * 30_000,
  }, async ({ task }) => {
    const staff = openBrowser(proxy.url);
    await logIn(staff, admin);
    const scene = await setScene(proxy.url, staff, { templates: ROUNDS * 10 });
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
