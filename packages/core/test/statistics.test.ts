import { describe, expect, test } from "vitest";
import { createShop, type Day, expectOk, type OrderId, ok, type ShopTx } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import { memorySales } from "../src/memory/sales.ts";
import { memoryStore, type Table } from "../src/memory/store.ts";
import { memoryUnitOfWork } from "../src/memory/unit-of-work.ts";
import { type Cell, nothing, type SalesFact } from "../src/statistics/index.ts";
import { approve, ask, begin, paidOrder } from "./orders-to-refund.ts";
import { address, codeOf, itemOnSale, optionOf, payOrder, runJob, signUp, type World, worldOf } from "./world.ts";

const HOUR = 3_600_000;
/** The first second of 5 March 2026 in Seoul, and one ms before. */
const midnight = new Date("2026-03-04T15:00:00Z");
const beforeMidnight = new Date(midnight.getTime() - 1);

const count = (world: World) => runJob(world, "relay-events");
const dailyOf = async ({ shop, admin }: World, date: string) => expectOk(await shop.statistics.daily(admin, { date }));

test("a sale counts on the day in Seoul on which it was paid, and what comes back on the day on which it does", async () => {
  const { world, by } = await begin(memoryPorts({ start: beforeMidnight }));
  const { id, first } = await paidOrder(world, by, { usePoints: 500 });
  await count(world);
  const sold = { orders: 1, units: 4, gross: 45_000, discounts: 0, points: 500, delivery: 3_000 };
  const back = { returned: 0, returnedGross: 0, refunds: 0 };
  const fourth = { day: "2026-03-04", ...sold, ...back, net: 47_500 };
  expect(await dailyOf(world, "2026-03-04")).toEqual(fourth);

  world.ports.clock.advance(1);
  await ask(world, by, id, [first, 2]);
  const { refundedAmount } = expectOk(await approve(world, id));
  await count(world);
  world.ports.clock.advance(11_000);
  expect(await dailyOf(world, "2026-03-04")).toEqual(fourth);
  expect(await dailyOf(world, "2026-03-05")).toEqual({
    ...{ day: "2026-03-05", ...nothing, returned: 2, returnedGross: 20_000, refunds: refundedAmount },
    net: -refundedAmount,
  });
  const both = await world.shop.statistics.between(world.admin, { start: "2026-03-03", end: "2026-03-05" });
  expect(expectOk(both).map(({ day, net }) => [day, net])).toEqual([
    ["2026-03-03", 0],
    ["2026-03-04", 47_500],
    ["2026-03-05", -refundedAmount],
  ]);
  const hours = expectOk(await world.shop.statistics.hourly(world.admin));
  expect(hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  expect(hours.filter(({ refunds }) => refunds > 0)).toMatchObject([{ hour: 0, returned: 2 }]);
});

test("an order that is given back as a whole leaves nothing behind but its days", async () => {
  const { world, by } = await begin();
  const { id } = await paidOrder(world, by, { usePoints: 777 });
  await ask(world, by, id);
  expectOk(await approve(world, id));
  await count(world);
  expect(await dailyOf(world, "2026-01-02")).toMatchObject({ orders: 1, units: 4, returned: 4, net: 0 });
  expect(expectOk(await world.shop.statistics.topItems(world.admin, {}))).toEqual([]);
  const categories = expectOk(await world.shop.statistics.byCategory(world.admin, {}));
  expect(categories).toEqual([]);
});

test("refunds count in the categories that the item was in when it was sold, with all above them once", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const by = await signUp(world, "hana");
  const coffee = expectOk(await shop.item.addCategory(admin, { name: "커피" }));
  const beans = expectOk(await shop.item.addCategory(admin, { name: "원두", parentId: coffee.id }));
  const gifts = expectOk(await shop.item.addCategory(admin, { name: "선물" }));
  const item = await itemOnSale(world, { categoryIds: [coffee.id, beans.id] });
  const lines = [{ optionId: optionOf(item), quantity: 3 }];
  const order = expectOk(await shop.order.place(by, { lines, address }));
  await payOrder(world, by, order.id);
  await count(world);
  expectOk(
    await shop.item.edit(admin, item.id, { addCategories: [gifts.id], removeCategories: [coffee.id, beans.id] }),
  );
  const [line] = order.lines;
  if (line === undefined) throw new Error("the order has a line");
  await ask(world, by, order.id, [line.id, 1]);
  expectOk(await approve(world, order.id));
  await count(world);
  const rows = expectOk(await shop.statistics.byCategory(admin, { days: 1 }));
  const shown = rows.map(({ categoryName, orders, units, revenue }) => [categoryName, orders, units, revenue]);
  expect(shown.sort()).toEqual([
    ["원두", 1, 2, 20_000],
    ["커피", 1, 2, 20_000],
  ]);
  expect(expectOk(await shop.statistics.topItems(admin, {}))).toEqual([
    { itemId: item.id, itemName: item.name, units: 2, revenue: 20_000, lastSoldOn: "2026-01-02" },
  ]);
});

