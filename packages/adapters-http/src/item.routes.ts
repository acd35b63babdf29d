import type { Actor, CategoryId, ItemId, OptionId, Result } from "@cofshop/core";
import type { Item, ItemDetail, ItemUseCases } from "@cofshop/core/item";
import { z } from "zod";
import { created, feedOf, listOf, noContent, okay, type View, view } from "./answer.ts";
import { feedQuery, id, queryNumber } from "./fields.ts";
import {
  editCommand,
  editItemBody,
  registerCommand,
  registerItemBody,
  stockBody,
  stockCommand,
} from "./item.bodies.ts";
import { itemSummaryView, itemView } from "./item.views.ts";
import { del, get, type PathParams, patch, post, put, type Route } from "./route.ts";

const itemInPath: PathParams<{ id: ItemId }> = {
  schema: z.object({ id: id<ItemId>() }),
  absent: { code: "item.not-found" },
};
const optionInPath: PathParams<{ id: OptionId }> = {
  schema: z.object({ id: id<OptionId>() }),
  absent: { code: "item.option-not-found" },
};

const listQuery = z.strictObject({
  ...feedQuery,
  categoryId: id<CategoryId>().exactOptional(),
  sort: z.enum(["newest", "price-asc", "price-desc"]).exactOptional(),
});
const popularQuery = z.strictObject({ limit: queryNumber(1, 100).exactOptional() });
const stateBody = z.strictObject({ itemState: z.enum(["SELL", "STOP"]) });
const stockView: View<{ readonly stock: number }> = view(z.strictObject({ stock: z.int() }), ({ stock }) => ({
  stock,
}));

export const itemRoutes = ({ item }: { readonly item: ItemUseCases }): readonly Route[] => {
  /** What was written, as its page shows it: with the seller's and the categories' names. */
  const asShown = async <E>(by: Actor, written: Result<Item, E>) =>
    written.ok ? item.view(by, written.value.id) : written;

  return [
    get("/item", {
      summary: "Items on sale; admins see stopped ones too",
      access: "public",
      query: listQuery,
      answer: okay(feedOf(itemSummaryView)),
      run: ({ by, query }) => item.list(by, query),
    }),
    get("/item/populars", {
      summary: "The items that sold most, best first; 10 unless told",
      access: "public",
      query: popularQuery,
      answer: okay(listOf(itemSummaryView)),
      run: ({ by, query }) => item.populars(by, query),
    }),
    get("/item/:id", {
      summary: "One item",
      access: "public",
      params: itemInPath,
      answer: okay(itemView),
      run: ({ by, params }) => item.view(by, params.id),
    }),
    post("/item", {
      summary: "Put an item on sale",
      access: "seller",
      body: registerItemBody,
      answer: created(itemView, ({ item: { id } }: ItemDetail) => `/item/${id}`),
      run: async ({ by, body, key }) => asShown(by, await item.register(by, { ...registerCommand(body), key })),
    }),
    put("/item/:id", {
      summary: "Change an item; what is absent stays as it is",
      access: "seller",
      params: itemInPath,
      body: editItemBody,
      answer: okay(itemView),
      run: async ({ by, params, body }) => asShown(by, await item.edit(by, params.id, editCommand(body))),
    }),
    del("/item/:id", {
      summary: "Take an item away for good; orders keep what they say of it",
      access: "seller",
      params: itemInPath,
      answer: noContent,
      run: ({ by, params }) => item.changeState(by, params.id, "DELETED"),
    }),
    patch("/item/:id/state", {
      summary: "Stop the sale of an item or go on with it",
      access: "seller",
      params: itemInPath,
      body: stateBody,
      answer: noContent,
      run: ({ by, params, body }) => item.changeState(by, params.id, body.itemState),
    }),
    patch("/item/options/:id/stock", {
      summary: "Change an option's stock by a difference, or to a number if it still reads what the caller saw",
      access: "seller",
      params: optionInPath,
      body: stockBody,
      answer: okay(stockView),
      run: ({ by, params, body, seal }) => item.adjustStock(by, params.id, { ...stockCommand(body), seal }),
    }),
  ];
};
