import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, makeJudge } from "./answer-judge.ts";
import { type ApiDocument, type Operation, operationsOf, readDocument } from "./api-document.ts";
import { openWatchedShop } from "./shop-in-process.ts";

let shop: Awaited<ReturnType<typeof openWatchedShop>>;
let document: ApiDocument;
beforeAll(async () => {
  shop = await openWatchedShop();
  document = await readDocument(shop.url);
});
afterAll(() => shop.close());

const operationIn = (from: ApiDocument, name: string): Operation => {
  const operation = operationsOf(from).find((one) => one.name === name);
  if (operation === undefined) throw new Error(`no ${name} in the document`);
  return operation;
};
const ask = async (target: string): Promise<Answer> => {
  const response = await fetch(shop.url + target);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const judged = (name: string, answer: Answer, by = document) => makeJudge(by)(operationIn(by, name), answer);

/** The answer with something in its body exchanged. */
const but = (answer: Answer, from: string | RegExp, to: string): Answer => {
  const text = answer.text.replace(from, to);
  expect(text).not.toBe(answer.text);
  return { ...answer, text };
};
const without = ({ headers, ...answer }: Answer, name: string): Answer => {
  const left = new Headers(headers);
  left.delete(name);
  return { ...answer, headers: left };
};

test("an answer as it is documented is right, whether it grants or refuses", async () => {
  expect(judged("GET /api/item", await ask("/api/item"))).toEqual([]);
  expect(judged("GET /api/item", await ask("/api/item?size=0"))).toEqual([]);
  expect(judged("GET /api/orders/me", await ask("/api/orders/me"))).toEqual([]);
});

test("a status, header, content type or body that is not documented is found", async () => {
  const list = await ask("/api/item");
  const refused = await ask("/api/orders/me");
  const wrong: readonly (readonly [call: string, answer: Answer, complaint: RegExp])[] = [
    ["GET /api/item", { ...list, status: 206 }, /206 is not documented/],
    ["GET /api/item", { ...list, status: 500 }, /500 is not documented/],
    ["GET /api/orders/me", without(refused, "WWW-Authenticate"), /401 comes without WWW-Authenticate/],
    ["GET /api/item", without(list, "Content-Type"), /200 comes as ""/],
    ["GET /api/item", { ...list, text: list.text.slice(1) }, /no JSON/],
    ["DELETE /api/cart-items/me/items", { ...list, status: 204 }, /204 is documented without a body/],
  ];
  for (const [call, answer, complaint] of wrong) expect(judged(call, answer).join()).toMatch(complaint);
});

test("one field too many, too few, of another type or format is found, in the envelope and in the data", async () => {
  const list = await ask("/api/item");
  const csrf = await ask("/api/auth/csrf");
  const refused = await ask("/api/orders/me");
  const wrong: readonly (readonly [call: string, answer: Answer])[] = [
    ["GET /api/item", but(list, '"nextCursor":null', '"nextCursor":7')],
    ["GET /api/item", but(list, ',"nextCursor":null', "")],
    ["GET /api/item", but(list, '"nextCursor":null', '"nextCursor":null,"password":"x"')],
    ["GET /api/item", but(list, /"timestamp":"[^"]+"/, '"timestamp":"yesterday"')],
    ["GET /api/item", but(list, '"code":"S-OK"', '"code":"C-OK"')],
    ["GET /api/auth/csrf", but(csrf, /"token":"[^"]+"/, '"token":null')],
    ["GET /api/orders/me", but(refused, "auth.token-missing", "auth.forbidden")],
    ["GET /api/orders/me", but(refused, '"data":null', '"data":{}')],
  ];
  for (const [call, answer] of wrong) expect(judged(call, answer).join(), answer.text).toMatch(/^body/);
});

test("a document that says something else of the same answer is found", async () => {
  const list = await ask("/api/item");
  const text = JSON.stringify(document);
  const judgedBy = (from: string, to: string) => judged("GET /api/item", list, JSON.parse(text.replaceAll(from, to)));
  expect(judgedBy("", "")).toEqual([]);
  expect(judgedBy('"nextCursor"', '"next"').join()).toMatch(/^body.+next/);
  expect(judgedBy('"200":', '"203":')).toEqual(["200 is not documented"]);
});
