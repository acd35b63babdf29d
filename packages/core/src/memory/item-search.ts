import type { ItemSearch } from "../item/index.ts";
import { foundAmong, suggestedAmong } from "./found-documents.ts";
import { documentsOf } from "./item-documents.ts";
import { itemTable } from "./item-tables.ts";
import type { View } from "./store.ts";

/** Reads every item for every search: right, and for as many items as a test has. */
export const memoryItemSearch = (view: View): ItemSearch => ({
  search: async (query, slice) => {
    await view.turn("read");
    return foundAmong(documentsOf(view, view.all(itemTable)), query, slice);
  },
  suggest: async (words, limit) => {
    await view.turn("read");
    return suggestedAmong(documentsOf(view, view.all(itemTable)), words, limit);
  },
});
