import {
  type ItemDocument,
  type ItemIndex,
  type ItemSearch,
  noRating,
  readWords,
  type SearchSort,
} from "@cofshop/core/item";
import { type ItemId, type MemberId, money } from "@cofshop/core/shared";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contract, gate, type StoreFeatures, type Subject, thrownBy, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { freshId, noon } from "./rows.ts";

export type ItemIndexSubject = Subject & { readonly itemIndex: ItemIndex; readonly itemSearch: ItemSearch };

const seller = freshId<MemberId>();
const documentRow = (differs: Partial<ItemDocument> = {}): ItemDocument => ({
  id: freshId<ItemId>(),
  sellerId: seller,
  name: "하우스 블렌드",
  price: money(9_900),
  discount: 0,
  salePrice: money(9_900),
  state: "SELL",
  deliveryFee: undefined,
  origin: "대한민국",
  perOrderLimit: undefined,
  image: undefined,
  rating: noRating,
  createdAt: noon,
  version: 1,
  revision: 1,
  categories: [],
  options: [],
  sold: 0,
  ...differs,
});

const batchesOf = async function* (
  ...batches: readonly (readonly ItemDocument[])[]
): AsyncGenerator<readonly ItemDocument[]> {
  for (const batch of batches) yield batch;
};

/** Certifies `ItemIndex` by what is found through it: the newest revision however they come, and rebuilds without a gap. */
export const itemIndexContract = (
  name: string,
  create: () => Promise<ItemIndexSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`ItemIndex: ${name}`, create, [], (its) => {
    const found = async (text = "", sort: SearchSort = "newest"): Promise<readonly string[]> => {
      const filter = { category: undefined, minPrice: undefined, maxPrice: undefined, minRating: undefined };
      const words = readWords([])(text);
      const query = { ...filter, words, stopped: "nobody's", sort, bands: [money(0)] } as const;
      return (await its().itemSearch.search(query, { after: undefined, limit: 100 })).rows.map((row) => row.name);
    };

    test("whatever order documents come in and however often, the newest revision is found, and deleted ones are not", async () => {
      const state = fc.constantFrom<ItemDocument["state"]>("SELL", "SELL", "DELETED");
      const step = fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 6 }), fc.boolean());
      const property = fc.asyncProperty(
        fc.array(fc.array(state, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }),
        async (states, applied) => {
          await its().itemIndex.rebuild(batchesOf());
          const ids = upTo(3).map(() => freshId<ItemId>());
          const at = (item: number, revision: number): ItemDocument => {
            const id = ids[item];
            if (id === undefined) throw new Error("there are three items");
            return documentRow({
              id,
              revision,
              name: `${item} ${revision}`,
              state: states[item]?.[revision - 1] ?? "SELL",
            });
          };
          const newest = new Map<number, number>();
          for (const batch of applied) {
            await its().itemIndex.apply(batch.map(([item, revision]) => at(item, revision)));
            for (const [item, revision] of batch) newest.set(item, Math.max(revision, newest.get(item) ?? 0));
          }
          const expected = [...newest]
            .map(([item, revision]) => at(item, revision))
            .filter((each) => each.state === "SELL");
          expect(new Set(await found())).toEqual(new Set(expected.map((each) => each.name)));
        },
      );
      await holds(property, { runs, shrink: false });
    });

    test("a document of the same revision takes the other's place: what was sold is no change of the item", async () => {
      const document = documentRow({ name: "하나" });
      await its().itemIndex.apply([document]);
      await its().itemIndex.apply([{ ...document, name: "둘", sold: 3 }]);
      expect(await found()).toEqual(["둘"]);
    });

    test("a rebuild is served from the old index to its end, then from the new one, which has what was applied meanwhile", async () => {
      const [gone, kept] = [documentRow({ name: "낡은 원두" }), documentRow({ name: "원두 하나" })];
      await its().itemIndex.apply([gone, kept]);
      const [begun, goOn] = [gate(), gate()];
      const slow = async function* (): AsyncGenerator<readonly ItemDocument[]> {
        yield [kept];
        begun.open();
        await goOn.opened;
        // As it was read before somebody changed it.
        yield [{ ...changed, revision: 1, name: "원두 옛날" }];
      };
      const changed = documentRow({ name: "원두 새로", revision: 2 });
      const rebuilt = its().itemIndex.rebuild(slow());
      await begun.opened;
      expect(new Set(await found("원두"))).toEqual(new Set(["낡은 원두", "원두 하나"]));
      const fresh = documentRow({ name: "원두 셋" });
      await its().itemIndex.apply([changed, fresh]);
      expect(new Set(await found("원두"))).toEqual(new Set(["낡은 원두", "원두 하나", "원두 새로", "원두 셋"]));
      goOn.open();
      expect((await rebuilt).documents).toBe(3);
      expect(new Set(await found("원두"))).toEqual(new Set(["원두 하나", "원두 새로", "원두 셋"]));
      await its().itemIndex.apply([{ ...gone, state: "DELETED", revision: 2 }]);
      expect(await found("낡은")).toEqual([]);
    });

    test("a batch of a rebuild does not take back what was applied of the same revision", async () => {
      const [one, other] = [documentRow({ name: "하나", sold: 1 }), documentRow({ name: "둘", sold: 2 })];
      const read = async function* (): AsyncGenerator<readonly ItemDocument[]> {
        yield [other];
        // Sold while the batch with this item was on its way.
        await its().itemIndex.apply([{ ...one, sold: 3 }]);
        yield [one];
      };
      await its().itemIndex.rebuild(read());
      expect(await found("", "sales")).toEqual(["하나", "둘"]);
    });

    test("a rebuild whose batches break off leaves the index as it was", async () => {
      const document = documentRow({ name: "하나" });
      await its().itemIndex.apply([document]);
      const breaking = async function* (): AsyncGenerator<readonly ItemDocument[]> {
        yield [documentRow({ name: "둘" })];
        throw new Error("the database is gone");
      };
      expect(await thrownBy(() => its().itemIndex.rebuild(breaking()))).toBeInstanceOf(Error);
      expect(await found()).toEqual(["하나"]);
      await its().itemIndex.apply([{ ...document, name: "하나 더", revision: 2 }]);
      expect(await found()).toEqual(["하나 더"]);
    });
  });
};
