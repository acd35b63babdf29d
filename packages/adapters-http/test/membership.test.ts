import { afterEach, beforeEach, expect, test } from "vitest";
import { address, type Goods, orderBody, payAndDeliver, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;
let goods: Goods;

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  goods = await putOnSale(world, admin, await world.enter("seller@example.com", "SELLER"));
  member = await world.enter("member@example.com");
});
afterEach(() => world.close());

type Points = {
  readonly balance: number;
  readonly pointsOwed: number;
  readonly content: readonly { readonly kind: string; readonly amount: number; readonly balance: number }[];
  readonly nextCursor: string | null;
};
type Headers = Readonly<Record<string, string>>;
const verdictOf = ({ status, code }: Reply) => [status, code];
const fieldsOf = ({ status, body }: Reply) => [status, ...(body.errors ?? []).map(({ field }) => field)];

const adjust = (body: object, headers: Headers = {}, id: string = member.id) =>
  world.call("PATCH", `/members/${id}/point`, { token: admin.token, body, headers });
const give = (amount: number) => adjust({ amount, reason: "환영합니다" });
const points = async (query = "") =>
  dataOf<Points>(await world.call("GET", `/members/me/points${query}`, { token: member.token }));
const ledger = async () => (await points()).content.map(({ kind, amount, balance }) => [kind, amount, balance]);
const membership = async () => dataOf(await world.call("GET", "/members/me/membership", { token: member.token }));
const order = (usePoint: number, quantity = 2) =>
  world.call("POST", "/orders", { token: member.token, body: { ...orderBody(goods, quantity), usePoint } });
const fillCart = (quantity: number) => {
  const { itemId, optionId } = goods;
  return world.call("POST", "/cart-items/me/items", { token: member.token, body: { itemId, optionId, quantity } });
};

test("an admin reads anybody's points as she does herself; for others she is not there", async () => {
  await give(1_000);
  const pointsOf = (token: string) => world.call("GET", `/members/${member.id}/points`, { token });
  expect(dataOf(await pointsOf(admin.token))).toEqual(await points());
  expect(dataOf(await pointsOf(member.token))).toEqual(await points());
  const stranger = await world.enter("stranger@example.com");
  expect((await pointsOf(stranger.token)).code).toBe("member.not-found");
});

test("a member reads her points newest first, page by page, with what she can spend and what she owes", async () => {
  expect(await points()).toEqual({ balance: 0, pointsOwed: 0, content: [], nextCursor: null });
  for (const amount of [1_000, 500, -300]) await give(amount);
  const first = await points("?size=2");
  expect(first).toMatchObject({ balance: 1_200, pointsOwed: 0 });
  const rest = await points(`?size=2&cursor=${first.nextCursor}`);
  expect([...first.content, ...rest.content]).toEqual([
    {
      kind: "ADJUST",
      amount: -300,
      balance: 1_200,
      orderId: null,
      reason: "환영합니다",
      createdAt: expect.any(String),
    },
    { kind: "ADJUST", amount: 500, balance: 1_500, orderId: null, reason: "환영합니다", createdAt: expect.any(String) },
    {
      kind: "ADJUST",
      amount: 1_000,
      balance: 1_000,
      orderId: null,
      reason: "환영합니다",
      createdAt: expect.any(String),
    },
  ]);
  expect(rest).toMatchObject({ balance: 1_200, nextCursor: null });
  expect(dataOf(await world.call("GET", "/members/me", { token: member.token }))).toMatchObject({ point: 1_200 });

  const { token } = member;
  const refused = (query: string) => world.call("GET", `/members/me/points?${query}`, { token });
  expect(verdictOf(await refused("cursor=made-up"))).toEqual([400, "request.bad-cursor"]);
  expect(fieldsOf(await refused("size=0"))).toEqual([400, "size"]);
  expect(fieldsOf(await refused("memberId=x"))).toEqual([400, "memberId"]);
  expect(verdictOf(await world.call("GET", "/members/me/points"))).toEqual([401, "auth.token-missing"]);
});

