import { commandKey, expectOk, type ItemId, type MemberActor, type OptionId } from "@cofshop/core";
import type { CartAddition } from "@cofshop/core/cart";
import { handClock, memoryLock } from "@cofshop/core/memory";
import { afterEach, describe, expect, inject, test } from "vitest";
import { MATRIX_MS, runDying, stride } from "./dying-process.ts";
import { type FreshDatabase, freshPostgres, freshSqlite } from "./fresh-database.ts";
import { address, adminOf, optionsOnSale, shopOver } from "./world.ts";

const noon = new Date("2026-01-02T03:00:00Z");
type World = {
  readonly database: FreshDatabase;
  readonly by: MemberActor;
  readonly options: readonly OptionId[];
  readonly lines: readonly CartAddition[];
};

const crashes = (engine: string, open: () => Promise<FreshDatabase>): void => {
  let database: FreshDatabase | undefined;
  afterEach(() => database?.close());

  const begin = async (): Promise<World> => {
    database = await open();
    const { shop } = shopOver(database);
    const by = await adminOf(shop);
    const options = await optionsOnSale(shop, by, 10, 10);
    const itemOf = new Map<string, ItemId>();
    for (const { item, option } of await database.unitOfWork.reads.items.sellables(options))
      itemOf.set(option.id, item.id);
    const lines = options.flatMap((optionId) => {
      const itemId = itemOf.get(optionId);
      return itemId === undefined ? [] : [{ itemId, optionId, quantity: 2 }];
    });
    return { database, by, options, lines };
  };

  /** A checkout that dies before its statement `crashAt`; answers how many it sent when it came through. */
  const checkOut = ({ database: { place }, by, lines }: World, crashAt?: number): Promise<number | undefined> =>
    runDying("./checkout.child.mjs", { engine, place, by, lines, crashAt }, Number);

  /** What must hold whatever happened: nothing is half done. */
  const expectWhole = async ({ database: { unitOfWork }, by }: World): Promise<void> => {
    const { shop } = shopOver({ unitOfWork, lock: memoryLock(handClock(noon)) });
    expect(expectOk(await shop.item.repairStock(by))).toEqual([]);
    for (const { id, lineCount } of expectOk(await shop.order.mine(by, {})).content) {
      const order = expectOk(await shop.order.view(by, id));
      const payments = await unitOfWork.reads.payments.ofOrder(id);
      const paid = payments.filter(({ state }) => state === "PAID").length;
      expect([order.lines.length, order.history.length, paid]).toEqual([
        lineCount,
        order.version,
        order.state === "PAID" ? 1 : 0,
      ]);
    }
  };

  /** The customer does everything again with the same keys, in another process that has not got the dead one's locks. */
  const goOn = async ({ database: { unitOfWork }, by, lines }: World) => {
    const { shop, ports } = shopOver({ unitOfWork, lock: memoryLock(handClock(noon)) });
    expectOk(await shop.cart.add(by, { lines, key: commandKey("cart") }));
    const order = expectOk(await shop.order.placeFromCart(by, { address, key: commandKey("order") }));
    const state = expectOk(await shop.order.view(by, order.id)).state;
    if (state !== "PAID") {
      const { payment } = expectOk(
        await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "CARD" }),
      );
      ports.paymentGateway.pay(payment, "paid");
      expectOk(await shop.payment.verify(by, payment.id));
    }
    return shop;
  };

  test(
    "a checkout killed before any of its statements leaves nothing half done, and can be repeated to one paid order",
    async () => {
      const counted = await begin();
      const total = await checkOut(counted);
      expect(total).toBeGreaterThan(25);
      await counted.database.close();

      for (let crashAt = 1; crashAt <= (total ?? 0); crashAt += stride) {
        const world = await begin();
        await checkOut(world, crashAt);
        await expectWhole(world);
        const shop = await goOn(world);
        await expectWhole(world);
        const orders = expectOk(await shop.order.mine(world.by, {})).content;
        const left = await world.database.unitOfWork.reads.items.sellables(world.options);
        expect(
          [orders.map(({ state }) => state), left.map(({ option }) => option.stock)],
          `killed at ${crashAt}`,
        ).toEqual([["PAID"], [8, 8]]);
        await world.database.close();
      }
    },
    MATRIX_MS,
  );
};

const url = inject("postgresUrl");
describe("on SQLite", () => crashes("sqlite", () => freshSqlite()));
describe.runIf(url !== undefined)("on PostgreSQL", () => crashes("postgres", () => freshPostgres(url ?? "")));
