import { expect, test } from "vitest";
import { done, err, type Leases, leasedLock, ok, type Timing, Unavailable } from "../src/index.ts";

type Held = { readonly fence: number };

/** Node's timers, except that the reading can be moved on by hand; it counts the timers that still run. */
const countedTiming = () => {
  const running = new Set<NodeJS.Timeout>();
  let ahead = 0;
  const counted = (timer: NodeJS.Timeout) => {
    running.add(timer);
    return () => {
      clearTimeout(timer);
      running.delete(timer);
    };
  };
  const timing: Timing = {
    now: () => performance.now() + ahead,
    after: (ms, run) => {
      const timer = setTimeout(() => {
        running.delete(timer);
        run();
      }, ms);
      return counted(timer);
    },
    every: (ms, run) => counted(setInterval(run, ms)),
    chance: () => 0.5,
    abortable: () => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
    },
  };
  return {
    timing,
    running,
    moveOn: (ms: number) => {
      ahead += ms;
    },
  };
};

/** Leases in a Map, which end only when they are released. */
const plainLeases = () => {
  const held = new Map<string, Held>();
  let fence = 0;
  const leases: Leases<Held & { readonly name: string }> = {
    take: async (name) => {
      if (held.has(name)) return undefined;
      fence += 1;
      held.set(name, { fence });
      return { name, fence };
    },
    extend: async () => true,
    release: async ({ name }) => held.delete(name),
  };
  return { leases, held };
};

const terms = { waitMs: 0, leaseMs: 30_000 };
const never = async () => {
  throw new Error("this work must not run");
};
const away = async () => {
  throw new Error("away");
};

test("a lease whose answer was as long on its way as it is good for is given back, and no work begins on it", async () => {
  const { leases, held } = plainLeases();
  const { timing, moveOn } = countedTiming();
  const slow = leasedLock(
    {
      ...leases,
      take: async (name, leaseMs) => {
        const taken = await leases.take(name, leaseMs);
        moveOn(28_000);
        return taken;
      },
    },
    timing,
  );
  expect(await slow.hold("a", terms, never)).toMatchObject(err({ code: "lock.busy" }));
  expect(held.size).toBe(0);
});

test("a lease that comes when its waiter has given up is given back", async () => {
  const { leases, held } = plainLeases();
  const { timing } = countedTiming();
  const giveUp = new AbortController();
  const lock = leasedLock(
    {
      ...leases,
      take: async (name, leaseMs) => {
        const taken = await leases.take(name, leaseMs);
        giveUp.abort();
        return taken;
      },
    },
    timing,
  );
  expect(await lock.hold("a", { ...terms, signal: giveUp.signal }, never)).toMatchObject(err({ code: "lock.busy" }));
  expect(held.size).toBe(0);
});

test("what keeps the leases may be away while a lock is asked for, and the next in line is served", async () => {
  const { leases } = plainLeases();
  const { timing, running } = countedTiming();
  let asked = 0;
  const lock = leasedLock(
    { ...leases, take: (name, leaseMs) => (++asked === 1 ? away() : leases.take(name, leaseMs)) },
    timing,
  );
  const [first, second] = await Promise.allSettled([
    lock.hold("a", { ...terms, waitMs: 5_000 }, never),
    lock.hold("a", { ...terms, waitMs: 5_000 }, async () => ok("served")),
  ]);
  expect(first).toMatchObject({ status: "rejected", reason: { message: "away" } });
  expect(second).toMatchObject({ status: "fulfilled", value: ok("served") });
  expect(running.size).toBe(0);
});

test("fenced work waits for what keeps the leases as long as for another holder", async () => {
  const { leases } = plainLeases();
  const { timing, running } = countedTiming();
  const gone = new Unavailable("away for a while", { retryAfterMs: 1 });
  let asked = 0;
  const lock = leasedLock(
    {
      ...leases,
      take: async (name, leaseMs) => {
        asked += 1;
        if (asked < 3) throw gone;
        return leases.take(name, leaseMs);
      },
    },
    timing,
  );
  const fenced = { ...terms, waitMs: 5_000, fenced: true };
  expect(await lock.hold("a", fenced, async ({ fence }) => ok(fence))).toEqual(ok(1));
  asked = Number.NEGATIVE_INFINITY;
  await expect(lock.hold("a", { ...fenced, waitMs: 1_000 }, never)).rejects.toBe(gone);
  await expect(lock.hold("a", { ...fenced, fenced: false }, never)).rejects.toBe(gone);
  expect(running.size).toBe(0);
});

test("a release that fails hides neither what the work answered nor what it threw", async () => {
  const { leases } = plainLeases();
  const { timing, running } = countedTiming();
  const lock = leasedLock({ ...leases, release: away }, timing);
  expect(await lock.hold("a", terms, async () => ok("done"))).toEqual(ok("done"));
  const broken = new Error("broken on purpose");
  const breaking = lock.hold("b", terms, async () => {
    throw broken;
  });
  expect(await breaking.catch((cause: unknown) => cause)).toBe(broken);
  expect(running.size).toBe(0);
});

test("only the first of a line asks, and no timer is left when all of them are served", async () => {
  const { leases } = plainLeases();
  const { timing, running } = countedTiming();
  let asking = 0;
  let most = 0;
  const lock = leasedLock(
    {
      ...leases,
      take: async (name, leaseMs) => {
        asking += 1;
        most = Math.max(most, asking);
        const taken = await leases.take(name, leaseMs);
        asking -= 1;
        return taken;
      },
    },
    timing,
  );
  const work = async () => done;
  const patient = { ...terms, waitMs: 20_000, extendUpToMs: 60_000, signal: new AbortController().signal };
  const answers = await Promise.all(Array.from({ length: 30 }, () => lock.hold("a", patient, work)));
  expect(answers).toEqual(answers.map(() => done));
  expect([most, running.size]).toEqual([1, 0]);
});
