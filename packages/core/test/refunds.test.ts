import fc from "fast-check";
import { expect, test } from "vitest";
import { err, expectOk, type MemberActor, money, type OrderLineId, ok } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import type { Order } from "../src/order/index.ts";
import { holds, TEST_MS } from "./property.ts";
import {
  address,
  card,
  codeOf,
  itemOnSale,
  optionOf,
  password,
  payOrder,
  placeOrder,
  runJob,
  signUp,
  stockOf,
  type World,
  worldOf,
} from "./world.ts";

const DAY = 86_400_000;
const steps = ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const;

/** A paid order of three units at 10,000 and one at 15,000 won, brought so many steps on its way. */
const paidOrder = async (world: World, by: MemberActor, { way = 0, usePoints = 0, confirm = false } = {}) => {
  const { shop, admin } = world;
  const item = await itemOnSale(world, {
    options: [
      { description: "200 g", stock: 10 },
      { description: "500 g", stock: 10, surcharge: 5_000, inventory: "track" },
    ],
  });
  const [small, large] = item.options;
  if (small === undefined || large === undefined) throw new Error("the item has two options");
  if (usePoints > 0) expectOk(await shop.member.adjustPoints(admin, by.id, { amount: usePoints, reason: "환영" }));
  const lines = [
    { optionId: small.id, quantity: 3 },
    { optionId: large.id, quantity: 1 },
  ];
  const order = expectOk(await shop.order.place(by, { lines, address, usePoints }));
  await payOrder(world, by, order.id);
  for (const step of steps.slice(0, way)) expectOk(await shop.order.move(admin, order.id, step));
  if (confirm) expectOk(await shop.order.confirm(by, order.id));
  const [first, second] = order.lines;
  if (first === undefined || second === undefined) throw new Error("the order has two lines");
  return { id: order.id, first: first.id, second: second.id, options: [small.id, large.id] };
};
const begin = async (ports: MemoryPorts = memoryPorts()) => {
  const world = await worldOf(ports);
  return { world, by: await signUp(world, "hana") };
};
const ask = (
  { shop }: World,
  by: MemberActor,
  id: Order["id"],
  ...lines: readonly (readonly [OrderLineId, number])[]
) =>
  shop.order.requestRefund(by, id, {
    reason: "향이 달라요",
    lines: lines.length === 0 ? undefined : lines.map(([lineId, quantity]) => ({ lineId, quantity })),
  });
const approve = ({ shop, admin }: World, id: Order["id"], restock = false) =>
  shop.order.decideRefund(admin, id, { status: "APPROVED", restock });
const paymentOf = async ({ ports }: World, id: Order["id"]) => (await ports.unitOfWork.reads.payments.ofOrder(id))[0];
const atProvider = async (world: World, id: Order["id"]) => {
  const payment = await paymentOf(world, id);
  return expectOk(await world.ports.paymentGateway.read(payment?.merchantUid ?? ""));
};

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

test("a provider that does not answer leaves the order waiting, and a job goes on until the money is back, once", async () => {
  const ports = memoryPorts();
  let down = true;
  const asked: string[] = [];
  const paymentGateway: MemoryPorts["paymentGateway"] = {
    ...ports.paymentGateway,
    refund: async (uid, refund) => {
      asked.push(refund.key);
      const answer = await ports.paymentGateway.refund(uid, refund);
      // The first answers are lost on the way, although the money went.
      return down ? err({ code: "payment.provider-timeout" }) : answer;
    },
  };
  const { world, by } = await begin({ ...ports, paymentGateway });
  const { id, first, options } = await paidOrder(world, by);
  expectOk(await ask(world, by, id, [first, 1]));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "REFUND_PENDING", refundedAmount: 0 });
  expect(await world.shop.order.move(world.admin, id, "PREPARING_FOR_SHIPMENT")).toEqual(
    err({ code: "order.refund-in-progress" }),
  );
  expect(await runJob(world, "execute-refunds")).toBe(0);
  down = false;
  expect([await runJob(world, "execute-refunds"), await runJob(world, "execute-refunds")]).toEqual([1, 0]);
  const order = expectOk(await world.shop.order.view(by, id));
  expect([order.state, order.refundedAmount, new Set(asked).size]).toEqual(["PAID", 10_000, 1]);
  expect(await atProvider(world, id)).toMatchObject({ state: "paid", refunded: 10_000 });
  expect(await stockOf(world, options)).toEqual([8, 9]);
});

