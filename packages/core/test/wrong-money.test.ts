import { expect, test } from "vitest";
import { actorOf, createShop, expectOk, jobNamed, money, ok, runOnce } from "../src/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import type { PaymentSnapshot } from "../src/payment/index.ts";
import { codeOf, itemOnSale, optionOf, placeOrder, preparePayment, runJob, signUp, worldOf } from "./world.ts";

const address = { city: "서울", street: "세종대로 110", zipCode: "04524" };
const person = { email: "kim@example.com", name: "김커피", tel: "01012345678" };
const card = { pgProvider: "sandbox", payMethod: "card" };

/** 9,000 won of goods and the delivery. */
const asked = 12_000;

/** What the provider says of an attempt that was paid as it was asked for. */
const sound = { amount: asked, currency: "KRW", transactionId: "t", refunded: 0 };

/** An order for the last unit whose attempt somebody paid, but not as it was asked for. */
const paidWrongly = async (wrong: Partial<PaymentSnapshot>) => {
  const ports = memoryPorts();
  const refunded: string[] = [];
  const gateway = {
    ...ports.paymentGateway,
    read: async (merchantUid: string) => ok({ merchantUid, ...sound, state: "paid" as const, ...wrong }),
    refund: async (merchantUid: string) => {
      refunded.push(merchantUid);
      return ok({ merchantUid, ...sound, state: "cancelled" as const, refunded: asked });
    },
  };
  const shop = createShop({ ...ports, paymentGateway: gateway });
  const by = actorOf(expectOk(await shop.member.enrol({ ...person, role: "SELLER" })));
  const goods = { name: "원두", price: 9_000, origin: "대한민국", options: [{ description: "200g", stock: 1 }] };
  const item = expectOk(await shop.item.register(by, goods));
  const lines = item.options.map(({ id }) => ({ optionId: id, quantity: 1 }));
  const order = expectOk(await shop.order.place(by, { lines, address }));
  const { payment } = expectOk(await shop.payment.prepare(by, order.id, card));
  return {
    refunded,
    payment,
    verify: () => shop.payment.verify(by, payment.id),
    run: async (job: string) => expectOk(await runOnce(jobNamed(shop.jobs, job), ports.lock)).done,
    wait: (ms: number) => ports.clock.advance(ms),
    states: async () => [
      expectOk(await shop.order.view(by, order.id)).state,
      expectOk(await shop.payment.view(by, payment.id)).state,
      expectOk(await shop.item.view(by, item.id)).item.options.map(({ stock }) => stock),
    ],
  };
};

test.each([
  ["payment.amount-mismatch", { amount: 1 }],
  ["payment.currency-mismatch", { currency: "USD" }],
] as const)(
  "%s: the order stays unpaid, the money goes back once, and the stock is not held for ever",
  async (code, wrong) => {
    const { verify, states, run, wait, refunded, payment } = await paidWrongly(wrong);
    expect(await verify()).toMatchObject({ ok: false, error: { code } });
    expect(await verify()).toMatchObject({ ok: false, error: { code } });
    expect(await states()).toEqual(["PAYMENT_PENDING", "REFUND_PENDING", [0]]);
    expect([await run("return-money"), await run("return-money")]).toEqual([1, 0]);
    expect(refunded).toEqual([payment.merchantUid]);
    wait(31 * 60_000);
    expect(await run("auto-cancel-orders")).toBe(1);
    expect(await states()).toEqual(["CANCELLED", "REFUNDED", [1]]);
  },
);

test("wrong money that nobody asked about is found before its order is cancelled, and goes back", async () => {
  const { states, run, wait } = await paidWrongly({ amount: 1 });
  wait(31 * 60_000);
  expect(await run("auto-cancel-orders")).toBe(1);
  expect(await states()).toEqual(["CANCELLED", "REFUND_PENDING", [1]]);
  expect(await run("return-money")).toBe(1);
});

test("late money that somebody gave back in the provider's console, a part or all of it, goes back no second time", async () => {
  for (const byHand of [5_000, 12_000, 13_000]) {
    const world = await worldOf();
    const { shop, ports } = world;
    const by = await signUp(world, "hana");
    const order = await placeOrder(world, by, optionOf(await itemOnSale(world)));
    const payment = await preparePayment(world, by, order.id);
    expectOk(await shop.order.cancel(by, order.id, "안 살래요"));
    ports.paymentGateway.pay(payment, "paid");
    expect(codeOf(await shop.payment.verify(by, payment.id))).toBe("payment.refund-due");
    const terms = { key: "console", reason: "늦은 입금", amount: money(byHand) };
    expectOk(await ports.paymentGateway.refund(payment.merchantUid, terms));
    expect([await runJob(world, "return-money"), await runJob(world, "return-money")]).toEqual([1, 0]);
    expect(expectOk(await shop.payment.view(by, payment.id)).state).toBe("REFUNDED");
    expect(expectOk(await ports.paymentGateway.read(payment.merchantUid))).toMatchObject({ refunded: 13_000 });
  }
});
