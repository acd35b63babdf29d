import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { ReviewId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Clock, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { type NotOwner, visible } from "./manage.ts";
import type { ItemReads, Reviews } from "./ports.ts";
import {
  type AuthoredReview,
  checkReview,
  deletedReview,
  edit,
  type ReviewFields,
  type ShownReview,
  shown,
} from "./review.ts";
import type { ReviewNotFound } from "./write-review.ts";

type ReviewTx = { readonly items: ItemReads; readonly reviews: Reviews; readonly outbox: Outbox };
export type ChangeReviewPorts = { readonly unitOfWork: UnitOfWork<ReviewTx, unknown>; readonly clock: Clock };

/** Changes rating and words of a review. Its author. */
export type EditReview = (
  by: Actor,
  id: ReviewId,
  command: ReviewFields,
) => Promise<Result<ShownReview, Forbidden | InvalidInput | NotOwner | ReviewNotFound>>;

/** Takes a review away for good; its author may write another one. Its author and admins. */
export type DeleteReview = (
  by: Actor,
  id: ReviewId,
) => Promise<Result<undefined, Forbidden | NotOwner | ReviewNotFound>>;

/** A review that the actor may change. Where he may not see its item, he learns nothing of the review either. */
const changeable = async (
  tx: ReviewTx,
  by: Actor,
  id: ReviewId,
  alsoAdmins: boolean,
): Promise<Result<AuthoredReview, NotOwner | ReviewNotFound>> => {
  const found = await tx.reviews.byId(id);
  if (found === undefined) return err({ code: "review.not-found" });
  const own = by.kind === "member" && by.id === found.review.memberId;
  if (own || (alsoAdmins && isAdmin(by))) return ok(found);
  const seen = visible(by, await tx.items.head(found.review.itemId));
  return seen ? err({ code: "auth.not-owner" }) : err({ code: "review.not-found" });
};

export const makeEditReview =
  ({ unitOfWork, clock }: ChangeReviewPorts): EditReview =>
  async (by, id, fields) => {
    if (by.kind !== "member") return forbidden;
    const wrong = checkReview(fields);
    if (wrong) return wrong;
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const found = await changeable(tx, by, id, false);
      if (!found.ok) return found;
      const { review, authorName } = found.value;
      const next = edit(review, fields, at);
      if (next.state !== review) {
        written(await tx.reviews.save(next.state, review));
        await tx.outbox.append(next.events, at);
      }
      return ok(shown({ review: next.state, authorName }));
    });
  };

export const makeDeleteReview =
  ({ unitOfWork, clock }: ChangeReviewPorts): DeleteReview =>
  async (by, id) => {
    if (by.kind !== "member" && by.kind !== "system") return forbidden;
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const found = await changeable(tx, by, id, true);
      if (!found.ok) return found;
      const { review } = found.value;
      written(await tx.reviews.remove(review));
      await tx.outbox.append([deletedReview(review)], at);
      return done;
    });
  };
