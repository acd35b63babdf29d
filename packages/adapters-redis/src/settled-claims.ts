import type { WonClaim } from "@cofshop/core/coupon";

/** How many claims are remembered that somebody may yet ask about, because his own answer is still on its way. */
const REMEMBERED = 20_000;

export const nameOfClaim = ({ coupon, member, sequence }: WonClaim): string => `${coupon}/${member}/${sequence}`;

/** Whoever waits in this process for a claim to be in the database, and who will in a moment. */
export const settledClaims = () => {
  const waiting = new Map<string, Set<(written: true) => void>>();
  const settled = new Set<string>();

  return {
    tell: (name: string): void => {
      settled.add(name);
      const [oldest] = settled;
      if (settled.size > REMEMBERED && oldest !== undefined) settled.delete(oldest);
      const waiters = waiting.get(name);
      waiting.delete(name);
      for (const hear of waiters ?? []) hear(true);
    },
    wait: (name: string, waitMs: number): Promise<boolean> => {
      if (settled.has(name)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const waiters = waiting.get(name) ?? new Set();
        waiting.set(name, waiters);
        const hear = (): void => {
          clearTimeout(late);
          resolve(true);
        };
        const late = setTimeout(() => {
          waiters.delete(hear);
          if (waiters.size === 0) waiting.delete(name);
          resolve(false);
        }, waitMs);
        waiters.add(hear);
      });
    },
  };
};
