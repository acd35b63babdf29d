import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectOk, type OptionId } from "@cofshop/core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, optionsOnSale, shopOver } from "./world.ts";

const script = fileURLToPath(new URL("./buyers.child.mjs", import.meta.url));
const built = fileURLToPath(new URL("../dist/sqlite.js", import.meta.url));

const said = async (child: ChildProcess): Promise<unknown> => {
  const died = once(child, "exit").then(() => {
    throw new Error("the second process ended before it answered");
  });
  const [message] = await Promise.race([once(child, "message"), died]);
  return message;
};

/** Buyers in a second process, who start when told. */
const buyersElsewhere = async (task: object): Promise<() => Promise<readonly string[]>> => {
  if (!existsSync(built)) throw new Error("the second process runs built output: npm run build");
  const child = fork(script, { execArgv: [] });
  child.send(task);
  expect(await said(child)).toBe("ready");
  return async () => {
    child.send("go");
    const answers = await said(child);
    await once(child, "exit");
    return answers as readonly string[];
  };
};

const tally = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

const races = (engine: string, open: () => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  /** Half of the orders here, half of them in a second process, all at once. */
  const rush = async (
    stocks: readonly number[],
    orderOf: (options: readonly OptionId[], n: number) => readonly OptionId[],
    buyers: number,
  ) => {
    database = await open();
    const { shop } = shopOver(database);
    const by = await adminOf(shop);
    const options = await optionsOnSale(shop, by, ...stocks);
    const orders = Array.from({ length: buyers }, (_, n) => orderOf(options, n));
    const half = orders.splice(buyers / 2);
    const go = await buyersElsewhere({ engine, place: database.place, member: by, orders: half });
    const here = orders.map(async (wanted) => {
      const answer = await shop.order.place(by, {
        address,
        lines: wanted.map((optionId) => ({ optionId, quantity: 1 })),
      });
      return answer.ok ? "ok" : answer.error.code;
    });
    const codes = [...(await go()), ...(await Promise.all(here))];
    const left = await database.unitOfWork.reads.items.sellables(options);
    expect(expectOk(await shop.item.repairStock(by))).toEqual([]);
    return { codes: tally(codes), left: left.map(({ option }) => option.stock) };
  };

  test("150 buyers from two processes get 100 units, and the others are told that it is out of stock", async () => {
    const { codes, left } = await rush([100], (options) => options, 150);
    expect([codes, left]).toEqual([{ ok: 100, "item.out-of-stock": 50 }, [0]]);
  }, 60_000);

  test("200 buyers of three options in any order, from two processes: no deadlock surfaces and stock is exact", async () => {
    const turned = (options: readonly OptionId[], n: number) => [...options.slice(n % 3), ...options.slice(0, n % 3)];
    const { codes, left } = await rush([50, 50, 50], turned, 200);
    expect([codes, left]).toEqual([{ ok: 50, "item.out-of-stock": 150 }, [0, 0, 0]]);
  }, 60_000);
};

describe("two processes on one SQLite file", () => races("sqlite", () => freshSqlite()));

const url = inject("postgresUrl");
describe.runIf(url !== undefined)("two processes on PostgreSQL", () =>
  races("postgres", () => freshPostgres(url ?? "")),
);
