import { setTimeout as sleep } from "node:timers/promises";
import { CommitUnknown, Unavailable } from "@cofshop/core";
import { breakageOf, wrapped } from "./breakage.ts";

const TRIES = 5;
/** How long one try waits for SQLite's writer in another process, in ms. */
const BUSY_MS = 1_000;

const jitter = (ms: number): number => ms * (0.5 + Math.random());

/**
 * Runs an attempt until it is through: at most five tries after lost races, with growing pauses. An attempt is a
 * whole transaction, or one statement; when it fails nothing of it stands.
 *
 * @throws Unavailable when the tries are used up or the database cannot be reached; DatabaseError for what else the
 * database refused.
 */
export const repeat = async <R>(attempt: () => Promise<R>): Promise<R> => {
  let constraints = 0;
  for (let tries = 1, busySince: number | undefined; ; ) {
    try {
      return await attempt();
    } catch (cause) {
      if (cause instanceof CommitUnknown) throw cause;
      const breakage = breakageOf(cause);
      if (breakage === "other" || (breakage === "constraint" && constraints > 0)) throw wrapped(cause);
      if (breakage === "connection")
        throw new Unavailable("the database cannot be reached", { cause, retryAfterMs: 2000 });
      if (breakage === "constraint") constraints += 1;
      busySince = breakage === "busy" ? (busySince ?? performance.now()) : undefined;
      if (busySince !== undefined && performance.now() - busySince < BUSY_MS) {
        await sleep(jitter(4));
        continue;
      }
      busySince = undefined;
      if (tries === TRIES) throw new Unavailable(`gave up after ${TRIES} tries`, { cause, retryAfterMs: 1000 });
      await sleep(jitter(5 * 2 ** tries));
      tries += 1;
    }
  }
};
