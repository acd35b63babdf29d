import type { BadToken, TokenSigner } from "../security/index.ts";
import type { Actor, GuestActor } from "../shared/actor.ts";
import type { CartId } from "../shared/ids.ts";
import type { Clock, Ids } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";

export type GuestCartPorts = { readonly tokenSigner: TokenSigner; readonly ids: Ids; readonly clock: Clock };
export type GuestCartTerms = {
  /** How long a guest's cart is kept, in ms: its token is good that long after opening, a line after it was added. */
  readonly guestCartTtlMs: number;
};
export type GuestCart = {
  /** Whoever shows it has the cart. It is stored nowhere. */
  readonly token: string;
  readonly cart: CartId;
  /** When the token is good no more. */
  readonly expiresAt: Date;
};

/**
 * Opens a cart for somebody who has not signed in. Nothing is written until something is put into it: the token is
 * all there is of an empty cart.
 */
export type OpenGuestCart = (by: Actor) => Promise<Result<GuestCart, never>>;

/** Whose cart a token is for. Asks no database. */
export type AuthenticateGuest = (cartToken: string) => Promise<Result<GuestActor, BadToken>>;

export const makeOpenGuestCart =
  ({ tokenSigner, ids, clock }: GuestCartPorts, { guestCartTtlMs }: GuestCartTerms): OpenGuestCart =>
  async (_by) => {
    const cart = ids.next<CartId>();
    const at = clock.now();
    const expiresAt = new Date(at.getTime() + guestCartTtlMs);
    return ok({ token: await tokenSigner.sign({ use: "cart", cart }, at, expiresAt), cart, expiresAt });
  };

export const makeAuthenticateGuest =
  ({ tokenSigner, clock }: GuestCartPorts): AuthenticateGuest =>
  async (cartToken) => {
    const claims = await tokenSigner.verify(cartToken, "cart", clock.now());
    return claims.ok ? ok({ kind: "guest", cart: claims.value.cart }) : claims;
  };
