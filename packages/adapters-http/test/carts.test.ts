import { Unavailable } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Goods, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, password, type Reply, type World } from "./world.ts";

let world: World;
let admin: Person;
let seller: Person;
let member: Person;
let goods: Goods;

const begin = async (ports = memoryPorts()): Promise<void> => {
  world = await openWorld({}, { ports });
  admin = await world.enter("admin@example.com", "ADMIN");
  seller = await world.enter("seller@example.com", "SELLER");
  member = await world.enter("member@example.com");
  goods = await putOnSale(world, admin, seller);
};
beforeEach(() => begin());
afterEach(() => world.close());

type Headers = Readonly<Record<string, string>>;
const newGuest = async (): Promise<Headers> => {
  const { cartToken } = dataOf<{ cartToken: string }>(await world.call("POST", "/carts/guest"));
  return { "X-Cart-Token": cartToken };
};
const lineOf = (quantity: number) => ({ itemId: goods.itemId, optionId: goods.optionId, quantity });
const put = (headers: Headers, quantity: number, more: Headers = {}) =>
  world.call("POST", "/cart-items/me/items", { headers: { ...headers, ...more }, body: lineOf(quantity) });
const logIn = (headers: Headers, memberPwd = password) =>
  world.call("POST", "/auth/login", { headers, body: { email: member.email, memberPwd } });
type CartData = { cartId: string; items: { quantity: number }[]; warnings: object[] };
const cartAt = async (headers: Headers): Promise<CartData> =>
  dataOf<CartData>(await world.call("GET", "/cart-items/me", { headers }));
const bearerOf = (reply: Reply): Headers => ({
  Authorization: `Bearer ${dataOf<{ accessToken: string }>(reply).accessToken}`,
});
const quantitiesAt = async (headers: Headers): Promise<readonly number[]> =>
  (await cartAt(headers)).items.map(({ quantity }) => quantity);

describe("a guest", () => {
  test("opens a cart, fills it, sees what it costs, changes and empties it", async () => {
    const opened = await world.call("POST", "/carts/guest");
    expect([opened.status, opened.headers.get("Location")]).toEqual([201, "/api/cart-items/me"]);
    const headers = { "X-Cart-Token": dataOf<{ cartToken: string }>(opened).cartToken };
    expect(await cartAt(headers)).toMatchObject({ items: [], warnings: [] });
    expect(await put(headers, 2)).toMatchObject({ status: 201, body: { data: lineOf(2) } });
    await world.call("POST", "/cart-items/me/items/list", { headers, body: [lineOf(1)] });
    const body = { optionId: goods.optionId, quantity: 1 };
    expect((await world.call("PATCH", "/cart-items/me/quantity", { headers, body })).status).toBe(200);
    expect(dataOf(await world.call("GET", "/cart-items/me/total-price", { headers }))).toEqual({
      itemTotal: 16_200,
      tierDiscount: 0,
      deliveryFee: 3_000,
      total: 19_200,
    });
    const path = `/cart-items/me/items/${goods.optionId}`;
    expect((await world.call("DELETE", path, { headers })).status).toBe(204);
    expect((await world.call("DELETE", path, { headers })).code).toBe("cart.line-not-found");
    expect((await world.call("DELETE", "/cart-items/me/items", { headers })).status).toBe(204);
  });

  test("adds once under one Idempotency-Key, which is not another guest's", async () => {
    const [headers, other] = [await newGuest(), await newGuest()];
    const key = { "Idempotency-Key": "one click" };
    const replies = [await put(headers, 1, key), await put(headers, 1, key), await put(other, 5, key)];
    expect(replies.map(({ headers: of }) => of.get("Idempotency-Replayed"))).toEqual([null, "true", null]);
    expect((await put(headers, 2, key)).code).toBe("idempotency.key-reused");
    expect([await quantitiesAt(headers), await quantitiesAt(other)]).toEqual([[1], [5]]);
  });

  test("is told when his token is missing, made up or too old; a session that is shown with it goes first", async () => {
    const headers = await newGuest();
    const codeFor = async (sent: Headers) => (await world.call("GET", "/cart-items/me", { headers: sent })).code;
    expect(await codeFor({})).toBe("auth.token-missing");
    for (const made of ["", " ", "null", "listed-999", "a.b.c", `${headers["X-Cart-Token"]}x`]) {
      expect([made, await codeFor({ "X-Cart-Token": made })]).toEqual([made, "auth.token-invalid"]);
    }
    expect((await cartAt({ ...headers, Authorization: `Bearer ${member.token}` })).cartId).toBe(member.id);
    expect(await codeFor({ ...headers, Authorization: "Bearer made-up" })).toBe("auth.token-invalid");
    world.ports.clock.advance(30 * 86_400_000);
    expect(await codeFor(headers)).toBe("auth.token-expired");
  });

  test("has no session: a cart's token is no access or refresh token, and those are no cart's", async () => {
    const { "X-Cart-Token": cartToken } = await newGuest();
    expect((await world.call("GET", "/members/me", { token: cartToken })).code).toBe("auth.token-invalid");
    const { token } = dataOf<{ token: string }>(await world.call("GET", "/auth/csrf"));
    const headers = { Cookie: `refreshToken=${cartToken}; XSRF-TOKEN=${token}`, "X-XSRF-TOKEN": token };
    expect((await world.call("POST", "/auth/reissue", { headers })).code).toBe("auth.token-invalid");
    const [cookie = ""] = (await logIn({})).headers.getSetCookie();
    for (const other of [member.token, /=([^;]*)/.exec(cookie)?.[1] ?? ""]) {
      const { code } = await world.call("GET", "/cart-items/me", { headers: { "X-Cart-Token": other } });
      expect(code).toBe("auth.token-invalid");
    }
  });
});

