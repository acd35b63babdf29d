import type { Position, Slice } from "./page.ts";
import type { Signal } from "./ports.ts";

export type Walk<Row> = {
  /** Rows of a batch, in the order of their positions. */
  readonly rows: (slice: Slice) => Promise<readonly Row[]>;
  readonly position: (row: Row) => Position;
  /** True when the row is done with; false leaves it for another round. */
  readonly visit: (row: Row) => Promise<boolean>;
};

const BATCH = 100;

/**
 * A job over rows of which some may have to stay: each call visits the next batch, and after the last one the walk
 * starts over, so that rows which cannot be done with do not stand in the way of those behind them.
 */
export const makeWalk = <Row>({ rows, position, visit }: Walk<Row>) => {
  let after: Position | undefined;
  return async (signal: Signal): Promise<{ readonly done: number; readonly more: boolean }> => {
    const batch = await rows({ after, limit: BATCH });
    let done = 0;
    for (const row of batch) {
      if (signal.aborted) return { done, more: true };
      // Before the visit: a row that throws is left for the next round too.
      after = position(row);
      if (await visit(row)) done += 1;
    }
    const more = batch.length === BATCH;
    if (!more) after = undefined;
    return { done, more };
  };
};
