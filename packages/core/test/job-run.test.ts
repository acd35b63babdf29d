import { expect, test } from "vitest";
import { failureOf, isWorthNoting, type JobRun } from "../src/index.ts";

test("a failure is called by its code, or its cause's, or its kind, and never by its words", () => {
  const coded = Object.assign(new Error("who@example.com"), { code: "ECONNREFUSED" });
  const cases: readonly (readonly [error: unknown, name: string])[] = [
    [coded, "ECONNREFUSED"],
    [new Error("the job failed", { cause: new Error("again", { cause: coded }) }), "ECONNREFUSED"],
    [new RangeError("who@example.com"), "RangeError"],
    [Object.assign(new Error(), { code: "who@example.com is wrong", name: "two words" }), "unknown"],
    [Object.assign(new Error(), { code: 7 }), "Error"],
    ["who@example.com", "unknown"],
    [undefined, "unknown"],
  ];
  for (const [error, name] of cases) expect(failureOf(error)).toBe(name);
  const circle = new Error("round and round");
  circle.cause = circle;
  expect(failureOf(circle)).toBe("Error");
});

test("a clock that is set back does not keep a job from being noted", () => {
  const at = (iso: string): JobRun => ({
    ...{ job: "tidy", durationMs: 1, done: 0, failure: undefined },
    startedAt: new Date(iso),
  });
  const before = at("2026-01-02T05:00:00Z");
  expect(isWorthNoting(at("2026-01-02T05:00:30Z"), before)).toBe(false);
  expect(isWorthNoting(at("2026-01-02T04:00:00Z"), before)).toBe(true);
});
