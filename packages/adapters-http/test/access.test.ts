import { afterAll, beforeAll, expect, test } from "vitest";
import { placeAndPrepare, putOnSale, reviewOf } from "./goods.ts";
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
  Object.assign(ids, goods, await placeAndPrepare(world, member, goods));
});
afterAll(() => world.close());

/** A path with real ids in it. */
const filled = (path: string): string => {
  const id = path.startsWith("/members")
    ? people.member?.id
    : path.startsWith("/orders")
      ? ids["orderId"]
      : path.startsWith("/payments")
        ? ids["paymentId"]
        : path.startsWith("/item/options")
          ? ids["optionId"]
          : path.startsWith("/item")
            ? ids["itemId"]
            : ids["categoryId"];
  return path
    .replace(":id", id ?? "")
    .replace(
      /:(\w+)/g,
      (_, name: string) => ids[name] ?? (name === "eventId" ? (ids["itemId"] ?? "") : "relay-events"),
    );
};
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

const bodies: Readonly<Record<string, object>> = {
  "/orders/:id/cancel": { cancelReason: "not mine" },
  "/orders/:id/refund-request": { refundRequestReason: "not mine" },
  "/payments/orders/:orderId": { pgProvider: "sandbox", payMethod: "card" },
  "/payments/sandbox/:merchantUid/pay": { outcome: "paid" },
  "/cart-items/me/items/:optionId": {},
};

test("what belongs to one member does not exist for another", async () => {
  const own = routesFor("cart", "member").filter(({ path }) => path.includes(":") && !path.startsWith("/reviews"));
  expect(own.length).toBeGreaterThanOrEqual(9);
  for (const { method, path, body } of own) {
    const { status, code } = await world.call(method.toUpperCase(), filled(path), {
      token: people.stranger?.token,
      body: body === undefined ? undefined : (bodies[path] ?? {}),
    });
    expect([path, status]).toEqual([path, 404]);
    expect(code).toMatch(/not-found$/);
  }
  const order = await world.call("GET", `/orders/${ids["orderId"]}`, { token: people.member?.token });
  expect(order.body.data).toMatchObject({ orderState: "PAYMENT_PENDING" });
});

test("another member's review is public, and not his to change", async () => {
  const { admin, member, stranger } = people;
  if (admin === undefined || member === undefined) throw new Error("there are an admin and a member");
  const goods = { itemId: ids["itemId"] ?? "", optionId: ids["optionId"] ?? "", categoryId: ids["categoryId"] ?? "" };
  const path = `/reviews/${await reviewOf(world, admin, member, goods)}`;
  const body = { rating: 1, content: "not mine" };
  for (const token of [stranger?.token, people.seller?.token]) {
    expect(await world.call("PUT", path, { token, body })).toMatchObject({ status: 403, code: "auth.not-owner" });
    expect(await world.call("DELETE", path, { token })).toMatchObject({ status: 403, code: "auth.not-owner" });
  }
  expect(await world.call("PUT", path, { token: admin.token, body })).toMatchObject({ code: "auth.not-owner" });
  expect(await world.call("GET", `/reviews/items/${goods.itemId}`)).toMatchObject({
    body: { data: { content: [{ rating: 4 }] } },
  });
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
