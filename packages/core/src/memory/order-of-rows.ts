import type { Position, Slice } from "../shared/page.ts";

/** Rows by key, the newest id first where keys are equal, cut as a feed asks for them. */
export const sliceRows = <Row>(
  rows: readonly Row[],
  { after, limit }: Slice,
  position: (row: Row) => Position,
  direction: "ascending" | "descending",
): readonly Row[] => {
  const sign = direction === "ascending" ? 1 : -1;
  const compare = (a: Position, b: Position): number =>
    a.key === b.key ? Number(a.id < b.id) - Number(a.id > b.id) : sign * (a.key - b.key);
  return rows
    .filter((row) => after === undefined || compare(position(row), after) > 0)
    .sort((a, b) => compare(position(a), position(b)))
    .slice(0, limit);
};
