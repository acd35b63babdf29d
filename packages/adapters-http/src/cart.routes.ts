import { type ItemId, type OptionId, ok, type Seal } from "@cofshop/core";
import type { CartLine, CartUseCases } from "@cofshop/core/cart";
import { z } from "zod";
import type { By } from "./access.ts";
import { created, listOf, noContent, okay, type View, view } from "./answer.ts";
import { cartLineView, cartTotalView, cartView, guestCartView } from "./cart.views.ts";
import { id, out, quantity } from "./fields.ts";
import { del, get, type PathParams, patch, post, type Route } from "./route.ts";

const addition = z.strictObject({ itemId: id<ItemId>(), optionId: id<OptionId>(), quantity });
/** The option alone names the line; the item may be sent, as when adding, and is not needed. */
const quantityBody = z.strictObject({ itemId: id<ItemId>().optional(), optionId: id<OptionId>(), quantity });

const lineInPath: PathParams<{ optionId: OptionId }> = {
  schema: z.object({ optionId: id<OptionId>() }),
  absent: { code: "cart.line-not-found" },
};

type Changed = { readonly optionId: OptionId; readonly quantity: number };
const changedView: View<Changed> = view(
  z.strictObject({ optionId: out.id, quantity: z.int() }),
  ({ optionId, quantity }) => ({ optionId, quantity }),
);
const here = () => "/cart-items/me";

/** One addition answers one line. */
const only = ([line]: readonly CartLine[]): CartLine => {
  if (line === undefined) throw new Error("what was put into a cart is in it");
  return line;
};

export const cartRoutes = ({ cart }: { readonly cart: CartUseCases }): readonly Route[] => {
  const change = async (by: By<"cart">, { optionId, quantity }: Changed) => {
    const changed = await cart.changeQuantity(by, optionId, quantity);
    return changed.ok ? ok({ optionId, quantity }) : changed;
  };
  return [
    post("/carts/guest", {
      summary: "Open a cart for somebody who has not signed in; its token is good for 30 days",
      access: "anonymous",
      answer: created(guestCartView, here),
      run: ({ by }) => cart.openGuest(by),
    }),
    get("/cart-items/me", {
      summary: "The cart, priced now, with warnings for what cannot be ordered",
      access: "cart",
      answer: okay(cartView),
      run: ({ by }) => cart.view(by),
    }),
    get("/cart-items/me/total-price", {
      summary: "What the cart costs now",
      access: "cart",
      answer: okay(cartTotalView),
      run: ({ by }) => cart.view(by),
    }),
    post("/cart-items/me/items", {
      summary: "Put an option into the cart; what is there grows, to 9,999 at most",
      access: "cart",
      body: addition,
      answer: created(cartLineView, here),
      run: async ({ by, body, seal }) => {
        const sealOne: Seal<readonly CartLine[]> | undefined = seal && ((tx, lines) => seal(tx, only(lines)));
        const added = await cart.add(by, { lines: [body], seal: sealOne });
        return added.ok ? ok(only(added.value)) : added;
      },
    }),
    post("/cart-items/me/items/list", {
      summary: "Put several options into the cart, all or none",
      access: "cart",
      body: z.array(addition).min(1).max(100),
      answer: created(listOf(cartLineView), here),
      run: ({ by, body, seal }) => cart.add(by, { lines: body, seal }),
    }),
    patch("/cart-items/me/quantity", {
      summary: "Set how many of an option the cart holds",
      access: "cart",
      body: quantityBody,
      answer: okay(changedView),
      run: ({ by, body }) => change(by, body),
    }),
    del("/cart-items/me/items/:optionId", {
      summary: "Take an option out of the cart",
      access: "cart",
      params: lineInPath,
      answer: noContent,
      run: ({ by, params }) => cart.removeLine(by, params.optionId),
    }),
    del("/cart-items/me/items", {
      summary: "Empty the cart",
      access: "cart",
      answer: noContent,
      run: ({ by }) => cart.clear(by),
    }),
  ];
};
