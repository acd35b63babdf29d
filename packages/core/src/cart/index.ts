import { type AddToCart, type AddToCartPorts, makeAddToCart } from "./add-to-cart.ts";
import {
  type ChangeCartPorts,
  type ChangeQuantity,
  type ClearCart,
  makeChangeQuantity,
  makeClearCart,
  makeRemoveLine,
  type RemoveLine,
} from "./change-cart.ts";
import { type CartPolicies, makeViewCart, type ViewCart, type ViewCartPorts } from "./view-cart.ts";

export type { AddToCart, CartAddition, CartFull, NotForSale } from "./add-to-cart.ts";
export { type CartLine, cartOf, MAX_LINES, MAX_QUANTITY } from "./cart.ts";
export type { CartLineNotFound, ChangeQuantity, ClearCart, RemoveLine } from "./change-cart.ts";
export type { CartReads, Carts } from "./ports.ts";
export type { CartPolicies, CartView, ViewCart } from "./view-cart.ts";

export type CartPorts = AddToCartPorts & ChangeCartPorts & ViewCartPorts;
export type CartUseCases = {
  readonly view: ViewCart;
  readonly add: AddToCart;
  readonly changeQuantity: ChangeQuantity;
  readonly removeLine: RemoveLine;
  readonly clear: ClearCart;
};

export const cartUseCases = (ports: CartPorts, policies: CartPolicies): CartUseCases => ({
  view: makeViewCart(ports, policies),
  add: makeAddToCart(ports),
  changeQuantity: makeChangeQuantity(ports),
  removeLine: makeRemoveLine(ports),
  clear: makeClearCart(ports),
});