test("an admin adds points and takes some away, never more than there are, and says why", async () => {
  expect(await give(1_000)).toMatchObject({ status: 200, body: { data: { balance: 1_000 } } });
  expect(await adjust({ amount: -400, reason: "정정" })).toMatchObject({ body: { data: { balance: 600 } } });
  expect(fieldsOf(await adjust({ amount: 0, reason: "x" }))).toEqual([400, "amount"]);
  expect(fieldsOf(await adjust({ amount: 1.5, reason: "x" }))).toEqual([400, "amount"]);
  expect(fieldsOf(await adjust({ amount: 1_000_000_001, reason: "x" }))).toEqual([400, "amount"]);
  expect(fieldsOf(await adjust({ amount: "1", reason: "x" }))).toEqual([400, "amount"]);
  expect(fieldsOf(await adjust({ amount: 1 }))).toEqual([400, "reason"]);
  expect(fieldsOf(await adjust({ amount: 1, reason: " " }))).toEqual([400, "reason"]);
  expect(fieldsOf(await adjust({}))).toEqual([400, "amount", "reason"]);
  expect(await adjust({ amount: -601, reason: "x" })).toMatchObject({
    status: 409,
    code: "member.insufficient-points",
    body: { data: null, message: "사용할 수 있는 포인트가 부족합니다.", details: { usable: 600 } },
  });
  const nobody = "00000000-0000-7000-8000-ffffffffffff";
  expect(verdictOf(await adjust({ amount: 1, reason: "x" }, {}, nobody))).toEqual([404, "member.not-found"]);
  const own = await world.call("PATCH", `/members/${member.id}/point`, {
    token: member.token,
    body: { amount: 1, reason: "x" },
  });
  expect(verdictOf(own)).toEqual([403, "auth.forbidden"]);
  expect((await points()).balance).toBe(600);
});

test("what is wrong with an adjustment is said in the caller's language", async () => {
  const said = async (amount: number, language: string) =>
    (await adjust({ amount, reason: "x" }, { "Accept-Language": language })).body.errors?.map(({ message }) => message);
  expect(await said(0, "ko")).toEqual(["0이 아닌 수여야 합니다"]);
  expect(await said(0, "en")).toEqual(["Must be a number other than 0"]);
  expect(await said(1.5, "ko")).toEqual(["정수여야 합니다"]);
  expect(await said(1.5, "en")).toEqual(["Must be a whole number"]);
  for (const tooBig of [1_000_000_001, 1e20]) {
    expect((await said(tooBig, "ko"))?.[0]).toMatch(/^\d+ 이하여야 합니다$/);
    expect((await said(tooBig, "en"))?.[0]).toMatch(/^Must be at most \d+$/);
  }
  const tooMuch = await adjust({ amount: -1, reason: "x" }, { "Accept-Language": "en" });
  expect(tooMuch.body.message).toBe("There are not that many points to spend here.");
});

test("an adjustment that is repeated under its Idempotency-Key adds once", async () => {
  const headers = { "Idempotency-Key": "welcome" };
  const [one, two] = [
    await adjust({ amount: 500, reason: "환영" }, headers),
    await adjust({ amount: 500, reason: "환영" }, headers),
  ];
  expect([one.body.data, two.body.data]).toEqual([{ balance: 500 }, { balance: 500 }]);
  expect(two.headers.get("Idempotency-Replayed")).toBe("true");
  const other = await adjust({ amount: 600, reason: "환영" }, headers);
  expect(verdictOf(other)).toEqual([422, "idempotency.key-reused"]);
  expect(await ledger()).toEqual([["ADJUST", 500, 500]]);
});

test("points pay for goods, line by line, and never for their delivery", async () => {
  await give(50_000);
  // Two at 16,200 won and 3,000 won of delivery.
  expect(await order(32_401)).toMatchObject({
    status: 409,
    code: "member.insufficient-points",
    body: { details: { usable: 32_400 } },
  });
  const paid = await order(10_001);
  expect(paid).toMatchObject({
    status: 201,
    body: { data: { totalPrice: 32_400, deliveryFee: 3_000, usePoint: 10_001, finalPrice: 25_399 } },
  });
  expect(dataOf(paid)).toMatchObject({ orderItems: [{ lineTotal: 32_400, usePoint: 10_001 }] });
  expect(await points()).toMatchObject({ balance: 39_999, content: [{ kind: "SPEND", amount: -10_001 }, {}] });

  const { orderId } = dataOf<{ orderId: string }>(paid);
  await world.call("PATCH", `/orders/${orderId}/cancel`, { token: member.token, body: { cancelReason: "x" } });
  expect(await points()).toMatchObject({
    balance: 50_000,
    content: [{ kind: "RESTORE", amount: 10_001, orderId }, {}, {}],
  });
});

