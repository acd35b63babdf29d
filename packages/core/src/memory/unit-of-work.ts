import { Unavailable, WriteConflict } from "../shared/breakage.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import type { Result } from "../shared/result.ts";
import { RowConflict, type Store, type Transaction, type View } from "./store.ts";

const TRIES = 5;

/** Transactions over a memory store. Cannot see nested use: core has no way to tell who calls. */
export const memoryUnitOfWork = <Tx>(store: Store, portsOver: (view: View) => Tx): UnitOfWork<Tx, Tx> => {
  /** Where PostgreSQL would wait for the other's row lock, this repeats; a guard that lost its race counts as a try. */
  const repeat = async <R>(attempt: () => Promise<R>): Promise<R> => {
    for (let tries = 1; ; ) {
      try {
        return await attempt();
      } catch (cause) {
        if (cause instanceof RowConflict) continue;
        if (!(cause instanceof WriteConflict)) throw cause;
        if (tries === TRIES) throw new Unavailable(`lost ${TRIES} races`, { cause, retryAfterMs: 1000 });
        tries += 1;
      }
    }
  };

  const commit = async (transaction: Transaction): Promise<void> => {
    await transaction.turn("read");
    transaction.commit();
  };

  return {
    run: <R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>) =>
      repeat(async () => {
        const transaction = store.begin();
        const result = await work(portsOver(transaction));
        if (result.ok) await commit(transaction);
        return result;
      }),
    runSingle: <R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>) =>
      repeat(async () => {
        const transaction = store.begin(() => {
          throw new Error("runSingle is for one writing statement; use run");
        });
        const result = await work(portsOver(transaction));
        if (!result.ok && transaction.wrote()) throw new Error("runSingle refused after it wrote; use run");
        if (result.ok) await commit(transaction);
        return result;
      }),
    reads: portsOver(store.reads),
  };
};
