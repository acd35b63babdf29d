import { Unavailable } from "@cofshop/core";
import { expect, test } from "vitest";
import { onEachDatabase } from "./on-each-database.ts";
import { card } from "./payment-world.ts";

const MINUTE = 60_000;
const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? "ok" : answer.error?.code;

/** P1–P20: the scenarios of the specification, by their numbers, against a PortOne on real HTTP. */
onEachDatabase((open) => {
  test("P1: a verification that hears nothing has decided nothing; the shop asks again by itself and the order is paid", async () => {
    const world = await open();
    const one = await world.begin();
    world.fake.pay(one.payment.merchantUid);
    world.fake.inject({ kind: "drop" }, { times: 3 });
    expect(codeOf(await world.shop.payment.verify(one.member, one.payment.id))).toMatch(/^payment\.provider-/);
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "READY"]);
    world.advance(MINUTE);
    await world.run("sweep-payments");
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
  });

  test("P2: where the commit of a payment fails it is made up for from the provider's word: one charge, one paid order", async () => {
    let broken = false;
    const world = await open({
      ports: (ports) => ({
        ...ports,
        unitOfWork: {
          ...ports.unitOfWork,
          run: (work) =>
            ports.unitOfWork.run(async (tx) => {
              const result = await work(tx);
              if (broken) throw new Unavailable("the connection broke before the commit", { retryAfterMs: 1 });
              return result;
            }),
        },
      }),
    });
    const one = await world.begin();
    world.fake.pay(one.payment.merchantUid);
    broken = true;
    await expect(world.shop.payment.verify(one.member, one.payment.id)).rejects.toThrow(Unavailable);
    broken = false;
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "READY"]);
    world.advance(MINUTE);
    await world.run("sweep-payments", "sweep-payments");
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
    expect(await world.events("order.paid")).toHaveLength(1);
    expect(world.fake.paid(one.payment.merchantUid)).toBe(one.payment.price);
  });

  test("P7: twenty copies of one webhook at once are all answered with 2xx, and make one change and one paid order", async () => {
    const world = await open();
    const one = await world.begin();
    world.fake.pay(one.payment.merchantUid);
    const webhook = world.fake.webhookOf(one.payment.merchantUid);
    const statuses = await Promise.all(Array.from({ length: 20 }, () => world.hear(webhook)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
    expect(await world.events("order.paid")).toHaveLength(1);
    expect(await world.events("payment.paid")).toHaveLength(1);
  });

  test("P8: webhooks that come the last first end in what the provider has", async () => {
    const world = await open();
    const one = await world.begin();
    world.fake.sendWebhooksTo(world.webhookUrl);
    world.fake.holdWebhooks();
    world.fake.pay(one.payment.merchantUid);
    world.fake.cancelInConsole(one.payment.merchantUid);
    world.fake.releaseWebhooks({ reversed: true });
    expect(await world.fake.webhooksSent()).toEqual([200, 200]);
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "FAILED"]);
  });

  test("P9: forged, altered, stale and unsigned webhooks are 400 and change nothing; one about a stranger's payment is noted", async () => {
    const world = await open();
    const one = await world.begin();
    world.fake.pay(one.payment.merchantUid);
    const { headers, body } = world.fake.webhookOf(one.payment.merchantUid);
    const old = String(Math.floor(Date.now() / 1000) - 301);
    const forged = [
      { headers: {}, body },
      { headers: { ...headers, "webhook-signature": `v1,${"A".repeat(43)}=` }, body },
      { headers: { ...headers, "webhook-timestamp": old }, body },
      { headers, body: Buffer.concat([body, Buffer.from(" ")]) },
    ];
    for (const request of forged) expect(await world.hear(request)).toBe(400);
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "READY"]);
    world.fake.pay("a-payment-link", { amount: 5_000, anyAmount: true });
    expect(await world.hear(world.fake.webhookOf("a-payment-link"))).toBe(200);
    expect(await world.differences()).toMatchObject([{ merchantUid: "a-payment-link", cause: "unknown-here" }]);
  });

  test.each([
    ["another amount", { amount: 1, anyAmount: true }, "payment.amount-mismatch"],
    ["another currency", { currency: "USD", anyAmount: true }, "payment.currency-mismatch"],
    ["a test channel", { channel: "test" }, "payment.refund-due"],
  ] as const)("P10: money in %s pays no order, is told of, and goes back", async (_, purchase, code) => {
    const world = await open();
    const one = await world.begin();
    const { merchantUid } = one.payment;
    world.fake.pay(merchantUid, purchase);
    expect(codeOf(await world.shop.payment.verify(one.member, one.payment.id))).toBe(code);
    await world.run("return-money");
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "REFUNDED"]);
    expect(world.fake.givenBack(merchantUid)).toBe(world.fake.paid(merchantUid));
    expect(await world.events("payment.refund-due")).toHaveLength(1);
  });

  test("P11: a stranger's payment is as if it were not there, and a transaction that is not the attempt's is refused", async () => {
    const world = await open();
    const one = await world.begin();
    const other = await world.begin("duri");
    world.fake.pay(one.payment.merchantUid);
    const paid = world.fake.pay(other.payment.merchantUid);
    expect(codeOf(await world.shop.payment.verify(other.member, one.payment.id))).toBe("payment.not-found");
    const claim = { transactionId: paid.transactionId };
    expect(codeOf(await world.shop.payment.verify(one.member, one.payment.id, claim))).toBe("payment.id-mismatch");
    expect(await world.stateOf(one)).toEqual(["PAYMENT_PENDING", "READY"]);
  });

  test("P12: verifying, webhooks, cancelling, the jobs and a refund at once leave no paid order without stock, and keep no money of a cancelled one", async () => {
    const world = await open();
    for (let round = 0; round < 4; round += 1) {
      const one = await world.begin(`member-${round}`);
      const { merchantUid, id, orderId } = one.payment;
      world.fake.pay(merchantUid);
      world.advance(31 * MINUTE);
      const webhook = world.fake.webhookOf(merchantUid);
      await Promise.allSettled([
        world.shop.payment.verify(one.member, id),
        world.hear(webhook),
        world.shop.order.cancel(one.member, orderId, "마음이 바뀌었어요"),
        world.run("auto-cancel-orders"),
        world.run("sweep-payments"),
        world.refund(one.payment),
        world.hear(webhook),
      ]);
      await world.run("sweep-payments", "execute-refunds", "return-money", "execute-refunds");
      await world.hear(webhook);
      const [order, payment] = await world.stateOf(one);
      const kept = world.fake.paid(merchantUid) - world.fake.givenBack(merchantUid);
      const over = { points: 500, coupon: "AVAILABLE" };
      if (order === "PAID") {
        expect([payment, kept]).toEqual(["PAID", one.payment.price]);
        expect(await world.holds(one.member)).toEqual({ stock: 98, points: 0, coupon: "USED" });
        await world.refund(one.payment);
      }
      expect((await world.stateOf(one))[0]).toBe("CANCELLED");
      expect(world.fake.givenBack(merchantUid)).toBe(one.payment.price);
      expect(await world.holds(one.member)).toEqual({ stock: 100, ...over });
    }
    expect(await world.differences()).toEqual([]);
  });

  test("P13: money that comes when the order was cancelled is noticed without anybody's doing, and goes back once", async () => {
    const world = await open();
    const one = await world.begin();
    world.advance(31 * MINUTE);
    await world.run("auto-cancel-orders");
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "READY"]);
    world.fake.pay(one.payment.merchantUid);
    await world.run("sweep-payments", "return-money", "sweep-payments", "return-money");
    expect(await world.stateOf(one)).toEqual(["CANCELLED", "REFUNDED"]);
    expect(world.fake.cancellations(one.payment.merchantUid)).toHaveLength(1);
    expect(world.fake.givenBack(one.payment.merchantUid)).toBe(one.payment.price);
  });

  test("P15: of two attempts that were both paid one pays the order, and the other's money goes back", async () => {
    const world = await open();
    const one = await world.begin();
    const prepared = await world.shop.payment.prepare(one.member, one.order.id, { ...card, payMethod: "EASY_PAY" });
    if (!prepared.ok) throw new Error(prepared.error.code);
    const second = prepared.value.payment;
    for (const { merchantUid } of [one.payment, second]) world.fake.pay(merchantUid);
    const again = await world.shop.payment.prepare(one.member, one.order.id, card);
    expect(again).toMatchObject({ ok: false, error: { code: "payment.already-paid" } });
    await Promise.all([one.payment, second].map(({ merchantUid }) => world.hear(world.fake.webhookOf(merchantUid))));
    await world.run("return-money");
    const kept = [one.payment, second].map(
      ({ merchantUid }) => world.fake.paid(merchantUid) - world.fake.givenBack(merchantUid),
    );
    expect([...kept].sort((a, b) => a - b)).toEqual([0, one.payment.price]);
    expect(await world.events("order.paid")).toHaveLength(1);
  });

  test("P17: reads go on after 429 and 5xx; while the provider is down they are refused, and nothing has failed for good", async () => {
    const world = await open();
    const one = await world.begin();
    world.fake.pay(one.payment.merchantUid);
    world.fake.inject({ kind: "json", status: 429, type: "TOO_MANY_REQUESTS" });
    world.fake.inject({ kind: "html", status: 502 });
    expect(codeOf(await world.shop.payment.verify(one.member, one.payment.id))).toBe("ok");
    const other = await world.begin("duri");
    world.fake.pay(other.payment.merchantUid);
    world.fake.inject({ kind: "html", status: 504 }, { times: 1_000 });
    for (let times = 0; times < 10; times += 1) {
      expect(codeOf(await world.shop.payment.verify(other.member, other.payment.id))).toMatch(/^payment\.provider-/);
    }
    const before = world.fake.calls().length;
    expect(codeOf(await world.shop.payment.verify(other.member, other.payment.id))).toBe("payment.provider-error");
    expect(world.fake.calls()).toHaveLength(before);
    expect(await world.stateOf(other)).toEqual(["PAYMENT_PENDING", "READY"]);
  });

  test("P19: an account that waits for its deposit is no payment yet; the deposit is, and an account that ran out is none", async () => {
    const world = await open();
    const [one, other] = [await world.begin(), await world.begin("duri")];
    for (const { payment } of [one, other]) world.fake.issueAccount(payment.merchantUid);
    for (const { payment, member } of [one, other]) {
      expect(await world.shop.payment.verify(member, payment.id)).toMatchObject({
        ok: true,
        value: { state: "READY" },
      });
    }
    world.fake.deposit(one.payment.merchantUid);
    world.fake.expire(other.payment.merchantUid);
    world.advance(3 * MINUTE);
    await world.run("sweep-payments");
    expect(await world.stateOf(one)).toEqual(["PAID", "PAID"]);
    expect(await world.stateOf(other)).toEqual(["PAYMENT_PENDING", "FAILED"]);
    // PortOne wants to know to which account, which the shop does not ask for.
    expect(codeOf(await world.refund(one.payment))).toBe("ok");
    expect([await world.stateOf(one), world.fake.givenBack(one.payment.merchantUid)]).toEqual([["PAID", "PAID"], 0]);
  });
});
