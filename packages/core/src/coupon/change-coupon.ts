import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import { written } from "../shared/breakage.ts";
import type { Changed } from "../shared/event.ts";
import type { CouponId } from "../shared/ids.ts";
import { type InvalidInput, whole } from "../shared/input.ts";
import type { Outbox } from "../shared/ports.ts";
import { done, ok, type Result } from "../shared/result.ts";
import {
  addUnits,
  type Coupon,
  type CouponEvent,
  type CouponIllegalTransition,
  type CouponState,
  moveCoupon,
  type NotLimited,
} from "./coupon.ts";
import { MAX_QUANTITY } from "./create-coupon.ts";
import { type CouponNotFound, findCoupon } from "./find-coupon.ts";
import type { Coupons } from "./ports.ts";
import { type FollowPorts, makeFollow } from "./reconcile-coupons.ts";

type ChangeTx = { readonly coupons: Coupons; readonly outbox: Outbox };

/**
 * Cancels a coupon, makes it available again, or ends it for good. From then on nobody claims it, on any instance, and
 * nobody uses what he has of it. The state it already has is no change. Admins.
 */
export type ChangeCouponState = (
  by: Actor,
  id: CouponId,
  state: CouponState,
) => Promise<Result<undefined, Forbidden | CouponNotFound | CouponIllegalTransition>>;

/** More units of a limited coupon, 1 at least: what was offered is not taken away. Admins. */
export type AddCouponStock = (
  by: Actor,
  id: CouponId,
  delta: number,
) => Promise<Result<Coupon, Forbidden | InvalidInput | CouponNotFound | CouponIllegalTransition | NotLimited>>;

/** A step: writes a changed coupon over what it was, and what there is to tell of it. */
export const saveCoupon = async (
  tx: ChangeTx,
  { state, events }: Changed<Coupon, CouponEvent>,
  at: Date,
): Promise<Coupon> => {
  written(await tx.coupons.save(state));
  await tx.outbox.append(events, at);
  return state;
};

export const makeChangeCouponState = (ports: FollowPorts): ChangeCouponState => {
  const { unitOfWork, clock } = ports;
  const follow = makeFollow(ports);
  return async (by, id, to) => {
    if (!isAdmin(by)) return forbidden;
    const at = clock.now();
    const changed = await unitOfWork.run(
      async (tx): Promise<Result<Coupon, CouponNotFound | CouponIllegalTransition>> => {
        const coupon = await findCoupon(tx, id);
        if (!coupon.ok || coupon.value.state === to) return coupon;
        const moved = moveCoupon(coupon.value, to, at);
        return moved.ok ? ok(await saveCoupon(tx, moved.value, at)) : moved;
      },
    );
    if (!changed.ok) return changed;
    await follow(changed.value);
    return done;
  };
};

export const makeAddCouponStock = (ports: FollowPorts): AddCouponStock => {
  const { unitOfWork, clock } = ports;
  const follow = makeFollow(ports);
  return async (by, id, delta) => {
    if (!isAdmin(by)) return forbidden;
    const wrong = whole("delta", delta, 1, MAX_QUANTITY);
    if (wrong) return wrong;
    const at = clock.now();
    const changed = await unitOfWork.run(
      async (tx): Promise<Result<Coupon, InvalidInput | CouponNotFound | CouponIllegalTransition | NotLimited>> => {
        const coupon = await findCoupon(tx, id);
        if (!coupon.ok) return coupon;
        const over = whole("delta", (coupon.value.quantity ?? 0) + delta, 1, MAX_QUANTITY);
        if (over) return over;
        const added = addUnits(coupon.value, delta);
        return added.ok ? ok(await saveCoupon(tx, added.value, at)) : added;
      },
    );
    if (changed.ok) await follow(changed.value);
    return changed;
  };
};
