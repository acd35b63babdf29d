import { expect, test } from "vitest";
import {
  createShop,
  expectOk,
  type MemberActor,
  money,
  type OptionId,
  standardPoints,
  standardTiers,
  type TierPolicy,
} from "../src/index.ts";
import { address, codeOf, itemOnSale, optionOf, payOrder, runJob, signUp, type World, worldOf } from "./world.ts";

const DAY = 86_400_000;
const goods = async (world: World, price: number, quantity = 99): Promise<OptionId> =>
  optionOf(await itemOnSale(world, { price, options: [{ description: "한 봉지", stock: quantity }] }));

/** Buys one, pays and receives it. */
const deliver = async (world: World, by: MemberActor, optionId: OptionId, usePoints = 0) => {
  const { shop, admin } = world;
  const order = expectOk(await shop.order.place(by, { lines: [{ optionId, quantity: 1 }], address, usePoints }));
  if (order.finalPrice > 0) await payOrder(world, by, order.id);
  for (const step of ["PREPARING_FOR_SHIPMENT", "SHIPPING", "DELIVERED"] as const) {
    expectOk(await shop.order.move(admin, order.id, step));
  }
  return order;
};
/** Buys one, pays, receives and confirms. */
const buy = async (world: World, by: MemberActor, optionId: OptionId, usePoints = 0) => {
  const { id } = await deliver(world, by, optionId, usePoints);
  return expectOk(await world.shop.order.confirm(by, id));
};
const tierOf = async ({ shop }: World, by: MemberActor) => expectOk(await shop.member.membership(by)).tier.name;
const balanceOf = async ({ shop }: World, by: MemberActor) => expectOk(await shop.member.points(by, {})).balance;

test("completed orders lift a member to RED at 300,000 won and to PURPLE at a million, and no order before that", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const [much, little] = [await goods(world, 299_999), await goods(world, 1)];
  const membership = async () => expectOk(await world.shop.member.membership(by));
  expect(await membership()).toMatchObject({ tier: { name: "BASIC" }, spent: 0, next: { missing: 300_000 } });
  await buy(world, by, much);
  expect(await membership()).toMatchObject({ tier: { name: "BASIC" }, spent: 299_999, next: { missing: 1 } });
  await buy(world, by, little);
  expect(await membership()).toMatchObject({ tier: { name: "RED" }, next: { tier: { name: "PURPLE" } } });
  await buy(world, by, await goods(world, 800_000));
  expect(await membership()).toMatchObject({ tier: { name: "PURPLE", percent: 10 }, next: undefined });
  const told = (await world.told()).filter(({ type }) => type === "member.tier-changed");
  expect(told.map(({ data }) => data)).toEqual([
    { memberId: by.id, from: "BASIC", to: "RED" },
    { memberId: by.id, from: "RED", to: "PURPLE" },
  ]);
});

test("a tier's discount is in the cart and in the order, line by line, and nowhere for others", async () => {
  const world = await worldOf();
  const [by, other] = [await signUp(world, "hana"), await signUp(world, "duri")];
  await buy(world, by, await goods(world, 300_000));
  const item = await itemOnSale(world, { price: 999 });
  const line = { itemId: item.id, optionId: optionOf(item), quantity: 3 };
  for (const [member, unit] of [
    [by, 949],
    [other, 999],
  ] as const) {
    expectOk(await world.shop.cart.add(member, { lines: [line] }));
    const { quote } = expectOk(await world.shop.cart.view(member));
    expect(quote).toMatchObject({ itemTotal: 3 * unit, tierDiscount: 3 * (999 - unit), total: 3 * unit + 3_000 });
    const order = expectOk(await world.shop.order.placeFromCart(member, { address }));
    expect(order).toMatchObject({ itemTotal: 3 * unit, tierDiscount: 3 * (999 - unit), finalPrice: quote.total });
    expect(order.lines.map(({ unitPrice }) => unitPrice)).toEqual([unit]);
  }
});

