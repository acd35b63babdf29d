import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { openBakery } from "../src/bakery.ts";
import { visit } from "./visit.ts";

let file: string;
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), "cofshop-bakery-")), "bakery.db");
});
afterEach(() => rm(join(file, ".."), { recursive: true }));

test("whoever is ordering while the bakery closes is served, and the next morning the bread is gone", async () => {
  const evening = await openBakery({ file, port: 0 });
  onTestFinished(evening.close);
  const { form, shelf } = visit(evening.url);
  const body = await form(2);
  const late = request(`${evening.url}/orders`, { method: "POST", headers: { "x-loyalty-card": "5580-1" } });
  late.write(body.slice(0, 9));
  const [socket] = await once(late, "socket");
  if (socket.connecting) await once(socket, "connect");
  await shelf(); // answered after the order's first half has come in

  const closed = evening.close();
  late.end(body.slice(9));
  const [response] = await once(late, "response");
  expect([response.statusCode, response.resume().headers.connection]).toEqual([201, "close"]);
  await closed;

  const morning = await openBakery({ file, port: 0 });
  onTestFinished(morning.close);
  expect((await visit(morning.url).shelf()).stock).toBe(4);
});

test("the process says where the bakery is, and ends at SIGTERM with nothing left open", async () => {
  const main = fileURLToPath(new URL("../dist/main.js", import.meta.url)); // built by npm test before
  const bakery = spawn(process.execPath, [main, file, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void bakery.kill());
  const ended = once(bakery, "exit");
  const [line] = await once(bakery.stdout.setEncoding("utf8"), "data");
  const { form, order } = visit(line.trim().split(" ").at(-1));
  expect(await order(await form(1))).toMatchObject({ status: 201 });
  bakery.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
