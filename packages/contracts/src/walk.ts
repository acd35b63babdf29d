import type { Position, Slice } from "@cofshop/core";
import { expect } from "vitest";
import { upTo } from "./contract.ts";

/**
 * Walks a feed by cursor to its end, `size` rows at a time, and answers the rows as they came. A feed that never ends
 * fails the test.
 */
export const walk = async <Row>(
  size: number,
  read: (slice: Slice) => Promise<readonly Row[]>,
  position: (row: Row) => Position,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const _ of upTo(200)) {
    const last = rows.at(-1);
    const page = await read({ after: last === undefined ? undefined : position(last), limit: size });
    expect(page.length).toBeLessThanOrEqual(size);
    rows.push(...page);
    if (page.length < size) return rows;
  }
  throw new Error("the feed does not end");
};
