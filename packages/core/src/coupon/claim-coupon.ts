import { type Actor, type Forbidden, forbidden } from "../shared/actor.ts";
import type { CouponId, MemberCouponId, MemberId } from "../shared/ids.ts";
import { type InvalidInput, text } from "../shared/input.ts";
import type { Ids } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { ClaimWish, Sequence, WonClaim } from "./claim.ts";
import type { ClaimWorker } from "./claim-worker.ts";
import { codeOf } from "./create-coupon.ts";
import { type CouponFacts, factsOf, recallFacts } from "./facts.ts";
import type { CouponNotFound } from "./find-coupon.ts";
import { issue, issuedEvents, type MemberCoupon } from "./member-coupon.ts";
import type { Backlog, CouponClaims } from "./ports.ts";
import { type FollowPorts, makeRestore } from "./reconcile-coupons.ts";
import { makeSoldOut } from "./sold-out.ts";

export type ClaimCouponPorts = FollowPorts & { readonly couponClaims: CouponClaims; readonly ids: Ids };

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
export const standardClaims: ClaimTerms = {
  ack: "durable",
  ackWaitMs: 5_000,
  backlog: { length: 100_000, oldestMs: 30_000 },
};

/** What a member has won. `fresh`: by this very claim. */
export type Claimed =
  | {
      readonly status: "ISSUED";
      readonly memberCouponId: MemberCouponId;
      readonly sequence: Sequence | undefined;
      readonly fresh: boolean;
    }
  | { readonly status: "PENDING"; readonly sequence: Sequence; readonly fresh: boolean };

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
export type RedeemCode = (by: Actor, code: string) => Promise<Result<Claimed, ClaimRefusal | InvalidInput>>;

const BUSY_MS = 1_000;
/** How long a look at the backlog is good, in ms. */
const LOOKED_MS = 250;
/** How often who asks again looks for his row while he waits for it, in ms. */
const LOOK_MS = 100;

const notFound = err({ code: "coupon.not-found" });
const busy = (retryAfterMs: number) => err({ code: "coupon.busy", retryAfterMs });

const issued = ({ id, sequence, state }: MemberCoupon): Result<Claimed, ClaimRefusal> =>
  state === "REVOKED"
    ? err({ code: "coupon.revoked" })
    : ok({ status: "ISSUED", memberCouponId: id, sequence, fresh: false });

export const makeClaimCoupon = (
  ports: ClaimCouponPorts,
  terms: ClaimTerms,
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

  /** What he has already, or the refusal. */
  const unlessHas = async (
    member: MemberId,
    coupon: CouponId,
    refusal: ClaimRefusal,
  ): Promise<Result<Claimed, ClaimRefusal>> => {
    const row = await memberCoupons.ofMemberAndCoupon(member, coupon);
    return row === undefined ? err(refusal) : issued(row);
  };

  const claimUnlimited = async (wish: ClaimWish): Promise<Result<Claimed, ClaimRefusal>> => {
    const has = await memberCoupons.ofMemberAndCoupon(wish.member, wish.coupon);
    if (has !== undefined) return issued(has);
    return unitOfWork.run(async (tx): Promise<Result<Claimed, ClaimRefusal>> => {
      const coupon = await tx.coupons.byId(wish.coupon);
      if (coupon === undefined) return notFound;
      if (await tx.memberCoupons.insert(issue(wish, coupon))) {
        await tx.outbox.append(issuedEvents([wish]), wish.at);
        return ok({ status: "ISSUED", memberCouponId: wish.id, sequence: undefined, fresh: true });
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
    const { id, sequence } = claim;
    const pending: Claimed = { status: "PENDING", sequence, fresh };
    const heard = fresh && (durable || (await writtenInTime(claim)));
    if (heard) return ok({ status: "ISSUED", memberCouponId: id, sequence, fresh });
    if (fresh) return ok(pending);
    const found = await rowInTime(claim);
    return found === undefined ? ok(pending) : issued(found);
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
    if (!available || now >= issueTo) return unlessHas(member, coupon, { code: "coupon.closed" });
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
    const coupon = await coupons.byCode(codeOf(code));
    return coupon === undefined ? notFound : claim(by.id, coupon.id, factsOf(coupon));
  };
  return { claimCoupon, redeemCode };
};