test("sales are told to admins and nobody else, of 366 days at most, and the field that is wrong is named", async () => {
  const { world, by } = await begin();
  const { statistics } = world.shop;
  const leap = { start: "2026-01-01", end: "2027-01-01" };
  for (const who of [by, { kind: "anonymous" } as const]) {
    expect(codeOf(await statistics.daily(who, {}))).toBe("auth.forbidden");
    expect(codeOf(await statistics.between(who, leap))).toBe("auth.forbidden");
    expect(codeOf(await statistics.topItems(who, {}))).toBe("auth.forbidden");
    expect(codeOf(await statistics.byCategory(who, {}))).toBe("auth.forbidden");
    expect(codeOf(await statistics.hourly(who))).toBe("auth.forbidden");
    expect(codeOf(await statistics.rebuild(who, { from: leap.start, to: leap.end }))).toBe("auth.forbidden");
  }
  const { admin } = world;
  expect(expectOk(await statistics.between(admin, leap))).toHaveLength(366);
  const wrong = async (answer: Promise<{ readonly ok: boolean; readonly error?: unknown }>) => (await answer).error;
  const invalid = (field: string) => ({ code: "request.invalid", field });
  expect(await wrong(statistics.between(admin, { ...leap, end: "2027-01-02" }))).toMatchObject(invalid("end"));
  expect(await wrong(statistics.between(admin, { start: "2026-01-02", end: "2026-01-01" }))).toMatchObject(
    invalid("end"),
  );
  expect(await wrong(statistics.between(admin, { ...leap, start: "2026-02-30" }))).toMatchObject(invalid("start"));
  expect(await wrong(statistics.daily(admin, { date: "today" }))).toMatchObject(invalid("date"));
  expect(await wrong(statistics.topItems(admin, { limit: 101 }))).toMatchObject(invalid("limit"));
  expect(await wrong(statistics.topItems(admin, { days: 367 }))).toMatchObject(invalid("days"));
  expect(await wrong(statistics.topItems(admin, { start: "2024-01-01" }))).toMatchObject(invalid("end"));
  expect(await wrong(statistics.byCategory(admin, { days: 0 }))).toMatchObject(invalid("days"));
  expect(await wrong(statistics.rebuild(admin, { from: "2026-01-01", to: "2027-01-02" }))).toMatchObject(invalid("to"));
});

test("what was told is told again for ten seconds, and then as it has become", async () => {
  const { world, by } = await begin();
  const ordersToday = async () => (await dailyOf(world, "2026-01-02")).orders;
  expect(await ordersToday()).toBe(0);
  await paidOrder(world, by);
  await count(world);
  world.ports.clock.advance(9_999);
  expect(await ordersToday()).toBe(0);
  world.ports.clock.advance(1);
  expect(await ordersToday()).toBe(1);
});

