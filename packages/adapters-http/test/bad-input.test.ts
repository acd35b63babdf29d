import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { address, type Goods, orderBody, putOnSale } from "./goods.ts";
import { openWorld, type Person, type Sent, type World } from "./world.ts";

let world: World;
let goods: Goods;
let member: Person;
let seller: Person;

beforeAll(async () => {
  world = await openWorld();
  seller = await world.enter("seller@example.com", "SELLER");
  member = await world.enter("member@example.com");
  goods = await putOnSale(world, await world.enter("admin@example.com", "ADMIN"), seller);
});
afterAll(() => world.close());

const place = (body: unknown, more: Sent = {}) => world.call("POST", "/orders", { token: member.token, body, ...more });
const refused = async (body: unknown, code: string, fields?: readonly string[]): Promise<void> => {
  const reply = await place(body);
  expect([reply.status, reply.code]).toEqual([400, code]);
  if (fields !== undefined) expect(reply.body.errors?.map(({ field }) => field)).toEqual(fields);
};

test("JSON that is none is malformed", async () => {
  for (const body of ["{", '{"a":}', "hello", '"text"', "1", "null", "\u0000", "[1,]"]) {
    await refused(body, "request.malformed");
  }
});

test("wrong types are named by field, however deep", async () => {
  const [line] = orderBody(goods).orderItems;
  const { itemId, optionId } = goods;
  await refused({ ...orderBody(goods), address: "서울" }, "request.invalid", ["address"]);
  await refused({ address, orderItems: [{ ...line, quantity: "2" }] }, "request.invalid", ["orderItems[0].quantity"]);
  for (const quantity of [0, -1, 1.5, 10_000, 1e308, null, [1], { $gt: 0 }, true]) {
    const orderItems = [line, { itemId, optionId, quantity }];
    await refused({ address, orderItems }, "request.invalid", ["orderItems[1].quantity"]);
  }
  await refused(`{"address":${JSON.stringify(address)},"orderItems":1e999}`, "request.invalid", ["orderItems"]);
  await refused([], "request.invalid", ["body"]);
  await refused({ address }, "request.invalid", ["orderItems"]);
  await refused(undefined, "request.invalid", ["body"]);
});

test("fields that nobody asked for are refused, smuggled prices and prototypes among them", async () => {
  const [line] = orderBody(goods).orderItems;
  await refused({ ...orderBody(goods), finalPrice: 1 }, "request.unknown-field", ["finalPrice"]);
  await refused({ address, orderItems: [{ ...line, price: 1 }] }, "request.unknown-field", ["orderItems[0].price"]);
  await refused({ ...orderBody(goods), address: { ...address, x: 1 } }, "request.unknown-field", ["address.x"]);
  const text = JSON.stringify(orderBody(goods)).slice(1);
  await refused(`{"__proto__":{"role":"ADMIN"},${text}`, "request.unknown-field", ["__proto__"]);
  await refused(`{"constructor":{"prototype":{}},${text}`, "request.unknown-field", ["constructor"]);
  const query = await world.call("GET", "/item?size=5&role=ADMIN&__proto__[x]=1");
  expect([query.status, query.code]).toEqual([400, "request.unknown-field"]);
  expect(query.body.errors?.map(({ field }) => field)).toEqual(["role", "__proto__[x]"]);
});

test("a body of another type, too large or too deep never gets to anybody", async () => {
  const typed = (type: string, body = "a=1") => place(body, { headers: { "Content-Type": type } });
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json; charset=latin1",
  ]) {
    expect(await typed(type)).toMatchObject({ status: 415, code: "request.unsupported-type" });
  }
  expect((await typed("application/json", JSON.stringify({ a: "x".repeat(102_400) }))).code).toBe("request.too-large");
  await refused("[".repeat(50_000) + "]".repeat(50_000), "request.invalid", ["body"]);
  await refused(`{"address":${"[".repeat(40_000)}${"]".repeat(40_000)},"orderItems":[]}`, "request.invalid");
  await refused(`{"address":${JSON.stringify(address)},"orderItems":[${"1,".repeat(30_000)}1]}`, "request.invalid");
});

test("text that a database cannot keep is refused by field", async () => {
  for (const city of ["\u0000", "서\u0000울", "\ud800", "a\udfff", "", "   ", "x".repeat(101)]) {
    await refused({ ...orderBody(goods), address: { ...address, city } }, "request.invalid", ["address.city"]);
  }
  expect((await place({ ...orderBody(goods), address: { ...address, city: "서울 😀" } })).status).toBe(201);
});

