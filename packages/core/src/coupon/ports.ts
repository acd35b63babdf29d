import type { CouponId, MemberCouponId, MemberId, OrderId, ParkedClaimId } from "../shared/ids.ts";
import type { Slice } from "../shared/page.ts";
import type { Signal } from "../shared/ports.ts";
import type { ClaimWish, Sequence, Standing, StockTerms, WonClaim } from "./claim.ts";
import type { Coupon } from "./coupon.ts";
import type { HeldCoupon, MemberCoupon } from "./member-coupon.ts";

export interface CouponReads {
  byId(id: CouponId): Promise<Coupon | undefined>;
  byCode(code: string): Promise<Coupon | undefined>;
  /** Newest first, those with a code only when asked for; position key: ms of `createdAt`. */
  list(withCodes: boolean, slice: Slice): Promise<readonly Coupon[]>;
  /** Limited coupons that are not EXPIRED, newest first; position key: ms of `createdAt`. */
  limited(slice: Slice): Promise<readonly Coupon[]>;
  /** Coupons not EXPIRED whose time was over before an instant, oldest end first; position key: ms of `expiresAt`. */
  overBefore(before: Date, slice: Slice): Promise<readonly Pick<Coupon, "id" | "expiresAt">[]>;
}

export interface Coupons extends CouponReads {
  /** False when another coupon has the code; then nothing was written and the transaction goes on. */
  insert(coupon: Coupon): Promise<boolean>;
  /** Writes the coupon over version `coupon.version - 1`; false when that version is gone. */
  save(coupon: Coupon): Promise<boolean>;
}

/** How a limited coupon stands in the database. */
export type ClaimCounts = {
  /** Rows that members have. */
  readonly live: number;
  /** The last sequence that was written. */
  readonly lastSequence: number;
};

export interface MemberCouponReads {
  byId(id: MemberCouponId): Promise<HeldCoupon | undefined>;
  ofMemberAndCoupon(member: MemberId, coupon: CouponId): Promise<MemberCoupon | undefined>;
  /** Newest first; position key: ms of `issuedAt`. */
  ofMember(member: MemberId, slice: Slice): Promise<readonly HeldCoupon[]>;
  /** What is written of a limited coupon after a sequence, in that order; without a member where it was lost. */
  claimsAfter(coupon: CouponId, after: number, limit: number): Promise<readonly WrittenClaim[]>;
  counts(coupon: CouponId): Promise<ClaimCounts>;
}
export type WrittenClaim = {
  readonly sequence: Sequence;
  readonly member: MemberId | undefined;
  readonly revoked: boolean;
};

/** What became of a claim that was to be written. */
export type Settlement =
  | "written"
  /** It was before, under this sequence: the same claim, delivered again. */
  | "already"
  /** The sequence is somebody else's, or was given up as lost. */
  | "sequence-taken"
  /** The member has one of this coupon under another sequence. */
  | "member-has-one"
  /** Its sequence is beyond what the coupon offers. */
  | "beyond-stock"
  /** There is no such coupon or member. */
  | "unknown";

export interface MemberCoupons extends MemberCouponReads {
  /** One of an unlimited coupon; false when the member has one, or the coupon is not AVAILABLE (any more). */
  insert(memberCoupon: MemberCoupon): Promise<boolean>;
  /**
   * Writes claims as far as they fit: one statement when all of them are new. Answers for each what became of it, in
   * the order given. No sequence is written twice, no member gets two, none is beyond the coupon's last sequence.
   */
  settle(claims: readonly WonClaim[]): Promise<readonly Settlement[]>;
  /** AVAILABLE → USED on this order, if it is usable at that instant and its coupon is AVAILABLE; false otherwise. */
  use(id: MemberCouponId, order: OrderId, at: Date): Promise<boolean>;
  /** USED on this order → AVAILABLE, or EXPIRED when its time is over by then; false when it is not used there. */
  giveBack(id: MemberCouponId, order: OrderId, at: Date): Promise<boolean>;
  /** AVAILABLE → REVOKED; answers the row, or nothing when there is none in that state. */
  revoke(member: MemberId, coupon: CouponId): Promise<MemberCoupon | undefined>;
  /** Writes sequences off that nobody has, so that no late claim gets them; answers those that nobody had. */
  writeOff(coupon: CouponId, sequences: readonly Sequence[], at: Date): Promise<readonly Sequence[]>;
  /** AVAILABLE → EXPIRED where the time is over, at most `limit`; answers how many. */
  expire(at: Date, limit: number): Promise<number>;
}

/** A limited coupon as the database has it, for a stock that follows it. */
export type StockSnapshot = {
  readonly terms: StockTerms;
  /** Reads what is written now: later calls see later commits. */
  readonly claimsAfter: (after: number, limit: number) => Promise<readonly WrittenClaim[]>;
};
export type Rebuilt = {
  readonly coupon: CouponId;
  /** Claims that the stock did not know, had under another sequence, or had and nobody was going to write. */
  readonly corrections: number;
  /** Sequences that were given out and are nowhere: neither written, nor known, nor on their way. */
  readonly lost: readonly Sequence[];
};