describe("a check", () => {
  const lost = async () => {
    const { world, by } = await begin();
    const { id } = await paidOrder(world, by);
    await count(world);
    const [sale] = await world.ports.unitOfWork.reads.sales.counted([id]);
    if (sale === undefined) throw new Error("the sale is counted");
    return { world, id, sale };
  };
  const spoil = async ({ ports }: World, change: (tx: ShopTx) => Promise<unknown>) =>
    expectOk(await ports.unitOfWork.run(async (tx) => ok(await change(tx))));
  const alerts = async (world: World) =>
    (await world.told()).filter(({ type }) => type === "statistics.difference-found").map(({ data }) => data);
  const day = "2026-01-02" as Day;

  test("puts right what was not counted, or otherwise than it was, tells of it once and then finds nothing", async () => {
    const { world, id, sale } = await lost();
    const right = await world.ports.unitOfWork.reads.sales.days(day, day);
    const wrongs: readonly ((world: World) => Promise<unknown>)[] = [
      (it) => spoil(it, (tx) => tx.sales.uncount([sale])),
      (it) =>
        spoil(it, async (tx) => {
          await tx.sales.uncount([sale]);
          await tx.sales.count([{ ...sale, day: "2026-01-01" as Day }]);
        }),
      (it) => spoil(it, (tx) => tx.sales.count([{ ...sale, number: 7 }])),
    ];
    for (const [index, wrong] of wrongs.entries()) {
      await wrong(world);
      world.ports.clock.advance(11 * 60_000);
      expect(await runJob(world, "check-statistics")).toBe(1);
      expect(
        (await world.ports.unitOfWork.reads.sales.counted([id])).map(({ number, day: on }) => [number, on]),
      ).toEqual([[0, day]]);
      expect(await world.ports.unitOfWork.reads.sales.days(day, day)).toEqual(right);
      expect(await runJob(world, "check-statistics")).toBe(0);
      expect(await alerts(world)).toEqual(Array(index + 1).fill({ what: "orders", found: 1, from: day, to: day }));
    }
  });

  test("leaves what has happened just now to its event, which a rebuild does not wait for", async () => {
    const { world, by } = await begin();
    await paidOrder(world, by);
    expect(await runJob(world, "check-statistics")).toBe(0);
    const rebuilt = await world.shop.statistics.rebuild(world.admin, { from: day, to: day });
    expect(expectOk(rebuilt)).toEqual({ orders: 1, sums: 0 });
    await count(world);
    expect((await dailyOf(world, day)).orders).toBe(1);
  });

  test("goes through hundreds of orders batch by batch", async () => {
    const { world, by } = await begin();
    const options = [{ description: "견본", stock: 500 }];
    const option = optionOf(await itemOnSale(world, { discount: 100, deliveryFee: 0, options }));
    for (let left = 230; left > 0; left -= 1)
      expectOk(await world.shop.order.place(by, { lines: [{ optionId: option, quantity: 1 }], address }));
    world.ports.clock.advance(HOUR);
    expect(await runJob(world, "check-statistics")).toBe(230);
    expect(await runJob(world, "check-statistics")).toBe(0);
    expect((await dailyOf(world, day)).orders).toBe(230);
    expect((await alerts(world)).map((data) => Number(data["found"])).sort((a, b) => a - b)).toEqual([30, 100, 100]);
    await count(world);
    world.ports.clock.advance(11_000);
    expect((await dailyOf(world, day)).orders).toBe(230);
  });

  test("takes nothing away that is counted between its two looks", async () => {
    const ports = memoryPorts();
    let meanwhile: (() => Promise<void>) | undefined;
    const once = async <T>(read: Promise<T>): Promise<T> => {
      const seen = await read;
      const happens = meanwhile;
      meanwhile = undefined;
      await happens?.();
      return seen;
    };
    const slow: MemoryPorts["unitOfWork"] = {
      ...ports.unitOfWork,
      run: (work) =>
        ports.unitOfWork.run((tx) =>
          work({
            ...tx,
            sales: { ...tx.sales, counted: (orders) => once(tx.sales.counted(orders)) },
            orders: { ...tx.orders, byId: (order) => once(tx.orders.byId(order)) },
          }),
        ),
    };
    const { world, by } = await begin(ports);
    const { id, first } = await paidOrder(world, by);
    const { statistics } = createShop({ ...ports, unitOfWork: slow });
    meanwhile = async () => {
      await ask(world, by, id, [first, 1]);
      expectOk(await approve(world, id));
      await count(world);
    };
    expectOk(await statistics.rebuild(world.admin, { from: day, to: day }));
    expect(meanwhile).toBeUndefined();
    const counted = await ports.unitOfWork.reads.sales.counted([id]);
    expect(counted.map(({ number }) => number).sort()).toEqual([0, 1]);
    expect((await dailyOf(world, day)).returned).toBe(1);
  });
});

/** Sums of a store that is reached from behind, to spoil them. */
const rawTotals: Table<Cell & { readonly day: Day }> = {
  name: "sales-total",
  key: ({ day, part, key }) => `${day}/${part}/${key}`,
};

test("sums that were spoilt are put right, each once however many do it at the same time, and with what is counted meanwhile", async () => {
  const day = "2026-03-02" as Day;
  const whole = { ...nothing, orders: 1, units: 2 };
  const factOf = (index: number): SalesFact => ({
    orderId: `order-${index}` as OrderId,
    number: 0,
    day,
    categories: {},
    cells: [
      { ...whole, part: "DAY", key: "" },
      { ...whole, part: "HOUR", key: "09" },
    ],
  });
  for (let seed = 1; seed <= 40; seed += 1) {
    let turns = seed;
    const store = memoryStore(async () => {
      turns = (turns * 16_807) % 2_147_483_647;
      for (let left = turns % 4; left > 0; left -= 1) await undefined;
    });
    const unitOfWork = memoryUnitOfWork(store, memorySales);
    const count = (index: number) => unitOfWork.run(async (sales) => ok(await sales.count([factOf(index)])));
    await count(0);
    const spoilt = store.begin();
    spoilt.put(rawTotals, { ...nothing, orders: 9, part: "HOUR", key: "09", day });
    spoilt.put(rawTotals, { ...nothing, gross: 5, part: "ITEM", key: "nobody's", day });
    spoilt.commit();
    const resum = () => unitOfWork.run(async (sales) => ok(await sales.resum(day)));
    const found = await Promise.all([resum(), count(1), resum(), count(2), resum()]);
    expect([seed, found.map((each) => expectOk(each)).reduce((all, each) => all + each, 0)]).toEqual([seed, 4]);
    expect(await unitOfWork.reads.hours(day)).toEqual([{ ...nothing, orders: 3, units: 6, hour: 9 }]);
    expect(await unitOfWork.reads.days(day, day)).toEqual([{ ...nothing, orders: 3, units: 6, day }]);
    expect(await unitOfWork.reads.topItems(day, day, 5)).toEqual([]);
  }
});
