import { expect, test } from "vitest";
import { err, expectOk, money, ok, type Result } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import type { GatewayRefund, PaymentGateway } from "../src/payment/index.ts";
import { withOpenWorks } from "./open-works.ts";
import {
  itemOnSale,
  optionOf,
  payOrder,
  placeOrder,
  preparePayment,
  runJob,
  signUp,
  type World,
  worldOf,
} from "./world.ts";

type Watch = {
  readonly world: World;
  /** Calls to the provider since last asked, each with the transactions that were open meanwhile. */
  readonly calls: () => readonly { readonly call: string; readonly openWorks: number }[];
  /** Makes the provider answer with errors, or answer again. */
  readonly provider: { down: boolean };
};

/** A shop that notes how many works are open whenever the payment provider is called, and while its call lasts. */
const watched = async (): Promise<Watch> => {
  const ports = memoryPorts();
  const provider = { down: false };
  const calls: { call: string; openWorks: number }[] = [];
  const { unitOfWork, openWorks } = withOpenWorks(ports.unitOfWork);
  const call = async <R extends Result<unknown, unknown>>(name: string, ask: () => Promise<R>) => {
    const entry = { call: name, openWorks: openWorks() };
    calls.push(entry);
    const answer = await ask();
    // A turn later, as a network would: a work that was begun meanwhile is seen too.
    await undefined;
    entry.openWorks = Math.max(entry.openWorks, openWorks());
    return provider.down ? err({ code: "payment.provider-timeout" }) : answer;
  };
  const { paymentGateway } = ports;
  const gateway: PaymentGateway = {
    ...paymentGateway,
    changes: (within, next) => call("changes", () => paymentGateway.changes(within, next)),
    register: (attempt) => call("register", () => paymentGateway.register(attempt)),
    read: (uid) => call("read", () => paymentGateway.read(uid)),
    refund: (uid, refund) => call("refund", () => paymentGateway.refund(uid, refund)),
  };
  const watchedPorts: MemoryPorts = {
    ...ports,
    unitOfWork,
    paymentGateway: { ...gateway, pay: paymentGateway.pay },
  };
  return { world: await worldOf(watchedPorts), calls: () => calls.splice(0), provider };
};

test("verifying a payment asks the provider while no transaction is open, whatever it answers", async () => {
  const { world, calls } = await watched();
  const { shop, ports } = world;
  const by = await signUp(world, "hana");
  const option = optionOf(
    await itemOnSale(world, { options: [{ description: "200 g", stock: 9, inventory: "track" }] }),
  );
  for (const outcome of ["undecided", "paid", "failed", "late"] as const) {
    const payment = await preparePayment(world, by, (await placeOrder(world, by, option)).id);
    expect(calls()).toEqual([{ call: "register", openWorks: 0 }]);
    if (outcome !== "undecided") ports.paymentGateway.pay(payment, outcome);
    await shop.payment.verify(by, payment.id);
    expect([outcome, calls()]).toEqual([outcome, [{ call: "read", openWorks: 0 }]]);
  }
});

test("a payment that is known to be paid is answered without asking the provider", async () => {
  const { world, calls } = await watched();
  const by = await signUp(world, "hana");
  const payment = await payOrder(world, by, (await placeOrder(world, by, optionOf(await itemOnSale(world)))).id);
  calls();
  expectOk(await world.shop.payment.verify(by, payment.id));
  expect(calls()).toEqual([]);
});

test("cancelling asks the provider about every open attempt first, while no transaction is open", async () => {
  const { world, calls, provider } = await watched();
  const { shop } = world;
  const by = await signUp(world, "hana");
  const option = optionOf(await itemOnSale(world));
  const order = await placeOrder(world, by, option);
  await preparePayment(world, by, order.id);
  expectOk(await shop.payment.prepare(by, order.id, { pgProvider: "sandbox", payMethod: "bank" }));
  calls();
  provider.down = true;
  expect(await shop.order.cancel(by, order.id, "waited too long")).toEqual(err({ code: "payment.provider-error" }));
  expect(calls()).toEqual([{ call: "read", openWorks: 0 }]);
  provider.down = false;
  expectOk(await shop.order.cancel(by, order.id, "waited too long"));
  expect(calls()).toEqual([
    { call: "read", openWorks: 0 },
    { call: "read", openWorks: 0 },
  ]);
});

test("an order that nobody began to pay is cancelled without asking the provider", async () => {
  const { world, calls } = await watched();
  const by = await signUp(world, "hana");
  const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
  expectOk(await world.shop.order.cancel(by, order.id, "changed my mind"));
  expect(calls()).toEqual([]);
});

test("the job that cancels unpaid orders asks first and leaves alone what the provider cannot tell about", async () => {
  const { world, calls, provider } = await watched();
  const { shop, ports } = world;
  const by = await signUp(world, "hana");
  const option = optionOf(await itemOnSale(world));
  const [paid, open] = [await placeOrder(world, by, option), await placeOrder(world, by, option)];
  const payment = await preparePayment(world, by, paid.id);
  await preparePayment(world, by, open.id);
  calls();
  ports.paymentGateway.pay(payment, "paid");
  ports.clock.advance(31 * 60_000);
  provider.down = true;
  expect(await runJob(world, "auto-cancel-orders")).toBe(0);
  expect(calls()).toEqual(Array.from({ length: 2 }, () => ({ call: "read", openWorks: 0 })));
  provider.down = false;
  expect(await runJob(world, "auto-cancel-orders")).toBe(1);
  expect(calls()).toEqual(Array.from({ length: 2 }, () => ({ call: "read", openWorks: 0 })));
  const states = [
    expectOk(await shop.order.view(by, paid.id)).state,
    expectOk(await shop.order.view(by, open.id)).state,
  ];
  expect(states).toEqual(["PAID", "CANCELLED"]);
});

