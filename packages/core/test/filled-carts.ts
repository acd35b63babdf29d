import { type Actor, anonymous, expectOk, type GuestActor } from "../src/index.ts";
import type { InventoryPolicy, Item, OptionDraft } from "../src/item/index.ts";
import type { World } from "./world.ts";

/** Somebody who has not signed in, with a new cart. */
export const guestOf = async ({ shop }: World): Promise<GuestActor> => {
  const { token } = expectOk(await shop.cart.openGuest(anonymous));
  return expectOk(await shop.cart.authenticateGuest(token));
};

/** Puts that many of each option of an item into a cart. */
export const put = async ({ shop }: World, by: Actor, item: Item, ...quantities: readonly number[]): Promise<void> => {
  const lines = item.options.flatMap(({ id: optionId }, index) => {
    const quantity = quantities[index] ?? 0;
    return quantity === 0 ? [] : [{ itemId: item.id, optionId, quantity }];
  });
  expectOk(await shop.cart.add(by, { lines }));
};

export const viewOf = async ({ shop }: World, by: Actor) => expectOk(await shop.cart.view(by));

/** How many of each option of an item a cart holds. */
export const unitsIn = async (world: World, by: Actor, { options }: Item): Promise<readonly number[]> => {
  const { lines } = await viewOf(world, by);
  return options.map(({ id }) => lines.find(({ optionId }) => optionId === id)?.quantity ?? 0);
};

/** Options of which each has the same stock. */
export const options = (
  count: number,
  stock = 10,
  inventory: InventoryPolicy = "reserve-on-order",
): readonly OptionDraft[] =>
  Array.from({ length: count }, (_, index) => ({ description: `option ${index}`, stock, inventory }));
