import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectOk, jobNamed, type OptionId, runOnce } from "@cofshop/core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, later, optionsOnSale, shopOver } from "./world.ts";

const script = fileURLToPath(new URL("./caller.child.mjs", import.meta.url));
const built = fileURLToPath(new URL("../dist/sqlite.js", import.meta.url));

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };
const codeOf = (answer: Answer): string => (answer.ok ? "ok" : answer.error.code);

const tally = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

const said = async (child: ChildProcess): Promise<unknown> => {
  const died = once(child, "exit").then(() => {
    throw new Error("the second process ended before it answered");
  });
  const [message] = await Promise.race([once(child, "message"), died]);
  return message;
};

/** A second process that makes calls when it is told. */
const elsewhere = async (task: object): Promise<() => Promise<readonly string[]>> => {
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

const races = (engine: string, open: () => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  const begin = async (...stocks: readonly number[]) => {
    database = await open();
    const { shop, ports } = shopOver(database);
    const by = await adminOf(shop);
    const options = await optionsOnSale(shop, by, ...stocks);
    const { lock, unitOfWork, place } = database;
    const left = async () => (await unitOfWork.reads.items.sellables(options)).map(({ option }) => option.stock);
    return {
      shop,
      ports,
      by,
      options,
      left,
      lock,
      unitOfWork,
      task: { engine, place, price: 0, now: later.getTime() },
    };
  };

  /** Half of the orders here, half of them in a second process, all at once. */
  const rush = async (
    stocks: readonly number[],
    orderOf: (options: readonly OptionId[], n: number) => readonly OptionId[],
    buyers: number,
  ) => {
    const { shop, by, options, left, task } = await begin(...stocks);
    const orders = Array.from({ length: buyers }, (_, n) => ({
      address,
      lines: orderOf(options, n).map((optionId) => ({ optionId, quantity: 1 })),
    }));
    const half = orders.splice(buyers / 2);
    const go = await elsewhere({ ...task, calls: half.map((order) => ["order", "place", by, order]) });
    const here = Promise.all(orders.map(async (order) => codeOf(await shop.order.place(by, order))));
    const codes = [...(await go()), ...(await here)];
    expect(expectOk(await shop.item.repairStock(by))).toEqual([]);
    return { codes: tally(codes), left: await left() };
  };

  test("150 buyers from two processes get 100 units, and the others are told that it is out of stock", async () => {
    const { codes, left } = await rush([100], (options) => options, 150);
    expect([codes, left]).toEqual([{ ok: 100, "item.out-of-stock": 50 }, [0]]);
  });

  test("200 buyers of three options in any order, from two processes: no deadlock surfaces and stock is exact", async () => {
    const turned = (options: readonly OptionId[], n: number) => [...options.slice(n % 3), ...options.slice(0, n % 3)];
    const { codes, left } = await rush([50, 50, 50], turned, 200);
    expect([codes, left]).toEqual([{ ok: 50, "item.out-of-stock": 150 }, [0, 0, 0]]);
  });

  test("a storm of cancelling, automatic cancelling and moving from two processes gives stock back exactly once", async () => {
    const { shop, by, options, left, lock, ports, task } = await begin(40);
    const order = { address, lines: options.map((optionId) => ({ optionId, quantity: 1 })) };
    const placed = [];
    for (let n = 0; n < 40; n += 1) placed.push(expectOk(await shop.order.place(by, order)).id);
    expect(await left()).toEqual([0]);
    const calls = placed.flatMap((id) => [
      ["order", "cancel", by, id, "storm"],
      ["order", "move", by, id, "SHIPPING"],
    ]);
    const autoCancel = ["job", "auto-cancel-orders"];
    const go = await elsewhere({ ...task, calls: [...calls, autoCancel, autoCancel] });
    ports.clock.advance(later.getTime() - ports.clock.now().getTime());
    const job = jobNamed(shop.jobs, "auto-cancel-orders");
    const here = [...placed.map((id) => shop.order.cancel(by, id, "storm")), runOnce(job, lock)];
    const codes = [...(await go()), ...(await Promise.all(here)).map(codeOf)];
    expect(Object.keys(tally(codes)).sort()).toEqual(expect.not.arrayContaining(["Unavailable", "Error"]));
    expect(await left()).toEqual([40]);
    expect(expectOk(await shop.item.repairStock(by))).toEqual([]);
    for (const id of placed) expect(expectOk(await shop.order.history(by, id)).map(({ to }) => to)).toHaveLength(2);
  });

  test("an order that two processes have paid ten times at once is paid by one payment", async () => {
    const { shop, by, options, ports, unitOfWork, task } = await begin(1);
    const lines = options.map((optionId) => ({ optionId, quantity: 1 }));
    const order = expectOk(await shop.order.place(by, { address, lines }));
    const { payment } = expectOk(
      await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }),
    );
    ports.paymentGateway.pay(payment, "paid");
    const verify = ["payment", "verify", by, payment.id];
    const go = await elsewhere({ ...task, price: payment.price, calls: Array.from({ length: 5 }, () => verify) });
    const here = Promise.all(Array.from({ length: 5 }, async () => codeOf(await shop.payment.verify(by, payment.id))));
    expect(tally([...(await go()), ...(await here)])).toEqual({ ok: 10 });
    expect((await unitOfWork.reads.payments.ofOrder(order.id)).map(({ state }) => state)).toEqual(["PAID"]);
    const history = expectOk(await shop.order.history(by, order.id));
    expect(history.map(({ to }) => to)).toEqual(["WAITING_FOR_PAY", "PAYMENT_PENDING", "PAID"]);
  });
};

const url = inject("postgresUrl");
describe("two processes on one SQLite file", { timeout: 60_000 }, () => races("sqlite", () => freshSqlite()));
describe.runIf(url !== undefined)("two processes on PostgreSQL", { timeout: 60_000 }, () =>
  races("postgres", () => freshPostgres(url ?? "")),
);
