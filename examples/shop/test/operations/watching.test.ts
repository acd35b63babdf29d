import { readFile } from "node:fs/promises";
import { statusOf } from "@cofshop/adapters-http";
import { startOwnRedis } from "@cofshop/test-services";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { newCustomer } from "../../src/demo/customer.ts";
import { findGoods } from "../../src/demo/goods-on-sale.ts";
import { orderPage, payFor, placeOrder } from "../../src/demo/orders.ts";
import { openShop } from "../shop-in-process.ts";
import { type Selector, type Series, selectorsIn, seriesOf } from "./series.ts";

const docs = (name: string) => readFile(new URL(`../../../../docs/${name}`, import.meta.url), "utf8");
const redisBinary = inject("redisBinary");

const alert = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(["page", "ticket"]) }),
  annotations: z.object({ summary: z.string() }),
});
const rules = z.object({ groups: z.array(z.object({ rules: z.array(alert) })) });
const panel = z.object({
  type: z.string(),
  title: z.string(),
  targets: z.array(z.object({ expr: z.string() })).default([]),
});
const dashboard = z.object({
  panels: z.array(panel),
  annotations: z.object({ list: z.array(z.object({ expr: z.string() })) }),
});

const alerts = async () => rules.parse(parse(await docs("ops/alerts.yml"))).groups.flatMap((group) => group.rules);
const panels = async () => dashboard.parse(JSON.parse(await docs("ops/grafana-dashboard.json")));

/** Labels that Prometheus adds to whatever it scrapes. */
const added = new Set(["job", "instance"]);
/** Values that appear only when something goes wrong, which no test can wait for. */
const rare: Readonly<Record<string, ReadonlySet<string>>> = {
  code: new Set([...Object.keys(statusOf), "ok", "broken"]),
  status: new Set(["2xx", "3xx", "4xx", "5xx", "none"]),
};

const isMet = ({ name, labels }: Selector, all: readonly Series[]): boolean => {
  const wanted = labels.filter(([label]) => !added.has(label));
  return all.some(
    (series) =>
      series.name === name &&
      wanted.every(([label, operator, value]) => {
        const found = series.labels[label];
        if (found === undefined) return false;
        if (operator !== "=") return true;
        return rare[label]?.has(value) ?? found === value;
      }),
  );
};
const unmet = (expressions: readonly string[], all: readonly Series[]): readonly string[] =>
  expressions.flatMap((expression) =>
    selectorsIn(expression).flatMap((selector) => (isMet(selector, all) ? [] : [`${selector.name} in ${expression}`])),
  );

test("every alert has its section in the runbook, with a meaning, a check and a cure, and every section its alert", async () => {
  const [, ...sections] = (await docs("runbook.md")).split(/^## /m);
  const titles = sections.map((section) => section.split("\n", 1)[0]);
  expect(titles).toEqual((await alerts()).map((one) => one.alert));
  for (const section of sections) {
    expect(section.match(/\*\*\w+\.\*\* \S/g)?.map((word) => word.slice(2, -5))).toEqual(["Meaning", "Check", "Cure"]);
  }
});

test("every panel of the dashboard asks for something, and no two have one title", async () => {
  const graphs = (await panels()).panels.filter(({ type }) => type !== "row");
  expect(graphs.filter(({ targets }) => targets.length === 0)).toEqual([]);
  expect(new Set(graphs.map(({ title }) => title)).size).toBe(graphs.length);
  expect(graphs.flatMap(({ targets }) => targets.filter(({ expr }) => selectorsIn(expr).length === 0))).toEqual([]);
});

describe.runIf(redisBinary !== undefined)("of a shop that runs", () => {
  const closing: (() => Promise<unknown>)[] = [];
  let series: readonly Series[] = [];
  beforeAll(async () => {
    const redis = await startOwnRedis(redisBinary ?? "");
    closing.push(redis.stop);
    const shop = await openShop({ METRICS_PORT: "0", REDIS_URL: redis.url });
    closing.unshift(shop.close);
    const { browser } = await newCustomer(shop.url, "이하나");
    const goods = await findGoods(browser, "머그컵 350ml", "기본");
    const order = async () => orderPage.parse((await placeOrder(browser, [goods])).data).orderId;
    await payFor(browser, await order());
    await browser.call("PATCH", `/orders/${await order()}/cancel`, { body: { cancelReason: "마음이 바뀜" } });
    await browser.call("POST", "/memberCoupon/me/01a2227c-635e-7416-aca3-d133ab40381d");
    series = seriesOf(await (await fetch(shop.metricsUrl ?? "")).text());
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  test("every figure that an alert needs is measured, by labels that there are", async () => {
    expect(
      unmet(
        (await alerts()).map(({ expr }) => expr),
        series,
      ),
    ).toEqual([]);
  });

  test("every figure of the dashboard is measured", async () => {
    const { panels: all, annotations } = await panels();
    const expressions = [...all.flatMap(({ targets }) => targets), ...annotations.list].map(({ expr }) => expr);
    expect(expressions.length).toBeGreaterThan(30);
    expect(unmet(expressions, series)).toEqual([]);
  });

  test("every figure that the runbook names is measured", async () => {
    expect(unmet([await docs("runbook.md")], [...series, { name: "cofshop_waiting", labels: {} }])).toEqual([]);
  });

  test("a figure that is not measured, or not by that label, is found", () => {
    const wrong = [
      "cofshop_orders_total",
      'cofshop_waiting{what="letters"}',
      'cofshop_use_cases_total{code="no.such"}',
    ];
    expect(unmet(wrong, series)).toHaveLength(3);
  });

  test("every figure of the shop's own is shown on the dashboard", async () => {
    const shown = new Set(
      (await panels()).panels
        .flatMap(({ targets }) => targets)
        .flatMap(({ expr }) => selectorsIn(expr))
        .map(({ name }) => name.replace(/_(bucket|count|sum)$/, "")),
    );
    const measured = new Set(
      series.map(({ name }) => name.replace(/_(bucket|count|sum)$/, "")).filter((name) => name.startsWith("cofshop_")),
    );
    expect([...measured].filter((name) => !shown.has(name))).toEqual([]);
  });
});
