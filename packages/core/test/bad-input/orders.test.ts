import { test } from "vitest";
import type { OptionId } from "../../src/index.ts";
import { TEST_MS } from "../property.ts";
import { address, card } from "../world.ts";
import { type Case, expectRefused, many, never, numbers, place, texts, wrongNumbers } from "./fixture.ts";

const cases: readonly Case[] = [
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
  ...numbers("usePoint", 1_000_000_000, (its, usePoints) =>
    place(its, { lines: [{ optionId: its.optionId, quantity: 1 }], usePoints }),
  ),
  ...texts("refundRequestReason", 500, ({ shop, by, order }, reason) =>
    shop.order.requestRefund(by, order, { reason }),
  ),
  ["lines", ({ shop, by, order }) => shop.order.requestRefund(by, order, { reason: "x", lines: [] })],
  ...[many(101), many(2)].map(
    (copies): Case => [
      "lines",
      ({ shop, by, order }) =>
        shop.order.requestRefund(by, order, {
          reason: "x",
          lines: copies.map(() => ({ lineId: never(), quantity: 1 })),
        }),
    ],
  ),
  ...[...wrongNumbers(9_999), 0].map(
    (quantity): Case => [
      "lines[0].quantity",
      ({ shop, by, order }) =>
        shop.order.requestRefund(by, order, { reason: "x", lines: [{ lineId: never(), quantity }] }),
    ],
  ),
  ...texts("processReason", 500, ({ shop, admin, order }, reason) =>
    shop.order.decideRefund(admin, order, { status: "REJECTED", reason }),
  ),
  ...texts("processReason", 500, ({ shop, admin, order }, reason) =>
    shop.order.decideRefund(admin, order, { status: "APPROVED", reason }),
  ),
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
  ...[0, -1, 32 * 86_400_000, Number.NaN].map(
    (ms): Case => ["to", ({ shop, admin }) => shop.payment.reconcile(admin, { from: new Date(0), to: new Date(ms) })],
  ),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, admin }) => shop.payment.differences(admin, { size })]),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, admin }) => shop.events.parked(admin, { size })]),
  ...texts("consumer", 100, ({ shop, admin }, consumer) => shop.events.retryParked(admin, consumer, never())),
  ...texts("consumer", 100, ({ shop, admin }, consumer) => shop.events.discardParked(admin, consumer, never())),
  ...texts("consumer", 100, ({ shop, admin }, consumer) => shop.events.forgetConsumer(admin, consumer)),
];

test(
  "wrong input about carts, orders and payments is refused with the name of its field: nothing is thrown, nothing is kept",
  { timeout: TEST_MS },
  () => expectRefused(cases),
);
