import type { CartLine } from "@cofshop/core/cart";
import type { CartId } from "@cofshop/core/shared";
import type { ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

/** Reads the line, adds in the program and writes it back. */
export const cartThatAddsInTheProgram = (): ShopSubject => {
  const lines = new Map<string, CartLine>();
  const carts = {
    lines: async () => [...lines.values()],
    add: async (_cart: unknown, added: readonly CartLine[]) => {
      const now: CartLine[] = [];
      for (const line of added) {
        const before = lines.get(line.optionId)?.quantity ?? 0;
        await turn();
        const grown = { ...line, quantity: before + line.quantity };
        lines.set(line.optionId, grown);
        now.push(grown);
      }
      return now;
    },
  };
  return memoryWith(
    (tx) => ({ carts: { ...tx.carts, ...carts } }),
    () => ({ carts }),
  );
};

/** Looks at the lines, and takes out a moment later what it saw: of two who do, both get them. */
export const cartsThatTakeWhatTheySaw = (): ShopSubject => {
  const rows = new Map<string, { readonly cart: CartId; readonly line: CartLine }>();
  const lines = async (cart: CartId) => [...rows.values()].filter((row) => row.cart === cart).map(({ line }) => line);
  return memoryWith(
    ({ carts }) => ({
      carts: {
        ...carts,
        lines,
        add: async (cart, added) => {
          const now = added.map((line) => {
            const quantity = (rows.get(`${cart} ${line.optionId}`)?.line.quantity ?? 0) + line.quantity;
            return { ...line, quantity };
          });
          for (const line of now) rows.set(`${cart} ${line.optionId}`, { cart, line });
          return now;
        },
        remove: async (cart, options) => {
          const seen = (await lines(cart)).filter(({ optionId }) => options === "all" || options.includes(optionId));
          await turn();
          for (const { optionId } of seen) rows.delete(`${cart} ${optionId}`);
          return seen;
        },
      },
    }),
    () => ({ carts: { lines } }),
  );
};

/** Lets everybody in at once. */
export const cartsThatHoldNobody = (): ShopSubject =>
  memoryWith(({ carts }) => ({ carts: { ...carts, hold: async () => undefined } }));

/** Forgets what is old, and does not ask whose it is. */
export const cartsThatForgetEverybody = (): ShopSubject => {
  const seen = new Map<string, { readonly cart: CartId; readonly line: CartLine }>();
  return memoryWith(({ carts }) => ({
    carts: {
      ...carts,
      add: async (cart, lines) => {
        for (const line of lines) seen.set(`${cart} ${line.optionId}`, { cart, line });
        return carts.add(cart, lines);
      },
      forgetGuests: async (before, limit) => {
        const old = [...seen].filter(([, { line }]) => line.addedAt < before).slice(0, limit);
        for (const [key, { cart, line }] of old) {
          seen.delete(key);
          await carts.remove(cart, [line.optionId]);
        }
        return old.length;
      },
    },
  }));
};
