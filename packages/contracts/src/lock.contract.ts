import { err, type Lock, ok } from "@cofshop/core";
import { expect, test } from "vitest";
import { contract, gate, reversed, type Subject, thrownBy, upTo } from "./contract.ts";

export type LockSubject = Subject & {
  readonly lock: Lock;
  /** A second instance on the same backend, as another process would have it. */
  readonly another?: () => Promise<Lock>;
  /** Lets time pass for the lock, in ms: moves a hand-driven clock on. Default: waits. */
  readonly pass?: (ms: number) => Promise<void> | void;
};
export type LockFeatures = {
  /** Two instances on one backend exclude each other. Default true; off for locks within one process. */
  readonly betweenInstances?: boolean;
  /** How long a lease in these tests is, in ms. Default 400; longer for a backend whose calls take long. */
  readonly leaseMs?: number;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Certifies `Lock`: one holder at a time, rising fences, leases that end, waiting that ends, order in a process. */
export const lockContract = (
  name: string,
  create: () => Promise<LockSubject>,
  { betweenInstances = true, leaseMs = 400 }: LockFeatures = {},
): void => {
  const features = [{ on: betweenInstances, promise: "two instances on one backend exclude each other" }];
  contract(`Lock: ${name}`, create, features, (its) => {
    const instances = async (): Promise<readonly [Lock, Lock]> => {
      const { lock, another } = its();
      return [lock, betweenInstances && another !== undefined ? await another() : lock];
    };
    /** Time goes on in small steps until the promise settles. */
    const meanwhile = async <T>(promise: Promise<T>): Promise<T> => {
      const { pass = wait } = its();
      const state = { settled: false };
      const watched = promise.finally(() => {
        state.settled = true;
      });
      // The caller awaits it below; without this a rejection between two steps counts as unhandled.
      watched.catch(() => undefined);
      while (!state.settled) {
        await pass(leaseMs / 20);
        await turn();
      }
      return watched;
    };
    const passed = (ms: number): Promise<void> => Promise.resolve((its().pass ?? wait)(ms)).then(turn);
    const patient = { waitMs: leaseMs * 50, leaseMs: leaseMs * 50 };
    const busy = err({ code: "lock.busy", retryAfterMs: expect.any(Number) });

    test("of racing holders never two are inside, on any instance, and the fences of their turns rise", async () => {
      const locks = await instances();
      const fences: number[] = [];
      let inside = 0;
      const enter = (lock: Lock) =>
        lock.hold("stock", patient, async ({ fence, signal }) => {
          inside += 1;
          expect(inside).toBe(1);
          for (const _ of upTo(3)) await turn();
          expect([inside, signal.aborted]).toEqual([1, false]);
          fences.push(fence);
          inside -= 1;
          return ok(fence);
        });
      const answers = await meanwhile(
        Promise.all(upTo(20).flatMap((index) => locks.slice(index % 2, (index % 2) + 1).map(enter))),
      );
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(fences).toHaveLength(20);
      expect(fences).toEqual([...new Set(fences)].sort((a, b) => a - b));
    });

    test("other names do not wait, and whoever waits longer than waitMs is told that it is busy and never works", async () => {
      const [lock, other] = await instances();
      const end = gate();
      const begun = gate();
      const holder = lock.hold("a", patient, async () => {
        begun.open();
        await end.opened;
        return ok("held");
      });
      await meanwhile(begun.opened);
      const never = async () => {
        throw new Error("this work must not run");
      };
      const terms = { waitMs: 0, leaseMs };
      expect(await meanwhile(other.hold("b", terms, async () => ok("free")))).toEqual(ok("free"));
      expect(await meanwhile(other.hold("a", terms, never))).toEqual(busy);
      expect(await meanwhile(lock.hold("a", { ...terms, waitMs: leaseMs / 4 }, never))).toEqual(busy);
      const nested = lock.hold("c", patient, () => lock.hold("c", terms, never));
      expect(await meanwhile(nested)).toEqual(busy);
      end.open();
      expect(await holder).toEqual(ok("held"));
      expect(await meanwhile(other.hold("a", terms, async () => ok("next")))).toEqual(ok("next"));
    });

    test("what the work answers or throws comes out, and either way the lock is free again", async () => {
      const { lock } = its();
      const refusal = err({ code: "test.refused" });
      const broken = new Error("broken on purpose");
      const terms = { waitMs: 0, leaseMs };
      expect(await lock.hold("a", terms, async () => refusal)).toEqual(refusal);
      const thrown = await thrownBy(() =>
        lock.hold("a", terms, async () => {
          throw broken;
        }),
      );
      expect(thrown).toBe(broken);
      expect(await lock.hold("a", terms, async () => ok("free"))).toEqual(ok("free"));
    });

    test("waiters of one process are served in the order in which they came", async () => {
      const { lock } = its();
      const [end, begun] = [gate(), gate()];
      const served: number[] = [];
      const holder = lock.hold("a", patient, async () => {
        begun.open();
        await end.opened;
        return ok(undefined);
      });
      await meanwhile(begun.opened);
      const waiters = upTo(6).map((index) =>
        lock.hold("a", patient, async () => {
          served.push(index);
          await turn();
          return ok(undefined);
        }),
      );
      for (const _ of upTo(5)) await turn();
      end.open();
      await meanwhile(Promise.all([holder, ...waiters]));
      expect(served).toEqual(upTo(6));
    });

    test("the lease of a holder that hangs ends: the next one gets in with a higher fence, the first is told that it lost", async () => {
      const [lock, other] = await instances();
      const [end, begun] = [gate(), gate()];
      const seen: { readonly fence: number; readonly aborted: boolean }[] = [];
      const hanging = lock.hold("a", { waitMs: 0, leaseMs }, async ({ fence, signal }) => {
        begun.open();
        await end.opened;
        seen.push({ fence, aborted: signal.aborted });
        expect(() => signal.throwIfAborted()).toThrow();
        return ok("too late");
      });
      await meanwhile(begun.opened);
      expect(await meanwhile(other.hold("a", { waitMs: 0, leaseMs }, async () => ok(0)))).toEqual(busy);
      const next = await meanwhile(
        other.hold("a", { ...patient, leaseMs: patient.leaseMs }, async ({ fence }) => {
          end.open();
          // The late holder ends now: it must not set this one's lock free.
          expect(await hanging).toEqual(err({ code: "lock.lost" }));
          expect(await lock.hold("a", { waitMs: 0, leaseMs }, async () => ok(0))).toEqual(busy);
          return ok(fence);
        }),
      );
      expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
      expect(next.ok && next.value).toBeGreaterThan(seen[0]?.fence ?? Number.POSITIVE_INFINITY);
    });

    test("a lease is renewed while the work runs, up to extendUpToMs and no longer", async () => {
      const [lock, other] = await instances();
      const terms = { waitMs: 0, leaseMs };
      const long = await lock.hold("a", { ...terms, extendUpToMs: leaseMs * 50 }, async ({ signal }) => {
        const intruders: unknown[] = [];
        for (const _ of upTo(6)) {
          await passed(leaseMs / 2);
          intruders.push(await other.hold("a", terms, async () => ok("inside")));
        }
        expect(intruders).toEqual(upTo(6).map(() => busy));
        return ok(signal.aborted);
      });
      expect(long).toEqual(ok(false));
      const endless = await lock.hold("a", { ...terms, extendUpToMs: leaseMs * 2 }, async ({ signal }) => {
        const next = await meanwhile(other.hold("a", patient, async () => ok("inside")));
        return ok([next, signal.aborted]);
      });
      expect(endless).toEqual(err({ code: "lock.lost" }));
    });

    test("a waiter whose signal aborts gives up and never works, and those behind it are served", async () => {
      const { lock } = its();
      const [end, begun] = [gate(), gate()];
      const holder = lock.hold("a", patient, async () => {
        begun.open();
        await end.opened;
        return ok(undefined);
      });
      await meanwhile(begun.opened);
      const giveUp = new AbortController();
      let worked = false;
      const waiter = lock.hold("a", { ...patient, signal: giveUp.signal }, async () => {
        worked = true;
        return ok("worked");
      });
      const behind = lock.hold("a", patient, async () => ok("behind"));
      giveUp.abort();
      end.open();
      const [given] = await meanwhile(Promise.allSettled([waiter, holder]));
      // Whether giving up is told as busy or thrown is the adapter's choice.
      expect(given.status === "rejected" || !given.value.ok).toBe(true);
      expect([worked, await meanwhile(behind)]).toEqual([false, ok("behind")]);
    });

    test("fences of one name rise over all instances and turns", async () => {
      const locks = await instances();
      const fences: number[] = [];
      for (const lock of [...locks, ...reversed(locks)]) {
        const held = await lock.hold("a", { waitMs: leaseMs, leaseMs }, async ({ fence }) => ok(fence));
        if (held.ok) fences.push(held.value);
      }
      expect(fences).toHaveLength(4);
      expect(fences).toEqual([...new Set(fences)].sort((a, b) => a - b));
    });
  });
};
