import type { Category, Item, ItemFilter, ItemSummary, SaleState } from "@cofshop/core/item";
import { type CategoryId, type ItemId, money, type OptionId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import {
  categoryRow,
  freshId,
  imageRow,
  itemIn,
  itemRow,
  later,
  memberIn,
  optionRow,
  optionsOf,
  stockOf,
} from "./rows.ts";
import { walk } from "./walk.ts";

/** Category ids are a set: adapters may answer them in any order. */
const sorted = (item: Item | undefined): unknown => item && { ...item, categoryIds: [...item.categoryIds].sort() };
const headOf = ({ options: _o, images: _i, categoryIds: _c, ...head }: Item) => head;

/** Certifies `Items`: whole items in and out, stock left alone, lists in every order by cursor. */
export const itemsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  _features: StoreFeatures = {},
): void => {
  contract(`Items: ${name}`, create, [], (its) => {
    const reads = () => its().unitOfWork.reads.items;
    const save = (item: Item) => commit(its(), (tx) => tx.items.save(item));
    const categoriesIn = async (...categories: readonly Category[]): Promise<readonly CategoryId[]> => {
      await commit(its(), async (tx) => {
        for (const category of categories) await tx.categories.insert(category);
      });
      return categories.map(({ id }) => id);
    };

    test("an item comes back with every field, with its seller's name and its categories, and an unknown one is absent", async () => {
      const seller = await memberIn(its(), { role: "SELLER", name: "콩가게" });
      const [beans, cups] = [categoryRow("원두"), categoryRow("잔")];
      const id = freshId<ItemId>();
      const full = itemRow(seller.id, {
        id,
        name: "이름 O'Neill \\ 🫘",
        price: money(1_000_000_000),
        discount: 100,
        deliveryFee: money(0),
        perOrderLimit: 3,
        state: "STOP",
        options: [
          optionRow(id, { surcharge: money(1_500), discount: 33, state: "STOP", inventory: "track" }),
          optionRow(id, { inventory: "none", description: "' OR 1=1" }),
        ],
        images: [imageRow(), imageRow({ type: "REPRESENTATIVE", name: "대표.webp", url: "/images/b.webp" })],
        categoryIds: await categoriesIn(beans, cups),
        createdAt: later(7),
        version: 4,
      });
      await commit(its(), (tx) => tx.items.insert(full));
      const plain = await itemIn(its(), { sellerId: seller.id });
      expect(sorted(await reads().byId(id))).toEqual(sorted(full));
      expect(await reads().byId(plain.id)).toEqual(plain);
      const detail = await reads().detail(id);
      expect(sorted(detail?.item)).toEqual(sorted(full));
      expect(detail?.sellerName).toBe("콩가게");
      expect(new Set(detail?.categories)).toEqual(new Set([beans, cups]));
      const unknown = freshId<ItemId>();
      expect(await reads().head(id)).toEqual(headOf(full));
      expect([await reads().byId(unknown), await reads().head(unknown), await reads().detail(unknown)]).toEqual(
        upTo(3).map(() => undefined),
      );
    });

    test("a change is written whole over the version before it and no other, and never touches stock or rating", async () => {
      const item = await itemIn(its(), { stock: [5, 6] });
      const [category] = await categoriesIn(categoryRow("원두"));
      if (category === undefined) throw new Error("there is a category");
      const added = optionRow(item.id, { stock: 99 });
      const edited: Item = {
        ...item,
        name: "새 이름",
        price: money(7),
        deliveryFee: money(2_500),
        perOrderLimit: 9,
        options: [...item.options.map((option) => ({ ...option, description: "1 kg", stock: 77 })), added],
        images: [imageRow()],
        categoryIds: [category],
        rating: { sum: 45, count: 9 },
        version: 2,
      };
      expect(await save({ ...edited, version: 3 })).toBe(false);
      expect(await save({ ...edited, version: 1 })).toBe(false);
      expect((await reads().byId(item.id))?.name).toBe(item.name);
      expect(await save(edited)).toBe(true);
      const options = edited.options.map((option, index) => ({ ...option, stock: [5, 6, 0][index] }));
      const { rating } = item;
      expect(await reads().byId(item.id)).toEqual({ ...edited, options, rating });
      expect(await stockOf(its(), optionsOf(edited))).toEqual([5, 6, 0]);
      const bare: Item = { ...edited, rating, images: [], categoryIds: [], version: 3 };
      const written = await Promise.all(upTo(10).map(() => save(bare)));
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await reads().byId(item.id)).toEqual({ ...bare, options });
    });

    test("a deleted option or item is found by nobody but those who ask for its option", async () => {
      const item = await itemIn(its(), { stock: [1, 1, 1] });
      const [first, second, third] = item.options;
      if (!first || !second || !third) throw new Error("the item has three options");
      const cut = [first, { ...second, state: "STOP" as const }, { ...third, state: "DELETED" as const }];
      await save({ ...item, options: cut, version: 2 });
      expect((await reads().byId(item.id))?.options.map(({ id }) => id)).toEqual([first.id, second.id]);
      expect((await reads().detail(item.id))?.item.options).toHaveLength(2);
      const found = await reads().sellables([...optionsOf(item), freshId<OptionId>()]);
      const head = headOf({ ...item, version: 2 });
      expect(new Set(found)).toEqual(new Set(cut.map((option) => ({ item: head, option: { ...option, stock: 1 } }))));
      expect(await reads().sellables([])).toEqual([]);

      await save({ ...item, options: cut, state: "DELETED", version: 3 });
      expect([await reads().byId(item.id), await reads().detail(item.id)]).toEqual([undefined, undefined]);
      expect(await reads().head(item.id)).toBeUndefined();
      const left = await reads().sellables([first.id]);
      expect(left.map((each) => each.item.state)).toEqual(["DELETED"]);
      expect(await reads().list({ sort: "newest", category: undefined, stopped: true }, all)).toEqual([]);
    });

    const all = { after: undefined, limit: 100 };

    test("every sort walks over each item exactly once at any page size, newest first where keys are equal", async () => {
      const seller = await memberIn(its(), { role: "SELLER" });
      const items = upTo(9).map((index) =>
        itemRow(seller.id, {
          createdAt: later(Math.floor(index / 3)),
          price: money(2_000 + 1_000 * (index % 3)),
          discount: index % 3 === 1 ? 50 : 0,
        }),
      );
      await commit(its(), async (tx) => {
        for (const item of items) await tx.items.insert(item);
      });
      // Sale prices repeat 2000, 1500, 4000.
      const newest = reversed(items);
      const priced = (...order: readonly number[]) =>
        order.flatMap((kind) => reversed(items.filter((_, index) => index % 3 === kind)));
      const expected = { newest, "price-asc": priced(1, 0, 2), "price-desc": priced(2, 0, 1) };
      for (const sort of ["newest", "price-asc", "price-desc"] as const) {
        for (const size of [1, 2, 9, 50]) {
          const filter: ItemFilter = { sort, category: undefined, stopped: false };
          const position = (row: ItemSummary) => ({
            key: sort === "newest" ? row.createdAt.getTime() : row.salePrice,
            id: row.id,
          });
          const rows = await walk(size, (slice) => reads().list(filter, slice), position);
          expect(
            rows.map(({ id }) => id),
            `${sort} by ${size}`,
          ).toEqual(expected[sort].map(({ id }) => id));
        }
      }
    });

    test("a list shows a category with all below it, each item once, stopped ones only to whoever asks for them", async () => {
      const root = categoryRow("커피");
      const beans = categoryRow("원두", root);
      const [single, tools] = [categoryRow("싱글", beans), categoryRow("도구")];
      await categoriesIn(root, beans, single, tools);
      const put = (categoryIds: readonly CategoryId[], state: SaleState = "SELL") =>
        itemIn(its(), { categoryIds, state });
      const both = await put([root.id, single.id]);
      const deep = await put([single.id, tools.id]);
      const stopped = await put([beans.id], "STOP");
      const loose = await put([]);
      const list = async (category: CategoryId | undefined, withStopped = false) => {
        const rows = await reads().list({ sort: "newest", category, stopped: withStopped }, all);
        return rows.map(({ id }) => id);
      };
      const ids = (...items: readonly Item[]) => items.map(({ id }) => id);
      expect(await list(root.id)).toEqual(ids(deep, both));
      expect(await list(root.id, true)).toEqual(ids(stopped, deep, both));
      expect(await list(beans.id)).toEqual(ids(deep, both));
      expect(await list(tools.id)).toEqual(ids(deep));
      expect(await list(freshId<CategoryId>())).toEqual([]);
      expect(await list(undefined)).toEqual(ids(loose, deep, both));
      expect(await list(undefined, true)).toEqual(ids(loose, stopped, deep, both));
    });

    test("a row of a list has the item's head, its sale price rounded down and its representative image", async () => {
      const shown = imageRow({ type: "REPRESENTATIVE" });
      const item = await itemIn(its(), { price: money(999), discount: 5, images: [imageRow(), shown] });
      const [row] = await reads().list({ sort: "newest", category: undefined, stopped: false }, all);
      expect(row).toEqual({ ...headOf(item), salePrice: 949, image: shown });
    });
  });
};
