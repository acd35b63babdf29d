import { createShop } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { expect, test } from "vitest";
import { openApiDocument } from "../src/index.ts";

type Operation = {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
};
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, unknown>>;
  };
};

const ports = memoryPorts();
const options = { sandbox: ports.paymentGateway, lock: ports.lock };
const document = openApiDocument(createShop(ports), options) as unknown as Document;

/**
 * The rows of the project's HTTP contract that this package serves so far: call, who (P public, C cookie, G guest or
 * member, M member, O the member who owns a public thing, S seller, A admin), statuses of success.
 */
const contract = `
POST   /api/members/signup                         P 201
GET    /api/members/me                             M 200
PATCH  /api/members/me                             M 200
PATCH  /api/members/me/password                    M 204
DELETE /api/members/me                             M 204
GET    /api/members/me/points                      M 200
GET    /api/members/me/membership                  M 200
GET    /api/members                                A 200
GET    /api/members/{id}                           M 200
GET    /api/members/history/{id}                   M 200
PATCH  /api/members/{id}/state                     A 204
PATCH  /api/members/{id}/role                      A 204
PATCH  /api/members/{id}/point                     A 200
POST   /api/auth/login                             P 200
GET    /api/auth/csrf                              P 200
POST   /api/auth/reissue                           C 200
POST   /api/auth/logout                            C 204
POST   /api/auth/logout-all                        C 204
POST   /api/auth/password-reset                    P 202
POST   /api/auth/password-reset/confirm            P 204
GET    /api/item                                   P 200
GET    /api/item/{id}                              P 200
GET    /api/item/populars                          P 200
GET    /api/item/search                            P 200
GET    /api/item/suggest                           P 200
POST   /api/item                                   S 201
PUT    /api/item/{id}                              S 200
DELETE /api/item/{id}                              S 204
PATCH  /api/item/{id}/state                        S 204
PATCH  /api/item/options/{id}/stock                S 200
GET    /api/categories                             P 200
GET    /api/categories/{id}/children               P 200
GET    /api/categories/{id}/path                   P 200
POST   /api/categories                             A 201
DELETE /api/categories/{id}                        A 204
GET    /api/reviews/items/{itemId}                 P 200
POST   /api/reviews/items/{itemId}                 M 201
PUT    /api/reviews/{id}                           O 200
DELETE /api/reviews/{id}                           O 204
GET    /api/coupon                                 P 200
GET    /api/coupon/{id}                            P 200
POST   /api/coupon                                 A 201
PATCH  /api/coupon/{id}/state                      A 204
PATCH  /api/coupon/{id}/cancel                     A 204
POST   /api/coupon/{id}/stock                      A 200
POST   /api/memberCoupon/me/{couponId}             M 200,201,202
GET    /api/memberCoupon/me/{couponId}             M 200
POST   /api/memberCoupon/me/codes                  M 200,201,202
GET    /api/memberCoupon/me                        M 200
GET    /api/admin/coupons/{id}/claims              A 200
POST   /api/admin/coupons/reconcile                A 202
GET    /api/admin/coupons/dead-letters             A 200
POST   /api/admin/coupons/dead-letters/{id}/requeue  A 204
DELETE /api/admin/coupons/dead-letters/{id}        A 204
POST   /api/carts/guest                            P 201
GET    /api/cart-items/me                          G 200
GET    /api/cart-items/me/total-price              G 200
POST   /api/cart-items/me/items                    G 201
POST   /api/cart-items/me/items/list               G 201
PATCH  /api/cart-items/me/quantity                 G 200
DELETE /api/cart-items/me/items/{optionId}         G 204
DELETE /api/cart-items/me/items                    G 204
POST   /api/orders                                 M 201
POST   /api/orders/from-cart                       M 201
GET    /api/orders/me                              M 200
GET    /api/orders/{id}                            M 200
GET    /api/orders/{id}/history                    M 200
GET    /api/orders                                 A 200
PATCH  /api/orders/{id}/cancel                     M 200
PATCH  /api/orders/{id}/confirm                    M 204
PATCH  /api/orders/{id}/state                      A 200
POST   /api/orders/{id}/refund-request             M 201
PATCH  /api/orders/{id}/refund-request             A 200,202
POST   /api/payments/orders/{orderId}              M 201
POST   /api/payments/{id}/verify                   M 200,202
GET    /api/payments/{id}                          M 200
POST   /api/payments/{id}/refund                   A 200,202
GET    /api/admin/payments/reconciliation          A 200
POST   /api/payments/webhooks/portone              P 200
POST   /api/payments/webhooks/iamport              P 200
POST   /api/payments/sandbox/{merchantUid}/pay     M 200
POST   /api/files/temp                             M 201
DELETE /api/files/temp/{id}                        M 204
GET    /api/files/{id}                             M 200,206
GET    /images/{name}                              - 200,206
POST   /api/chat-rooms                             M 200,201
GET    /api/chat-rooms/me                          M 200
GET    /api/chat-rooms/{id}                        M 200
GET    /api/chat-rooms                             A 200
PATCH  /api/chat-rooms/{id}/join                   A 200
PATCH  /api/chat-rooms/{id}/hand-over              A 200
PATCH  /api/chat-rooms/{id}/close                  M 200
GET    /api/chat-messages/{roomId}/messages        M 200
PUT    /api/chat-rooms/{id}/read                   M 200
GET    /api/statistics/daily-sales                 A 200
GET    /api/statistics/sales-between               A 200
GET    /api/statistics/top-items                   A 200
GET    /api/statistics/by-category                 A 200
GET    /api/statistics/hourly                      A 200
GET    /api/admin/jobs                             A 200
POST   /api/admin/jobs/{name}/run                  A 202
GET    /healthz                                    - 200
GET    /readyz                                     - 200,503
`;
/** What this package serves besides the contract. */
const besides = `
GET    /api/members/{id}/points                                M 200
GET    /api/admin/payments/orders/{orderId}                    A 200
GET    /api/admin/payments/attempts/{merchantUid}              A 200
DELETE /api/admin/coupons/{id}/claims/{memberId}               A 204
GET    /api/admin/events/parked                                A 200
POST   /api/admin/events/parked/{consumer}/{eventId}/retry     A 204
DELETE /api/admin/events/parked/{consumer}/{eventId}           A 204
POST   /api/statistics/rebuild                                 A 200
`;

