import { createShop, type Job } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { expect, test } from "vitest";
import { codesIn, rowsOf, textOf } from "./pages.ts";

const units: readonly (readonly [ms: number, unit: string])[] = [
  [60 * 60_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
  [1, "ms"],
];

/** `10 min`, or the time of day of a cron line that names one. */
const often = ({ every }: Job): string => {
  if ("cron" in every) {
    const [minute = "", hour = ""] = every.cron.split(" ");
    return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  }
  const [ms, unit] = units.find(([size]) => every.ms % size === 0) ?? [1, "ms"];
  return `${every.ms / ms} ${unit}`;
};

test("docs/jobs.md has every job of the shop, how often it runs and what it does, and no other", async () => {
  const { jobs } = createShop(memoryPorts());
  const rows = rowsOf(await textOf("docs/jobs.md")).map(([name = "", every, what = ""]) => ({
    name: codesIn(name)[0],
    every,
    said: what.length > 20,
  }));
  const known = jobs.map((job) => ({ name: job.name, every: often(job), said: true }));
  const byName = (one: { readonly name: string | undefined }, other: { readonly name: string | undefined }) =>
    (one.name ?? "").localeCompare(other.name ?? "");
  expect([...rows].sort(byName)).toEqual(known.sort(byName));
});
