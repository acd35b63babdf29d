import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CommandKey, ItemId, MemberId, ReviewId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Clock, CommandKeys, Ids, KeyReused, Outbox, ReplyKeeping, Seal, UnitOfWork } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { type ItemNotFound, visible } from "./manage.ts";
import type { ItemReads, Purchases, Reviews } from "./ports.ts";
import { checkReview, type ReviewFields, type ShownReview, shown, write } from "./review.ts";

export type WriteReviewPorts = {
  readonly unitOfWork: UnitOfWork<
    {
      readonly items: ItemReads;
      readonly reviews: Reviews;
      readonly purchases: Purchases;
      readonly commandKeys: CommandKeys;
      readonly storedReplies: ReplyKeeping;
      readonly outbox: Outbox;
    },
    unknown
  >;
  readonly ids: Ids;
  readonly clock: Clock;
};

/** Who may review an item. Replaceable: `createShop(ports, { mayReview })`. */
export type MayReview = (tx: { readonly purchases: Purchases }, member: MemberId, item: ItemId) => Promise<boolean>;

/** Whoever has an order with the item that was delivered. */
export const buyersMayReview: MayReview = ({ purchases }, member, item) => purchases.delivered(member, item);

export type WriteReviewCommand = ReviewFields & {
  readonly key?: CommandKey | undefined;
  readonly seal?: Seal<ShownReview> | undefined;
};
export type ReviewNotFound = { readonly code: "review.not-found" };
export type AlreadyWritten = { readonly code: "review.already-written" };
export type NotABuyer = { readonly code: "review.not-a-buyer" };
export type WriteReviewRefusal =
  | Forbidden
  | InvalidInput
  | ItemNotFound
  | NotABuyer
  | AlreadyWritten
  | KeyReused
  | ReviewNotFound;

/** Writes a member's only review of an item. Members, sellers and admins alike, as far as `mayReview` lets them. */
export type WriteReview = (
  by: Actor,
  item: ItemId,
  command: WriteReviewCommand,
) => Promise<Result<ShownReview, WriteReviewRefusal>>;

/** A review as its page shows it. Only a repeated command can miss: its first one's review was deleted since. */
const written = async (
  tx: { readonly reviews: Reviews },
  id: ReviewId,
): Promise<Result<ShownReview, ReviewNotFound>> => {
  const found = await tx.reviews.byId(id);
  return found === undefined ? err({ code: "review.not-found" }) : ok(shown(found));
};

export const makeWriteReview =
  ({ unitOfWork, ids, clock }: WriteReviewPorts, mayReview: MayReview): WriteReview =>
  async (by, itemId, command) => {
    if (by.kind !== "member") return forbidden;
    const wrong = checkReview(command);
    if (wrong) return wrong;
    const at = clock.now();
    const id = ids.next<ReviewId>();
    const { rating, content } = command;
    const first = write({ id, itemId, memberId: by.id, rating, content }, at);

    return unitOfWork.run(async (tx) => {
      const noted = await rememberCommand(tx, by.id, command, `review.write:${itemId}`, id, at);
      if (!noted.ok) return noted;
      if (noted.value !== undefined) return written(tx, noted.value as ReviewId);
      if (!visible(by, await tx.items.head(itemId))) return err({ code: "item.not-found" });
      if (!(await mayReview(tx, by.id, itemId))) return err({ code: "review.not-a-buyer" });
      if (!(await tx.reviews.insert(first.state))) return err({ code: "review.already-written" });
      await tx.outbox.append(first.events, at);
      const review = await written(tx, id);
      return review.ok ? sealed(tx, command, review.value) : review;
    });
  };
