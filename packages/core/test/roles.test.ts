import { expect, test } from "vitest";
import {
  type Actor,
  anonymous,
  type CartId,
  commandKey,
  type EventId,
  expectOk,
  idOf,
  type MemberId,
  type OptionId,
  type PasswordResetId,
  type ReviewId,
  system,
} from "../src/index.ts";
import type { Item, ShownReview } from "../src/item/index.ts";
import type { Order } from "../src/order/index.ts";
import type { Payment } from "../src/payment/index.ts";
import {
  address,
  card,
  codeOf,
  itemOnSale,
  optionOf,
  password,
  payOrder,
  placeOrder,
  plainItem,
  preparePayment,
  sellerOf,
  signUp,
  type World,
  worldOf,
} from "./world.ts";

/** A shop with somebody for every role, and something of theirs: the seller's items, the member's orders. */
type Fixture = World & {
  readonly actors: readonly Actor[];
  readonly other: MemberId;
  readonly item: Item;
  readonly stopped: Item;
  readonly unpaid: Order;
  readonly waiting: Order;
  readonly payment: Payment;
  readonly paid: Order;
  readonly delivered: Order;
  readonly review: ShownReview;
};

const fixture = async (): Promise<Fixture> => {
  const world = await worldOf();
  const { shop, admin } = world;
  const [member, other] = [await signUp(world, "member"), await signUp(world, "other")];
  const [seller, rival] = [await sellerOf(world, "seller"), await sellerOf(world, "rival")];
  const [item, stopped] = [await itemOnSale(world, {}, seller), await itemOnSale(world, {}, seller)];
  expectOk(await shop.item.changeState(seller, stopped.id, "STOP"));
  const placed = () => placeOrder(world, member, optionOf(item));
  const [unpaid, waiting, paid, delivered] = [await placed(), await placed(), await placed(), await placed()];
  const payment = await preparePayment(world, member, waiting.id);
  for (const order of [paid, delivered]) await payOrder(world, member, order.id);
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await shop.order.move(admin, delivered.id, step));
  }
  const review = expectOk(await shop.item.writeReview(member, item.id, { rating: 5, content: "좋아요" }));
  const actors = [anonymous, member, other, seller, rival, admin, system("test")];
  return { ...world, actors, other: other.id, item, stopped, unpaid, waiting, payment, paid, delivered, review };
};

type Call = (its: Fixture, by: Actor) => Promise<Parameters<typeof codeOf>[0]>;
type Row = readonly [useCase: string, call: Call, answers: readonly string[]];

const forbidden = "auth.forbidden";
const everybody = ["ok", "ok", "ok", "ok", "ok", "ok", "ok"];
const people = [forbidden, "ok", "ok", "ok", "ok", "ok", forbidden];
const hosts = [...Array(6).fill(forbidden), "ok"];
const admins = [forbidden, forbidden, forbidden, forbidden, forbidden, "ok", "ok"];
const adminsMiss = (code: string) => [forbidden, forbidden, forbidden, forbidden, forbidden, code, code];
const itsSeller = [forbidden, forbidden, forbidden, "ok", "auth.not-owner", "ok", "ok"];
const itsSellerUnseen = [forbidden, forbidden, forbidden, "ok", "item.not-found", "ok", "ok"];
const reviewer = [forbidden, "ok", "auth.not-owner", "auth.not-owner", "auth.not-owner", "ok", "ok"];
const owner = (code: string) => [forbidden, "ok", code, code, code, code, forbidden];
const praise = { rating: 4, content: "맛있어요" };
const unknownReview = idOf<ReviewId>("00000000-0000-7000-8000-ffffffffffff");
const unknownReset = idOf<PasswordResetId>("00000000-0000-7000-8000-ffffffffffff");
const forgetful = { email: "member@example.com" };
const noMember = "member.not-found";
const self = [noMember, "ok", noMember, noMember, noMember, "ok", "ok"];
const unknownOption = idOf<OptionId>("00000000-0000-7000-8000-ffffffffffff");
const unknownEvent = idOf<EventId>("00000000-0000-7000-8000-ffffffffffff");
const guest: Actor = { kind: "guest", cart: idOf<CartId>("00000000-0000-7000-8000-ffffffffffff") };
const cartLine = ({ item }: Fixture) => ({ itemId: item.id, optionId: optionOf(item), quantity: 1 });

