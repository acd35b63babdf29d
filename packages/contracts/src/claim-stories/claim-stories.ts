import fc from "fast-check";
import { test } from "vitest";
import { contract } from "../contract.ts";
import { holds } from "../property.ts";
import { action, type ClaimAction, calmAction, perform } from "./claim-actions.ts";
import { beginClaims, type ClaimStory, type ClaimSubject } from "./claim-story.ts";
import { ReferenceCoupon } from "./reference-coupon.ts";
import { expectSettledClaims, expectSoundClaims } from "./sound-claims.ts";

export type { ClaimSubject, Loss } from "./claim-story.ts";
export type ClaimStoryTerms = {
  /** How often each kind of story is told. Default 60. */
  readonly runs?: number;
};

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const story = (each: fc.Arbitrary<ClaimAction>, maxLength = 30) => fc.array(each, { maxLength, size: "max" });
const batches = (each: fc.Arbitrary<ClaimAction>) =>
  fc.array(fc.array(each, { minLength: 2, maxLength: 10, size: "max" }), { minLength: 1, maxLength: 4, size: "max" });

/**
 * Stories of a limited coupon with generated claims, workers that die, and a stock that loses its memory where it can.
 * One thing after another they equal a reference of a few lines; many at once, and with everything that is lost, nobody
 * gets two, nothing is given out twice, and whoever was told that he has one has it.
 *
 * @param create a new, empty shop each time; the seed decides the order of works where it lets it
 */
export const claimStories = (
  name: string,
  create: (seed?: number) => Promise<ClaimSubject>,
  { runs = 60 }: ClaimStoryTerms = {},
): void => {
  const tell = async (seed: number | undefined, told: (story: ClaimStory) => Promise<void>): Promise<void> => {
    const subject = await create(seed);
    try {
      await told(await beginClaims(subject));
    } finally {
      await subject.close?.();
    }
  };

  contract(
    `Stories of claims: ${name}`,
    async () => ({}),
    [],
    () => {
      test("one thing after another, a coupon is given out as the plain reference does, whenever workers die", async () => {
        await holds(
          fc.asyncProperty(story(calmAction), (actions) =>
            tell(undefined, async (its) => {
              const reference = new ReferenceCoupon();
              for (const each of actions) {
                await perform(its, each, { reference });
                await expectSoundClaims(its);
              }
              await expectSettledClaims(its, reference);
            }),
          ),
          { runs },
        );
      });

      test("whatever the stock loses, what was told holds, and in the end stock and database agree", async () => {
        await holds(
          fc.asyncProperty(story(action), (actions) =>
            tell(undefined, async (its) => {
              for (const each of actions) {
                await perform(its, each);
                await expectSoundClaims(its);
              }
              await expectSettledClaims(its);
            }),
          ),
          { runs },
        );
      });

      const atOnce = (each: fc.Arbitrary<ClaimAction>) =>
        fc.asyncProperty(seeds, batches(each), (seed, drawn) =>
          tell(seed, async (its) => {
            for (const batch of drawn) {
              await Promise.all(batch.map((act) => perform(its, act, { atOnce: true })));
              await expectSoundClaims(its);
            }
            await expectSettledClaims(its);
          }),
        );
      const races = { runs, shrink: false };

      test("many things at once, in any interleaving, give out each unit once", async () => {
        await holds(atOnce(calmAction), races);
      });

      test("many things at once, and losses among them, give out each unit once", async () => {
        await holds(atOnce(action), races);
      });
    },
  );
};
