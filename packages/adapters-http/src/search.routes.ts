import type { CategoryId } from "@cofshop/core";
import type { ItemUseCases } from "@cofshop/core/item";
import { z } from "zod";
import { listOf, okay } from "./answer.ts";
import { feedQuery, id, queryNumber, text } from "./fields.ts";
import { searchView, suggestionView } from "./item.views.ts";
import { get, type Route } from "./route.ts";

/** What a query's number holds at most: a digit less than a billion has. */
const MAX_PRICE = 999_999_999;
const rating = z.preprocess(
  (value: unknown) => (typeof value === "string" && /^\d(\.\d)?$/.test(value) ? Number(value) : value),
  z.number().min(0).max(5),
);

const searchQuery = z.strictObject({
  ...feedQuery,
  q: text(0, 100).exactOptional(),
  categoryId: id<CategoryId>().exactOptional(),
  minPrice: queryNumber(0, MAX_PRICE).exactOptional(),
  maxPrice: queryNumber(0, MAX_PRICE).exactOptional(),
  minRating: rating.exactOptional(),
  sort: z.enum(["relevance", "newest", "price-asc", "price-desc", "rating", "sales"]).exactOptional(),
});
const suggestQuery = z.strictObject({ q: text(0, 100), limit: queryNumber(1, 20).exactOptional() });

/** Routes that must stand before `/item/:id`. */
export const searchRoutes = ({ item }: { readonly item: ItemUseCases }): readonly Route[] => [
  get("/item/search", {
    summary: "Items by text, category, price and rating; sellers find their own stopped ones too, admins all",
    access: "public",
    query: searchQuery,
    answer: okay(searchView),
    run: ({ by, query: { q, ...query } }) => item.search(by, { text: q, ...query }),
  }),
  get("/item/suggest", {
    summary: "Names of items on sale for whoever is still typing; 10 unless told",
    access: "public",
    query: suggestQuery,
    answer: okay(listOf(suggestionView)),
    run: ({ by, query: { q, limit } }) => item.suggest(by, { text: q, limit }),
  }),
];
