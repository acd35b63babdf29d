import type { Signal } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { systemClock } from "../src/index.ts";

const clock = systemClock();
const HOUR = 3_600_000;

test("now is the machine's time", () => {
  const before = Date.now();
  const now = clock.now().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test("a sleep lasts at least as long as was asked", async () => {
  for (const ms of [0, 1, 7.5, 30]) {
    const began = performance.now();
    await clock.sleep(ms);
    expect(performance.now() - began).toBeGreaterThanOrEqual(ms);
  }
});

test("a sleep that is given up rejects at once with the signal's reason", async () => {
  const giveUp = new AbortController();
  const slept = clock.sleep(HOUR, giveUp.signal);
  giveUp.abort(new Error("the shop closes"));
  await expect(slept).rejects.toThrow("the shop closes");
});

test("a signal that was aborted before lets nobody sleep", async () => {
  await expect(clock.sleep(HOUR, AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
});

test("a signal that is no AbortSignal ends a sleep too", async () => {
  let aborted = false;
  const lease: Signal = {
    get aborted() {
      return aborted;
    },
    throwIfAborted() {
      if (aborted) throw new Error("the lease ended");
    },
  };
  const slept = clock.sleep(HOUR, lease);
  aborted = true;
  await expect(slept).rejects.toThrow("the lease ended");
});

test("a sleep longer than Node's longest timer does not end at once", async () => {
  const giveUp = new AbortController();
  let woke = false;
  const slept = clock.sleep(2 ** 31 + HOUR, giveUp.signal).then(() => {
    woke = true;
  });
  await clock.sleep(20);
  expect(woke).toBe(false);
  giveUp.abort(new Error("enough"));
  await expect(slept).rejects.toThrow("enough");
});
