import { afterEach, beforeEach, expect, test } from "vitest";
import { address, type Goods, offerCoupon, orderBody, payAndDeliver, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;
let stranger: Person;

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  member = await world.enter("member@example.com");
  stranger = await world.enter("stranger@example.com");
});
afterEach(() => world.close());

const nowhere = "ffffffff-ffff-7fff-bfff-ffffffffffff";
const verdictOf = ({ status, code }: Reply) => [status, code];
const create = (body: object, headers = {}) => world.call("POST", "/coupon", { token: admin.token, body, headers });
const claim = (coupon: string, { token }: Person = member) =>
  world.call("POST", `/memberCoupon/me/${coupon}`, { token });
const idClaimed = async (coupon: string, person: Person = member): Promise<string> =>
  dataOf<{ memberCouponId: string }>(await claim(coupon, person)).memberCouponId;
const mine = async ({ token }: Person = member) =>
  dataOf<{ content: object[] }>(await world.call("GET", "/memberCoupon/me", { token })).content;
const change = (coupon: string, state: string) =>
  world.call("PATCH", `/coupon/${coupon}/state`, { token: admin.token, body: { state } });
const goodsOnSale = async (): Promise<Goods> =>
  putOnSale(world, admin, await world.enter("seller@example.com", "SELLER"));
const order = (goods: Goods, memberCouponId: string, { token }: Person = member, quantity = 2) =>
  world.call("POST", "/orders", { token, body: { ...orderBody(goods, quantity), memberCouponId } });

const rate = { name: "봄맞이", type: "RATE", discountValue: 10, validFrom: "2026-01-01", validTo: "2026-12-31" };

test("a coupon is offered for days of the shop's calendar, and anybody reads its terms", async () => {
  const body = { ...rate, maxDiscountAmount: 5_000, minOrderPrice: 20_000, couponCount: 3 };
  const created = await create(body);
  const { id } = dataOf<{ id: string }>(created);
  expect([created.status, created.headers.get("Location")]).toEqual([201, `/api/coupon/${id}`]);
  const { couponCount, ...terms } = body;
  const shown = {
    id,
    ...terms,
    issueFrom: "2025-12-31T15:00:00.000+00:00",
    issueTo: "2026-12-31T15:00:00.000+00:00",
    quantity: couponCount,
    remaining: 3,
    state: "AVAILABLE",
    createdAt: "2026-01-02T03:00:00.000+00:00",
  };
  expect(created.body.data).toEqual(shown);
  expect(dataOf(await world.call("GET", `/coupon/${id.toUpperCase()}`))).toEqual(shown);

  world.ports.clock.advance(1_000);
  const open = await create({ ...rate, type: "FIXED", issueFrom: "2026-01-02T12:00:00+09:00" });
  expect(dataOf(open)).toMatchObject({
    maxDiscountAmount: null,
    minOrderPrice: 0,
    issueFrom: "2026-01-02T03:00:00.000+00:00",
    quantity: null,
    remaining: null,
  });
  const first = dataOf<{ content: object[]; nextCursor: string }>(await world.call("GET", "/coupon?size=1"));
  expect(first.content).toEqual([open.body.data]);
  const rest = await world.call("GET", `/coupon?cursor=${first.nextCursor}`);
  expect(dataOf(rest)).toEqual({ content: [shown], nextCursor: null });
});

test("the same Idempotency-Key offers one coupon and adds units once", async () => {
  const headers = { "Idempotency-Key": "first" };
  const [one, again] = [
    await create({ ...rate, couponCount: 1 }, headers),
    await create({ ...rate, couponCount: 1 }, headers),
  ];
  expect([one.status, again.status, again.body]).toEqual([201, 201, one.body]);
  expect(verdictOf(await create({ ...rate, couponCount: 2 }, headers))).toEqual([422, "idempotency.key-reused"]);
  const { id } = dataOf<{ id: string }>(one);
  for (const _ of ["first", "again"]) {
    const added = await world.call("POST", `/coupon/${id}/stock`, { token: admin.token, body: { delta: 2 }, headers });
    expect([added.status, added.body.data]).toEqual([200, { quantity: 3 }]);
  }
  expect(dataOf<{ content: object[] }>(await world.call("GET", "/coupon")).content).toHaveLength(1);
});

