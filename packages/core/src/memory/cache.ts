import { newest } from "../shared/newest.ts";
import type { Cache, Clock } from "../shared/ports.ts";

const MOST_ENTRIES = 10_000;

/** A cache within one process: the newest 10,000 entries, as text, so that nobody changes what others recall. */
export const memoryCache = (clock: Clock): Cache => {
  const entries = newest<{ readonly text: string; readonly until: number }>(MOST_ENTRIES);
  const nowMs = (): number => clock.now().getTime();
  return {
    recall: async (name) => {
      const entry = entries.get(name);
      if (entry !== undefined && entry.until > nowMs()) return JSON.parse(entry.text);
      entries.delete(name);
      return undefined;
    },
    keep: async (name, value, forMs) => {
      const text: string | undefined = JSON.stringify(value);
      if (text === undefined || forMs <= 0) entries.delete(name);
      else entries.set(name, { text, until: nowMs() + forMs });
    },
    forget: async (names) => {
      for (const name of names) entries.delete(name);
    },
  };
};
