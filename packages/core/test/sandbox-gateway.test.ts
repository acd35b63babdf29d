import { expect, test } from "vitest";
import {
  createShop,
  expectOk,
  type MemberActor,
  money,
  type OrderLineId,
  ok,
  type Result,
  type ShopTx,
} from "../src/index.ts";
import { type MemoryPorts, memoryPorts, sandboxGateway } from "../src/memory/index.ts";
import type { Order } from "../src/order/index.ts";
import { address, itemOnSale, optionOf, payOrder, runJob, signUp, type World, worldOf } from "./world.ts";

/** The shop as another process has it, or the next one: the same database, a sandbox that was not there before. */
const elsewhere = ({ ports, admin, told }: World, database: Partial<MemoryPorts> = {}): World => {
  const paymentGateway = sandboxGateway(ports.clock, { record: ports.unitOfWork.reads });
  const its: MemoryPorts = { ...ports, ...database, paymentGateway };
  return { shop: createShop(its), ports: its, admin, told };
};

/** Three units at 10,000 won and 3,000 won of delivery, paid where the order was placed. */
const paidOrder = async (world: World, by: MemberActor): Promise<Order> => {
  const item = await itemOnSale(world);
  const lines = [{ optionId: optionOf(item), quantity: 3 }];
  const { id } = expectOk(await world.shop.order.place(by, { lines, address }));
  await payOrder(world, by, id);
  return expectOk(await world.shop.order.view(by, id));
};
const lineOf = ({ lines: [line] }: Order): OrderLineId => {
  if (line === undefined) throw new Error("an order has a line");
  return line.id;
};
const begin = async () => {
  const ports = memoryPorts();
  const first = elsewhere(await worldOf(ports));
  const by = await signUp(first, "hana");
  return { first, by, order: await paidOrder(first, by) };
};

const refund = async ({ shop, admin }: World, by: MemberActor, order: Order, quantity?: number) => {
  const lines = quantity === undefined ? undefined : [{ lineId: lineOf(order), quantity }];
  expectOk(await shop.order.requestRefund(by, order.id, { reason: "향이 달라요", lines }));
  return expectOk(await shop.order.decideRefund(admin, order.id, { status: "APPROVED" }));
};
const paymentOf = async ({ ports }: World, { id }: Order) => {
  const [payment] = await ports.unitOfWork.reads.payments.ofOrder(id);
  if (payment === undefined) throw new Error("the order was paid");
  return payment;
};

test("a sandbox that began after the payment takes the shop's record as its ledger's beginning", async () => {
  const { first, by, order } = await begin();
  const { merchantUid } = await paymentOf(first, order);
  const before = expectOk(await first.ports.paymentGateway.read(merchantUid));
  const second = elsewhere(first);
  expect(await second.ports.paymentGateway.read(merchantUid)).toEqual(ok(before));
  expect(await refund(second, by, order, 1)).toMatchObject({ state: "PAID", refundedAmount: 10_000 });
  const third = elsewhere(second);
  expect(await refund(third, by, order)).toMatchObject({ state: "CANCELLED", refundedAmount: 33_000 });
  expect(await paymentOf(third, order)).toMatchObject({ state: "REFUNDED", refundedAmount: 33_000 });
  expect(await elsewhere(third).ports.paymentGateway.read(merchantUid)).toMatchObject(
    ok({ state: "cancelled", refunded: 33_000 }),
  );
});

test("two processes that refund units of one order by turns count each other's refunds", async () => {
  const { first, by, order } = await begin();
  const second = elsewhere(first);
  await refund(first, by, order, 1);
  await refund(second, by, order, 1);
  expect(await paymentOf(first, order)).toMatchObject({ state: "PAID", refundedAmount: 20_000 });
  await refund(first, by, order, 1);
  expect(await paymentOf(first, order)).toMatchObject({ state: "REFUNDED", refundedAmount: 33_000 });
});

/** A transaction that dies as it settles a refund: the payment knows of the money by then, the order does not. */
const dyingAtSettling = ({ unitOfWork }: MemoryPorts): Pick<MemoryPorts, "unitOfWork"> => {
  const deadly = (tx: ShopTx): ShopTx => ({
    ...tx,
    orders: { ...tx.orders, saveLines: () => Promise.reject(new Error("the process died")) },
  });
  const run = <R extends Result<unknown, unknown>>(work: (tx: ShopTx) => Promise<R>) =>
    unitOfWork.run((tx) => work(deadly(tx)));
  return { unitOfWork: { ...unitOfWork, run } };
};

test.each([
  [1, { state: "PAID", refundedAmount: 10_000 }, { state: "PAID", refundedAmount: 10_000 }],
  [3, { state: "CANCELLED", refundedAmount: 33_000 }, { state: "REFUNDED", refundedAmount: 33_000 }],
])(
  "a refund of %d units whose process died before the order was settled is one refund after the next start",
  async (quantity, settled, paid) => {
    const { first, by, order } = await begin();
    const dying = elsewhere(first, dyingAtSettling(first.ports));
    const lines = [{ lineId: lineOf(order), quantity }];
    expectOk(await first.shop.order.requestRefund(by, order.id, { reason: "향이 달라요", lines }));
    const decided = dying.shop.order.decideRefund(dying.admin, order.id, { status: "APPROVED" });
    await expect(decided).rejects.toThrow("the process died");
    expect(await paymentOf(first, order)).toMatchObject(paid);
    expect(expectOk(await first.shop.order.view(by, order.id))).toMatchObject({ state: "REFUND_PENDING" });

    const next = elsewhere(first);
    expect([await runJob(next, "execute-refunds"), await runJob(next, "execute-refunds")]).toEqual([1, 0]);
    expect(expectOk(await next.shop.order.view(by, order.id))).toMatchObject(settled);
    expect(await paymentOf(next, order)).toMatchObject(paid);
  },
);

test("money that was not to be kept goes back after a restart, once", async () => {
  const { first, by, order } = await begin();
  const { shop, ports } = first;
  const again = expectOk(
    await shop.order.place(by, { lines: order.lines.map(({ optionId }) => ({ optionId, quantity: 1 })), address }),
  );
  const card = { pgProvider: "sandbox", payMethod: "card" };
  const { payment } = expectOk(await shop.payment.prepare(by, again.id, card));
  expectOk(await shop.order.cancel(by, again.id, "안 살래요"));
  ports.paymentGateway.pay(payment, "paid");
  await shop.payment.verify(by, payment.id);
  expect(await paymentOf(first, again)).toMatchObject({ state: "REFUND_PENDING" });

  const next = elsewhere(first);
  expect([await runJob(next, "return-money"), await runJob(next, "return-money")]).toEqual([1, 0]);
  expect(await paymentOf(next, again)).toMatchObject({ state: "REFUNDED", refundedAmount: 0 });
  const atProvider = await elsewhere(next).ports.paymentGateway.read(payment.merchantUid);
  expect(atProvider).toMatchObject(ok({ state: "cancelled", refunded: 13_000 }));
});

test("what is on record as paid cannot be played as failed afterwards", async () => {
  const { first, order } = await begin();
  const payment = await paymentOf(first, order);
  const { paymentGateway } = elsewhere(first).ports;
  paymentGateway.pay(payment, "failed");
  expect(await paymentGateway.read(payment.merchantUid)).toMatchObject(ok({ state: "paid" }));
  const part = { key: "refund:1", reason: "향이 달라요", amount: money(1_000) };
  expect(await paymentGateway.refund(payment.merchantUid, part)).toMatchObject(ok({ refunded: 1_000 }));
});