test("an id in capitals is the same id, one of another shape names nothing", async () => {
  const { itemId, optionId } = goods;
  expect((await world.call("GET", `/item/${itemId.toUpperCase()}`)).status).toBe(200);
  const orderItems = [{ itemId: itemId.toUpperCase(), optionId: optionId.toUpperCase(), quantity: 1 }];
  expect((await place({ address, orderItems })).status).toBe(201);
  for (const id of ["1", "nothing", "00000000-0000-7000-8000", `${itemId}x`, "%00", "..%2f..", "a%0d%0ab"]) {
    expect(await world.call("GET", `/item/${id}`)).toMatchObject({ status: 404, code: "item.not-found" });
    const orders = await world.call("GET", `/orders/${id}`, { token: member.token });
    expect(orders).toMatchObject({ status: 404, code: "order.not-found" });
  }
  for (const id of [1, "nothing", null, "' OR 1=1 --"]) {
    await refused({ address, orderItems: [{ itemId, optionId: id, quantity: 1 }] }, "request.invalid", [
      "orderItems[0].optionId",
    ]);
  }
  const stranger = { itemId, optionId: "ffffffff-ffff-7fff-bfff-ffffffffffff", quantity: 1 };
  expect((await place({ address, orderItems: [stranger] })).code).toBe("item.option-not-found");
});

test("a path that cannot be decoded is malformed", async () => {
  for (const path of ["/item/%E0%A4%A", "/orders/%", "/%ff/%fe"]) {
    const { status, code } = await world.call("GET", path, { token: member.token });
    expect([path, status]).toEqual([path, code === "route.not-found" ? 404 : 400]);
  }
});

test("queries are held to their shapes", async () => {
  const at = async (query: string) => {
    const { status, code, body } = await world.call("GET", `/item?${query}`);
    return [status, code, body.errors?.[0]?.field];
  };
  for (const size of ["0", "101", "-1", "1e1", "0x10", "1.5", "", "%20", "999999999999", "NaN"]) {
    expect(await at(`size=${size}`)).toEqual([400, "request.invalid", "size"]);
  }
  expect(await at("size=1&size=2")).toEqual([400, "request.invalid", "size"]);
  expect(await at("size[]=1")).toEqual([400, "request.unknown-field", "size[]"]);
  expect(await at("sort=rating;drop table")).toEqual([400, "request.invalid", "sort"]);
  expect(await at("categoryId=7")).toEqual([400, "request.invalid", "categoryId"]);
  const id = goods.itemId;
  const cursors = ["x", "newest", "newest~1", `price-asc~1~${id}`, `newest~1~x`, `newest~-1~${id}`, "newest~1~abc-def"];
  for (const cursor of [...cursors, `newest~9999999999999999~${id}`, `newest~NaN~${id}`, "%00", "%ff", ""]) {
    expect([cursor, ...(await at(`cursor=${cursor}`))]).toEqual([cursor, 400, "request.bad-cursor", undefined]);
  }
});

test("an admin's days are days of the calendar", async () => {
  const { token } = await world.enter("days@example.com", "ADMIN");
  for (const day of ["2026-02-30", "26-1-1", "0000-01-01", "9999-12-31", "today", "2026-01-01T00:00:00Z"]) {
    const reply = await world.call("GET", `/orders?from=${day}&to=${day}`, { token });
    expect([day, reply.status, reply.body.errors?.[0]?.field]).toEqual([day, 400, "from"]);
  }
});

test("an Idempotency-Key is printable ASCII of 1 to 200 characters", async () => {
  for (const key of ["x".repeat(201), "caf\u00e9"]) {
    const reply = await place(orderBody(goods), { headers: { "Idempotency-Key": key } });
    expect([reply.status, reply.code]).toEqual([400, "request.invalid"]);
    expect(reply.body.errors?.map(({ field }) => field)).toEqual(["Idempotency-Key"]);
  }
});

test("stock moves by a difference or from what was seen, not by both and not by nothing", async () => {
  const change = (body: object) =>
    world.call("PATCH", `/item/options/${goods.optionId}/stock`, { token: seller.token, body });
  for (const body of [{}, { stock: 5 }, { expected: 5 }, { delta: 1, stock: 5 }, { delta: 1, expected: 5, stock: 6 }]) {
    const reply = await change(body);
    expect([reply.status, reply.code, reply.body.errors?.[0]?.field]).toEqual([400, "request.invalid", "body"]);
  }
  expect((await change({ delta: -1_000 })).code).toBe("item.out-of-stock");
});

test("what the HTTP parser itself refuses is not the shop's to answer", async () => {
  const { port } = new URL(world.origin);
  const status = await new Promise<number | undefined>((resolve) => {
    const sent = httpRequest({ port, host: "127.0.0.1", path: "/api/item", method: "TRACE" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.end();
  });
  expect(status).toBe(405);
});

test("after all of this nothing has broken", () => {
  expect(world.broken).toEqual([]);
});
