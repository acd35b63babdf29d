import { err } from "@cofshop/core";
import { type MemoryPorts, memoryPorts } from "@cofshop/core/memory";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Goods, payAndDeliver, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;
let goods: Goods;
/** Whether the provider keeps its answers about refunds to itself. */
let silent: boolean;

/** A provider whose answers about refunds can be lost on their way. */
const moodyProvider = (ports: MemoryPorts): MemoryPorts => ({
  ...ports,
  paymentGateway: {
    ...ports.paymentGateway,
    refund: async (uid, refund) => {
      const answer = await ports.paymentGateway.refund(uid, refund);
      return silent ? err({ code: "payment.provider-timeout" }) : answer;
    },
  },
});

beforeEach(async () => {
  silent = false;
  world = await openWorld({}, { ports: moodyProvider(memoryPorts()) });
  admin = await world.enter("admin@example.com", "ADMIN");
  goods = await putOnSale(world, admin, await world.enter("seller@example.com", "SELLER"));
  member = await world.enter("member@example.com");
});
afterEach(() => world.close());

const DAY = 86_400_000;
const english = { "Accept-Language": "en" };
const verdictOf = ({ status, code }: Reply) => [status, code];
const fieldsOf = ({ status, body }: Reply) => [status, ...(body.errors ?? []).map(({ field }) => field)];

/** Three at 16,200 won and 3,000 won of delivery, paid, and brought to the door if it is said so. */
const paidOrder = async ({ delivered = false } = {}) => {
  const order = await placeAndPrepare(world, member, goods, 3);
  if (delivered) {
    await payAndDeliver(world, admin, member, order);
    return order;
  }
  const { token } = member;
  await world.call("POST", `/payments/sandbox/${order.merchantUid}/pay`, { token, body: { outcome: "paid" } });
  await world.call("POST", `/payments/${order.paymentId}/verify`, { token });
  return order;
};
const ask = (orderId: string, more: object = {}, { token }: Person = member, headers = {}) =>
  world.call("POST", `/orders/${orderId}/refund-request`, {
    token,
    body: { refundRequestReason: "향이 달라요", ...more },
    headers,
  });
const decide = (orderId: string, body: object, { token }: Person = admin, headers = {}) =>
  world.call("PATCH", `/orders/${orderId}/refund-request`, { token, body, headers });
const approve = (orderId: string, more: object = {}) => decide(orderId, { refundRequestStatus: "APPROVED", ...more });
const move = (orderId: string, orderState: string) =>
  world.call("PATCH", `/orders/${orderId}/state`, { token: admin.token, body: { orderState } });
const confirm = (orderId: string) => world.call("PATCH", `/orders/${orderId}/confirm`, { token: member.token });
const stock = async () => {
  const item = await world.call("GET", `/item/${goods.itemId}`);
  return dataOf<{ itemOptions: { stock: number }[] }>(item).itemOptions[0]?.stock;
};
const paymentOf = async (paymentId: string) =>
  (await world.call("GET", `/payments/${paymentId}`, { token: member.token })).body.data;

test("a paid order is asked back, waits meanwhile, and is cancelled with its money and stock once an admin approves", async () => {
  const { orderId, orderItemId, paymentId } = await paidOrder();
  const asked = await ask(orderId);
  expect(verdictOf(asked)).toEqual([201, "C-OK"]);
  expect(asked.headers.get("Location")).toBe(`/api/orders/${orderId}`);
  expect(asked.body.data).toMatchObject({
    orderId,
    orderState: "PAID",
    refundRequestStatus: "REQUESTED",
    refundRequestReason: "향이 달라요",
    refundLines: [{ orderItemId, quantity: 3 }],
    refundProcessedAt: null,
    refundedAmount: 0,
  });
  for (const waits of [await ask(orderId), await move(orderId, "PREPARING_FOR_SHIPMENT"), await confirm(orderId)]) {
    expect(verdictOf(waits)).toEqual([409, "order.refund-in-progress"]);
  }
  expect(await approve(orderId, { processReason: "미개봉 확인" })).toMatchObject({
    status: 200,
    body: {
      data: {
        orderState: "CANCELLED",
        refundRequestStatus: "REFUNDED",
        refundProcessedReason: "미개봉 확인",
        refundedAmount: 51_600,
        orderItems: [{ refundedQuantity: 3 }],
      },
    },
  });
  expect(await paymentOf(paymentId)).toMatchObject({ status: "REFUNDED", refundedAmount: 51_600 });
  expect(await stock()).toBe(100);
  expect(verdictOf(await approve(orderId))).toEqual([409, "order.refund-not-requested"]);
});

