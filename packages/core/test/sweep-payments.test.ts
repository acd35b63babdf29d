import { expect, test } from "vitest";
import { err, expectOk, type MemberActor, ok } from "../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../src/memory/index.ts";
import { card, codeOf, itemOnSale, optionOf, placeOrder, preparePayment, runJob, signUp, worldOf } from "./world.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** An order whose payment has begun, and how often the provider was asked about it. */
const undecided = async () => {
  const ports = memoryPorts();
  const provider = { asked: 0, down: false };
  const timeout = err({ code: "payment.provider-timeout" });
  const paymentGateway: MemoryPorts["paymentGateway"] = {
    ...ports.paymentGateway,
    register: async (attempt) => (provider.down ? timeout : ports.paymentGateway.register(attempt)),
    read: async (uid) => {
      provider.asked += 1;
      return provider.down ? timeout : ports.paymentGateway.read(uid);
    },
  };
  const world = await worldOf({ ...ports, paymentGateway });
  const by = await signUp(world, "hana");
  const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
  const payment = await preparePayment(world, by, order.id);
  const states = async () => [
    expectOk(await world.shop.order.view(by, order.id)).state,
    expectOk(await world.shop.payment.view(by, payment.id)).state,
  ];
  const sweepFor = async (ms: number): Promise<number> => {
    for (let passed = 0; passed < ms; passed += MINUTE) {
      ports.clock.advance(MINUTE);
      await runJob(world, "sweep-payments");
    }
    return provider.asked;
  };
  return { world, ports, provider, by, order, payment, states, sweepFor };
};

test("who paid and never came back is asked about within a minute, and the order is paid", async () => {
  const { world, ports, payment, states } = await undecided();
  ports.paymentGateway.pay(payment, "paid");
  expect(await runJob(world, "sweep-payments")).toBe(0);
  ports.clock.advance(MINUTE);
  expect(await runJob(world, "sweep-payments")).toBe(1);
  expect(await states()).toEqual(["PAID", "PAID"]);
  expect(await runJob(world, "sweep-payments")).toBe(0);
});

test("an attempt that nobody decides is asked about later and later: after 1, 2, 5, 15, 30 and 60 minutes", async () => {
  const { provider, sweepFor } = await undecided();
  expect(await sweepFor(1 * MINUTE)).toBe(1);
  expect(await sweepFor(2 * MINUTE)).toBe(2);
  expect(await sweepFor(5 * MINUTE)).toBe(3);
  expect(await sweepFor(52 * MINUTE)).toBe(5);
  expect(await sweepFor(60 * MINUTE)).toBe(6);
  provider.asked = 0;
  expect(await sweepFor(DAY)).toBe(1);
});

test("money that comes when its order was cancelled is noticed, and goes back", async () => {
  const { world, ports, payment, states, sweepFor } = await undecided();
  ports.clock.advance(31 * MINUTE);
  await runJob(world, "auto-cancel-orders");
  expect(await states()).toEqual(["CANCELLED", "READY"]);
  ports.paymentGateway.pay(payment, "late");
  await sweepFor(60 * MINUTE);
  expect(await states()).toEqual(["CANCELLED", "REFUND_PENDING"]);
  await runJob(world, "return-money");
  expect(await ports.paymentGateway.read(payment.merchantUid)).toMatchObject({ value: { state: "cancelled" } });
});

test("after a week without a decision the attempt has failed, and is asked about no more", async () => {
  const { world, ports, provider, states } = await undecided();
  ports.clock.advance(7 * DAY);
  await runJob(world, "sweep-payments");
  expect(await states()).toEqual([expect.any(String), "READY"]);
  ports.clock.advance(DAY);
  await runJob(world, "sweep-payments");
  expect(await states()).toEqual([expect.any(String), "FAILED"]);
  provider.asked = 0;
  ports.clock.advance(30 * DAY);
  await runJob(world, "sweep-payments");
  expect(provider.asked).toBe(0);
});

test("a provider that does not answer has decided nothing, however long it takes", async () => {
  const { world, ports, provider, payment, states } = await undecided();
  provider.down = true;
  for (let day = 0; day < 10; day += 1) {
    ports.clock.advance(DAY);
    await runJob(world, "sweep-payments");
  }
  expect(await states()).toEqual([expect.any(String), "READY"]);
  provider.down = false;
  ports.paymentGateway.pay(payment, "paid");
  ports.clock.advance(DAY);
  await runJob(world, "sweep-payments");
  expect((await states())[1]).toBe("PAID");
});

test("an attempt is stored before the provider is told of it, and who asks again has the same one", async () => {
  const { world, ports, provider, by } = await undecided();
  const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
  provider.down = true;
  const prepare = (who: MemberActor) => world.shop.payment.prepare(who, order.id, card);
  expect(codeOf(await prepare(by))).toBe("payment.provider-timeout");
  const [stored, ...others] = await ports.unitOfWork.reads.payments.ofOrder(order.id);
  expect(others).toEqual([]);
  provider.down = false;
  expect(await prepare(by)).toMatchObject(ok({ payment: { id: stored?.id } }));
});
