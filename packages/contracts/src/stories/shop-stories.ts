import type { Lock } from "@cofshop/core";
import fc from "fast-check";
import { test } from "vitest";
import { contract } from "../contract.ts";
import type { ShopSubject } from "../fresh-shop.ts";
import { openDoor } from "../open-door.ts";
import { holds } from "../property.ts";
import { type Action, action, actionOnTheSame } from "./actions.ts";
import { ComparedStep } from "./compared-step.ts";
import { delivered, type Moment, opening, paidTwice } from "./moments.ts";
import { perform } from "./perform.ts";
import { ReferenceShop } from "./reference-shop.ts";
import { expectSettledMoney, expectSoundBooks, expectUnbrokenTale } from "./sound-books.ts";
import { beginStory, type Story } from "./story.ts";

const groups = (each: fc.Arbitrary<Action>) =>
  fc.array(fc.array(each, { minLength: 1, maxLength: 10, size: "max" }), { minLength: 2, maxLength: 10, size: "max" });
/** Lets others go first for some turns: a race is lost or won by where in its work the other one is. */
const after = async <T>(turns: number, work: () => Promise<T>): Promise<T> => {
  for (let left = turns; left > 0; left -= 1) await undefined;
  return work();
};

export type StoryTerms = {
  /** How often each kind of story is told. Default 60. */
  readonly runs?: number;
  /** Whether stories are told without a lock too. Default true. */
  readonly lockless?: boolean;
};

/**
 * Whole stories of a shop with generated actions: one after the other they equal a small reference shop in every answer,
 * in stock, states, money, points and tiers; many at once, they leave sound books.
 *
 * @param create a new, empty store each time; the seed decides the order of works where the store lets it
 */
export const shopStories = (
  name: string,
  create: (seed?: number) => Promise<ShopSubject>,
  { runs = 60, lockless = true }: StoryTerms = {},
): void => {
  const begun = async (seed?: number, lock?: Lock) => {
    const subject = await create(seed);
    const story = await beginStory(lock === undefined ? subject : { ...subject, lock });
    return { story, close: async () => subject.close?.() };
  };
  /** Tells a story on a store of its own, and closes that whatever happens. */
  const tell = async (
    { seed, lock }: { readonly seed?: number; readonly lock?: Lock | undefined },
    told: (story: Story) => Promise<void>,
  ): Promise<void> => {
    const { story, close } = await begun(seed, lock);
    try {
      await told(story);
      await expectSettledMoney(story);
      await expectUnbrokenTale(story);
    } finally {
      await close();
    }
  };
  const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

  contract(
    `Stories of the shop: ${name}`,
    async () => ({}),
    [],
    () => {
      test("one thing after another, the shop answers, counts and moves money and points as the plain reference shop does", async () => {
        const steps = fc.commands([action.map((each) => new ComparedStep(each))], { maxCommands: 60, size: "max" });
        await holds(
          fc.asyncProperty(steps, (commands) =>
            tell({}, async (story) => {
              const model = new ReferenceShop(story.ports.clock.now());
              await fc.asyncModelRun(() => ({ model, real: story }), commands);
            }),
          ),
          { runs },
        );
      });

      /** After what went before, the actions of a batch begin together, each at most `stagger` turns after the last. */
      const atOnce = (
        lock: Lock | undefined,
        stagger: number,
        before: readonly Action[],
        batches: fc.Arbitrary<readonly (readonly Action[])[]>,
      ) =>
        fc.asyncProperty(seeds, fc.nat(stagger), batches, (seed, turns, drawn) =>
          tell({ seed, lock }, async (story) => {
            for (const each of before) await perform(story, each);
            for (const batch of drawn) {
              await Promise.all(batch.map((each, index) => after(index * turns, () => perform(story, each))));
              await expectSoundBooks(story);
            }
          }),
        );
      const crowd = (lock: Lock | undefined) =>
        atOnce(lock, 40, opening, fc.oneof(groups(action), groups(actionOnTheSame)));
      const meeting = (lock: Lock | undefined, moment: Moment) => {
        const batch = fc.shuffledSubarray([...moment.atOnce], { minLength: 3 });
        return atOnce(
          lock,
          25,
          moment.before,
          batch.map((each) => [each]),
        );
      };

      for (const [how, lock] of [
        ["", undefined],
        [", with no lock to help", openDoor()],
      ] as const) {
        if (lock !== undefined && !lockless) continue;
        const races = { runs, shrink: false };
        test(`many things at once, in any interleaving, leave sound books, settled money and an unbroken tale${how}`, async () => {
          await holds(crowd(lock), races);
        });

        test(`money that comes twice at the moment of giving up pays one order once or goes back${how}`, async () => {
          await holds(meeting(lock, paidTwice), races);
        });

        test(`confirming, giving back, spending and ranking at once leave every point and every won where it belongs${how}`, async () => {
          await holds(meeting(lock, delivered), races);
        });
      }
    },
  );
};
