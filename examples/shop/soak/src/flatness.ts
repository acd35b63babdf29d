export type Flatness = {
  /** The lowest of the second and of the last quarter of a run. */
  readonly second: number;
  readonly last: number;
  readonly isFlat: boolean;
};

/** What a process may hold more at the end: a share of what it held, and what V8 lets pile up between collections. */
const GROWTH = 1.15;
const SLACK_MB = 64;

/**
 * Whether memory stayed flat, by samples in MB taken evenly over a run. The first quarter says nothing: code is
 * compiled, pools and caches fill. The lowest of the others, since memory of Node is a saw whose teeth mean nothing;
 * what is lost raises its floor. In a short run a quarter may be a tooth's flank, which the slack allows for.
 */
export const flatnessOf = (samples: readonly number[]): Flatness => {
  const lowest = (quarter: number): number =>
    Math.min(
      ...samples.slice(Math.floor((quarter * samples.length) / 4), Math.floor(((quarter + 1) * samples.length) / 4)),
    );
  const [second, last] = [lowest(1), lowest(3)];
  return { second, last, isFlat: last <= second * GROWTH + SLACK_MB };
};
