import { expect, test } from "vitest";
import { err, expectOk } from "../../src/index.ts";
import { type MemoryPorts, memoryPorts } from "../../src/memory/index.ts";
import { begin, claim, nth } from "./offers.ts";

const soldOut = err({ code: "coupon.sold-out" });

/** A stock that counts how often it is asked for a unit. */
const counted = () => {
  const ports = memoryPorts();
  let asked = 0;
  const counting: MemoryPorts = {
    ...ports,
    couponStock: {
      ...ports.couponStock,
      claim: (wish) => {
        asked += 1;
        return ports.couponStock.claim(wish);
      },
    },
  };
  return { ports: counting, asked: () => asked };
};

test("once it is sold out, those who come too late are answered without the stock, each second anew", async () => {
  const { ports, asked } = counted();
  const { world, coupon, crowd } = await begin(2, 30, { ports });
  for (const by of crowd.slice(0, 2)) await claim(world, by, coupon);
  const late = crowd.slice(2);
  expect(await world.shop.coupon.claim(nth(crowd, 2), coupon.id)).toEqual(soldOut);
  expect(asked()).toBe(3);
  for (const by of late) expect(await world.shop.coupon.claim(by, coupon.id)).toEqual(soldOut);
  expect(asked()).toBe(3);
  ports.clock.advance(1_000);
  for (const by of late) expect(await world.shop.coupon.claim(by, coupon.id)).toEqual(soldOut);
  expect(asked()).toBe(4);
});

test("a winner who asks again is never told that it is sold out, and neither is one who was revoked", async () => {
  const { world, coupon, crowd } = await begin(2, 3);
  const [first, second, late] = [nth(crowd, 0), nth(crowd, 1), nth(crowd, 2)];
  for (const by of [first, second]) await claim(world, by, coupon);
  for (let times = 0; times < 2; times += 1) {
    expect(await world.shop.coupon.claim(late, coupon.id)).toEqual(soldOut);
    expect(await claim(world, first, coupon)).toMatchObject({ status: "ISSUED", sequence: 1 });
  }
  expectOk(await world.shop.coupon.revoke(world.admin, coupon.id, second.id));
  await claim(world, late, coupon);
  for (let times = 0; times < 2; times += 1) {
    expect(await world.shop.coupon.claim(second, coupon.id)).toEqual(err({ code: "coupon.revoked" }));
    expect(await claim(world, late, coupon)).toMatchObject({ status: "ISSUED", sequence: 3 });
  }
});

test("what somebody notes as sold out after more was given out tells no winner so", async () => {
  const { world, coupon, crowd } = await begin(1, 3);
  const [first, late, lucky] = [nth(crowd, 0), nth(crowd, 1), nth(crowd, 2)];
  await claim(world, first, coupon);
  const kept: Parameters<MemoryPorts["cache"]["keep"]>[] = [];
  for (let times = 0; times < 2; times += 1) {
    expect(await world.shop.coupon.claim(late, coupon.id)).toEqual(soldOut);
    kept.push([`coupon:sold-out:${coupon.id}`, 1, 1_000]);
  }
  expectOk(await world.shop.coupon.addStock(world.admin, coupon.id, { delta: 1 }));
  const wins = await claim(world, lucky, coupon);
  for (const note of kept) await world.ports.cache.keep(...note);
  expect(await claim(world, lucky, coupon)).toEqual({ ...wins, fresh: false });
});

test("a stock that lost its memory makes no winner one who came too late", async () => {
  const { world, coupon, crowd } = await begin(1, 1);
  const wins = await claim(world, nth(crowd, 0), coupon);
  world.ports.lose();
  await world.ports.cache.keep(`coupon:sold-out:${coupon.id}`, 1, 1_000);
  expect(await claim(world, nth(crowd, 0), coupon)).toEqual({ ...wins, fresh: false });
});
