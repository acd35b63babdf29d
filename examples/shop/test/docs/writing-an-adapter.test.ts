import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheContract } from "@cofshop/contracts";
import { handClock } from "@cofshop/core/memory";
import { expect, test } from "vitest";
import { folderCache } from "./folder-cache.ts";
import { textOf } from "./pages.ts";

cacheContract("a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "folder-cache-"));
  const clock = handClock(new Date("2026-05-04T09:00:00+09:00"));
  return {
    cache: folderCache(folder, clock),
    another: async () => folderCache(folder, clock),
    pass: (ms) => clock.advance(ms),
    close: () => rm(folder, { recursive: true }),
  };
});

test("docs/writing-an-adapter.md shows the adapter and the test as they stand here", async () => {
  const page = await textOf("docs/writing-an-adapter.md");
  const adapter = await readFile(new URL("folder-cache.ts", import.meta.url), "utf8");
  const certificate = /^cacheContract[\s\S]*?^\}\);$/m.exec(await readFile(new URL(import.meta.url), "utf8"))?.[0];
  expect(page).toContain(`\`\`\`ts\n${adapter}\`\`\``);
  expect(page).toContain(`${certificate}\n\`\`\``);
});
