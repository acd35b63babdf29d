import { ok } from "@cofshop/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addressOf } from "../src/address.ts";
import { shopRouter } from "../src/index.ts";
import { type Goods, orderBody, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, password, type World } from "./world.ts";

const replayed = "Idempotency-Replayed";

describe("an Idempotency-Key", () => {
  let world: World;
  let goods: Goods;
  let member: Person;
  beforeEach(async () => {
    world = await openWorld();
    const [admin, seller] = [
      await world.enter("admin@example.com", "ADMIN"),
      await world.enter("seller@example.com", "SELLER"),
    ];
    goods = await putOnSale(world, admin, seller);
    member = await world.enter("member@example.com");
  });
  afterEach(() => world.close());

  const send = async (path: string, body: unknown, { key = "one", method = "POST", language = "ko" } = {}) => {
    const response = await fetch(`${world.origin}/api${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${member.token}`,
        "Content-Type": "application/json",
        "Accept-Language": language,
        "Idempotency-Key": key,
      },
      body: JSON.stringify(body),
    });
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  };

  test("repeats the answer byte for byte, headers and language too, and says so", async () => {
    const first = await send("/orders", orderBody(goods));
    const again = await send("/orders", orderBody(goods), { language: "en" });
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect([first.headers.get(replayed), again.headers.get(replayed)]).toEqual([null, "true"]);
    for (const name of ["Location", "Content-Type", "Content-Length"]) {
      expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    }
    expect(again.headers.get("X-Request-Id")).not.toBe(first.headers.get("X-Request-Id"));
  });

  test("repeats a refusal and an answer without a body", async () => {
    const tooMany = orderBody(goods, 101);
    const refused = await send("/orders", tooMany);
    expect([refused.status, (await send("/orders", tooMany)).text]).toEqual([409, refused.text]);

    const line = { itemId: goods.itemId, optionId: goods.optionId, quantity: 1 };
    await send("/cart-items/me/items", line);
    const path = `/cart-items/me/items/${goods.optionId}`;
    const remove = () => send(path, undefined, { method: "DELETE" });
    const [removed, repeated, other] = [
      await remove(),
      await remove(),
      await send(path, undefined, { method: "DELETE", key: "other" }),
    ];
    expect([removed.status, repeated.status, repeated.headers.get(replayed), other.status]).toEqual([
      204,
      204,
      "true",
      404,
    ]);
  });

  test("of another body, address or order of fields: 422 for what is another request, the answer for what is not", async () => {
    const { orderId } = await placeAndPrepare(world, member, goods);
    const { orderId: second } = await placeAndPrepare(world, member, goods);
    const cancel = (id: string, cancelReason: string) =>
      send(`/orders/${id}/cancel`, { cancelReason }, { method: "PATCH" });
    expect((await cancel(orderId, "a")).status).toBe(200);
    expect([(await cancel(orderId, "b")).status, (await cancel(second, "a")).status]).toEqual([422, 422]);
    const { address, orderItems } = orderBody(goods);
    expect((await send("/orders", { address, orderItems })).status).toBe(201);
    expect((await send("/orders", { orderItems, address })).headers.get(replayed)).toBe("true");
  });

  test("sent 20 times at once places one order; who is too early is told when to ask again", async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => send("/orders", orderBody(goods))));
    const early = replies.filter(({ status }) => status === 409);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201, ...(early.length > 0 ? [409] : [])]));
    for (const { text, headers } of early) {
      expect([JSON.parse(text).header.code, headers.get("Retry-After")]).toEqual(["idempotency.in-progress", "1"]);
    }
    const mine = await world.call("GET", "/orders/me", { token: member.token });
    expect(dataOf<{ content: unknown[] }>(mine).content).toHaveLength(1);
  });

  test("is free again after 423, and after what broke", async () => {
    const { paymentId } = await placeAndPrepare(world, member, goods);
    const { orderId } = dataOf<{ orderId: string }>(
      await world.call("GET", `/payments/${paymentId}`, { token: member.token }),
    );
    const path = `/payments/${paymentId}/verify`;
    const busy = world.ports.lock.hold(`payment:${orderId}`, { waitMs: 0, leaseMs: 600_000 }, async () => {
      const waiting = send(path, {});
      for (let n = 0; n < 40; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        world.ports.clock.advance(200);
      }
      return ok(await waiting);
    });
    const held = await busy;
    if (!held.ok) throw new Error("the lock was not held");
    const after = await send(path, {});
    expect([held.value.status, after.status, after.headers.get(replayed)]).toEqual([423, 202, null]);
  });

  test("is taken by every unsafe route that asks who is calling, unless passwords or files are its input or it claims a coupon, and by no other", () => {
    const keyed = world.routes.filter((route) => route.keyed).map(({ name }) => name);
    const unsafe = world.routes.filter(({ method }) => method !== "get");
    const passwords = ["PATCH /members/me/password", "DELETE /members/me"];
    const claims = ["POST /memberCoupon/me/:couponId", "POST /memberCoupon/me/codes"];
    const uploads = ["POST /files/temp"];
    const keyless = [...passwords, ...claims, ...uploads];
    const asking = unsafe.filter(({ access, name }) => access !== "anonymous" && !keyless.includes(name));
    expect(keyed).toEqual(asking.map(({ name }) => name));
    expect(unsafe.filter((route) => !route.keyed).map(({ name }) => name)).toEqual([
      "POST /members/signup",
      ...passwords,
      "POST /auth/login",
      "POST /auth/reissue",
      "POST /auth/logout",
      "POST /auth/logout-all",
      "POST /auth/password-reset",
      "POST /auth/password-reset/confirm",
      ...claims,
      "POST /carts/guest",
      "POST /payments/webhooks/portone",
      "POST /payments/webhooks/iamport",
      ...uploads,
    ]);
  });
});

