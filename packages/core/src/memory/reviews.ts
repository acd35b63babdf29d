import type { AuthoredReview, Rating, Review, Reviews } from "../item/index.ts";
import type { ItemId } from "../shared/ids.ts";
import { itemTable } from "./item-tables.ts";
import { memberTable } from "./members.ts";
import { sliceRows } from "./order-of-rows.ts";
import type { Table, View } from "./store.ts";

const reviewTable: Table<Review> = {
  name: "review",
  key: ({ id }) => id,
  unique: [({ memberId, itemId }) => `${memberId}/${itemId}`],
};

export const memoryReviews = (view: View): Reviews => {
  const authored = (review: Review): AuthoredReview => ({
    review,
    authorName: view.get(memberTable, review.memberId)?.name ?? "",
  });
  const isAt = ({ id, version }: Review): boolean => view.get(reviewTable, id)?.version === version;
  /** Counts on the item's row: whoever else writes it meanwhile makes this work repeat. */
  const rate = (id: ItemId, { sum, count }: Rating): void => {
    const item = view.get(itemTable, id);
    if (item === undefined) throw new Error(`a review of an item that is not there: ${id}`);
    const rating = { sum: item.rating.sum + sum, count: item.rating.count + count };
    view.put(itemTable, { ...item, rating, ratingVersion: item.ratingVersion + 1 });
  };
  return {
    byId: async (id) => {
      await view.turn("read");
      const review = view.get(reviewTable, id);
      return review && authored(review);
    },
    ofItem: async (item, slice) => {
      await view.turn("read");
      const rows = view.all(reviewTable).filter(({ itemId }) => itemId === item);
      const newest = sliceRows(rows, slice, ({ createdAt, id }) => ({ key: createdAt.getTime(), id }), "descending");
      return newest.map(authored);
    },
    insert: async (review) => {
      await view.turn("write");
      const { itemId, memberId, rating } = review;
      if (view.all(reviewTable).some((other) => other.itemId === itemId && other.memberId === memberId)) return false;
      view.put(reviewTable, review);
      rate(itemId, { sum: rating, count: 1 });
      return true;
    },
    save: async (review, before) => {
      await view.turn("write");
      if (!isAt(before)) return false;
      view.put(reviewTable, review);
      rate(before.itemId, { sum: review.rating - before.rating, count: 0 });
      return true;
    },
    remove: async (review) => {
      await view.turn("write");
      if (!isAt(review)) return false;
      view.remove(reviewTable, review.id);
      rate(review.itemId, { sum: -review.rating, count: -1 });
      return true;
    },
  };
};
