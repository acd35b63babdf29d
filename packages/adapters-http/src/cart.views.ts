import type { CartLine, CartView, GuestCart } from "@cofshop/core/cart";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { out } from "./fields.ts";

const lineFields = { itemId: out.id, optionId: out.id, quantity: z.int() };

export const cartLineView: View<CartLine> = view(
  z.strictObject(lineFields).meta({ id: "CartLine" }),
  ({ itemId, optionId, quantity }) => ({ itemId, optionId, quantity }),
);

export const guestCartView: View<GuestCart> = view(z.strictObject({ cartToken: z.string() }), ({ token }) => ({
  cartToken: token,
}));

const warningView: View<CartView["warnings"][number]> = view(
  z.strictObject({
    optionId: out.id,
    code: z.enum(["item.option-not-found", "item.not-for-sale", "item.out-of-stock", "item.limit-exceeded"]),
    available: z.int().optional().meta({ description: "How many are left, where too few are" }),
    limit: z.int().optional().meta({ description: "How many of the item one order may hold, where the cart has more" }),
  }),
  (warning) => {
    const { optionId, code } = warning;
    if (warning.code === "item.out-of-stock") return { optionId, code, available: warning.available };
    return warning.code === "item.limit-exceeded" ? { optionId, code, limit: warning.limit } : { optionId, code };
  },
);

/** A line that is not on sale has names, if they are still known, and no price. */
export const cartView: View<CartView> = view(
  z
    .strictObject({
      cartId: out.id,
      items: z.array(
        z.strictObject({
          ...lineFields,
          itemName: z.string().nullable(),
          description: z.string().nullable(),
          unitPrice: out.amount.nullable(),
          lineTotal: out.amount.nullable(),
        }),
      ),
      warnings: z.array(warningView.schema),
    })
    .meta({ id: "Cart" }),
  (cart) => {
    const quoted = new Map(cart.quote.lines.map((line) => [line.sellable.option.id, line]));
    const items = cart.lines.map(({ itemId, optionId, quantity, sellable }) => ({
      itemId,
      optionId,
      quantity,
      itemName: sellable?.item.name ?? null,
      description: sellable?.option.description ?? null,
      unitPrice: quoted.get(optionId)?.unitPrice ?? null,
      lineTotal: quoted.get(optionId)?.lineTotal ?? null,
    }));
    return { cartId: cart.id, items, warnings: cart.warnings.map(warningView.of) };
  },
);

export const cartTotalView: View<CartView> = view(
  z.strictObject({
    itemTotal: out.amount,
    tierDiscount: out.amount,
    deliveryFee: out.amount,
    total: out.amount,
  }),
  ({ quote: { itemTotal, tierDiscount, deliveryFee, total } }) => ({ itemTotal, tierDiscount, deliveryFee, total }),
);
