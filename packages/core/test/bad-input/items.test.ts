import { test } from "vitest";
import type { CategoryId } from "../../src/index.ts";
import { TEST_MS } from "../property.ts";
import { type Case, expectRefused, many, never, numbers, register, texts, wrongNumbers } from "./fixture.ts";

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

  ...numbers("rating", 5, ({ shop, by, item }, rating) => shop.item.writeReview(by, item.id, { rating, content: "x" })),
  ["rating", ({ shop, by, item }) => shop.item.writeReview(by, item.id, { rating: 0, content: "x" })],
  ...texts("content", 2_000, ({ shop, by, item }, content) =>
    shop.item.writeReview(by, item.id, { rating: 5, content }),
  ),
  ...numbers("rating", 5, ({ shop, by }, rating) => shop.item.editReview(by, never(), { rating, content: "x" })),
  ...texts("content", 2_000, ({ shop, by }, content) => shop.item.editReview(by, never(), { rating: 5, content })),
  ...wrongNumbers(100).map((size): Case => ["size", ({ shop, by, item }) => shop.item.reviews(by, item.id, { size })]),
  ...[0, ...wrongNumbers(100)].map((limit): Case => ["limit", ({ shop, by }) => shop.item.populars(by, { limit })]),

  ...["\u0000", "가".repeat(101)].flatMap((typed): readonly Case[] => [
    ["q", ({ shop, by }) => shop.item.search(by, { text: typed })],
    ["q", ({ shop, by }) => shop.item.suggest(by, { text: typed })],
  ]),
  ...numbers("minPrice", 1_000_000_000, ({ shop, by }, minPrice) => shop.item.search(by, { minPrice })),
  ...numbers("maxPrice", 1_000_000_000, ({ shop, by }, maxPrice) => shop.item.search(by, { maxPrice })),
  ["maxPrice", ({ shop, by }) => shop.item.search(by, { minPrice: 2, maxPrice: 1 })],
  ...[-0.1, 5.1, Number.NaN].map(
    (minRating): Case => ["minRating", ({ shop, by }) => shop.item.search(by, { minRating })],
  ),
  ...[0, ...wrongNumbers(100)].map((size): Case => ["size", ({ shop, by }) => shop.item.search(by, { size })]),
  ...[0, ...wrongNumbers(20)].map(
    (limit): Case => ["limit", ({ shop, by }) => shop.item.suggest(by, { text: "원", limit })],
  ),
];

test(
  "wrong input about items is refused with the name of its field: nothing is thrown, nothing is kept",
  { timeout: TEST_MS },
  () => expectRefused(cases),
);