test("a wrong form is explained by its own fields, and nothing is offered", async () => {
  const cases: readonly (readonly [fields: object, wrong: string])[] = [
    [{ name: " " }, "name"],
    [{ type: "GIFT" }, "type"],
    [{ type: undefined }, "type"],
    ...[0, 101, 1.5, "10", null].map((discountValue) => [{ discountValue }, "discountValue"] as const),
    [{ type: "FIXED", discountValue: 1_000_000_001 }, "discountValue"],
    [{ maxDiscountAmount: -1 }, "maxDiscountAmount"],
    [{ minOrderPrice: 0.5 }, "minOrderPrice"],
    ...["2026-02-30", "0001-01-01", "9999-12-31", "tomorrow", 20_260_101].map(
      (day) => [{ validFrom: day }, "validFrom"] as const,
    ),
    [{ validTo: "2025-12-31" }, "validTo"],
    [{ validFrom: "2025-01-01", validTo: "2026-01-01" }, "validTo"],
    ...["2026-01-05", "2026-01-05T00:00:00", "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"].map(
      (issueFrom) => [{ issueFrom }, "issueFrom"] as const,
    ),
    [{ issueTo: "2026-01-01T00:00:00+09:00" }, "issueTo"],
    [{ issueTo: "2027-01-01T00:00:01+09:00" }, "issueTo"],
    ...[0, 100_000_001].map((couponCount) => [{ couponCount }, "couponCount"] as const),
    ...["abc", "a b c d", "쿠폰쿠폰", "x".repeat(41), "\u0000abcd"].map((code) => [{ code }, "code"] as const),
  ];
  for (const [fields, wrong] of cases) {
    const { status, code, body } = await create({ ...rate, ...fields });
    expect([fields, status, code, body.errors?.map(({ field }) => field)]).toEqual([
      fields,
      400,
      "request.invalid",
      [wrong],
    ]);
  }
  for (const smuggled of ["state", "id", "remaining", "quantity"]) {
    expect((await create({ ...rate, [smuggled]: 1 })).code).toBe("request.unknown-field");
  }
  expect(dataOf(await world.call("GET", "/coupon"))).toEqual({ content: [], nextCursor: null });
});

test("who cancels a coupon stops its claims and its use; it is offered again while it is valid, and ended for good", async () => {
  const goods = await goodsOnSale();
  const id = await offerCoupon(world, admin);
  const memberCouponId = await idClaimed(id);
  expect((await world.call("PATCH", `/coupon/${id}/cancel`, { token: admin.token })).status).toBe(204);
  expect(verdictOf(await claim(id, stranger))).toEqual([409, "coupon.closed"]);
  expect((await claim(id)).status).toBe(200);
  expect(await mine()).toMatchObject([{ state: "AVAILABLE", couponState: "CANCELLED" }]);
  expect(await order(goods, memberCouponId)).toMatchObject({ status: 409, code: "coupon.not-usable" });

  expect((await change(id, "AVAILABLE")).status).toBe(204);
  expect((await claim(id, stranger)).status).toBe(201);
  expect((await order(goods, memberCouponId)).status).toBe(201);

  expect((await change(id, "EXPIRED")).status).toBe(204);
  expect((await change(id, "EXPIRED")).status).toBe(204);
  expect(await change(id, "AVAILABLE")).toMatchObject({
    status: 409,
    code: "coupon.illegal-transition",
    body: { details: { state: "EXPIRED" } },
  });
  const { status, body } = await change(id, "GONE");
  expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, ["state"]]);
});

test("units are added to a limited coupon that is not over, and to no other", async () => {
  const add = (coupon: string, delta: unknown) =>
    world.call("POST", `/coupon/${coupon}/stock`, { token: admin.token, body: { delta } });
  const unlimited = await offerCoupon(world, admin, { couponCount: undefined });
  expect(verdictOf(await add(unlimited, 1))).toEqual([409, "coupon.not-limited"]);
  const limited = await offerCoupon(world, admin, { couponCount: 100_000_000 });
  for (const delta of [0, -1, 1, 0.5, "1"]) {
    const { status, body } = await add(limited, delta);
    expect([delta, status, body.errors?.map(({ field }) => field)]).toEqual([delta, 400, ["delta"]]);
  }
  const over = await offerCoupon(world, admin);
  await change(over, "EXPIRED");
  expect(verdictOf(await add(over, 1))).toEqual([409, "coupon.illegal-transition"]);
});

test("a coupon takes its part off every line of an order, is used then, and is back when the order is cancelled", async () => {
  const goods = await goodsOnSale();
  const id = await offerCoupon(world, admin, { ...rate, maxDiscountAmount: 3_001 });
  const memberCouponId = await idClaimed(id);
  const placed = await order(goods, memberCouponId);
  expect(placed.body.data).toMatchObject({
    memberCouponId,
    totalPrice: 32_400,
    discountFromCoupon: 3_001,
    deliveryFee: 3_000,
    finalPrice: 32_399,
    orderItems: [{ lineTotal: 32_400, couponDiscount: 3_001, usePoint: 0 }],
  });
  const { orderId } = dataOf<{ orderId: string }>(placed);
  const held = {
    memberCouponId,
    couponId: id,
    name: rate.name,
    discountValue: 10,
    maxDiscountAmount: 3_001,
    sequence: 1,
  };
  const usedAt = "2026-01-02T03:00:00.000+00:00";
  expect(await mine()).toMatchObject([{ ...held, state: "USED", usedAt, orderId }]);
  expect(await order(goods, memberCouponId)).toMatchObject({ status: 409, code: "coupon.not-usable" });

  const list = await world.call("GET", "/orders/me", { token: member.token });
  expect(dataOf(list)).toMatchObject({ content: [{ memberCouponId, discountFromCoupon: 3_001 }] });
  const cancelled = { token: member.token, body: { cancelReason: "x" } };
  expect((await world.call("PATCH", `/orders/${orderId}/cancel`, cancelled)).status).toBe(200);
  expect(await mine()).toMatchObject([{ ...held, state: "AVAILABLE", usedAt: null, orderId: null }]);

  const line = { itemId: goods.itemId, optionId: goods.optionId, quantity: 1 };
  await world.call("POST", "/cart-items/me/items", { token: member.token, body: line });
  const fromCart = { token: member.token, body: { address, memberCouponId } };
  expect(await world.call("POST", "/orders/from-cart", fromCart)).toMatchObject({
    status: 201,
    body: { data: { totalPrice: 16_200, discountFromCoupon: 1_620 } },
  });
});

