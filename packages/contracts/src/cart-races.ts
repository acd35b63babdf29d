import { expectOk } from "@cofshop/core";
import type { CartAddition } from "@cofshop/core/cart";
import type { Item } from "@cofshop/core/item";
import type { Actor, GuestActor } from "@cofshop/core/shared";
import { expect, test } from "vitest";
import { contract, upTo } from "./contract.ts";
import { address, type FreshShop, freshShop, itemOnSale, type ShopSubject, signUp, signUpMany } from "./fresh-shop.ts";
import { optionsOf } from "./rows.ts";

const unitsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** How often each race is run on one shop: the first time connections are opened, and who comes first goes ahead. */
const ROUNDS = 5;

/** Each of an item's options that many times. */
const each = (item: Item, quantity: number): readonly CartAddition[] =>
  optionsOf(item).map((optionId) => ({ itemId: item.id, optionId, quantity }));

/** Races between guests who sign in and whoever else uses their carts: no unit is lost, and none is there twice. */
export const cartRaces = (name: string, create: () => Promise<ShopSubject>): void => {
  contract(`Races of carts: ${name}`, create, [], (its) => {
    const guestOf = async ({ shop }: FreshShop): Promise<GuestActor> => {
      const { token } = expectOk(await shop.cart.openGuest({ kind: "anonymous" }));
      return expectOk(await shop.cart.authenticateGuest(token));
    };
    const add = async ({ shop }: FreshShop, by: Actor, lines: readonly CartAddition[]) =>
      expectOk(await shop.cart.add(by, { lines }));
    const merge = async ({ shop }: FreshShop, by: Actor, guest: GuestActor) =>
      expectOk(await shop.cart.merge(by, guest));
    const linesOf = async ({ shop }: FreshShop, by: Actor) => expectOk(await shop.cart.view(by)).lines;
    const quantities = async (fresh: FreshShop, by: Actor): Promise<readonly number[]> =>
      (await linesOf(fresh, by)).map(({ quantity }) => quantity);

    test("a member who signs in ten times at once with one guest's cart has everything of it once", async () => {
      const fresh = await freshShop(its());
      const by = await signUp(fresh, "buyer");
      const item = await itemOnSale(fresh, [100, 100, 100]);
      for (const round of upTo(ROUNDS)) {
        const guest = await guestOf(fresh);
        await add(fresh, guest, each(item, 2));
        const merges = await Promise.all(upTo(10).map(() => merge(fresh, by, guest)));
        expect(merges.map(({ merged }) => merged.length).sort()).toEqual([...upTo(9).map(() => 0), 3]);
        const units = 2 * (round + 1);
        expect([await quantities(fresh, by), await quantities(fresh, guest)]).toEqual([[units, units, units], []]);
      }
    });

    test("ten members who sign in with one guest's cart at once: one of them gets each unit", async () => {
      const fresh = await freshShop(its());
      const members = await signUpMany(fresh, 10);
      const item = await itemOnSale(fresh, [100, 100, 100]);
      for (const round of upTo(ROUNDS)) {
        const guest = await guestOf(fresh);
        await add(fresh, guest, each(item, 2));
        await Promise.all(members.map((by) => merge(fresh, by, guest)));
        const now = await Promise.all([...members, guest].map((by) => linesOf(fresh, by)));
        expect(unitsOf(now.flat())).toBe(6 * (round + 1));
      }
    });

    test("what a guest adds while he signs in is in the member's cart or still in his own", async () => {
      const fresh = await freshShop(its());
      const [by, guest] = [await signUp(fresh, "buyer"), await guestOf(fresh)];
      const lines = each(await itemOnSale(fresh, [1_000]), 1);
      for (const round of upTo(ROUNDS)) {
        await add(fresh, guest, lines);
        const adding = upTo(20).map(() => add(fresh, guest, lines));
        const merging = upTo(10).map(() => merge(fresh, by, guest));
        await Promise.all([...adding, ...merging]);
        expect(unitsOf([...(await linesOf(fresh, by)), ...(await linesOf(fresh, guest))])).toBe(21 * (round + 1));
      }
      await merge(fresh, by, guest);
      expect([await quantities(fresh, by), await quantities(fresh, guest)]).toEqual([[21 * ROUNDS], []]);
    });

    test("what a member adds while a guest becomes him counts, and so does what the guest brought", async () => {
      const fresh = await freshShop(its());
      const [by, guest] = [await signUp(fresh, "buyer"), await guestOf(fresh)];
      const item = await itemOnSale(fresh, [1_000, 1_000]);
      for (const round of upTo(ROUNDS)) {
        await add(fresh, guest, each(item, 5));
        const adding = upTo(20).map(() => add(fresh, by, each(item, 1)));
        await Promise.all([...adding, merge(fresh, by, guest)]);
        expect(await quantities(fresh, by)).toEqual([25 * (round + 1), 25 * (round + 1)]);
      }
    });

    test("five guests who turn out to be one member at once: what one order may hold of an item is kept, over all options", async () => {
      const fresh = await freshShop(its());
      const by = await signUp(fresh, "buyer");
      const item = await itemOnSale(fresh, [100, 100, 100, 100, 100]);
      expectOk(await fresh.shop.item.edit(fresh.admin, item.id, { perOrderLimit: 7 }));
      const guests: GuestActor[] = [];
      for (const line of each(item, 3)) {
        const guest = await guestOf(fresh);
        await add(fresh, guest, [line]);
        guests.push(guest);
      }
      await Promise.all(guests.map((guest) => merge(fresh, by, guest)));
      const { lines, warnings } = expectOk(await fresh.shop.cart.view(by));
      expect([unitsOf(lines), warnings]).toEqual([7, []]);
      const left = await Promise.all(guests.map((guest) => quantities(fresh, guest)));
      expect(left.flat()).toEqual([3, 3]);
    });

    test("an order from the cart while a guest becomes its member has each unit, or the cart has it", async () => {
      const fresh = await freshShop(its());
      const [by, guest] = [await signUp(fresh, "buyer"), await guestOf(fresh)];
      const item = await itemOnSale(fresh, [100, 100]);
      await add(fresh, by, each(item, 1));
      await add(fresh, guest, each(item, 2));
      const [order] = await Promise.all([fresh.shop.order.placeFromCart(by, { address }), merge(fresh, by, guest)]);
      expect(unitsOf([...expectOk(order).lines, ...(await linesOf(fresh, by))])).toBe(6);
    });
  });
};
