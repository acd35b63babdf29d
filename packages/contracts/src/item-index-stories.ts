import { setImmediate } from "node:timers/promises";
import { createShop, expectOk, jobNamed, type Lock, runOnce, type Shop } from "@cofshop/core";
import type { FoundItem, ItemDocument, ItemIndex, ItemQuery, ItemSearch, SearchSort } from "@cofshop/core/item";
import { type MemoryPorts, memoryLock, memoryPorts } from "@cofshop/core/memory";
import type { Order } from "@cofshop/core/order";
import { type ItemId, type MemberActor, money, type OptionId } from "@cofshop/core/shared";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contract, type StoreFeatures, type Subject, upTo } from "./contract.ts";
import { address, card, password } from "./fresh-shop.ts";
import { holds, seed } from "./property.ts";
import { walk } from "./walk.ts";

export type ItemIndexStorySubject = Subject & {
  readonly itemIndex: ItemIndex;
  readonly itemSearch: ItemSearch;
  /** The same index as a process has it that dies when it has asked its engine so many times. */
  readonly dying: (afterCalls: number) => ItemIndex;
};

const sorts: readonly SearchSort[] = ["newest", "price-asc", "rating", "sales"];
const everything = (sort: SearchSort): ItemQuery => ({
  words: [],
  category: undefined,
  minPrice: undefined,
  maxPrice: undefined,
  minRating: undefined,
  stopped: "everybody's",
  sort,
  bands: [money(0)],
});

const ITEMS = 2;
const item = fc.nat(ITEMS - 1);
/** What people do, and what the processes behind them do and die of. */
const action = fc.oneof(
  { arbitrary: fc.record({ does: fc.constant("rename"), item }), weight: 3 },
  { arbitrary: fc.record({ does: fc.constantFrom("stop", "sell", "remove"), item }), weight: 2 },
  { arbitrary: fc.record({ does: fc.constantFrom("buy", "buy", "cancel", "rate"), item }), weight: 6 },
  { arbitrary: fc.record({ does: fc.constantFrom("relay", "relay with a lock that was lost"), item }), weight: 6 },
  {
    arbitrary: fc.record({ does: fc.constantFrom("relay and die", "rebuild and die"), item, calls: fc.nat(9) }),
    weight: 3,
  },
  { arbitrary: fc.record({ does: fc.constant("rebuild"), item }), weight: 2 },
);
type Action = { readonly does: string; readonly item: number; readonly calls?: number };

/** An index to which the way is long: what somebody read may be old when it gets there. */
const farAway = (index: ItemIndex, interleaving: number): ItemIndex => {
  let state = interleaving >>> 0 || 1;
  const way = async (longest: number): Promise<void> => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    for (let left = (state >>> 0) % longest; left > 0; left -= 1) await setImmediate();
  };
  const late = async function* (batches: AsyncIterable<readonly ItemDocument[]>) {
    for await (const batch of batches) {
      await way(16);
      yield batch;
    }
  };
  return {
    apply: async (documents) => {
      await way(4);
      await index.apply(documents);
    },
    rebuild: (batches) => index.rebuild(late(batches)),
  };
};

