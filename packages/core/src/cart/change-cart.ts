import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { OptionId } from "../shared/ids.ts";
import { type InvalidInput, whole } from "../shared/input.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import { MAX_QUANTITY, ownCart } from "./cart.ts";
import type { Carts } from "./ports.ts";

export type ChangeCartPorts = { readonly unitOfWork: UnitOfWork<{ readonly carts: Carts }, unknown> };
export type CartLineNotFound = { readonly code: "cart.line-not-found" };

/** Sets how many of an option the cart holds. */
export type ChangeQuantity = (
  by: Actor,
  option: OptionId,
  quantity: number,
) => Promise<Result<undefined, Forbidden | InvalidInput | CartLineNotFound>>;
/** Takes one option out of the cart. */
export type RemoveLine = (by: Actor, option: OptionId) => Promise<Result<undefined, Forbidden | CartLineNotFound>>;
/** Empties the cart; answers how many lines it had. */
export type ClearCart = (by: Actor) => Promise<Result<number, Forbidden>>;

const lineNotFound = err({ code: "cart.line-not-found" });

export const makeChangeQuantity =
  ({ unitOfWork }: ChangeCartPorts): ChangeQuantity =>
  async (by, option, quantity) => {
    const cart = ownCart(by);
    if (cart === undefined) return forbidden;
    const wrong = whole("quantity", quantity, 1, MAX_QUANTITY);
    if (wrong) return wrong;
    return unitOfWork.runSingle(async (tx) =>
      (await tx.carts.setQuantity(cart, option, quantity)) ? done : lineNotFound,
    );
  };

export const makeRemoveLine =
  ({ unitOfWork }: ChangeCartPorts): RemoveLine =>
  async (by, option) => {
    const cart = ownCart(by);
    if (cart === undefined) return forbidden;
    return unitOfWork.runSingle(async (tx) =>
      (await tx.carts.remove(cart, [option])).length > 0 ? done : lineNotFound,
    );
  };

export const makeClearCart =
  ({ unitOfWork }: ChangeCartPorts): ClearCart =>
  async (by) => {
    const cart = ownCart(by);
    if (cart === undefined) return forbidden;
    return unitOfWork.runSingle(async (tx) => ok((await tx.carts.remove(cart, "all")).length));
  };