describe("rate limits", () => {
  test("guessing is 429 with Retry-After after ten tries, for accounts that do not exist too", async () => {
    const world = await openWorld();
    await world.enter("member@example.com");
    for (const email of ["member@example.com", "nobody@example.com"]) {
      const logIn = (memberPwd: string) => world.call("POST", "/auth/login", { body: { email, memberPwd } });
      for (let n = 0; n < 10; n += 1) expect((await logIn("wrong")).status).toBe(401);
      expect(await logIn("wrong")).toMatchObject({ status: 429, code: "request.rate-limited" });
      const right = await logIn(password);
      expect([right.status, right.headers.get("Retry-After")]).toEqual([429, "900"]);
      expect(right.body).toMatchObject({ data: null });
    }
    await world.close();
  });

  test("an address is an IPv4 address or an IPv6 network", () => {
    const address = (ip: string | undefined) => addressOf({ ip });
    expect([address("203.0.113.7"), address("::ffff:203.0.113.7")]).toEqual(["203.0.113.7", "203.0.113.7"]);
    expect([
      address("2001:db8:0:1::7"),
      address("2001:0DB8:0:1:ffff:ffff:ffff:ffff"),
      address("2001:db8:0:2::7"),
    ]).toEqual(["2001:db8:0:1::/64", "2001:db8:0:1::/64", "2001:db8:0:2::/64"]);
    expect([address("::1"), address(undefined)]).toEqual(["0:0:0:0::/64", undefined]);
  });
});

describe("CORS", () => {
  const shopPage = "https://shop.example.com";
  const open = () => openWorld({ corsOrigins: [shopPage, "http://localhost:5173"] });
  const preflight = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "idempotency-key" };

  test("a page on the list may ask and read, with cookies, and is told what it needs", async () => {
    const world = await open();
    const asked = await world.call("OPTIONS", "/orders", { headers: { Origin: shopPage, ...preflight } });
    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      "access-control-allow-origin": shopPage,
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": expect.stringContaining("PATCH"),
      "access-control-allow-headers": expect.stringMatching(/X-Cart-Token.*Idempotency-Key/),
      vary: expect.stringContaining("Origin"),
      allow: "POST, GET, HEAD, OPTIONS",
    });
    const read = await world.call("GET", "/item", { headers: { Origin: shopPage } });
    expect(read.headers.get("Access-Control-Allow-Origin")).toBe(shopPage);
    expect(read.headers.get("Access-Control-Expose-Headers")).toContain(replayed);
    const refused = await world.call("GET", "/orders/me", { headers: { Origin: shopPage } });
    expect([refused.status, refused.headers.get("Access-Control-Allow-Origin")]).toEqual([401, shopPage]);
    await world.close();
  });

  test("no other page is allowed anything, and every answer says that it depends on the origin", async () => {
    const world = await open();
    for (const Origin of ["https://evil.example", `${shopPage}.evil.example`, "http://shop.example.com", "null"]) {
      for (const [method, headers] of [["OPTIONS", preflight] as const, ["GET", {}] as const]) {
        const reply = await world.call(method, "/item", { headers: { Origin, ...headers } });
        expect([Origin, reply.headers.get("Access-Control-Allow-Origin")]).toEqual([Origin, null]);
        expect(reply.headers.get("Vary")).toContain("Origin");
      }
    }
    expect((await world.call("GET", "/item")).headers.get("Vary")).toContain("Origin");
    await world.close();
  });

  test("without a list there is no such header; what is no exact origin is refused at once", async () => {
    const world = await openWorld();
    const reply = await world.call("GET", "/item", { headers: { Origin: shopPage } });
    expect([...reply.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    await world.close();
    for (const origin of ["*", "https://*.example.com", `${shopPage}/`, "shop.example.com", "null", "file:///a"]) {
      expect(() => shopRouter(world.shop, { corsOrigins: [origin] }), origin).toThrow(TypeError);
    }
  });
});
