import fc from "fast-check";
import { expect, test } from "vitest";
import { expectOk, type Money, money, quote, standardDeliveryFee, standardUnitPrice, zero } from "../src/index.ts";
import type { OptionDraft, Sellable, Wanted } from "../src/item/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { holds, TEST_MS } from "./property.ts";
import { address, itemOnSale, optionOf, plainItem, signUp, worldOf } from "./world.ts";

const percent = fc.integer({ min: 0, max: 100 });
const fee = fc.option(fc.nat(10_000), { nil: undefined });
const goods = fc.record({
  price: fc.integer({ min: 1, max: 1_000_000_000 }),
  discount: percent,
  deliveryFee: fee,
  options: fc.array(
    fc.record({ surcharge: fc.nat(1_000_000), discount: percent, quantity: fc.integer({ min: 1, max: 9_999 }) }),
    { minLength: 1, maxLength: 3 },
  ),
});
type Goods = typeof goods extends fc.Arbitrary<infer T> ? T : never;
const shelf = fc.array(goods, { minLength: 1, maxLength: 4 });
const policies = (defaultFee: number, freeFrom: number) => ({
  unitPrice: standardUnitPrice,
  deliveryFee: standardDeliveryFee({ defaultFee: money(defaultFee), freeFrom: money(freeFrom) }),
});

/** The goods as they stand in a shop, without prices computed by it. */
const wantedOf = async (wares: readonly Goods[]): Promise<readonly Wanted[]> => {
  const world = await worldOf();
  const wanted: Wanted[] = [];
  for (const { options, ...fields } of wares) {
    const drafts = options.map(
      ({ quantity: _, ...each }): OptionDraft => ({ ...each, description: "한 봉지", stock: 0 }),
    );
    const item = await itemOnSale(world, { ...fields, options: drafts });
    const { options: all, images: _, categoryIds: __, ...head } = item;
    for (const [index, option] of all.entries()) {
      wanted.push({ sellable: { item: head, option }, quantity: options[index]?.quantity ?? 1 });
    }
  }
  return wanted;
};
const anySellable = wantedOf([
  { price: 1, discount: 0, deliveryFee: undefined, options: [{ surcharge: 0, discount: 0, quantity: 1 }] },
]);
const sellable = async (
  price: number,
  discount: number,
  surcharge: number,
  optionDiscount: number,
): Promise<Sellable> => {
  const [first] = await anySellable;
  if (first === undefined) throw new Error("there is one");
  const { item, option } = first.sellable;
  return {
    item: { ...item, price: money(price), discount },
    option: { ...option, surcharge: money(surcharge), discount: optionDiscount },
  };
};

/** decisions.md: `price*(100-discount)/100 + surcharge`, then the option's discount, then the tier's; each truncated. */
const unitPriceOf = (
  price: number,
  discount: number,
  surcharge: number,
  optionDiscount: number,
  tier: number,
): bigint => {
  const less = (amount: bigint, rate: number): bigint => (amount * BigInt(100 - rate)) / 100n;
  return less(less(less(BigInt(price), discount) + BigInt(surcharge), optionDiscount), tier);
};

test("a unit price takes the item's discount, the surcharge, the option's and the tier's discount, each truncated in this order", async () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 });
  await holds(
    fc.asyncProperty(
      amount,
      percent,
      fc.nat(1_000_000_000),
      percent,
      percent,
      async (price, off, more, optionOff, tier) => {
        const one = await sellable(price, off, more, optionOff);
        const unit = standardUnitPrice(one, { tierPercent: tier });
        expect(BigInt(unit)).toBe(unitPriceOf(price, off, more, optionOff, tier));
      },
    ),
    1_000,
  );
});

test("999 won at 5 % off, 2 more for the bag, 7 % off the option and 5 % for the tier are 839 won", async () => {
  // 999 → 949 → 951 → 884 → 839. Rounded only at the end it would be 840.
  expect(standardUnitPrice(await sellable(999, 5, 2, 7), { tierPercent: 5 })).toBe(839);
});

test("a quote adds up: lines to the item total, the tier's discount to the price without it, the fee to the total", {
  timeout: TEST_MS,
}, async () => {
  await holds(
    fc.asyncProperty(
      shelf,
      percent,
      fc.nat(10_000),
      fc.nat(100_000),
      async (wares, tierPercent, defaultFee, freeFrom) => {
        const wanted = await wantedOf(wares);
        const rules = policies(defaultFee, freeFrom);
        const { lines, itemTotal, tierDiscount, deliveryFee, total } = quote(rules, { tierPercent }, wanted);
        expect(lines.map((line) => line.lineTotal)).toEqual(lines.map((line) => line.unitPrice * line.quantity));
        expect(itemTotal).toBe(lines.reduce((sum, line) => sum + line.lineTotal, 0));
        expect(itemTotal + tierDiscount).toBe(quote(rules, { tierPercent: 0 }, wanted).itemTotal);
        expect(total).toBe(itemTotal + deliveryFee);
        const fees = wares.reduce((sum, item) => sum + (item.deliveryFee ?? defaultFee), 0);
        expect(deliveryFee).toBe(itemTotal >= freeFrom ? 0 : fees);
      },
    ),
    60,
  );
});

