import { afterEach, beforeEach, expect, test } from "vitest";
import { type Goods, payAndDeliver, placeAndPrepare, putBeside, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;
let goods: Goods;

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  member = await world.enter("member@example.com");
  goods = await putOnSale(world, admin, await world.enter("seller@example.com", "SELLER"));
});
afterEach(() => world.close());

const praise = { rating: 5, content: "향이 오래가요" };
type Feed = { readonly content: readonly Record<string, unknown>[]; readonly nextCursor: string | null };

test("a buyer reviews what was delivered, changes his mind, and takes it back; the item shows the average", async () => {
  const { call } = world;
  const { token } = member;
  const path = `/reviews/items/${goods.itemId}`;
  const order = await placeAndPrepare(world, member, goods);
  expect(await call("POST", path, { token, body: praise })).toMatchObject({ status: 409, code: "review.not-a-buyer" });
  await payAndDeliver(world, admin, member, order);
  const headers = { "Idempotency-Key": "praise" };
  const written = await call("POST", path, { token, body: praise, headers });
  expect(written).toMatchObject({ status: 201, code: "C-OK" });
  expect(written.headers.get("Location")).toBe(`/api${path}`);
  const review = dataOf<{ reviewId: string }>(written);
  expect(review).toMatchObject({ ...praise, itemId: goods.itemId, memberId: member.id, author: "m**", editedAt: null });
  expect(dataOf(await call("POST", path, { token, body: praise, headers }))).toEqual(review);
  expect(await call("POST", path, { token, body: praise })).toMatchObject({ code: "review.already-written" });

  const second = await world.enter("hana@example.com");
  await payAndDeliver(world, admin, second, await placeAndPrepare(world, second, goods));
  await call("POST", path, { token: second.token, body: { rating: 2, content: "써요" } });
  const rated = { averageRating: 3.5, reviewCount: 2 };
  expect(dataOf(await call("GET", `/item/${goods.itemId}`))).toMatchObject(rated);
  expect(dataOf<Feed>(await call("GET", "/item")).content).toMatchObject([rated]);

  const mine = `/reviews/${review.reviewId}`;
  const changed = { rating: 3, content: "한 달 뒤에는 약해져요" };
  expect(dataOf(await call("PUT", mine, { token, body: changed }))).toMatchObject({
    ...changed,
    editedAt: expect.stringContaining("+"),
  });
  const first = dataOf<Feed>(await call("GET", `${path}?size=1`));
  const next = dataOf<Feed>(await call("GET", `${path}?size=1&cursor=${first.nextCursor}`));
  expect([...first.content, ...next.content]).toMatchObject([
    { author: "h**", rating: 2 },
    { author: "m**", rating: 3 },
  ]);
  expect(next.nextCursor).toBeNull();
  expect(JSON.stringify([first, next])).not.toContain("@");
  expect((await call("DELETE", mine, { token })).status).toBe(204);
  expect(await call("DELETE", mine, { token })).toMatchObject({ status: 404, code: "review.not-found" });
  expect(dataOf(await call("GET", `/item/${goods.itemId}`))).toMatchObject({ averageRating: 2, reviewCount: 1 });
});

test("ratings are 1 to 5 and words 2,000 characters at most, and each wrong field is named", async () => {
  const wrong: readonly (readonly [string, object])[] = [
    ["rating", { rating: 0, content: "x" }],
    ["rating", { rating: 4.5, content: "x" }],
    ["rating", { rating: 6, content: "x" }],
    ["content", { rating: 5, content: " " }],
    ["content", { rating: 5, content: "가".repeat(2_001) }],
    ["author", { rating: 5, content: "x", author: "somebody else" }],
  ];
  for (const [field, body] of wrong) {
    const reply = await world.call("POST", `/reviews/items/${goods.itemId}`, { token: member.token, body });
    expect([reply.status, reply.body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
  }
});

test("popular items come by units sold, as many as asked, and a stopped one leaves", async () => {
  const { call } = world;
  const more = await putBeside(world, admin, goods.categoryId);
  const popular = async (query = "") =>
    dataOf<readonly { id: string }[]>(await call("GET", `/item/populars${query}`)).map(({ id }) => id);
  expect(await popular()).toEqual([]);
  await payAndDeliver(world, admin, member, await placeAndPrepare(world, member, goods));
  for (const _ of [1, 2]) await payAndDeliver(world, admin, member, await placeAndPrepare(world, member, more));
  world.ports.clock.advance(10_000);
  expect([await popular(), await popular("?limit=1")]).toEqual([[more.itemId, goods.itemId], [more.itemId]]);
  await call("PATCH", `/item/${more.itemId}/state`, { token: admin.token, body: { itemState: "STOP" } });
  world.ports.clock.advance(10_000);
  expect(await popular()).toEqual([goods.itemId]);
  for (const limit of ["0", "101", "x", "1e1"]) {
    expect((await call("GET", `/item/populars?limit=${limit}`)).status).toBe(400);
  }
});
