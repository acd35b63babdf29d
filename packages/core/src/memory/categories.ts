import type { Categories, Category } from "../item/index.ts";
import type { CategoryId } from "../shared/ids.ts";
import { itemTable } from "./item-tables.ts";
import type { Table, View } from "./store.ts";

export const categoryTable: Table<Category> = {
  name: "category",
  key: ({ id }) => id,
  unique: [({ name, parentId }) => `${parentId ?? ""}/${name}`],
};

const byDepthAndName = (a: Category, b: Category): number =>
  a.depth - b.depth || Number(a.name > b.name) - Number(a.name < b.name);

/**
 * Stands for a foreign key: whoever refers to a category also writes it, unchanged, so that its removal at the same
 * time is a conflict. False when it is gone.
 */
export const holdCategory = (view: View, id: CategoryId): boolean => {
  const category = view.get(categoryTable, id);
  if (category === undefined) return false;
  view.put(categoryTable, category);
  return true;
};

export const memoryCategories = (view: View): Categories => ({
  all: async () => {
    await view.turn("read");
    return [...view.all(categoryTable)].sort(byDepthAndName);
  },
  byId: async (id) => {
    await view.turn("read");
    return view.get(categoryTable, id);
  },
  children: async (id) => {
    await view.turn("read");
    return view
      .all(categoryTable)
      .filter(({ parentId }) => parentId === id)
      .sort(byDepthAndName);
  },
  path: async (id) => {
    await view.turn("read");
    const path: Category[] = [];
    for (let node = view.get(categoryTable, id); node !== undefined; ) {
      path.unshift(node);
      node = node.parentId === undefined ? undefined : view.get(categoryTable, node.parentId);
    }
    return path;
  },
  insert: async (category) => {
    await view.turn("write");
    const { name, parentId } = category;
    if (parentId !== undefined && !holdCategory(view, parentId)) return false;
    if (view.all(categoryTable).some((other) => other.name === name && other.parentId === parentId)) return false;
    view.put(categoryTable, category);
    return true;
  },
  remove: async (id) => {
    await view.turn("write");
    if (view.get(categoryTable, id) === undefined) return false;
    const hasChildren = view.all(categoryTable).some(({ parentId }) => parentId === id);
    const hasItems = view.all(itemTable).some(({ categoryIds }) => categoryIds.includes(id));
    if (hasChildren || hasItems) return false;
    view.remove(categoryTable, id);
    return true;
  },
});
