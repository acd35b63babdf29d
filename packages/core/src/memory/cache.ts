import type { Json } from "../shared/event.ts";
import type { Cache, Clock } from "../shared/ports.ts";

const MAX_ENTRIES = 10_000;

/** A cache in this process: at most 10,000 entries, of which the oldest go first. */
export const memoryCache = (clock: Clock): Cache => {
  const entries = new Map<string, { readonly value: Json; readonly until: number }>();
  return {
    recall: async (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.until > clock.now().getTime()) return entry.value;
      entries.delete(name);
      return undefined;
    },
    keep: async (name, value, forMs) => {
      entries.delete(name);
      entries.set(name, { value, until: clock.now().getTime() + forMs });
      const [oldest] = entries.keys();
      if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
    },
    forget: async (names) => {
      for (const name of names) entries.delete(name);
    },
  };
};
