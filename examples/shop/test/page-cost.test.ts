import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../src/demo/browser.ts";
import { feedPage } from "../src/demo/goods-on-sale.ts";
import { openShop } from "./shop-in-process.ts";

/** What a page may cost, in ms of CPU. Whoever asks for it runs in this process too and is counted. */
const MOST_MS = 50;
const WARM_UP = 15;
const REQUESTS = 31;

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop({ SEED: "demo", JOBS: "off" });
});
afterAll(() => shop.close());

const html = async (path: string): Promise<string> => {
  const answer = await fetch(shop.url + path, { headers: { Accept: "text/html" } });
  expect(answer.status, path).toBe(200);
  return answer.text();
};

const costOf = async (path: string): Promise<number> => {
  for (let request = 0; request < WARM_UP; request += 1) await html(path);
  const costs: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const before = process.cpuUsage();
    await html(path);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1_000);
  }
  return costs.sort((one, other) => one - other)[Math.floor(REQUESTS / 2)] ?? Number.POSITIVE_INFINITY;
};

test("every page is made in less than 50 ms of CPU on the demo's goods", async ({ task }) => {
  const { content } = await feedPage(openBrowser(shop.url), { size: "1" });
  // The menu of the desk names all that is below it.
  const desk = [...(await html("/admin")).matchAll(/href="(\/admin[^"]*)"/g)].map(([, path]) => path ?? "");
  const pages = [
    ...["/", `/?${new URLSearchParams({ q: "커피" })}`, `/items/${content[0]?.id}`],
    ...["/cart", "/orders", "/coupons", "/account", "/pay", "/chat"],
    ...new Set(desk),
  ];
  expect(pages.filter((path) => path.startsWith("/admin")).length).toBeGreaterThan(5);
  const costs: (readonly [string, number])[] = [];
  for (const path of pages) costs.push([path, await costOf(path)]);
  expect(costs.filter(([, ms]) => ms >= MOST_MS)).toEqual([]);
  const told = costs.map(
    ([path, ms]) => `${decodeURIComponent(path).replace(/[\da-f-]{36}/, "{id}")} ${ms.toFixed(1)}`,
  );
  Object.assign(task.meta, { measured: `pages, ms of CPU with their reader: ${told.join(", ")}` });
});
