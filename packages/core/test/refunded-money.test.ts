import { expect, test } from "vitest";
import { err, expectOk, money, ok } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import type { Order } from "../src/order/index.ts";
import { approve, ask, atProvider, begin, paidOrder, paymentOf } from "./orders-to-refund.ts";
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
} from "./world.ts";

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
