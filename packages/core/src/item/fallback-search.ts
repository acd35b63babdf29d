import { Unavailable } from "../shared/breakage.ts";
import type { Clock } from "../shared/ports.ts";
import type { ItemSearch } from "./ports.ts";

export type FallbackSearchOptions = {
  /** How long `first` is left alone after it was away, in ms. Default 5,000. */
  readonly restMs?: number;
  /** Hears why, once per rest. */
  readonly onAway?: (cause: unknown) => void;
};

/**
 * A search that is answered by `second` while `first` is away. Both give a row the same key for the same sort, so that a
 * feed goes on where the other left it. Whoever is away is not asked again for a while: his silence would be everyone's.
 */
export const fallbackSearch = (
  first: ItemSearch,
  second: ItemSearch,
  clock: Pick<Clock, "now">,
  { restMs = 5_000, onAway = () => undefined }: FallbackSearchOptions = {},
): ItemSearch => {
  let restsUntil = 0;
  const ask = async <T>(question: (search: ItemSearch) => Promise<T>): Promise<T> => {
    const now = clock.now().getTime();
    if (now < restsUntil) return question(second);
    try {
      return await question(first);
    } catch (cause) {
      if (!(cause instanceof Unavailable)) throw cause;
      // Of many who waited for him at the same time, the first one tells.
      if (restsUntil <= now) onAway(cause);
      restsUntil = clock.now().getTime() + restMs;
    }
    return question(second);
  };
  return {
    search: (query, slice) => ask((search) => search.search(query, slice)),
    suggest: (words, limit) => ask((search) => search.suggest(words, limit)),
  };
};
