import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, anonymous, commandKey, expectOk, type OptionId } from "../src/index.ts";
import type { InventoryPolicy, Item } from "../src/item/index.ts";
import { memoryPorts } from "../src/memory/index.ts";
import { guestOf, options, put, unitsIn, viewOf } from "./filled-carts.ts";
import { holds, TEST_MS } from "./property.ts";
import { address, codeOf, itemOnSale, optionOf, password, runJob, signUp, type World, worldOf } from "./world.ts";

const DAY = 86_400_000;

describe("a guest's cart", () => {
  test("is filled, changed and emptied like a member's, and is nobody else's", async () => {
    const world = await worldOf();
    const { cart } = world.shop;
    const item = await itemOnSale(world);
    const [guest, other, member] = [await guestOf(world), await guestOf(world), await signUp(world, "hana")];
    await put(world, guest, item, 2);
    expectOk(await cart.changeQuantity(guest, optionOf(item), 4));
    const view = await viewOf(world, guest);
    expect([view.id, view.lines.length, view.quote.total]).toEqual([guest.cart, 1, 43_000]);
    for (const by of [other, member]) expect((await viewOf(world, by)).lines).toEqual([]);
    expectOk(await cart.removeLine(guest, optionOf(item)));
    expect(expectOk(await cart.clear(guest))).toBe(0);
  });

  test("cannot be ordered: its guest signs in first", async () => {
    const world = await worldOf();
    const guest = await guestOf(world);
    await put(world, guest, await itemOnSale(world), 1);
    expect(codeOf(await world.shop.order.placeFromCart(guest, { address }))).toBe("auth.forbidden");
  });

  test("repeats an addition under a key once, and its keys are not another guest's", async () => {
    const world = await worldOf();
    const item = await itemOnSale(world);
    const [guest, other] = [await guestOf(world), await guestOf(world)];
    const add = (by: Actor, quantity: number) =>
      world.shop.cart.add(by, {
        lines: [{ itemId: item.id, optionId: optionOf(item), quantity }],
        key: commandKey("one click"),
      });
    expect([codeOf(await add(guest, 1)), codeOf(await add(guest, 1))]).toEqual(["ok", "ok"]);
    expect([codeOf(await add(guest, 2)), codeOf(await add(other, 2))]).toEqual(["idempotency.key-reused", "ok"]);
    expect([await unitsIn(world, guest, item), await unitsIn(world, other, item)]).toEqual([[1], [2]]);
  });

  test("is good for 30 days, or for as long as the shop says, and its lines are forgotten after the same time", async () => {
    const week = 7 * DAY;
    for (const [world, ttl] of [
      [await worldOf(), 30 * DAY],
      [await worldOf(memoryPorts(), { guestCartTtlMs: week }), week],
    ] as const) {
      const { shop, ports } = world;
      const { token, expiresAt } = expectOk(await shop.cart.openGuest(anonymous));
      expect(expiresAt.getTime() - ports.clock.now().getTime()).toBe(ttl);
      const guest = expectOk(await shop.cart.authenticateGuest(token));
      const [item, member] = [await itemOnSale(world), await signUp(world, "hana")];
      for (const by of [guest, member]) await put(world, by, item, 1);
      ports.clock.advance(ttl - 1);
      expect(codeOf(await shop.cart.authenticateGuest(token))).toBe("ok");
      expect(await runJob(world, "prune-guest-carts")).toBe(0);
      ports.clock.advance(2);
      expect(codeOf(await shop.cart.authenticateGuest(token))).toBe("auth.token-expired");
      expect(await runJob(world, "prune-guest-carts")).toBe(1);
      expect([await unitsIn(world, guest, item), await unitsIn(world, member, item)]).toEqual([[0], [1]]);
    }
  });

  test("is nobody's session: its token opens no other door, and no other token opens it", async () => {
    const { shop } = await worldOf();
    await signUp({ shop }, "hana");
    const { token } = expectOk(await shop.cart.openGuest(anonymous));
    const tokens = expectOk(await shop.security.logIn(anonymous, { email: "hana@example.com", password }));
    const answers = [
      await shop.security.authenticate(token),
      await shop.security.refresh(anonymous, token),
      await shop.security.logOut(anonymous, token),
      await shop.security.logOutEverywhere(anonymous, token),
      await shop.cart.authenticateGuest(tokens.accessToken),
      await shop.cart.authenticateGuest(tokens.refreshToken),
    ];
    expect(answers.map(codeOf)).toEqual(answers.map(() => "auth.token-invalid"));
  });
});

test("a cart warns of all that would refuse its order and of nothing else, with what would be right", {
  timeout: TEST_MS,
}, async () => {
  const ware = fc.record({
    stock: fc.nat(3),
    inventory: fc.constantFrom<InventoryPolicy[]>("none", "track", "reserve-on-order"),
    quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
    perOrderLimit: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    fate: fc.constantFrom("none", "none", "none", "stop item", "stop option", "delete option", "delete item"),
  });
  type Ware = typeof ware extends fc.Arbitrary<infer T> ? T : never;
  const meet = async ({ shop, admin }: World, item: Item, fate: Ware["fate"]): Promise<void> => {
    const id = optionOf(item);
    if (fate === "stop item") expectOk(await shop.item.changeState(admin, item.id, "STOP"));
    if (fate === "delete item") expectOk(await shop.item.changeState(admin, item.id, "DELETED"));
    if (fate === "stop option")
      expectOk(await shop.item.edit(admin, item.id, { changeOptions: [{ id, state: "STOP" }] }));
    if (fate === "delete option") {
      const addOptions = [{ description: "다른 봉지", stock: 1 }];
      expectOk(await shop.item.edit(admin, item.id, { removeOptions: [id], addOptions }));
    }
  };
  const warned = fc.asyncProperty(fc.array(ware, { minLength: 1, maxLength: 3 }), async (wares) => {
    const world = await worldOf();
    const by = await signUp(world, "hana");
    for (const { stock, inventory, quantities, perOrderLimit, fate } of wares) {
      const drafts = quantities.map(() => ({ description: "한 봉지", stock, inventory }));
      const item = await itemOnSale(world, { options: drafts, perOrderLimit });
      await put(world, by, item, ...quantities);
      await meet(world, item, fate);
    }
    const { warnings } = await viewOf(world, by);
    const optionsWith = (code: string): readonly OptionId[] =>
      warnings.flatMap((warning) => (warning.code === code ? [warning.optionId] : [])).sort();
    const order = await world.shop.order.placeFromCart(by, { address });
    if (order.ok) {
      expect(warnings).toEqual([]);
      return;
    }
    expect(warnings.map(({ code }) => code)).toContain(order.error.code);
    if ("options" in order.error) expect(order.error.options).toEqual(optionsWith(order.error.code));
    if (order.error.code === "item.limit-exceeded")
      expect(warnings).toContainEqual(expect.objectContaining(order.error));
  });
  await holds(warned, 150);
});

test("a warning says how many are left, or how many one order may hold", async () => {
  const world = await worldOf();
  const by = await signUp(world, "hana");
  const short = await itemOnSale(world, { options: options(1, 3) });
  const limited = await itemOnSale(world, { options: options(2), perOrderLimit: 3 });
  await put(world, by, short, 5);
  await put(world, by, limited, 2, 2);
  expect((await viewOf(world, by)).warnings).toEqual([
    { code: "item.out-of-stock", optionId: optionOf(short), available: 3 },
    ...limited.options.map(({ id }) => ({
      code: "item.limit-exceeded",
      optionId: id,
      itemId: limited.id,
      limit: 3,
    })),
  ]);
});
