import type { Result, ShopReads, ShopTx } from "@cofshop/core";
import { type ItemReads, noRating, type Rating } from "@cofshop/core/item";
import { memoryPorts } from "@cofshop/core/memory";
import type { ItemId, OptionId } from "@cofshop/core/shared";
import type { ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

/** Looks at the counter, and counts a moment later. */
export const stockThatLooksFirst = (): ShopSubject => {
  const counters = new Map<OptionId, number>();
  const count = (option: OptionId, delta: number): number => {
    const counter = (counters.get(option) ?? 0) + delta;
    counters.set(option, counter);
    return counter;
  };
  const sellables: ShopReads["items"]["sellables"] = async (options) => {
    const found = await stored.unitOfWork.reads.items.sellables(options);
    return found.map(({ item, option }) => ({ item, option: { ...option, stock: counters.get(option.id) ?? 0 } }));
  };
  const stored = memoryPorts();
  const subject = {
    run: <R extends Result<unknown, unknown>>(work: (tx: ShopTx) => Promise<R>): Promise<R> =>
      stored.unitOfWork.run((tx) =>
        work({
          ...tx,
          items: { ...tx.items, sellables },
          stock: {
            ...tx.stock,
            move: async (movements) =>
              new Map(movements.map(({ option, delta }): [OptionId, number] => [option, count(option, delta)])),
            give: async (quantities) => {
              for (const { option, quantity } of quantities) count(option, quantity);
            },
            take: async (quantities) => {
              const short = quantities.filter(({ option, quantity }) => (counters.get(option) ?? 0) < quantity);
              await turn();
              if (short.length === 0) for (const { option, quantity } of quantities) count(option, -quantity);
              return short.map(({ option }) => option).sort();
            },
          },
        }),
      ),
  };
  const { runSingle, reads } = stored.unitOfWork;
  const items = { ...reads.items, sellables };
  return { lock: stored.lock, unitOfWork: { ...subject, runSingle, reads: { ...reads, items } } };
};

/** Writes the counters that the editor saw over those that others have moved meanwhile. */
export const itemsThatWriteStock = (): ShopSubject =>
  memoryWith(({ items, stock }) => ({
    items: {
      ...items,
      save: async (item) => {
        const saved = await items.save(item);
        if (saved) await stock.give(item.options.map(({ id, stock: quantity }) => ({ option: id, quantity })));
        return saved;
      },
    },
  }));

/** Goes on after the key of the last row and forgets the others that have the same one. */
export const listsThatSkipEqualKeys = (): ShopSubject =>
  memoryWith(
    () => ({}),
    ({ items }) => ({
      items: {
        ...items,
        list: async (filter, { after, limit }) => {
          const all = await items.list(filter, { after: undefined, limit: 1_000 });
          const keyOf = (row: (typeof all)[number]) =>
            filter.sort === "newest" ? row.createdAt.getTime() : row.salePrice;
          const sign = filter.sort === "price-asc" ? 1 : -1;
          return all.filter((row) => after === undefined || sign * (keyOf(row) - after.key) > 0).slice(0, limit);
        },
      },
    }),
  );

/** Says that it is done, whatever the storage said. */
export const categoriesThatNeverRefuse = (): ShopSubject =>
  memoryWith(({ categories }) => ({
    categories: {
      ...categories,
      insert: async (category) => {
        await categories.insert(category);
        return true;
      },
    },
  }));

/** Reads the item's rating, adds in the program and writes it back. */
export const ratingAddedInTheProgram = (): ShopSubject => {
  const ratings = new Map<ItemId, Rating>();
  const ratingOf = (item: ItemId): Rating => ratings.get(item) ?? noRating;
  const rate = async (item: ItemId, sum: number, count: number): Promise<void> => {
    const before = ratingOf(item);
    await turn();
    ratings.set(item, { sum: before.sum + sum, count: before.count + count });
  };
  const rated = (items: ItemReads) => ({
    ...items,
    list: async (...asked: Parameters<ItemReads["list"]>) =>
      (await items.list(...asked)).map((row) => ({ ...row, rating: ratingOf(row.id) })),
    detail: async (id: ItemId) => {
      const found = await items.detail(id);
      return found && { ...found, item: { ...found.item, rating: ratingOf(id) } };
    },
  });
  return memoryWith(
    ({ reviews }) => ({
      reviews: {
        ...reviews,
        insert: async (review) => {
          const inserted = await reviews.insert(review);
          if (inserted) await rate(review.itemId, review.rating, 1);
          return inserted;
        },
      },
    }),
    ({ items }) => ({ items: rated(items) }),
  );
};