test("six months later the money counts no more: the nightly job takes the tier away, or the next order does", async () => {
  const world = await worldOf();
  const [by, other] = [await signUp(world, "hana"), await signUp(world, "duri")];
  const [much, little] = [await goods(world, 400_000), await goods(world, 1_000)];
  await buy(world, by, much);
  await buy(world, other, much);
  // Completed on 2 January: on 2 July it is six months old and still counts, on 3 July no more.
  world.ports.clock.advance(181 * DAY);
  expect(await runJob(world, "recalculate-tiers")).toBe(0);
  expect([await tierOf(world, by), await tierOf(world, other)]).toEqual(["RED", "RED"]);
  world.ports.clock.advance(DAY);
  await buy(world, other, little);
  expect([await tierOf(world, by), await tierOf(world, other)]).toEqual(["RED", "BASIC"]);
  expect([await runJob(world, "recalculate-tiers"), await runJob(world, "recalculate-tiers")]).toEqual([1, 0]);
  expect(await tierOf(world, by)).toBe("BASIC");
});

test("two orders that are completed at once count together, also where orders earn no points", async () => {
  const world = await worldOf(undefined, { points: { ...standardPoints, earned: () => money(0) } });
  const { shop } = world;
  const [thing, machine] = [await goods(world, 150_000), await goods(world, 400_000)];
  for (const name of ["hana", "duri", "sena"]) {
    const by = await signUp(world, name);
    const orders = [await deliver(world, by, thing), await deliver(world, by, thing)];
    await Promise.all(orders.map(({ id }) => shop.order.confirm(by, id)));
    expect(expectOk(await shop.member.membership(by))).toMatchObject({ tier: { name: "RED" }, spent: 300_000 });
    const more = [await deliver(world, by, machine), await deliver(world, by, machine)];
    await Promise.all(more.map(({ id }) => shop.order.confirm(by, id)));
    expect(await tierOf(world, by)).toBe("PURPLE");
  }
});

test("tiers are the shop's own: names, percents, thresholds and window, also for members who have a tier already", async () => {
  const tiers: TierPolicy = {
    tiers: [
      { name: "GOLD", percent: 50, from: money(1_000) },
      { name: "EVERYBODY", percent: 1, from: money(0) },
    ],
    windowMonths: 1,
  };
  const world = await worldOf(undefined, { tiers });
  const by = await signUp(world, "hana");
  const thing = await goods(world, 10_000);
  expect((await buy(world, by, thing)).itemTotal).toBe(9_900);
  expect((await buy(world, by, thing)).itemTotal).toBe(5_000);
  // The same members under another policy: a name that is gone counts as the lowest until the money is counted again.
  const shop = createShop(world.ports, { tiers: standardTiers });
  const renamed = expectOk(await shop.member.membership(by));
  expect([renamed.tier.name, renamed.spent]).toEqual(["BASIC", 20_900]);
  expect(await runJob({ shop, ports: world.ports }, "recalculate-tiers")).toBe(1);
});

test("a completed order earns one percent of what was paid for its goods, not for points and not for the delivery", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const thing = await goods(world, 10_099);
  const first = await buy(world, by, thing);
  expect([first.finalPrice, first.earnedPoints, await balanceOf(world, by)]).toEqual([13_099, 100, 100]);
  const second = await buy(world, by, thing, 100);
  expect([second.finalPrice, second.usedPoints, second.earnedPoints]).toEqual([12_999, 100, 99]);
  expect(await balanceOf(world, by)).toBe(99);
});

test("points pay for goods, never for their delivery; too many are refused with what can be used, and nothing happens", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const by = await signUp(world, "hana");
  const thing = await goods(world, 10_000, 1);
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 20_000, reason: "환영합니다" }));
  const place = (usePoints: number) =>
    shop.order.place(by, { lines: [{ optionId: thing, quantity: 1 }], address, usePoints });
  expect(await place(10_001)).toEqual({ ok: false, error: { code: "member.insufficient-points", usable: 10_000 } });
  expect(await place(-1)).toMatchObject({ error: { code: "request.invalid", field: "usePoint" } });
  expect(await balanceOf(world, by)).toBe(20_000);
  const order = expectOk(await place(10_000));
  expect([order.finalPrice, order.state, await balanceOf(world, by)]).toEqual([3_000, "WAITING_FOR_PAY", 10_000]);
  expect(order.lines.map(({ points }) => points)).toEqual([10_000]);
});

