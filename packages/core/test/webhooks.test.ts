import { expect, test } from "vitest";
import { err, expectOk, ok } from "../src/index.ts";
import { day, offer, rowOf, won } from "./coupons/offers.ts";
import { approve, ask, atProvider, paidOrder, paymentOf } from "./orders-to-refund.ts";
import { giveBackInConsole, hear, soundPaymentOf, statesOf, withProvider } from "./provider.ts";
import {
  address,
  codeOf,
  itemOnSale,
  optionOf,
  payOrder,
  placeOrder,
  preparePayment,
  runJob,
  stockOf,
} from "./world.ts";

/** An order that waits for the provider's word. */
const waiting = async () => {
  const its = await withProvider();
  const order = await placeOrder(its.world, its.by, optionOf(await itemOnSale(its.world)));
  return { ...its, order, payment: await preparePayment(its.world, its.by, order.id) };
};

test("twenty webhooks at once about a paid attempt change it once and tell of one paid order; later ones change nothing", async () => {
  const { world, by, payment, asked } = await waiting();
  world.ports.paymentGateway.pay(payment, "paid");
  const heard = await Promise.all(Array.from({ length: 20 }, () => hear(world, payment.merchantUid)));
  for (const each of heard) expect(each).toEqual(ok("applied"));
  expect(await statesOf(world, by, payment)).toEqual(["PAID", "PAID"]);
  expect(await hear(world, payment.merchantUid)).toEqual(ok("nothing-new"));
  expect((await world.told()).filter(({ type }) => type === "order.paid")).toHaveLength(1);
  expect(asked).toHaveLength(21);
});

test("a webhook is not believed: what counts is what the provider says when it is asked", async () => {
  const { world, by, payment } = await waiting();
  expect(await hear(world, payment.merchantUid)).toEqual(ok("nothing-new"));
  expect(await statesOf(world, by, payment)).toEqual(["PAYMENT_PENDING", "READY"]);
  expect(await hear(world, "forged")).toEqual(err({ code: "payment.webhook-invalid" }));
});

test("webhooks about nothing, about other people's attempts and of no name that the shop makes are answered and forgotten", async () => {
  const { world, asked } = await waiting();
  for (const about of ["", "another-shop-1", `unsigned cofshop${"0".repeat(32)}`]) {
    expect(await hear(world, about)).toEqual(ok("unknown"));
  }
  // What anybody may have sent about an attempt that is not there is not worth a question.
  expect(asked).toEqual(["another-shop-1"]);
  expect(expectOk(await world.shop.payment.differences(world.admin, {})).content).toEqual([]);
});

test("webhooks out of order end in what the provider has: an attempt that was cancelled first is not paid", async () => {
  const { world, by, payment } = await waiting();
  world.ports.paymentGateway.pay(payment, "paid");
  await giveBackInConsole(world, payment);
  expect(await hear(world, payment.merchantUid)).toEqual(ok("applied"));
  expect(await hear(world, payment.merchantUid)).toEqual(ok("nothing-new"));
  expect(await statesOf(world, by, payment)).toEqual(["PAYMENT_PENDING", "FAILED"]);
});

test("an order whose money all went back in the provider's console is over: stock, points and coupon are back, once", async () => {
  const { world, by } = await withProvider();
  const { shop, admin } = world;
  const coupon = await offer(world, { validTo: day("2026-12-31") });
  const held = await won(world, by, coupon);
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 2_000, reason: "환영" }));
  const item = await itemOnSale(world);
  const lines = [{ optionId: optionOf(item), quantity: 2 }];
  const order = expectOk(await shop.order.place(by, { lines, address, coupon: held, usePoints: 2_000 }));
  const payment = await payOrder(world, by, order.id);
  await giveBackInConsole(world, payment);
  const heard = await Promise.all([1, 2, 3].map(() => hear(world, payment.merchantUid)));
  for (const each of heard) expect(each).toEqual(ok("applied"));
  expect(await statesOf(world, by, payment)).toEqual(["CANCELLED", "REFUNDED"]);
  expect(expectOk(await shop.order.view(by, order.id)).refundedAmount).toBe(order.finalPrice);
  expect(await stockOf(world, [optionOf(item)])).toEqual([10]);
  expect(expectOk(await shop.member.points(by, {})).balance).toBe(2_000);
  expect((await rowOf(world, by, coupon))?.state).toBe("AVAILABLE");
  expect((await world.told()).filter(({ type }) => type === "order.refunded")).toHaveLength(1);
  expect(expectOk(await shop.item.repairStock(admin))).toEqual([]);
});

