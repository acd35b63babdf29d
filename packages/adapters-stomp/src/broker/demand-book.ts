import type { Demand } from "./options.ts";

/** Counts who listens, and tells `Demand` of the first and the last. */
export type DemandBook = {
  /**
   * Counts one in. Resolves when what it listens to arrives here, undefined when it does already; rejects, with nothing
   * left behind, when that cannot be had.
   */
  enter(destination: string, user: string | undefined): Promise<void> | undefined;
  /** Counts one out who has entered. */
  leave(destination: string, user: string | undefined): void;
};

type Entry = {
  readonly destination: string;
  readonly user: string | undefined;
  count: number;
  state: "stopped" | "starting" | "started" | "stopping";
  /** The start or the stop that goes on. Only a start rejects. */
  turn: Promise<void>;
};

/**
 * A destination is started and stopped by turns, never both at once: whoever comes while it is being stopped waits for
 * that, and then starts it again. Those who come while it is being started share the start, and its failure.
 */
export const demandBook = (
  { start, stop }: Demand,
  keyOf: (destination: string, user: string | undefined) => string,
  onError: (error: unknown) => void,
): DemandBook => {
  const entries = new Map<string, Entry>();

  const started = async (entry: Entry): Promise<void> => {
    entry.state = "starting";
    try {
      await start(entry.destination, entry.user);
      entry.state = "started";
    } catch (error) {
      entry.state = "stopped";
      throw error;
    }
  };

  const stopped = async (entry: Entry): Promise<void> => {
    entry.state = "stopping";
    try {
      await stop(entry.destination, entry.user);
    } catch (error) {
      onError(error);
    }
    entry.state = "stopped";
    forgetEmpty(entry);
  };

  const forgetEmpty = (entry: Entry): void => {
    if (entry.count === 0 && entry.state === "stopped") entries.delete(keyOf(entry.destination, entry.user));
  };

  const waitFor = async (entry: Entry): Promise<void> => {
    try {
      while (entry.state !== "started") {
        if (entry.state === "stopped") entry.turn = started(entry);
        await entry.turn;
      }
    } catch (error) {
      entry.count -= 1;
      forgetEmpty(entry);
      throw error;
    }
  };

  const entryFor = (destination: string, user: string | undefined): Entry => {
    const key = keyOf(destination, user);
    const known = entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { destination, user, count: 0, state: "stopped", turn: Promise.resolve() };
    entries.set(key, entry);
    return entry;
  };

  return {
    enter: (destination, user) => {
      const entry = entryFor(destination, user);
      entry.count += 1;
      return entry.state === "started" ? undefined : waitFor(entry);
    },
    leave: (destination, user) => {
      const entry = entries.get(keyOf(destination, user));
      if (entry === undefined) return;
      entry.count -= 1;
      if (entry.count === 0 && entry.state === "started") entry.turn = stopped(entry);
    },
  };
};