/** Who hears what, in the order anonymous, member, other member, seller, other seller, admin, system. */
const table: readonly Row[] = [
  [
    "member.signUp",
    ({ shop }, by) => shop.member.signUp(by, { email: "new@example.com", name: "새봄", password, tel: "01012345678" }),
    everybody,
  ],
  ["member.profile", ({ shop }, by) => shop.member.profile(by), people],
  ["member.changeProfile", ({ shop }, by) => shop.member.changeProfile(by, { name: "새 이름" }), people],
  [
    "member.changePassword",
    ({ shop }, by) => shop.member.changePassword(by, { oldPassword: password, password: "another password" }),
    people,
  ],
  [
    "member.withdraw",
    ({ shop, admin }, by) => shop.member.withdraw(by, { password: by === admin ? "not the password" : password }),
    [forbidden, "member.open-orders", "ok", "ok", "ok", "auth.bad-credentials", forbidden],
  ],
  ["member.withdraw", ({ shop, other }, by) => shop.member.withdraw(by, { member: other }), hosts],
  ["member.changeState", ({ shop, other }, by) => shop.member.changeState(by, other, "SUSPENDED"), admins],
  ["member.changeRole", ({ shop, other }, by) => shop.member.changeRole(by, other, "SELLER"), admins],
  ["member.membership", ({ shop }, by) => shop.member.membership(by), people],
  ["member.points", ({ shop }, by) => shop.member.points(by, {}), people],
  [
    "member.adjustPoints",
    ({ shop, other }, by) => shop.member.adjustPoints(by, other, { amount: 100, reason: "축하합니다" }),
    admins,
  ],
  ["member.view", ({ shop, unpaid }, by) => shop.member.view(by, unpaid.memberId), self],
  ["member.list", ({ shop }, by) => shop.member.list(by, {}), admins],
  ["security.logins", ({ shop, unpaid }, by) => shop.security.logins(by, unpaid.memberId, {}), self],
  ["security.requestPasswordReset", ({ shop }, by) => shop.security.requestPasswordReset(by, forgetful), everybody],
  ["security.passwordResetLetter", ({ shop }, by) => shop.security.passwordResetLetter(by, unknownReset), hosts],
  [
    "security.confirmPasswordReset",
    ({ shop }, by) => shop.security.confirmPasswordReset(by, { token: "none", password }),
    everybody.map(() => "auth.token-invalid"),
  ],
  ["security.logIn", ({ shop }, by) => shop.security.logIn(by, { email: "member@example.com", password }), everybody],

  [
    "item.register",
    ({ shop }, by) => shop.item.register(by, plainItem),
    [forbidden, forbidden, forbidden, "ok", "ok", "ok", forbidden],
  ],
  ["item.edit", ({ shop, item }, by) => shop.item.edit(by, item.id, { price: 9_000 }), itsSeller],
  ["item.edit", ({ shop, stopped }, by) => shop.item.edit(by, stopped.id, { price: 9_000 }), itsSellerUnseen],
  ["item.changeState", ({ shop, item }, by) => shop.item.changeState(by, item.id, "STOP"), itsSeller],
  ["item.changeState", ({ shop, stopped }, by) => shop.item.changeState(by, stopped.id, "SELL"), itsSellerUnseen],
  ["item.adjustStock", ({ shop, item }, by) => shop.item.adjustStock(by, optionOf(item), { delta: 1 }), itsSeller],
  [
    "item.adjustStock",
    ({ shop, stopped }, by) => shop.item.adjustStock(by, optionOf(stopped), { delta: 1 }),
    itsSellerUnseen,
  ],
  [
    "item.adjustStock",
    ({ shop }, by) => shop.item.adjustStock(by, unknownOption, { delta: 1 }),
    [
      forbidden,
      forbidden,
      forbidden,
      "item.option-not-found",
      "item.option-not-found",
      "item.option-not-found",
      "item.option-not-found",
    ],
  ],
  [
    "item.adjustStock",
    ({ shop, item }, by) => shop.item.adjustStock(by, optionOf(item), { delta: Number.NaN }),
    [forbidden, forbidden, forbidden, ...Array(4).fill("request.invalid")],
  ],
  ["item.repairStock", ({ shop }, by) => shop.item.repairStock(by), admins],
  ["item.view", ({ shop, item }, by) => shop.item.view(by, item.id), everybody],
  [
    "item.view",
    ({ shop, stopped }, by) => shop.item.view(by, stopped.id),
    ["item.not-found", "item.not-found", "item.not-found", "ok", "item.not-found", "ok", "ok"],
  ],
  ["item.list", ({ shop }, by) => shop.item.list(by, {}), everybody],
  ["item.categories", ({ shop }, by) => shop.item.categories(by), everybody],
  ["item.addCategory", ({ shop }, by) => shop.item.addCategory(by, { name: "차" }), admins],
  [
    "item.removeCategory",
    async ({ shop, admin }, by) =>
      shop.item.removeCategory(by, expectOk(await shop.item.addCategory(admin, { name: "차" })).id),
    admins,
  ],
  [
    "item.categoryPath",
    async ({ shop, admin }, by) =>
      shop.item.categoryPath(by, expectOk(await shop.item.addCategory(admin, { name: "차" })).id),
    everybody,
  ],
  [
    "item.categoryChildren",
    async ({ shop, admin }, by) =>
      shop.item.categoryChildren(by, expectOk(await shop.item.addCategory(admin, { name: "차" })).id),
    everybody,
  ],

  [
    "item.writeReview",
    ({ shop, item }, by) => shop.item.writeReview(by, item.id, praise),
    [forbidden, "review.already-written", ...Array(4).fill("review.not-a-buyer"), forbidden],
  ],
  [
    "item.writeReview",
    ({ shop, stopped }, by) => shop.item.writeReview(by, stopped.id, praise),
    [
      forbidden,
      "item.not-found",
      "item.not-found",
      "review.not-a-buyer",
      "item.not-found",
      "review.not-a-buyer",
      forbidden,
    ],
  ],
  [
    "item.editReview",
    ({ shop, review }, by) => shop.item.editReview(by, review.id, praise),
    [forbidden, "ok", ...Array(4).fill("auth.not-owner"), forbidden],
  ],
  [
    "item.editReview",
    async ({ shop, admin, item, review }, by) => {
      expectOk(await shop.item.changeState(admin, item.id, "STOP"));
      return shop.item.editReview(by, review.id, praise);
    },
    [forbidden, "ok", "review.not-found", "auth.not-owner", "review.not-found", "auth.not-owner", forbidden],
  ],
  ["item.deleteReview", ({ shop, review }, by) => shop.item.deleteReview(by, review.id), reviewer],
  [
    "item.deleteReview",
    ({ shop }, by) => shop.item.deleteReview(by, unknownReview),
    [forbidden, ...Array(6).fill("review.not-found")],
  ],
  ["item.reviews", ({ shop, item }, by) => shop.item.reviews(by, item.id, {}), everybody],
  [
    "item.reviews",
    ({ shop, stopped }, by) => shop.item.reviews(by, stopped.id, {}),
    ["item.not-found", "item.not-found", "item.not-found", "ok", "item.not-found", "ok", "ok"],
  ],
  ["item.populars", ({ shop }, by) => shop.item.populars(by, {}), everybody],

  ["cart.view", ({ shop }, by) => shop.cart.view(by), people],
  ["cart.add", (its, by) => its.shop.cart.add(by, { lines: [cartLine(its)] }), people],
  [
    "cart.changeQuantity",
    async (its, by) => {
      const [, member = anonymous] = its.actors;
      expectOk(await its.shop.cart.add(member, { lines: [cartLine(its)] }));
      return its.shop.cart.changeQuantity(by, optionOf(its.item), 2);
    },
    owner("cart.line-not-found"),
  ],
  [
    "cart.removeLine",
    async (its, by) => {
      const [, member = anonymous] = its.actors;
      expectOk(await its.shop.cart.add(member, { lines: [cartLine(its)] }));
      return its.shop.cart.removeLine(by, optionOf(its.item));
    },
    owner("cart.line-not-found"),
  ],
  ["cart.clear", ({ shop }, by) => shop.cart.clear(by), people],
  ["cart.openGuest", ({ shop }, by) => shop.cart.openGuest(by), everybody],
  ["cart.merge", ({ shop }, by) => shop.cart.merge(by, guest), people],

  [
    "order.place",
    ({ shop, item }, by) => shop.order.place(by, { lines: [{ optionId: optionOf(item), quantity: 1 }], address }),
    people,
  ],
  [
    "order.placeFromCart",
    async (its, by) => {
      const [, member = anonymous] = its.actors;
      expectOk(await its.shop.cart.add(member, { lines: [cartLine(its)] }));
      return its.shop.order.placeFromCart(by, { address });
    },
    owner("cart.empty"),
  ],
  [
    "order.cancel",
    ({ shop, unpaid }, by) => shop.order.cancel(by, unpaid.id, "changed my mind"),
    owner("order.not-found"),
  ],
  ["order.move", ({ shop, paid }, by) => shop.order.move(by, paid.id, "PREPARING_FOR_SHIPMENT"), admins],
  ["order.confirm", ({ shop, delivered }, by) => shop.order.confirm(by, delivered.id), owner("order.not-found")],
  [
    "order.requestRefund",
    ({ shop, paid }, by) => shop.order.requestRefund(by, paid.id, { reason: "마음이 바뀌었어요" }),
    owner("order.not-found"),
  ],
  [
    "order.decideRefund",
    async ({ shop, paid, actors: [, member = anonymous] }, by) => {
      expectOk(await shop.order.requestRefund(member, paid.id, { reason: "마음이 바뀌었어요" }));
      return shop.order.decideRefund(by, paid.id, { status: "APPROVED" });
    },
    admins,
  ],
  [
    "order.view",
    ({ shop, paid }, by) => shop.order.view(by, paid.id),
    ["order.not-found", "ok", "order.not-found", "order.not-found", "order.not-found", "ok", "ok"],
  ],
  [
    "order.history",
    ({ shop, paid }, by) => shop.order.history(by, paid.id),
    ["order.not-found", "ok", "order.not-found", "order.not-found", "order.not-found", "ok", "ok"],
  ],
  ["order.mine", ({ shop }, by) => shop.order.mine(by, {}), people],
  ["order.list", ({ shop }, by) => shop.order.list(by, {}), admins],

  ["payment.prepare", ({ shop, unpaid }, by) => shop.payment.prepare(by, unpaid.id, card), owner("order.not-found")],
  ["payment.verify", ({ shop, payment }, by) => shop.payment.verify(by, payment.id), owner("payment.not-found")],
  [
    "idempotency.answerOnce",
    ({ shop }, by) => {
      const request = { route: "POST /anything", key: commandKey("roles"), input: "the same" };
      return shop.idempotency.answerOnce(by, request, async () => ({ text: "answer", keep: true }));
    },
    everybody,
  ],
  ["payment.view", ({ shop, payment }, by) => shop.payment.view(by, payment.id), owner("payment.not-found")],
  [
    "payment.byMerchantUid",
    ({ shop, payment }, by) => shop.payment.byMerchantUid(by, payment.merchantUid),
    owner("payment.not-found"),
  ],

  ["events.parked", ({ shop }, by) => shop.events.parked(by, {}), admins],
  [
    "events.retryParked",
    ({ shop }, by) => shop.events.retryParked(by, "mailer", unknownEvent),
    adminsMiss("event.not-found"),
  ],
  [
    "events.discardParked",
    ({ shop }, by) => shop.events.discardParked(by, "mailer", unknownEvent),
    adminsMiss("event.not-found"),
  ],
  ["events.forgetConsumer", ({ shop }, by) => shop.events.forgetConsumer(by, "mailer"), admins],
];

