import { type CartLine, MAX_LINES, MAX_QUANTITY } from "@cofshop/core/cart";
import type { Item } from "@cofshop/core/item";
import type { CartId } from "@cofshop/core/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commit, contract, reversed, type StoreFeatures, type StoreSubject, single, upTo } from "./contract.ts";
import { holds } from "./property.ts";
import { cartIn, freshId, itemIn, later, optionsOf } from "./rows.ts";

const linesOf = (item: Item, quantity: number, addedMs = 0): readonly CartLine[] =>
  optionsOf(item).map((optionId) => ({ optionId, itemId: item.id, quantity, addedAt: later(addedMs) }));

/** Certifies `Carts`: additions that race all count, and a cart stays small. */
export const cartsContract = (
  name: string,
  create: () => Promise<StoreSubject>,
  { runs = 20 }: StoreFeatures = {},
): void => {
  contract(`Carts: ${name}`, create, [], (its) => {
    const add = (cart: CartId, lines: readonly CartLine[]) => single(its(), (tx) => tx.carts.add(cart, lines));
    const linesIn = (cart: CartId) => its().unitOfWork.reads.carts.lines(cart);

    test("racing additions all count", async () => {
      const addition = fc.record({ line: fc.nat(2), quantity: fc.integer({ min: 1, max: 9 }) });
      const item = await itemIn(its(), { stock: [0, 0, 0] });
      const race = fc.asyncProperty(fc.array(addition, { maxLength: 20 }), async (additions) => {
        const cart = await cartIn(its());
        const touched = await Promise.all(
          additions.map(({ line, quantity }) => add(cart, linesOf(item, quantity).slice(line, line + 1))),
        );
        expect(touched.every((lines) => lines.length === 1)).toBe(true);
        const now = new Map((await linesIn(cart)).map((each) => [each.optionId, each.quantity]));
        for (const [index, option] of optionsOf(item).entries()) {
          const wanted = additions.filter(({ line }) => line === index).map(({ quantity }) => quantity);
          expect(now.get(option) ?? 0).toBe(wanted.reduce((sum, each) => sum + each, 0));
        }
      });
      await holds(race, { runs, shrink: false });
    });

    test("a cart that nobody used is empty, and lines come in the order in which they were first added", async () => {
      const [cart, other] = [await cartIn(its()), await cartIn(its())];
      const items = [await itemIn(its()), await itemIn(its()), await itemIn(its())];
      expect(await linesIn(cart)).toEqual([]);
      const added = reversed(items).flatMap((item, index) => linesOf(item, 2, index));
      for (const line of added) expect(await add(cart, [line])).toEqual([line]);
      const again = added.slice(0, 1).map((line) => ({ ...line, quantity: 5, addedAt: later(9) }));
      const grown = added.slice(0, 1).map((line) => ({ ...line, quantity: 7 }));
      expect(await add(cart, again)).toEqual(grown);
      expect(await linesIn(cart)).toEqual([...grown, ...added.slice(1)]);
      expect(await linesIn(other)).toEqual([]);
    });

    test("lines that are added together keep each its own time", async () => {
      const cart = await cartIn(its());
      const item = await itemIn(its(), { stock: [0, 0, 0] });
      const lines = reversed(linesOf(item, 1)).map((line, index) => ({ ...line, addedAt: later(index) }));
      expect(await add(cart, lines)).toHaveLength(3);
      expect(await linesIn(cart)).toEqual(lines);
    });

    test("a line holds 9,999 at most and what is over is dropped", async () => {
      const cart = await cartIn(its());
      const item = await itemIn(its());
      await add(cart, linesOf(item, MAX_QUANTITY - 1));
      expect(await add(cart, linesOf(item, 5))).toEqual(linesOf(item, MAX_QUANTITY));
      expect(await linesIn(cart)).toEqual(linesOf(item, MAX_QUANTITY));
    });

    test("a cart that would hold more than 100 lines takes none of the addition, and one that is full still grows its lines", async () => {
      const cart = await cartIn(its());
      const [many, one] = [await itemIn(its(), { stock: upTo(MAX_LINES - 1).map(() => 0) }), await itemIn(its())];
      const two = await itemIn(its(), { stock: [0, 0] });
      await add(cart, linesOf(many, 1));
      expect(await add(cart, linesOf(two, 1))).toEqual([]);
      expect(await linesIn(cart)).toHaveLength(MAX_LINES - 1);
      expect(await add(cart, linesOf(one, 1))).toHaveLength(1);
      expect(await add(cart, linesOf(two, 1).slice(0, 1))).toEqual([]);
      expect(await add(cart, linesOf(one, 1))).toEqual(linesOf(one, 2));
      expect(await linesIn(cart)).toHaveLength(MAX_LINES);
    });

    test("a quantity is set, lines are removed by name or all at once, and what is not there is not touched", async () => {
      const [cart, other] = [await cartIn(its()), await cartIn(its())];
      const item = await itemIn(its(), { stock: [0, 0, 0] });
      const [first, ...rest] = optionsOf(item);
      if (first === undefined) throw new Error("the item has three options");
      const set = (quantity: number) => single(its(), (tx) => tx.carts.setQuantity(cart, first, quantity));
      const remove = (options: typeof rest | "all") => single(its(), (tx) => tx.carts.remove(cart, options));
      expect(await set(4)).toBe(false);
      expect(await remove("all")).toEqual([]);
      await add(cart, linesOf(item, 1));
      await add(other, linesOf(item, 1));
      expect(await set(4)).toBe(true);
      expect((await linesIn(cart)).find(({ optionId }) => optionId === first)?.quantity).toBe(4);
      const [four, second, third] = await linesIn(cart);
      expect(await remove([])).toEqual([]);
      expect(await remove([first])).toEqual([four]);
      expect(await remove([first, ...rest.slice(0, 1)])).toEqual([second]);
      expect(await remove("all")).toEqual([third]);
      expect(await linesIn(cart)).toEqual([]);
      expect(await linesIn(other)).toHaveLength(3);
    });

    test("lines come out of a cart in the order in which they were added", async () => {
      const cart = await cartIn(its());
      const items = reversed([await itemIn(its()), await itemIn(its()), await itemIn(its())]);
      const added = items.flatMap((item, index) => linesOf(item, 2, index));
      for (const line of reversed(added)) await add(cart, [line]);
      expect(await commit(its(), (tx) => tx.carts.remove(cart, "all"))).toEqual(added);
    });

    test("of racing works that hold one cart each reads what the others left, though it has no line to lock", async () => {
      const item = await itemIn(its(), { stock: upTo(10).map(() => 0) });
      const fillEmpty = (cart: CartId, line: CartLine) =>
        commit(its(), async (tx) => {
          await tx.carts.hold(cart);
          return (await tx.carts.lines(cart)).length === 0 ? tx.carts.add(cart, [line]) : [];
        });
      // Several times: connections that are opened first let those who come first go ahead.
      for (const _ of upTo(5)) {
        const cart = await cartIn(its());
        const filled = await Promise.all(linesOf(item, 1).map((line) => fillEmpty(cart, line)));
        expect(filled.flat()).toHaveLength(1);
        expect(await linesIn(cart)).toEqual(filled.flat());
      }
    });

    test("guests' lines from before an instant are forgotten, at most as many as asked; members' lines stay", async () => {
      const [member, guest, late] = [await cartIn(its()), freshId<CartId>(), freshId<CartId>()];
      const item = await itemIn(its(), { stock: upTo(6).map(() => 0) });
      for (const cart of [member, guest]) await add(cart, linesOf(item, 1));
      await add(late, linesOf(item, 1, 5));
      const forget = (limit: number) => commit(its(), (tx) => tx.carts.forgetGuests(later(5), limit));
      expect([await forget(4), await forget(4), await forget(4)]).toEqual([4, 2, 0]);
      expect(await linesIn(guest)).toEqual([]);
      expect(await linesIn(member)).toHaveLength(6);
      expect(await linesIn(late)).toHaveLength(6);
    });

    test("what racing removals take out and what is left is what racing additions put in", async () => {
      const cart = await cartIn(its());
      const item = await itemIn(its(), { stock: [0, 0] });
      await add(cart, linesOf(item, 1));
      const removals = upTo(10).map(() => commit(its(), (tx) => tx.carts.remove(cart, "all")));
      const additions = upTo(10).map(() => add(cart, linesOf(item, 1)));
      const [taken] = await Promise.all([Promise.all(removals), Promise.all(additions)]);
      const all = [...taken.flat(), ...(await linesIn(cart))];
      for (const option of optionsOf(item)) {
        const quantities = all.filter(({ optionId }) => optionId === option).map(({ quantity }) => quantity);
        expect(quantities.reduce((sum, each) => sum + each, 0)).toBe(11);
      }
    });
  });
};