test("the job that returns money calls the provider while no transaction is open, and again after it was down", async () => {
  const { world, calls, provider } = await watched();
  const { shop, ports } = world;
  const by = await signUp(world, "hana");
  const options = [{ description: "the last one", stock: 1, inventory: "track" as const }];
  const option = optionOf(await itemOnSale(world, { options }));
  const [first, second] = [await placeOrder(world, by, option), await placeOrder(world, by, option)];
  await payOrder(world, by, first.id);
  const late = await preparePayment(world, by, second.id);
  ports.paymentGateway.pay(late, "paid");
  expect(await shop.payment.verify(by, late.id)).toEqual(err({ code: "payment.refund-due" }));
  calls();
  provider.down = true;
  expect(await runJob(world, "return-money")).toBe(0);
  expect(calls()).toEqual([{ call: "refund", openWorks: 0 }]);
  expect(expectOk(await shop.payment.view(by, late.id)).state).toBe("REFUND_PENDING");
  provider.down = false;
  expect(await runJob(world, "return-money")).toBe(1);
  expect(calls()).toEqual([{ call: "refund", openWorks: 0 }]);
  expect(expectOk(await shop.payment.view(by, late.id)).state).toBe("REFUNDED");
  expect(await runJob(world, "return-money")).toBe(0);
  expect(calls()).toEqual([]);
});

test("a night's reconciliation asks the provider while no transaction is open, and again before it tells of a difference", async () => {
  const { world, calls } = await watched();
  const { shop, admin, ports } = world;
  const by = await signUp(world, "hana");
  const payment = await payOrder(world, by, (await placeOrder(world, by, optionOf(await itemOnSale(world)))).id);
  expectOk(
    await ports.paymentGateway.refund(payment.merchantUid, { key: "console", reason: "호의", amount: money(1) }),
  );
  calls();
  const to = new Date(ports.clock.now().getTime() + 1);
  const found = await shop.payment.reconcile(admin, { from: new Date(to.getTime() - 1_000), to });
  expect(found).toEqual(ok({ attempts: 1, corrected: 1, differences: 1 }));
  expect(calls()).toEqual([
    { call: "changes", openWorks: 0 },
    { call: "read", openWorks: 0 },
  ]);
});

test("nothing else in the shop calls the provider but the night's reconciliation: not shipping, not any other job", async () => {
  const { world, calls } = await watched();
  const { shop, admin, ports } = world;
  const by = await signUp(world, "hana");
  const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
  const payment = await preparePayment(world, by, order.id);
  ports.paymentGateway.pay(payment, "paid");
  expectOk(await shop.payment.verify(by, payment.id));
  calls();
  expectOk(await shop.payment.view(by, payment.id));
  expectOk(await shop.payment.byMerchantUid(by, payment.merchantUid));
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await shop.order.move(admin, order.id, step));
  }
  expectOk(await shop.order.confirm(by, order.id));
  ports.clock.advance(31 * 60_000);
  for (const { name } of shop.jobs) await runJob(world, name);
  expect(calls()).toEqual([{ call: "changes", openWorks: 0 }]);
});

test("a refund that breaks does not stand in the way of those behind it", async () => {
  const ports = memoryPorts();
  const { paymentGateway } = ports;
  const refused: string[] = [];
  const broken = {
    ...paymentGateway,
    refund: async (merchantUid: string, refund: GatewayRefund) => {
      if (refused.length === 0 || refused.includes(merchantUid)) {
        refused.push(merchantUid);
        throw new TypeError("an answer that nobody understands");
      }
      return paymentGateway.refund(merchantUid, refund);
    },
  };
  const world = await worldOf({ ...ports, paymentGateway: broken });
  const by = await signUp(world, "buyer");
  const option = optionOf(await itemOnSale(world));
  const orders = [];
  for (let n = 0; n < 3; n += 1) {
    const order = await placeOrder(world, by, option);
    const payment = await preparePayment(world, by, order.id);
    expectOk(await world.shop.order.cancel(by, order.id, "changed my mind"));
    ports.paymentGateway.pay(payment, "paid");
    await world.shop.payment.verify(by, payment.id);
    orders.push(order.id);
    ports.clock.advance(1);
  }
  await expect(runJob(world, "return-money")).rejects.toThrow("nobody understands");
  expect(await runJob(world, "return-money")).toBe(2);
  await expect(runJob(world, "return-money")).rejects.toThrow("nobody understands");
  const states = await Promise.all(orders.map((id) => ports.unitOfWork.reads.payments.ofOrder(id)));
  expect(states.flat().map(({ state }) => state)).toEqual(["REFUND_PENDING", "REFUNDED", "REFUNDED"]);
});

test("an order whose failed attempt was paid after all is not cancelled", async () => {
  const ports = memoryPorts();
  let said: "failed" | "paid" = "failed";
  let price = 0;
  const paymentGateway = {
    ...ports.paymentGateway,
    read: async (merchantUid: string) =>
      ok({ merchantUid, state: said, amount: price, currency: "KRW", transactionId: "t", refunded: 0 }),
  };
  const world = await worldOf({ ...ports, paymentGateway });
  const by = await signUp(world, "buyer");
  const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
  const payment = await preparePayment(world, by, order.id);
  price = payment.price;
  expect(await world.shop.payment.verify(by, payment.id)).toEqual(err({ code: "payment.failed" }));
  said = "paid";
  expect(await world.shop.order.cancel(by, order.id, "changed my mind")).toEqual(
    err({ code: "order.cannot-cancel", state: "PAID" }),
  );
  expect(await ports.unitOfWork.reads.payments.ofOrder(order.id)).toMatchObject([{ state: "PAID" }]);
});
