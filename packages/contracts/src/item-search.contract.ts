import {
  type Category,
  type Item,
  type ItemQuery,
  type ItemSearch,
  readWords,
  type SearchSort,
} from "@cofshop/core/item";
import { type CategoryId, type MemberId, money, type Position, type Slice } from "@cofshop/core/shared";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, type StoreFeatures, type StoreSubject, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import {
  categoryRow,
  freshId,
  imageRow,
  itemIn,
  itemRow,
  later,
  lineRow,
  memberIn,
  optionRow,
  orderRow,
  reviewRow,
} from "./rows.ts";
import { walk } from "./walk.ts";

export type ItemSearchSubject = StoreSubject & {
  readonly itemSearch: ItemSearch;
  /** Resolves when everything that was committed can be found; for an index that follows the database. */
  readonly caughtUp?: (() => Promise<void>) | undefined;
};

const bands = [0, 10_000, 20_000].map(money);
const all: Slice = { after: undefined, limit: 100 };
const sorts: readonly SearchSort[] = ["relevance", "newest", "price-asc", "price-desc", "rating", "sales"];
const wordsOf = readWords([]);
const queryOf = (text: string, differs: Partial<ItemQuery> = {}): ItemQuery => ({
  words: wordsOf(text),
  category: undefined,
  minPrice: undefined,
  maxPrice: undefined,
  minRating: undefined,
  stopped: "nobody's",
  sort: text === "" ? "newest" : "relevance",
  bands,
  ...differs,
});

/** What an item of the random catalogue is made of. */
type Draft = {
  readonly price: number;
  readonly discount: number;
  readonly state: Item["state"];
  readonly seller: 0 | 1;
  readonly categories: readonly number[];
  readonly ratings: readonly number[];
  readonly made: number;
  readonly sold: number;
};
const draft: fc.Arbitrary<Draft> = fc.record({
  price: fc.constantFrom(9_999, 10_000, 12_500, 20_000, 25_000),
  discount: fc.constantFrom(0, 0, 1, 20, 100),
  state: fc.constantFrom<Item["state"]>("SELL", "SELL", "SELL", "STOP", "DELETED"),
  seller: fc.constantFrom<0 | 1>(0, 1),
  categories: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
  ratings: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
  made: fc.nat(3),
  sold: fc.nat(3),
});
type Wish = Pick<ItemQuery, "minPrice" | "maxPrice" | "minRating" | "sort"> & {
  readonly category: number | undefined;
  readonly viewer: "nobody" | "seller" | "admin";
};
const maybe = <T>(...values: readonly T[]) => fc.constantFrom<T | undefined>(undefined, undefined, ...values);
const wish: fc.Arbitrary<Wish> = fc.record({
  minPrice: maybe(0, 9_999, 10_000, 10_001),
  maxPrice: maybe(9_999, 10_000, 20_000),
  minRating: maybe(0, 1, 2.5, 4, 5),
  sort: fc.constantFrom(...sorts),
  category: maybe(0, 1, 2, 3),
  viewer: fc.constantFrom("nobody", "seller", "admin"),
});

let made = 0;
/** A word that is no other's misspelling: each digit of a number as three syllables. */
const farWord = (): string => {
  made += 1;
  const digits = Array.from(String(made).padStart(4, "0"), (digit) => "가너도루므비새어조큐"[Number(digit)] ?? "");
  return digits.map((syllable) => syllable.repeat(3)).join("");
};

const averageKey = (ratings: readonly number[]): number => {
  const sum = ratings.reduce((a, b) => a + b, 0);
  return ratings.length === 0 ? 0 : Math.round((sum * 100) / ratings.length) * 1_000_000 + ratings.length;
};

/**
 * Certifies `ItemSearch`: Hangul whole and half typed, spaced at will, a letter wrong; filters, facets, sorts and cursors
 * exact; every change found, nothing stopped or deleted shown.
 */
