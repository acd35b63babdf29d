import fc from "fast-check";
import { expect, test } from "vitest";
import { err, expectOk } from "../src/index.ts";
import { approve, ask, atProvider, begin, paidOrder, paymentOf, steps } from "./orders-to-refund.ts";
import { holds, TEST_MS } from "./property.ts";
import { address, codeOf, itemOnSale, payOrder, runJob, stockOf } from "./world.ts";

const DAY = 86_400_000;

test("a whole order that was not shipped is given back with its delivery fee, its stock and its points", async () => {
  const { world, by } = await begin();
  const { id, options } = await paidOrder(world, by, { usePoints: 4_500 });
  expect(expectOk(await ask(world, by, id)).state).toBe("PAID");
  const order = expectOk(await approve(world, id));
  expect(order).toMatchObject({ state: "CANCELLED", finalPrice: 43_500, refundedAmount: 43_500 });
  expect(await atProvider(world, id)).toMatchObject({ state: "cancelled", refunded: 43_500 });
  expect(await paymentOf(world, id)).toMatchObject({ state: "REFUNDED", refundedAmount: 43_500 });
  expect(await stockOf(world, options)).toEqual([10, 10]);
  expect(expectOk(await world.shop.member.points(by, {})).balance).toBe(4_500);
  expect(expectOk(await world.shop.item.repairStock(world.admin))).toEqual([]);
  expect(order.history.map(({ to, refund }) => [to, refund]).slice(-3)).toEqual([
    ["PAID", "REQUESTED"],
    ["REFUND_PENDING", "APPROVED"],
    ["CANCELLED", "REFUNDED"],
  ]);
  const told = (await world.told()).filter(({ type }) => type.startsWith("order.refund"));
  expect(told.map(({ type }) => type)).toEqual(["order.refund-requested", "order.refund-approved", "order.refunded"]);
  expect(told.at(-1)?.data).toMatchObject({ amount: 43_500, points: 4_500, to: "CANCELLED" });
});

test("units of a shipped order come back without delivery fee, into stock only if the admin says so, and it goes on", async () => {
  const { world, by } = await begin();
  const { id, first, second, options } = await paidOrder(world, by, { way: 2 });
  expectOk(await ask(world, by, id, [first, 1]));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "SHIPPING", refundedAmount: 10_000 });
  expect(await stockOf(world, options)).toEqual([7, 9]);
  expectOk(await ask(world, by, id, [first, 1], [second, 1]));
  expect(expectOk(await approve(world, id, true))).toMatchObject({ state: "SHIPPING", refundedAmount: 35_000 });
  expect(await stockOf(world, options)).toEqual([8, 10]);
  expect(expectOk(await world.shop.order.move(world.admin, id, "DELIVERED")).state).toBe("DELIVERED");
  expectOk(await ask(world, by, id));
  // The last unit: everything is refunded but the delivery, which was made.
  const order = expectOk(await approve(world, id));
  expect(order).toMatchObject({ state: "CANCELLED", finalPrice: 48_000, refundedAmount: 45_000 });
  expect(await paymentOf(world, id)).toMatchObject({ state: "PAID", refundedAmount: 45_000 });
  expect(expectOk(await world.shop.item.repairStock(world.admin))).toEqual([]);
});

test("while a request is open the order neither ships nor completes, also not by itself; a rejected one lets it go on", async () => {
  const { world, by } = await begin();
  const { shop, admin, ports } = world;
  const { id } = await paidOrder(world, by, { way: 3 });
  expectOk(await ask(world, by, id));
  const inProgress = err({ code: "order.refund-in-progress" });
  expect(await shop.order.confirm(by, id)).toEqual(inProgress);
  expect(await ask(world, by, id)).toEqual(inProgress);
  ports.clock.advance(8 * DAY);
  expect(await runJob(world, "auto-confirm-orders")).toBe(0);
  const rejected = await shop.order.decideRefund(admin, id, { status: "REJECTED", reason: "사용한 상품입니다" });
  expect(rejected).toMatchObject({ ok: true, value: { state: "DELIVERED" } });
  expect(expectOk(rejected).refundRequests).toMatchObject([
    { status: "REJECTED", reason: "향이 달라요", processReason: "사용한 상품입니다" },
  ]);
  expect(await shop.order.decideRefund(admin, id, { status: "REJECTED", reason: "다시" })).toEqual(
    err({ code: "order.refund-not-requested" }),
  );
  expect(await runJob(world, "auto-confirm-orders")).toBe(1);
});

test("a completed order can be sent back until seven days after its delivery, an unpaid or cancelled one never", async () => {
  const { world, by } = await begin();
  const { shop, ports } = world;
  const { id } = await paidOrder(world, by, { way: 3, confirm: true });
  ports.clock.advance(7 * DAY);
  expect(codeOf(await ask(world, by, id))).toBe("ok");
  expectOk(await shop.order.decideRefund(world.admin, id, { status: "REJECTED", reason: "아니요" }));
  ports.clock.advance(1);
  expect(await ask(world, by, id)).toEqual(err({ code: "order.refund-window-closed" }));

  const item = await itemOnSale(world);
  const lines = item.options.map((option) => ({ optionId: option.id, quantity: 1 }));
  const unpaid = expectOk(await shop.order.place(by, { lines, address }));
  expect(await ask(world, by, unpaid.id)).toEqual(err({ code: "order.illegal-transition", state: "WAITING_FOR_PAY" }));
  expectOk(await shop.order.cancel(by, unpaid.id, "안 살래요"));
  expect(await ask(world, by, unpaid.id)).toEqual(err({ code: "order.illegal-transition", state: "CANCELLED" }));
});

