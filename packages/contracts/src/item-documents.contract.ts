import type { Item, ItemDocument } from "@cofshop/core/item";
import { type ItemId, money } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject } from "./contract.ts";
import { categoryRow, freshId, imageRow, itemIn, lineRow, memberIn, optionRow, orderRow, reviewRow } from "./rows.ts";

/** Certifies `ItemDocuments`: all that a search engine keeps of items, with a revision that tells which is newer. */
export const itemDocumentsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`ItemDocuments: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.itemDocuments;
    const documentOf = async ({ id }: Item): Promise<ItemDocument> => {
      const [document] = await reads().byIds([id]);
      if (document === undefined) throw new Error("the item has a document");
      return document;
    };

    test("a document has the row of a list, the categories up to the root, living options and what was sold", async () => {
      const root = categoryRow("원두");
      const below = categoryRow("블렌드", root);
      const other = categoryRow("선물");
      await commit(its(), async (tx) => {
        for (const category of [root, below, other]) await tx.categories.insert(category);
      });
      const id = freshId<ItemId>();
      const options = [
        optionRow(id, { description: "200 g" }),
        optionRow(id, { description: "1 kg", state: "STOP" }),
        optionRow(id, { description: "5 kg", state: "DELETED" }),
      ];
      const shown = imageRow({ type: "REPRESENTATIVE" });
      const item = await itemIn(its(), {
        id,
        options,
        price: money(999),
        discount: 5,
        images: [imageRow(), shown],
        categoryIds: [below.id, other.id],
      });
      const buyer = (await memberIn(its())).id;
      const [first] = options;
      if (first === undefined) throw new Error("the item has options");
      for (const state of ["PAID", "COMPLETED", "CANCELLED"] as const) {
        await commit(its(), (tx) =>
          tx.orders.insert(orderRow(buyer, item, { state, lines: [lineRow(item, first, 2)] })),
        );
      }
      const { options: _options, images: _images, categoryIds: _ids, ...head } = item;
      const { categories, ...rest } = await documentOf(item);
      expect(rest).toEqual({ ...head, salePrice: 949, image: shown, options: ["200 g", "1 kg"], sold: 4, revision: 1 });
      expect(new Set(categories)).toEqual(new Set([root, below, other]));
      expect(categories).toHaveLength(3);
    });

    test("every change of an item and of its rating makes its revision greater, deleting it too", async () => {
      const item = await itemIn(its());
      const review = reviewRow(item.id, (await memberIn(its())).id, { rating: 5 });
      const edited = { ...review, rating: 3, version: 2 };
      const changes = [
        () => commit(its(), (tx) => tx.reviews.insert(review)),
        () => commit(its(), (tx) => tx.items.save({ ...item, name: "새 이름", version: 2 })),
        () => commit(its(), (tx) => tx.reviews.save(edited, review)),
        () => commit(its(), (tx) => tx.reviews.remove(edited)),
        () => commit(its(), (tx) => tx.items.save({ ...item, state: "DELETED", version: 3 })),
      ];
      const revisions = [(await documentOf(item)).revision];
      for (const change of changes) {
        await change();
        revisions.push((await documentOf(item)).revision);
      }
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
      expect((await documentOf(item)).state).toBe("DELETED");
    });

    test("all documents are walked by id, each once at any size; an unknown item has none", async () => {
      const items = [await itemIn(its()), await itemIn(its(), { state: "STOP" }), await itemIn(its())];
      for (const size of [1, 2, 9]) {
        const walked: ItemId[] = [];
        for (let page = await reads().after(undefined, size); page.length > 0; ) {
          walked.push(...page.map(({ id }) => id));
          page = await reads().after(walked.at(-1), size);
        }
        expect(walked).toEqual(items.map(({ id }) => id));
      }
      expect(await reads().count()).toBe(3);
      expect([await reads().byIds([]), await reads().byIds([freshId<ItemId>()])]).toEqual([[], []]);
    });
  });
};
