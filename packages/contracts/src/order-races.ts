import { commandKey, expectOk } from "@cofshop/core";
import type { OrderId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOf, countOf, upTo } from "./contract.ts";
import {
  address,
  deliver,
  freshShop,
  itemOnSale,
  oneOf,
  orderNow,
  payOrder,
  placeOrder,
  preparePayment,
  runJob,
  type ShopSubject,
  signUp,
  signUpMany,
  stockDifferences,
  stockNow,
} from "./fresh-shop.ts";
import { seed } from "./property.ts";
import { optionsOf } from "./rows.ts";

/** Races for what is on sale, of placing orders with giving them up and moving them on. */
export const orderRaces = (
  its: () => ShopSubject,
  { buyers, crowd, orders }: { readonly buyers: number; readonly crowd: number; readonly orders: number },
): void => {
  test(`${buyers} buyers of two thirds as many units: each unit is sold once, everyone else is told that it is out of stock`, async () => {
    const fresh = await freshShop(its());
    const units = Math.floor((buyers * 2) / 3);
    const options = optionsOf(await itemOnSale(fresh, [units]));
    const members = await signUpMany(fresh, buyers);
    const answers = await Promise.all(
      members.map((by) => fresh.shop.order.place(by, { lines: oneOf(options), address })),
    );
    const codes = answers.map(codeOf);
    expect([countOf(codes, "ok"), countOf(codes, "item.out-of-stock")]).toEqual([units, buyers - units]);
    expect(await stockNow(fresh, options)).toEqual([0]);
    expect(expectOk(await fresh.shop.order.list(fresh.admin, {})).totalElements).toBe(units);
    expect(await stockDifferences(fresh)).toEqual([]);
  });

  test(`${crowd} buyers of three options in any order: nothing but sold or out of stock, and the counters are exact`, async () => {
    const fresh = await freshShop(its());
    const units = Math.floor(crowd / 4);
    const options = optionsOf(await itemOnSale(fresh, [units, units, units]));
    const members = await signUpMany(fresh, crowd);
    const choices = fc.sample(fc.shuffledSubarray([...options], { minLength: 1 }), { numRuns: crowd, seed });
    const answers = await Promise.all(
      members.map((by, index) => fresh.shop.order.place(by, { lines: oneOf(choices[index] ?? []), address })),
    );
    const codes = answers.map(codeOf);
    expect(countOf(codes, "ok") + countOf(codes, "item.out-of-stock")).toBe(crowd);
    const sold = choices.filter((_, index) => answers[index]?.ok).flat();
    const left = options.map((option) => units - sold.filter((each) => each === option).length);
    expect(await stockNow(fresh, options)).toEqual(left);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
    const gone = options.filter((_, index) => left[index] === 0);
    const refused = choices.filter((_, index) => !answers[index]?.ok);
    expect(refused.every((choice) => choice.some((option) => gone.includes(option)))).toBe(true);
    expect(await stockDifferences(fresh)).toEqual([]);
  });

  test("a storm of cancelling, automatic cancelling, moving and confirming gives stock back exactly once", async () => {
    const fresh = await freshShop(its(), { autoCancelAfterMs: -60_000 });
    const options = optionsOf(await itemOnSale(fresh, [orders, orders]));
    const members = await signUpMany(fresh, orders);
    const placed = await Promise.all(members.map((by) => placeOrder(fresh, by, oneOf(options))));
    const delivered = new Set<OrderId>();
    for (const [index, by] of members.entries()) {
      const order = placed[index];
      if (order === undefined || index % 4 === 0) continue;
      if (index % 4 === 1) await preparePayment(fresh, by, order.id);
      else await payOrder(fresh, by, order.id);
      if (index % 4 === 3) await deliver(fresh, order.id);
      if (index % 4 === 3) delivered.add(order.id);
    }
    await fresh.told();
    const { cancel, confirm, move } = fresh.shop.order;
    const storm = members.flatMap((by, index) => {
      const id = placed[index]?.id;
      return id === undefined
        ? []
        : [
            cancel(by, id, "changed my mind"),
            move(fresh.admin, id, "PREPARING_FOR_SHIPMENT"),
            confirm(by, id),
            cancel(by, id, "changed it again"),
          ];
    });
    const jobs = upTo(3).map(() => runJob(fresh, "auto-cancel-orders"));
    const [answers] = await Promise.all([Promise.all(storm), Promise.all(jobs)]);
    const codes = answers.map(codeOf);
    await runJob(fresh, "auto-cancel-orders");
    const allowed = ["ok", "order.cannot-cancel", "order.illegal-transition", "lock.busy"];
    expect(codes.filter((code) => !allowed.includes(code))).toEqual([]);

    const after = await Promise.all(placed.map(({ id }) => orderNow(fresh, id)));
    const expected = after.map(({ id }, index) => {
      if (index % 4 < 2) return "CANCELLED";
      return delivered.has(id) ? "COMPLETED" : "PREPARING_FOR_SHIPMENT";
    });
    expect(after.map(({ state }) => state)).toEqual(expected);
    const kept = after.filter(({ state }) => state !== "CANCELLED").length;
    expect(await stockNow(fresh, options)).toEqual([orders - kept, orders - kept]);
    expect(await stockDifferences(fresh)).toEqual([]);
    const cancelled = (await fresh.told()).filter(({ type }) => type === "order.cancelled");
    expect(cancelled).toHaveLength(orders - kept);
  });

  test("of ten orders at once from one cart one is placed, and what is added meanwhile is ordered or still there", async () => {
    const fresh = await freshShop(its());
    const by = await signUp(fresh, "buyer");
    const item = await itemOnSale(fresh, [100]);
    const lines = optionsOf(item).map((optionId) => ({ itemId: item.id, optionId, quantity: 1 }));
    const add = async () => codeOf(await fresh.shop.cart.add(by, { lines }));
    expect(await add()).toBe("ok");
    const orders = await Promise.all(upTo(10).map(() => fresh.shop.order.placeFromCart(by, { address })));
    expect([countOf(orders.map(codeOf), "ok"), countOf(orders.map(codeOf), "cart.empty")]).toEqual([1, 9]);
    expect(await stockNow(fresh, optionsOf(item))).toEqual([99]);

    const ordering = upTo(10).map(() => fresh.shop.order.placeFromCart(by, { address }));
    const adding = upTo(20).map(add);
    const [answers, added] = await Promise.all([Promise.all(ordering), Promise.all(adding)]);
    const ordered = answers.flatMap((answer) => (answer.ok ? answer.value.lines : []));
    const left = expectOk(await fresh.shop.cart.view(by)).lines;
    const units = [...ordered, ...left].reduce((sum, { quantity }) => sum + quantity, 0);
    expect([countOf(added, "ok"), units]).toEqual([20, 20]);
  });

  test("20 orders at once under one key are one order", async () => {
    const fresh = await freshShop(its());
    const by = await signUp(fresh, "buyer");
    const options = optionsOf(await itemOnSale(fresh, [50]));
    const command = { lines: oneOf(options), address, key: commandKey("the same click") };
    const answers = await Promise.all(upTo(20).map(() => fresh.shop.order.place(by, command)));
    const [first, ...others] = answers.map(expectOk);
    for (const other of others) expect(other).toEqual(first);
    expect(await stockNow(fresh, options)).toEqual([49]);
    expect(expectOk(await fresh.shop.order.mine(by, {})).content).toHaveLength(1);
  });

  test(`${orders} orders of one member at once spend his points once, and so many cancellations give them back`, async () => {
    const fresh = await freshShop(its());
    const by = await signUp(fresh, "buyer");
    const lines = oneOf(optionsOf(await itemOnSale(fresh, [orders])));
    const paid = Math.floor(orders / 2);
    expectOk(await fresh.shop.member.adjustPoints(fresh.admin, by.id, { amount: 100 * paid, reason: "welcome" }));
    const place = () => fresh.shop.order.place(by, { lines, address, usePoints: 100 });
    const answers = await Promise.all(upTo(orders).map(place));
    const codes = answers.map(codeOf);
    expect([countOf(codes, "ok"), countOf(codes, "member.insufficient-points")]).toEqual([paid, orders - paid]);
    expect(expectOk(await fresh.shop.member.points(by, {})).balance).toBe(0);
    const placed = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const cancelled = await Promise.all(placed.map(({ id }) => fresh.shop.order.cancel(by, id, "changed my mind")));
    expect(countOf(cancelled.map(codeOf), "ok")).toBe(paid);
    expect(expectOk(await fresh.shop.member.points(by, {})).balance).toBe(100 * paid);
  });
};
