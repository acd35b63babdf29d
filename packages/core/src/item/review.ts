import { WITHDRAWN_NAME } from "../member/index.ts";
import type { Changed, EventOf } from "../shared/event.ts";
import type { ItemId, MemberId, ReviewId } from "../shared/ids.ts";
import { type Check, text, whole } from "../shared/input.ts";

/** What one member thinks of one item. */
export type Review = {
  readonly id: ReviewId;
  readonly itemId: ItemId;
  readonly memberId: MemberId;
  /** 1 to 5. */
  readonly rating: number;
  readonly content: string;
  readonly createdAt: Date;
  readonly editedAt: Date | undefined;
  readonly version: number;
};
/** A review with its author's whole name, as the storage knows it; readers get `ShownReview`. */
export type AuthoredReview = { readonly review: Review; readonly authorName: string };
/** A review as everybody may see it. */
export type ShownReview = Review & { readonly author: string };

/** Subject is the review. What the item's rating is now, readers ask the item: reviews of one item have no order. */
export type ReviewEvent =
  | EventOf<"review.written", 1, { readonly itemId: ItemId; readonly rating: number }>
  | EventOf<"review.edited", 1, { readonly itemId: ItemId; readonly rating: number; readonly before: number }>
  | EventOf<"review.deleted", 1, { readonly itemId: ItemId; readonly rating: number }>;

export type ReviewFields = Pick<Review, "rating" | "content">;

export const checkReview = ({ rating, content }: ReviewFields): Check =>
  whole("rating", rating, 1, 5) ?? text("content", content, 1, 2_000);

export const write = (
  { content, ...review }: Pick<Review, "id" | "itemId" | "memberId" | "rating" | "content">,
  at: Date,
): Changed<Review, ReviewEvent> => ({
  state: { ...review, content: content.trim(), createdAt: at, editedAt: undefined, version: 1 },
  events: [
    {
      type: "review.written",
      version: 1,
      subject: review.id,
      sequence: 1,
      data: { itemId: review.itemId, rating: review.rating },
    },
  ],
});

/** The same words and rating again are no change. */
export const edit = (review: Review, { rating, content }: ReviewFields, at: Date): Changed<Review, ReviewEvent> => {
  if (rating === review.rating && content.trim() === review.content) return { state: review, events: [] };
  const state: Review = { ...review, rating, content: content.trim(), editedAt: at, version: review.version + 1 };
  const data = { itemId: review.itemId, rating, before: review.rating };
  return {
    state,
    events: [{ type: "review.edited", version: 1, subject: review.id, sequence: state.version, data }],
  };
};

export const deletedReview = ({ id, itemId, rating, version }: Review): ReviewEvent => ({
  type: "review.deleted",
  version: 1,
  subject: id,
  sequence: version + 1,
  data: { itemId, rating },
});

/**
 * A name's first character and two stars, 김** for 김하나: enough for a reader, too little to find the person. The stars
 * do not tell how long the name is.
 */
const maskedName = (name: string): string => `${[...name.trim().normalize("NFC")][0] ?? ""}**`;

/** Whoever left is nobody any more: there is nothing to mask. */
const authorOf = (name: string): string => (name === WITHDRAWN_NAME ? name : maskedName(name));

export const shown = ({ review, authorName }: AuthoredReview): ShownReview => ({
  ...review,
  author: authorOf(authorName),
});
