import type { ItemId, OptionId } from "@cofshop/core";
import type { CartLine, CartView } from "@cofshop/core/cart";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { out } from "./fields.ts";

const lineFields = { itemId: out.id, optionId: out.id, quantity: z.int() };

export const cartLineView: View<CartLine> = view(
  z.strictObject(lineFields).meta({ id: "CartLine" }),
  ({ itemId, optionId, quantity }) => ({ itemId, optionId, quantity }),
);

type Line = CartView["lines"][number];
type Warning = { optionId: OptionId; code: "item.not-for-sale" | "item.out-of-stock" | "item.limit-exceeded" };

/** What would refuse an order of this cart, told before it does. */
const warningsOf = ({ lines }: CartView): Warning[] => {
  const perItem = new Map<ItemId, number>();
  for (const { itemId, quantity } of lines) perItem.set(itemId, (perItem.get(itemId) ?? 0) + quantity);
  const codeOf = ({ sellable, quantity, itemId }: Line): Warning["code"] | undefined => {
    if (sellable?.item.state !== "SELL" || sellable.option.state !== "SELL") return "item.not-for-sale";
    if (sellable.option.inventory !== "none" && sellable.option.stock < quantity) return "item.out-of-stock";
    const limit = sellable.item.perOrderLimit;
    return limit !== undefined && (perItem.get(itemId) ?? 0) > limit ? "item.limit-exceeded" : undefined;
  };
  return lines.flatMap((line) => {
    const code = codeOf(line);
    return code === undefined ? [] : [{ optionId: line.optionId, code }];
  });
};

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
      warnings: z.array(
        z.strictObject({
          optionId: out.id,
          code: z.enum(["item.not-for-sale", "item.out-of-stock", "item.limit-exceeded"]),
        }),
      ),
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
    return { cartId: cart.id, items, warnings: warningsOf(cart) };
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