test("an order without a coupon says so", async () => {
  const { orderId } = await placeAndPrepare(world, member, await goodsOnSale());
  expect(dataOf(await world.call("GET", `/orders/${orderId}`, { token: member.token }))).toMatchObject({
    memberCouponId: null,
    discountFromCoupon: 0,
    orderItems: [{ couponDiscount: 0 }],
  });
});

test("a coupon is not usable on goods that cost too little, nor before its first day; somebody else's is not there", async () => {
  const goods = await goodsOnSale();
  const dear = await idClaimed(await offerCoupon(world, admin, { minOrderPrice: 32_401 }));
  expect(await order(goods, dear)).toMatchObject({
    status: 409,
    code: "coupon.not-usable",
    body: { details: { minOrderPrice: 32_401 } },
  });
  expect((await order(goods, dear, member, 3)).status).toBe(201);

  const issueFrom = "2026-01-01T00:00:00+09:00";
  const early = await idClaimed(await offerCoupon(world, admin, { validFrom: "2026-01-03", issueFrom }));
  expect(verdictOf(await order(goods, early))).toEqual([409, "coupon.not-usable"]);
  world.ports.clock.advance(12 * 3_600_000);
  expect((await order(goods, early)).status).toBe(201);

  const foreign = await idClaimed(await offerCoupon(world, admin), stranger);
  for (const id of [foreign, nowhere]) expect(verdictOf(await order(goods, id))).toEqual([404, "coupon.not-found"]);
  const malformed = await order(goods, "{1}");
  expect([malformed.status, malformed.body.errors?.map(({ field }) => field)]).toEqual([400, ["memberCouponId"]]);
});

test("a refund of part of an order keeps its coupon, of all of it gives it back, and pays what was paid", async () => {
  const goods = await goodsOnSale();
  const memberCouponId = await idClaimed(await offerCoupon(world, admin));
  const placed = await placeAndPrepare(world, member, goods, 3, { memberCouponId });
  await payAndDeliver(world, admin, member, placed);
  const path = `/orders/${placed.orderId}/refund-request`;
  const refund = async (quantity: number) => {
    const lines = [{ orderItemId: placed.orderItemId, quantity }];
    await world.call("POST", path, { token: member.token, body: { refundRequestReason: "x", lines } });
    return world.call("PATCH", path, { token: admin.token, body: { refundRequestStatus: "APPROVED" } });
  };
  // Three at 16,200 won less 1,000 won; delivered goods keep their delivery fee.
  expect((await refund(1)).body.data).toMatchObject({ orderState: "DELIVERED", refundedAmount: 15_866 });
  expect(await mine()).toMatchObject([{ state: "USED", orderId: placed.orderId }]);
  expect((await refund(2)).body.data).toMatchObject({ orderState: "CANCELLED", refundedAmount: 47_600 });
  expect(await mine()).toMatchObject([{ state: "AVAILABLE", orderId: null }]);
});

test("an id of another shape names no coupon, wherever it stands", async () => {
  const calls: readonly (readonly [method: string, path: (id: string) => string, code: string])[] = [
    ["GET", (id) => `/coupon/${id}`, "coupon.not-found"],
    ["PATCH", (id) => `/coupon/${id}/cancel`, "coupon.not-found"],
    ["POST", (id) => `/memberCoupon/me/${id}`, "coupon.not-found"],
    ["GET", (id) => `/memberCoupon/me/${id}`, "coupon.not-found"],
    ["GET", (id) => `/admin/coupons/${id}/claims`, "coupon.not-found"],
    ["DELETE", (id) => `/admin/coupons/${nowhere}/claims/${id}`, "coupon.not-found"],
    ["DELETE", (id) => `/admin/coupons/dead-letters/${id}`, "coupon.parked-claim-not-found"],
    ["POST", (id) => `/admin/coupons/dead-letters/${id}/requeue`, "coupon.parked-claim-not-found"],
  ];
  for (const [method, path, code] of calls) {
    for (const id of [nowhere, "1", `%7B${nowhere}%7D`, `${nowhere}:1`, `${nowhere}%00`, "%00", "*", "a%0d%0ab"]) {
      const reply = await world.call(method, path(id), { token: admin.token });
      expect([path(id), ...verdictOf(reply)]).toEqual([path(id), 404, code]);
    }
  }
});
