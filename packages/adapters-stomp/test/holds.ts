import { check, defaultReportMessage, type IAsyncProperty, type IProperty, type RunDetails } from "fast-check";

/** Below the runner's own limit: a property that is stopped says its seed, a test that is stopped says nothing. */
const PROPERTY_MS = 20_000;

/** The same on every run, so that a red build is red again; the root's vitest configuration changes it to explore. */
const seed = Number(process.env["PROPERTY_SEED"] ?? 20_260_101);

const terms = (runs: number) => ({ numRuns: runs, seed, interruptAfterTimeLimit: PROPERTY_MS });

/** Fails with the counterexample and the seed, and when the time was too short for a quarter of the runs. */
const judge = <Case>(outcome: RunDetails<Case>, runs: number): void => {
  if (outcome.failed) throw new Error(defaultReportMessage(outcome), { cause: outcome.errorInstance });
  if (outcome.numRuns < runs / 4) throw new Error(`only ${outcome.numRuns} of ${runs} runs (seed ${seed})`);
};

/** Tries a property of plain functions. */
export const always = <Case>(property: IProperty<Case>, runs: number): void =>
  judge(check(property, terms(runs)), runs);

/** Tries a property of sockets. */
export const holds = async <Case>(property: IAsyncProperty<Case>, runs: number): Promise<void> =>
  judge(await check(property, terms(runs)), runs);
