import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitInto } from "../src/cart/fit-into.ts";
import { MAX_LINES, MAX_QUANTITY } from "../src/cart/index.ts";
import { expectOk } from "../src/index.ts";
import type { InventoryPolicy, Item, RegisterItemCommand } from "../src/item/index.ts";
import { guestOf, options, put, unitsIn, viewOf } from "./filled-carts.ts";
import { holds, TEST_MS } from "./property.ts";
import { itemOnSale, optionOf, signUp, type World, worldOf } from "./world.ts";

describe("a guest who signs in", () => {
  /** A member and a guest who each have some of one item's options; answers what the member has after the merge. */
  const merging = async (
    differs: Partial<RegisterItemCommand>,
    had: readonly number[],
    brought: readonly number[],
    before: (world: World, item: Item) => Promise<void> = async () => undefined,
  ) => {
    const world = await worldOf();
    const item = await itemOnSale(world, differs);
    const [by, guest] = [await signUp(world, "hana"), await guestOf(world)];
    if (had.length > 0) await put(world, by, item, ...had);
    await put(world, guest, item, ...brought);
    await before(world, item);
    const answer = expectOk(await world.shop.cart.merge(by, guest));
    return {
      world,
      item,
      by,
      guest,
      answer,
      has: await unitsIn(world, by, item),
      left: await unitsIn(world, guest, item),
    };
  };

  test("finds his lines beside the member's, quantities added up, and his own cart empty", async () => {
    const { has, left, world, by, guest, answer } = await merging({ options: options(3) }, [1, 2], [0, 3, 4]);
    expect([has, left]).toEqual([
      [1, 5, 4],
      [0, 0, 0],
    ]);
    expect(answer).toMatchObject({ merged: [{ quantity: 5 }, { quantity: 4 }], left: [] });
    expect(expectOk(await world.shop.cart.merge(by, guest))).toEqual({ merged: [], left: [] });
  });

  test("gets no more than the stock, unless it is not counted; what the member had stays", async () => {
    expect((await merging({ options: options(1, 5) }, [2], [9])).has).toEqual([5]);
    expect((await merging({ options: options(1, 5) }, [8], [9])).has).toEqual([8]);
    expect((await merging({ options: options(1, 5, "track") }, [], [9])).has).toEqual([5]);
    expect((await merging({ options: options(1, 5, "none") }, [2], [9])).has).toEqual([11]);
    expect((await merging({ options: options(1, 5, "none") }, [9_000], [9_000])).has).toEqual([MAX_QUANTITY]);
  });

  test("gets no more than one order may hold of an item, over all its options, first come first", async () => {
    const three = { options: options(3, 100), perOrderLimit: 7 };
    expect((await merging(three, [4], [2, 9, 1])).has).toEqual([6, 1, 0]);
    expect((await merging(three, [4], [2, 9, 1])).left).toEqual([0, 0, 1]);
    expect((await merging(three, [4, 5], [2])).has).toEqual([4, 5, 0]);
  });

  test("keeps what cannot be bought at the moment, and the cart warns of it", async () => {
    const stopped = await merging({ perOrderLimit: 3 }, [2], [9], async ({ shop, admin }, item) => {
      expectOk(await shop.item.changeState(admin, item.id, "STOP"));
    });
    expect(stopped.has).toEqual([11]);
    const soldOut = await merging({}, [], [9], async ({ shop, admin }, item) => {
      expectOk(await shop.item.adjustStock(admin, optionOf(item), { delta: -10 }));
    });
    expect(soldOut.has).toEqual([9]);
    const warned = [
      (await viewOf(stopped.world, stopped.by)).warnings,
      (await viewOf(soldOut.world, soldOut.by)).warnings,
    ];
    expect(warned).toEqual([
      [{ code: "item.not-for-sale", optionId: optionOf(stopped.item) }],
      [{ code: "item.out-of-stock", optionId: optionOf(soldOut.item), available: 0 }],
    ]);
  });

  test("leaves behind what does not fit into a full cart, and takes it the next time", async () => {
    const world = await worldOf();
    const { cart } = world.shop;
    const full = await itemOnSale(world, { options: options(MAX_LINES - 1) });
    const more = await itemOnSale(world, { options: options(3) });
    const [by, guest] = [await signUp(world, "hana"), await guestOf(world)];
    await put(world, by, full, ...full.options.map(() => 1));
    await put(world, guest, full, 2);
    await put(world, guest, more, 1, 1, 1);
    expect(expectOk(await cart.merge(by, guest))).toMatchObject({ left: [{ quantity: 1 }, { quantity: 1 }] });
    expect([(await viewOf(world, by)).lines.length, (await unitsIn(world, by, full))[0]]).toEqual([MAX_LINES, 3]);
    expect(await unitsIn(world, guest, more)).toEqual([0, 1, 1]);
    expectOk(await cart.clear(by));
    expect(expectOk(await cart.merge(by, guest)).merged).toHaveLength(2);
    expect([await unitsIn(world, by, more), await unitsIn(world, guest, more)]).toEqual([
      [0, 1, 1],
      [0, 0, 0],
    ]);
  });

  test("finds every unit that the shop's bounds allow, and never less than the member had", {
    timeout: TEST_MS,
  }, async () => {
    const ware = fc.record({
      stock: fc.nat(12),
      inventory: fc.constantFrom<InventoryPolicy[]>("none", "track", "reserve-on-order"),
      had: fc.nat(8),
      brought: fc.integer({ min: 1, max: 8 }),
    });
    const wares = fc.array(ware, { minLength: 1, maxLength: 4 });
    const limits = fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined });
    const merged = fc.asyncProperty(wares, limits, async (goods, perOrderLimit) => {
      const drafts = goods.map(({ stock, inventory }) => ({ description: "한 봉지", stock, inventory }));
      const had = goods.map((each) => each.had);
      const brought = goods.map((each) => each.brought);
      const { has } = await merging({ options: drafts, perOrderLimit }, had.some(Boolean) ? had : [], brought);
      const sum = (units: readonly number[]) => units.reduce((total, each) => total + each, 0);
      if (perOrderLimit !== undefined) expect(sum(has)).toBeLessThanOrEqual(Math.max(perOrderLimit, sum(had)));
      for (const [index, { stock, inventory, had: before, brought: more }] of goods.entries()) {
        const most =
          inventory === "none" || stock === 0 ? before + more : Math.max(before, Math.min(stock, before + more));
        const units = has[index] ?? 0;
        expect(units).toBeGreaterThanOrEqual(before);
        expect(units).toBeLessThanOrEqual(most);
        if (units < most) expect(sum(has)).toBeGreaterThanOrEqual(perOrderLimit ?? Number.POSITIVE_INFINITY);
      }
    });
    await holds(merged, 100);
  });
});

test("a cart that racing additions filled beyond its bound takes nothing, and all that the guest brought stays his", async () => {
  const world = await worldOf();
  const linesOf = async (count: number) => {
    const { id: itemId, options: all } = await itemOnSale(world, { options: options(count) });
    return all.map(({ id: optionId }) => ({ itemId, optionId, quantity: 1, addedAt: world.ports.clock.now() }));
  };
  const [own, more] = [[...(await linesOf(MAX_LINES)), ...(await linesOf(1))], await linesOf(2)];
  const brought = [...own.slice(0, 1), ...more];
  const found = await world.ports.unitOfWork.reads.items.sellables([...own, ...more].map(({ optionId }) => optionId));
  expect(fitInto(own, brought, found)).toEqual({ added: [], left: brought });
});
