import { expect, test } from "vitest";
import { compareClaims, type Sequence, type WrittenClaim } from "../../src/coupon/index.ts";
import { createShop, expectOk, idOf, type MemberCouponId, type MemberId } from "../../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../../src/memory/index.ts";
import { runJob } from "../world.ts";
import { begin, claim, idlePorts, nth, settle, writtenOf } from "./offers.ts";

/** Ports that count rebuilds, and may hold one up that has read what the database says. */
const watched = (ports: MemoryPorts = memoryPorts()) => {
  let [rebuilds, held]: [number, Promise<void> | undefined] = [0, undefined];
  const watching: MemoryPorts = {
    ...ports,
    couponStock: {
      ...ports.couponStock,
      rebuild: async (...args) => {
        rebuilds += 1;
        await held;
        return ports.couponStock.rebuild(...args);
      },
    },
  };
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  return { ports: watching, rebuilds: () => rebuilds, hold };
};

test("of many claims that find the memory lost at once, in two processes, one rebuilds it, and all are answered as if nothing had been", async () => {
  const { ports, rebuilds } = watched(memoryPorts({ seed: 11 }));
  const { world, coupon, crowd } = await begin(6, 12, { ports });
  const before = new Map<string, unknown>();
  for (const by of crowd.slice(0, 4)) before.set(by.id, await claim(world, by, coupon));
  const other = createShop(world.ports);
  ports.lose();
  const answers = await Promise.all(
    crowd.map((by, index) => (index % 2 === 0 ? world.shop : other).coupon.claim(by, coupon.id)),
  );
  expect(rebuilds()).toBe(1);
  for (const [index, by] of crowd.slice(0, 4).entries()) {
    expect(answers[index]).toEqual({ ok: true, value: { ...Object(before.get(by.id)), fresh: false } });
  }
  expect(answers.filter(({ ok }) => ok)).toHaveLength(6);
  expect((await writtenOf(world, coupon)).map(([sequence]) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("an old copy of the stock is brought up to date before anybody claims of it", async () => {
  const { world, coupon, crowd } = await begin(4, 5);
  await claim(world, nth(crowd, 0), coupon);
  const goBack = world.ports.snapshot();
  for (const by of crowd.slice(1, 3)) await claim(world, by, coupon);
  goBack();
  expect(await claim(world, nth(crowd, 3), coupon)).toMatchObject({ sequence: 4, fresh: true });
  expect(await claim(world, nth(crowd, 2), coupon)).toMatchObject({ sequence: 3, fresh: false });
  expect((await world.shop.coupon.claim(nth(crowd, 4), coupon.id)).ok).toBe(false);
});

test("units that were given out and lost are offered again, once, and told of", async () => {
  const { ports, work } = idlePorts();
  const { world, coupon, crowd } = await begin(2, 4, { ports, options: { claims } });
  const { shop, admin } = world;
  for (const by of crowd.slice(0, 2)) await claim(world, by, coupon);
  // What the second won is still on its way; what the first won is gone.
  ports.lose(({ sequence }) => sequence === 2);
  expect(expectOk(await shop.coupon.reconcile(admin))).toEqual({ coupons: 1, corrections: 1, lost: 1 });
  expect(expectOk(await shop.coupon.reconcile(admin))).toEqual({ coupons: 1, corrections: 0, lost: 0 });
  expect(expectOk(await shop.coupon.view(admin, coupon.id))).toMatchObject({ remaining: 1, coupon: { revoked: 1 } });
  expect(await claim(world, nth(crowd, 2), coupon)).toMatchObject({ sequence: 3 });
  expect((await shop.coupon.claim(nth(crowd, 3), coupon.id)).ok).toBe(false);
  work();
  await runJob(world, "settle-claims");
  expect((await writtenOf(world, coupon)).map(([, member]) => member)).toEqual([
    undefined,
    nth(crowd, 1).id,
    nth(crowd, 2).id,
  ]);
  const lost = (await world.told()).filter(({ type }) => type === "coupon.claims-lost");
  expect(lost).toMatchObject([{ data: { sequences: [1] } }]);
});
const claims = { ack: "won", ackWaitMs: 5_000, backlog: { length: 100, oldestMs: 1e9 } } as const;

test("a coupon that is cancelled while the stock gets its memory back is closed there too", async () => {
  const { ports, hold } = watched();
  const { world, coupon, crowd } = await begin(5, 2, { ports });
  const release = hold();
  ports.lose();
  const claiming = world.shop.coupon.claim(nth(crowd, 0), coupon.id);
  await settle();
  const cancelling = world.shop.coupon.changeState(world.admin, coupon.id, "CANCELLED");
  await settle();
  release();
  await Promise.all([claiming, cancelling]);
  const wish = { id: ports.ids.next<MemberCouponId>(), coupon: coupon.id, member: nth(crowd, 1).id, at: new Date(0) };
  expect(await ports.couponStock.claim(wish)).toEqual({ outcome: "closed" });
});

test("what is lost again while it is rebuilt is rebuilt whole", async () => {
  const ports = memoryPorts();
  const { world, coupon, crowd } = await begin(5, 3, { ports });
  for (const by of crowd) await claim(world, by, coupon);
  const { unitOfWork } = ports;
  const { memberCoupons } = unitOfWork.reads;
  let crashes = 1;
  const claimsAfter: typeof memberCoupons.claimsAfter = async (...args) => {
    const page = await memberCoupons.claimsAfter(...args);
    if (crashes > 0) ports.lose();
    crashes -= 1;
    return page;
  };
  const reads = { ...unitOfWork.reads, memberCoupons: { ...memberCoupons, claimsAfter } };
  const shop = createShop({ ...ports, unitOfWork: { ...unitOfWork, reads } });
  expectOk(await shop.coupon.reconcile(world.admin));
  for (const [index, by] of crowd.entries()) {
    expect(await ports.couponStock.standing(by.id, coupon.id)).toMatchObject({ sequence: index + 1 });
  }
});

test("what the stock has and nobody was going to write is sent again", async () => {
  const memory = memoryPorts();
  const { ports, work } = idlePorts(memory);
  const { world, coupon, crowd } = await begin(5, 2, { ports, options: { claims } });
  for (const by of crowd) await claim(world, by, coupon);
  const { couponClaims } = memory;
  await couponClaims.drop(await couponClaims.take(10, { waitMs: 0, idleMs: 0 }));
  expect((await couponClaims.backlog()).length).toBe(0);
  expect(expectOk(await world.shop.coupon.reconcile(world.admin))).toMatchObject({ corrections: 2, lost: 0 });
  work();
  await runJob(world, "settle-claims");
  expect(await writtenOf(world, coupon)).toEqual(crowd.map(({ id }, index) => [index + 1, id]));
});

const member = (n: number): MemberId => idOf<MemberId>(`00000000-0000-7000-8000-00000000000${n}`);
const written = (sequence: number, who: number | undefined, revoked = false): WrittenClaim => ({
  sequence: sequence as Sequence,
  member: who === undefined ? undefined : member(who),
  revoked,
});

test("a sequence that was given out after the stock was looked at is not lost, whatever is written of later ones", () => {
  const known = { members: new Map([[member(1), 1]]), lastSequence: 1 };
  // The second is in a worker's hands and its line was read before it came; the third was faster.
  expect(compareClaims(known, [], [written(1, 1), written(3, 3)])).toMatchObject({ lastSequence: 3, lost: [] });
  const later = { members: new Map([1, 3].map((n) => [member(n), n])), lastSequence: 3 };
  expect(compareClaims(later, [], [written(1, 1), written(3, 3)])).toMatchObject({ lost: [2] });
});

test("a claim on its way whose sequence is written as somebody else's gives its member nothing", () => {
  const nothing = { members: new Map(), lastSequence: undefined };
  const moving = [{ member: member(2), sequence: 1 as Sequence }];
  const { corrections, lost } = compareClaims(nothing, moving, [written(1, 1)]);
  expect([[...corrections], lost]).toEqual([[[member(1), 1]], []]);
});

test("what is revoked, written off or somebody's is told apart, and what is the same needs no correction", () => {
  const known = { members: new Map([1, 2, 4].map((n) => [member(n), n])), lastSequence: 5 };
  const database = [written(1, 1), written(2, 2, true), written(3, undefined)];
  const compared = compareClaims(known, [{ member: member(4), sequence: 4 as Sequence }], database);
  expect(compared).toEqual({ corrections: new Map([[member(2), -2]]), forgotten: [], lastSequence: 5, lost: [5] });
});
