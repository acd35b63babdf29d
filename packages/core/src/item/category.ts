import type { CategoryId } from "../shared/ids.ts";

/** A node of the category tree. A root has depth 1 and no parent; names are unique among siblings. */
export type Category = {
  readonly id: CategoryId;
  readonly name: string;
  readonly parentId: CategoryId | undefined;
  readonly depth: number;
};

/** Deep enough for any shop, and a bound for every walk up or down. */
export const MAX_DEPTH = 10;
