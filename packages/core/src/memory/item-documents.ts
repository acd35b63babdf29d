import type { Category, ItemDocument, ItemDocuments } from "../item/index.ts";
import type { CategoryId } from "../shared/ids.ts";
import { categoryTable } from "./categories.ts";
import { type ItemRow, itemTable, optionTable } from "./item-tables.ts";
import { summaryOf } from "./items.ts";
import { unitsSold } from "./purchases.ts";
import type { View } from "./store.ts";

const upwards = (view: View, ids: readonly CategoryId[]): readonly Category[] => {
  const found = new Map<CategoryId, Category>();
  for (const id of ids) {
    for (let node = view.get(categoryTable, id); node !== undefined; ) {
      found.set(node.id, node);
      node = node.parentId === undefined ? undefined : view.get(categoryTable, node.parentId);
    }
  }
  return [...found.values()].sort((a, b) => a.depth - b.depth || Number(a.name > b.name) - Number(a.name < b.name));
};

/** Some rows as documents. */
export const documentsOf = (view: View, rows: readonly ItemRow[]): readonly ItemDocument[] => {
  const sold = unitsSold(view);
  const options = view.all(optionTable);
  return rows.map((row) => ({
    ...summaryOf(row),
    revision: row.version + row.ratingVersion,
    categories: upwards(view, row.categoryIds),
    options: options
      .filter(({ itemId, state }) => itemId === row.id && state !== "DELETED")
      .sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id))
      .map(({ description }) => description),
    sold: sold.get(row.id) ?? 0,
  }));
};

export const memoryItemDocuments = (view: View): ItemDocuments => ({
  byIds: async (ids) => {
    await view.turn("read");
    const rows = ids.flatMap((id) => view.get(itemTable, id) ?? []);
    return documentsOf(view, rows);
  },
  after: async (id, limit) => {
    await view.turn("read");
    const rows = view
      .all(itemTable)
      .filter((row) => id === undefined || row.id > id)
      .sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
    return documentsOf(view, rows.slice(0, limit));
  },
  count: async () => {
    await view.turn("read");
    return view.all(itemTable).length;
  },
});
