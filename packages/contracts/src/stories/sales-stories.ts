import { type Day, dayOf, expectOk, idOf, plusDays, SEOUL } from "@cofshop/core";
import type { CategoryId, ItemId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { runJob, type ShopSubject } from "../fresh-shop.ts";
import { holds } from "../property.ts";
import { type Action, action, actionOnTheSame } from "./actions.ts";
import { perform } from "./perform.ts";
import { expectRecount, type Shelves } from "./recounted-sales.ts";
import { expectSettledMoney } from "./sound-books.ts";
import { beginStory, ordersNow, type Story } from "./story.ts";

/** Steps over midnight in Seoul, to the last and to the first moment of a day. */
const HOUR = 3_600_000;
const passing: fc.Arbitrary<Action> = fc.record({
  does: fc.constant("wait" as const),
  ms: fc.constantFrom(12 * HOUR - 1, 1, 12 * HOUR, 5 * HOUR, 24 * HOUR),
});
/** What is always worth buying and giving back. */
const buying: fc.Arbitrary<Action> = fc.record({
  does: fc.constant("buy" as const),
  order: fc.nat(5),
  until: fc.constantFrom("PAID" as const, "DELIVERED" as const),
});

type Step = Action | { readonly does: "count" } | { readonly does: "rebuild" } | { readonly does: "check" };
const counting: fc.Arbitrary<Step> = fc.record({ does: fc.constantFrom("count", "count", "rebuild", "check") });
const stepsOf = (each: fc.Arbitrary<Action>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 8, arbitrary: each },
    { weight: 3, arbitrary: buying },
    { weight: 2, arbitrary: passing },
    { weight: 2, arbitrary: counting },
  );

type SalesStory = Story & { readonly shelves: Shelves; readonly items: readonly ItemId[] };

/** The story's coffee is in two categories of which one is below the other, the sample in a third. */
const beginSalesStory = async (subject: ShopSubject): Promise<SalesStory> => {
  const story = await beginStory(subject);
  const { shop, admin, ports, options } = story;
  const add = async (name: string, parentId?: CategoryId) =>
    expectOk(await shop.item.addCategory(admin, { name, ...(parentId === undefined ? {} : { parentId }) })).id;
  const coffee = await add("커피");
  const beans = await add("원두", coffee);
  const roasted = await add("로스팅", beans);
  const gifts = await add("선물");
  const found = await ports.unitOfWork.reads.items.sellables(options);
  const [first, , , sample] = options.map((id) => found.find(({ option }) => option.id === id)?.item.id);
  if (first === undefined || sample === undefined) throw new Error("the shelf has two items");
  expectOk(await shop.item.edit(admin, first, { addCategories: [coffee, roasted, gifts] }));
  expectOk(await shop.item.edit(admin, sample, { addCategories: [gifts] }));
  const shelves = new Map<string, readonly string[]>([
    [coffee, [first]],
    [beans, [first]],
    [roasted, [first]],
    [gifts, [first, sample]],
  ]);
  return { ...story, shelves, items: [first, sample] };
};

/** Makes some days anew; answers how much was wrong. */
const rebuild = async ({ shop, admin }: Story, from: Day, to: Day): Promise<number> => {
  const found = expectOk(await shop.statistics.rebuild(admin, { from, to }));
  return found.orders + found.sums;
};
const rebuildLately = (story: Story): Promise<number> => {
  const today = dayOf(story.ports.clock.now(), SEOUL);
  return rebuild(story, plusDays(today, -2), today);
};
const rebuildAll = async (story: Story): Promise<number> => {
  const moments = (await ordersNow(story)).flatMap(({ paidAt, history }) => [
    ...(paidAt === undefined ? [] : [paidAt]),
    ...history.map(({ at }) => at),
  ]);
  let wrong = 0;
  for (const day of new Set(moments.map((at) => dayOf(at, SEOUL)))) wrong += await rebuild(story, day, day);
  return wrong;
};

const take = async (story: Story, step: Step): Promise<void> => {
  if (step.does === "count") await runJob(story, "relay-events");
  else if (step.does === "check") await runJob(story, "check-statistics");
  else if (step.does === "rebuild") await rebuildLately(story);
  else await perform(story, step);
};

/** The end of every story: the last events have come. What is counted is right, and nothing that is done again changes it. */
const expectRightSales = async (story: SalesStory): Promise<void> => {
  await expectSettledMoney(story);
  await runJob(story, "relay-events");
  await expectRecount(story, story.shelves);
  // What becomes of the items does not reach what they sold.
  for (const item of story.items) {
    const removeCategories = [...story.shelves.keys()].map((id) => idOf<CategoryId>(id));
    expectOk(await story.shop.item.edit(story.admin, item, { removeCategories }));
  }
  expect(await rebuildAll(story)).toBe(0);
  expect(await runJob(story, "check-statistics")).toBe(0);
  await expectRecount(story, story.shelves);
};

/**
 * Whole stories of a shop, told to their statistics while they happen: what was counted event by event is what a recount of
 * all orders by hand finds, whatever else counts at the same time.
 *
 * @param create a new, empty store each time; the seed decides the order of works where the store lets it
 */
export const salesStories = (
  name: string,
  create: (seed?: number) => Promise<ShopSubject>,
  { runs = 40 }: { readonly runs?: number } = {},
): void => {
  const tell = async (seed: number | undefined, told: (story: SalesStory) => Promise<void>): Promise<void> => {
    const subject = await create(seed);
    try {
      const story = await beginSalesStory(subject);
      await told(story);
      await expectRightSales(story);
    } finally {
      await subject.close?.();
    }
  };

  contract(
    `Stories of sales: ${name}`,
    async () => ({}),
    [],
    () => {
      test("after any story with refunds, over midnights in Seoul, every sum is that of the orders, and a rebuild finds nothing", async () => {
        const steps = fc.array(stepsOf(action), { minLength: 20, maxLength: 70, size: "max" });
        await holds(
          fc.asyncProperty(steps, (story) =>
            tell(undefined, async (it) => {
              for (const step of story) await take(it, step);
            }),
          ),
          { runs },
        );
      });

      test("many things at once, rebuilds and checks among them, lose no sale and count none twice", async () => {
        const crowd = fc.array(stepsOf(actionOnTheSame), { minLength: 3, maxLength: 10, size: "max" });
        const groups = fc.array(
          fc
            .tuple(crowd, fc.boolean())
            .map(([steps, relayed]): readonly Step[] => [
              ...steps,
              { does: "rebuild" },
              ...(relayed ? [{ does: "count" } as const] : []),
            ]),
          { minLength: 2, maxLength: 8, size: "max" },
        );
        const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
        await holds(
          fc.asyncProperty(seeds, groups, (seed, drawn) =>
            tell(seed, async (it) => {
              for (const group of drawn) await Promise.all(group.map((step) => take(it, step)));
            }),
          ),
          { runs, shrink: false },
        );
      });
    },
  );
};