/**
 * The stock of limited coupons.
 *
 * `claim` is atomic: however many callers race, no sequence goes beyond the terms' last one, no member gets two, and
 * sequences count up by one without reuse. Whoever asks again gets the same sequence with `fresh: false`. What is
 * won is on its way to the database (`CouponClaims`) in the same step, unless it is there already.
 */
export interface CouponStock {
  claim(wish: ClaimWish): Promise<Standing>;
  /** Whether it has its memory of this coupon; while it has not, claims answer `rebuilding`. */
  knows(coupon: CouponId): Promise<boolean>;
  /** What a member has, without claiming: `claimed` or `revoked`; absent when nothing. */
  standing(member: MemberId, coupon: CouponId): Promise<Standing | undefined>;
  /** Units still to be had; a coupon that the stock does not know is absent. */
  remaining(coupons: readonly CouponId[]): Promise<ReadonlyMap<CouponId, number>>;
  /** Who ever won one of it, in any order; absent when they are more than `limit`. Where it lost its memory of them, absent or Unavailable. */
  winners(coupon: CouponId, limit: number): Promise<ReadonlySet<MemberId> | undefined>;
  /** A coupon that was made in this breath, so that nobody can have claimed of it. Knows it already: changes nothing. */
  open(terms: StockTerms): Promise<void>;
  /**
   * Takes over newer terms at once, for every instance; older ones change nothing. False when it does not know the
   * coupon: `rebuild` tells it.
   */
  follow(terms: StockTerms): Promise<boolean>;
  /**
   * In one conditional step: the member does not have this sequence any more. `revoked`: he can not claim again;
   * `void`: it never became his, and he can. False when he does not have it (any more): repeating changes nothing.
   */
  takeBack(claim: Omit<WonClaim, "id" | "at">, as: "revoked" | "void"): Promise<boolean>;
  /**
   * Makes the stock agree with the database and opens it if it was closed for lost memory. What is missing here is
   * added; what the database does not have and is not on its way there is sent again; nothing that was won is taken
   * away. `fence`: of the grant under which it is done, always of the same lock.
   *
   * @throws Unavailable when somebody with a greater fence has begun, and changes nothing from then on.
   */
  rebuild(from: readonly StockSnapshot[], fence: number): Promise<readonly Rebuilt[]>;
}

/** A won claim on its way to the database. */
export type Delivery = {
  /** Names it to `acknowledge` and `park`. */
  readonly receipt: string;
  /** How often it was handed out, this time included. */
  readonly attempts: number;
  /** Absent when it cannot be read. */
  readonly claim: WonClaim | undefined;
  readonly raw: string;
};
export type Backlog = {
  /** How many claims are on their way. */
  readonly length: number;
  /** How long ago the oldest of them was won, in ms. */
  readonly oldestMs: number;
};

/**
 * Claims that were won and are not in the database yet. Handed out at least once, in the order in which they were won
 * unless somebody who took them died; none is gone before it is acknowledged or parked.
 */
export interface CouponClaims {
  /**
   * At most `limit`: first those that were handed out `idleMs` ago or longer and not acknowledged, then new ones, for
   * which it waits up to `waitMs`. No two callers get one at the same time.
   */
  take(
    limit: number,
    terms: { readonly waitMs: number; readonly idleMs: number; readonly signal?: Signal | undefined },
  ): Promise<readonly Delivery[]>;
  /** They are in the database: they are not handed out again, and whoever waits for them where they were won is told. */
  acknowledge(deliveries: readonly Delivery[]): Promise<void>;
  /** They never will be in the database and are not handed out again; nobody is told. */
  drop(deliveries: readonly Delivery[]): Promise<void>;
  /** Puts one aside that cannot be written, with the reason, so that it holds up no other. */
  park(delivery: Delivery, cause: string): Promise<void>;
  /** Waits where a claim was won until it is acknowledged; false when it was not within `waitMs`, or elsewhere. */
  settled(claim: WonClaim, waitMs: number): Promise<boolean>;
  backlog(): Promise<Backlog>;
}

export type ParkedClaim = {
  readonly id: ParkedClaimId;
  readonly claim: WonClaim | undefined;
  readonly raw: string;
  readonly cause: string;
  readonly attempts: number;
  readonly parkedAt: Date;
};

/** Claims that could not be written, until somebody decides about them. */
export interface ParkedClaims {
  /** Newest first; position key: ms of `parkedAt`. */
  list(slice: Slice): Promise<readonly ParkedClaim[]>;
  byId(id: ParkedClaimId): Promise<ParkedClaim | undefined>;
  /** Puts it back among those on their way, as new; false when it is gone. */
  requeue(id: ParkedClaimId): Promise<boolean>;
  /** Drops it; false when it is gone. */
  discard(id: ParkedClaimId): Promise<boolean>;
}
