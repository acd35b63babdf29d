import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CategoryId,
  type EventId,
  expectOk,
  type ImageId,
  type ItemId,
  idOf,
  type MemberActor,
  type MemberId,
  type OptionId,
  type OrderId,
  type PaymentId,
  type ReviewId,
} from "../src/index.ts";
import type { Item, RegisterItemCommand } from "../src/item/index.ts";
import { anyText, holds, TEST_MS } from "./property.ts";
import { type StrictStore, strictStore } from "./strict-store.ts";
import {
  address,
  card,
  itemOnSale,
  optionOf,
  password,
  placeOrder,
  plainItem,
  signUp,
  type World,
  worldOf,
} from "./world.ts";

/* Teams that embed the shop do not pass through HTTP: the core itself says which field is wrong, and nothing happens. */

type Fixture = World &
  Pick<StrictStore, "commits"> & {
    readonly by: MemberActor;
    readonly item: Item;
    readonly optionId: OptionId;
    readonly order: OrderId;
  };
const fixture = async (): Promise<Fixture> => {
  const { ports, commits } = strictStore();
  const world = await worldOf(ports);
  const by = await signUp(world, "hana");
  const item = await itemOnSale(world);
  const order = await placeOrder(world, by, optionOf(item));
  return { ...world, commits, by, item, optionId: optionOf(item), order: order.id };
};
const never = <Id extends MemberId | ItemId | OptionId | OrderId | PaymentId | CategoryId | ImageId | ReviewId>(): Id =>
  idOf<Id>("00000000-0000-7000-8000-ffffffffffff");

const event = idOf<EventId>("00000000-0000-7000-8000-ffffffffffff");

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };
type Case = readonly [field: string, call: (fixture: Fixture) => Promise<Answer>];

const wrongNumbers = (max: number): readonly number[] => [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0.5,
  -1,
  max + 1,
  2 ** 53,
];
const wrongTexts = (max: number): readonly string[] => ["", " ", "\t\n", "\u0000", "a\u0000b", "한".repeat(max + 1)];
const numbers = (
  field: string,
  max: number,
  call: (fixture: Fixture, value: number) => Promise<Answer>,
): readonly Case[] => wrongNumbers(max).map((value) => [field, (its) => call(its, value)]);
const texts = (
  field: string,
  max: number,
  call: (fixture: Fixture, value: string) => Promise<Answer>,
): readonly Case[] => wrongTexts(max).map((value) => [field, (its) => call(its, value)]);
const many = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const register = ({ shop, admin }: Fixture, differs: Partial<RegisterItemCommand>) =>
  shop.item.register(admin, { ...plainItem, ...differs });
const place = ({ shop, by }: Fixture, differs: Partial<Parameters<World["shop"]["order"]["place"]>[1]>) =>
  shop.order.place(by, { lines: [], address, ...differs });
const member = { email: "duri@example.com", name: "두리", password, tel: "01012345678" };
const join = ({ shop }: Fixture, differs: Partial<typeof member>) =>
  shop.member.signUp({ kind: "anonymous" }, { ...member, ...differs });
const badUrls = [
  "",
  "http://example.com/a.png",
  "//example.com/a.png",
  "javascript:alert(1)",
  "https://a b",
  "/a\u0000b",
  "https://e.com/\u0000",
  `/${"x".repeat(500)}`,
];

