import { Unavailable } from "./breakage.ts";
import type { Grant, Lock, LockBusy, LockLost, LockTerms } from "./ports.ts";
import { type Err, err, type Result } from "./result.ts";
import type { Timing } from "./timing.ts";
import { turns } from "./turns.ts";

/** Where the leases of a lock are kept. `Held` is one that was taken: what its keeper must know to find it again. */
export interface Leases<Held extends { readonly fence: number }> {
  /**
   * Takes the name for so many ms: of racing takers one gets it, with a fence above those of all before. Answers nothing
   * when somebody else has it.
   */
  take(name: string, leaseMs: number): Promise<Held | undefined>;
  /** The lease ends so many ms from now; false, and nothing is done, when it has ended before. */
  extend(held: Held, leaseMs: number): Promise<boolean>;
  /** Ends the lease; true when it still ran. Never touches the lease of another holder. */
  release(held: Held): Promise<boolean>;
}

const POLL_MS = 20;
/** The holder counts from before it asked, and stops short: its signal aborts before another may get in. */
const MARGIN = 0.9;

/**
 * A lock over leases that somebody keeps for several processes. Waiters of this process stand in one line, and only the
 * first of them asks, again and again; waiters of several processes ask at different times.
 *
 * What `leases` throws while the lock is asked for comes out of `hold`, except that fenced work waits for a keeper who
 * is away. Afterwards the lease decides: a renewal or a release that fails takes nothing from what the work has done.
 */
export const leasedLock = <Held extends { readonly fence: number }>(leases: Leases<Held>, timing: Timing): Lock => {
  const { now, after, every, chance } = timing;
  const lines = turns(timing);
  type Taken = { readonly held: Held; readonly askedAt: number };

  const acquire = async (name: string, { waitMs, leaseMs, fenced, signal }: LockTerms): Promise<Taken | undefined> => {
    const deadline = now() + waitMs;
    const waitForKeeper = (cause: unknown): undefined => {
      const worthWaiting = fenced && cause instanceof Unavailable && now() < deadline && !signal?.aborted;
      if (!worthWaiting) throw cause;
    };
    for (;;) {
      const askedAt = now();
      const held = await leases.take(name, leaseMs).catch(waitForKeeper);
      // An answer that was long on its way is of a lease that is as good as over.
      const late = now() - askedAt >= leaseMs * MARGIN;
      if (held !== undefined && !late && !signal?.aborted) return { held, askedAt };
      if (held !== undefined) await leases.release(held).catch(() => false);
      const left = deadline - now();
      if (left <= 0 || signal?.aborted) return undefined;
      await new Promise<void>((resolve) => after(Math.min(left, POLL_MS * (0.5 + chance())), resolve));
    }
  };

  /** Renews the lease while the work runs; the signal aborts when it cannot be kept. */
  const keep = (name: string, { held, askedAt }: Taken, { leaseMs, extendUpToMs = 0 }: LockTerms) => {
    const { signal, abort } = timing.abortable();
    const lose = () => abort(new Error(`the lease of ${name} ended`));
    const end = askedAt + Math.max(leaseMs, extendUpToMs);
    const loseAfter = (ms: number, from: number) => after(ms * MARGIN - (now() - from), lose);
    let forgetExpiry = loseAfter(leaseMs, askedAt);
    let stopped = false;
    const renew = () => {
      const wanted = Math.min(leaseMs, end - now());
      if (wanted <= 0) return;
      const from = now();
      leases.extend(held, Math.ceil(wanted)).then(
        (kept) => {
          if (stopped) return;
          forgetExpiry();
          if (kept && !signal.aborted) forgetExpiry = loseAfter(wanted, from);
          else lose();
        },
        // Whoever keeps the leases is away for the moment: the timer of the running lease decides.
        () => undefined,
      );
    };
    const endRenewal = extendUpToMs > leaseMs ? every(leaseMs / 3, renew) : () => undefined;
    const stop = () => {
      stopped = true;
      forgetExpiry();
      endRenewal();
    };
    return { signal, stop };
  };

  return {
    hold: async <R extends Result<unknown, unknown>>(
      name: string,
      terms: LockTerms,
      work: (grant: Grant) => Promise<R>,
    ): Promise<R | Err<LockBusy> | Err<LockLost>> => {
      const started = now();
      const leave = await lines.enter(name, terms.waitMs, terms.signal);
      if (leave === undefined) return err({ code: "lock.busy", retryAfterMs: 1000 });
      try {
        const taken = await acquire(name, { ...terms, waitMs: Math.max(0, terms.waitMs - (now() - started)) });
        if (taken === undefined) return err({ code: "lock.busy", retryAfterMs: 1000 });
        const { held } = taken;
        const { signal, stop } = keep(name, taken, terms);
        let result: R;
        try {
          result = await work({ fence: held.fence, signal });
        } catch (cause) {
          stop();
          await leases.release(held).catch(() => undefined);
          throw cause;
        }
        stop();
        // What the work did stands; a release that fails only leaves the lease to its end.
        const alive = await leases.release(held).catch(() => !signal.aborted);
        return alive ? result : err({ code: "lock.lost" });
      } finally {
        leave();
      }
    },
  };
};
