import { expect, test } from "vitest";
import { expectOk, type ItemId } from "../../src/index.ts";
import { type Answer, address, card, password } from "../world.ts";
import { type Fixture, fixture, never, place, register } from "./fixture.ts";

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
  [
    "member.not-found",
    ({ shop, admin }) => shop.member.adjustPoints(admin, never(), { amount: 1, reason: "a reason" }),
  ],
  [
    "member.insufficient-points",
    ({ shop, admin, by }) => shop.member.adjustPoints(admin, by.id, { amount: -1, reason: "a reason" }),
  ],
  ["request.bad-cursor", ({ shop, by }) => shop.member.points(by, { cursor: "newest~1~x" })],
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
  ["order.not-found", ({ shop, by }) => shop.order.requestRefund(by, never(), { reason: "x" })],
  ["order.not-found", ({ shop, admin, order }) => shop.order.requestRefund(admin, order, { reason: "x" })],
  ["order.illegal-transition", ({ shop, by, order }) => shop.order.requestRefund(by, order, { reason: "x" })],
  ["order.not-found", ({ shop, admin }) => shop.order.decideRefund(admin, never(), { status: "APPROVED" })],
  [
    "order.refund-not-requested",
    ({ shop, admin, order }) => shop.order.decideRefund(admin, order, { status: "APPROVED" }),
  ],
  [
    "member.insufficient-points",
    (its) => place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], usePoints: 1 }),
  ],
  ["order.not-found", ({ shop, by }) => shop.payment.prepare(by, never(), card)],
  ["payment.not-found", ({ shop, by }) => shop.payment.verify(by, never())],
  ["payment.not-found", ({ shop, admin }) => shop.payment.refund(admin, never(), { reason: "x" })],
  ["payment.not-found", ({ shop, by }) => shop.payment.byMerchantUid(by, "\u0000")],
  ["payment.not-found", ({ shop, by }) => shop.payment.byMerchantUid(by, `cofshop${"0".repeat(32)}`)],
  ["payment.not-found", ({ shop, admin }) => shop.payment.attempt(admin, "\u0000")],
  ["payment.not-found", ({ shop, admin }) => shop.payment.attempt(admin, `cofshop${"0".repeat(32)}`)],
  ["member.not-found", ({ shop, admin }) => shop.member.pointsOf(admin, never(), {})],
  ["request.bad-cursor", ({ shop, by }) => shop.item.list(by, { cursor: "\u0000" })],
  ["request.bad-cursor", ({ shop, by }) => shop.order.mine(by, { cursor: "newest~1~x" })],
  ["request.bad-cursor", ({ shop, admin }) => shop.events.parked(admin, { cursor: "" })],
  ["event.not-found", ({ shop, admin }) => shop.events.retryParked(admin, "nobody", never())],
  ["event.not-found", ({ shop, admin }) => shop.events.discardParked(admin, "nobody", never())],
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
