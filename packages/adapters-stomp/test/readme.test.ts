import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { rawClient } from "./raw-client.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../README.md");

test("the lines of the README run", async () => {
  const [, lines] = /```ts\n(import \{ createServer.*?)```/s.exec(readme) ?? [];
  const fixture = read("ten-lines.fixture.ts")
    .replace("../src/broker/index.ts", "@cofshop/adapters-stomp/broker")
    .replaceAll("export const", "const")
    .replace("listen(0)", "listen(8080)");
  expect(lines).toBe(fixture);

  const { server, broker } = await import("./ten-lines.fixture.ts");
  onTestFinished(async () => {
    await broker.close();
    server.close();
  });
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const client = await rawClient(`ws://127.0.0.1:${address.port}/ws`, ["v12.stomp"]);
  client.frame("CONNECT", { "accept-version": "1.2", login: "alice", passcode: "open sesame" });
  await client.next("CONNECTED");
  await client.subscribe("room", "/topic/room");
  await client.subscribe("errors", "/user/queue/errors");
  client.frame("SEND", { destination: "/app/say" }, "hello");
  expect(JSON.parse((await client.next("MESSAGE")).body)).toEqual({ user: "alice", text: "hello" });
  client.frame("SEND", { destination: "/app/say" }, "x".repeat(300));
  expect(JSON.parse((await client.next("MESSAGE")).body)).toMatchObject({ code: "room.too-long" });
});

test("the README names every limit with its default, and every code", () => {
  const limits = read("../src/broker/limits.ts");
  const defaults = /const defaults: StompLimits = \{(.*?)\};/s.exec(limits)?.[1] ?? "";
  const named = [...defaults.matchAll(/(\w+): ([\d_]+),/g)].map(
    ([, name, value]) => `| \`${name}\` | ${Number(value?.replaceAll("_", "")).toLocaleString("en")} |`,
  );
  expect(named.length).toBeGreaterThan(15);
  const table = readme.replaceAll(/ +\|/g, " |");
  expect(named.filter((row) => !table.includes(row))).toEqual([]);

  const sources = read("../src/broker/problems.ts") + read("../src/broker/session.ts");
  const codes = new Set([...sources.matchAll(/"(stomp\.[a-z-]+)"/g)].map(([, code]) => code));
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});