/** A shop in several processes over one database, whose index is looked at. */
const storyOf = async ({ itemIndex, itemSearch, dying }: ItemIndexStorySubject, interleaving: number) => {
  const ports: MemoryPorts = memoryPorts({ seed: interleaving });
  const processWith = (index: ItemIndex, lock: Lock = ports.lock): Shop =>
    createShop(
      { ...ports, lock, itemIndex: farAway(index, interleaving), itemSearch },
      { mayReview: async () => true },
    );
  const [shop, another] = [processWith(itemIndex), processWith(itemIndex)];
  // A lease can end under somebody who still works: two are inside then.
  const stray = processWith(itemIndex, memoryLock(ports.clock));
  const staff = { email: "admin@example.com", name: "관리자", password, tel: "0212345678" };
  const { id: adminId } = expectOk(await shop.member.createAdmin(staff));
  const admin: MemberActor = { kind: "member", id: adminId, role: "ADMIN" };
  const paid: Order[] = [];
  let people = 0;

  const register = async (name: string): Promise<readonly [ItemId, OptionId]> => {
    const options = [{ description: "200 g", stock: 1_000 }];
    const { id, options: made } = expectOk(
      await shop.item.register(admin, { name, price: 1_000, origin: "서울", options }),
    );
    const [option] = made;
    if (option === undefined) throw new Error("the item has an option");
    return [id, option.id];
  };
  const somebody = async (): Promise<MemberActor> => {
    people += 1;
    const command = { email: `p${people}@example.com`, name: "손님", password, tel: "01012345678" };
    const { id, role } = expectOk(await shop.member.signUp({ kind: "anonymous" }, command));
    return { kind: "member", id, role };
  };
  const buy = async (option: OptionId): Promise<void> => {
    const by = await somebody();
    const order = await shop.order.place(by, { lines: [{ optionId: option, quantity: 1 + (people % 3) }], address });
    if (!order.ok) return;
    const { payment } = expectOk(await shop.payment.prepare(by, order.value.id, card));
    ports.paymentGateway.pay(payment, "paid");
    await shop.payment.verify(by, payment.id);
    paid.push(order.value);
  };
  const relay = async (by: Shop, lock: Lock = ports.lock): Promise<void> =>
    void (await runOnce(jobNamed(by.jobs, "relay-events"), lock));

  const goods: (readonly [ItemId, OptionId])[] = [];
  for (const index of upTo(ITEMS)) goods.push(await register(`처음 ${index}`));

  const perform = async ({ does, item: at, calls = 0 }: Action): Promise<void> => {
    const [id, option] = goods[at] ?? (await register("하나 더"));
    switch (does) {
      case "rename":
        people += 1;
        return void (await shop.item.edit(admin, id, { name: `이름 ${people}`, price: 1_000 + people }));
      case "stop":
        return void (await shop.item.changeState(admin, id, "STOP"));
      case "sell":
        return void (await shop.item.changeState(admin, id, "SELL"));
      case "remove":
        return void (await shop.item.changeState(admin, id, "DELETED"));
      case "buy":
        return buy(option);
      case "cancel": {
        const order = paid.pop();
        return void (order && (await shop.order.cancel(admin, order.id, "마음이 바뀌었어요")));
      }
      case "rate":
        return void (await shop.item.writeReview(await somebody(), id, {
          rating: 1 + (people % 5),
          content: "좋아요",
        }));
      case "relay":
        return relay(shop);
      case "relay with a lock that was lost":
        return relay(stray, memoryLock(ports.clock));
      case "relay and die":
        return relay(processWith(dying(calls)));
      case "rebuild and die":
        return void (await processWith(dying(calls))
          .item.rebuildIndex(admin)
          .catch(() => undefined));
      default:
        return void (await shop.item.rebuildIndex(admin));
    }
  };

  /** Until nothing waits for the index any more: what failed is due again when its time has come. */
  const calm = async (): Promise<void> => {
    for (const _ of upTo(20)) {
      ports.clock.advance(10 * 60_000);
      await relay(shop);
      if ((await ports.unitOfWork.reads.eventLog.waiting()).length === 0) return;
    }
    throw new Error("events are still waiting");
  };
  const rowsOf = (search: ItemSearch, sort: SearchSort): Promise<readonly FoundItem[]> =>
    walk(
      50,
      async (slice) => (await search.search(everything(sort), slice)).rows,
      ({ key, id }) => ({ key, id }),
    );
  return { shop, another, admin, ports, register, perform, calm, relay, rowsOf };
};

/**
 * Tells stories of a shop whose search engine is certified: whatever happens at the same time, and whoever dies of it,
 * the index ends with what the database has; and a rebuild is noticed by nobody who searches.
 */
