import { system } from "../shared/actor.ts";
import type { Signal } from "../shared/ports.ts";
import { ok } from "../shared/result.ts";
import { makeWalk } from "../shared/walk.ts";
import { makeChangeCouponState } from "./change-coupon.ts";
import type { FollowPorts } from "./reconcile-coupons.ts";

type Round = { readonly done: number; readonly more: boolean };
const BATCH = 500;

/**
 * Says of coupons, and of what members have of them, that their time is over, a batch at a call. Nobody could claim or
 * use them any more; now it can be read.
 */
export const makeExpireCoupons = (ports: FollowPorts): ((signal: Signal) => Promise<Round>) => {
  const { unitOfWork, clock } = ports;
  const change = makeChangeCouponState(ports);
  const by = system("expire-coupons");
  const coupons = makeWalk({
    rows: (slice) => unitOfWork.reads.coupons.overBefore(clock.now(), slice),
    position: ({ expiresAt, id }) => ({ key: expiresAt.getTime(), id }),
    visit: async ({ id }) => (await change(by, id, "EXPIRED")).ok,
  });
  return async (signal) => {
    const { done, more } = await coupons(signal);
    const at = clock.now();
    const { value: rows } = await unitOfWork.runSingle(async (tx) => ok(await tx.memberCoupons.expire(at, BATCH)));
    return { done: done + rows, more: more || rows === BATCH };
  };
};