export const itemSearchContract = (
  name: string,
  create: () => Promise<ItemSearchSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`ItemSearch: ${name}`, create, [], (its) => {
    const search = async (query: ItemQuery, slice: Slice = all) => {
      await its().caughtUp?.();
      return its().itemSearch.search(query, slice);
    };
    const names = async (text: string, differs: Partial<ItemQuery> = {}) =>
      (await search(queryOf(text, differs))).rows.map((row) => row.name);
    const suggestions = async (text: string, limit = 10) => {
      await its().caughtUp?.();
      return its().itemSearch.suggest(wordsOf(text), limit);
    };
    const categoriesIn = (...categories: readonly Category[]) =>
      commit(its(), async (tx) => {
        for (const category of categories) await tx.categories.insert(category);
      });
    const named = async (...list: readonly string[]): Promise<readonly Item[]> => {
      const items: Item[] = [];
      for (const each of list) items.push(await itemIn(its(), { name: each, origin: "어딘가" }));
      return items;
    };
    const save = (item: Item) => commit(its(), (tx) => tx.items.save(item));
    const rate = async (item: Item, ...ratings: readonly number[]) => {
      for (const rating of ratings) {
        const { id } = await memberIn(its());
        await commit(its(), (tx) => tx.reviews.insert(reviewRow(item.id, id, { rating })));
      }
    };
    const sell = async (member: MemberId, item: Item, quantity: number) => {
      const lines = item.options.slice(0, 1).map((option) => lineRow(item, option, quantity));
      await commit(its(), (tx) => tx.orders.insert(orderRow(member, item, { state: "PAID", lines })));
    };

    test("words of two syllables and of one are found: 커피, 원두, 라떼, 차", async () => {
      await named("진한 커피", "에티오피아 원두", "바닐라 라떼 베이스", "제주 녹차", "머그컵");
      expect(await Promise.all(["커피", "원두", "라떼", "차"].map((text) => names(text)))).toEqual([
        ["진한 커피"],
        ["에티오피아 원두"],
        ["바닐라 라떼 베이스"],
        ["제주 녹차"],
      ]);
      expect([await names("콩"), await names("커피 라떼")]).toEqual([[], []]);
    });

    test("words are found half typed, spaced otherwise, in other cases and forms, and with a letter wrong", async () => {
      await named("하우스 블렌드 남산", "콜드브루 원액 500ml", "House Blend AA", "커피 필터");
      const spelled: Readonly<Record<string, string>> = {
        하우스블렌드: "하우스 블렌드 남산",
        "하우스 블렌ㄷ": "하우스 블렌드 남산",
        "남산 하우스": "하우스 블렌드 남산",
        하우스블랜드: "하우스 블렌드 남산",
        "콜드 브루": "콜드브루 원액 500ml",
        콜드블루: "콜드브루 원액 500ml",
        "원액 500ML": "콜드브루 원액 500ml",
        ["콜드브루".normalize("NFD")]: "콜드브루 원액 500ml",
        houseblend: "House Blend AA",
        "HOUSE aa": "House Blend AA",
        "hose blend": "House Blend AA",
        커ㅍ: "커피 필터",
        컾: "커피 필터",
        ㅋㅓㅍㅣ: "커피 필터",
      };
      for (const [text, expected] of Object.entries(spelled)) expect(await names(text), text).toEqual([expected]);
    });

    test("an item is found by its categories and all above them, its origin and its options, its name before all", async () => {
      const coffee = categoryRow("커피");
      const beans = categoryRow("원두", coffee);
      await categoriesIn(coffee, beans);
      const id = freshId<Item["id"]>();
      const options = [
        optionRow(id, { description: "네이비" }),
        optionRow(id, { state: "DELETED", description: "분홍" }),
      ];
      await itemIn(its(), { name: "예가체프", origin: "에티오피아", categoryIds: [beans.id] });
      await itemIn(its(), { id, name: "텀블러", origin: "대한민국", options });
      await itemIn(its(), { name: "커피 사탕", origin: "대한민국" });
      expect(await names("커피")).toEqual(["커피 사탕", "예가체프"]);
      expect(
        await Promise.all(["원두", "에티오피아 예가체프", "네이비 텀블러", "분홍"].map((each) => names(each))),
      ).toEqual([["예가체프"], ["예가체프"], ["텀블러"], []]);
    });

    test("a row has all that a list shows, and where in the name the words are", async () => {
      const shown = imageRow({ type: "REPRESENTATIVE" });
      const item = await itemIn(its(), {
        name: "하우스 블렌드",
        price: money(999),
        discount: 5,
        images: [imageRow(), shown],
      });
      await rate(item, 5, 4);
      const { options: _options, images: _images, categoryIds: _categories, ...head } = item;
      const [row] = (await search(queryOf("블렌드"))).rows;
      const rating = { sum: 9, count: 2 };
      const highlights = [{ from: 4, to: 7 }];
      expect(row).toEqual({ ...head, rating, salePrice: 949, image: shown, highlights, key: expect.any(Number) });
    });

    test("what is changed is found as it is now: name, options, categories, price, rating and state", async () => {
      const category = categoryRow("디카페인");
      await categoriesIn(category);
      const item = await itemIn(its(), { name: "하우스 블렌드" });
      const renamed: Item = {
        ...item,
        name: "을지로 다크",
        price: money(30_000),
        categoryIds: [category.id],
        version: 2,
      };
      await save(renamed);
      expect([await names("블렌드"), await names("을지로"), await names("디카페인")]).toEqual([
        [],
        ["을지로 다크"],
        ["을지로 다크"],
      ]);
      expect(await names("", { minPrice: 30_000, category: category.id })).toEqual(["을지로 다크"]);
      await rate(item, 5);
      expect([await names("", { minRating: 5 }), await names("다크", { sort: "rating" })]).toEqual([
        ["을지로 다크"],
        ["을지로 다크"],
      ]);
      await save({ ...renamed, state: "STOP", categoryIds: [], version: 3 });
      expect([await names("을지로"), await names("을지로", { stopped: "everybody's" })]).toEqual([[], ["을지로 다크"]]);
      expect(await names("디카페인", { stopped: "everybody's" })).toEqual([]);
      await save({ ...renamed, state: "SELL", version: 4 });
      expect(await names("디카페인")).toEqual(["을지로 다크"]);
      await save({ ...renamed, state: "DELETED", version: 5 });
      expect([await names("을지로", { stopped: "everybody's" }), await suggestions("을지로")]).toEqual([[], []]);
    });

    test("a change that was rolled back is not found", async () => {
      const item = await itemIn(its(), { name: "하우스 블렌드" });
      const work = its().unitOfWork.run(async (tx) => {
        await tx.items.save({ ...item, name: "을지로 다크", version: 2 });
        throw new Error("taken back");
      });
      await expect(work).rejects.toThrow();
      expect([await names("을지로"), await names("하우스")]).toEqual([[], ["하우스 블렌드"]]);
    });

    test("filters, sorts, cursors and facets are exact, whoever looks and at any page size", async () => {
      const property = fc.asyncProperty(
        fc.array(draft, { maxLength: 12 }),
        fc.array(wish, { minLength: 4, maxLength: 8 }),
        fc.constantFrom(1, 2, 5, 50),
        async (drafts, wishes, size) => {
          const tag = farWord();
          const root = categoryRow(`가 ${tag}`);
          const below = categoryRow(`나 ${tag}`, root);
          const tree = [root, below, categoryRow(`다 ${tag}`, below), categoryRow(`라 ${tag}`)];
          const sellers = [
            (await memberIn(its(), { role: "SELLER" })).id,
            (await memberIn(its(), { role: "SELLER" })).id,
          ];
          const buyer = (await memberIn(its())).id;
          await categoriesIn(...tree);
          const shelf: { readonly draft: Draft; readonly item: Item }[] = [];
          for (const each of drafts) {
            const id = freshId<Item["id"]>();
            const item = itemRow(sellers[each.seller] ?? buyer, {
              id,
              // Every item has the word, at the same place and in names of one length.
              name: `${tag} 원두`,
              price: money(each.price),
              discount: each.discount,
              categoryIds: each.categories.flatMap((index) => tree[index]?.id ?? []),
              createdAt: later(each.made),
              options: [optionRow(id)],
            });
            await commit(its(), (tx) => tx.items.insert(item));
            if (each.sold > 0) await sell(buyer, item, each.sold);
            await rate(item, ...each.ratings);
            if (each.state !== "SELL") await save({ ...item, state: each.state, version: 2 });
            shelf.push({ draft: each, item });
          }
          const price = ({ price: full, discount }: Draft) => Math.floor((full * (100 - discount)) / 100);
          const within = (index: number, at: number): boolean =>
            index === at || (at === 0 && index < 3) || (at === 1 && index === 2);
          for (const { category, viewer, ...filter } of wishes) {
            const stopped =
              viewer === "admin" ? "everybody's" : viewer === "seller" ? { of: sellers[0] ?? buyer } : "nobody's";
            const query = queryOf(tag, {
              ...filter,
              category: category === undefined ? undefined : tree[category]?.id,
              stopped,
            });
            const { minPrice = 0, maxPrice = Number.POSITIVE_INFINITY, minRating = 0, sort } = filter;
            const expected = shelf.filter(
              ({ draft: each }) =>
                (each.state === "SELL" ||
                  (each.state === "STOP" && (viewer === "admin" || (viewer === "seller" && each.seller === 0)))) &&
                price(each) >= minPrice &&
                price(each) <= maxPrice &&
                (minRating === 0 ||
                  (each.ratings.length > 0 &&
                    each.ratings.reduce((a, b) => a + b, 0) >= minRating * each.ratings.length)) &&
                (category === undefined || each.categories.some((index) => within(index, category))),
            );
            const keyOf: Readonly<Record<SearchSort, (each: Draft) => number>> = {
              relevance: () => 0,
              newest: (each) => -each.made,
              "price-asc": price,
              "price-desc": (each) => -price(each),
              rating: (each) => -averageKey(each.ratings),
              sales: (each) => -each.sold,
            };
            const key = keyOf[sort];
            const ordered = [...expected].sort(
              (a, b) => key(a.draft) - key(b.draft) || Number(a.item.id < b.item.id) - Number(a.item.id > b.item.id),
            );
            const position = (row: Position) => ({ key: row.key, id: row.id });
            const rows = await walk(size, async (slice) => (await search(query, slice)).rows, position);
            expect(
              rows.map(({ id }) => id),
              JSON.stringify(query),
            ).toEqual(ordered.map(({ item }) => item.id));

            const { facets } = await search(query, { after: undefined, limit: 1 });
            const counted = tree
              .map((each, index) => ({
                category: each,
                count: expected.filter((one) => one.draft.categories.some((at) => within(at, index))).length,
              }))
              .filter(({ count }) => count > 0)
              .sort((a, b) => b.count - a.count || Number(a.category.name > b.category.name) - 0.5);
            expect(facets?.categories, JSON.stringify(query)).toEqual(counted);
            const inBand = (from: number, to: number) =>
              expected.filter((one) => price(one.draft) >= from && price(one.draft) < to).length;
            expect(facets?.prices).toEqual([
              { from: 0, to: 10_000, count: inBand(0, 10_000) },
              { from: 10_000, to: 20_000, count: inBand(10_000, 20_000) },
              { from: 20_000, to: undefined, count: inBand(20_000, Number.POSITIVE_INFINITY) },
            ]);
          }
        },
      );
      await holds(property, { runs, shrink: false });
    });

    test("facets come with the first slice only, and without text count everything on sale", async () => {
      const [first] = await named("하나", "둘");
      const { facets } = await search(queryOf(""));
      expect(facets?.prices.reduce((sum, { count }) => sum + count, 0)).toBe(2);
      const after = { key: later(9).getTime(), id: first?.id ?? "" };
      expect((await search(queryOf(""), { after, limit: 5 })).facets).toBeUndefined();
    });

    test("better answers come first, each once at any page size, in the same order every time", async () => {
      await named("라떼", "라떼 베이스", "콜드브루 라떼 베이스", "바닐라라떼", "라떼", "카페라떼잔", "라떼 아트 피처");
      const position = (row: Position) => ({ key: row.key, id: row.id });
      const walked = await Promise.all(
        [1, 2, 3, 50].map((size) => walk(size, async (slice) => (await search(queryOf("라떼"), slice)).rows, position)),
      );
      const [order = []] = walked.map((rows) => rows.map(({ id }) => id));
      expect(new Set(order).size).toBe(7);
      for (const rows of walked) expect(rows.map(({ id }) => id)).toEqual(order);
      expect(walked[0]?.slice(0, 2).map((row) => row.name)).toEqual(["라떼", "라떼"]);
      const keys = walked[0]?.map(({ key }) => key) ?? [];
      expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
      expect([...keys].sort((a, b) => b - a)).toEqual(keys);
    });

    test("what is nobody's category, word or price finds nothing, and text of any kind is text", async () => {
      await named("하우스 블렌드", "100% 코튼 O'Neill");
      expect(await names("", { category: freshId<CategoryId>() })).toEqual([]);
      expect(await names("", { minPrice: 999_999_999 })).toEqual([]);
      const nothing = await search(queryOf("운동화"));
      expect(nothing).toMatchObject({
        rows: [],
        facets: { categories: [], prices: upTo(3).map(() => ({ count: 0 })) },
      });
      for (const text of [
        '" OR 1=1 --',
        "NEAR(하우스 AND",
        "* ^ { } ( )",
        "'; DROP TABLE cof_item; --",
        "{하우스,블렌드}",
        "\\",
        "%",
        "_",
        "🫘🫘🫘",
        "null AND not",
        "가".repeat(100),
        "하우스 ".repeat(20),
        "\u200b하우스",
      ]) {
        await search(queryOf(text));
        await suggestions(text);
      }
      expect(await names("100% o'neill")).toEqual(["100% 코튼 O'Neill"]);
      expect(await names("하우스", { words: [["없는말", "하우스"]] })).toEqual(["하우스 블렌드"]);
    });

    test("suggestions are names on sale that go on as typed, best first, each once, at most as many as asked", async () => {
      const [latte] = await named("라떼 베이스", "콜드브루 라떼", "라떼 베이스", "레몬청");
      const stopped = await itemIn(its(), { name: "라떼 잔" });
      await save({ ...stopped, state: "STOP", version: 2 });
      const found = async (text: string, limit?: number) => (await suggestions(text, limit)).map((each) => each.name);
      expect(await found("라ㄸ")).toEqual(["라떼 베이스", "콜드브루 라떼"]);
      expect(await found("라때")).toEqual(["라떼 베이스", "콜드브루 라떼"]);
      expect(new Set(await found("ㄹ"))).toEqual(new Set(["라떼 베이스", "레몬청", "콜드브루 라떼"]));
      expect(await found("라", 1)).toEqual(["라떼 베이스"]);
      expect([await found("어딘가"), await found("🫘")]).toEqual([[], []]);
      const [first] = await suggestions("라떼");
      expect(first?.highlights).toEqual([{ from: 0, to: 2 }]);
      expect([latte?.name, first?.name]).toEqual(["라떼 베이스", "라떼 베이스"]);
    });
  });
};
