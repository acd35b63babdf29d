import { afterEach, beforeEach, expect, test } from "vitest";
import { address, type Goods, type ItemData, orderBody, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

let world: World;
let admin: Person;
let seller: Person;
let member: Person;
let goods: Goods;

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  seller = await world.enter("seller@example.com", "SELLER");
  member = await world.enter("member@example.com");
  goods = await putOnSale(world, admin, seller);
});
afterEach(() => world.close());

test("a member fills a cart, orders it, pays, and has it brought to the door", async () => {
  const { call } = world;
  const { token } = member;
  const { itemId, optionId } = goods;
  const addition = { itemId, optionId, quantity: 2 };
  expect(await call("POST", "/cart-items/me/items", { token, body: addition })).toMatchObject({
    status: 201,
    code: "C-OK",
    body: { data: addition },
  });
  await call("POST", "/cart-items/me/items/list", { token, body: [{ ...addition, quantity: 3 }] });
  expect((await call("PATCH", "/cart-items/me/quantity", { token, body: { optionId, quantity: 4 } })).status).toBe(200);
  expect(dataOf(await call("GET", "/cart-items/me", { token }))).toMatchObject({
    items: [{ itemId, optionId, quantity: 4, unitPrice: 16_200, lineTotal: 64_800 }],
    warnings: [],
  });
  expect(dataOf(await call("GET", "/cart-items/me/total-price", { token }))).toEqual({
    itemTotal: 64_800,
    tierDiscount: 0,
    deliveryFee: 0,
    total: 64_800,
  });

  const placed = await call("POST", "/orders/from-cart", { token, body: { address } });
  const { orderId } = dataOf<{ orderId: string }>(placed);
  expect(placed.headers.get("Location")).toBe(`/api/orders/${orderId}`);
  expect(dataOf(await call("GET", "/cart-items/me", { token }))).toMatchObject({ items: [] });

  const method = { pgProvider: "sandbox", payMethod: "card" };
  const prepared = await call("POST", `/payments/orders/${orderId}`, { token, body: method });
  const { paymentId, merchantUid } = dataOf<{ paymentId: string; merchantUid: string }>(prepared);
  expect(await call("POST", `/payments/${paymentId}/verify`, { token })).toMatchObject({ status: 202, code: "A-OK" });
  await call("POST", `/payments/sandbox/${merchantUid}/pay`, { token, body: { outcome: "paid" } });
  expect(await call("POST", `/payments/${paymentId}/verify`, { token, body: {} })).toMatchObject({
    status: 200,
    body: { data: { status: "PAID", orderId, price: 64_800 } },
  });
  expect(dataOf(await call("GET", `/payments/${paymentId}`, { token }))).toMatchObject({ status: "PAID" });

  for (const orderState of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"]) {
    const moved = await call("PATCH", `/orders/${orderId}/state`, { token: admin.token, body: { orderState } });
    expect(dataOf(moved)).toMatchObject({ orderState });
  }
  expect((await call("PATCH", `/orders/${orderId}/confirm`, { token })).status).toBe(204);
  expect(
    dataOf<{ to: string }[]>(await call("GET", `/orders/${orderId}/history`, { token })).map(({ to }) => to),
  ).toEqual([
    "WAITING_FOR_PAY",
    "PAYMENT_PENDING",
    "PAID",
    "PREPARING_FOR_SHIPMENT",
    "SHIPPING",
    "DELIVERED",
    "COMPLETED",
  ]);
  expect(dataOf(await call("GET", "/orders/me?size=1", { token }))).toMatchObject({
    content: [{ orderId, orderState: "COMPLETED", itemName: "에티오피아 예가체프", lineCount: 1 }],
    nextCursor: null,
  });
  const table = await call(
    "GET",
    `/orders?state=COMPLETED&memberId=${member.id.toUpperCase()}&from=2026-01-01&to=2026-12-31`,
    {
      token: admin.token,
    },
  );
  expect(dataOf(table)).toMatchObject({ totalElements: 1, totalPages: 1, page: 0, size: 20 });
});

test("an order can be cancelled before it is paid and tells what may not be done afterwards", async () => {
  const { token } = member;
  const { orderId } = await placeAndPrepare(world, member, goods);
  const cancel = () =>
    world.call("PATCH", `/orders/${orderId}/cancel`, { token, body: { cancelReason: "마음이 바뀜" } });
  expect(await cancel()).toMatchObject({ status: 200, body: { data: { orderId, cancelReason: "마음이 바뀜" } } });
  expect(await cancel()).toMatchObject({
    status: 409,
    code: "order.cannot-cancel",
    body: { data: null, details: { state: "CANCELLED" } },
  });
});

