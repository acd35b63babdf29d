import { commandKey, expectOk } from "@cofshop/core";
import type { CartAddition } from "@cofshop/core/cart";
import type { MemberActor, OptionId } from "@cofshop/core/shared";
import { address, type FreshShop } from "../fresh-shop.ts";
import { itemOf, unknownOption } from "./items.ts";

/** A cart that is filled, changed and ordered, and an empty one that cannot be. */
export const carts = async ({ shop }: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const lines: CartAddition[] = [];
  for (const optionId of options) lines.push({ itemId: await itemOf(shop, by, optionId), optionId, quantity: 2 });
  await shop.cart.add(by, { lines: lines.slice(0, 1) });
  await shop.cart.add(by, { lines, key: commandKey("cart") });
  await shop.cart.add(by, { lines, key: commandKey("cart") });
  await shop.cart.changeQuantity(by, options[0] ?? unknownOption, 3);
  await shop.cart.changeQuantity(by, unknownOption, 3);
  await shop.cart.removeLine(by, options[1] ?? unknownOption);
  await shop.cart.view(by);
  const order = await shop.order.placeFromCart(by, {
    options: options.slice(0, 1),
    address,
    key: commandKey("basket"),
  });
  await shop.order.placeFromCart(by, { options: options.slice(0, 1), address, key: commandKey("basket") });
  await shop.cart.clear(by);
  await shop.order.placeFromCart(by, { address });
  if (order.ok) await shop.order.cancel(by, order.value.id, "the story goes on");
};

/** Somebody who fills a cart, signs in as the member, and goes on as a guest with a cart that the job forgets. */
export const guests = async ({ shop }: FreshShop, by: MemberActor, options: readonly OptionId[]): Promise<void> => {
  const { token } = expectOk(await shop.cart.openGuest({ kind: "anonymous" }));
  await shop.cart.authenticateGuest("no token at all");
  const guest = expectOk(await shop.cart.authenticateGuest(token));
  await shop.cart.merge(by, guest);
  const lines: CartAddition[] = [];
  for (const optionId of options) lines.push({ itemId: await itemOf(shop, by, optionId), optionId, quantity: 2 });
  await shop.cart.add(guest, { lines, key: commandKey("cart") });
  await shop.cart.add(guest, { lines, key: commandKey("cart") });
  await shop.cart.add(by, { lines: lines.slice(0, 1) });
  await shop.cart.view(guest);
  await shop.cart.merge(guest, guest);
  await shop.cart.merge(by, guest);
  await shop.cart.merge(by, guest);
  await shop.cart.view(by);
  await shop.cart.clear(by);
  await shop.cart.add(guest, { lines: lines.slice(0, 1) });
};
