import { written } from "../shared/breakage.ts";
import type { Changed } from "../shared/event.ts";
import type { Outbox } from "../shared/ports.ts";
import type { Coupon, CouponEvent } from "./coupon.ts";
import type { Coupons } from "./ports.ts";

/** A step: writes a changed coupon over what it was, and what there is to tell of it. */
export const saveCoupon = async (
  tx: { readonly coupons: Pick<Coupons, "save">; readonly outbox: Outbox },
  { state, events }: Changed<Coupon, CouponEvent>,
  at: Date,
): Promise<Coupon> => {
  written(await tx.coupons.save(state));
  await tx.outbox.append(events, at);
  return state;
};
