import type { Clock, Signal } from "../shared/ports.ts";

export type HandClock = Clock & {
  /** Moves time on: wakes whoever slept until then, and ends the sleep of those whose signal aborted. */
  advance(ms: number): void;
};

type Sleeper = {
  readonly until: number;
  readonly signal: Signal | undefined;
  readonly wake: () => void;
  readonly fail: (reason: unknown) => void;
};

/** A clock that stands still until a test moves it. A sleeper notices its signal when time moves. */
export const handClock = (start: Date): HandClock => {
  let now = start.getTime();
  const sleepers = new Set<Sleeper>();

  const rouse = (sleeper: Sleeper): void => {
    try {
      sleeper.signal?.throwIfAborted();
    } catch (reason) {
      sleepers.delete(sleeper);
      sleeper.fail(reason);
      return;
    }
    if (sleeper.until > now) return;
    sleepers.delete(sleeper);
    sleeper.wake();
  };

  return {
    now: () => new Date(now),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      await new Promise<void>((wake, fail) => sleepers.add({ until: now + ms, signal, wake, fail }));
    },
    advance: (ms) => {
      now += ms;
      for (const sleeper of sleepers) rouse(sleeper);
    },
  };
};