const cases: readonly Case[] = [
  ...[
    "",
    "a",
    "@b.c",
    "a@",
    "a@b",
    "a b@c.d",
    "a@b.c\u0000",
    "a\u0000@b.c",
    `${"x".repeat(65)}@b.c`,
    `a@${"x".repeat(260)}.c`,
  ].map((email): Case => ["email", (its) => join(its, { email })]),
  ...texts("memberName", 50, (its, name) => join(its, { name })),
  ...["", "1234567", "x".repeat(129)].map((given): Case => ["memberPwd", (its) => join(its, { password: given })]),
  ...["", "010-1234-5678", "12345678", "123456789012", "０１０１２３４５６７８", "010123456\u0000"].map(
    (tel): Case => ["tel", (its) => join(its, { tel })],
  ),
  ...texts("memberName", 50, ({ shop, by }, name) => shop.member.changeProfile(by, { name })),
  ["tel", ({ shop, by }) => shop.member.changeProfile(by, { tel: "none" })],
  ...["", "1234567", "x".repeat(129)].map(
    (given): Case => [
      "password",
      ({ shop, by }) => shop.member.changePassword(by, { oldPassword: password, password: given }),
    ],
  ),
  ...["", "1234567", "x".repeat(129)].map(
    (given): Case => [
      "memberPwd",
      ({ shop, by }) => shop.security.confirmPasswordReset(by, { token: "none", password: given }),
    ],
  ),
  ...["", "a", "a\u0000@b.c", "@b.c"].map(
    (email): Case => ["email", ({ shop, by }) => shop.security.requestPasswordReset(by, { email })],
  ),
  // The address that a closed account will have: nobody stands in its way.
  ["email", (its) => join(its, { email: `quit-${its.by.id}@withdrawn.invalid` })],
  ["email", (its) => join(its, { email: "me@WITHDRAWN.invalid" })],
  // What TypeScript would not let through either: nobody is closed, or made an admin, by a word.
  ...["QUIT", "", "active", "constructor"].map(
    (state): Case => ["memberState", ({ shop, admin, by }) => shop.member.changeState(admin, by.id, state as "ACTIVE")],
  ),
  ...["ADMIN", "", "admin", "constructor"].map(
    (role): Case => ["role", ({ shop, admin, by }) => shop.member.changeRole(admin, by.id, role as "SELLER")],
  ),
  ...["", "a", "a\u0000@b.c", "%"].map(
    (email): Case => ["email", ({ shop, admin }) => shop.member.list(admin, { email })],
  ),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, admin }) => shop.member.list(admin, { size })]),
  ...wrongNumbers(10_000).map((page): Case => ["page", ({ shop, admin }) => shop.member.list(admin, { page })]),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by }) => shop.security.logins(by, by.id, { size })]),

  ...texts("itemName", 100, (its, name) => register(its, { name })),
  ...numbers("price", 1_000_000_000, (its, price) => register(its, { price })),
  ["price", (its) => register(its, { price: 0 })],
  ...numbers("discount", 100, (its, discount) => register(its, { discount })),
  ...numbers("deliveryFee", 1_000_000_000, (its, deliveryFee) => register(its, { deliveryFee })),
  ...texts("origin", 100, (its, origin) => register(its, { origin })),
  ...numbers("itemLimit", 9_999, (its, perOrderLimit) => register(its, { perOrderLimit })),
  ["itemLimit", (its) => register(its, { perOrderLimit: 0 })],
  ["itemOptions", (its) => register(its, { options: [] })],
  ["itemOptions", (its) => register(its, { options: many(101).map(() => ({ description: "한 봉지", stock: 1 })) })],
  ...texts("itemOptions[0].description", 200, (its, description) =>
    register(its, { options: [{ description, stock: 1 }] }),
  ),
  ...numbers("itemOptions[1].stock", 1_000_000, (its, stock) =>
    register(its, {
      options: [
        { description: "a", stock: 1 },
        { description: "b", stock },
      ],
    }),
  ),
  ...numbers("itemOptions[0].additionalPrice", 1_000_000_000, (its, surcharge) =>
    register(its, { options: [{ description: "a", stock: 1, surcharge }] }),
  ),
  ...numbers("itemOptions[0].discountRate", 100, (its, discount) =>
    register(its, { options: [{ description: "a", stock: 1, discount }] }),
  ),
  ...badUrls.map(
    (url): Case => ["itemImages[0].imgUrl", (its) => register(its, { images: [{ url, name: "a.png", type: "SUB" }] })],
  ),
  ...texts("itemImages[0].oriImgName", 255, (its, name) =>
    register(its, { images: [{ url: "/a.png", name, type: "SUB" }] }),
  ),
  [
    "itemImages",
    (its) => register(its, { images: many(21).map((n) => ({ url: `/${n}.png`, name: "a", type: "SUB" as const })) }),
  ],
  [
    "itemImages",
    (its) =>
      register(its, { images: many(2).map((n) => ({ url: `/${n}.png`, name: "a", type: "REPRESENTATIVE" as const })) }),
  ],
  ["categoryIds", (its) => register(its, { categoryIds: many(21).map(() => never<CategoryId>()) })],
  ["categoryIds", (its) => register(its, { categoryIds: [never<CategoryId>(), never<CategoryId>()] })],

  ...texts("itemName", 100, ({ shop, admin, item }, name) => shop.item.edit(admin, item.id, { name })),
  ...numbers("price", 1_000_000_000, ({ shop, admin, item }, price) => shop.item.edit(admin, item.id, { price })),
  ...numbers("addItemOptions[0].stock", 1_000_000, ({ shop, admin, item }, stock) =>
    shop.item.edit(admin, item.id, { addOptions: [{ description: "a", stock }] }),
  ),
  ...numbers("existingItemOptions[0].discountRate", 100, ({ shop, admin, item, optionId }, discount) =>
    shop.item.edit(admin, item.id, { changeOptions: [{ id: optionId, discount }] }),
  ),
  ["itemOptions", ({ shop, admin, item, optionId }) => shop.item.edit(admin, item.id, { removeOptions: [optionId] })],
  [
    "itemOptions",
    ({ shop, admin, item }) =>
      shop.item.edit(admin, item.id, { addOptions: many(100).map(() => ({ description: "a", stock: 0 })) }),
  ],
  ...badUrls.map(
    (url): Case => [
      "itemImages[0].imgUrl",
      ({ shop, admin, item }) => shop.item.edit(admin, item.id, { addImages: [{ url, name: "a.png", type: "SUB" }] }),
    ],
  ),

  ...[Number.NaN, 0.5, Number.POSITIVE_INFINITY, 1_000_001, -1_000_001].map(
    (delta): Case => ["delta", ({ shop, admin, optionId }) => shop.item.adjustStock(admin, optionId, { delta })],
  ),
  ...numbers("expected", 1_000_000_000, ({ shop, admin, optionId }, expected) =>
    shop.item.adjustStock(admin, optionId, { expected, stock: 1 }),
  ),
  ...numbers("stock", 1_000_000_000, ({ shop, admin, optionId }, stock) =>
    shop.item.adjustStock(admin, optionId, { expected: 9, stock }),
  ),
  ...texts("reason", 200, ({ shop, admin, optionId }, reason) =>
    shop.item.adjustStock(admin, optionId, { delta: 1, reason }),
  ),
  ...texts("name", 100, ({ shop, admin }, name) => shop.item.addCategory(admin, { name })),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by }) => shop.item.list(by, { size })]),
  ["size", ({ shop, by }) => shop.item.list(by, { size: 0 })],

  ...numbers("lines[0].quantity", 9_999, ({ shop, by, item, optionId }, quantity) =>
    shop.cart.add(by, { lines: [{ itemId: item.id, optionId, quantity }] }),
  ),
  ["lines", ({ shop, by }) => shop.cart.add(by, { lines: [] })],
  [
    "lines",
    ({ shop, by, item, optionId }) =>
      shop.cart.add(by, { lines: many(101).map(() => ({ itemId: item.id, optionId, quantity: 1 })) }),
  ],
  ...numbers("quantity", 9_999, ({ shop, by, optionId }, quantity) => shop.cart.changeQuantity(by, optionId, quantity)),
  ["quantity", ({ shop, by, optionId }) => shop.cart.changeQuantity(by, optionId, 0)],

  ["orderItems", (its) => place(its, { lines: [] })],
  ["orderItems", (its) => place(its, { lines: many(101).map(() => ({ optionId: its.optionId, quantity: 1 })) })],
  ...numbers("orderItems[0].quantity", 9_999, (its, quantity) =>
    place(its, { lines: [{ optionId: its.optionId, quantity }] }),
  ),
  ["orderItems[0].quantity", (its) => place(its, { lines: [{ optionId: its.optionId, quantity: 0 }] })],
  // Each is right, together they pass the bound that one line has.
  [
    "orderItems[0].quantity",
    (its) => place(its, { lines: many(2).map(() => ({ optionId: its.optionId, quantity: 5_000 })) }),
  ],
  ...texts("address.city", 100, (its, city) =>
    place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], address: { ...address, city } }),
  ),
  ...texts("address.street", 255, (its, street) =>
    place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], address: { ...address, street } }),
  ),
  ...texts("address.zipCode", 20, (its, zipCode) =>
    place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], address: { ...address, zipCode } }),
  ),
  ...["\u0000", "x".repeat(501)].map(
    (deliveryRequest): Case => [
      "deliveryRequest",
      (its) => place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], deliveryRequest }),
    ],
  ),
  ["optionIds", ({ shop, by }) => shop.order.placeFromCart(by, { options: [], address })],
  [
    "optionIds",
    ({ shop, by }) => shop.order.placeFromCart(by, { options: many(101).map(() => never<OptionId>()), address }),
  ],
  ["address.city", ({ shop, by }) => shop.order.placeFromCart(by, { address: { ...address, city: "" } })],
  ...numbers("rating", 5, ({ shop, by, item }, rating) => shop.item.writeReview(by, item.id, { rating, content: "x" })),
  ["rating", ({ shop, by, item }) => shop.item.writeReview(by, item.id, { rating: 0, content: "x" })],
  ...texts("content", 2_000, ({ shop, by, item }, content) =>
    shop.item.writeReview(by, item.id, { rating: 5, content }),
  ),
  ...numbers("rating", 5, ({ shop, by }, rating) => shop.item.editReview(by, never(), { rating, content: "x" })),
  ...texts("content", 2_000, ({ shop, by }, content) => shop.item.editReview(by, never(), { rating: 5, content })),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by, item }) => shop.item.reviews(by, item.id, { size })]),
  ...[0, ...wrongNumbers(100)].map((limit): Case => ["limit", ({ shop, by }) => shop.item.populars(by, { limit })]),
  ...texts("cancelReason", 500, ({ shop, by, order }, reason) => shop.order.cancel(by, order, reason)),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by }) => shop.order.mine(by, { size })]),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, admin }) => shop.order.list(admin, { size })]),
  ...wrongNumbers(10_000).map((page): Case => ["page", ({ shop, admin }) => shop.order.list(admin, { page })]),
  ...(["from", "to"] as const).flatMap((field) =>
    ["", "2026-02-30", "2026-2-3", "today", "0001-01-01", "9999-12-31", "2026-01-01\u0000"].map(
      (day): Case => [field, ({ shop, admin }) => shop.order.list(admin, { [field]: day })],
    ),
  ),
  ...texts("pgProvider", 50, ({ shop, by, order }, pgProvider) =>
    shop.payment.prepare(by, order, { ...card, pgProvider }),
  ),
  ...texts("payMethod", 50, ({ shop, by, order }, payMethod) =>
    shop.payment.prepare(by, order, { ...card, payMethod }),
  ),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, admin }) => shop.events.parked(admin, { size })]),
  ...texts("consumer", 100, ({ shop, admin }, consumer) => shop.events.retryParked(admin, consumer, event)),
  ...texts("consumer", 100, ({ shop, admin }, consumer) => shop.events.discardParked(admin, consumer, event)),
  ...texts("consumer", 100, ({ shop, admin }, consumer) => shop.events.forgetConsumer(admin, consumer)),
];

