import { expect, test } from "vitest";
import { err, fallbackLock, type Lock, ok, Unavailable } from "../src/index.ts";
import { handClock, memoryLock } from "../src/memory/index.ts";

const away = new Unavailable("nobody answers", { retryAfterMs: 1 });
const terms = { waitMs: 0, leaseMs: 1_000 };
const own = () => memoryLock(handClock(new Date(0)));
const gone: Lock = { hold: () => Promise.reject(away) };

test("while the first lock is away the second one holds, and somebody is told", async () => {
  const [second, told] = [own(), [] as unknown[]];
  const lock = fallbackLock(gone, second, (cause) => void told.push(cause));
  const nested = await lock.hold("a", terms, async () => second.hold("a", terms, async () => ok("inside")));
  expect(nested).toMatchObject({ ok: false, error: { code: "lock.busy" } });
  expect(told).toEqual([away]);
});

test("a first lock that answers is the only one, whatever it answers", async () => {
  const [first, second] = [own(), gone];
  const lock = fallbackLock(first, second);
  expect(await lock.hold("a", terms, async () => ok("held"))).toEqual(ok("held"));
  expect(await lock.hold("a", terms, async () => err({ code: "test.refused" }))).toEqual(err({ code: "test.refused" }));
  const busy = await first.hold("a", terms, async () => lock.hold("a", terms, async () => ok("inside")));
  expect(busy).toMatchObject({ ok: false, error: { code: "lock.busy" } });
});

test("fenced work has the first lock alone: the second one's fences do not go on from its", async () => {
  const lock = fallbackLock(gone, own());
  await expect(lock.hold("a", { ...terms, fenced: true }, async () => ok("inside"))).rejects.toBe(away);
});

test("what the work itself throws is not the lock's being away: it is done once and comes out", async () => {
  let done = 0;
  const lock = fallbackLock(own(), own());
  const work = async () => {
    done += 1;
    throw away;
  };
  await expect(lock.hold("a", terms, work)).rejects.toBe(away);
  expect(done).toBe(1);
});

test("a lock that is away for another reason is an error like any other", async () => {
  const broken = new TypeError("a mistake");
  const lock = fallbackLock({ hold: () => Promise.reject(broken) }, own());
  await expect(lock.hold("a", terms, async () => ok(1))).rejects.toBe(broken);
});
