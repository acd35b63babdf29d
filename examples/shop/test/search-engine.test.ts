import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { searchEngineUrl } from "@cofshop/test-services";
import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn } from "../src/demo/customer.ts";
import { admin, freshFolder, openShop } from "./shop-in-process.ts";
import { runScript, stopScripts } from "./shop-process.ts";

const door = inject("searchEngine");
const url = door === undefined ? "" : await searchEngineUrl(door);

const page = z.object({ content: z.array(z.object({ itemName: z.string() })) });
const namesAt = async (shop: string, text: string): Promise<readonly string[]> => {
  const { data } = await openBrowser(shop).call("GET", `/item/search?q=${encodeURIComponent(text)}`);
  return page.parse(data).content.map(({ itemName }) => itemName);
};

describe.runIf(door !== undefined)("with a search engine", () => {
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let index: string;
  beforeEach(async () => {
    folder = await freshFolder();
    index = `test-${randomBytes(6).toString("hex")}`;
  });
  afterEach(async () => {
    await stopScripts();
    await folder.close();
    await fetch(`${url}/${index}-*`, { method: "DELETE" });
  });
  const place = () => ({
    DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`,
    DATA_DIR: folder.path,
    ELASTICSEARCH_URL: url,
    ELASTICSEARCH_INDEX: index,
  });
  const search = async (...args: readonly string[]) => {
    const script = runScript("search", { ...place(), LOG_LEVEL: "error" }, { args });
    return { code: await script.ended, said: script.output() };
  };

  test("an item that is registered is relayed to the engine and found there, and so is the demo's stock", async () => {
    const shop = await openShop(place());
    try {
      const documents = async () => (await (await fetch(`${url}/${index}/_count`)).text()).match(/"count":(\d+)/)?.[1];
      await vi.waitFor(async () => expect(await documents()).toBeDefined(), { timeout: 30_000 });
      const before = Number(await documents());
      expect(await namesAt(shop.url, "예가체프")).toContain("예가체프 드립백");
      const browser = openBrowser(shop.url);
      await logIn(browser, admin);
      const itemOptions = [{ description: "200g", stock: 1 }];
      const body = { itemName: "무지개 원두", price: 9_000, origin: "대한민국", itemOptions };
      expect((await browser.call("POST", "/item", { body })).status).toBe(201);
      await vi.waitFor(async () => expect(Number(await documents())).toBe(before + 1), { timeout: 30_000 });
      expect(await namesAt(shop.url, "무지개")).toEqual(["무지개 원두"]);
    } finally {
      await shop.close();
    }
  });

  test("the index is rebuilt and looked at by command", async () => {
    const shop = await openShop({ ...place(), JOBS: "off" });
    await shop.close();
    expect((await search("status")).said).toMatch(/^state +missing$/m);
    const rebuilt = await search("rebuild");
    expect(rebuilt).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^\d+ items in the index, after [\d.]+ s\.\n$/),
    });
    expect((await search("status")).said).toMatch(/^state +ready$/m);
    expect((await search("mend")).code).toBe(1);
  });

  test("while the engine is away the shop starts, and its database answers", async () => {
    const shop = await openShop({ ...place(), ELASTICSEARCH_URL: "http://127.0.0.1:1" });
    try {
      expect(await namesAt(shop.url, "예가체프")).toContain("예가체프 드립백");
    } finally {
      await shop.close();
    }
  });
});

test("without a search engine there is no index to rebuild, and the command says so", async () => {
  const folder = await freshFolder();
  const env = { DATABASE_URL: `sqlite:${join(folder.path, "shop.db")}`, DATA_DIR: folder.path, LOG_LEVEL: "error" };
  const script = runScript("search", env, { args: ["rebuild"] });
  expect(await script.ended).toBe(1);
  expect(script.output()).toContain("ELASTICSEARCH_URL is not set");
  await folder.close();
});
