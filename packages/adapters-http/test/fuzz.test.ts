import { holds } from "@cofshop/contracts";
import { type Actor, createShop, expectOk, type ItemId, idOf } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import {
  type Arbitrary,
  asyncProperty,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  option,
  record,
  string,
  uuid,
} from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Route, shopRoutes } from "../src/index.ts";
import { address, placeAndPrepare, putOnSale } from "./goods.ts";
import { openWorld, type Person, type World } from "./world.ts";

let world: World;
let people: readonly (Person | undefined)[];
let ids: Readonly<Record<string, string>>;
const ports = memoryPorts();
const routes = shopRoutes(createShop(ports), { sandbox: ports.paymentGateway, lock: ports.lock });

beforeAll(async () => {
  world = await openWorld();
  const admin = await world.enter("admin@example.com", "ADMIN");
  const seller = await world.enter("seller@example.com", "SELLER");
  const member = await world.enter("member@example.com");
  people = [undefined, member, seller, admin];
  const goods = await putOnSale(world, admin, seller);
  ids = { ...goods, ...(await placeAndPrepare(world, member, goods)), memberId: member.id };
});
afterAll(() => world.close());

/** Everything that a request could have changed, as an admin and the member see it. */
const snapshot = async (): Promise<unknown> => {
  const { shop, ports: own } = world;
  const admin: Actor = { kind: "system", name: "test" };
  const [, member, seller] = people;
  const items = expectOk(await shop.item.list(admin, { size: 100 }));
  return {
    items,
    details: await Promise.all(items.content.map(({ id }) => own.unitOfWork.reads.items.byId(id))),
    fuzzed: await own.unitOfWork.reads.items.byId(idOf<ItemId>(ids["itemId"] ?? "")),
    categories: expectOk(await shop.item.categories(admin)),
    orders: expectOk(await shop.order.list(admin, { size: 100 })),
    carts: await Promise.all(
      [member, seller, people[3]].map((person) =>
        shop.cart.view({ kind: "member", id: person?.id ?? idOf(""), role: "MEMBER" }),
      ),
    ),
    member: await own.unitOfWork.reads.members.byEmail("member@example.com"),
  };
};

/** Bodies that are right, so that one wrong field is all that is wrong. */
const rightBodies = (): Readonly<Record<string, unknown>> => {
  const { itemId, optionId, categoryId } = ids;
  const line = { itemId, optionId, quantity: 1 };
  const option = { description: "x", stock: 1, additionalPrice: 0, discountRate: 0, inventoryPolicy: "track" };
  const image = { imgUrl: "/a", oriImgName: "a", imgType: "SUB" };
  const item = { itemName: "x", price: 1, discount: 0, deliveryFee: 0, origin: "x", itemLimit: 1 };
  return {
    "/members/signup": { email: "n@example.com", memberName: "n", memberPwd: "12345678", tel: "0101234567" },
    "/members/me": { memberName: "n", tel: "0101234567" },
    "/auth/login": { email: "member@example.com", memberPwd: "x" },
    "/item": { ...item, itemOptions: [option], itemImages: [image], categoryIds: [categoryId] },
    "/item/:id": {
      ...item,
      existingItemOptions: [{ id: optionId, description: "x" }],
      addItemOptions: [option],
      addItemImgs: [image],
      deleteImgIds: [itemId],
      deleteCategoryIds: [categoryId],
    },
    "/item/:id/state": { itemState: "SELL" },
    "/item/options/:id/stock": { delta: 0, reason: "x" },
    "/categories": { name: "n", parentCategoryId: categoryId },
    "/cart-items/me/items": line,
    "/cart-items/me/items/list": [line, line],
    "/cart-items/me/quantity": line,
    "/orders": { address, deliveryRequest: "x", orderItems: [line] },
    "/orders/from-cart": { address, optionIds: [optionId] },
    "/orders/:id/cancel": { cancelReason: "x" },
    "/orders/:id/state": { orderState: "SHIPPING" },
    "/payments/orders/:orderId": { pgProvider: "x", payMethod: "x" },
    "/payments/:id/verify": { impUid: "x" },
    "/payments/sandbox/:merchantUid/pay": { outcome: "failed" },
  };
};

