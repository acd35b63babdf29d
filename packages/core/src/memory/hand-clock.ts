import type { Clock } from "../shared/ports.ts";

export type HandClock = Clock & {
  /** Moves time on and wakes whoever slept until then. */
  advance(ms: number): void;
};

/** A clock that stands still until a test moves it. */
export const handClock = (start: Date): HandClock => {
  let now = start.getTime();
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => new Date(now),
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      return new Promise((wake) => sleepers.add({ until: now + ms, wake }));
    },
    advance: (ms) => {
      now += ms;
      for (const sleeper of sleepers) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
  };
};