test("nobody asks for more than there is, for a line of another order, or for one line twice", async () => {
  const { world, by } = await begin();
  const { id, first, second } = await paidOrder(world, by);
  const other = await paidOrder(world, by);
  expect(await ask(world, by, id, [first, 4])).toEqual(err({ code: "payment.refund-exceeds", lineId: first, left: 3 }));
  expect(await ask(world, by, id, [other.first, 1])).toEqual(err({ code: "order.line-not-found" }));
  expect(await ask(world, by, id, [first, 1], [first, 1])).toMatchObject({ error: { field: "lines" } });
  expect(await ask(world, by, id, [first, 0])).toMatchObject({ error: { field: "lines[0].quantity" } });
  expect(await world.shop.order.requestRefund(by, id, { reason: " " })).toMatchObject({
    error: { field: "refundRequestReason" },
  });
  expectOk(await ask(world, by, id, [first, 2]));
  expectOk(await approve(world, id));
  expect(await ask(world, by, id, [first, 2], [second, 1])).toMatchObject({ error: { left: 1 } });
});

test("a refund takes back what the order earned, and the tier that it lifted to; what was spent meanwhile is owed", async () => {
  const { world, by } = await begin();
  const { shop, admin } = world;
  const item = await itemOnSale(world, { price: 300_000, options: [{ description: "기계", stock: 9 }] });
  const lines = item.options.map((option) => ({ optionId: option.id, quantity: 2 }));
  const order = expectOk(await shop.order.place(by, { lines, address }));
  await payOrder(world, by, order.id);
  for (const step of steps) expectOk(await shop.order.move(admin, order.id, step));
  expectOk(await shop.order.confirm(by, order.id));
  const standing = async () => {
    const [{ tier }, { balance, owed }] = [
      expectOk(await shop.member.membership(by)),
      expectOk(await shop.member.points(by, {})),
    ];
    return [tier.name, balance, owed];
  };
  expect(await standing()).toEqual(["RED", 6_000, 0]);
  for (const { id } of order.lines) expectOk(await ask(world, by, order.id, [id, 1]));
  expect(expectOk(await approve(world, order.id))).toMatchObject({ state: "COMPLETED", earnedPoints: 3_000 });
  expect(await standing()).toEqual(["RED", 3_000, 0]);
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: -2_500, reason: "정정" }));
  expectOk(await ask(world, by, order.id));
  expect(expectOk(await approve(world, order.id))).toMatchObject({ state: "CANCELLED", refundedAmount: 600_000 });
  expect(await standing()).toEqual(["BASIC", 0, 2_500]);
});

test("however an order is cut into refunds, the parts add up to its price and to its points, line by line", {
  timeout: TEST_MS,
}, async () => {
  const cut = fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 5 }) });
  const line = fc.record({ price: fc.integer({ min: 1, max: 99_999 }), quantity: fc.integer({ min: 1, max: 6 }) });
  await holds(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 100 }),
      fc.array(cut, { maxLength: 6 }),
      fc.nat(3),
      async (wanted, percentOfPoints, cuts, way) => {
        const { world, by } = await begin();
        const { shop, admin } = world;
        const lines = [];
        for (const { price, quantity } of wanted) {
          const item = await itemOnSale(world, { price, options: [{ description: "한 봉지", stock: 10 }] });
          for (const option of item.options) lines.push({ optionId: option.id, quantity });
        }
        const total = wanted.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
        const usePoints = Math.floor((total * percentOfPoints) / 100);
        if (usePoints > 0)
          expectOk(await shop.member.adjustPoints(admin, by.id, { amount: usePoints, reason: "환영" }));
        const { id, finalPrice, deliveryFee } = expectOk(await shop.order.place(by, { lines, address, usePoints }));
        if (finalPrice > 0) await payOrder(world, by, id);
        for (const step of steps.slice(0, way)) expectOk(await shop.order.move(admin, id, step));

        for (const { line: number, quantity } of cuts) {
          const now = expectOk(await shop.order.view(by, id));
          const chosen = now.lines[number % now.lines.length];
          if (chosen === undefined || chosen.quantity - chosen.refunded < quantity || now.state === "CANCELLED")
            continue;
          expectOk(await ask(world, by, id, [chosen.id, quantity]));
          expectOk(await approve(world, id));
        }
        const last = expectOk(await shop.order.view(by, id));
        if (last.state !== "CANCELLED") {
          expectOk(await ask(world, by, id));
          expectOk(await approve(world, id));
        }
        const order = expectOk(await shop.order.view(by, id));
        const kept = way < 2 ? 0 : deliveryFee;
        expect([order.state, order.refundedAmount]).toEqual(["CANCELLED", finalPrice - kept]);
        expect(expectOk(await shop.member.points(by, {})).balance).toBe(usePoints);
        if (finalPrice > 0) expect(await atProvider(world, id)).toMatchObject({ refunded: finalPrice - kept });
      },
    ),
    40,
  );
});
