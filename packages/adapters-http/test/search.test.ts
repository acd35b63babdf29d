import { afterEach, beforeEach, expect, test } from "vitest";
import { type Goods, payAndDeliver, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

type Row = { readonly id: string; readonly itemName: string };
type Answer = {
  readonly content: readonly Row[];
  readonly nextCursor: string | null;
  readonly facets: { readonly categories: readonly object[]; readonly prices: readonly object[] } | null;
};

let world: World;
let admin: Person;
let seller: Person;
let goods: Goods;

beforeEach(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  seller = await world.enter("seller@example.com", "SELLER");
  goods = await putOnSale(world, admin, seller);
});
afterEach(() => world.close());

const search = async (query: Readonly<Record<string, string>>, token?: string): Promise<Answer> =>
  dataOf<Answer>(await world.call("GET", `/item/search?${new URLSearchParams(query)}`, token ? { token } : {}));
const register = async (itemName: string, price: number): Promise<string> => {
  const body = { itemName, price, origin: "대한민국", itemOptions: [{ description: "기본", stock: 9 }] };
  return dataOf<Row>(await world.call("POST", "/item", { token: seller.token, body })).id;
};

test("a search answers rows with ids, prices, image, rating and highlights, and with the first page the facets", async () => {
  const found = await search({ q: "예가체ㅍ", categoryId: goods.categoryId, minPrice: "16200", maxPrice: "16200" });
  expect(found).toMatchObject({
    content: [
      {
        id: goods.itemId,
        itemName: "에티오피아 예가체프",
        price: 18_000,
        salePrice: 16_200,
        averageRating: 0,
        image: { imgUrl: "/images/y.webp" },
        highlights: [{ from: 6, to: 10 }],
      },
    ],
    nextCursor: null,
    facets: { categories: [{ id: goods.categoryId, parentCategoryId: null, name: "원두", count: 1 }] },
  });
  expect(found.facets?.prices.slice(0, 2)).toEqual([
    { from: 0, to: 10_000, count: 0 },
    { from: 10_000, to: 20_000, count: 1 },
  ]);
  expect((await search({ q: "예가체프", minPrice: "16201" })).content).toEqual([]);
});

test("a search goes on by its cursor, which no other sort takes", async () => {
  for (const [name, price] of [
    ["머그컵", 13_000],
    ["유리컵", 11_000],
    ["종이컵", 900],
  ] as const)
    await register(name, price);
  const first = await search({ q: "컵", sort: "price-asc", size: "2" });
  const next = await search({ q: "컵", sort: "price-asc", size: "2", cursor: first.nextCursor ?? "" });
  expect([...first.content, ...next.content].map(({ itemName }) => itemName)).toEqual(["종이컵", "유리컵", "머그컵"]);
  expect([next.nextCursor, next.facets]).toEqual([null, null]);
  const other = await world.call("GET", `/item/search?q=a&sort=sales&cursor=${first.nextCursor}`);
  expect(other).toMatchObject({ status: 400, code: "request.bad-cursor" });
});

test("ratings and sales sort and filter what is found, and no text at all is everything, the newest first", async () => {
  const member = await world.enter("member@example.com");
  const mug = await register("머그컵", 13_000);
  await payAndDeliver(world, admin, member, await placeAndPrepare(world, member, goods));
  const praise = { rating: 4, content: "좋아요" };
  await world.call("POST", `/reviews/items/${goods.itemId}`, { token: member.token, body: praise });
  const ids = async (query: Readonly<Record<string, string>>) => (await search(query)).content.map(({ id }) => id);
  expect(await ids({})).toEqual([mug, goods.itemId]);
  expect(await ids({ sort: "sales" })).toEqual([goods.itemId, mug]);
  expect(await ids({ sort: "rating", q: "" })).toEqual([goods.itemId, mug]);
  expect([await ids({ minRating: "4" }), await ids({ minRating: "4.1" }), await ids({ q: "?!" })]).toEqual([
    [goods.itemId],
    [],
    [],
  ]);
});

test("a stopped item is found by its seller and admins, and suggested to nobody", async () => {
  const path = `/item/${goods.itemId}/state`;
  await world.call("PATCH", path, { token: seller.token, body: { itemState: "STOP" } });
  const other = await world.enter("other@example.com", "SELLER");
  const count = async (token?: string) => (await search({ q: "예가체프" }, token)).content.length;
  expect([await count(), await count(other.token), await count(seller.token), await count(admin.token)]).toEqual([
    0, 0, 1, 1,
  ]);
  expect(dataOf(await world.call("GET", "/item/suggest?q=%EC%98%88", { token: admin.token }))).toEqual([]);
});

test("suggestions go on with what is typed, as many as asked", async () => {
  await register("예쁜 머그컵", 13_000);
  const suggest = async (query: Readonly<Record<string, string>>) =>
    dataOf<readonly Row[]>(await world.call("GET", `/item/suggest?${new URLSearchParams(query)}`));
  expect((await suggest({ q: "예" })).map(({ itemName }) => itemName)).toEqual(["예쁜 머그컵", "에티오피아 예가체프"]);
  expect(await suggest({ q: "예가", limit: "1" })).toEqual([
    { itemId: goods.itemId, itemName: "에티오피아 예가체프", highlights: [{ from: 6, to: 8 }] },
  ]);
  expect([await suggest({ q: "" }), await suggest({ q: " !" })]).toEqual([[], []]);
});

test("each wrong parameter is named", async () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["q", `search?q=${"x".repeat(101)}`],
    ["q", "search?q=%00"],
    ["categoryId", "search?categoryId=1"],
    ["minPrice", "search?minPrice=-1"],
    ["maxPrice", "search?minPrice=2&maxPrice=1"],
    ["minRating", "search?minRating=5.1"],
    ["minRating", "search?minRating=4.55"],
    ["sort", "search?sort=best"],
    ["size", "search?size=101"],
    ["page", "search?page=1"],
    ["q", "suggest"],
    ["limit", "suggest?q=a&limit=21"],
  ];
  for (const [field, path] of wrong) {
    const reply = await world.call("GET", `/item/${path}`);
    expect([reply.status, reply.body.errors?.map((error) => error.field)], path).toEqual([400, [field]]);
  }
});
