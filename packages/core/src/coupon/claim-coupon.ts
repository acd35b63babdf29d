import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import { codeAllowances, countAttempt, type RateLimited, type RateLimits, requireAllowed } from "../shared/attempts.ts";
import type { CouponId, MemberCouponId, MemberId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import type { AttemptReads, Attempts, Ids, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { ClaimWish, Sequence, WonClaim } from "./claim.ts";
import type { ClaimWorker } from "./claim-worker.ts";
import { codeOf } from "./create-coupon.ts";
import { type CouponFacts, factsOf, recallFacts } from "./facts.ts";
import type { CouponNotFound } from "./find-coupon.ts";
import { issue, issuedEvents, type MemberCoupon } from "./member-coupon.ts";
import type { Backlog, CouponClaims } from "./ports.ts";
import { type FollowPorts, makeRestore, type ReconcileReads, type ReconcileTx } from "./reconcile-coupons.ts";
import { makeSoldOut } from "./sold-out.ts";

export type ClaimCouponPorts = Omit<FollowPorts, "unitOfWork"> & {
  readonly unitOfWork: UnitOfWork<
    ReconcileTx & { readonly attempts: Attempts },
    ReconcileReads & { readonly attempts: AttemptReads }
  >;
  readonly couponClaims: CouponClaims;
  readonly ids: Ids;
};

/** How claims are answered. Replaceable: `createShop(ports, { claims })`. */
export type ClaimTerms = {
  /**
   * `durable`: who won is told so when it is in the database, or that it is on its way when that takes longer than
   * `ackWaitMs`. `won`: he is told that it is on its way as soon as the stock gave him a unit, which is faster, and is
   * lost if the stock loses its memory before it is written.
   */
  readonly ack: "durable" | "won";
  readonly ackWaitMs: number;
  /** New claims are refused for the moment when more are on their way, or the oldest of them is so old. */
  readonly backlog: Backlog;
};
/** What claims are answered by. */
export type ClaimPolicies = { readonly claims: ClaimTerms; readonly rateLimits: RateLimits | "off" };
export const standardClaims: ClaimTerms = {
  ack: "durable",
  ackWaitMs: 5_000,
  backlog: { length: 100_000, oldestMs: 30_000 },
};

/** What a member has won. `fresh`: by this very claim. */
export type Claimed =
  | {
      readonly status: "ISSUED";
      readonly couponId: CouponId;
      readonly memberCouponId: MemberCouponId;
      readonly sequence: Sequence | undefined;
      readonly fresh: boolean;
    }
  | {
      readonly status: "PENDING";
      readonly couponId: CouponId;
      readonly sequence: Sequence;
      readonly fresh: boolean;
    };

export type ClaimRefusal =
  | Forbidden
  | CouponNotFound
  | { readonly code: "coupon.not-open"; readonly retryAfterMs: number }
  | { readonly code: "coupon.closed" }
  | { readonly code: "coupon.sold-out" }
  /** He had one and it was taken back. */
  | { readonly code: "coupon.revoked" }
  | { readonly code: "coupon.busy"; readonly retryAfterMs: number };

/** Claims one of a coupon. Safe to repeat: whoever has one hears of the same one. Members. */
export type ClaimCoupon = (by: Actor, coupon: CouponId) => Promise<Result<Claimed, ClaimRefusal>>;
/** Claims one of the coupon that has this code. Members. */
export type RedeemCode = (
  by: Actor,
  code: string,
) => Promise<Result<Claimed, ClaimRefusal | InvalidInput | RateLimited>>;

const BUSY_MS = 1_000;
/** How long a look at the backlog is good, in ms. */
const LOOKED_MS = 250;
/** How often who asks again looks for his row while he waits for it, in ms. */
const LOOK_MS = 100;

const notFound = err({ code: "coupon.not-found" });
const busy = (retryAfterMs: number) => err({ code: "coupon.busy", retryAfterMs });

const issued = ({ id, couponId, sequence, state }: MemberCoupon, fresh = false): Result<Claimed, ClaimRefusal> =>
  state === "REVOKED"
    ? err({ code: "coupon.revoked" })
    : ok({ status: "ISSUED", couponId, memberCouponId: id, sequence, fresh });

export const makeClaimCoupon = (
  ports: ClaimCouponPorts,
  { claims: terms, rateLimits }: ClaimPolicies,
  { nudge }: ClaimWorker,
): { readonly claimCoupon: ClaimCoupon; readonly redeemCode: RedeemCode } => {
  const { unitOfWork, couponStock, couponClaims, cache, ids, clock } = ports;
  const { coupons, memberCoupons } = unitOfWork.reads;
  const soldOut = makeSoldOut(ports);
  const restore = makeRestore(ports);

  let looked = { at: Number.NEGATIVE_INFINITY, over: false };
  /** Whether too many claims are on their way; a look is shared by all who ask within a quarter of a second. */
  const overloaded = async (now: number): Promise<boolean> => {
    if (Math.abs(now - looked.at) < LOOKED_MS) return looked.over;
    looked = { ...looked, at: now };
    const { length, oldestMs } = await couponClaims.backlog();
    looked = { at: now, over: length > terms.backlog.length || oldestMs > terms.backlog.oldestMs };
    return looked.over;
  };

  /** What a member has of a coupon that nobody can claim any more: written, or on its way. */
  const whatIsLeft = async (
    member: MemberId,
    coupon: CouponId,
    limited: boolean,
  ): Promise<Result<Claimed, ClaimRefusal>> => {
    // The stock first: what is not on its way any more is written by the time the database is asked.
    const standing = limited ? await couponStock.standing(member, coupon) : undefined;
    const row = await memberCoupons.ofMemberAndCoupon(member, coupon);
    if (row !== undefined) return issued(row);
    if (standing?.outcome === "revoked") return err({ code: "coupon.revoked" });
    if (standing?.outcome !== "claimed") return err({ code: "coupon.closed" });
    nudge();
    return ok({ status: "PENDING", couponId: coupon, sequence: standing.sequence, fresh: false });
  };

  const claimUnlimited = async (wish: ClaimWish): Promise<Result<Claimed, ClaimRefusal>> => {
    const has = await memberCoupons.ofMemberAndCoupon(wish.member, wish.coupon);
    if (has !== undefined) return issued(has);
    return unitOfWork.run(async (tx): Promise<Result<Claimed, ClaimRefusal>> => {
      const coupon = await tx.coupons.byId(wish.coupon);
      if (coupon === undefined) return notFound;
      if (await tx.memberCoupons.insert(issue(wish, coupon))) {
        await tx.outbox.append(issuedEvents([wish]), wish.at);
        return ok({
          status: "ISSUED",
          couponId: coupon.id,
          memberCouponId: wish.id,
          sequence: undefined,
          fresh: true,
        });
      }
      const twin = await tx.memberCoupons.ofMemberAndCoupon(wish.member, wish.coupon);
      return twin === undefined ? err({ code: "coupon.closed" }) : issued(twin);
    });
  };

  const writtenInTime = (claim: WonClaim): Promise<boolean> => {
    nudge();
    return terms.ack === "durable" ? couponClaims.settled(claim, terms.ackWaitMs) : Promise.resolve(false);
  };

  /** The process that won hears of the row at once; another one, where the member asks again, has to look. */
  const rowInTime = async (claim: WonClaim): Promise<MemberCoupon | undefined> => {
    const row = () => memberCoupons.ofMemberAndCoupon(claim.member, claim.coupon);
    const before = await row();
    if (before !== undefined) return before;
    nudge();
    for (let left = terms.ack === "durable" ? terms.ackWaitMs : 0; left > 0; left -= LOOK_MS) {
      const heard = await couponClaims.settled(claim, Math.min(LOOK_MS, left));
      const found = await row();
      if (heard || found !== undefined) return found;
    }
    return undefined;
  };

  /** What a member hears who won: of his row once it is there, as far as he is to wait for that. */
  const answerWinner = async (
    claim: WonClaim,
    fresh: boolean,
    durable: boolean,
  ): Promise<Result<Claimed, ClaimRefusal>> => {
    const { id, sequence, member, coupon: couponId } = claim;
    if (fresh && (durable || (await writtenInTime(claim)))) {
      return ok({ status: "ISSUED", couponId, memberCouponId: id, sequence, fresh });
    }
    if (fresh && terms.ack === "won") return ok({ status: "PENDING", couponId, sequence, fresh });
    // A fresh one may be written by now and nobody here has heard of it.
    const found = await (fresh ? memberCoupons.ofMemberAndCoupon(member, couponId) : rowInTime(claim));
    return found === undefined ? ok({ status: "PENDING", couponId, sequence, fresh }) : issued(found, fresh);
  };

  const claimLimited = async (wish: ClaimWish): Promise<Result<Claimed, ClaimRefusal>> => {
    const { coupon, member, at } = wish;
    if (await soldOut.tells(coupon, member)) return err({ code: "coupon.sold-out" });
    if (await overloaded(at.getTime())) return busy(BUSY_MS);
    let standing = await couponStock.claim(wish);
    if (standing.outcome === "rebuilding") {
      if (!(await restore(coupon))) return busy(standing.retryAfterMs);
      standing = await couponStock.claim(wish);
    }
    switch (standing.outcome) {
      case "claimed":
        if (standing.fresh) soldOut.lift(coupon, standing.sequence);
        return answerWinner({ ...wish, sequence: standing.sequence }, standing.fresh, standing.durable);
      case "revoked":
        return err({ code: "coupon.revoked" });
      case "sold-out":
        await soldOut.note(coupon, standing.at);
        return err({ code: "coupon.sold-out" });
      case "closed":
        return err({ code: "coupon.closed" });
      case "rebuilding":
        return busy(standing.retryAfterMs);
    }
  };

  const claim = async (
    member: MemberId,
    coupon: CouponId,
    { limited, available, issueFrom, issueTo }: CouponFacts,
  ): Promise<Result<Claimed, ClaimRefusal>> => {
    const at = clock.now();
    const now = at.getTime();
    if (now < issueFrom) return err({ code: "coupon.not-open", retryAfterMs: issueFrom - now });
    if (!available || now >= issueTo) return whatIsLeft(member, coupon, limited);
    const wish: ClaimWish = { id: ids.next(), coupon, member, at };
    return limited ? claimLimited(wish) : claimUnlimited(wish);
  };

  const claimCoupon: ClaimCoupon = async (by, id) => {
    if (by.kind !== "member") return forbidden;
    const facts = await recallFacts({ cache, coupons }, id);
    return facts === undefined || facts.hidden ? notFound : claim(by.id, id, facts);
  };

  const redeemCode: RedeemCode = async (by, code) => {
    if (by.kind !== "member") return forbidden;
    const wrong = text("code", code, 1, 100);
    if (wrong) return wrong;
    // Wrong codes are counted, so that nobody guesses his way to one.
    const allowances = codeAllowances(by.id, rateLimits);
    const allowed = await requireAllowed(unitOfWork.reads, allowances, clock.now());
    if (!allowed.ok) return allowed;
    const coupon = await coupons.byCode(codeOf(code));
    if (coupon !== undefined) return claim(by.id, coupon.id, factsOf(coupon));
    const at = clock.now();
    const counted = await unitOfWork.runSingle(async (tx) => ok(await countAttempt(tx, allowances, at)));
    return counted.value.ok ? notFound : counted.value;
  };
  return { claimCoupon, redeemCode };
};
