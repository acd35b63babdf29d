import { Unavailable } from "./breakage.ts";
import type { Lock } from "./ports.ts";

/**
 * A lock that holds by `second` while whoever keeps the leases of `first` is away. Two may be inside then, one by each:
 * a lock is for efficiency, and what must be exact is guarded where it is written. Fenced work has `first` alone,
 * because the fences of two locks say nothing about each other.
 */
export const fallbackLock = (first: Lock, second: Lock, onAway: (cause: unknown) => void = () => undefined): Lock => ({
  hold: async (name, terms, work) => {
    let began = false;
    try {
      return await first.hold(name, terms, (grant) => {
        began = true;
        return work(grant);
      });
    } catch (cause) {
      // What the work itself throws is its own business.
      if (began || terms.fenced || !(cause instanceof Unavailable)) throw cause;
      onAway(cause);
    }
    return second.hold(name, terms, work);
  },
});
