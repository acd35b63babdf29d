import { type AnyId, idOf } from "../shared/ids.ts";
import type { Ids } from "../shared/ports.ts";

/** Ids that count up from one, in the shape of UUIDs of version 7: the same run makes the same ids. */
export const countedIds = (): Ids => {
  let last = 0;
  return {
    next: <Id extends AnyId>() => {
      last += 1;
      const digits = last.toString(16).padStart(12, "0");
      return idOf<Id>(`00000000-0000-7000-8000-${digits}`);
    },
  };
};