test("units of a delivered order are sent back, and put on sale again only if the admin says so", async () => {
  const { orderId, orderItemId, paymentId } = await paidOrder({ delivered: true });
  const lines = [{ orderItemId, quantity: 1 }];
  await ask(orderId, { lines });
  expect(verdictOf(await confirm(orderId))).toEqual([409, "order.refund-in-progress"]);
  expect((await approve(orderId)).body.data).toMatchObject({ orderState: "DELIVERED", refundedAmount: 16_200 });
  expect([await stock(), await paymentOf(paymentId)]).toMatchObject([97, { status: "PAID", refundedAmount: 16_200 }]);
  await ask(orderId, { lines });
  expect((await approve(orderId, { restock: true })).body.data).toMatchObject({ refundedAmount: 32_400 });
  expect(await stock()).toBe(98);

  const tooMany = await ask(orderId, { lines: [{ orderItemId, quantity: 2 }] });
  expect(verdictOf(tooMany)).toEqual([409, "payment.refund-exceeds"]);
  expect(tooMany.body.details).toEqual({ orderItemId, left: 1 });
  expect((await confirm(orderId)).status).toBe(204);
});

test("while the provider does not answer an approval is 202, and the job brings it to its end", async () => {
  const { orderId, paymentId } = await paidOrder();
  await ask(orderId);
  silent = true;
  const waiting = { orderState: "REFUND_PENDING", refundRequestStatus: "APPROVED", refundedAmount: 0 };
  expect(await approve(orderId)).toMatchObject({ status: 202, code: "A-OK", body: { data: waiting } });
  expect(await approve(orderId)).toMatchObject({ status: 202, body: { data: waiting } });
  expect(verdictOf(await move(orderId, "PREPARING_FOR_SHIPMENT"))).toEqual([409, "order.refund-in-progress"]);
  const rejected = await decide(orderId, { refundRequestStatus: "REJECTED", processReason: "늦었어요" });
  expect(verdictOf(rejected)).toEqual([409, "order.refund-not-requested"]);

  const job = () => world.call("POST", "/admin/jobs/execute-refunds/run", { token: admin.token });
  const seen = async () => (await world.call("GET", `/orders/${orderId}`, { token: member.token })).body.data;
  expect([(await job()).status, await seen()]).toMatchObject([202, waiting]);
  silent = false;
  expect([(await job()).status, await seen()]).toMatchObject([
    202,
    { orderState: "CANCELLED", refundedAmount: 51_600 },
  ]);
  expect(await paymentOf(paymentId)).toMatchObject({ status: "REFUNDED", refundedAmount: 51_600 });
});

test("an admin who approves again asks the provider again", async () => {
  const { orderId } = await paidOrder();
  await ask(orderId);
  silent = true;
  expect((await approve(orderId)).status).toBe(202);
  silent = false;
  expect(await approve(orderId)).toMatchObject({ status: 200, body: { data: { orderState: "CANCELLED" } } });
});

test("a rejection needs its reason, which the member reads, and lets the order go on", async () => {
  const { orderId } = await paidOrder();
  expect(verdictOf(await decide(orderId, { refundRequestStatus: "REJECTED", processReason: "x" }))).toEqual([
    409,
    "order.refund-not-requested",
  ]);
  await ask(orderId);
  expect(fieldsOf(await decide(orderId, { refundRequestStatus: "REJECTED" }))).toEqual([400, "processReason"]);
  const blank = { refundRequestStatus: "REJECTED", processReason: "  " };
  expect(fieldsOf(await decide(orderId, blank))).toEqual([400, "processReason"]);
  for (const status of ["REQUESTED", "REFUNDED", "no", 1, null, undefined]) {
    expect(fieldsOf(await decide(orderId, { refundRequestStatus: status }))).toEqual([400, "refundRequestStatus"]);
  }
  const choice = async (headers: object) => (await decide(orderId, {}, admin, headers)).body.errors?.[0]?.message;
  for (const words of [await choice({}), await choice(english)]) expect(words).toMatch(/APPROVED.*REJECTED/);
  const restock = { refundRequestStatus: "REJECTED", processReason: "x", restock: true };
  expect(fieldsOf(await decide(orderId, restock))).toEqual([400, "restock"]);
  expect(verdictOf(await decide(orderId, { refundRequestStatus: "APPROVED" }, member))).toEqual([
    403,
    "auth.forbidden",
  ]);

  expect(await decide(orderId, { refundRequestStatus: "REJECTED", processReason: "사용한 상품입니다" })).toMatchObject({
    status: 200,
    body: { data: { orderState: "PAID", refundRequestStatus: "REJECTED" } },
  });
  const own = await world.call("GET", `/orders/${orderId}`, { token: member.token });
  expect(own.body.data).toMatchObject({ refundProcessedReason: "사용한 상품입니다" });
  expect((await move(orderId, "PREPARING_FOR_SHIPMENT")).status).toBe(200);
  expect((await ask(orderId)).status).toBe(201);
});