export const itemIndexStories = (
  name: string,
  create: () => Promise<ItemIndexStorySubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`Stories of an index: ${name}`, create, [], (its) => {
    test("index and database agree after any edits, sales, ratings, deaths of who follows them, and rebuilds", async () => {
      // Each lane one thing after the other, all lanes at the same time.
      const lanes = fc.array(fc.array(action, { minLength: 2, maxLength: 9 }), { minLength: 2, maxLength: 4 });
      const property = fc.asyncProperty(lanes, fc.nat(), async (story, interleaving) => {
        const { itemIndex, itemSearch } = its();
        // Of the story before.
        await itemIndex.rebuild((async function* () {})());
        const { ports, perform, calm, rowsOf } = await storyOf(its(), interleaving);
        const live = async (lane: readonly Action[]): Promise<void> => {
          for (const each of lane) await perform(each);
        };
        await Promise.all(story.map(live));
        await calm();
        for (const sort of sorts) expect(await rowsOf(itemSearch, sort)).toEqual(await rowsOf(ports.itemSearch, sort));
      });
      await holds(property, { runs, shrink: false });
    });

    test("a rebuild under live writes loses nothing, and whoever searches meanwhile finds all that was there", async () => {
      const { itemSearch } = its();
      const { shop, another, admin, ports, register, relay, calm, rowsOf } = await storyOf(its(), seed);
      for (const index of upTo(20)) await register(`처음부터 ${index}`);
      await calm();
      const before = (await rowsOf(itemSearch, "newest")).map(({ id }) => id);
      let rebuilding = true;
      const least: number[] = [];
      const searching = async (): Promise<void> => {
        while (rebuilding) {
          const found = new Set((await rowsOf(itemSearch, "newest")).map(({ id }) => id));
          least.push(before.filter((id) => found.has(id)).length);
          await setImmediate(); // in memory nothing else lets others in
        }
      };
      const writing = async (): Promise<void> => {
        for (let index = 0; rebuilding; index += 1) {
          await register(`나중에 ${index}`);
          await relay(another);
          await setImmediate();
        }
      };
      const rebuild = async (): Promise<void> => {
        try {
          for (const _ of upTo(3)) expectOk(await shop.item.rebuildIndex(admin));
        } finally {
          rebuilding = false;
        }
      };
      await Promise.all([rebuild(), searching(), writing()]);
      expect(least.length).toBeGreaterThan(0);
      expect(Math.min(...least)).toBe(before.length);
      await calm();
      expect(await rowsOf(itemSearch, "newest")).toEqual(await rowsOf(ports.itemSearch, "newest"));
    });

    test("two rebuilds exclude each other, and one that died is begun again", async () => {
      const { itemIndex, itemSearch, dying } = its();
      const { shop, another, admin, ports, calm, rowsOf } = await storyOf(its(), seed);
      await calm();
      const [one, other] = await Promise.all([shop.item.rebuildIndex(admin), another.item.rebuildIndex(admin)]);
      const answers = [one, other].map((answer) => (answer.ok ? answer.value.documents : answer.error.code));
      expect(new Set(answers)).toEqual(new Set([ITEMS, "lock.busy"]));
      const broken = createShop({ ...ports, itemIndex: dying(1), itemSearch });
      await expect(broken.item.rebuildIndex(admin)).rejects.toThrow();
      const progress: string[] = [];
      const again = createShop({ ...ports, itemIndex, itemSearch });
      const told = ({ done, of }: { readonly done: number; readonly of: number }) => progress.push(`${done} of ${of}`);
      expect(expectOk(await again.item.rebuildIndex(admin, told)).documents).toBe(ITEMS);
      expect(progress).toEqual([`0 of ${ITEMS}`, `${ITEMS} of ${ITEMS}`]);
      expect(await rowsOf(itemSearch, "newest")).toEqual(await rowsOf(ports.itemSearch, "newest"));
    });
  });
};
