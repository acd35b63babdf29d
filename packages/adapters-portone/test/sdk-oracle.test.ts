import { ok } from "@cofshop/core";
import { Payment, PaymentClient, Webhook } from "@portone/server-sdk";
import { expect, test } from "vitest";
import { begin, freshAttempt, paidAttempt, part, type World } from "./world.ts";

/** PortOne's own client, at the fake. */
const clientOf = ({ fake }: World, secret = fake.apiSecret) =>
  PaymentClient({ secret, baseUrl: fake.url, storeId: fake.storeId });

test("PortOne's own client registers, reads, and cancels at the fake, and we see the same", async () => {
  const world = await begin();
  const { gateway, fake } = world;
  const client = clientOf(world);
  const { merchantUid: paymentId } = freshAttempt();
  await client.preRegisterPayment({ paymentId, totalAmount: 10_000, currency: "KRW" });
  expect(fake.registered(paymentId)).toBe(10_000);
  fake.pay(paymentId);
  const paid = await client.getPayment({ paymentId });
  if (Payment.isUnrecognizedPayment(paid) || paid.status !== "PAID") throw new Error("it is paid");
  expect(await gateway.read(paymentId)).toEqual(
    ok({
      merchantUid: paid.id,
      state: "paid",
      amount: paid.amount.total,
      currency: paid.currency,
      transactionId: paid.transactionId,
      refunded: paid.amount.cancelled,
    }),
  );
  const { cancellation } = await client.cancelPayment({ paymentId, amount: 4_000, reason: "broken" });
  expect(cancellation).toMatchObject({ status: "SUCCEEDED", totalAmount: 4_000 });
  expect(await gateway.read(paymentId)).toMatchObject(ok({ state: "paid", refunded: 4_000 }));
});

test("PortOne's own client sees the refunds that we made, and their events", async () => {
  const world = await begin();
  const { gateway, fake } = world;
  const client = clientOf(world);
  const id = await paidAttempt(world);
  await gateway.refund(id, part("refund:1", 4_000));
  fake.nextCancels("REQUESTED");
  await gateway.refund(id, { key: "refund:2", reason: "the rest" });
  const payment = await client.getPayment({ paymentId: id });
  expect(payment).toMatchObject({
    status: "PARTIAL_CANCELLED",
    amount: { total: 10_000, cancelled: 4_000 },
    cancellations: [
      { status: "SUCCEEDED", totalAmount: 4_000, reason: "[refund:1] broken" },
      { status: "REQUESTED", totalAmount: 6_000, reason: "[refund:2] the rest" },
    ],
  });
  const { items } = await client.getAllPaymentEventsByCursor({ size: 1 });
  const [first] = items;
  const rest = await client.getAllPaymentEventsByCursor({ size: 10, cursor: `${first?.cursor}` });
  expect([...items, ...rest.items].map(({ paymentEvent }) => paymentEvent)).toMatchObject([
    { type: "PAID", paymentId: id },
    { type: "PARTIAL_CANCELLED", paymentId: id },
  ]);
});

test("the fake refuses with the errors that PortOne's own client knows", async () => {
  const world = await begin();
  const { fake } = world;
  const client = clientOf(world);
  const paymentId = await paidAttempt(world);
  const { merchantUid: failed } = freshAttempt();
  fake.fail(failed, { amount: 10 });
  const cancel = (terms: object) => client.cancelPayment({ paymentId, reason: "broken", ...terms });
  const refusals: readonly [type: string, of: unknown, call: () => Promise<unknown>][] = [
    ["UNAUTHORIZED", Payment.GetPaymentError, () => clientOf(world, "wrong").getPayment({ paymentId })],
    ["PAYMENT_NOT_FOUND", Payment.GetPaymentError, () => client.getPayment({ paymentId: "none" })],
    ["PAYMENT_NOT_FOUND", Payment.CancelPaymentError, () => cancel({ paymentId: "none" })],
    ["INVALID_REQUEST", Payment.CancelPaymentError, () => cancel({ amount: -1 })],
    ["INVALID_REQUEST", Payment.CancelPaymentError, () => cancel({ reason: "" })],
    ["PAYMENT_NOT_PAID", Payment.CancelPaymentError, () => cancel({ paymentId: failed })],
    [
      "CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN",
      Payment.CancelPaymentError,
      () => cancel({ currentCancellableAmount: 1 }),
    ],
    ["CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT", Payment.CancelPaymentError, () => cancel({ amount: 10_001 })],
    ["ALREADY_PAID", Payment.PreRegisterPaymentError, () => client.preRegisterPayment({ paymentId, totalAmount: 1 })],
  ];
  for (const [type, of, call] of refusals) {
    const thrown: unknown = await call().catch((cause: unknown) => cause);
    expect(thrown).toBeInstanceOf(of);
    expect(thrown).toMatchObject({ data: { type } });
  }
  await cancel({});
  await expect(cancel({})).rejects.toMatchObject({ data: { type: "PAYMENT_ALREADY_CANCELLED" } });
});

test("PortOne's own SDK verifies and reads the webhooks of the fake", async () => {
  const world = await begin();
  const { fake } = world;
  const id = await paidAttempt(world);
  const { headers, body } = fake.webhookOf(id);
  const webhook = await Webhook.verify(fake.webhookSecret, new TextDecoder().decode(body), { ...headers });
  expect(webhook).toMatchObject({ type: "Transaction.Paid", data: { paymentId: id, storeId: fake.storeId } });
});