const odd: Arbitrary<unknown> = oneof(
  constantFrom<unknown>(null, "", " ", "\u0000", "\ud800", "a\udc00b", -1, 0, 1.5, 1e21, 1e308, 2 ** 53, true, [], {}, [
    [],
  ]),
  constantFrom<unknown>(
    "x".repeat(5_000),
    "9".repeat(400),
    "'; drop table x --",
    "{{7*7}}",
    "__proto__",
    "constructor",
  ),
  constantFrom<unknown>({ $ne: null }, { length: 1e9 }, { toString: 1 }, ["x", { a: 1 }], "2026-02-30", "NaN"),
  jsonValue({ maxDepth: 3 }),
  string({ unit: "binary" }),
);
const names = constantFrom("cursor", "size", "page", "sort", "categoryId", "state", "from", "to", "memberId", "q");
const segment: Arbitrary<(right: string) => string> = oneof(
  constantFrom(
    (right: string) => right,
    (right: string) => right.toUpperCase(),
  ),
  uuid().map((id) => () => id),
  constantFrom("%00", "%E0%A4%A", "..", "%2e%2e%2f", "null", "0", "me", "%25", "a".repeat(3_000)).map(
    (text) => () => text,
  ),
  string({ minLength: 1, unit: "grapheme" }).map((text) => () => encodeURIComponent(text.replaceAll(/[/.]/g, "_"))),
);
const attack = record({
  who: constantFrom(0, 1, 2, 3, 3),
  segment,
  query: option(
    dictionary(
      oneof(names, string({ unit: "grapheme" })),
      oneof(names, string({ unit: "grapheme" }), odd.map(String)),
      { maxKeys: 3 },
    ),
  ),
  /** Which place of the right body to spoil, and how. */
  place: string({ size: "small" }).map((text) => text.length),
  how: constantFrom("replace", "add", "remove", "instead", "raw"),
  odd,
  headers: option(
    dictionary(
      constantFrom(
        "Idempotency-Key",
        "X-Request-Id",
        "Accept-Language",
        "Content-Type",
        "Cookie",
        "X-XSRF-TOKEN",
        "Content-Encoding",
      ),
      string({ unit: "grapheme-ascii", maxLength: 20 }),
      { maxKeys: 2 },
    ),
  ),
});
type Attack = typeof attack extends Arbitrary<infer T> ? T : never;

/** The body with its n-th place, counted depth first, spoilt. */
const spoil = (right: unknown, { place, how, odd: with_ }: Attack): unknown => {
  if (how === "instead" || how === "raw") return with_;
  const copy: unknown = structuredClone(right);
  const places: (() => void)[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const holder = node as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push(() => {
        if (how === "replace") holder[key] = with_;
        else if (how === "remove") delete holder[key];
        else holder[`${key}x`] = with_;
      });
      walk(holder[key]);
    }
  };
  walk(copy);
  places[place % Math.max(1, places.length)]?.();
  return copy;
};

const strike = async (route: Route, one: Attack): Promise<void> => {
  const own: Readonly<Record<string, string>> = {
    id: route.path.startsWith("/orders")
      ? (ids["orderId"] ?? "")
      : route.path.startsWith("/payments")
        ? (ids["paymentId"] ?? "")
        : route.path.startsWith("/item/options")
          ? (ids["optionId"] ?? "")
          : route.path.startsWith("/item")
            ? (ids["itemId"] ?? "")
            : (ids["categoryId"] ?? ""),
  };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    one.segment(own[name] ?? ids[name] ?? "relay-events"),
  );
  const query = one.query === null ? "" : `?${new URLSearchParams(one.query)}`;
  const body = route.body === undefined ? undefined : spoil(rightBodies()[route.path], one);
  const sent =
    one.how === "raw" && body !== undefined ? String(JSON.stringify(body)).slice(0, -1) : JSON.stringify(body);
  const before = await snapshot();
  const { status, code } = await world.call(route.method.toUpperCase(), path + query, {
    token: people[one.who]?.token,
    body: sent,
    headers: one.headers ?? {},
  });
  expect(status, `${code}`).toBeLessThan(500);
  if (status >= 400) {
    expect(code).not.toBe("");
    expect(await snapshot()).toEqual(before);
  }
};

test.each(routes.map((route) => ({ call: `${route.method.toUpperCase()} ${route.path}`, route })))(
  "nothing that is sent to $call breaks it, and a refusal changes nothing",
  async ({ route }) => {
    await holds(
      asyncProperty(attack, (one) => strike(route, one)),
      { runs: 60 },
    );
    expect(world.broken).toEqual([]);
  },
  60_000,
);