test("whoever asks wrongly hears which field is at fault, in his language", async () => {
  const { orderId, orderItemId } = await paidOrder();
  const line = { orderItemId, quantity: 1 };
  const wrong: readonly (readonly [body: object, ...fields: readonly string[]])[] = [
    [{ refundRequestReason: undefined }, "refundRequestReason"],
    [{ refundRequestReason: " " }, "refundRequestReason"],
    [{ refundRequestReason: "x".repeat(501) }, "refundRequestReason"],
    [{ lines: [] }, "lines"],
    [{ lines: [{ ...line, quantity: 0 }] }, "lines[0].quantity"],
    [{ lines: [{ quantity: 1 }] }, "lines[0].orderItemId"],
    [{ lines: [{ orderItemId: "first", quantity: 1 }] }, "lines[0].orderItemId"],
    [{ lines: [line, line] }, "lines"],
    [{ lines: [{ ...line, refundedAmount: 1 }] }, "lines[0].refundedAmount"],
    [{ refundRequestStatus: "APPROVED" }, "refundRequestStatus"],
  ];
  for (const [body, ...fields] of wrong) expect(fieldsOf(await ask(orderId, body))).toEqual([400, ...fields]);
  const twice = async (headers: object) => (await ask(orderId, { lines: [line, line] }, member, headers)).body.errors;
  expect(await twice({})).toEqual([{ field: "lines", message: "한 상품은 한 번만 보내야 합니다" }]);
  expect(await twice(english)).toEqual([{ field: "lines", message: "Must name each line once" }]);

  const other = await placeAndPrepare(world, member, goods);
  const foreign = await ask(orderId, { lines: [{ orderItemId: other.orderItemId, quantity: 1 }] });
  expect(verdictOf(foreign)).toEqual([404, "order.line-not-found"]);
  const unpaid = await ask(other.orderId);
  expect(verdictOf(unpaid)).toEqual([409, "order.illegal-transition"]);
  expect(unpaid.body.details).toEqual({ state: "PAYMENT_PENDING" });
});

test("a stranger's order is not there, not even for asking it back", async () => {
  const { orderId } = await paidOrder();
  const stranger = await world.enter("stranger@example.com");
  expect(verdictOf(await ask(orderId, {}, stranger))).toEqual([404, "order.not-found"]);
  // An admin refunds by deciding; asking is the customer's.
  expect(verdictOf(await ask(orderId, {}, admin))).toEqual([404, "order.not-found"]);
  expect(verdictOf(await ask("00000000-0000-7000-8000-ffffffffffff"))).toEqual([404, "order.not-found"]);
  expect(verdictOf(await ask("mine"))).toEqual([404, "order.not-found"]);
  expect(verdictOf(await world.call("POST", `/orders/${orderId}/refund-request`, { body: {} }))).toEqual([
    401,
    "auth.token-missing",
  ]);
});

test("a completed order can be asked back for a week after its delivery", async () => {
  const [early, late] = [await paidOrder({ delivered: true }), await paidOrder({ delivered: true })];
  for (const { orderId } of [early, late]) await confirm(orderId);
  // The access token of this test is good for a day.
  const later = async (ms: number) => {
    world.ports.clock.advance(ms);
    const logIn = { email: member.email, memberPwd: "correct horse" };
    const session = await world.call("POST", "/auth/login", { body: logIn });
    member = { ...member, token: dataOf<{ accessToken: string }>(session).accessToken };
  };
  await later(7 * DAY);
  expect((await ask(early.orderId)).status).toBe(201);
  await later(1);
  const refused = await ask(late.orderId, {}, member, english);
  expect(verdictOf(refused)).toEqual([409, "order.refund-window-closed"]);
  expect(refused.body.message).toBe("It is too late to send this order back.");
});