/** What somebody does by hand in the provider's console, where the shop does not hear of it. */
const giveBackInConsole = async (world: World, id: Order["id"], amount: number) => {
  const uid = (await paymentOf(world, id))?.merchantUid ?? "";
  const terms = { key: "console", reason: "호의", amount: money(amount) };
  expectOk(await world.ports.paymentGateway.refund(uid, terms));
};

test("what went back in the provider's console goes back no second time, and the order is refunded all the same", async () => {
  for (const byHand of [10_000, 47_999, 48_000]) {
    const { world, by } = await begin();
    const { id, options } = await paidOrder(world, by);
    await giveBackInConsole(world, id, byHand);
    expectOk(await ask(world, by, id));
    expect(expectOk(await approve(world, id))).toMatchObject({ state: "CANCELLED", refundedAmount: 48_000 });
    expect(await atProvider(world, id)).toMatchObject({ state: "cancelled", refunded: 48_000 });
    expect(await paymentOf(world, id)).toMatchObject({ state: "REFUNDED", refundedAmount: 48_000 });
    expect(await stockOf(world, options)).toEqual([10, 10]);
  }
});

test("a part that is more than the provider has left gives the rest back, and the order goes on", async () => {
  const { world, by } = await begin();
  const { id, first, second } = await paidOrder(world, by);
  await giveBackInConsole(world, id, 40_000);
  expectOk(await ask(world, by, id, [first, 1]));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "PAID", refundedAmount: 10_000 });
  expect(await paymentOf(world, id)).toMatchObject({ state: "REFUNDED", refundedAmount: 48_000 });
  expectOk(await ask(world, by, id, [second, 1]));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "PAID", refundedAmount: 25_000 });
  expect(await atProvider(world, id)).toMatchObject({ refunded: 48_000 });
});

test("a refund that the provider refuses is over: the order goes on where it was, with the reason, and can be asked about again", async () => {
  const ports = memoryPorts();
  let refuses = true;
  const paymentGateway: MemoryPorts["paymentGateway"] = {
    ...ports.paymentGateway,
    refund: async (uid, refund) =>
      refuses ? err({ code: "payment.refund-refused" }) : ports.paymentGateway.refund(uid, refund),
  };
  const { world, by } = await begin({ ...ports, paymentGateway });
  const { id, options } = await paidOrder(world, by, { usePoints: 4_500, way: 1 });
  expectOk(await ask(world, by, id));
  const order = expectOk(await approve(world, id));
  expect(order).toMatchObject({ state: "PREPARING_FOR_SHIPMENT", refundedAmount: 0 });
  expect(order.refundRequests).toMatchObject([
    { status: "REJECTED", processReason: "the payment provider refused it" },
  ]);
  expect(await stockOf(world, options)).toEqual([7, 9]);
  expect(expectOk(await world.shop.member.points(by, {})).balance).toBe(0);
  expect(await runJob(world, "execute-refunds")).toBe(0);
  refuses = false;
  expectOk(await ask(world, by, id));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "CANCELLED", refundedAmount: 43_500 });
  const told = (await world.told()).map(({ type }) => type).filter((type) => type.startsWith("order.refund"));
  const [asked, approved] = ["order.refund-requested", "order.refund-approved"];
  expect(told).toEqual([asked, approved, "order.refund-rejected", asked, approved, "order.refunded"]);
});

test("a provider that takes a refund on without carrying it out leaves the order waiting until the money is counted", async () => {
  const ports = memoryPorts();
  let working = true;
  const paymentGateway: MemoryPorts["paymentGateway"] = {
    ...ports.paymentGateway,
    refund: async (uid, refund) => {
      const now = expectOk(await ports.paymentGateway.read(uid));
      if (working && now !== undefined) return ok(now);
      return ports.paymentGateway.refund(uid, refund);
    },
  };
  const { world, by } = await begin({ ...ports, paymentGateway });
  const { id, first } = await paidOrder(world, by);
  expectOk(await ask(world, by, id, [first, 1]));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "REFUND_PENDING", refundedAmount: 0 });
  working = false;
  expect(await runJob(world, "execute-refunds")).toBe(1);
  working = true;
  expectOk(await ask(world, by, id, [first, 1]));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "REFUND_PENDING", refundedAmount: 10_000 });
  working = false;
  expect(await runJob(world, "execute-refunds")).toBe(1);
  expect(expectOk(await world.shop.order.view(by, id))).toMatchObject({ state: "PAID", refundedAmount: 20_000 });
});

