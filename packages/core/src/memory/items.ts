import { type Item, type ItemHead, type ItemSummary, type Items, noRating } from "../item/index.ts";
import { WriteConflict } from "../shared/breakage.ts";
import { lessPercent } from "../shared/money.ts";
import { holdCategory, memoryCategories } from "./categories.ts";
import { type ItemRow, itemTable, optionTable } from "./item-tables.ts";
import { memberTable } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { View } from "./store.ts";

const headOf = ({ images: _images, categoryIds: _categories, ratingVersion: _version, ...head }: ItemRow): ItemHead =>
  head;

export const summaryOf = (row: ItemRow): ItemSummary => ({
  ...headOf(row),
  salePrice: lessPercent(row.price, row.discount),
  image: row.images.find(({ type }) => type === "REPRESENTATIVE") ?? row.images[0],
});

export const memoryItems = (view: View): Items => {
  const byId = (id: string): Item | undefined => {
    const found = view.get(itemTable, id);
    if (found === undefined || found.state === "DELETED") return undefined;
    const { ratingVersion: _ratingVersion, ...row } = found;
    const options = view.all(optionTable).filter(({ itemId, state }) => itemId === id && state !== "DELETED");
    return { ...row, options: options.sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id)) };
  };
  const below = async (category: string): Promise<ReadonlySet<string>> => {
    const found = new Set([category]);
    for (const { id, parentId } of await memoryCategories(view).all()) {
      if (parentId !== undefined && found.has(parentId)) found.add(id);
    }
    return found;
  };

  const writeItem = (row: ItemRow): void => {
    for (const id of row.categoryIds) {
      if (!holdCategory(view, id)) throw new WriteConflict(`the category ${id} is gone`);
    }
    view.put(itemTable, row);
  };

  return {
    byId: async (id) => {
      await view.turn("read");
      return byId(id);
    },
    head: async (id) => {
      await view.turn("read");
      const row = view.get(itemTable, id);
      return row === undefined || row.state === "DELETED" ? undefined : headOf(row);
    },
    detail: async (id) => {
      await view.turn("read");
      const item = byId(id);
      if (item === undefined) return undefined;
      const categories = (await memoryCategories(view).all()).filter((each) => item.categoryIds.includes(each.id));
      return { item, sellerName: view.get(memberTable, item.sellerId)?.name ?? "", categories };
    },
    list: async ({ sort, category, stopped }, slice) => {
      await view.turn("read");
      const among = category === undefined ? undefined : await below(category);
      const rows = view
        .all(itemTable)
        .filter(({ state }) => state === "SELL" || (stopped && state === "STOP"))
        .filter(({ categoryIds }) => among === undefined || categoryIds.some((id) => among.has(id)))
        .map(summaryOf);
      const key = (row: ItemSummary): number => (sort === "newest" ? row.createdAt.getTime() : row.salePrice);
      const direction = sort === "price-asc" ? "ascending" : "descending";
      return sliceRows(rows, slice, (row) => ({ key: key(row), id: row.id }), direction);
    },
    sellables: async (options) => {
      await view.turn("read");
      return options.flatMap((id) => {
        const option = view.get(optionTable, id);
        const item = option && view.get(itemTable, option.itemId);
        return item === undefined || option === undefined ? [] : [{ item: headOf(item), option }];
      });
    },
    insert: async ({ options, ...row }) => {
      await view.turn("write");
      writeItem({ ...row, rating: noRating, ratingVersion: 0 });
      for (const option of options) view.put(optionTable, { ...option, stock: 0 });
    },
    save: async ({ options, ...row }) => {
      await view.turn("write");
      const now = view.get(itemTable, row.id);
      if (now?.version !== row.version - 1) return false;
      writeItem({ ...row, rating: now.rating, ratingVersion: now.ratingVersion });
      for (const option of options) {
        view.put(optionTable, { ...option, stock: view.get(optionTable, option.id)?.stock ?? 0 });
      }
      return true;
    },
  };
};
