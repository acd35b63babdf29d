import type { Clock, Grant, Lock, LockBusy, LockLost, LockTerms } from "../shared/ports.ts";
import { type Err, err, type Result } from "../shared/result.ts";

type Held = { readonly fence: number; readonly until: number };
type Waiter = { wake: () => void };

/** Locks within one process, served in order. A holder that outlives its lease loses it when somebody else wants it. */
export const memoryLock = (clock: Clock): Lock => {
  const held = new Map<string, Held>();
  const lines = new Map<string, Waiter[]>();
  let lastFence = 0;

  const nowMs = (): number => clock.now().getTime();
  const freeAt = (name: string): number => held.get(name)?.until ?? 0;

  const grant = (name: string, { leaseMs, extendUpToMs = 0 }: LockTerms): Grant => {
    lastFence += 1;
    const mine: Held = { fence: lastFence, until: nowMs() + Math.max(leaseMs, extendUpToMs) };
    held.set(name, mine);
    const signal = {
      get aborted(): boolean {
        return held.get(name) !== mine || mine.until <= nowMs();
      },
      throwIfAborted(): void {
        if (signal.aborted) throw new Error(`the lease of ${name} ended`);
      },
    };
    return { fence: mine.fence, signal };
  };

  const wakeFirst = (name: string): void => lines.get(name)?.[0]?.wake();

  /** Waits in line; the grant is made in the same breath as the check, so that nobody slips in between. */
  const acquire = async (name: string, terms: LockTerms): Promise<Grant | undefined> => {
    const deadline = nowMs() + terms.waitMs;
    const line = lines.get(name) ?? [];
    const me: Waiter = { wake: () => undefined };
    lines.set(name, line);
    line.push(me);
    try {
      for (;;) {
        if (terms.signal?.aborted) return undefined;
        if (line[0] === me && freeAt(name) <= nowMs()) return grant(name, terms);
        if (nowMs() >= deadline) return undefined;
        const until = line[0] === me ? Math.min(deadline, freeAt(name)) : deadline;
        const called = new Promise<void>((resolve) => {
          me.wake = resolve;
        });
        await Promise.race([called, clock.sleep(until - nowMs())]);
      }
    } finally {
      line.splice(line.indexOf(me), 1);
      if (line.length === 0) lines.delete(name);
      else wakeFirst(name);
    }
  };

  return {
    hold: async <R extends Result<unknown, unknown>>(
      name: string,
      terms: LockTerms,
      work: (grant: Grant) => Promise<R>,
    ): Promise<R | Err<LockBusy> | Err<LockLost>> => {
      const granted = await acquire(name, terms);
      if (granted === undefined) return err({ code: "lock.busy", retryAfterMs: 1000 });
      try {
        const result = await work(granted);
        return granted.signal.aborted ? err({ code: "lock.lost" }) : result;
      } finally {
        if (held.get(name)?.fence === granted.fence) held.delete(name);
        wakeFirst(name);
      }
    },
  };
};
