import type { Table, View } from "./store.ts";

/** Removes rows that are over, so many at most, and answers how many those were. */
export const removeSome = <Row>(
  view: View,
  table: Table<Row>,
  isOver: (row: Row) => boolean,
  limit: number,
): number => {
  const some = view.all(table).filter(isOver).slice(0, limit);
  for (const row of some) view.remove(table, table.key(row));
  return some.length;
};