test("an order that points and free delivery pay for is paid as it is placed, and earns nothing", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const by = await signUp(world, "hana");
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 60_000, reason: "환영합니다" }));
  const order = await buy(world, by, await goods(world, 60_000), 60_000);
  expect([order.state, order.finalPrice, order.earnedPoints, await balanceOf(world, by)]).toEqual([
    "COMPLETED",
    0,
    0,
    0,
  ]);
});

test("a cancelled order gives its points back once, whoever cancels it; also one that nobody paid in time", async () => {
  const world = await worldOf();
  const { shop, admin, ports } = world;
  const by = await signUp(world, "hana");
  const thing = await goods(world, 10_000);
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 5_000, reason: "환영합니다" }));
  const place = async () =>
    expectOk(await shop.order.place(by, { lines: [{ optionId: thing, quantity: 1 }], address, usePoints: 2_000 }));
  const [mine, late] = [await place(), await place()];
  expect(await balanceOf(world, by)).toBe(1_000);
  const answers = [
    await shop.order.cancel(by, mine.id, "안 살래요"),
    await shop.order.cancel(by, mine.id, "안 살래요"),
  ];
  expect([answers.map(codeOf), await balanceOf(world, by)]).toEqual([["ok", "order.cannot-cancel"], 3_000]);
  ports.clock.advance(31 * 60_000);
  expect([await runJob(world, "auto-cancel-orders"), await balanceOf(world, by)]).toEqual([1, 5_000]);
  const { content } = expectOk(await shop.member.points(by, {}));
  expect(content.map(({ kind, amount, order }) => [kind, amount, order])).toEqual([
    ["RESTORE", 2_000, late.id],
    ["RESTORE", 2_000, mine.id],
    ["SPEND", -2_000, late.id],
    ["SPEND", -2_000, mine.id],
    ["ADJUST", 5_000, undefined],
  ]);
});

test("points end after a year: nobody can spend them from then on, and a job says so in the ledger, once", async () => {
  const world = await worldOf();
  const { shop, admin, ports } = world;
  const by = await signUp(world, "hana");
  expectOk(await shop.member.adjustPoints(admin, by.id, { amount: 700, reason: "환영합니다" }));
  ports.clock.advance(365 * DAY);
  expect([await runJob(world, "expire-points"), await balanceOf(world, by)]).toEqual([0, 700]);
  ports.clock.advance(DAY);
  expect(await balanceOf(world, by)).toBe(0);
  expect([await runJob(world, "expire-points"), await runJob(world, "expire-points")]).toEqual([1, 0]);
  const { content } = expectOk(await shop.member.points(by, {}));
  expect(content.map(({ kind, amount, balance, by: who }) => [kind, amount, balance, who])).toEqual([
    ["EXPIRE", -700, 0, "system:points"],
    ["ADJUST", 700, 700, `member:${admin.id}`],
  ]);
});

test("an admin corrects points with a reason, never below zero; zero, no reason and strangers are refused", async () => {
  const world = await worldOf();
  const { shop, admin } = world;
  const by = await signUp(world, "hana");
  const adjust = (amount: number, reason = "정정") => shop.member.adjustPoints(admin, by.id, { amount, reason });
  expect(await adjust(300)).toEqual({ ok: true, value: { balance: 300 } });
  expect(await adjust(-301)).toEqual({ ok: false, error: { code: "member.insufficient-points", usable: 300 } });
  expect(await adjust(-300)).toEqual({ ok: true, value: { balance: 0 } });
  expect(await adjust(0)).toMatchObject({ error: { field: "amount" } });
  expect(await adjust(1.5)).toMatchObject({ error: { field: "amount" } });
  expect(await adjust(5, " ")).toMatchObject({ error: { field: "reason" } });
  expect(expectOk(await shop.member.profile(by)).points).toBe(0);
});
