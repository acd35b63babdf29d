import { readdir } from "node:fs/promises";
import { type OwnRedis, startOwnRedis } from "@cofshop/test-services";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from "vitest";
import { freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

const rush = async (env: Readonly<Record<string, string>>, args = ["--members", "500", "--coupons", "100"]) => {
  const script = runScript("rush", { TMPDIR: folder.path, ...env }, { args });
  return { code: await script.ended, said: script.output() };
};

const holds = ({ code, said }: Awaited<ReturnType<typeof rush>>, where: string): void => {
  expect(said).toContain(`the coupons are in ${where}`);
  expect(said).toContain("✓ sequences 1 to 100, each of them once");
  expect(said).toMatch(/\n600 claims in [\d.]+ s: [\d,]+ per second, answered in \d+ ms \(p50\), \d+ ms \(p99\)\.\n/);
  expect([code, said.match(/✓/g)?.length]).toEqual([0, 11]);
};

test("without Redis the database gives 100 coupons to 500 members, and nothing is left behind", async () => {
  holds(await rush({ PATH: "/nowhere" }), "the database");
  expect(await readdir(folder.path)).toEqual([]);
});

test("a rush for more coupons than members, or for none, is refused in one sentence", async () => {
  for (const args of [
    ["--coupons", "6000"],
    ["--members", "0"],
    ["--people", "5"],
  ]) {
    expect(await rush({}, args)).toEqual({ code: 1, said: expect.stringMatching(/^npm run demo:rush -- .+\n$/) });
  }
});

const binary = inject("redisBinary");
describe.runIf(binary !== undefined)("with Redis", () => {
  const openRedis = async (): Promise<OwnRedis> => {
    const server = await startOwnRedis(binary ?? "");
    onTestFinished(server.stop);
    return server;
  };

  test("one that is started for it serves, and nothing is left behind", async () => {
    holds(await rush({ PATH: process.env["PATH"] ?? "" }), "Redis");
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("a given one serves and is empty again afterwards", async () => {
    const { url } = await openRedis();
    holds(await rush({ REDIS_URL: url }), "Redis");
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    expect(await redis.keys("*")).toEqual([]);
  });

  test("a given one that holds anything is left alone", async () => {
    const { url } = await openRedis();
    const redis = new Redis(url);
    onTestFinished(() => redis.disconnect());
    await redis.set("somebody's", "data");
    expect(await rush({ REDIS_URL: url })).toEqual({ code: 1, said: expect.stringMatching(/^The Redis .+ in use/) });
    expect(await redis.keys("*")).toEqual(["somebody's"]);
  });
});