test("wrong input is refused with the name of its field: nothing is thrown, nothing is kept", {
  timeout: TEST_MS,
}, async () => {
  const its = await fixture();
  const before = its.commits();
  for (const [index, [field, call]] of cases.entries()) {
    const answer = await call(its);
    expect([index, answer]).toEqual([
      index,
      { ok: false, error: { code: "request.invalid", field, rule: expect.stringMatching(/\S/) } },
    ]);
  }
  expect(its.commits()).toBe(before);
});

const unknown: readonly (readonly [code: string, call: (fixture: Fixture) => Promise<Answer>])[] = [
  ["member.not-found", ({ shop, admin }) => shop.member.view(admin, never())],
  ["member.not-found", ({ shop, admin }) => shop.member.changeState(admin, never(), "SUSPENDED")],
  ["member.not-found", ({ shop, admin }) => shop.member.changeRole(admin, never(), "SELLER")],
  ["member.not-found", ({ shop, admin }) => shop.security.logins(admin, never(), {})],
  ["member.last-admin", ({ shop, admin }) => shop.member.changeState(admin, admin.id, "SUSPENDED")],
  ["request.bad-cursor", ({ shop, by }) => shop.security.logins(by, by.id, { cursor: "placed~1~x" })],
  ["member.last-admin", ({ shop, admin }) => shop.member.withdraw(admin, { password })],
  ["member.not-found", ({ shop }) => shop.member.withdraw({ kind: "system", name: "host" }, { member: never() })],
  [
    "auth.token-invalid",
    ({ shop, by }) => shop.security.confirmPasswordReset(by, { token: "\u0000", password: "another password" }),
  ],
  ["item.not-found", ({ shop, admin }) => shop.item.view(admin, never())],
  ["item.not-found", ({ shop, admin }) => shop.item.edit(admin, never(), { price: 1 })],
  ["item.not-found", ({ shop, admin }) => shop.item.changeState(admin, never(), "STOP")],
  [
    "item.option-not-found",
    ({ shop, admin, item }) => shop.item.edit(admin, item.id, { changeOptions: [{ id: never() }] }),
  ],
  ["item.option-not-found", ({ shop, admin, item }) => shop.item.edit(admin, item.id, { removeOptions: [never()] })],
  ["item.option-not-found", ({ shop, admin }) => shop.item.adjustStock(admin, never(), { delta: 1 })],
  ["item.out-of-stock", ({ shop, admin, optionId }) => shop.item.adjustStock(admin, optionId, { delta: -10 })],
  [
    "item.stock-changed",
    ({ shop, admin, optionId }) => shop.item.adjustStock(admin, optionId, { expected: 1, stock: 5 }),
  ],
  ["item.not-found", ({ shop, by }) => shop.item.writeReview(by, never(), { rating: 5, content: "x" })],
  ["item.not-found", ({ shop, by }) => shop.item.reviews(by, never(), {})],
  ["review.not-a-buyer", ({ shop, by, item }) => shop.item.writeReview(by, item.id, { rating: 5, content: "x" })],
  ["review.not-found", ({ shop, by }) => shop.item.editReview(by, never(), { rating: 5, content: "x" })],
  ["review.not-found", ({ shop, by }) => shop.item.deleteReview(by, never())],
  ["request.bad-cursor", ({ shop, by, item }) => shop.item.reviews(by, item.id, { cursor: "newest~1~x" })],
  ["category.not-found", (its) => register(its, { categoryIds: [never()] })],
  ["category.not-found", ({ shop, admin, item }) => shop.item.edit(admin, item.id, { addCategories: [never()] })],
  ["category.not-found", ({ shop, admin }) => shop.item.addCategory(admin, { name: "차", parentId: never() })],
  ["category.not-found", ({ shop, admin }) => shop.item.removeCategory(admin, never())],
  ["category.not-found", ({ shop, by }) => shop.item.categoryPath(by, never())],
  ["category.not-found", ({ shop, by }) => shop.item.categoryChildren(by, never())],
  [
    "item.option-not-found",
    ({ shop, by, item }) => shop.cart.add(by, { lines: [{ itemId: item.id, optionId: never(), quantity: 1 }] }),
  ],
  [
    "item.option-not-found",
    ({ shop, by, optionId }) => shop.cart.add(by, { lines: [{ itemId: never(), optionId, quantity: 1 }] }),
  ],
  ["cart.line-not-found", ({ shop, by }) => shop.cart.changeQuantity(by, never(), 1)],
  ["cart.line-not-found", ({ shop, by }) => shop.cart.removeLine(by, never())],
  ["cart.empty", ({ shop, by }) => shop.order.placeFromCart(by, { address })],
  ["cart.line-not-found", ({ shop, by }) => shop.order.placeFromCart(by, { options: [never()], address })],
  ["item.option-not-found", (its) => place(its, { lines: [{ optionId: never(), quantity: 1 }] })],
  ["item.option-not-found", (its) => place(its, { lines: [{ itemId: never(), optionId: its.optionId, quantity: 1 }] })],
  ["item.out-of-stock", (its) => place(its, { lines: [{ optionId: its.optionId, quantity: 9_999 }] })],
  ["order.not-found", ({ shop, by }) => shop.order.cancel(by, never(), "a reason")],
  ["order.not-found", ({ shop, by }) => shop.order.view(by, never())],
  ["order.not-found", ({ shop, by }) => shop.order.confirm(by, never())],
  ["order.not-found", ({ shop, admin }) => shop.order.move(admin, never(), "SHIPPING")],
  ["order.not-found", ({ shop, by }) => shop.payment.prepare(by, never(), card)],
  ["payment.not-found", ({ shop, by }) => shop.payment.verify(by, never())],
  ["payment.not-found", ({ shop, by }) => shop.payment.byMerchantUid(by, "\u0000")],
  ["payment.not-found", ({ shop, by }) => shop.payment.byMerchantUid(by, `cofshop${"0".repeat(32)}`)],
  ["request.bad-cursor", ({ shop, by }) => shop.item.list(by, { cursor: "\u0000" })],
  ["request.bad-cursor", ({ shop, by }) => shop.order.mine(by, { cursor: "newest~1~x" })],
  ["request.bad-cursor", ({ shop, admin }) => shop.events.parked(admin, { cursor: "" })],
  ["event.not-found", ({ shop, admin }) => shop.events.retryParked(admin, "nobody", event)],
  ["event.not-found", ({ shop, admin }) => shop.events.discardParked(admin, "nobody", event)],
];