type Row = { readonly call: string; readonly who: string; readonly statuses: string };
const rowsOf = (text: string): readonly Row[] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [method, path, who = "", statuses = ""] = line.split(/ +/);
      return { call: `${method} ${path}`, who, statuses };
    });

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ call: `${method.toUpperCase()} ${path}`, operation })),
);
const operationOf = (call: string) => operations.find((one) => one.call === call)?.operation;

test("the document has every row of the contract, and nothing that is not listed here", () => {
  const listed = [...rowsOf(contract), ...rowsOf(besides)].map(({ call }) => call);
  expect(operations.map(({ call }) => call).sort()).toEqual(listed.sort());
});

test.each(rowsOf(contract))("$call answers $statuses", ({ call, statuses }) => {
  const successes = Object.keys(operationOf(call)?.responses ?? {}).filter((status) => /^2|503/.test(status));
  expect(successes.join()).toBe(statuses);
});

test.each(rowsOf(contract).filter(({ who }) => who !== "-"))("$call asks for what $who has", ({ call, who }) => {
  const { security, responses = {} } = operationOf(call) ?? {};
  const schemes = JSON.stringify(security);
  expect(schemes === '[{"accessToken":[]}]').toBe("MOSA".includes(who));
  expect(schemes === '[{"accessToken":[]},{"cartToken":[]}]').toBe(who === "G");
  expect("403" in responses).toBe("OSAC".includes(who));
});

test("operations have ids of their own, and every reference leads somewhere", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = ""]) => pointer);
  expect(references.length).toBeGreaterThan(50);
  for (const pointer of references) {
    const target = pointer.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
    expect(target, pointer).toBeDefined();
  }
});

test("a refusal is documented with its status and the codes of that status, in every operation that may have it", () => {
  const { responses = {} } = operationOf("PATCH /api/orders/{id}/cancel") ?? {};
  expect(Object.keys(responses)).toEqual(["200", "400", "401", "404", "409", "413", "415", "422", "423", "5XX"]);
  const coded = (name: string) => JSON.stringify(document.components.responses[name]);
  expect(coded("LOCKED")).toContain('"status":{"enum":["LOCKED"]},"code":{"enum":["lock.busy"]}');
  expect(coded("BREAKAGE")).toContain("service.unavailable");
});

test("every parameter of a path is declared, and the document is OpenAPI 3.1", () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  for (const { call, operation } of operations) {
    const inPath = [...call.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name);
    expect(declared, call).toEqual(inPath);
  }
});

test("formats are named and not spelt out as patterns, also where a value may be null", () => {
  const spelt = [...JSON.stringify(document).matchAll(/"format":"[^"]+","pattern"/g)];
  expect(spelt).toEqual([]);
});

test("without a sandbox and a lock their routes do not exist", () => {
  const { paths } = openApiDocument(createShop(ports)) as unknown as Document;
  expect(Object.keys(paths)).not.toContain("/api/payments/sandbox/{merchantUid}/pay");
  expect(Object.keys(paths)).not.toContain("/api/admin/jobs/{name}/run");
});
