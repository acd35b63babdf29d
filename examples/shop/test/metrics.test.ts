import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { openSqlite } from "@cofshop/adapters-postgres/sqlite";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCredentials, newCustomer, signUp } from "../src/demo/customer.ts";
import { openMetrics } from "../src/metrics.ts";
import { admin, openShop, openWatchedShop } from "./shop-in-process.ts";

const token = "a token of the scraper";
const bearer = { headers: { Authorization: `Bearer ${token}` } };

/** A coupon of one, claimed by two. */
const rushForOne = async (url: string): Promise<void> => {
  const staff = openBrowser(url);
  await logIn(staff, admin);
  const body = { name: "한 장", type: "FIXED", discountValue: 1_000, couponCount: 1 };
  const days = { validFrom: "2020-01-01", validTo: "2099-12-31" };
  const { data } = await staff.call("POST", "/coupon", { body: { ...body, ...days } });
  const { id } = z.object({ id: z.string() }).parse(data);
  for (const name of ["이하나", "최세찬"]) {
    const { browser } = await newCustomer(url, name);
    await browser.call("POST", `/memberCoupon/me/${id}`);
  }
};

test("on a port of their own, metrics tell how claims ended, how long they took, and what waits", async () => {
  const shop = await openShop({ METRICS_PORT: "0", SEED: "off" });
  onTestFinished(shop.close);
  await rushForOne(shop.url);
  const response = await fetch(shop.metricsUrl ?? "");
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=/);
  const lines = (await response.text()).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      'cofshop_use_cases_total{module="coupon",use_case="claim",code="ok"} 1',
      'cofshop_use_cases_total{module="coupon",use_case="claim",code="coupon.sold-out"} 1',
      "cofshop_coupon_claim_duration_seconds_count 2",
      "cofshop_coupon_claims_pending 0",
      "cofshop_coupon_claims_oldest_pending_seconds 0",
      "cofshop_coupon_dead_letters 0",
      "cofshop_coupon_corrections_total 0",
      "cofshop_coupon_lost_units_total 0",
      'cofshop_job_failures_in_a_row{name="relay-events"} 0',
      expect.stringMatching(/^cofshop_job_runs_total\{name="relay-events",outcome="failed"\} 0/),
      expect.stringMatching(/^process_resident_memory_bytes \d+/),
    ]),
  );
  expect((await fetch(`${shop.url}/metrics`)).status).toBe(404);
  expect((await fetch(new URL("/", shop.metricsUrl))).status).toBe(404);
});

test("with a token, metrics are on the shop's own port for who shows it; for others there is no such address", async () => {
  const shop = await openWatchedShop({ METRICS_TOKEN: token });
  onTestFinished(shop.close);
  const mine = await fetch(`${shop.url}/metrics`, bearer);
  expect([mine.status, await mine.text()]).toEqual([200, expect.stringContaining("cofshop_coupon_claims_pending 0")]);
  for (const headers of [{}, { Authorization: `Bearer ${token}s` }, { Authorization: token }]) {
    expect((await fetch(`${shop.url}/metrics`, { headers })).status).toBe(404);
  }
});

test("without a port or a token there are none, whatever is shown", async () => {
  const shop = await openShop({ SEED: "off" });
  onTestFinished(shop.close);
  expect(shop.metricsUrl).toBeUndefined();
  expect((await fetch(`${shop.url}/metrics`, bearer)).status).toBe(404);
});

test("a port for metrics that another program has stops the start in one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await expect.poll(() => other.listening).toBe(true);
  const address = other.address();
  const port = address === null || typeof address === "string" ? "" : String(address.port);
  await expect(openShop({ METRICS_PORT: port, SEED: "off" })).rejects.toThrow(/set METRICS_PORT\.$/);
});

const scrape = async (url: string): Promise<readonly string[]> =>
  (await (await fetch(`${url}/metrics`, bearer)).text()).split("\n");

test("what happened is counted when it is committed, and what was refused is not", async () => {
  const shop = await openWatchedShop({ METRICS_TOKEN: token });
  onTestFinished(shop.close);
  const credentials = newCredentials();
  const browser = openBrowser(shop.url);
  const twice = [await signUp(browser, "이하나", credentials), await signUp(browser, "이하나", credentials)].map(
    ({ status }) => status,
  );
  expect(twice).toEqual([201, 409]);
  // The admin's is the other.
  expect(await scrape(shop.url)).toContain('cofshop_events_total{type="member.signed-up"} 2');
});

test("requests are measured by the route that took them", async () => {
  const shop = await openWatchedShop({ METRICS_TOKEN: token });
  onTestFinished(shop.close);
  const { browser } = await newCustomer(shop.url, "이하나");
  await browser.call("GET", "/orders/01a2227c-635e-7416-aca3-d133ab40381d");
  await browser.call("GET", "/orders/01a2227c-635e-7416-aca3-d133ab40381e");
  expect(await scrape(shop.url)).toContain(
    'cofshop_http_request_duration_seconds_count{method="GET",route="/api/orders/:id",status="4xx"} 2',
  );
});

test("nothing that a client chooses becomes a series, however much of it comes", async () => {
  const shop = await openWatchedShop({ METRICS_TOKEN: token });
  onTestFinished(shop.close);
  const stranger = async (): Promise<number> => {
    for (let n = 0; n < 20; n += 1) {
      const word = randomUUID();
      const paths = [
        `/${word}`,
        `/api/${word}`,
        `/api/orders/${word}`,
        `/api/item/${word}?q=${word}`,
        `/images/${word}`,
      ];
      for (const path of paths) {
        await fetch(`${shop.url}${path}`, { headers: { Authorization: `Bearer ${word}`, "X-Cart-Token": word } });
        await fetch(`${shop.url}${path}`, { method: n % 2 === 0 ? "PROPFIND" : "REPORT" });
      }
      const body = JSON.stringify({ email: `${word}@cofshop.example`, memberPwd: word });
      await fetch(`${shop.url}/api/auth/login`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
      });
    }
    return (await scrape(shop.url)).filter((line) => !line.startsWith("#")).length;
  };
  const once = await stranger();
  expect(await stranger()).toBe(once);
});

test("a scrape costs one statement, and none within five seconds of another", async () => {
  const statements: string[] = [];
  const database = await openSqlite({ file: ":memory:", onStatement: (sql) => void statements.push(sql) });
  onTestFinished(database.close);
  const { answer } = openMetrics(database);
  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await expect.poll(() => server.listening).toBe(true);
  const address = server.address();
  const port = address === null || typeof address === "string" ? "" : String(address.port);
  statements.length = 0;
  const scrapes = await Promise.all(Array.from({ length: 5 }, () => fetch(`http://127.0.0.1:${port}/metrics`)));
  for (const one of scrapes) expect(await one.text()).toContain('cofshop_waiting{what="events"} 0');
  expect(statements).toHaveLength(1);
});