test("points are shared among the lines of a cart, and whoever has too few keeps the cart", async () => {
  await give(1_000);
  await fillCart(2);
  const fromCart = (usePoint: number) =>
    world.call("POST", "/orders/from-cart", { token: member.token, body: { address, usePoint } });
  expect(await fromCart(1_001)).toMatchObject({
    status: 409,
    code: "member.insufficient-points",
    body: { details: { usable: 1_000 } },
  });
  for (const wrong of [-1, 0.5, 1_000_000_001]) expect(fieldsOf(await fromCart(wrong))).toEqual([400, "usePoint"]);
  expect(dataOf(await world.call("GET", "/cart-items/me", { token: member.token }))).toMatchObject({
    items: [{ quantity: 2 }],
  });
  expect(await fromCart(1_000)).toMatchObject({
    status: 201,
    body: { data: { usePoint: 1_000, finalPrice: 34_400, orderItems: [{ usePoint: 1_000 }] } },
  });
});

test("an order that points pay for altogether, without delivery to pay, is PAID at once", async () => {
  await give(100_000);
  expect(await order(64_800, 4)).toMatchObject({ status: 201, body: { data: { orderState: "PAID", finalPrice: 0 } } });
  const [newest] = (await points()).content;
  expect(newest).toMatchObject({ kind: "SPEND", amount: -64_800 });
});

/** Has so many brought to her door and says that they are right. */
const buy = async (quantity: number): Promise<string> => {
  const bought = await placeAndPrepare(world, member, goods, quantity);
  await payAndDeliver(world, admin, member, bought);
  expect((await world.call("PATCH", `/orders/${bought.orderId}/confirm`, { token: member.token })).status).toBe(204);
  return bought.orderId;
};

test("a confirmed order earns points and lifts the tier, whose discount the cart and the next order have", async () => {
  const next = (tier: string, discount: number, missing: number) => ({ tier, discount, missing });
  expect(await membership()).toEqual({ tier: "BASIC", discount: 0, spent: 0, next: next("RED", 5, 300_000) });
  const orderId = await buy(20);
  const bought = await world.call("GET", `/orders/${orderId}`, { token: member.token });
  expect(bought.body.data).toMatchObject({ orderState: "COMPLETED", tierDiscount: 0, earnedPoint: 3_240 });
  expect(await ledger()).toEqual([["EARN", 3_240, 3_240]]);
  expect(await membership()).toEqual({ tier: "RED", discount: 5, spent: 324_000, next: next("PURPLE", 10, 676_000) });

  await fillCart(1);
  const total = { itemTotal: 15_390, tierDiscount: 810, deliveryFee: 3_000, total: 18_390 };
  expect(dataOf(await world.call("GET", "/cart-items/me/total-price", { token: member.token }))).toEqual(total);
  const placed = await world.call("POST", "/orders/from-cart", {
    token: member.token,
    body: { address, usePoint: 390 },
  });
  expect(placed.body.data).toMatchObject({
    totalPrice: 15_390,
    tierDiscount: 810,
    usePoint: 390,
    finalPrice: 18_000,
    orderItems: [{ unitPrice: 15_390, lineTotal: 15_390 }],
  });
  const mine = await world.call("GET", "/orders/me?size=1", { token: member.token });
  expect(mine.body.data).toMatchObject({ content: [{ tierDiscount: 810, usePoint: 390, finalPrice: 18_000 }] });
});

test("earned points that were spent before their order is sent back are owed, and settled with the next earnings", async () => {
  const orderId = await buy(20);
  expect((await order(3_000)).status).toBe(201);
  const path = `/orders/${orderId}/refund-request`;
  await world.call("POST", path, { token: member.token, body: { refundRequestReason: "향이 달라요" } });
  const decision = { refundRequestStatus: "APPROVED" };
  expect((await world.call("PATCH", path, { token: admin.token, body: decision })).status).toBe(200);
  expect(await points()).toMatchObject({
    balance: 0,
    pointsOwed: 3_000,
    content: [{ kind: "TAKE_BACK", amount: -240, balance: 0, orderId }, {}, {}],
  });
  expect(await membership()).toMatchObject({ tier: "BASIC", spent: 0 });

  await buy(2);
  // 32,400 won earn 324 points.
  expect(await points()).toMatchObject({ balance: 0, pointsOwed: 2_676 });
});
