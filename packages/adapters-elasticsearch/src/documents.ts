import type { ItemSummary } from "@cofshop/core/item";
import { type ItemDocument, ratingKeyOf, searchTextOf, vocabularyOf, WORTH_UNIT } from "@cofshop/core/item";

/** What a result shows of an item, as JSON has it. */
type StoredRow = Omit<ItemSummary, "createdAt"> & { readonly createdAt: string };

/** What the index keeps of an item; of a deleted one only that, so that an older version cannot bring it back. */
export const sourceOf = (document: ItemDocument): object => {
  const { state, categories, options, revision: _revision, sold, ...summary } = document;
  if (state === "DELETED") return { state };
  const { id, sellerId, name, origin, salePrice, rating, createdAt } = summary;
  const shelved = { name, origin, options, categories: categories.map((category) => category.name) };
  const text = searchTextOf(shelved);
  const row: StoredRow = { ...summary, state, createdAt: createdAt.toISOString() };
  return {
    row,
    id,
    state,
    sellerId,
    categories: categories.map((category) => category.id),
    shelves: categories.map((category) => JSON.stringify(category)),
    salePrice,
    ...(rating.count === 0 ? {} : { average: rating.sum / rating.count }),
    made: createdAt.getTime(),
    rating: ratingKeyOf(rating),
    sold,
    shortness: Math.max(0, WORTH_UNIT - 1 - [...text.name].length),
    exactName: name,
    name: text.name,
    rest: text.rest,
    korean: [name, ...shelved.categories, origin, ...options],
    ...(state === "SELL"
      ? { vocabulary: [...vocabularyOf([text])], nameVocabulary: [...vocabularyOf([{ name: text.name, rest: " " }])] }
      : {}),
  };
};

export const summaryFrom = ({ createdAt, deliveryFee, perOrderLimit, image, ...row }: StoredRow): ItemSummary => ({
  ...row,
  // JSON leaves out what is absent.
  deliveryFee,
  perOrderLimit,
  image,
  createdAt: new Date(createdAt),
});

export type StoredSource = { readonly row: StoredRow };
