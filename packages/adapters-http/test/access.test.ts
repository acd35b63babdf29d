import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "../src/index.ts";
import { offerCoupon, openChat, placeAndPrepare, putOnSale, reviewOf, uploadIn } from "./goods.ts";
import { rightBody } from "./right-bodies.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

let world: World;
const people: Partial<Record<"admin" | "seller" | "member" | "stranger", Person>> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  const admin = await world.enter("admin@example.com", "ADMIN");
  const seller = await world.enter("seller@example.com", "SELLER");
  const member = await world.enter("member@example.com");
  Object.assign(people, { admin, seller, member, stranger: await world.enter("stranger@example.com") });
  const goods = await putOnSale(world, admin, seller);
  Object.assign(ids, goods, await placeAndPrepare(world, member, goods), { memberId: member.id });
  Object.assign(ids, { couponId: await offerCoupon(world, admin), parkedClaimId: goods.itemId });
  Object.assign(ids, await openChat(world, member), { agentId: admin.id });
  Object.assign(ids, { fileId: await uploadIn(world, member), tempFileId: await uploadIn(world, member) });
  // Nothing is parked, and the test of reviews writes its own: until then these name nothing.
  Object.assign(ids, { reviewId: goods.itemId, name: "relay-events", consumer: "nobody", eventId: goods.itemId });
  const { token } = member;
  const line = { itemId: goods.itemId, optionId: goods.optionId, quantity: 1 };
  await world.call("POST", "/cart-items/me/items", { token, body: line });
});
afterAll(() => world.close());

/** What an `:id` names, by what stands before it. */
const idNamed: Readonly<Record<string, string>> = {
  "/members/": "memberId",
  "/members/history/": "memberId",
  "/orders/": "orderId",
  "/payments/": "paymentId",
  "/item/": "itemId",
  "/item/options/": "optionId",
  "/categories/": "categoryId",
  "/reviews/": "reviewId",
  "/coupon/": "couponId",
  "/admin/coupons/": "couponId",
  "/chat-rooms/": "roomId",
  "/admin/coupons/dead-letters/": "parkedClaimId",
  "/files/": "fileId",
  "/files/temp/": "tempFileId",
};

/** A path with ids of things that are there: the member's own where somebody owns them. */
const filled = (path: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string, at: number) => {
    const id = ids[name === "id" ? (idNamed[path.slice(0, at)] ?? "") : name];
    if (id === undefined) throw new Error(`${path}: this test knows nothing that :${name} could be`);
    return id;
  });
const routesFor = (...rules: readonly string[]) => world.routes.filter(({ access }) => rules.includes(access));
const send = (route: { readonly method: string; readonly path: string }, token?: string) =>
  world.call(route.method.toUpperCase(), filled(route.path), { token });

test("nobody gets anywhere without signing in, and is told so before anything else", async () => {
  const routes = routesFor("cart", "member", "seller", "admin");
  expect(routes.length).toBeGreaterThan(30);
  for (const route of routes) {
    const { status, code, headers } = await send(route);
    expect([route.path, status, code]).toEqual([route.path, 401, "auth.token-missing"]);
    expect(headers.get("WWW-Authenticate")).toBe("Bearer");
  }
});

test("a guest gets to his cart and nowhere else", async () => {
  const { cartToken } = dataOf<{ cartToken: string }>(await world.call("POST", "/carts/guest"));
  const headers = { "X-Cart-Token": cartToken };
  for (const { method, path, access } of routesFor("cart", "member", "seller", "admin")) {
    const { status, code } = await world.call(method.toUpperCase(), filled(path), { headers });
    if (access === "cart") expect([401, 403], path).not.toContain(status);
    else expect([path, status, code]).toEqual([path, 401, "auth.token-missing"]);
  }
});

test("a member gets nowhere that is for sellers or admins", async () => {
  for (const route of routesFor("seller", "admin")) {
    const { status, code } = await send(route, people.member?.token);
    expect([route.path, status, code]).toEqual([route.path, 403, "auth.forbidden"]);
  }
});

