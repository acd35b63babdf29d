import { portoneV1Gateway } from "@cofshop/adapters-portone";
import { money } from "@cofshop/core";
import { expect, test } from "vitest";
import { type Open, onEachDatabase } from "./on-each-database.ts";

/** An order of two that is paid, and its payment. */
const paid = async (open: Open) => {
  const world = await open();
  const one = await world.begin();
  world.fake.pay(one.payment.merchantUid);
  await world.hear(world.fake.webhookOf(one.payment.merchantUid));
  expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
  const [line] = one.order.lines;
  if (line === undefined) throw new Error("the order has a line");
  return { world, one, uid: one.payment.merchantUid, line: line.id };
};
const nothingHeld = { stock: 100, points: 500, coupon: "AVAILABLE" };

onEachDatabase((open) => {
  test.each([
    ["P3: the connection broke after", { kind: "drop", when: "after" }],
    ["P4: a gateway answers 502 with a page after", { kind: "html", status: 502, when: "after" }],
    ["P4: a gateway answers 504 with a page after", { kind: "html", status: 504, when: "after" }],
    ["P4: the connection broke before", { kind: "drop", when: "before" }],
  ] as const)("%s the provider gave the money back: nobody rolls anything back, and it went once", async (_, fault) => {
    const { world, one, uid } = await paid(open);
    world.fake.inject(fault, { calls: /^POST .*cancel$/ });
    await world.refund(one.payment);
    expect((await world.stateOf(one))[0]).toBe("REFUND_PENDING");
    await world.run("execute-refunds", "execute-refunds");
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "REFUNDED"]);
    expect(world.fake.cancellations(uid)).toHaveLength(1);
    expect(world.fake.givenBack(uid)).toBe(one.payment.price);
    expect(await world.holds(one.member)).toEqual(nothingHeld);
  });

  test("P5: a refund that the provider refuses for good is over: the order goes on, with the reason on record", async () => {
    const { world, one, uid } = await paid(open);
    world.fake.nextCancels("FAILED");
    await world.refund(one.payment);
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
    const order = await world.shop.order.view(one.member, one.order.id);
    expect(order).toMatchObject({ value: { refundedAmount: 0, refundRequests: [{ status: "REJECTED" }] } });
    expect(world.fake.givenBack(uid)).toBe(0);
    expect(await world.holds(one.member)).toEqual({ stock: 98, points: 0, coupon: "USED" });
    await world.refund(one.payment);
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "REFUNDED"]);
  });

  test("P5: a payment company's own error decides nothing, and what it says of card and customer stays out of the log", async () => {
    const { world, one, uid } = await paid(open);
    world.fake.nextCancels("PG_PROVIDER");
    await world.refund(one.payment);
    expect((await world.stateOf(one))[0]).toBe("REFUND_PENDING");
    expect([world.fake.givenBack(uid), world.leaks()]).toEqual([0, []]);
  });

  test("P6: a refund that the provider has only taken on waits for its end, and ends as that does", async () => {
    for (const outcome of ["SUCCEEDED", "FAILED"] as const) {
      const { world, one, uid } = await paid(open);
      world.fake.nextCancels("REQUESTED");
      await world.refund(one.payment);
      await world.run("execute-refunds");
      expect((await world.stateOf(one))[0]).toBe("REFUND_PENDING");
      world.fake.finishCancels(uid, outcome);
      expect(await world.hear(world.fake.webhookOf(uid))).toBe(200);
      await world.run("execute-refunds");
      const succeeded = outcome === "SUCCEEDED";
      expect(await world.stateOf(one)).toEqual(succeeded ? ["CANCELLED", "REFUNDED"] : ["PAID", "PAID"]);
      expect(world.fake.cancellations(uid)).toHaveLength(1);
      expect(world.fake.givenBack(uid)).toBe(succeeded ? one.payment.price : 0);
    }
  });

  test("P14: parts that are given back at once never add up to more than was paid", async () => {
    const { world, one, uid, line } = await paid(open);
    const part = () => world.refund(one.payment, [{ lineId: line, quantity: 1 }]);
    const answers = await Promise.all([part(), part(), part(), part(), part()]);
    await world.run("execute-refunds");
    for (let more = await part(); more.ok; more = await part()) await world.run("execute-refunds");
    expect(answers.some((answer) => answer.ok)).toBe(true);
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "REFUNDED"]);
    expect(world.fake.cancellations(uid)).toHaveLength(2);
    expect(world.fake.givenBack(uid)).toBe(one.payment.price);
    expect(await world.holds(one.member)).toEqual(nothingHeld);
  });

  test("P16: what is cancelled in PortOne's console ends the order, and gives back once what it held", async () => {
    const { world, one, uid } = await paid(open);
    world.fake.sendWebhooksTo(world.webhookUrl);
    world.fake.cancelInConsole(uid);
    expect(await world.fake.webhooksSent()).toEqual([200]);
    for (let again = 0; again < 3; again += 1) expect(await world.hear(world.fake.webhookOf(uid))).toBe(200);
    await world.run("reconcile-payments", "execute-refunds", "return-money");
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "REFUNDED"]);
    expect(await world.holds(one.member)).toEqual(nothingHeld);
    expect(await world.differences()).toEqual([]);
  });

  test("P18: a refund of nothing, which V1 would take for one of everything, is not sent", async () => {
    const { world, uid } = await paid(open);
    const { url, impKey, impSecret } = world.fake;
    const v1 = portoneV1Gateway({ url, impKey, impSecret });
    const nothing = { key: "refund:0", reason: "불량", amount: money(0) };
    for (const gateway of [world.ports.paymentGateway, v1]) {
      expect(await gateway.refund(uid, nothing)).toMatchObject({ ok: false });
    }
    expect([world.fake.cancellations(uid), world.fake.givenBack(uid)]).toEqual([[], 0]);
  });

  test("P20: a night finds what no webhook told of: a payment, a refund by hand, and money that is not the shop's", async () => {
    const world = await open();
    const [one, other] = [await world.begin(), await world.begin("duri")];
    world.fake.pay(one.payment.merchantUid);
    world.fake.pay(other.payment.merchantUid);
    await world.shop.payment.verify(other.member, other.payment.id);
    world.fake.cancelInConsole(other.payment.merchantUid);
    world.fake.pay("a-payment-link", { amount: 5_000, anyAmount: true });
    world.advance(5_000);
    await world.run("reconcile-payments");
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
    expect(await world.stateOf(other)).toEqual(["CANCELLED", "REFUNDED"]);
    expect(await world.differences()).toMatchObject([{ merchantUid: "a-payment-link", cause: "unknown-here" }]);
    expect(await world.events("payment.difference-found")).toHaveLength(1);
    await world.run("reconcile-payments");
    expect(await world.events("payment.difference-found")).toHaveLength(1);
  });
});
