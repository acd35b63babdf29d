import type { Attempts, Tally } from "../shared/ports.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

const tallyTable: Table<Tally> = { name: "attempt", key: ({ name }) => name };

export const memoryAttempts = (view: View): Attempts => {
  const running = (name: string, at: Date): Tally | undefined => {
    const tally = view.get(tallyTable, name);
    return tally !== undefined && tally.until > at ? tally : undefined;
  };
  return {
    tallies: async (names, at) => {
      await view.turn("read");
      return names.flatMap((name) => running(name, at) ?? []);
    },
    count: async (attempts, at) => {
      await view.turn("write");
      return attempts.map(({ name, until }) => {
        const before = running(name, at);
        const tally = { name, count: (before?.count ?? 0) + 1, until: before?.until ?? until };
        view.put(tallyTable, tally);
        return tally;
      });
    },
    forget: async (before, limit) => {
      await view.turn("write");
      return removeSome(view, tallyTable, ({ until }) => until < before, limit);
    },
  };
};