test("admins find the requests that wait for them, and everybody concerned reads what became of them", async () => {
  const [first, second] = [await paidOrder(), await paidOrder()];
  await paidOrder();
  await ask(first.orderId);
  await ask(second.orderId);
  await decide(second.orderId, { refundRequestStatus: "REJECTED", processReason: "개봉된 상품" });
  const found = async (query: string) => {
    const table = await world.call("GET", `/orders?${query}`, { token: admin.token });
    return dataOf<{ content: { orderId: string }[] }>(table).content.map(({ orderId }) => orderId);
  };
  expect(await found("refundRequestStatus=REQUESTED")).toEqual([first.orderId]);
  expect(await found(`refundRequestStatus=REJECTED&memberId=${member.id}&state=PAID`)).toEqual([second.orderId]);
  await approve(first.orderId);
  expect(await found("refundRequestStatus=REQUESTED")).toEqual([]);
  expect(await found("refundRequestStatus=REFUNDED")).toEqual([first.orderId]);
  expect(await found("")).toHaveLength(3);
  const wrong = await world.call("GET", "/orders?refundRequestStatus=asked", { token: admin.token });
  expect(fieldsOf(wrong)).toEqual([400, "refundRequestStatus"]);

  const history = async (orderId: string) => {
    const entries = await world.call("GET", `/orders/${orderId}/history`, { token: member.token });
    return dataOf<{ from: string; to: string; by: string; reason: string; refundRequestStatus: string }[]>(entries)
      .filter(({ refundRequestStatus }) => refundRequestStatus !== null)
      .map(({ from, to, by, reason, refundRequestStatus }) => [from, to, refundRequestStatus, by, reason]);
  };
  const [customer, staff] = [`member:${member.id}`, `member:${admin.id}`];
  expect(await history(first.orderId)).toEqual([
    ["PAID", "PAID", "REQUESTED", customer, "향이 달라요"],
    ["PAID", "REFUND_PENDING", "APPROVED", staff, null],
    ["REFUND_PENDING", "CANCELLED", "REFUNDED", staff, "향이 달라요"],
  ]);
  expect(await history(second.orderId)).toEqual([
    ["PAID", "PAID", "REQUESTED", customer, "향이 달라요"],
    ["PAID", "PAID", "REJECTED", staff, "개봉된 상품"],
  ]);
  const mine = await world.call("GET", "/orders/me", { token: member.token });
  expect(dataOf<{ content: object[] }>(mine).content).toMatchObject([
    { refundRequestStatus: null },
    { refundRequestStatus: "REJECTED", refundedAmount: 0 },
    { refundRequestStatus: "REFUNDED", refundedAmount: 51_600 },
  ]);
});

test("refusals about refunds are told in Korean, and in English to whoever asks for it", async () => {
  const { orderId } = await paidOrder();
  const said = async (reply: Promise<Reply>) => (await reply).body.message;
  const refusal = { refundRequestStatus: "REJECTED", processReason: "x" };
  expect(await said(decide(orderId, refusal))).toBe("처리를 기다리는 환불 요청이 없습니다.");
  expect(await said(decide(orderId, refusal, admin, english))).toBe(
    "Nobody is waiting for a decision about a refund of this order.",
  );
  await ask(orderId);
  expect(await said(ask(orderId))).toBe("환불 요청이 처리되고 있는 주문입니다.");
  expect(await said(ask(orderId, {}, member, english))).toBe("A refund of this order is being decided or carried out.");
});

test("a request that is repeated under its Idempotency-Key is one request, and so is its approval", async () => {
  const { orderId, orderItemId } = await paidOrder();
  const headers = { "Idempotency-Key": "one bag" };
  const lines = [{ orderItemId, quantity: 1 }];
  const asked = [await ask(orderId, { lines }, member, headers), await ask(orderId, { lines }, member, headers)];
  expect(asked.map(verdictOf)).toEqual([
    [201, "C-OK"],
    [201, "C-OK"],
  ]);
  const body = { refundRequestStatus: "APPROVED" };
  const approved = [await decide(orderId, body, admin, headers), await decide(orderId, body, admin, headers)];
  expect(approved.map(({ status }) => status)).toEqual([200, 200]);
  const order = await world.call("GET", `/orders/${orderId}`, { token: member.token });
  expect(order.body.data).toMatchObject({ refundedAmount: 16_200, refundRequestStatus: "REFUNDED" });
  const history = await world.call("GET", `/orders/${orderId}/history`, { token: member.token });
  const refunds = dataOf<{ refundRequestStatus: string | null }[]>(history).map((entry) => entry.refundRequestStatus);
  expect(refunds.filter((status) => status !== null)).toEqual(["REQUESTED", "APPROVED", "REFUNDED"]);
});
