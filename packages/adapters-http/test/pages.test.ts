import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { afterEach, expect, test } from "vitest";
import { docsRoutes, errorAnswers, healthRoutes, notFound } from "../src/index.ts";

let server: Server | undefined;
const serve = async (app: Express): Promise<string> => {
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test("the process says that it lives, and whether it can serve", async () => {
  const answers: (() => Promise<boolean>)[] = [
    async () => true,
    async () => false,
    async () => Promise.reject(new Error("no database")),
    () => new Promise(() => undefined),
  ];
  const ready = () => (answers[0] ?? (async () => true))();
  const origin = await serve(express().use(healthRoutes({ ready, timeoutMs: 30 })));
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: "ok" });
  for (const status of [200, 503, 503, 503]) {
    const response = await fetch(`${origin}/readyz`);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ status: status === 200 ? "ok" : "unavailable" });
    answers.shift();
  }
});

test("the documentation is a page of this host that loads nothing from another", async () => {
  let made = 0;
  const document = () => {
    made += 1;
    return { openapi: "3.1.0" };
  };
  const origin = await serve(express().use(docsRoutes({ document })));
  expect((await fetch(`${origin}/`, { redirect: "manual" })).headers.get("Location")).toBe("/docs");
  const response = await fetch(`${origin}/docs`);
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  expect(policy).not.toMatch(/https?:|unsafe-eval|script-src [^;]*unsafe/);
  const page = await response.text();
  const addresses = [...page.matchAll(/(?:src|href|url)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(addresses).toEqual(["/docs/explorer.js", "/openapi.json"]);
  for (const address of addresses) expect((await fetch(origin + address)).status).toBe(200);
  await fetch(`${origin}/openapi.json`);
  expect(made).toBe(1);
});

test("a host with a page of its own keeps its root, and ends its app in envelopes", async () => {
  const app = express().use(docsRoutes({ document: () => ({}), atRoot: false }));
  app.get("/broken", () => {
    throw new Error("secret");
  });
  app.use(notFound, errorAnswers());
  const origin = await serve(app);
  const answerAt = async (path: string): Promise<unknown> => (await fetch(origin + path)).json();
  expect(await answerAt("/")).toMatchObject({ header: { status: "NOT_FOUND", code: "route.not-found" } });
  const broken = await answerAt("/broken");
  expect(broken).toMatchObject({ header: { status: "INTERNAL_SERVER_ERROR", code: "service.error" } });
});