test("the same Idempotency-Key places one order, adds once to the cart and registers one item", async () => {
  const headers = { "Idempotency-Key": "first" };
  const send = (path: string, body: unknown, token = member.token) =>
    world.call("POST", path, { token, body, headers });
  const orders = [await send("/orders", orderBody(goods)), await send("/orders", orderBody(goods))];
  expect(orders.map(({ status }) => status)).toEqual([201, 201]);
  expect(orders[0]?.body.data).toEqual(orders[1]?.body.data);
  expect(await send("/orders", orderBody(goods, 3))).toMatchObject({ status: 422, code: "idempotency.key-reused" });
  // On another route it is another key.
  const line = { itemId: goods.itemId, optionId: goods.optionId, quantity: 1 };
  for (const _ of ["first", "again"]) expect((await send("/cart-items/me/items", line)).status).toBe(201);
  const cart = await world.call("GET", "/cart-items/me", { token: member.token });
  expect(dataOf<{ items: unknown[] }>(cart).items).toMatchObject([{ quantity: 1 }]);
  const mine = await world.call("GET", "/orders/me", { token: member.token });
  expect(dataOf<{ content: unknown[] }>(mine).content).toHaveLength(1);

  const item = {
    itemName: "하우스 블렌드",
    price: 1_000,
    origin: "브라질",
    itemOptions: [{ description: "1 kg", stock: 1 }],
  };
  const [one, other] = [await send("/item", item, seller.token), await send("/item", item, seller.token)];
  expect(dataOf<ItemData>(one).id).toBe(dataOf<ItemData>(other).id);
});

test("an item is edited, restocked, stopped and taken away by its seller alone", async () => {
  const { call } = world;
  const { token } = seller;
  const { itemId, optionId } = goods;
  const rival = await world.enter("rival@example.com", "SELLER");
  const body = {
    itemName: "예가체프 G1",
    existingItemOptions: [{ id: optionId, additionalPrice: 500 }],
    addItemOptions: [{ description: "1 kg", stock: 5, inventoryPolicy: "track" }],
  };
  expect(await call("PUT", `/item/${itemId}`, { token: rival.token, body })).toMatchObject({ code: "auth.not-owner" });
  const edited = dataOf<ItemData>(await call("PUT", `/item/${itemId}`, { token, body }));
  expect(edited).toMatchObject({
    itemName: "예가체프 G1",
    sellerName: "seller",
    categoryNames: ["원두"],
    itemOptions: [
      { id: optionId, additionalPrice: 500, stock: 100 },
      { description: "1 kg", stock: 5 },
    ],
  });

  const stock = (change: object) => call("PATCH", `/item/options/${optionId}/stock`, { token, body: change });
  expect(dataOf(await stock({ delta: -30 }))).toEqual({ stock: 70 });
  expect(dataOf(await stock({ expected: 70, stock: 80 }))).toEqual({ stock: 80 });
  expect(await stock({ expected: 70, stock: 90 })).toMatchObject({
    status: 409,
    code: "item.stock-changed",
    body: { details: { stock: 80 } },
  });

  expect((await call("PATCH", `/item/${itemId}/state`, { token, body: { itemState: "STOP" } })).status).toBe(204);
  expect(await call("GET", `/item/${itemId}`)).toMatchObject({ status: 404, code: "item.not-found" });
  expect((await call("GET", `/item/${itemId}`, { token })).status).toBe(200);
  expect(dataOf(await call("GET", "/item"))).toMatchObject({ content: [] });
  expect((await call("DELETE", `/item/${itemId}`, { token })).status).toBe(204);
  expect((await call("GET", `/item/${itemId}`, { token })).status).toBe(404);
});

test("categories form a tree, and one in use stays", async () => {
  const { call } = world;
  const { token } = admin;
  const { categoryId } = goods;
  const child = await call("POST", "/categories", {
    token,
    body: { name: "싱글 오리진", parentCategoryId: categoryId },
  });
  const { id } = dataOf<{ id: string }>(child);
  expect(dataOf(await call("GET", "/categories"))).toMatchObject([{ id: categoryId, children: [{ id, depth: 2 }] }]);
  expect(dataOf(await call("GET", `/categories/${categoryId}/children`))).toMatchObject([{ id }]);
  expect(dataOf<unknown[]>(await call("GET", `/categories/${id}/path`))).toHaveLength(2);
  expect((await call("DELETE", `/categories/${categoryId}`, { token })).code).toBe("category.in-use");
  expect((await call("DELETE", `/categories/${id}`, { token })).status).toBe(204);
});

test("an admin sees the jobs and runs one", async () => {
  const { token } = admin;
  const jobs = dataOf<{ name: string }[]>(await world.call("GET", "/admin/jobs", { token }));
  expect(jobs.map(({ name }) => name)).toContain("relay-events");
  for (const { name } of jobs) {
    expect(await world.call("POST", `/admin/jobs/${name}/run`, { token })).toMatchObject({ status: 202, code: "A-OK" });
  }
  expect((await world.call("POST", "/admin/jobs/none/run", { token })).code).toBe("job.not-found");
});

test("an admin sees parked deliveries, retries one and gives one up", async () => {
  const { token } = admin;
  const { shop, ports, call } = world;
  shop.events.subscribe("mailer", "all", {
    send: async () => {
      throw new Error("no mail today");
    },
  });
  for (let hour = 0; hour < 12; hour += 1) {
    await call("POST", "/admin/jobs/relay-events/run", { token });
    ports.clock.advance(3_600_000);
  }
  const { token: later } = await world.enter("night@example.com", "ADMIN");
  const parked = await call("GET", "/admin/events/parked", { token: later });
  const [first, second] = dataOf<{ content: { consumer: string; eventId: string }[] }>(parked).content;
  const path = (one: typeof first) => `/admin/events/parked/${one?.consumer}/${one?.eventId}`;
  expect((await call("POST", `${path(first)}/retry`, { token: later })).status).toBe(204);
  expect((await call("POST", `${path(first)}/retry`, { token: later })).code).toBe("event.not-found");
  expect((await call("DELETE", path(second), { token: later })).status).toBe(204);
});
