import { expect, test } from "vitest";
import type { Coupon, CouponFields } from "../../src/coupon/index.ts";
import { err, expectOk, type MemberActor, type MemberCouponId, type OptionId } from "../../src/index.ts";
import { memoryPorts } from "../../src/memory/index.ts";
import type { Order } from "../../src/order/index.ts";
import { approve, ask } from "../orders-to-refund.ts";
import { address, codeOf, itemOnSale, optionOf, payOrder, runJob, signUp, type World, worldOf } from "../world.ts";
import { DAY, day, offer, rowOf, won } from "./offers.ts";

/** A shop with an item of 10,000 won, a member, and a coupon that he has. */
const begin = async (differs: Partial<CouponFields> = {}, ports = memoryPorts()) => {
  const world = await worldOf(ports);
  const by = await signUp(world, "hana");
  const coupon = await offer(world, differs);
  const held = await won(world, by, coupon);
  const option = optionOf(await itemOnSale(world, { options: [{ description: "200 g", stock: 100 }] }));
  return { world, by, coupon, held, option };
};
const place = (
  { shop }: World,
  by: MemberActor,
  optionId: OptionId,
  { quantity = 1, coupon, usePoints }: { quantity?: number; coupon?: MemberCouponId; usePoints?: number },
) => shop.order.place(by, { lines: [{ optionId, quantity }], address, coupon, usePoints });
const stateOf = async (world: World, by: MemberActor, coupon: Coupon) => (await rowOf(world, by, coupon))?.state;

test("the tier's discount comes first, then the coupon on what is left, then points on the rest; delivery is paid by neither", async () => {
  const { world, by, held, option, coupon } = await begin({ type: "RATE", value: 33, maxDiscount: 6_000 });
  const { shop, admin } = world;
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 90_000, reason: "환영" }));
  const order = expectOk(await place(world, by, option, { quantity: 2, coupon: held, usePoints: 14_000 }));
  // 33 % of 20,000 is 6,600: the cap is 6,000, and 14,000 are left for points.
  expect(order).toMatchObject({
    itemTotal: 20_000,
    couponDiscount: 6_000,
    usedPoints: 14_000,
    deliveryFee: 3_000,
    finalPrice: 3_000,
    memberCouponId: held,
  });
  expect(order.lines).toMatchObject([{ lineTotal: 20_000, coupon: 6_000, points: 14_000 }]);
  expect(await rowOf(world, by, coupon)).toMatchObject({ state: "USED", orderId: order.id, usedAt: order.placedAt });
});

test("more points than the coupon leaves are refused with how many can be used, and the coupon stays", async () => {
  const { world, by, coupon, held, option } = await begin({ value: 3_000 });
  expectOk(await world.shop.member.adjustPoints(world.admin, by.id, { amount: 90_000, reason: "환영" }));
  expect(await place(world, by, option, { coupon: held, usePoints: 7_001 })).toEqual(
    err({ code: "member.insufficient-points", usable: 7_000 }),
  );
  expect(await stateOf(world, by, coupon)).toBe("AVAILABLE");
});

test("a coupon takes off no more than the goods cost, and an order of nothing is paid as it is placed", async () => {
  const { world, by, held, option } = await begin({ value: 50_000 });
  const order = expectOk(await place(world, by, option, { quantity: 5, coupon: held }));
  expect(order).toMatchObject({ itemTotal: 50_000, couponDiscount: 50_000, finalPrice: 0, state: "PAID" });
  const dear = await begin({ value: 999_999 });
  const small = expectOk(await place(dear.world, dear.by, dear.option, { coupon: dear.held }));
  expect(small).toMatchObject({ couponDiscount: 10_000, finalPrice: 3_000, state: "WAITING_FOR_PAY" });
});

test("goods that cost less than the coupon's minimum are refused, with the minimum", async () => {
  const { world, by, held, option } = await begin({ minOrderPrice: 20_000 });
  expect(await place(world, by, option, { coupon: held })).toEqual(
    err({ code: "coupon.not-usable", minOrderPrice: 20_000 }),
  );
  expectOk(await place(world, by, option, { quantity: 2, coupon: held }));
});

test("a coupon that is not valid yet, over, cancelled, revoked or used is not used, and somebody else's is not found", async () => {
  const refused = async (
    differs: Partial<CouponFields>,
    before: (its: Awaited<ReturnType<typeof begin>>) => Promise<unknown>,
  ) => {
    const its = await begin(differs);
    await before(its);
    return codeOf(await place(its.world, its.by, its.option, { coupon: its.held }));
  };
  const now = new Date("2026-01-02T03:00:00Z");
  const answers = [
    await refused({ validFrom: day("2026-01-05"), issueFrom: now }, async () => undefined),
    await refused({ validTo: day("2026-01-02") }, async ({ world }) => world.ports.clock.advance(DAY)),
    await refused({}, ({ world, coupon }) => world.shop.coupon.changeState(world.admin, coupon.id, "CANCELLED")),
    await refused({ quantity: 1 }, ({ world, coupon, by }) => world.shop.coupon.revoke(world.admin, coupon.id, by.id)),
    await refused({}, ({ world, by, option, held }) => place(world, by, option, { coupon: held })),
  ];
  expect(new Set(answers)).toEqual(new Set(["coupon.not-usable"]));
  const { world, held, option } = await begin();
  const other = await signUp(world, "duri");
  expect(await place(world, other, option, { coupon: held })).toEqual(err({ code: "coupon.not-found" }));
});

