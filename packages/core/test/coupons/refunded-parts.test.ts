import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiscountTerms, standardCouponDiscount } from "../../src/coupon/index.ts";
import { expectOk, money } from "../../src/index.ts";
import { approve, ask } from "../orders-to-refund.ts";
import { always, holds, TEST_MS } from "../property.ts";
import { address, itemOnSale, payOrder, signUp, worldOf } from "../world.ts";
import { offer, rowOf, won } from "./offers.ts";

const terms: fc.Arbitrary<DiscountTerms> = fc
  .record({
    type: fc.constantFrom("FIXED", "RATE"),
    value: fc.integer({ min: 1, max: 100 }),
    scale: fc.constantFrom(1, 37, 1_000),
    cap: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: undefined }),
  })
  .map(({ type, value, scale, cap }) => ({
    type,
    value: type === "RATE" ? value : value * scale,
    maxDiscount: cap === undefined ? undefined : money(cap),
    minOrderPrice: money(0),
  }));

test("a coupon takes off what it says, at most its cap and what the goods cost", () => {
  always(
    fc.property(terms, fc.integer({ min: 0, max: 1_000_000_000 }), (each, total) => {
      const off = standardCouponDiscount(each, money(total));
      const full = each.type === "FIXED" ? each.value : Math.floor((total * each.value) / 100);
      expect(off).toBe(Math.min(full, each.maxDiscount ?? full, total));
    }),
  );
});

const line = fc.record({ surcharge: fc.integer({ min: 0, max: 3_333 }), quantity: fc.integer({ min: 1, max: 4 }) });

test("however an order with a coupon and points is given back in parts, all that is given back is what was paid", {
  timeout: TEST_MS,
}, async () => {
  await holds(
    fc.asyncProperty(
      terms,
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.nat(100),
      fc.array(fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 }),
      async ({ minOrderPrice: _, ...discount }, wanted, pointsPercent, cuts) => {
        const world = await worldOf();
        const { shop, admin } = world;
        const by = await signUp(world, "hana");
        const coupon = await offer(world, { ...discount });
        const held = await won(world, by, coupon);
        const item = await itemOnSale(world, {
          price: 777,
          options: wanted.map(({ surcharge }, index) => ({ description: `option ${index}`, stock: 9, surcharge })),
        });
        const lines = item.options.map(({ id }, index) => ({ optionId: id, quantity: wanted[index]?.quantity ?? 1 }));
        const goods = wanted.reduce((sum, { surcharge, quantity }) => sum + (777 + surcharge) * quantity, 0);
        const left = goods - standardCouponDiscount({ ...discount, minOrderPrice: money(0) }, money(goods));
        const usePoints = Math.floor((left * pointsPercent) / 100);
        if (usePoints > 0)
          expectOk(await shop.member.adjustPoints(admin, by.id, { amount: usePoints, reason: "환영" }));
        const order = expectOk(await shop.order.place(by, { lines, address, coupon: held, usePoints }));
        const sum = (part: "lineTotal" | "coupon" | "points") => order.lines.reduce((all, each) => all + each[part], 0);
        expect([sum("lineTotal"), sum("coupon"), sum("points")]).toEqual([goods, goods - left, usePoints]);
        expect(order.lines.every((each) => each.coupon + each.points <= each.lineTotal)).toBe(true);
        expect(order.finalPrice).toBe(left - usePoints + order.deliveryFee);
        if (order.finalPrice > 0) await payOrder(world, by, order.id);

        let back = 0;
        for (const cut of cuts) {
          const target = order.lines[cut.line];
          if (target === undefined || !(await ask(world, by, order.id, [target.id, cut.quantity])).ok) continue;
          const { state, refundedAmount } = expectOk(await approve(world, order.id));
          expect(refundedAmount).toBeGreaterThanOrEqual(back);
          back = refundedAmount;
          expect((await rowOf(world, by, coupon))?.state).toBe(state === "CANCELLED" ? "AVAILABLE" : "USED");
        }
        if (expectOk(await shop.order.view(by, order.id)).state !== "CANCELLED") {
          expectOk(await ask(world, by, order.id));
          expectOk(await approve(world, order.id));
        }
        expect(expectOk(await shop.order.view(by, order.id))).toMatchObject({
          state: "CANCELLED",
          refundedAmount: order.finalPrice,
        });
        expect(expectOk(await shop.member.points(by, {})).balance).toBe(usePoints);
        expect(await rowOf(world, by, coupon)).toMatchObject({ state: "AVAILABLE", orderId: undefined });
      },
    ),
    60,
  );
});