test("delivery is paid once for each item, however many of its options and units are bought", async () => {
  const [one] = await anySellable;
  if (one === undefined) throw new Error("there is one");
  const { item, option } = one.sellable;
  const fees = standardDeliveryFee({ defaultFee: money(3_000), freeFrom: money(50_000) });
  const line = (deliveryFee: Money | undefined): Wanted => ({
    sellable: { item: { ...item, deliveryFee }, option },
    quantity: 5,
  });
  expect(fees([line(undefined), line(undefined)], zero)).toBe(3_000);
  expect(fees([line(zero), line(zero)], zero)).toBe(0);
  expect(fees([line(money(2_500))], money(49_999))).toBe(2_500);
  expect(fees([line(money(2_500))], money(50_000))).toBe(0);
});

test("nothing costs nothing: no delivery is paid for an empty cart", async () => {
  expect(quote(policies(3_000, 50_000), { tierPercent: 0 }, [])).toEqual({
    lines: [],
    itemTotal: 0,
    tierDiscount: 0,
    deliveryFee: 0,
    total: 0,
  });
  const world = await worldOf();
  const { quote: empty } = expectOk(await world.shop.cart.view(await signUp(world, "hana")));
  expect([empty.deliveryFee, empty.total, empty.lines]).toEqual([0, 0, []]);
});

test("the order placed from a cart costs what the cart said, and so does the same order placed by its lines", {
  timeout: TEST_MS,
}, async () => {
  await holds(
    fc.asyncProperty(shelf, fc.nat(10_000), fc.nat(100_000), async (wares, defaultFee, freeFrom) => {
      const { shop, admin } = await worldOf(memoryPorts(), policies(defaultFee, freeFrom));
      const lines = [];
      for (const { options, ...fields } of wares) {
        const drafts = options.map(
          ({ quantity: _, ...each }): OptionDraft => ({ ...each, description: "한 봉지", stock: 0, inventory: "none" }),
        );
        const item = expectOk(await shop.item.register(admin, { ...plainItem, ...fields, options: drafts }));
        for (const [index, { id }] of item.options.entries()) {
          lines.push({ itemId: item.id, optionId: id, quantity: options[index]?.quantity ?? 1 });
        }
      }
      const by = await signUp({ shop }, "hana");
      expectOk(await shop.cart.add(by, { lines }));
      const { quote: said } = expectOk(await shop.cart.view(by));
      const direct = expectOk(await shop.order.place(by, { lines, address }));
      const order = expectOk(await shop.order.placeFromCart(by, { address }));
      for (const { finalPrice, itemTotal, deliveryFee, tierDiscount, lines: sold, state } of [order, direct]) {
        expect({ total: finalPrice, itemTotal, deliveryFee, tierDiscount }).toEqual({
          total: said.total,
          itemTotal: said.itemTotal,
          deliveryFee: said.deliveryFee,
          tierDiscount: said.tierDiscount,
        });
        expect(sold.map((line) => line.lineTotal)).toEqual(said.lines.map((line) => line.lineTotal));
        expect(state).toBe(finalPrice === 0 ? "PAID" : "WAITING_FOR_PAY");
      }
      expect(expectOk(await shop.cart.view(by)).lines).toEqual([]);
    }),
    60,
  );
});

test("a cart does not charge for what cannot be bought now, and shows it all the same", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const by = await signUp(world, "hana");
  const [kept, stopped] = [await itemOnSale(world), await itemOnSale(world, { price: 30_000 })];
  const lines = [kept, stopped].map((item) => ({ itemId: item.id, optionId: optionOf(item), quantity: 2 }));
  expectOk(await shop.cart.add(by, { lines }));
  expectOk(await shop.item.changeState(admin, stopped.id, "STOP"));
  const view = expectOk(await shop.cart.view(by));
  expect(view.lines).toHaveLength(2);
  expect(view.quote.total).toBe(23_000);
  expect(await shop.order.placeFromCart(by, { address })).toEqual({
    ok: false,
    error: { code: "item.not-for-sale", options: [optionOf(stopped)] },
  });
  const order = expectOk(await shop.order.placeFromCart(by, { options: [optionOf(kept)], address }));
  expect(order.finalPrice).toBe(view.quote.total);
});