test("a coupon that is available again is usable again", async () => {
  const { world, by, coupon, held, option } = await begin();
  const { shop, admin } = world;
  for (const state of ["CANCELLED", "AVAILABLE"] as const)
    expectOk(await shop.coupon.changeState(admin, coupon.id, state));
  expect(expectOk(await place(world, by, option, { coupon: held })).couponDiscount).toBe(3_000);
});

test("of 20 orders at once one uses the coupon, and the others are not placed", async () => {
  for (const seed of [1, 2, 3]) {
    const { world, by, held, option } = await begin({}, memoryPorts({ seed }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(world, by, option, { coupon: held })));
    expect(answers.map(codeOf).sort()).toEqual([...Array(19).fill("coupon.not-usable"), "ok"]);
    expect(expectOk(await world.shop.order.mine(by, {})).content).toHaveLength(1);
  }
});

test("an order that is refused after all, for want of stock, leaves the coupon as it was", async () => {
  const { world, by, coupon, held, option } = await begin();
  expect(codeOf(await place(world, by, option, { quantity: 101, coupon: held }))).toBe("item.out-of-stock");
  expect(await stateOf(world, by, coupon)).toBe("AVAILABLE");
});

test("cancelling gives the coupon back, by hand or by the job, once, to be used again", async () => {
  for (const how of ["by hand", "by the job"]) {
    const { world, by, coupon, held, option } = await begin();
    const order = expectOk(await place(world, by, option, { coupon: held }));
    if (how === "by hand") expectOk(await world.shop.order.cancel(by, order.id, "마음이 바뀌었어요"));
    else {
      world.ports.clock.advance(31 * 60_000);
      expect(await runJob(world, "auto-cancel-orders")).toBe(1);
    }
    expect(await rowOf(world, by, coupon)).toMatchObject({ state: "AVAILABLE", orderId: undefined, usedAt: undefined });
    expectOk(await place(world, by, option, { coupon: held }));
    // The first order has no claim on it any more.
    expect((await world.shop.order.cancel(by, order.id, "noch einmal")).ok).toBe(false);
    expect(await stateOf(world, by, coupon)).toBe("USED");
  }
});

test("a coupon whose time was over meanwhile comes back as over", async () => {
  const { world, by, coupon, held, option } = await begin({ validTo: day("2026-01-02") });
  const order = expectOk(await place(world, by, option, { coupon: held }));
  world.ports.clock.advance(DAY);
  expectOk(await world.shop.order.cancel(by, order.id, "마음이 바뀌었어요"));
  expect(await stateOf(world, by, coupon)).toBe("EXPIRED");
});

/** A paid order of three units with the coupon. */
const paid = async (its: Awaited<ReturnType<typeof begin>>): Promise<Order> => {
  const { world, by, option, held } = its;
  const order = expectOk(await place(world, by, option, { quantity: 3, coupon: held }));
  if (order.state === "WAITING_FOR_PAY") await payOrder(world, by, order.id);
  return order;
};

test("the coupon comes back with the last unit of a refunded order, and not before; an order that it paid for too", async () => {
  for (const value of [3_000, 100_000]) {
    const its = await begin({ value });
    const { world, by, coupon } = its;
    const order = await paid(its);
    const [line] = order.lines;
    if (line === undefined) throw new Error("the order has a line");
    expectOk(await ask(world, by, order.id, [line.id, 2]));
    expect(expectOk(await approve(world, order.id)).state).toBe("PAID");
    expect(await stateOf(world, by, coupon)).toBe("USED");
    expectOk(await ask(world, by, order.id, [line.id, 1]));
    expect(expectOk(await approve(world, order.id))).toMatchObject({
      state: "CANCELLED",
      refundedAmount: order.finalPrice,
    });
    expect(await stateOf(world, by, coupon)).toBe("AVAILABLE");
  }
});

test("a full refund after the coupon's time gives it back as over", async () => {
  const its = await begin({ validTo: day("2026-01-02") });
  const { world, by, coupon } = its;
  const order = await paid(its);
  world.ports.clock.advance(DAY);
  expectOk(await ask(world, by, order.id));
  expectOk(await approve(world, order.id));
  expect(await stateOf(world, by, coupon)).toBe("EXPIRED");
});
