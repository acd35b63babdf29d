import type { AuthoredReview, Item, Rating, Review } from "@cofshop/core/item";
import { err, type MemberId, type ReviewId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId, itemIn, later, memberIn, reviewRow } from "./rows.ts";
import { walk } from "./walk.ts";

const ratingOf = (reviews: readonly Review[]): Rating => ({
  sum: reviews.reduce((sum, { rating }) => sum + rating, 0),
  count: reviews.length,
});

/** Certifies `Reviews`: one of a member for an item, guarded changes, and a rating that is always that of the rows. */
export const reviewsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`Reviews: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.reviews;
    const insert = (review: Review) => commit(its(), (tx) => tx.reviews.insert(review));
    const save = (review: Review, before: Review) => commit(its(), (tx) => tx.reviews.save(review, before));
    const remove = (review: Review) => commit(its(), (tx) => tx.reviews.remove(review));
    const all = { after: undefined, limit: 100 };
    const rowsOf = async ({ id }: Item): Promise<readonly Review[]> =>
      (await reads().ofItem(id, all)).map(({ review }) => review);
    /** What the item says of its rating, wherever it says it. */
    const ratingsOf = async ({ id }: Item): Promise<readonly (Rating | undefined)[]> => {
      const { items } = its().unitOfWork.reads;
      const listed = await items.list({ sort: "newest", category: undefined, stopped: false }, all);
      const [head, whole, detail] = [await items.head(id), await items.byId(id), await items.detail(id)];
      const row = listed.find((each) => each.id === id);
      return [head?.rating, whole?.rating, detail?.item.rating, row?.rating];
    };
    const expectRating = async (item: Item, rating: Rating) =>
      expect(await ratingsOf(item)).toEqual([rating, rating, rating, rating]);
    const authors = async (count: number): Promise<readonly MemberId[]> => {
      const ids: MemberId[] = [];
      for (const _ of upTo(count)) ids.push((await memberIn(its())).id);
      return ids;
    };
    const edited = (review: Review, rating: number): Review => ({
      ...review,
      rating,
      content: "다시 보니 달라요",
      editedAt: later(5),
      version: review.version + 1,
    });

    test("a review comes back with every field and its author's name, and an unknown one is absent", async () => {
      const item = await itemIn(its());
      const author = await memberIn(its(), { name: "남궁 하나" });
      const content = `O'Neill \\ 🫘\n${"가".repeat(1_980)}`;
      const review = reviewRow(item.id, author.id, { rating: 1, content, createdAt: later(7) });
      expect(await insert(review)).toBe(true);
      const found: AuthoredReview = { review, authorName: "남궁 하나" };
      expect(await reads().byId(review.id)).toEqual(found);
      expect(await reads().ofItem(item.id, all)).toEqual([found]);
      const next = edited(review, 5);
      expect(await save(next, review)).toBe(true);
      expect(await reads().byId(review.id)).toEqual({ ...found, review: next });
      expect(await remove(next)).toBe(true);
      expect(await reads().byId(review.id)).toBeUndefined();
      expect(await reads().byId(freshId<ReviewId>())).toBeUndefined();
    });

    test("a member has one review of an item; a second one changes nothing and does not break the transaction", async () => {
      const [item, other] = [await itemIn(its()), await itemIn(its())];
      const [author, stranger] = await authors(2);
      if (author === undefined || stranger === undefined) throw new Error("there are two authors");
      const first = reviewRow(item.id, author);
      expect(await insert(first)).toBe(true);
      const answers = await commit(its(), async (tx) => [
        await tx.reviews.insert(reviewRow(item.id, author, { rating: 1 })),
        await tx.reviews.insert(reviewRow(item.id, stranger, { rating: 2 })),
        await tx.reviews.insert(reviewRow(other.id, author, { rating: 5 })),
      ]);
      expect(answers).toEqual([false, true, true]);
      await expectRating(item, { sum: 6, count: 2 });
      await expectRating(other, { sum: 5, count: 1 });
    });

    test("of 20 racing reviews of one member and item exactly one is written and counted", async () => {
      const item = await itemIn(its());
      const author = (await memberIn(its())).id;
      const rows = upTo(20).map((index) => reviewRow(item.id, author, { rating: 1 + (index % 5) }));
      const answers = await Promise.all(rows.map(insert));
      expect(answers.filter(Boolean)).toHaveLength(1);
      const written = rows.filter((_, index) => answers[index]);
      expect(await rowsOf(item)).toEqual(written);
      await expectRating(item, ratingOf(written));
    });

    test("a change or an end is written over the version before it and no other: of racing ones exactly one", async () => {
      const item = await itemIn(its());
      const review = reviewRow(item.id, (await memberIn(its())).id);
      expect(await save(edited(review, 1), review)).toBe(false);
      await insert(review);
      const ahead = edited(review, 1);
      expect([await save(edited(ahead, 2), ahead), await remove(ahead)]).toEqual([false, false]);
      await expectRating(item, ratingOf([review]));
      const changes = upTo(10).map((index) => edited(review, 1 + (index % 5)));
      const answers = await Promise.all([...changes.map((next) => save(next, review)), remove(review)]);
      expect(answers.filter(Boolean)).toHaveLength(1);
      const left = changes.filter((_, index) => answers[index]);
      expect(await rowsOf(item)).toEqual(left);
      await expectRating(item, ratingOf(left));
    });

    test("the item's rating is the sum and the count of its reviews after any changes, and rolls back with them", async () => {
      const item = await itemIn(its());
      const members = await authors(4);
      const step = fc.record({ who: fc.nat(3), rating: fc.integer({ min: 1, max: 5 }), commits: fc.boolean() });
      await holds(
        fc.asyncProperty(
          fc.array(fc.tuple(step, fc.constantFrom("put", "remove")), { maxLength: 8 }),
          async (steps) => {
            for (const [{ who, rating, commits }, kind] of steps) {
              const author = members[who] ?? freshId<MemberId>();
              const before = (await rowsOf(item)).find(({ memberId }) => memberId === author);
              await its().unitOfWork.run(async (tx) => {
                if (before === undefined) await tx.reviews.insert(reviewRow(item.id, author, { rating }));
                else if (kind === "put") await tx.reviews.save(edited(before, rating), before);
                else await tx.reviews.remove(before);
                return commits ? { ok: true, value: undefined } : err({ code: "test.refused" });
              });
              await expectRating(item, ratingOf(await rowsOf(item)));
            }
          },
        ),
        { runs },
      );
    });

    test("30 racing reviews, changes and ends all count", async () => {
      const item = await itemIn(its());
      const rows = (await authors(30)).map((author, index) => reviewRow(item.id, author, { rating: 1 + (index % 5) }));
      expect((await Promise.all(rows.map(insert))).filter(Boolean)).toHaveLength(30);
      await expectRating(item, ratingOf(rows));
      const kept = rows.filter((_, index) => index % 3 !== 0).map((row) => edited(row, 6 - row.rating));
      const late = (await authors(10)).map((author) => reviewRow(item.id, author, { rating: 5 }));
      await Promise.all([
        ...rows.map((row, index) => (index % 3 === 0 ? remove(row) : save(edited(row, 6 - row.rating), row))),
        ...late.map(insert),
      ]);
      expect(new Set(await rowsOf(item))).toEqual(new Set([...kept, ...late]));
      await expectRating(item, ratingOf([...kept, ...late]));
    });

    test("editing an item neither changes its rating nor waits for it to stand still", async () => {
      const item = await itemIn(its());
      const reviews = (await authors(5)).map((author) => reviewRow(item.id, author));
      const next: Item = { ...item, name: "새 이름", rating: { sum: 40, count: 9 }, version: 2 };
      const [saved] = await Promise.all([commit(its(), (tx) => tx.items.save(next)), ...reviews.map(insert)]);
      expect(saved).toBe(true);
      await expectRating(item, ratingOf(reviews));
      expect((await its().unitOfWork.reads.items.head(item.id))?.name).toBe("새 이름");
    });

    test("a feed walks over each review of the item exactly once at any size, newest first, by id where times are equal", async () => {
      const [item, other] = [await itemIn(its()), await itemIn(its())];
      const rows: Review[] = [];
      for (const [index, author] of (await authors(9)).entries()) {
        const row = reviewRow(item.id, author, { createdAt: later(Math.floor(index / 3)) });
        rows.push(row);
        await insert(row);
        await insert(reviewRow(other.id, author));
      }
      const position = ({ review }: AuthoredReview) => ({ key: review.createdAt.getTime(), id: review.id });
      for (const size of [1, 2, 9, 50]) {
        const walked = await walk(size, (slice) => reads().ofItem(item.id, slice), position);
        expect(walked.map(({ review }) => review)).toEqual(reversed(rows));
      }
    });
  });
};
