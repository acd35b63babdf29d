import { shopRoutes } from "@cofshop/adapters-http";
import express, { type Express, type RequestHandler } from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeApp } from "../src/app.ts";
import { tokens } from "../src/compose.ts";
import { ownFiles } from "../src/pages.ts";
import { reachable } from "./reachable.ts";
import { openWatchedShop } from "./shop-in-process.ts";

let shop: Awaited<ReturnType<typeof openWatchedShop>>;
beforeAll(async () => {
  shop = await openWatchedShop();
});
afterAll(() => shop.close());

const rules = ["anonymous", "public", "cart", "member", "seller", "admin"];
/** What anybody may read outside of the API: the goods and their reviews, and pages that know nobody until he signs in. */
const pages = [
  ...["/", "/items/:id", "/language", "/account", "/cart", "/chat", "/coupons", "/orders", "/pay"],
  ...["", "/items", "/orders", "/coupons", "/members", "/statistics", "/payments", "/jobs"].map((at) => `/admin${at}`),
  ...["/docs", "/docs/explorer.js", "/openapi.json", "/healthz", "/readyz"],
  ...["/pages/stomp.umd.js", "/pages/uplot.iife.js", "/pages/uplot.css", ...ownFiles.map((name) => `/pages/${name}`)],
  "/pictures/:name",
  "/images/:name",
];

const table = () => {
  const { sandbox } = shop.parts.resolve(tokens.payments);
  const { lock } = shop.parts.resolve(tokens.database);
  return shopRoutes(shop.parts.resolve(tokens.shop), { sandbox, lock });
};

/** What can be called in an app and stands in no table with a rule of access. */
const undeclared = (app: Express): readonly string[] => {
  const ruled = table().filter(({ access }) => rules.includes(access));
  const declared = new Set([
    ...ruled.map(({ method, path }) => `${method.toUpperCase()} /api${path}`),
    ...ruled.map(({ path }) => `ALL /api${path}`), // the 405 behind each path's own methods
    ...pages.map((path) => `GET ${path}`),
  ]);
  return reachable(app.router).filter((call) => !declared.has(call));
};

test("every call that the app answers is in the table of routes, with a rule of who may", () => {
  const calls = reachable(shop.app.router);
  expect(calls).toEqual(
    expect.arrayContaining(table().map(({ method, path }) => `${method.toUpperCase()} /api${path}`)),
  );
  expect(undeclared(shop.app)).toEqual([]);
});

test("a route that is mounted past the table is found, however it is mounted", () => {
  const open: RequestHandler = (_request, response) => void response.json({ everything: true });
  const backdoor = express.Router().delete("/members/:id", open);
  const ways: readonly (readonly [mount: (app: Express) => unknown, call: string])[] = [
    [(app) => app.get("/api/members/all", open), "GET /api/members/all"],
    [(app) => app.put("/api/orders/:id", open), "PUT /api/orders/:id"],
    [(app) => app.use(express.Router().all("/debug", open)), "ALL /debug"],
    [(app) => app.use("/api/dump", open), "USE /api/dump"],
    [(app) => app.use("/api", backdoor), "DELETE /api/members/:id"],
    [(app) => app.use("/internal", express.Router().use("/deep", backdoor)), "DELETE /internal/deep/members/:id"],
  ];
  for (const [mount, call] of ways) {
    const app = makeApp(shop.parts);
    mount(app);
    expect(undeclared(app)).toEqual([call]);
  }
});

const nowhere = "01890a5d-ac96-774b-bcce-b302099a8057";

test("what is not for everybody is refused to whoever does not say who he is, other methods to all", async () => {
  const routes = table().map(({ method, path, access }) => ({ method: method.toUpperCase(), path, access }));
  const paths = [...new Set(routes.map(({ path }) => path))];
  for (const path of paths) {
    const here = routes.filter((route) => route.path === path);
    const target = `/api${path.replaceAll(/:\w+/g, nowhere)}`;
    const asked = ["GET", "POST", "PUT", "PATCH", "DELETE"].map(async (method) => {
      const access = here.find((route) => route.method === method)?.access;
      const { status } = await fetch(shop.url + target, { method });
      const open = access === "anonymous" || access === "public";
      return { call: `${method} ${path}`, status, expected: open ? status : access === undefined ? 405 : 401 };
    });
    for (const { call, status, expected } of await Promise.all(asked)) expect([call, status]).toEqual([call, expected]);
  }
});
