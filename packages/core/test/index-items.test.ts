import { expect, test } from "vitest";
import { expectOk, type ItemId, never, Unavailable } from "../src/index.ts";
import {
  fallbackSearch,
  type ItemDocument,
  type ItemQuery,
  type ItemSearch,
  makeIndexItems,
} from "../src/item/index.ts";
import { handClock, memoryItemIndex, memoryPorts } from "../src/memory/index.ts";
import { money } from "../src/shared/index.ts";
import { itemOnSale, worldOf } from "./world.ts";

const query: ItemQuery = {
  words: [],
  category: undefined,
  minPrice: undefined,
  maxPrice: undefined,
  minRating: undefined,
  stopped: "nobody's",
  sort: "sales",
  bands: [money(0)],
};
const slice = { after: undefined, limit: 10 };
const keysOf = async (search: ItemSearch) => (await search.search(query, slice)).rows.map(({ key }) => key);

/** An item whose sales are what a test says they are. */
const sellingItem = async () => {
  const world = await worldOf();
  const { id } = await itemOnSale(world);
  const [document] = await world.ports.unitOfWork.reads.itemDocuments.byIds([id]);
  if (document === undefined) throw new Error("the item has a document");
  let sold = 0;
  const { itemIndex, itemSearch } = memoryItemIndex();
  const itemDocuments = {
    byIds: async (_ids: readonly ItemId[]): Promise<readonly ItemDocument[]> => [{ ...document, sold }],
    after: async () => [],
    count: async () => 1,
  };
  const unitOfWork = { ...world.ports.unitOfWork, reads: { itemDocuments } };
  const sell = () => {
    sold += 1;
  };
  return { id, unitOfWork, itemIndex, itemSearch, sell };
};

test("of two who index one item at the same time, whoever writes last has looked again: the newest stays", async () => {
  const { id, unitOfWork, itemIndex, itemSearch, sell } = await sellingItem();
  const quick = makeIndexItems({ unitOfWork, itemIndex });
  let overtaken = false;
  const slow = makeIndexItems({
    unitOfWork,
    itemIndex: {
      ...itemIndex,
      apply: async (documents) => {
        if (!overtaken) {
          // What it has read is old before it is written.
          overtaken = true;
          sell();
          await quick([id], never);
        }
        await itemIndex.apply(documents);
      },
    },
  });
  await slow([id], never);
  expect(await keysOf(itemSearch)).toEqual([1]);
});

test("an item that nobody changes is written once", async () => {
  const { id, unitOfWork, itemIndex } = await sellingItem();
  let written = 0;
  const counting = {
    ...itemIndex,
    apply: async () => {
      written += 1;
    },
  };
  await makeIndexItems({ unitOfWork, itemIndex: counting })([id], never);
  expect(written).toBe(1);
});

test("an index that was away is caught up by the outbox: an edit is tried again until it is taken", async () => {
  const { itemIndex, itemSearch } = memoryItemIndex();
  let away = true;
  const flaky = {
    ...itemIndex,
    apply: async (documents: readonly ItemDocument[]) => {
      if (away) throw new Unavailable("nobody answers", { retryAfterMs: 1 });
      await itemIndex.apply(documents);
    },
  };
  const world = await worldOf({ ...memoryPorts(), itemIndex: flaky, itemSearch });
  await itemOnSale(world);
  await world.told();
  expect(await keysOf(itemSearch)).toEqual([]);
  away = false;
  world.ports.clock.advance(1_000);
  await world.told();
  expect(await keysOf(itemSearch)).toEqual([0]);
});

test("what an index cannot take is parked after ten tries, and taken when an admin retries it", async () => {
  const { itemIndex, itemSearch } = memoryItemIndex();
  let broken = true;
  const index = {
    ...itemIndex,
    apply: async (documents: readonly ItemDocument[]) => {
      if (broken) throw new Error("a document that it does not like");
      await itemIndex.apply(documents);
    },
  };
  const world = await worldOf({ ...memoryPorts(), itemIndex: index, itemSearch });
  const { shop, admin, ports } = world;
  await itemOnSale(world);
  for (let tries = 0; tries < 10; tries += 1) {
    await world.told();
    ports.clock.advance(300_000);
  }
  const [parked] = expectOk(await shop.events.parked(admin, {})).content;
  expect(parked).toMatchObject({ consumer: "item-index", attempts: 10, cause: "a document that it does not like" });
  broken = false;
  if (parked !== undefined) expectOk(await shop.events.retryParked(admin, parked.consumer, parked.event.id));
  await world.told();
  expect(await keysOf(itemSearch)).toEqual([0]);
});

test("a search that is away is answered for, told of once, and left alone for a while", async () => {
  const clock = handClock(new Date(0));
  const { itemSearch: second } = memoryItemIndex();
  let asked = 0;
  const first: ItemSearch = {
    search: async () => {
      asked += 1;
      throw new Unavailable("nobody answers", { retryAfterMs: 1 });
    },
    suggest: async () => [],
  };
  const told: unknown[] = [];
  const search = fallbackSearch(first, second, clock, { restMs: 1_000, onAway: (cause) => told.push(cause) });
  expect(await keysOf(search)).toEqual([]);
  expect(await keysOf(search)).toEqual([]);
  expect([asked, told.length]).toEqual([1, 1]);
  clock.advance(1_000);
  expect(await keysOf(search)).toEqual([]);
  expect([asked, told.length]).toEqual([2, 2]);
});

test("a search that fails for another reason is an error like any other", async () => {
  const { itemSearch: second } = memoryItemIndex();
  const broken = new TypeError("a mistake");
  const first: ItemSearch = { ...second, search: () => Promise.reject(broken) };
  await expect(fallbackSearch(first, second, handClock(new Date(0))).search(query, slice)).rejects.toBe(broken);
});
