import { check, defaultReportMessage, type IAsyncProperty, type IAsyncPropertyWithHooks } from "fast-check";

/** How long a test of the kit may take, in ms. Servers on a busy machine are slow; a hang is still found. */
export const TEST_MS = 60_000;
/** Below the test's limit: a property that is stopped says its seed, a test that is stopped says nothing. */
const PROPERTY_MS = 40_000;

/**
 * The seed of every property: the same on every machine, so that a red build is red again. The root's vitest
 * configuration sets PROPERTY_SEED to another one for `npm run test:explore`. This is the one place that reads it.
 */
// biome-ignore lint/style/noProcessEnv: the kit runs in a test process, which gets its seed this way
export const seed: number = Number(process.env["PROPERTY_SEED"] ?? 20_260_101);

export type PropertyTerms = {
  /** How many cases to try. */
  readonly runs: number;
  /** Repeats one failure: the seed that it printed. */
  readonly seed?: number;
  /** Off for races against servers: the smaller case need not lose the race, so shrinking only wastes minutes. */
  readonly shrink?: boolean;
};

/**
 * Tries a property. It fails with the counterexample and the seed, and also when the time was too short for a quarter
 * of the runs: a property that was hardly tried has shown nothing.
 */
export const holds = async <Case>(
  property: IAsyncProperty<Case> | IAsyncPropertyWithHooks<Case>,
  { runs, seed: chosen = seed, shrink = true }: PropertyTerms,
): Promise<void> => {
  const outcome = await check(property, {
    numRuns: runs,
    seed: chosen,
    interruptAfterTimeLimit: PROPERTY_MS,
    endOnFailure: !shrink,
  });
  if (outcome.failed) throw new Error(defaultReportMessage(outcome), { cause: outcome.errorInstance });
  const floor = Math.ceil(runs / 4);
  if (outcome.numRuns < floor) {
    throw new Error(
      `only ${outcome.numRuns} of ${runs} runs in ${PROPERTY_MS} ms (seed ${chosen}); ${floor} are asked`,
    );
  }
};
