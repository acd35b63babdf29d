import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createShop, err, money, ok } from "@cofshop/core";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import type { WebhookRequest } from "@cofshop/core/payment";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { shopRouter } from "../src/index.ts";
import { type Goods, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

let world: World;
let ports: MemoryPorts;
let admin: Person;
let member: Person;
let goods: Goods;
let received: WebhookRequest[];

/** A provider whose webhooks are the name of an attempt, with a header that proves them. */
const withWebhooks = (): MemoryPorts => {
  const memory = memoryPorts();
  return {
    ...memory,
    paymentGateway: {
      ...memory.paymentGateway,
      parseWebhook: async (request) => {
        received.push(request);
        return request.headers["webhook-signature"] === "right"
          ? ok({ merchantUid: Buffer.from(request.body).toString(), signed: true })
          : err({ code: "payment.webhook-invalid" });
      },
    },
  };
};

beforeEach(async () => {
  received = [];
  ports = withWebhooks();
  world = await openWorld({}, { ports });
  admin = await world.enter("admin@example.com", "ADMIN");
  goods = await putOnSale(world, admin, await world.enter("seller@example.com", "SELLER"));
  member = await world.enter("member@example.com");
});
afterEach(() => world.close());

const hear = (body: string, headers: Readonly<Record<string, string>> = { "webhook-signature": "right" }) =>
  fetch(`${world.origin}/api/payments/webhooks/portone`, { method: "POST", body, headers });

const customerPays = async () => {
  const order = await placeAndPrepare(world, member, goods, 3);
  const payment = await ports.unitOfWork.reads.payments.byMerchantUid(order.merchantUid);
  if (payment === undefined) throw new Error("the payment was prepared");
  ports.paymentGateway.pay(payment, "paid");
  return order;
};
const refund = (paymentId: string, body: object, { token }: Person = admin) =>
  world.call("POST", `/payments/${paymentId}/refund`, { token, body });

test("a webhook reaches the provider's adapter byte by byte with its headers, and the order is paid", async () => {
  const order = await customerPays();
  const answer = await hear(order.merchantUid, { "webhook-signature": "right", "Content-Type": "application/json" });
  expect([answer.status, await answer.json()]).toMatchObject([200, { body: { data: { received: true } } }]);
  expect(received.map(({ body }) => Buffer.from(body).toString())).toEqual([order.merchantUid]);
  const payment = await world.call("GET", `/payments/${order.paymentId}`, { token: member.token });
  expect(dataOf(payment)).toMatchObject({ status: "PAID" });
  expect((await hear(order.merchantUid)).status).toBe(200);
});

test("a forged webhook is 400 and tells nothing; an empty one is one more of them, and a huge one is not read", async () => {
  const forged = await hear("anything", {});
  expect([forged.status, await forged.json()]).toMatchObject([400, { header: { code: "payment.webhook-invalid" } }]);
  const before = received.length;
  const empty = await fetch(`${world.origin}/api/payments/webhooks/iamport`, { method: "POST" });
  expect(empty.status).toBe(400);
  expect(received[before]?.body).toHaveLength(0);
  expect((await hear("x".repeat(200_000))).status).toBe(413);
  expect(received).toHaveLength(before + 1);
});

test("a webhook about a stranger's attempt is answered like any other, and the admins find it in the table", async () => {
  const stranger = { merchantUid: "another-system-1", price: money(5_000), currency: "KRW" } as const;
  ports.paymentGateway.pay(stranger, "paid");
  const answer = await hear(stranger.merchantUid);
  expect([answer.status, await answer.json()]).toMatchObject([200, { body: { data: { received: true } } }]);
  const table = await world.call("GET", "/admin/payments/reconciliation?size=10", { token: admin.token });
  expect(dataOf(table)).toMatchObject({
    content: [{ merchantUid: "another-system-1", cause: "unknown-here", here: null, there: { state: "paid" } }],
    totalElements: 1,
  });
});

test("where the host's own parser read the body before, a webhook is an error that says what to change", async () => {
  const broken: unknown[] = [];
  const app = express().use(express.json());
  app.use("/api", shopRouter(createShop(ports), { onError: (error) => void broken.push(error) }));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const headers = { "Content-Type": "application/json" };
    const url = `http://127.0.0.1:${port}/api/payments/webhooks/portone`;
    expect((await fetch(url, { method: "POST", body: "{}", headers })).status).toBe(500);
    expect(String(broken[0])).toMatch(/mount the router before any body parser/);
  } finally {
    server.close();
  }
});

test("an admin finds the attempts of an order, and an attempt by its name at the provider; a member neither, not even her own", async () => {
  const { orderId, paymentId, merchantUid } = await customerPays();
  const attempts = (person: Person) => world.call("GET", `/admin/payments/orders/${orderId}`, { token: person.token });
  const attempt = (uid: string, person = admin) =>
    world.call("GET", `/admin/payments/attempts/${uid}`, { token: person.token });
  expect(dataOf(await attempts(admin))).toMatchObject([{ paymentId, orderId, merchantUid }]);
  expect(dataOf(await attempt(merchantUid))).toMatchObject({ paymentId, orderId });
  expect((await attempt("another-system-1")).code).toBe("payment.not-found");
  expect([(await attempts(member)).status, (await attempt(merchantUid, member)).status]).toEqual([403, 403]);
});

test("an admin gives a payment back by lines and then whole; nobody else may, and not more than there is", async () => {
  const { paymentId, merchantUid, orderItemId } = await customerPays();
  expect(await refund(paymentId, { reason: "불량" })).toMatchObject({ status: 409, code: "payment.not-paid" });
  await hear(merchantUid);
  expect(await refund(paymentId, { reason: "불량" }, member)).toMatchObject({ status: 403 });
  const lines = (quantity: number) => [{ orderItemId, quantity }];
  expect(await refund(paymentId, { reason: "불량", lines: lines(1) })).toMatchObject({
    status: 200,
    body: { data: { orderState: "PAID", refundedAmount: 16_200 } },
  });
  expect(await refund(paymentId, { reason: "불량", lines: lines(3) })).toMatchObject({
    status: 409,
    code: "payment.refund-exceeds",
  });
  expect(await refund(paymentId, { lines: [...lines(1), ...lines(1)], reason: "" })).toMatchObject({ status: 400 });
  expect(await refund(paymentId, { reason: "불량" })).toMatchObject({
    status: 200,
    body: { data: { orderState: "CANCELLED", refundedAmount: 51_600 } },
  });
});
