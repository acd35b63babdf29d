import type { Clock, Ids } from "@cofshop/core";
import { type AnyId, isUuid, type OrderId } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { contract, type Subject, thrownBy, upTo } from "./contract.ts";

export type ClockSubject = Subject & {
  readonly clock: Clock;
  /** Lets time pass, in ms, for a clock that is moved by hand. */
  readonly pass?: (ms: number) => Promise<void> | void;
};
export type IdsSubject = Subject & { readonly ids: Ids };

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export type ClockFeatures = {
  /** A sleep that lasts ends at once when its signal aborts. Default true; off for a clock that only looks when moved. */
  readonly hearsAborts?: boolean;
};

/** Certifies a `Clock`: sleep takes the clock's own time, and ends when its signal aborts. */
export const clockContract = (
  name: string,
  create: () => Promise<ClockSubject>,
  { hearsAborts = true }: ClockFeatures = {},
): void => {
  const features = [{ on: hearsAborts, promise: "a sleep that lasts ends at once when its signal aborts" }];
  contract(`Clock: ${name}`, create, features, (its) => {
    /** Time goes on until the promise settles. */
    const meanwhile = async (promise: Promise<void>): Promise<void> => {
      const state = { settled: false };
      const settled = promise.then(
        () => {
          state.settled = true;
        },
        () => {
          state.settled = true;
        },
      );
      while (!state.settled) {
        await its().pass?.(10);
        await turn();
      }
      await settled;
    };

    test("a sleeper wakes when its time is over, and not before; sleepers do not wait for each other", async () => {
      const { clock } = its();
      const started = clock.now().getTime();
      const woken: number[] = [];
      const sleepers = [60, 30, 0].map(async (ms) => {
        await clock.sleep(ms);
        woken.push(ms);
        // A timer may fire within the millisecond before: clocks and timers round differently.
        expect(clock.now().getTime() - started).toBeGreaterThanOrEqual(ms - 1);
      });
      await meanwhile(Promise.all(sleepers).then(() => undefined));
      expect(woken).toEqual([0, 30, 60]);
    });

    test("a sleep whose signal was aborted before rejects at once", async () => {
      await thrownBy(() => its().clock.sleep(60_000, AbortSignal.abort()));
    });

    if (hearsAborts) {
      test("a sleep that lasts rejects as soon as its signal aborts", async () => {
        const controller = new AbortController();
        const sleeping = thrownBy(() => its().clock.sleep(5_000, controller.signal));
        const started = performance.now();
        await turn();
        controller.abort();
        await sleeping;
        expect(performance.now() - started).toBeLessThan(2_500);
      });
    }

    test("every reading is a time of its own: changing one changes no other", () => {
      const { clock } = its();
      clock.now().setTime(0);
      expect(clock.now().getTime()).toBeGreaterThan(0);
    });
  });
};

/** Certifies `Ids`: unique lower-case UUIDs of version 7 that sort by the time of their making. */
export const idsContract = (name: string, create: () => Promise<IdsSubject>): void => {
  contract(`Ids: ${name}`, create, [], (its) => {
    test("10,000 ids are different lower-case UUIDs of version 7", () => {
      const made: readonly AnyId[] = upTo(10_000).map(() => its().ids.next<OrderId>());
      expect(new Set(made).size).toBe(10_000);
      const odd = made.filter((id) => !isUuid(id) || id[14] !== "7" || !/[89ab]/.test(id[19] ?? ""));
      expect(odd.slice(0, 3)).toEqual([]);
    });

    test("ids sort roughly by the time of their making: a thousand ids later they are greater", () => {
      const made = upTo(20_000).map(() => its().ids.next<OrderId>());
      // The first 48 bits are milliseconds; within one the order is the maker's choice.
      const time = (id: OrderId | undefined) => (id ?? "").slice(0, 13);
      for (const index of upTo(19_000)) expect(time(made[index]) <= time(made[index + 1_000])).toBe(true);
    });
  });
};
