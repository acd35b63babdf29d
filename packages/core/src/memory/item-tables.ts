import type { Item, Option } from "../item/index.ts";
import type { Table } from "./store.ts";

/** Items without their options: those are rows of their own, so that selling one does not write the item. */
export type ItemRow = Omit<Item, "options"> & {
  /** How often its rating was written, which its version does not tell. */
  readonly ratingVersion: number;
};
export const itemTable: Table<ItemRow> = { name: "item", key: ({ id }) => id };
export const optionTable: Table<Option> = { name: "option", key: ({ id }) => id };
