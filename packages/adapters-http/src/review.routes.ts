import type { ItemId, ReviewId } from "@cofshop/core";
import type { ItemUseCases, ShownReview } from "@cofshop/core/item";
import { z } from "zod";
import { created, feedOf, noContent, okay, type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { feedQuery, id, out, text, timeOrNull } from "./fields.ts";
import { del, get, type PathParams, post, put, type Route } from "./route.ts";

const itemInPath: PathParams<{ itemId: ItemId }> = {
  schema: z.object({ itemId: id<ItemId>() }),
  absent: { code: "item.not-found" },
};
const reviewInPath: PathParams<{ id: ReviewId }> = {
  schema: z.object({ id: id<ReviewId>() }),
  absent: { code: "review.not-found" },
};
const reviewBody = z.strictObject({ rating: z.int().min(1).max(5), content: text(1, 2_000) });

/** The author is a masked name (김**): neither the whole one nor an e-mail address is anybody's business. */
const reviewView: View<ShownReview> = view(
  z
    .strictObject({
      reviewId: out.id,
      itemId: out.id,
      /** An id opens nothing; a page knows by it which reviews are its reader's own. */
      memberId: out.id,
      author: z.string(),
      rating: z.int(),
      content: z.string(),
      createdAt: out.time,
      editedAt: out.time.nullable(),
    })
    .meta({ id: "Review" }),
  (review) => ({
    reviewId: review.id,
    itemId: review.itemId,
    memberId: review.memberId,
    author: review.author,
    rating: review.rating,
    content: review.content,
    createdAt: instant(review.createdAt),
    editedAt: timeOrNull(review.editedAt),
  }),
);

export const reviewRoutes = ({ item }: { readonly item: ItemUseCases }): readonly Route[] => [
  get("/reviews/items/:itemId", {
    summary: "What buyers say of an item, newest first",
    access: "public",
    params: itemInPath,
    query: z.strictObject(feedQuery),
    answer: okay(feedOf(reviewView)),
    run: ({ by, params, query }) => item.reviews(by, params.itemId, query),
  }),
  post("/reviews/items/:itemId", {
    summary: "Review an item that was delivered; one review a member",
    access: "member",
    params: itemInPath,
    body: reviewBody,
    keyed: true,
    answer: created(reviewView, ({ itemId }) => `/reviews/items/${itemId}`),
    run: ({ by, params, body, seal }) => item.writeReview(by, params.itemId, { ...body, seal }),
  }),
  put("/reviews/:id", {
    summary: "Change a review; its author",
    access: "member",
    params: reviewInPath,
    refusals: ["auth.not-owner"],
    body: reviewBody,
    answer: okay(reviewView),
    run: ({ by, params, body }) => item.editReview(by, params.id, body),
  }),
  del("/reviews/:id", {
    summary: "Take a review away for good; its author and admins",
    access: "member",
    params: reviewInPath,
    refusals: ["auth.not-owner"],
    answer: noContent,
    run: ({ by, params }) => item.deleteReview(by, params.id),
  }),
];
