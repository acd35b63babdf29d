import { holds } from "@cofshop/contracts";
import { type Actor, createShop, expectOk, type ItemId, idOf } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { asyncProperty } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Route, shopRoutes } from "../src/index.ts";
import { type Attack, attack, spoil } from "./attack.ts";
import { offerCoupon, openChat, placeAndPrepare, putBeside, putOnSale, reviewOf } from "./goods.ts";
import { rightBody } from "./right-bodies.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

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
  const stranger = await world.enter("stranger@example.com");
  people = [undefined, member, seller, admin, stranger];
  const goods = await putOnSale(world, admin, seller);
  ids = { ...goods, ...(await placeAndPrepare(world, member, goods)), name: "prune-events", memberId: stranger.id };
  ids = { ...ids, couponId: await offerCoupon(world, admin) };
  const claim = await world.call("POST", `/memberCoupon/me/${ids["couponId"]}`, { token: member.token });
  ids = { ...ids, ...dataOf<{ memberCouponId: string }>(claim) };
  ids = { ...ids, ...(await openChat(world, member)), agentId: admin.id };
  // Its item is not the one that attacks may delete: an item that nobody sees has no reviews either.
  const reviewed = await putBeside(world, seller, goods.categoryId);
  ids = { ...ids, reviewedId: reviewed.itemId, reviewId: await reviewOf(world, admin, member, reviewed) };
});
afterAll(() => world.close());

/** Everything that a request could have changed. */
const snapshot = async (): Promise<unknown> => {
  const { shop } = world;
  const { reads } = world.ports.unitOfWork;
  const admin: Actor = { kind: "system", name: "test" };
  const present = people.filter((person) => person !== undefined);
  return {
    items: expectOk(await shop.item.list(admin, { size: 100 })),
    item: await reads.items.byId(idOf<ItemId>(ids["itemId"] ?? "")),
    reviews: expectOk(await shop.item.reviews(admin, idOf<ItemId>(ids["reviewedId"] ?? ""), { size: 100 })),
    categories: await reads.categories.all(),
    orders: expectOk(await shop.order.list(admin, { size: 100 })),
    carts: await Promise.all(present.map(({ id }) => shop.cart.view({ kind: "member", id, role: "MEMBER" }))),
    coupons: expectOk(await shop.coupon.list(admin, { size: 100 })),
    held: await Promise.all(
      present.map(({ id }) => reads.memberCoupons.ofMember(id, { after: undefined, limit: 100 })),
    ),
    rooms: expectOk(await shop.chat.rooms(admin, { size: 100 })),
    members: await Promise.all(present.map(({ id }) => reads.members.byId(id))),
  };
};

/** What `:id` means below each first segment. */
const idBelow: readonly (readonly [prefix: string, name: string])[] = [
  ["/members", "memberId"],
  ["/orders", "orderId"],
  ["/payments", "paymentId"],
  ["/item/options", "optionId"],
  ["/item", "itemId"],
  ["/categories", "categoryId"],
  ["/reviews/items", "reviewedId"],
  ["/reviews", "reviewId"],
  ["/coupon", "couponId"],
  ["/admin/coupons", "couponId"],
  ["/chat-rooms", "roomId"],
];
const idFor = (path: string): string => ids[idBelow.find(([prefix]) => path.startsWith(prefix))?.[1] ?? ""] ?? "";

const queryFor = ({ query: schema }: Route, { query }: Attack): string => {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const pairs = query.map(({ name, value }): [string, string] => [
    names[name] ?? "unknown",
    value.replaceAll(/\p{Cs}/gu, "?"),
  ]);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
};

const strike = async (route: Route, one: Attack): Promise<void> => {
  const id = idFor(route.path);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    one.segment(name === "id" || route.path.startsWith("/reviews") ? id : (ids[name] ?? id)),
  );
  const body = route.body === undefined ? undefined : JSON.stringify(spoil(rightBody(ids, route), one));
  const before = await snapshot();
  const { status, code } = await world.call(route.method.toUpperCase(), path + queryFor(route, one), {
    token: people[one.who]?.token,
    body: one.how === "raw" ? body?.slice(0, -1) : body,
    headers: one.headers,
  });
  expect(status, code).toBeLessThan(500);
  if (status < 400) return;
  expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
  expect(await snapshot()).toEqual(before);
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
