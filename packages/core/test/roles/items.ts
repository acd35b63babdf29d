import { expectOk, idOf, type OptionId, type ReviewId } from "../../src/index.ts";
import { optionOf, plainItem } from "../world.ts";
import { admins, everybody, forbidden, type Row } from "./fixture.ts";

const itsSeller = [forbidden, forbidden, forbidden, "ok", "auth.not-owner", "ok", "ok"];
const itsSellerUnseen = [forbidden, forbidden, forbidden, "ok", "item.not-found", "ok", "ok"];
const reviewer = [forbidden, "ok", "auth.not-owner", "auth.not-owner", "auth.not-owner", "ok", "ok"];
const praise = { rating: 4, content: "맛있어요" };
const unknownReview = idOf<ReviewId>("00000000-0000-7000-8000-ffffffffffff");
const unknownOption = idOf<OptionId>("00000000-0000-7000-8000-ffffffffffff");

export const items: readonly Row[] = [
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
  [
    "item.rebuildIndex",
    ({ shop }, by) => shop.item.rebuildIndex(by),
    admins.map((answer) => (answer === "ok" ? "item.no-index" : answer)),
  ],
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
  ["item.search", ({ shop }, by) => shop.item.search(by, { text: "원두" }), everybody],
  ["item.suggest", ({ shop }, by) => shop.item.suggest(by, { text: "원" }), everybody],
];
