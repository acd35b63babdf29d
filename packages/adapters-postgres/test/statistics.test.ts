import { createRequire } from "node:module";
import { type Day, expectOk, jobNamed, type OptionId, type Recorded, runOnce, type ShopEvent } from "@cofshop/core";
import { handClock, memoryLock } from "@cofshop/core/memory";
import { DataSource } from "typeorm";
import { afterEach, describe, expect, inject, test } from "vitest";
import { sqliteDriver } from "../src/sqlite-driver.ts";
import { MATRIX_MS, runDying, stride } from "./dying-process.ts";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, optionsOnSale, shopOver } from "./world.ts";

const day = "2026-01-02" as Day;

/** Statements to the database from behind the shop's back. */
const behind: Readonly<Record<string, (place: string, statements: readonly string[]) => Promise<void>>> = {
  sqlite: async (place, statements) => {
    const Library = createRequire(import.meta.url)(sqliteDriver().name);
    const file = new Library(place);
    for (const statement of statements) file.prepare(statement).run();
    file.close();
  },
  postgres: async (url, statements) => {
    const source = await new DataSource({ type: "postgres", url, extra: { max: 1 } }).initialize();
    for (const statement of statements) await source.query(statement);
    await source.destroy();
  },
};

const statistics = (engine: "sqlite" | "postgres", open: () => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  /** A shop that has sold something to its admin. */
  const begin = async () => {
    database = await open();
    // A lock that knows nothing of a process that died.
    const { shop, ports } = shopOver({ ...database, lock: memoryLock(handClock(new Date(0))) });
    const by = await adminOf(shop);
    const [option] = await optionsOnSale(shop, by, 100);
    if (option === undefined) throw new Error("there is an option");
    const run = async (name: string) => expectOk(await runOnce(jobNamed(shop.jobs, name), ports.lock)).done;
    return { database, shop, ports, by, option, run };
  };
  type World = Awaited<ReturnType<typeof begin>>;
  const buy = async ({ shop, ports, by }: World, optionId: OptionId) => {
    const order = expectOk(await shop.order.place(by, { lines: [{ optionId, quantity: 3 }], address }));
    const method = { pgProvider: "sandbox", payMethod: "CARD" };
    const { payment } = expectOk(await shop.payment.prepare(by, order.id, method));
    ports.paymentGateway.pay(payment, "paid");
    expectOk(await shop.payment.verify(by, payment.id));
    return order;
  };
  const giveBack = async ({ shop, by }: World, order: Awaited<ReturnType<typeof buy>>) => {
    const lines = order.lines.map(({ id }) => ({ lineId: id, quantity: 1 }));
    expectOk(await shop.order.requestRefund(by, order.id, { reason: "향이 달라요", lines }));
    expectOk(await shop.order.decideRefund(by, order.id, { status: "APPROVED" }));
  };
  const books = async ({ database: { unitOfWork } }: World) => {
    const { sales } = unitOfWork.reads;
    return { days: await sales.days(day, day), hours: await sales.hours(day), top: await sales.topItems(day, day, 9) };
  };

  test(
    "events that are delivered by a process that is killed before any of its statements count once",
    async () => {
      const sell = async () => {
        const world = await begin();
        await giveBack(world, await buy(world, world.option));
        return world;
      };
      const relayElsewhere = ({ database: { place } }: World, crashAt?: number) =>
        runDying("./relay.child.mjs", { engine, place, crashAt }, Number);
      const whole = await sell();
      const sent = (await relayElsewhere(whole)) ?? 0;
      expect(sent).toBeGreaterThan(20);
      const right = (await books(whole)).days;
      expect(right).toMatchObject([{ orders: 1, units: 3, gross: 29_700, returned: 1, refunds: 9_900 }]);
      await whole.database.close();

      for (let crashAt = 1; crashAt <= sent; crashAt += stride) {
        const world = await sell();
        // How many it sends varies by a few: one that sent fewer than that ended before it could be killed.
        const sentByIt = await relayElsewhere(world, crashAt);
        expect(sentByIt === undefined || sentByIt < crashAt).toBe(true);
        await world.run("relay-events");
        expect((await books(world)).days, `killed at ${crashAt}`).toEqual(right);
        const again = await world.shop.statistics.rebuild(world.by, { from: day, to: day });
        expect(expectOk(again)).toEqual({ orders: 0, sums: 0 });
        await world.database.close();
      }
    },
    MATRIX_MS,
  );

  test("sums that were spoilt are put right however many do it at once, and whatever is counted meanwhile", async () => {
    const world = await begin();
    const { shop, by, run } = world;
    for (let left = 3; left > 0; left -= 1) await giveBack(world, await buy(world, world.option));
    await run("relay-events");
    const right = await books(world);
    expect(right.days).toMatchObject([{ orders: 3, units: 9, returned: 3 }]);
    const alerts: Recorded<ShopEvent>[] = [];
    shop.events.subscribe("witness", ["statistics.difference-found"], {
      send: async (event) => void alerts.push(event),
    });
    const spoils = [
      ["UPDATE cof_sales_total SET units = units + 5, gross = 0"],
      ["DELETE FROM cof_sales_total WHERE part <> 'HOUR'"],
      ["DELETE FROM cof_sales_total"],
      [
        `INSERT INTO cof_sales_total SELECT 'CATEGORY', day, 'nothing', 1, 1, 1, 1, 1, 1, 1, 1, 1
           FROM cof_sales_total WHERE part = 'DAY'`,
      ],
    ];
    for (const statements of spoils) {
      await behind[engine]?.(world.database.place, statements);
      const found = await Promise.all(
        [1, 2, 3, 4].map(async () => expectOk(await shop.statistics.rebuild(by, { from: day, to: day })).sums),
      );
      expect(found.filter((sums) => sums > 0)).toHaveLength(1);
      expect(await books(world)).toEqual(right);
    }
    await run("relay-events");
    expect(alerts.map(({ data }) => data)).toMatchObject(spoils.map(() => ({ what: "sums", from: day, to: day })));

    // While the shop sells: whatever order they come in, nothing of what is sold is lost.
    await behind[engine]?.(world.database.place, ["UPDATE cof_sales_total SET orders = orders + 7"]);
    const orders = await Promise.all([1, 2, 3, 4, 5, 6].map(() => buy(world, world.option)));
    await Promise.all([
      run("relay-events"),
      shop.statistics.rebuild(by, { from: day, to: day }),
      shop.statistics.rebuild(by, { from: day, to: day }),
      ...orders.slice(0, 3).map((order) => giveBack(world, order)),
    ]);
    await run("relay-events");
    expect((await books(world)).days).toMatchObject([{ orders: 9, units: 27, returned: 6 }]);
    expect(expectOk(await shop.statistics.rebuild(by, { from: day, to: day }))).toEqual({ orders: 0, sums: 0 });
  });

  test("a shop of an earlier release has its sales counted by the first check, without events", async () => {
    const world = await begin();
    await giveBack(world, await buy(world, world.option));
    await world.run("relay-events");
    const right = await books(world);
    await behind[engine]?.(world.database.place, ["DELETE FROM cof_sale", "DELETE FROM cof_sales_total"]);
    world.ports.clock.advance(3_600_000);
    expect(await world.run("check-statistics")).toBe(1);
    expect(await books(world)).toEqual(right);
    expect(await world.run("check-statistics")).toBe(0);
  });
};

const url = inject("postgresUrl");
describe("on SQLite", () => statistics("sqlite", () => freshSqlite()));
describe.runIf(url !== undefined)("on PostgreSQL", () => statistics("postgres", () => freshPostgres(url ?? "")));
