export type Flatness = {
  /** Medians of the second and of the last quarter of a run. */
  readonly second: number;
  readonly last: number;
  readonly isFlat: boolean;
};

/** What a process may hold more at the end: a share of what it held, and what its garbage collector leaves for later. */
const GROWTH = 1.15;
const SLACK_MB = 16;

const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/**
 * Whether memory stayed flat, by samples in MB taken evenly over a run. The first quarter says nothing: code is
 * compiled, pools and caches fill. Medians, since one sample may fall just before a collection or just after it.
 */
export const flatnessOf = (samples: readonly number[]): Flatness => {
  const quarter = (number: number): number =>
    medianOf(samples.slice(Math.floor((number * samples.length) / 4), Math.floor(((number + 1) * samples.length) / 4)));
  const [second, last] = [quarter(1), quarter(3)];
  return { second, last, isFlat: last <= second * GROWTH + SLACK_MB };
};
