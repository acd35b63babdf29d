import {
  averageOf,
  type Image,
  type ItemDetail,
  type ItemSummary,
  type SearchFacets,
  type SearchResult,
  type Suggestion,
  type TextRange,
} from "@cofshop/core/item";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out } from "./fields.ts";

const saleState = z.enum(["SELL", "STOP", "DELETED"]);
const imageFields = {
  id: out.id,
  imgUrl: z.string(),
  oriImgName: z.string(),
  imgType: z.enum(["REPRESENTATIVE", "SUB"]),
};
const imageOf = ({ id, url, name, type }: Image) => ({ id, imgUrl: url, oriImgName: name, imgType: type });

const headFields = {
  id: out.id,
  itemName: z.string(),
  price: out.amount,
  discount: z.int(),
  /** null: the shop's default */
  deliveryFee: out.amount.nullable(),
  origin: z.string(),
  itemLimit: z.int().nullable(),
  itemState: saleState,
  /** Two decimals at most; 0 while there is no review. */
  averageRating: z.number(),
  reviewCount: z.int(),
  createdAt: out.time,
};
type Head = Omit<ItemSummary, "salePrice" | "image">;
const headOf = (item: Head) => ({
  id: item.id,
  itemName: item.name,
  price: item.price,
  discount: item.discount,
  deliveryFee: item.deliveryFee ?? null,
  origin: item.origin,
  itemLimit: item.perOrderLimit ?? null,
  itemState: item.state,
  averageRating: averageOf(item.rating),
  reviewCount: item.rating.count,
  createdAt: instant(item.createdAt),
});

const summaryFields = { ...headFields, salePrice: out.amount, image: z.strictObject(imageFields).nullable() };
const summaryOf = (item: ItemSummary) => ({
  ...headOf(item),
  salePrice: item.salePrice,
  image: item.image === undefined ? null : imageOf(item.image),
});

/** An item in a list. */
export const itemSummaryView: View<ItemSummary> = view(z.strictObject(summaryFields), summaryOf);

/** Parts of a name, in UTF-16 units: from the first to before the last. */
const ranges = z.array(z.strictObject({ from: z.int(), to: z.int() }));
const rangesOf = (list: readonly TextRange[]) => list.map(({ from, to }) => ({ from, to }));

/** What a search found; facets come with the first page. */
export const searchView: View<SearchResult> = view(
  z.strictObject({
    content: z.array(z.strictObject({ ...summaryFields, highlights: ranges })),
    nextCursor: z.string().nullable(),
    facets: z
      .strictObject({
        categories: z.array(
          z.strictObject({ id: out.id, parentCategoryId: out.id.nullable(), name: z.string(), count: z.int() }),
        ),
        /** Up to, but not including, `to`; null has no end. */
        prices: z.array(z.strictObject({ from: out.amount, to: out.amount.nullable(), count: z.int() })),
      })
      .nullable(),
  }),
  ({ content, nextCursor, facets }) => ({
    content: content.map((item) => ({ ...summaryOf(item), highlights: rangesOf(item.highlights) })),
    nextCursor: nextCursor ?? null,
    facets: facets === undefined ? null : facetsOf(facets),
  }),
);
const facetsOf = ({ categories, prices }: SearchFacets) => ({
  categories: categories.map(({ category, count }) => ({
    id: category.id,
    parentCategoryId: category.parentId ?? null,
    name: category.name,
    count,
  })),
  prices: prices.map(({ from, to, count }) => ({ from, to: to ?? null, count })),
});

export const suggestionView: View<Suggestion> = view(
  z.strictObject({ itemId: out.id, itemName: z.string(), highlights: ranges }),
  ({ itemId, name, highlights }) => ({ itemId, itemName: name, highlights: rangesOf(highlights) }),
);

/** An item's page. The seller is a name: an e-mail address is nobody's business. */
export const itemView: View<ItemDetail> = view(
  z
    .strictObject({
      ...headFields,
      sellerName: z.string(),
      categoryId: out.id.nullable(),
      categoryIds: z.array(out.id),
      categoryNames: z.array(z.string()),
      itemImages: z.array(z.strictObject(imageFields)),
      itemOptions: z.array(
        z.strictObject({
          id: out.id,
          description: z.string(),
          additionalPrice: out.amount,
          discountRate: z.int(),
          inventoryPolicy: z.enum(["none", "track", "reserve-on-order"]),
          optionState: saleState,
          stock: z.int(),
        }),
      ),
    })
    .meta({ id: "Item" }),
  ({ item, sellerName, categories }) => ({
    ...headOf(item),
    sellerName,
    categoryId: categories[0]?.id ?? null,
    categoryIds: categories.map(({ id }) => id),
    categoryNames: categories.map(({ name }) => name),
    itemImages: item.images.map(imageOf),
    itemOptions: item.options.map((option) => ({
      id: option.id,
      description: option.description,
      additionalPrice: option.surcharge,
      discountRate: option.discount,
      inventoryPolicy: option.inventory,
      optionState: option.state,
      stock: option.stock,
    })),
  }),
);
