import { type Actor, type Forbidden, forbidden, isAdmin } from "../shared/actor.ts";
import type { ParkedClaimId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import { type BadCursor, type Feed, type FeedRequest, feedOf, sliceOf } from "../shared/page.ts";
import type { Lock, LockBusy, LockLost } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import type { CouponStock, ParkedClaim, ParkedClaims } from "./ports.ts";
import { stockLock, stockLockTerms } from "./reconcile-coupons.ts";

export type ParkedClaimPorts = {
  readonly parkedClaims: ParkedClaims;
  readonly couponStock: CouponStock;
  readonly lock: Lock;
};

export type ParkedClaimNotFound = { readonly code: "coupon.parked-claim-not-found" };

/** Claims that could not be written, newest first. Admins. */
export type ListParkedClaims = (
  by: Actor,
  request: FeedRequest,
) => Promise<Result<Feed<ParkedClaim>, BadCursor | InvalidInput | Forbidden>>;
/** Sends one on its way again, once what stood in its way is mended. Admins. */
export type RequeueParkedClaim = (
  by: Actor,
  id: ParkedClaimId,
) => Promise<Result<undefined, Forbidden | ParkedClaimNotFound>>;
/** Gives one up: its member never had it and can claim again; the next reconciliation offers its unit again. Admins. */
export type DiscardParkedClaim = (
  by: Actor,
  id: ParkedClaimId,
) => Promise<Result<undefined, Forbidden | ParkedClaimNotFound | LockBusy | LockLost>>;

const SORT = "parked-claims";
const notFound = err({ code: "coupon.parked-claim-not-found" });

export const makeListParkedClaims =
  ({ parkedClaims }: ParkedClaimPorts): ListParkedClaims =>
  async (by, request) => {
    if (!isAdmin(by)) return forbidden;
    const slice = sliceOf(SORT, request);
    if (!slice.ok) return slice;
    const rows = await parkedClaims.list(slice.value);
    return ok(feedOf(SORT, slice.value, rows, ({ parkedAt, id }) => ({ key: parkedAt.getTime(), id })));
  };

export const makeRequeueParkedClaim =
  ({ parkedClaims }: ParkedClaimPorts): RequeueParkedClaim =>
  async (by, id) => {
    if (!isAdmin(by)) return forbidden;
    return (await parkedClaims.requeue(id)) ? done : notFound;
  };

export const makeDiscardParkedClaim =
  ({ parkedClaims, couponStock, lock }: ParkedClaimPorts): DiscardParkedClaim =>
  async (by, id) => {
    if (!isAdmin(by)) return forbidden;
    // Whoever compared the stock with the database in between would give it to its member again.
    return lock.hold(stockLock, stockLockTerms, async () => {
      const parked = await parkedClaims.byId(id);
      if (parked === undefined) return notFound;
      // Before it is dropped: interrupted in between, discarding it again changes nothing.
      if (parked.claim !== undefined) await couponStock.takeBack(parked.claim, "void");
      return (await parkedClaims.discard(id)) ? done : notFound;
    });
  };
