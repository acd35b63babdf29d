import { chmod, readdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { flatnessOf } from "../soak/src/flatness.ts";
import { freshFolder } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

let folder: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  folder = await freshFolder();
  await chmod(folder.path, 0o755); // Redis runs as somebody else where the tests are root
});
afterEach(async () => {
  await stopScripts();
  await folder.close();
});

const soak = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const script = runScript("soak", { PATH: process.env["PATH"] ?? "", TMPDIR: folder.path, ...env }, { args });
  return { code: await script.ended, said: script.output() };
};

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined && inject("redisBinary") !== undefined)("with PostgreSQL and Redis", () => {
  test("a soak of six seconds tells what it saw, finds nothing wrong and leaves nothing behind", async ({ task }) => {
    const { code, said } = await soak(["--minutes", "0.1"], { TEST_DATABASE_URL: postgresUrl ?? "" });
    const line = String.raw`\s+\d+ requests/s {3}p50\s+\d+ {2}p95\s+\d+ {2}p99\s+\d+ ms {3}CPU\s+[\d.]+ ms/request {3}RSS\s+\d+ \+\s+\d+ MB`;
    expect(said.match(new RegExp(String.raw`^\s+0:0\d${line}$`, "gm")), said).toHaveLength(8);
    expect(said).toMatch(new RegExp(`^in all${line}$`, "m"));
    expect(said).toContain("✓ every request was answered, and the books are right");
    expect(code).toBe(0);
    expect(await readdir(folder.path)).toEqual([]);
    Object.assign(task.meta, { measured: `soak: ${/^in all\s+(.+)$/m.exec(said)?.[1]}` });
  });
});

test("a soak of no time, of days, or of something else is refused in one sentence", async () => {
  for (const args of [
    ["--minutes", "0"],
    ["--minutes", "5000"],
    ["--minutes", "ten"],
    ["--hours", "1"],
  ]) {
    expect(await soak(args)).toEqual({ code: 1, said: expect.stringMatching(/^npm run soak -- .+\n$/) });
  }
});

test("memory that warms up and breathes is flat, memory that grows all the time is not", () => {
  const over = (mb: (at: number) => number): boolean =>
    flatnessOf(Array.from({ length: 60 }, (_, at) => mb(at / 60))).isFlat;
  expect(over((at) => 100 + 80 * Math.min(1, at * 4))).toBe(true);
  expect(over((at) => 150 + 80 * ((at * 7) % 1))).toBe(true);
  expect(over((at) => 150 + 80 * ((at * 1.6) % 1))).toBe(true);
  expect(over((at) => 120 + 200 * at)).toBe(false);
  expect(over((at) => 120 + 250 * at + 80 * ((at * 7) % 1))).toBe(false);
});
