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
import {
  type AuthenticateGuest,
  type GuestCartPorts,
  type GuestCartTerms,
  makeAuthenticateGuest,
  makeOpenGuestCart,
  type OpenGuestCart,
} from "./guest-cart.ts";
import { type MergeCarts, type MergeCartsPorts, makeMergeCarts } from "./merge-carts.ts";
import { makeViewCart, type ViewCart, type ViewCartPolicies, type ViewCartPorts } from "./view-cart.ts";

export type { AddToCart, CartAddition, CartFull, NotForSale } from "./add-to-cart.ts";
export { type CartLine, cartOf, MAX_LINES, MAX_QUANTITY } from "./cart.ts";
export type { CartLineNotFound, ChangeQuantity, ClearCart, RemoveLine } from "./change-cart.ts";
export type { AuthenticateGuest, GuestCart, GuestCartTerms, OpenGuestCart } from "./guest-cart.ts";
export type { MergeCarts, MergedCarts } from "./merge-carts.ts";
export { type Obstacle, obstaclesOf } from "./obstacles.ts";
export type { CartReads, Carts } from "./ports.ts";
export type { CartView, ViewCart } from "./view-cart.ts";

export type CartPorts = AddToCartPorts & ChangeCartPorts & ViewCartPorts & GuestCartPorts & MergeCartsPorts;
export type CartPolicies = ViewCartPolicies & GuestCartTerms;
export type CartUseCases = {
  readonly view: ViewCart;
  readonly add: AddToCart;
  readonly changeQuantity: ChangeQuantity;
  readonly removeLine: RemoveLine;
  readonly clear: ClearCart;
  readonly openGuest: OpenGuestCart;
  readonly authenticateGuest: AuthenticateGuest;
  readonly merge: MergeCarts;
};

export const cartUseCases = (ports: CartPorts, policies: CartPolicies): CartUseCases => ({
  view: makeViewCart(ports, policies),
  add: makeAddToCart(ports),
  changeQuantity: makeChangeQuantity(ports),
  removeLine: makeRemoveLine(ports),
  clear: makeClearCart(ports),
  openGuest: makeOpenGuestCart(ports, policies),
  authenticateGuest: makeAuthenticateGuest(ports),
  merge: makeMergeCarts(ports),
});
