import type { ItemReads } from "../item/index.ts";
import { type Actor, type Forbidden, forbidden, type GuestActor } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { UnitOfWork } from "../shared/ports.ts";
import { ok, type Result } from "../shared/result.ts";
import { type CartLine, cartOf } from "./cart.ts";
import { fitInto } from "./fit-into.ts";
import type { CartReads, Carts } from "./ports.ts";

export type MergeCartsPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly carts: Carts; readonly items: ItemReads },
    { readonly carts: Pick<CartReads, "lines"> }
  >;
};
export type MergedCarts = {
  /** The member's lines that took something in, as they are now. */
  readonly merged: readonly CartLine[];
  /** What stays in the guest's cart, because there was no room for it. */
  readonly left: readonly CartLine[];
};

/**
 * Moves what a guest put into his cart into the cart of the member he turned out to be; for signing in. Quantities add
 * up as far as `fitInto` lets them, and what the member had never becomes less. In one transaction: of racing logins
 * one gets a line, and whoever fails leaves it where it was. Calling it again finds nothing left to move.
 */
export type MergeCarts = (by: Actor, guest: GuestActor) => Promise<Result<MergedCarts, Forbidden>>;

const nothing: MergedCarts = { merged: [], left: [] };

export const makeMergeCarts =
  ({ unitOfWork }: MergeCartsPorts): MergeCarts =>
  async (by, guest) => {
    if (by.kind !== "member") return forbidden;
    const cart = cartOf(by.id);
    // Most who sign in left nothing behind: they are spared the transaction.
    if ((await unitOfWork.reads.carts.lines(guest.cart)).length === 0) return ok(nothing);
    return unitOfWork.run(async (tx) => {
      // Of guests who become this member at once the second sees what the first brought, so that limits hold for both.
      await tx.carts.hold(cart);
      const brought = await tx.carts.remove(guest.cart, "all");
      if (brought.length === 0) return ok(nothing);
      const own = await tx.carts.lines(cart);
      const found = await tx.items.sellables([...new Set([...own, ...brought].map(({ optionId }) => optionId))]);
      const { added, left } = fitInto(own, brought, found);
      // None is taken where somebody filled the cart since it was read.
      const merged = await tx.carts.add(cart, added);
      written(merged.length === added.length);
      written((await tx.carts.add(guest.cart, left)).length === left.length);
      return ok({ merged, left });
    });
  };
