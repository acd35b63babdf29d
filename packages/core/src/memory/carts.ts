import { type CartLine, type Carts, MAX_LINES, MAX_QUANTITY } from "../cart/index.ts";
import { type CartId, idOf, type MemberId } from "../shared/ids.ts";
import { memberTable } from "./members.ts";
import { removeSome } from "./remove-some.ts";
import type { Table, View } from "./store.ts";

type CartRow = CartLine & { readonly cart: CartId };
const lineTable: Table<CartRow> = { name: "cart-line", key: ({ cart, optionId }) => `${cart}/${optionId}` };

/** Carts that works hold: two that write the same row cannot both commit, so the later one is repeated. */
const heldTable: Table<{ readonly cart: CartId }> = { name: "held-cart", key: ({ cart }) => cart };

const lineOf = ({ cart: _cart, ...line }: CartRow): CartLine => line;

const byAge = (a: CartLine, b: CartLine): number =>
  a.addedAt.getTime() - b.addedAt.getTime() || Number(a.optionId > b.optionId) - Number(a.optionId < b.optionId);

export const memoryCarts = (view: View): Carts => {
  const linesOf = (cart: CartId): readonly CartRow[] =>
    view
      .all(lineTable)
      .filter((row) => row.cart === cart)
      .sort(byAge);
  return {
    lines: async (cart) => {
      await view.turn("read");
      return linesOf(cart).map(lineOf);
    },
    add: async (cart, lines) => {
      await view.turn("write");
      const others = linesOf(cart).filter((row) => !lines.some(({ optionId }) => optionId === row.optionId));
      if (others.length + lines.length > MAX_LINES) return [];
      return lines.map((line) => {
        const before = view.get(lineTable, `${cart}/${line.optionId}`);
        const quantity = Math.min(MAX_QUANTITY, (before?.quantity ?? 0) + line.quantity);
        const row: CartRow = { ...line, cart, quantity, addedAt: before?.addedAt ?? line.addedAt };
        view.put(lineTable, row);
        return lineOf(row);
      });
    },
    setQuantity: async (cart, option, quantity) => {
      await view.turn("write");
      const row = view.get(lineTable, `${cart}/${option}`);
      if (row === undefined) return false;
      view.put(lineTable, { ...row, quantity });
      return true;
    },
    remove: async (cart, options) => {
      await view.turn("write");
      const gone = linesOf(cart).filter(({ optionId }) => options === "all" || options.includes(optionId));
      for (const row of gone) view.remove(lineTable, lineTable.key(row));
      return gone.map(lineOf);
    },
    hold: async (cart) => {
      await view.turn("write");
      view.put(heldTable, { cart });
    },
    forgetGuests: async (before, limit) => {
      await view.turn("write");
      return removeSome(
        view,
        lineTable,
        ({ cart, addedAt }) => addedAt < before && view.get(memberTable, idOf<MemberId>(cart)) === undefined,
        limit,
      );
    },
  };
};
