import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { CommandKey, CouponId } from "../shared/ids.ts";
import { type InvalidInput, whole } from "../shared/input.ts";
import type { KeyReused, Seal } from "../shared/ports.ts";
import { rememberCommand, sealed } from "../shared/repeat.ts";
import { done, ok, type Result } from "../shared/result.ts";
import {
  addUnits,
  type Coupon,
  type CouponIllegalTransition,
  type CouponState,
  moveCoupon,
  type NotLimited,
} from "./coupon.ts";
import { type CreateCouponPorts, MAX_QUANTITY } from "./create-coupon.ts";
import { type CouponNotFound, findCoupon } from "./find-coupon.ts";
import { type FollowPorts, makeFollow } from "./reconcile-coupons.ts";
import { saveCoupon } from "./save-coupon.ts";

/**
 * Cancels a coupon, makes it available again, or ends it for good. From then on nobody claims it, on any instance, and
 * nobody uses what he has of it. The state it already has is no change. Admins.
 */
export type ChangeCouponState = (
  by: Actor,
  id: CouponId,
  state: CouponState,
) => Promise<Result<undefined, Forbidden | CouponNotFound | CouponIllegalTransition>>;

export type AddCouponStockCommand = {
  /** 1 at least: what was offered is not taken away. */
  readonly delta: number;
  readonly key?: CommandKey | undefined;
  readonly seal?: Seal<{ readonly quantity: number }> | undefined;
};
export type AddCouponStockRefusal =
  | Forbidden
  | InvalidInput
  | CouponNotFound
  | CouponIllegalTransition
  | NotLimited
  | KeyReused;

/** Offers more units of a limited coupon; answers how many it now offers in all. Admins. */
export type AddCouponStock = (
  by: Actor,
  id: CouponId,
  command: AddCouponStockCommand,
) => Promise<Result<{ readonly quantity: number }, AddCouponStockRefusal>>;

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

export const makeAddCouponStock = (ports: Omit<CreateCouponPorts, "ids">): AddCouponStock => {
  const { unitOfWork, clock } = ports;
  const follow = makeFollow(ports);
  return async (by, id, command) => {
    if (!isAdmin(by)) return forbidden;
    const { delta } = command;
    const wrong = whole("delta", delta, 1, MAX_QUANTITY);
    if (wrong) return wrong;
    const at = clock.now();
    let changed: Coupon | undefined;
    const answer = await unitOfWork.run(
      async (tx): Promise<Result<{ readonly quantity: number }, AddCouponStockRefusal>> => {
        // What an attempt wrote that was rolled back is nothing to follow.
        changed = undefined;
        const coupon = await findCoupon(tx, id);
        if (!coupon.ok) return coupon;
        const { quantity = 0 } = coupon.value;
        if (by.kind === "member") {
          const noted = await rememberCommand(tx, by.id, command, `coupon.add-stock:${id}`, id, at);
          if (!noted.ok) return noted;
          if (noted.value !== undefined) return ok({ quantity });
        }
        const over = whole("delta", quantity + delta, 1, MAX_QUANTITY);
        if (over) return over;
        const added = addUnits(coupon.value, delta);
        if (!added.ok) return added;
        changed = await saveCoupon(tx, added.value, at);
        return sealed(tx, command, { quantity: quantity + delta });
      },
    );
    if (answer.ok && changed !== undefined) await follow(changed);
    return answer;
  };
};
