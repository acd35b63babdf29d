import { setTimeout as timeout } from "node:timers/promises";
import type { Clock, Signal } from "@cofshop/core/shared";

/** Node counts a longer delay as 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** How often a signal is asked that is not an AbortSignal and cannot call. */
const ASK_EVERY_MS = 20;

/**
 * The machine's clock. `sleep` keeps the process alive and is measured on the monotonic clock, so that setting the
 * machine's time neither ends nor prolongs it. A sleep that is given up rejects with the signal's reason.
 */
export const systemClock = (): Clock => ({
  now: () => new Date(),
  sleep: async (ms: number, signal?: Signal): Promise<void> => {
    signal?.throwIfAborted();
    const caller = signal instanceof AbortSignal ? signal : undefined;
    const longest = signal === undefined || caller !== undefined ? LONGEST_TIMER_MS : ASK_EVERY_MS;
    const until = performance.now() + ms;
    try {
      for (let left = ms; left > 0; left = until - performance.now()) {
        // Rounded up, because Node cuts a delay down to whole ms.
        await timeout(Math.ceil(Math.min(left, longest)), undefined, caller === undefined ? {} : { signal: caller });
        signal?.throwIfAborted();
      }
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause;
    }
  },
});
