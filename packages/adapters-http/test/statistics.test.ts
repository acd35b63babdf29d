import { expectOk, jobNamed, runOnce } from "@cofshop/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csvText } from "../src/csv.ts";
import { orderBody, payAndDeliver, placeAndPrepare, putOnSale } from "./goods.ts";
import { dataOf, openWorld, type Person, type World } from "./world.ts";

let world: World;
let admin: Person;
let member: Person;

beforeAll(async () => {
  world = await openWorld();
  admin = await world.enter("admin@example.com", "ADMIN");
  member = await world.enter("member@example.com");
  const seller = await world.enter("seller@example.com", "SELLER");
  const goods = await putOnSale(world, admin, seller);
  const body = { itemName: '=HYPERLINK("http://evil.example"),\n"원두"' };
  await world.call("PUT", `/item/${goods.itemId}`, { token: seller.token, body });
  const bought = await placeAndPrepare(world, member, goods);
  await payAndDeliver(world, admin, member, bought);
  await world.call("POST", "/orders", { token: member.token, body: orderBody(goods) });
  expectOk(await runOnce(jobNamed(world.shop.jobs, "relay-events"), world.ports.lock));
});
afterAll(() => world.close());

const get = (path: string, token = admin.token) => world.call("GET", `/statistics/${path}`, { token });
const csv = async (path: string, accept = "text/csv") => {
  const response = await fetch(`${world.origin}/api/statistics/${path}`, {
    headers: { Authorization: `Bearer ${admin.token}`, Accept: accept },
  });
  // Not `text()`, which swallows the mark that is looked for.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { response, text, lines: text.split("\r\n") };
};

const sold = {
  orders: 1,
  units: 2,
  gross: 32_400,
  discounts: 0,
  points: 0,
  delivery: 3_000,
  returnedUnits: 0,
  refunds: 0,
  net: 35_400,
};

test("an admin sees what was paid, by day, hour, item and category", async () => {
  expect(dataOf(await get("daily-sales"))).toEqual([{ date: "2026-01-02", ...sold }]);
  expect(dataOf(await get("daily-sales?date=2026-01-01"))).toMatchObject([{ date: "2026-01-01", orders: 0, net: 0 }]);
  const between = dataOf<readonly object[]>(await get("sales-between?start=2026-01-01&end=2026-01-03"));
  expect(between).toMatchObject([{ date: "2026-01-01" }, { date: "2026-01-02", ...sold }, { date: "2026-01-03" }]);
  const hours = dataOf<readonly { orders: number }[]>(await get("hourly"));
  expect(hours).toHaveLength(24);
  expect(hours[12]).toEqual({ hour: 12, ...sold });
  const item = { totalSold: 2, totalRevenue: 32_400 };
  expect(dataOf(await get("top-items"))).toMatchObject([{ ...item, lastOrderDate: "2026-01-02" }]);
  expect(dataOf(await get("top-items?days=1&limit=1"))).toMatchObject([item]);
  expect(dataOf(await get("top-items?start=2025-12-01&end=2026-01-01"))).toEqual([]);
  expect(dataOf(await get("by-category?start=2026-01-02"))).toMatchObject([
    { categoryName: "원두", orders: 1, ...item },
  ]);
});

test("an admin has days counted anew, and is told that nothing was wrong with them", async () => {
  const rebuild = (body: object, token = admin.token) => world.call("POST", "/statistics/rebuild", { token, body });
  expect(dataOf(await rebuild({ from: "2026-01-01", to: "2026-01-03" }))).toEqual({ orders: 0, sums: 0 });
  expect((await rebuild({ from: "2026-01-01", to: "2026-01-03" }, member.token)).status).toBe(403);
  const wrong = await rebuild({ from: "2026-01-02", to: "2026-01-01" });
  expect([wrong.status, wrong.body.errors?.map(({ field }) => field)]).toEqual([400, ["to"]]);
});

test("a span that is too long, a day that is none and a limit past 100 are refused with the field named", async () => {
  const refusals = [
    ["sales-between?start=2026-01-01&end=2027-01-02", "end"],
    ["sales-between?start=2026-01-02&end=2026-01-01", "end"],
    ["sales-between?start=2026-01-02", "end"],
    ["sales-between?start=2026-02-30&end=2026-03-01", "start"],
    ["daily-sales?date=yesterday", "date"],
    ["top-items?days=367", "days"],
    ["top-items?limit=101", "limit"],
    ["by-category?start=2024-01-01", "end"],
  ] as const;
  for (const [path, field] of refusals) {
    const { status, code, body } = await get(path);
    expect([path, status, code]).toEqual([path, 400, "request.invalid"]);
    expect(body.errors?.map((each) => each.field)).toEqual([field]);
  }
  expect(await get("hourly?x=1")).toMatchObject({ status: 400, code: "request.unknown-field" });
  expect(await get("daily-sales", member.token)).toMatchObject({ status: 403, code: "auth.forbidden" });
});

test("whoever asks for text/csv gets a table with a byte order mark, whose texts are no formulas", async () => {
  const { response, text, lines } = await csv("top-items");
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toMatch(/^text\/csv; charset=utf-8/);
  expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="top-items.csv"');
  expect(response.headers.get("Vary")).toContain("Accept");
  expect(lines[0]).toBe("\uFEFFitemId,itemName,totalSold,totalRevenue,lastOrderDate");
  expect(text).toContain(`,"'=HYPERLINK(""http://evil.example""),\n""원두""",2,32400,2026-01-02\r\n`);
  const days = await csv("sales-between?start=2026-01-02&end=2026-01-03");
  expect(days.lines).toEqual([
    "\uFEFFdate,orders,units,gross,discounts,points,delivery,returnedUnits,refunds,net",
    "2026-01-02,1,2,32400,0,0,3000,0,0,35400",
    "2026-01-03,0,0,0,0,0,0,0,0,0",
    "",
  ]);
  expect((await csv("top-items?start=2025-12-01&end=2026-01-01")).lines).toHaveLength(2);
});

test("JSON is what everybody else gets, and what a refusal is in", async () => {
  for (const accept of ["*/*", "application/json", "text/html, */*;q=0.8", "text/csv;q=0.5, application/json"])
    expect((await csv("hourly", accept)).response.headers.get("Content-Type")).toMatch(/^application\/json/);
  const refused = await csv("top-items?limit=0");
  expect([refused.response.status, refused.response.headers.get("Content-Type")?.split(";")[0]]).toEqual([
    400,
    "application/json",
  ]);
});

test("every text that a spreadsheet would run is made harmless, and numbers below zero stay numbers", () => {
  const cellOf = (text: string | number | null) => csvText({ columns: ["x"], rows: [{ x: text }] }).split("\r\n")[1];
  for (const start of ["=", "+", "-", "@", "＝", "＋", "－", "＠", " ="])
    expect(cellOf(`${start}1`)).toBe(`'${start}1`);
  expect(cellOf("\t=1")).toBe("'\t=1");
  expect(cellOf("\n=1")).toBe(`"'\n=1"`);
  expect([cellOf(-5), cellOf("a-b"), cellOf(null), cellOf('a"b'), cellOf("가,나")]).toEqual([
    "-5",
    "a-b",
    "",
    '"a""b"',
    '"가,나"',
  ]);
});