describe("signing in", () => {
  test("brings the guest's cart to the member's, once", async () => {
    const headers = await newGuest();
    await put(headers, 3);
    await put({ Authorization: `Bearer ${member.token}` }, 1);
    const own = bearerOf(await logIn(headers));
    expect([await quantitiesAt(own), await quantitiesAt(headers)]).toEqual([[4], []]);
    await logIn(headers);
    expect(await quantitiesAt(own)).toEqual([4]);
  });

  test("with a wrong password leaves the guest's cart alone", async () => {
    const headers = await newGuest();
    await put(headers, 3);
    expect((await logIn(headers, "a wrong password")).status).toBe(401);
    expect(await quantitiesAt(headers)).toEqual([3]);
  });

  test("is not stopped by a cart's token that is bad, too old or somebody's session", async () => {
    const old = await newGuest();
    await put(old, 3);
    world.ports.clock.advance(30 * 86_400_000);
    for (const headers of [old, { "X-Cart-Token": "made up" }, { "X-Cart-Token": member.token }]) {
      const reply = await logIn(headers);
      expect([reply.status, await quantitiesAt(bearerOf(reply))]).toEqual([200, []]);
    }
  });

  test("gives no session when the carts cannot be merged, and does both when it is tried again", async () => {
    await world.close();
    const ports = memoryPorts();
    let broken = false;
    await begin({
      ...ports,
      unitOfWork: {
        ...ports.unitOfWork,
        run: (work) =>
          ports.unitOfWork.run((tx) => {
            const hold = () => Promise.reject(new Unavailable("gone", { retryAfterMs: 1_000 }));
            return work(broken ? { ...tx, carts: { ...tx.carts, hold } } : tx);
          }),
      },
    });
    const headers = await newGuest();
    await put(headers, 3);
    broken = true;
    const failed = await logIn(headers);
    expect([failed.status, failed.code, failed.headers.getSetCookie()]).toEqual([503, "service.unavailable", []]);
    expect(failed.body.data).toBeNull();
    broken = false;
    expect(await quantitiesAt(headers)).toEqual([3]);
    expect(await quantitiesAt(bearerOf(await logIn(headers)))).toEqual([3]);
  });
});

test("the cart warns of what would refuse its order, with how many there are or may be", async () => {
  const { call } = world;
  const headers = await newGuest();
  const { optionId, itemId } = goods;
  const staff = { token: seller.token };
  await put(headers, 5);
  await call("PATCH", `/item/options/${optionId}/stock`, { ...staff, body: { delta: -98 } });
  expect((await cartAt(headers)).warnings).toEqual([{ optionId, code: "item.out-of-stock", available: 2 }]);
  await call("PATCH", `/item/options/${optionId}/stock`, { ...staff, body: { delta: 98 } });
  await call("PUT", `/item/${itemId}`, { ...staff, body: { itemLimit: 4 } });
  expect((await cartAt(headers)).warnings).toEqual([{ optionId, code: "item.limit-exceeded", limit: 4 }]);
  await call("PATCH", `/item/${itemId}/state`, { ...staff, body: { itemState: "STOP" } });
  expect((await cartAt(headers)).warnings).toEqual([{ optionId, code: "item.not-for-sale" }]);
  await call("DELETE", `/item/${itemId}`, staff);
  expect(await cartAt(headers)).toMatchObject({
    items: [{ quantity: 5, unitPrice: null }],
    warnings: [{ optionId, code: "item.option-not-found" }],
  });
});
