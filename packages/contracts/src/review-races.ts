import { expectOk } from "@cofshop/core";
import type { ShownReview } from "@cofshop/core/item";
import type { ItemId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { type Answer, codeOf, contract, upTo } from "./contract.ts";
import {
  deliver,
  type FreshShop,
  freshShop,
  itemOnSale,
  oneOf,
  payOrder,
  placeOrder,
  type ShopSubject,
  signUpMany,
} from "./fresh-shop.ts";
import { optionsOf } from "./rows.ts";

const codesOf = (answers: readonly Answer[]): readonly string[] => answers.map(codeOf).sort();
const times = (count: number, code: string): readonly string[] => upTo(count).map(() => code);

const reviewsNow = async ({ shop, admin }: FreshShop, item: ItemId): Promise<readonly ShownReview[]> =>
  expectOk(await shop.item.reviews(admin, item, { size: 100 })).content;

const ratingsNow = async ({ shop, admin }: FreshShop, item: ItemId) => {
  const listed = expectOk(await shop.item.list(admin, {})).content.find(({ id }) => id === item);
  return [expectOk(await shop.item.view(admin, item)).item.rating, listed?.rating];
};

/** The rating is the reviews', and the shop told of each review's changes once, in order. */
const expectKept = async (fresh: FreshShop, item: ItemId): Promise<void> => {
  const reviews = await reviewsNow(fresh, item);
  const rating = { sum: reviews.reduce((sum, each) => sum + each.rating, 0), count: reviews.length };
  expect(await ratingsNow(fresh, item)).toEqual([rating, rating]);
  const told = new Map<string, { readonly type: string; readonly sequence: number }[]>();
  for (const { type, subject, sequence } of await fresh.told()) {
    if (type.startsWith("review.")) told.set(subject, [...(told.get(subject) ?? []), { type, sequence }]);
  }
  const alive = new Map<string, number>(reviews.map(({ id, version }) => [id, version]));
  for (const id of alive.keys()) expect(told.has(id)).toBe(true);
  for (const [id, events] of told) {
    expect(events.map(({ sequence }) => sequence)).toEqual(upTo(events.length).map((index) => index + 1));
    expect(events.filter(({ type }) => type === "review.written")).toHaveLength(1);
    expect([id, events.at(-1)?.type === "review.deleted"]).toEqual([id, !alive.has(id)]);
    expect(alive.get(id) ?? events.length).toBe(events.length);
  }
};

/** Races of reviews on one item of a whole shop: one review each, and a rating that is exact to the last star. */
export const reviewRaces = (
  name: string,
  create: () => Promise<ShopSubject>,
  { reviewers = 30 }: { readonly reviewers?: number } = {},
): void => {
  contract(`Races of reviews: ${name}`, create, [], (its) => {
    /** Customers who have received the same item. */
    const buyers = async (fresh: FreshShop) => {
      const item = await itemOnSale(fresh, [reviewers]);
      const members = await signUpMany(fresh, reviewers);
      for (const by of members) {
        const { id } = await placeOrder(fresh, by, oneOf(optionsOf(item)));
        await payOrder(fresh, by, id);
        await deliver(fresh, id);
      }
      return { item, members };
    };

    test(`${reviewers} buyers who review at once and twice: each has one review, and all of them count`, async () => {
      const fresh = await freshShop(its());
      const { item, members } = await buyers(fresh);
      const write = (index: number) =>
        members
          .slice(index, index + 1)
          .map((by) => fresh.shop.item.writeReview(by, item.id, { rating: 1 + (index % 5), content: "맛있어요" }));
      const answers = await Promise.all(upTo(2 * reviewers).flatMap((index) => write(index % reviewers)));
      expect(codesOf(answers)).toEqual([...times(reviewers, "ok"), ...times(reviewers, "review.already-written")]);
      expect(await reviewsNow(fresh, item.id)).toHaveLength(reviewers);
      await expectKept(fresh, item.id);
    });

    test("writing, editing and deleting all at once leaves the rating equal to the rows", async () => {
      const fresh = await freshShop(its());
      const { item, members } = await buyers(fresh);
      const { writeReview, editReview, deleteReview, adjustStock } = fresh.shop.item;
      const fields = (rating: number) => ({ rating, content: "맛있어요" });
      const early = members.filter((_, index) => index % 3 !== 0);
      const written = await Promise.all(early.map(async (by) => writeReview(by, item.id, fields(5))));
      const storm = [
        ...members.map((by, index) => writeReview(by, item.id, fields(1 + (index % 5)))),
        ...early.flatMap((by, index) => {
          const answer = written[index];
          if (!answer?.ok) return [];
          const { id } = answer.value;
          const ends = index % 2 === 0 ? [deleteReview(by, id), deleteReview(fresh.admin, id)] : [];
          return [editReview(by, id, fields(1 + (index % 5))), editReview(by, id, fields(3)), ...ends];
        }),
        ...optionsOf(item).map((option) => adjustStock(fresh.admin, option, { delta: 1 })),
        fresh.shop.item.edit(fresh.admin, item.id, { name: "새 이름" }),
      ];
      const allowed = ["ok", "review.already-written", "review.not-found"];
      expect(codesOf(await Promise.all(storm)).filter((code) => !allowed.includes(code))).toEqual([]);
      await expectKept(fresh, item.id);
      expect(expectOk(await fresh.shop.item.view(fresh.admin, item.id)).item).toMatchObject({
        name: "새 이름",
        version: 2,
      });
    });
  });
};