test("what does not exist, or is not there any more, is refused by name and changes nothing", async () => {
  const its = await fixture();
  const before = its.commits();
  for (const [index, [code, call]] of unknown.entries()) {
    expect([index, await call(its)]).toEqual([index, { ok: false, error: expect.objectContaining({ code }) }]);
  }
  expect(its.commits()).toBe(before);
});

test("lines of one option count together, and cannot hide one that names the wrong item", async () => {
  const its = await fixture();
  const { optionId, item } = its;
  const right = { itemId: item.id, optionId, quantity: 1 };
  const wrong = { itemId: never<ItemId>(), optionId, quantity: 1 };
  for (const lines of [[wrong], [right, wrong], [wrong, right], [wrong, { optionId, quantity: 1 }]]) {
    expect(await place(its, { lines })).toMatchObject({ ok: false, error: { code: "item.option-not-found" } });
  }
  const order = expectOk(await place(its, { lines: [right, { optionId, quantity: 2 }, right] }));
  expect(order.lines.map(({ quantity }) => quantity)).toEqual([4]);
});

test("any text at all is taken or refused, and never thrown at", { timeout: TEST_MS }, async () => {
  const its = await fixture();
  const { shop, by, admin, order, optionId, item } = its;
  await holds(
    fc.asyncProperty(anyText(130), async (text) => {
      const answers: readonly Answer[] = [
        await join(its, { email: text, name: text }),
        await join(its, { name: text }),
        await shop.security.logIn({ kind: "anonymous" }, { email: text, password: text }),
        await shop.security.logIn(by, { email: "hana@example.com", password, address: text, ip: text, device: text }),
        await shop.security.logOutEverywhere(by, text),
        await shop.security.logins(by, by.id, { cursor: text }),
        await shop.member.changePassword(by, { oldPassword: text, password: text }),
        await shop.member.withdraw(by, { password: `${text}x`, address: text }),
        await shop.security.requestPasswordReset(by, { email: text, address: text }),
        await shop.security.requestPasswordReset(by, { email: `${text}@example.com` }),
        await shop.security.confirmPasswordReset(by, { token: text, password, address: text }),
        await shop.member.list(admin, { email: text }),
        await shop.security.authenticate(text),
        await shop.cart.authenticateGuest(text),
        await shop.security.refresh(by, text),
        await shop.security.logOut(by, text),
        await shop.member.changeProfile(by, { name: text, tel: text }),
        await shop.item.addCategory(admin, { name: text }),
        await shop.item.edit(admin, item.id, {
          name: text,
          origin: text,
          addImages: [{ url: text, name: text, type: "SUB" }],
        }),
        await shop.item.adjustStock(admin, optionId, { delta: 0, reason: text }),
        await shop.item.list(by, { cursor: text }),
        await shop.order.mine(by, { cursor: text }),
        await shop.order.list(admin, { from: text, to: text }),
        await place(its, {
          lines: [{ optionId, quantity: 9_999 }],
          address: { city: text, street: text, zipCode: text },
          deliveryRequest: text,
        }),
        await shop.payment.byMerchantUid(by, text),
        await shop.payment.prepare(by, order, { pgProvider: text, payMethod: "x".repeat(60) }),
        await shop.payment.verify(by, never(), { transactionId: text }),
      ];
      for (const answer of answers) expect(answer.ok || answer.error.code.includes(".")).toBe(true);
    }),
    150,
  );
});