test("a seller gets nowhere that is for admins", async () => {
  for (const route of routesFor("admin")) {
    const { status, code } = await send(route, people.seller?.token);
    expect([route.path, status, code]).toEqual([route.path, 403, "auth.forbidden"]);
  }
});

test("sellers and admins may do all that a member may", async () => {
  for (const person of [people.seller, people.admin]) {
    for (const route of routesFor("cart", "member")) {
      const { status } = await send(route, person?.token);
      expect([401, 403], route.path).not.toContain(status);
    }
  }
});

/** What is seen by all, and so is not "not found" for those whose it is not. */
const seenByAll = ["/reviews/items/:itemId", "/reviews/:id", "/memberCoupon/me/:couponId"];

test("what belongs to one member does not exist for another, and is there", async () => {
  const own = routesFor("cart", "member").filter(({ path }) => path.includes(":") && !seenByAll.includes(path));
  expect(own.length).toBeGreaterThanOrEqual(9);
  const ask = (route: Route, person: Person | undefined) => {
    const { method, path, body } = route;
    const right = body === undefined ? undefined : rightBody(ids, route);
    expect([path, body?.safeParse(right).success ?? true]).toEqual([path, true]);
    return world.call(method.toUpperCase(), filled(path), { token: person?.token, body: right });
  };
  for (const route of own) {
    const { status, code } = await ask(route, people.stranger);
    expect([route.path, status]).toEqual([route.path, 404]);
    expect(code).toMatch(/not-found$/);
  }
  const order = await world.call("GET", `/orders/${ids["orderId"]}`, { token: people.member?.token });
  expect(order.body.data).toMatchObject({ orderState: "PAYMENT_PENDING" });
  // What the stranger was refused was there all the time: its owner is answered something else.
  for (const route of own) {
    expect([route.path, (await ask(route, people.member)).status]).not.toEqual([route.path, 404]);
  }
});

test("another member's review is public, and not his to change", async () => {
  const { admin, member, stranger, seller } = people;
  if (admin === undefined || member === undefined) throw new Error("there are an admin and a member");
  const goods = { itemId: ids["itemId"] ?? "", optionId: ids["optionId"] ?? "", categoryId: ids["categoryId"] ?? "" };
  const path = `/reviews/${await reviewOf(world, admin, member, goods)}`;
  const body = { rating: 1, content: "not mine" };
  for (const token of [stranger?.token, seller?.token]) {
    expect(await world.call("PUT", path, { token, body })).toMatchObject({ status: 403, code: "auth.not-owner" });
    expect(await world.call("DELETE", path, { token })).toMatchObject({ status: 403, code: "auth.not-owner" });
  }
  expect(await world.call("PUT", path, { token: admin.token, body })).toMatchObject({ code: "auth.not-owner" });
  expect(await world.call("GET", `/reviews/items/${goods.itemId}`)).toMatchObject({
    body: { data: { content: [{ rating: 4 }] } },
  });
  expect((await world.call("PUT", path, { token: member.token, body })).status).toBe(200);
  expect((await world.call("DELETE", path, { token: admin.token })).status).toBe(204);
});

test("another seller's item is public, and not his to change", async () => {
  const rival = await world.enter("rival@example.com", "SELLER");
  const itemBodies: Readonly<Record<string, object>> = {
    "/item/:id": {},
    "/item/:id/state": { itemState: "STOP" },
    "/item/options/:id/stock": { delta: 1 },
  };
  for (const { method, path, body } of routesFor("seller").filter(({ path }) => path.includes(":"))) {
    const { status, code } = await world.call(method.toUpperCase(), filled(path), {
      token: rival.token,
      body: body === undefined ? undefined : itemBodies[path],
    });
    expect([path, status, code]).toEqual([path, 403, "auth.not-owner"]);
  }
});
