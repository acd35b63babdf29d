import type { CategoryId } from "@cofshop/core";
import type { Category, ItemUseCases } from "@cofshop/core/item";
import { z } from "zod";
import { created, listOf, noContent, okay, type View, view } from "./answer.ts";
import { id, out, text } from "./fields.ts";
import { del, get, type PathParams, post, type Route } from "./route.ts";

const categoryInPath: PathParams<{ id: CategoryId }> = {
  schema: z.object({ id: id<CategoryId>() }),
  absent: { code: "category.not-found" },
};
const addBody = z.strictObject({ name: text(1, 100), parentCategoryId: id<CategoryId>().optional() });

const fields = { id: out.id, parentCategoryId: out.id.nullable(), name: z.string(), depth: z.int() };
const fieldsOf = ({ id, parentId, name, depth }: Category) => ({ id, parentCategoryId: parentId ?? null, name, depth });
const flat = z.strictObject(fields).meta({ id: "Category" });
const categoryView: View<Category> = view(flat, fieldsOf);

type Node = z.output<typeof flat> & { children: Node[] };
const node: z.ZodType<Node> = z
  .strictObject({
    ...fields,
    get children(): z.ZodType<Node[]> {
      return z.array(node);
    },
  })
  .meta({ id: "CategoryNode" });

/** The list has parents before children, so each finds its parent already there. */
const treeOf = (categories: readonly Category[]): Node[] => {
  const nodes = new Map<CategoryId, Node>();
  const roots: Node[] = [];
  for (const category of categories) {
    const one: Node = { ...fieldsOf(category), children: [] };
    nodes.set(category.id, one);
    const parent = category.parentId === undefined ? undefined : nodes.get(category.parentId);
    (parent?.children ?? roots).push(one);
  }
  return roots;
};
const treeView: View<readonly Category[]> = view(z.array(node), treeOf);

export const categoryRoutes = ({ item }: { readonly item: ItemUseCases }): readonly Route[] => [
  get("/categories", {
    summary: "The whole tree",
    access: "public",
    answer: okay(treeView),
    run: ({ by }) => item.categories(by),
  }),
  get("/categories/:id/children", {
    summary: "What is right below a category",
    access: "public",
    params: categoryInPath,
    answer: okay(listOf(categoryView)),
    run: ({ by, params }) => item.categoryChildren(by, params.id),
  }),
  get("/categories/:id/path", {
    summary: "The way from the root to a category",
    access: "public",
    params: categoryInPath,
    answer: okay(listOf(categoryView)),
    run: ({ by, params }) => item.categoryPath(by, params.id),
  }),
  post("/categories", {
    summary: "Add a category, at the root without a parent",
    access: "admin",
    body: addBody,
    answer: created(categoryView, ({ id }) => `/categories/${id}/path`),
    run: ({ by, body: { name, parentCategoryId }, seal }) =>
      item.addCategory(by, { name, parentId: parentCategoryId, seal }),
  }),
  del("/categories/:id", {
    summary: "Remove a category that has neither children nor items",
    access: "admin",
    params: categoryInPath,
    answer: noContent,
    run: ({ by, params }) => item.removeCategory(by, params.id),
  }),
];
