import type { ShopReads, ShopTx } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import type { ClaimSubject, ShopSubject } from "../../src/index.ts";

/*
 * The twins beside this file are adapters that look right and are not, each with one mistake that people make. The kit
 * must find every one of them.
 */

/** Lets others go first: what looked and has not yet written is behind them. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
type Replacing<Ports> = (ports: Ports) => Partial<Ports>;

/** The memory adapter with some of its repositories replaced. */
export const memoryWith = (inTx: Replacing<ShopTx>, inReads: Replacing<ShopReads> = () => ({})): ShopSubject => {
  const { unitOfWork, lock } = memoryPorts();
  const replaced = (tx: ShopTx): ShopTx => ({ ...tx, ...inTx(tx) });
  return {
    lock,
    unitOfWork: {
      run: (work) => unitOfWork.run((tx) => work(replaced(tx))),
      runSingle: (work) => unitOfWork.runSingle((tx) => work(replaced(tx))),
      reads: { ...unitOfWork.reads, ...inReads(unitOfWork.reads) },
    },
  };
};

/** The stock of coupons in memory, which can lose what it knows. */
export const claimsInMemory = (seed?: number): ClaimSubject => {
  const ports = memoryPorts(seed === undefined ? {} : { seed });
  let goBack = (): void => undefined;
  return {
    ...ports,
    pass: (ms) => ports.clock.advance(ms),
    snapshot: async () => {
      goBack = ports.snapshot();
    },
    lose: async (how) => (how === "everything" ? ports.lose() : goBack()),
  };
};
