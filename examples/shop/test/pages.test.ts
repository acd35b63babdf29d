import { createDatabase } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openShop } from "./shop-in-process.ts";

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop({ SEED: "off", JOBS: "off" });
});
afterAll(() => shop.close());

test("the process says that it lives and that it can serve", async () => {
  for (const path of ["/healthz", "/readyz"]) {
    const response = await fetch(shop.url + path);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  }
});

test("the documentation loads nothing from another host", async () => {
  const docs = await fetch(`${shop.url}/docs`);
  const page = await docs.text();
  expect(page).not.toMatch(/(https?:)?\/\/[\w-]+\./);
  const policy = docs.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:|\*/);
  const loaded = [...page.matchAll(/(?:src|href|spec-url)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(loaded).toContain("/openapi.json");
  for (const address of loaded) expect((await fetch(shop.url + address)).status, address).toBe(200);
});

test("the document describes the shop that serves it", async () => {
  const document: unknown = await (await fetch(`${shop.url}/openapi.json`)).json();
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\./),
    paths: { "/api/orders": { post: {}, get: {} }, "/api/payments/sandbox/{merchantUid}/pay": { post: {} } },
  });
});

test("an unknown address is 404 in the envelope, inside the API and outside", async () => {
  for (const path of ["/nowhere", "/api/nowhere", "/docs/nowhere"]) {
    const response = await fetch(shop.url + path, { headers: { "Accept-Language": "en" } });
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { header: { status: "NOT_FOUND", code: "route.not-found" }, body: { data: null } },
    ]);
  }
});

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined)("on PostgreSQL", () => {
  test("a shop whose database is gone lives and cannot serve", async () => {
    const database = await createDatabase(postgresUrl ?? "");
    const orphan = await openShop({ DATABASE_URL: database.url, SEED: "off", JOBS: "off" });
    try {
      expect((await fetch(`${orphan.url}/readyz`)).status).toBe(200);
      await database.drop();
      const ready = await fetch(`${orphan.url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([503, { status: "unavailable" }]);
      expect((await fetch(`${orphan.url}/healthz`)).status).toBe(200);
      // Whoever reads is told in words, programs in the envelope.
      const page = await fetch(orphan.url, { headers: { Accept: "text/html", "Accept-Language": "en" } });
      expect(await page.text()).toContain("<h1>This page cannot be shown at the moment</h1>");
      const answer = await fetch(`${orphan.url}/api/item`);
      expect(page.status).toBe(answer.status);
      expect(page.status).toBeGreaterThanOrEqual(500);
    } finally {
      await orphan.close();
    }
  });
});
