import type { Signal } from "@cofshop/core";

type Waiter = { readonly call: () => void };
export type Turns = {
  /** Waits for one's turn under a name; answers how to leave, or nothing when `waitMs` passed first. */
  enter(name: string, waitMs: number, signal?: Signal): Promise<(() => void) | undefined>;
};

const WATCH_MS = 10;

/** Lines inside one process, first come, first served. */
export const turns = (): Turns => {
  const lines = new Map<string, Waiter[]>();

  const leave = (name: string, waiter: Waiter) => () => {
    const line = lines.get(name) ?? [];
    const index = line.indexOf(waiter);
    if (index >= 0) line.splice(index, 1);
    if (line.length === 0) lines.delete(name);
    else if (index === 0) line[0]?.call();
  };

  return {
    enter: (name, waitMs, signal) =>
      new Promise((resolve) => {
        const line = lines.get(name) ?? [];
        lines.set(name, line);
        const settle = (way: (() => void) | undefined) => {
          clearTimeout(timeout);
          clearInterval(watch);
          resolve(way);
        };
        const giveUp = () => {
          leave(name, waiter)();
          settle(undefined);
        };
        const waiter: Waiter = { call: () => (signal?.aborted ? giveUp() : settle(leave(name, waiter))) };
        const timeout = setTimeout(giveUp, waitMs);
        // A `Signal` can only be asked; it tells nobody.
        const watch = signal && setInterval(() => signal.aborted && giveUp(), WATCH_MS);
        line.push(waiter);
        if (line[0] === waiter) waiter.call();
        else if (waitMs === 0 || signal?.aborted) giveUp();
      }),
  };
};
