import { expect, test } from "vitest";
import { createShop, err, expectOk } from "../../src/index.ts";
import type { MemoryPorts } from "../../src/memory/index.ts";
import { worldOf } from "../world.ts";
import { begin, claim, crowdOf, DAY, idlePorts, nth, offer, settle } from "./offers.ts";

test("claims are taken from issueFrom until issueTo and not at it, whatever the limit; who comes early hears how long to wait", async () => {
  for (const quantity of [undefined, 5]) {
    const world = await worldOf();
    const { shop, ports } = world;
    const now = ports.clock.now().getTime();
    const window = { issueFrom: new Date(now + 10_000), issueTo: new Date(now + 20_000) };
    const coupon = await offer(world, { quantity, ...window });
    const crowd = await crowdOf(world, 3);
    expect(await shop.coupon.claim(nth(crowd, 0), coupon.id)).toEqual(
      err({ code: "coupon.not-open", retryAfterMs: 10_000 }),
    );
    ports.clock.advance(9_999);
    expect(await shop.coupon.claim(nth(crowd, 0), coupon.id)).toEqual(
      err({ code: "coupon.not-open", retryAfterMs: 1 }),
    );
    ports.clock.advance(1);
    expect(await claim(world, nth(crowd, 0), coupon)).toMatchObject({ status: "ISSUED", fresh: true });
    ports.clock.advance(9_999);
    expect(await claim(world, nth(crowd, 1), coupon)).toMatchObject({ status: "ISSUED", fresh: true });
    ports.clock.advance(1);
    expect(await shop.coupon.claim(nth(crowd, 2), coupon.id)).toEqual(err({ code: "coupon.closed" }));
  }
});

test("a winner who asks again when it is over, cancelled or sold out still hears of his", async () => {
  for (const end of ["over", "cancelled", "sold out"]) {
    const { world, coupon, crowd } = await begin(1, 2);
    const first = await claim(world, nth(crowd, 0), coupon);
    if (end === "cancelled") expectOk(await world.shop.coupon.changeState(world.admin, coupon.id, "CANCELLED"));
    if (end === "over") world.ports.clock.advance(40 * DAY);
    expect([end, await claim(world, nth(crowd, 0), coupon)]).toEqual([end, { ...first, fresh: false }]);
    const refusal = end === "sold out" ? "coupon.sold-out" : "coupon.closed";
    expect(await world.shop.coupon.claim(nth(crowd, 1), coupon.id)).toEqual(err({ code: refusal }));
  }
});

test("a winner whose claim is still on its way when it ends is not told that he came too late", async () => {
  for (const end of ["over", "cancelled"]) {
    const { ports, work } = idlePorts();
    const { world, coupon, crowd } = await begin(2, 2, { ports, options: { claims: quick } });
    expect(await claim(world, nth(crowd, 0), coupon)).toEqual({
      status: "PENDING",
      couponId: coupon.id,
      sequence: 1,
      fresh: true,
    });
    if (end === "cancelled") expectOk(await world.shop.coupon.changeState(world.admin, coupon.id, "CANCELLED"));
    if (end === "over") ports.clock.advance(40 * DAY);
    const again = { status: "PENDING", couponId: coupon.id, sequence: 1, fresh: false };
    expect([end, await claim(world, nth(crowd, 0), coupon)]).toEqual([end, again]);
    work();
    await claim(world, nth(crowd, 0), coupon);
    await settle();
    expect(await claim(world, nth(crowd, 0), coupon)).toMatchObject({ status: "ISSUED", sequence: 1, fresh: false });
  }
});

const quick = { ack: "won", ackWaitMs: 5_000, backlog: { length: 100, oldestMs: 100 * DAY } } as const;

test("a coupon that is cancelled is claimed by nobody from that moment, whoever still remembers it as available", async () => {
  for (const quantity of [undefined, 5]) {
    const world = await worldOf();
    const { shop, admin, ports } = world;
    const coupon = await offer(world, { quantity });
    const crowd = await crowdOf(world, 2);
    const other = createShop({ ...ports, cache: forgetful(ports.cache) });
    await claim(world, nth(crowd, 0), coupon);
    expectOk(await other.coupon.changeState(admin, coupon.id, "CANCELLED"));
    expect(await shop.coupon.claim(nth(crowd, 1), coupon.id)).toEqual(err({ code: "coupon.closed" }));
    expectOk(await other.coupon.changeState(admin, coupon.id, "AVAILABLE"));
    ports.clock.advance(1_000);
    expect(await claim(world, nth(crowd, 1), coupon)).toMatchObject({ status: "ISSUED" });
  }
});

/** Another process's cache: what it forgets stays in ours. */
const forgetful = (cache: MemoryPorts["cache"]): MemoryPorts["cache"] => ({
  ...cache,
  forget: async () => undefined,
});