test("an approval that is given twice is one refund, and what was refunded whole is verified as it is", async () => {
  const { world, by } = await begin();
  const { id } = await paidOrder(world, by);
  expectOk(await ask(world, by, id));
  const answers = await Promise.all([approve(world, id), approve(world, id), approve(world, id)]);
  expect(answers.map(codeOf).filter((code) => code !== "ok" && code !== "order.refund-not-requested")).toEqual([]);
  expect(await atProvider(world, id)).toMatchObject({ refunded: 48_000 });
  const payment = await paymentOf(world, id);
  if (payment === undefined) throw new Error("the order was paid");
  expect(await world.shop.payment.verify(by, payment.id)).toMatchObject(ok({ state: "REFUNDED" }));
  expect((await world.told()).filter(({ type }) => type === "order.refunded")).toHaveLength(1);
});

test("money that comes in twice while a refund waits for the provider goes back by itself, and neither takes the other's place", async () => {
  const ports = memoryPorts();
  let down = false;
  const paymentGateway: MemoryPorts["paymentGateway"] = {
    ...ports.paymentGateway,
    refund: async (uid, refund) =>
      down ? err({ code: "payment.provider-timeout" }) : ports.paymentGateway.refund(uid, refund),
  };
  const { world, by } = await begin({ ...ports, paymentGateway });
  const { shop } = world;
  const item = await itemOnSale(world);
  const order = await placeOrder(world, by, optionOf(item));
  const bank = expectOk(await shop.payment.prepare(by, order.id, { ...card, payMethod: "bank" })).payment;
  const paid = await payOrder(world, by, order.id);
  expectOk(await ask(world, by, order.id));
  down = true;
  expect(expectOk(await approve(world, order.id)).state).toBe("REFUND_PENDING");
  ports.paymentGateway.pay(bank, "paid");
  expect(codeOf(await shop.payment.verify(by, bank.id))).toBe("payment.refund-due");
  down = false;
  expect([await runJob(world, "return-money"), await runJob(world, "execute-refunds")]).toEqual([1, 1]);
  for (const { id, merchantUid, price } of [bank, paid]) {
    expect(expectOk(await shop.payment.view(by, id)).state).toBe("REFUNDED");
    expect(expectOk(await ports.paymentGateway.read(merchantUid))).toMatchObject({ refunded: price });
  }
  expect(expectOk(await shop.order.view(by, order.id))).toMatchObject({ state: "CANCELLED", refundedAmount: 13_000 });
  expect(
    await stockOf(
      world,
      item.options.map(({ id }) => id),
    ),
  ).toEqual([10]);
});

test("a customer who is suspended or has left gets his money all the same, and the points stay in the account that is closed", async () => {
  const { world, by } = await begin();
  const { shop, admin, ports } = world;
  const paid = { way: 3, usePoints: 4_500 };
  const [first, second] = [await paidOrder(world, by, paid), await paidOrder(world, by, paid)];
  for (const { id } of [first, second]) expectOk(await ask(world, by, id));
  expectOk(await shop.member.changeState(admin, by.id, "SUSPENDED"));
  expect(expectOk(await approve(world, first.id))).toMatchObject({ state: "CANCELLED", refundedAmount: 40_500 });
  expectOk(await shop.member.changeState(admin, by.id, "ACTIVE"));
  expectOk(await shop.member.withdraw(by, { password }));
  expect(expectOk(await approve(world, second.id))).toMatchObject({ state: "CANCELLED", refundedAmount: 40_500 });
  expect(await atProvider(world, second.id)).toMatchObject({ refunded: 40_500 });
  expect((await ports.unitOfWork.reads.memberships.byMember(by.id))?.lots).toMatchObject([{ amount: 9_000 }]);
  const again = await signUp(world, "hana");
  expect(expectOk(await shop.member.points(again, {})).balance).toBe(0);
});

test("an order that points alone paid for is given back without asking a provider", async () => {
  const { world, by } = await begin();
  const { shop, admin } = world;
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 60_000, reason: "환영" }));
  const item = await itemOnSale(world, { price: 60_000 });
  const lines = item.options.map((option) => ({ optionId: option.id, quantity: 1 }));
  const { id } = expectOk(await shop.order.place(by, { lines, address, usePoints: 60_000 }));
  expectOk(await ask(world, by, id));
  expect(expectOk(await approve(world, id))).toMatchObject({ state: "CANCELLED", refundedAmount: money(0) });
  expect(expectOk(await shop.member.points(by, {})).balance).toBe(60_000);
});