test("a request for a part that waits for an admin is settled with the rest when all the money went back", async () => {
  const { world, by } = await withProvider();
  const { id, first, options } = await paidOrder(world, by, { way: 2 });
  expectOk(await ask(world, by, id, [first, 1]));
  const payment = await soundPaymentOf(world, id);
  await giveBackInConsole(world, payment);
  expect(await hear(world, payment.merchantUid)).toEqual(ok("applied"));
  const order = expectOk(await world.shop.order.view(by, id));
  expect([order.state, order.refundRequests.map(({ status }) => status)]).toEqual([
    "CANCELLED",
    ["REFUNDED", "REFUNDED"],
  ]);
  // What was shipped does not come back by itself.
  expect(await stockOf(world, options)).toEqual([7, 9]);
});

test("a part that went back in the console is noted, the order goes on, and people hear that the sums differ", async () => {
  const { world, by } = await withProvider();
  const { shop, admin } = world;
  const { id } = await paidOrder(world, by);
  const payment = await soundPaymentOf(world, id);
  await giveBackInConsole(world, payment, 5_000);
  expect(await hear(world, payment.merchantUid)).toEqual(ok("applied"));
  expect(await statesOf(world, by, payment)).toEqual(["PAID", "PAID"]);
  expect(await paymentOf(world, id)).toMatchObject({ refundedAmount: 5_000 });
  const to = new Date(world.ports.clock.now().getTime() + 1);
  expect(await shop.payment.reconcile(admin, { from: new Date(to.getTime() - 1_000), to })).toEqual(
    ok({ attempts: 1, corrected: 0, differences: 1 }),
  );
});

test("a webhook about a refund of the shop's own leaves it to whoever carries it out", async () => {
  const { world, by } = await withProvider();
  const { id, options } = await paidOrder(world, by);
  expectOk(await ask(world, by, id));
  const payment = await soundPaymentOf(world, id);
  const refund = approve(world, id);
  const heard = await Promise.all([1, 2, 3].map(() => hear(world, payment.merchantUid)));
  expectOk(await refund);
  for (const each of heard) expectOk(each);
  expect(await hear(world, payment.merchantUid)).toEqual(ok("nothing-new"));
  await runJob(world, "execute-refunds");
  expect(await statesOf(world, by, payment)).toEqual(["CANCELLED", "REFUNDED"]);
  expect(await atProvider(world, id)).toMatchObject({ refunded: payment.price });
  expect(await stockOf(world, options)).toEqual([10, 10]);
});

test("money of a test channel pays no order and goes back; another store's is not touched", async () => {
  const { world, by, payment, words } = await waiting();
  const { shop, ports } = world;
  ports.paymentGateway.pay(payment, "paid");
  words.set(payment.merchantUid, { foreign: "other-store" });
  expect(codeOf(await shop.payment.verify(by, payment.id))).toBe("payment.id-mismatch");
  expect(await statesOf(world, by, payment)).toEqual(["PAYMENT_PENDING", "READY"]);
  words.set(payment.merchantUid, { foreign: "test-channel" });
  expect(codeOf(await shop.payment.verify(by, payment.id))).toBe("payment.refund-due");
  await runJob(world, "return-money");
  expect(await statesOf(world, by, payment)).toEqual(["PAYMENT_PENDING", "REFUNDED"]);
  const due = (await world.told()).filter(({ type }) => type === "payment.refund-due");
  expect(due.map(({ data }) => data)).toMatchObject([{ reason: "test-channel" }]);
});

test("an admin gives back a payment's money by lines, and no more than is left", async () => {
  const { world, by } = await withProvider();
  const { shop, admin } = world;
  const { id, first, options } = await paidOrder(world, by, { way: 3, confirm: true });
  const { id: payment } = await soundPaymentOf(world, id);
  // Long after the time in which a member may ask.
  world.ports.clock.advance(90 * 86_400_000);
  const refund = (lines?: readonly { readonly lineId: typeof first; readonly quantity: number }[], restock = false) =>
    shop.payment.refund(admin, payment, { reason: "불량", lines, restock });
  const part = expectOk(await refund([{ lineId: first, quantity: 1 }], true));
  expect([part.state, part.refundedAmount]).toEqual(["COMPLETED", 10_000]);
  expect(await stockOf(world, options)).toEqual([8, 9]);
  expect(codeOf(await refund([{ lineId: first, quantity: 3 }]))).toBe("payment.refund-exceeds");
  for (const reason of ["", "x".repeat(501)]) {
    expect(await shop.payment.refund(admin, payment, { reason })).toMatchObject({ error: { code: "request.invalid" } });
  }
  const rest = expectOk(await refund());
  expect([rest.state, rest.refundedAmount]).toEqual(["CANCELLED", 45_000]);
  expect(await paymentOf(world, id)).toMatchObject({ refundedAmount: 45_000 });
  expect(codeOf(await refund())).toBe("order.illegal-transition");
});
