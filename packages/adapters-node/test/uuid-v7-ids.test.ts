import { isUuid, type OrderId } from "@cofshop/core/shared";
import { afterEach, expect, test, vi } from "vitest";
import { uuidV7Ids } from "../src/index.ts";

afterEach(() => {
  vi.useRealTimers();
});

const many = (count: number): readonly string[] => {
  const ids = uuidV7Ids();
  return Array.from({ length: count }, () => ids.next<OrderId>());
};

test("an id is a lower-case UUID of version 7 that carries its time", () => {
  const before = Date.now();
  const [id = ""] = many(1);
  expect(isUuid(id)).toBe(true);
  expect(id).toMatch(/^.{14}7.{4}[89ab]/);
  const made = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test("ids of one process never repeat and sort as they were made, thousands within a millisecond", () => {
  const ids = [...many(10_000), ...many(10_000)];
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test("ids go on ascending when the machine's clock is set back", () => {
  const [before = ""] = many(1);
  vi.useFakeTimers({ now: Date.now() - 86_400_000 });
  const [after = ""] = many(1);
  expect(after > before).toBe(true);
});
