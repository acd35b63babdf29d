import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn, newCustomer } from "../src/demo/customer.ts";
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
      'cofshop_job_failures_in_a_row{job="relay-events"} 0',
      expect.stringMatching(/^cofshop_job_runs_total\{job="relay-events",outcome="failed"\} 0/),
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
