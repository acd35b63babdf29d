import { expect, test } from "vitest";
import { standardClaims } from "../../src/coupon/index.ts";
import { type CouponId, createShop, err, expectOk, idOf } from "../../src/index.ts";
import { memoryPorts } from "../../src/memory/index.ts";
import { codeOf, runJob, signUp, worldOf } from "../world.ts";
import { begin, claim, crowdOf, idlePorts, nth, offer, rowOf, settle, writtenOf } from "./offers.ts";

test("of a crowd that claims at once, everybody twice, as many win as there are units, once each, in the order of their sequences", async () => {
  const { world, coupon, crowd } = await begin(7, 20, { ports: memoryPorts({ seed: 7 }) });
  const answers = await Promise.all([...crowd, ...crowd].map((by) => world.shop.coupon.claim(by, coupon.id)));
  const winners = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const fresh = winners.filter((each) => each.fresh).map(({ sequence }) => sequence ?? 0);
  expect([...fresh].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(winners.every(({ status }) => status === "ISSUED")).toBe(true);
  expect(new Set(answers.map(codeOf))).toEqual(new Set(["ok", "coupon.sold-out"]));
  const written = await writtenOf(world, coupon);
  expect(written.map(([sequence]) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  for (const [sequence, member] of written) {
    const by = crowd.find(({ id }) => id === member);
    expect(by && (await claim(world, by, coupon))).toMatchObject({ status: "ISSUED", sequence, fresh: false });
  }
  const issued = (await world.told()).filter(({ type }) => type === "coupon.issued");
  expect(issued.flatMap(({ data }) => data["issued"])).toHaveLength(7);
});

test("of a coupon without limit everybody has one, once", async () => {
  const world = await worldOf();
  const coupon = await offer(world);
  const crowd = await crowdOf(world, 10);
  const answers = await Promise.all([...crowd, ...crowd].map((by) => world.shop.coupon.claim(by, coupon.id)));
  expect(answers.filter((answer) => answer.ok && answer.value.fresh)).toHaveLength(10);
  expect(answers.every((answer) => answer.ok && answer.value.sequence === undefined)).toBe(true);
  const ids = answers.map((answer) => answer.ok && answer.value.status === "ISSUED" && answer.value.memberCouponId);
  expect(new Set(ids).size).toBe(10);
});

test("a coupon that is sold out is claimed again once there are more units", async () => {
  const { world, coupon, crowd } = await begin(1, 3);
  const { shop, admin } = world;
  await claim(world, nth(crowd, 0), coupon);
  expect(await shop.coupon.claim(nth(crowd, 1), coupon.id)).toEqual(err({ code: "coupon.sold-out" }));
  expectOk(await shop.coupon.addStock(admin, coupon.id, { delta: 1 }));
  expect(await claim(world, nth(crowd, 2), coupon)).toMatchObject({ sequence: 2, fresh: true });
  expect(await shop.coupon.claim(nth(crowd, 1), coupon.id)).toEqual(err({ code: "coupon.sold-out" }));
});

test("what is revoked goes to whoever comes next under a new sequence, and its member has no other", async () => {
  const { world, coupon, crowd } = await begin(1, 3);
  const { shop, admin } = world;
  const [first, second] = [nth(crowd, 0), nth(crowd, 1)];
  await claim(world, first, coupon);
  expect(codeOf(await shop.coupon.claim(second, coupon.id))).toBe("coupon.sold-out");
  expectOk(await shop.coupon.revoke(admin, coupon.id, first.id));
  expect(await shop.coupon.claim(first, coupon.id)).toEqual(err({ code: "coupon.revoked" }));
  expect(expectOk(await shop.coupon.viewClaim(first, coupon.id))).toEqual({ status: "REVOKED", sequence: 1 });
  expect(await claim(world, second, coupon)).toMatchObject({ sequence: 2, fresh: true });
  expect(codeOf(await shop.coupon.claim(nth(crowd, 2), coupon.id))).toBe("coupon.sold-out");
  expect(await shop.coupon.revoke(admin, coupon.id, first.id)).toEqual(err({ code: "coupon.not-usable" }));
  expect(expectOk(await shop.coupon.viewClaims(admin, coupon.id))).toMatchObject({
    live: 1,
    lastSequence: 2,
    quantity: 1,
    revoked: 1,
    remaining: 0,
  });
});

test("of racing revocations one takes the coupon back, and one unit is offered again", async () => {
  const { world, coupon, crowd } = await begin(2, 1, { ports: memoryPorts({ seed: 3 }) });
  await claim(world, nth(crowd, 0), coupon);
  const revoking = Array.from({ length: 5 }, () => world.shop.coupon.revoke(world.admin, coupon.id, nth(crowd, 0).id));
  expect((await Promise.all(revoking)).filter(({ ok }) => ok)).toHaveLength(1);
  expect(expectOk(await world.shop.coupon.view(world.admin, coupon.id))).toMatchObject({
    coupon: { revoked: 1 },
    remaining: 2,
  });
});

test("a member who was revoked hears so also where the stock has not heard of it", async () => {
  const ports = memoryPorts();
  const deaf = { ...ports, couponStock: { ...ports.couponStock, takeBack: async () => false } };
  const { world, coupon, crowd } = await begin(2, 1, { ports: deaf });
  await claim(world, nth(crowd, 0), coupon);
  expectOk(await world.shop.coupon.revoke(world.admin, coupon.id, nth(crowd, 0).id));
  expect(await world.shop.coupon.claim(nth(crowd, 0), coupon.id)).toEqual(err({ code: "coupon.revoked" }));
});

test("when nobody writes in time, the winner hears that it is on its way, and later that he has it under that sequence", async () => {
  const { ports, work } = idlePorts();
  const { world, coupon, crowd } = await begin(3, 1, { ports });
  const by = nth(crowd, 0);
  let answered = false;
  const claiming = world.shop.coupon.claim(by, coupon.id).finally(() => {
    answered = true;
  });
  await settle();
  ports.clock.advance(standardClaims.ackWaitMs - 1);
  await settle();
  expect(answered).toBe(false);
  ports.clock.advance(1);
  expect(expectOk(await claiming)).toEqual({ status: "PENDING", couponId: coupon.id, sequence: 1, fresh: true });
  expect(expectOk(await world.shop.coupon.viewClaim(by, coupon.id))).toEqual({
    status: "PENDING",
    sequence: 1,
  });
  work();
  await runJob(world, "settle-claims");
  expect(expectOk(await world.shop.coupon.viewClaim(by, coupon.id))).toEqual({ status: "ISSUED", sequence: 1 });
  const row = await rowOf(world, by, coupon);
  expect(await claim(world, by, coupon)).toEqual({
    status: "ISSUED",
    couponId: coupon.id,
    memberCouponId: row?.id,
    sequence: 1,
    fresh: false,
  });
});

test("a winner who asks again while his claim is on its way hears of the row as soon as it is written", async () => {
  const { ports, work } = idlePorts();
  const { world, coupon, crowd } = await begin(3, 1, { ports });
  const by = nth(crowd, 0);
  const claiming = [world.shop.coupon.claim(by, coupon.id), world.shop.coupon.claim(by, coupon.id)];
  await settle();
  work();
  await runJob(world, "settle-claims");
  const answers = (await Promise.all(claiming)).map(expectOk).sort((a, b) => Number(b.fresh) - Number(a.fresh));
  const row = await rowOf(world, by, coupon);
  expect(answers).toEqual([
    { status: "ISSUED", couponId: coupon.id, memberCouponId: row?.id, sequence: 1, fresh: true },
    { status: "ISSUED", couponId: coupon.id, memberCouponId: row?.id, sequence: 1, fresh: false },
  ]);
});

test("under ack: won, a winner is answered before anything is written", async () => {
  const { ports } = idlePorts();
  const options = { claims: { ...standardClaims, ack: "won" } } as const;
  const { world, coupon, crowd } = await begin(3, 1, { ports, options });
  expect(await claim(world, nth(crowd, 0), coupon)).toEqual({
    status: "PENDING",
    couponId: coupon.id,
    sequence: 1,
    fresh: true,
  });
  expect(await claim(world, nth(crowd, 0), coupon)).toEqual({
    status: "PENDING",
    couponId: coupon.id,
    sequence: 1,
    fresh: false,
  });
});

test("while too many claims are on their way, or one for too long, nobody wins more of them", async () => {
  for (const [backlog, waits] of [
    [{ length: 1, oldestMs: 60_000 }, 300],
    [{ length: 100, oldestMs: 1_000 }, 2_000],
  ] as const) {
    const { ports, work } = idlePorts();
    const options = { claims: { ...standardClaims, ack: "won", backlog } } as const;
    const { world, coupon, crowd } = await begin(5, 3, { ports, options });
    await claim(world, nth(crowd, 0), coupon);
    if (waits === 300) await claim(world, nth(crowd, 1), coupon);
    ports.clock.advance(waits);
    expect(await world.shop.coupon.claim(nth(crowd, 2), coupon.id)).toEqual(
      err({ code: "coupon.busy", retryAfterMs: 1_000 }),
    );
    work();
    await runJob(world, "settle-claims");
    ports.clock.advance(300);
    expect(await claim(world, nth(crowd, 2), coupon)).toMatchObject({ fresh: true });
  }
});

test("two processes over one stock and database are one shop", async () => {
  const { world, coupon, crowd } = await begin(3, 8, { ports: memoryPorts({ seed: 5 }) });
  const other = createShop({ ...world.ports, cache: memoryPorts().cache });
  const answers = await Promise.all(
    crowd.map((by, index) => (index % 2 === 0 ? world.shop : other).coupon.claim(by, coupon.id)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  expect((await writtenOf(world, coupon)).map(([sequence]) => sequence)).toEqual([1, 2, 3]);
});

test("only members claim, and of a coupon that there is", async () => {
  const { world, coupon } = await begin(3, 0);
  const by = await signUp(world, "hana");
  expect(codeOf(await world.shop.coupon.claim({ kind: "anonymous" }, coupon.id))).toBe("auth.forbidden");
  const nothing = idOf<CouponId>("00000000-0000-7000-8000-ffffffffffff");
  expect(codeOf(await world.shop.coupon.claim(by, nothing))).toBe("coupon.not-found");
});
