import type { Actor } from "../shared/actor.ts";
import type { ItemId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type ItemNotFound, visible } from "./manage.ts";
import type { ItemReads, ReviewReads } from "./ports.ts";
import { type AuthoredReview, type ShownReview, shown } from "./review.ts";

export type ViewReviewsPorts = {
  readonly unitOfWork: UnitOfWork<unknown, { readonly items: ItemReads; readonly reviews: ReviewReads }>;
};

/** An item's reviews, newest first. Everybody who may see the item. */
export type ListReviews = (
  by: Actor,
  item: ItemId,
  request: FeedRequest,
) => Promise<Result<Feed<ShownReview>, BadCursor | InvalidInput | ItemNotFound>>;

const SORT = "reviews";
const position = ({ review }: AuthoredReview) => ({ key: review.createdAt.getTime(), id: review.id });

export const makeListReviews =
  ({ unitOfWork }: ViewReviewsPorts): ListReviews =>
  async (by, item, request) => {
    const slice = sliceOf(SORT, request);
    if (!slice.ok) return slice;
    const { items, reviews } = unitOfWork.reads;
    if (!visible(by, await items.head(item))) return err({ code: "item.not-found" });
    const { content, nextCursor } = feedOf(SORT, slice.value, await reviews.ofItem(item, slice.value), position);
    return ok({ content: content.map(shown), nextCursor });
  };
