import { expect, test } from "vitest";
import { handClock, memoryCache } from "../src/memory/index.ts";

test("a memory cache has at most ten thousand entries, and the oldest go first", async () => {
  const cache = memoryCache(handClock(new Date(0)));
  for (let index = 0; index < 10_000; index += 1) await cache.keep(`entry:${index}`, index, 1_000);
  await cache.keep("entry:0", "kept again", 1_000);
  await cache.keep("one more", true, 1_000);
  expect(await cache.recall("entry:0")).toBe("kept again");
  expect([await cache.recall("entry:1"), await cache.recall("entry:2")]).toEqual([undefined, 2]);
});
