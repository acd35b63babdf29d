import type { Signal } from "./ports.ts";
import type { Timing } from "./timing.ts";

type Waiter = { readonly call: () => void };
export type Turns = {
  /** Waits for one's turn under a name; answers how to leave, or nothing when `waitMs` passed first. */
  enter(name: string, waitMs: number, signal?: Signal): Promise<(() => void) | undefined>;
};

const WATCH_MS = 10;

/** Lines inside one process, first come, first served. */
export const turns = ({ after, every }: Pick<Timing, "after" | "every">): Turns => {
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
          forgetTimeout();
          forgetWatch?.();
          resolve(way);
        };
        const giveUp = () => {
          leave(name, waiter)();
          settle(undefined);
        };
        const waiter: Waiter = { call: () => (signal?.aborted ? giveUp() : settle(leave(name, waiter))) };
        const forgetTimeout = after(waitMs, giveUp);
        // A `Signal` can only be asked; it tells nobody.
        const forgetWatch = signal && every(WATCH_MS, () => signal.aborted && giveUp());
        line.push(waiter);
        if (line[0] === waiter) waiter.call();
        else if (waitMs === 0 || signal?.aborted) giveUp();
      }),
  };
};
