import { ask, call, cartCount, guestCart, isSignedIn, Refusal } from "./shop.js";

/** The cart of whoever looks at the page: a member's, or a guest's, which is opened when something is put into it. */

const remember = (count) => {
  cartCount.set(String(count));
  dispatchEvent(new Event("cart-changed"));
};

const asGuest = async (method, path, body) => {
  const token = guestCart.get();
  if (token === undefined) return undefined;
  try {
    return await ask(method, path, body, { "X-Cart-Token": token });
  } catch (error) {
    // His cart is too old to be known any more.
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    guestCart.set(undefined);
    return undefined;
  }
};
/** Undefined: a guest who has no cart. */
const send = (method, path, body) =>
  isSignedIn() ? call(method, `/cart-items/me${path}`, body) : asGuest(method, `/cart-items/me${path}`, body);

const empty = { items: [], warnings: [] };
const nothing = { itemTotal: 0, tierDiscount: 0, deliveryFee: 0, total: 0 };

/** What is in it. */
const contents = async () => {
  const cart = (await send("GET", ""))?.data ?? empty;
  remember(cart.items.length);
  return cart;
};
/** What is in it, and what it costs. */
export const look = async () => {
  const cart = await contents();
  const sums = cart.items.length === 0 ? nothing : (await send("GET", "/total-price")).data;
  return { ...cart, sums };
};

/** Puts an option into the cart: units of it that are there already are joined by these. */
export const put = async (line) => {
  if ((await send("POST", "/items", line)) === undefined) {
    const { data } = await ask("POST", "/carts/guest", {});
    // Another tab may have been faster: what both put in belongs together.
    if (guestCart.get() === undefined) guestCart.set(data.cartToken);
    await send("POST", "/items", line);
  }
  await contents();
};

export const changeQuantity = (optionId, quantity) => send("PATCH", "/quantity", { optionId, quantity });
export const remove = (optionId) => send("DELETE", `/items/${optionId}`);