test("each use case answers each role as decided, from anonymous to system", { timeout: 30_000 }, async () => {
  const wrong: unknown[] = [];
  for (const [useCase, call, expected] of table) {
    const answers: string[] = [];
    for (const index of expected.keys()) {
      // A fresh shop for each call: what one of them did is not there for the next.
      const its = await fixture();
      answers.push(codeOf(await call(its, its.actors[index] ?? anonymous)));
    }
    if (answers.join() !== expected.join()) wrong.push({ useCase, answers, expected });
  }
  expect(wrong).toEqual([]);
});

/** What a guest hears other than nobody in particular. */
const guestsOwn: Readonly<Record<string, string>> = {
  "cart.view": "ok",
  "cart.add": "ok",
  "cart.changeQuantity": "cart.line-not-found",
  "cart.removeLine": "cart.line-not-found",
  "cart.clear": "ok",
};

test("a guest hears what nobody in particular hears, but for his own cart", { timeout: 30_000 }, async () => {
  const wrong: unknown[] = [];
  for (const [useCase, call, [nobody]] of table) {
    const [answer, expected] = [codeOf(await call(await fixture(), guest)), guestsOwn[useCase] ?? nobody];
    if (answer !== expected) wrong.push({ useCase, answer, expected });
  }
  expect(wrong).toEqual([]);
});

test("the table knows every use case that has an actor", async () => {
  const { shop } = await worldOf();
  const { jobs: _, ...modules } = shop;
  const names = Object.entries(modules).flatMap(([module, group]) =>
    Object.keys(group).map((name) => `${module}.${name}`),
  );
  /** Without an actor, for the process's own code; or whoever shows the token. */
  const actorless = [
    "member.createAdmin",
    "member.createSeller",
    "member.enrol",
    "events.subscribe",
    "security.authenticate",
    "cart.authenticateGuest",
    "security.refresh",
    "security.logOut",
    "security.logOutEverywhere",
  ];
  const known = new Set(table.map(([useCase]) => useCase));
  expect(names.filter((name) => !known.has(name) && !actorless.includes(name))).toEqual([]);
});
