import { describe, expect, inject, test } from "vitest";
import { searchEngineUrl, startedOnDemand } from "../src/index.ts";

const door = inject("searchEngine");

test("a server starts when it is first asked for, once however many ask, and stops if it was started", async () => {
  const told: string[] = [];
  const start = async () => {
    told.push("started");
    return { url: "http://127.0.0.1:1", version: "1", stop: async () => void told.push("stopped") };
  };
  const idle = await startedOnDemand(start);
  await idle.stop();
  expect(told).toEqual([]);
  const { url, stop } = await startedOnDemand(start);
  expect(await Promise.all([1, 2, 3].map(() => searchEngineUrl(url)))).toEqual(Array(3).fill("http://127.0.0.1:1"));
  await stop();
  expect(told).toEqual(["started", "stopped"]);
});

test("why a server does not start is told to whoever asks for it", async () => {
  const { url, stop } = await startedOnDemand(async () => {
    throw new Error("no memory");
  });
  await expect(searchEngineUrl(url)).rejects.toThrow("no memory");
  await stop();
});

describe.runIf(door !== undefined)("with a search engine", () => {
  test("it answers and tells Korean words from their endings", { timeout: 400_000 }, async () => {
    const url = await searchEngineUrl(door ?? "");
    const response = await fetch(`${url}/_analyze`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tokenizer: "nori_tokenizer", filter: ["nori_part_of_speech"], text: "커피를" }),
    });
    expect(await response.text()).toContain('"token":"커피"');
  });
});
