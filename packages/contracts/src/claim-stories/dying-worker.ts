import type { ShopPorts } from "@cofshop/core";

/** The moment at which a worker dies. */
export type Death = "after taking" | "before acknowledging" | "after acknowledging" | "after taking back";
export const deaths: readonly Death[] = [
  "after taking",
  "before acknowledging",
  "after acknowledging",
  "after taking back",
];

export type Dying = {
  /** The next worker that comes there dies. */
  dieAt(death: Death): void;
  /** Nobody dies any more. */
  live(): void;
  /** While work is done, claims are handed out; else nobody takes any. */
  during<T>(work: () => Promise<T>): Promise<T>;
};

/** How long somebody who waits for a row is left waiting before time goes on, in ms. */
const PATIENCE_MS = 20;
/** Batches so small that claims are left for another. */
const BATCH = 3;

/**
 * The real ports, whose workers die where they are told. Nobody has to wait for a dead one's claims: whatever is not
 * acknowledged is handed out to the next.
 */
export const dyingPorts = <Ports extends Pick<ShopPorts, "couponStock" | "couponClaims">>(
  real: Ports,
  pass?: (ms: number) => void,
): { readonly ports: Ports; readonly dying: Dying } => {
  const { couponStock, couponClaims } = real;
  let [next, working]: [Death | undefined, number] = [undefined, 0];
  const reach = (death: Death): void => {
    if (next !== death) return;
    next = undefined;
    throw new Error(`the worker dies ${death}`);
  };
  const ports: Ports = {
    ...real,
    couponStock: {
      ...couponStock,
      takeBack: async (claim, as) => {
        const taken = await couponStock.takeBack(claim, as);
        if (as === "void") reach("after taking back");
        return taken;
      },
    },
    couponClaims: {
      ...couponClaims,
      take: async (limit, terms) => {
        if (working === 0) return [];
        const most = Math.min(limit, BATCH);
        const taken = await couponClaims.take(most, { ...terms, waitMs: 0, idleMs: 0 });
        if (taken.length > 0) reach("after taking");
        return taken;
      },
      acknowledge: async (deliveries) => {
        reach("before acknowledging");
        await couponClaims.acknowledge(deliveries);
        reach("after acknowledging");
      },
      settled: async (claim, waitMs) => {
        const told = couponClaims.settled(claim, waitMs);
        const timer = setTimeout(() => pass?.(waitMs), PATIENCE_MS);
        return told.finally(() => clearTimeout(timer));
      },
    },
  };
  const dying: Dying = {
    dieAt: (death) => {
      next = death;
    },
    live: () => {
      next = undefined;
    },
    during: async (work) => {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
  };
  return { ports, dying };
};
