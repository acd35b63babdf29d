import { expectOk } from "@cofshop/core";
import { handClock, memoryLock } from "@cofshop/core/memory";
import { afterEach, describe, expect, inject, test } from "vitest";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, optionsOnSale, shopOver } from "./world.ts";

const figures = (open: (onStatement: (sql: string) => void) => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  test("an empty shop has nothing waiting", async () => {
    database = await open(() => undefined);
    const nothing = { count: 0, since: undefined };
    expect(new Set(Object.values(await database.figures()).map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify(nothing)]),
    );
  });

  test("what waits is counted, with the time since when, by one statement", async () => {
    const statements: string[] = [];
    const fresh = await open((sql) => void statements.push(sql));
    database = fresh;
    const { shop, ports } = shopOver({ ...fresh, lock: memoryLock(handClock(new Date(0))) });
    const by = await adminOf(shop);
    const [optionId] = await optionsOnSale(shop, by, 100);
    if (optionId === undefined) throw new Error("there is an option");
    const place = () => shop.order.place(by, { lines: [{ optionId, quantity: 1 }], address });
    const first = expectOk(await place());
    const second = expectOk(await place());
    const method = { pgProvider: "sandbox", payMethod: "CARD" };
    const { payment } = expectOk(await shop.payment.prepare(by, first.id, method));
    expectOk(await shop.chat.open(by));

    statements.length = 0;
    const found = await fresh.figures();
    expect(statements).toHaveLength(1);
    expect(found).toMatchObject({
      parkedEvents: { count: 0, since: undefined },
      unpaidOrders: { count: 2, since: first.placedAt },
      openPayments: { count: 1, since: payment.nextCheckAt },
      refundsDue: { count: 0 },
      refundRequests: { count: 0 },
      paymentDifferences: { count: 0 },
      customers: { count: 1 },
    });
    expect(found.events.count).toBeGreaterThan(3);
    expect(found.events.since?.getTime()).toBeLessThanOrEqual(second.placedAt.getTime());

    ports.paymentGateway.pay(payment, "paid");
    expectOk(await shop.payment.verify(by, payment.id));
    expectOk(await shop.order.requestRefund(by, first.id, { reason: "향이 달라요" }));
    expect(await fresh.figures()).toMatchObject({
      unpaidOrders: { count: 1, since: second.placedAt },
      openPayments: { count: 0, since: undefined },
      refundRequests: { count: 1, since: first.placedAt },
    });
  });

  test("a connection counts as used as long as a transaction has it, and whoever gets none waits", async () => {
    const fresh = await open(() => undefined);
    database = fresh;
    const { most } = fresh.connections();
    expect(fresh.connections()).toEqual({ used: 0, waiting: 0, most });
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const uses = Array.from({ length: most + 1 }, () =>
      fresh.unitOfWork.run(async () => {
        await ended;
        return { ok: true, value: undefined } as const;
      }),
    );
    await expect.poll(() => fresh.connections()).toEqual({ used: most, waiting: 1, most });
    end();
    await Promise.all(uses);
    expect(fresh.connections()).toEqual({ used: 0, waiting: 0, most });
  });
};

describe("on SQLite", () => figures((onStatement) => freshSqlite({ onStatement })));

const postgresUrl = inject("postgresUrl");
describe.runIf(postgresUrl !== undefined)("on PostgreSQL", () =>
  figures((onStatement) => freshPostgres(postgresUrl ?? "", { onStatement })),
);
