import type { Brand, CouponId, MemberCouponId, MemberId } from "../shared/ids.ts";

/** The place of a claim among all that were ever won of its coupon: 1, 2, 3 … Never given out twice. */
export type Sequence = Brand<number, "Sequence">;

/** A member who wants one of a limited coupon. `id` names what he gets if he wins. */
export type ClaimWish = {
  readonly id: MemberCouponId;
  readonly coupon: CouponId;
  readonly member: MemberId;
  readonly at: Date;
};
/** A claim that was won: one unit is this member's. */
export type WonClaim = ClaimWish & { readonly sequence: Sequence };

/**
 * What the stock follows of a limited coupon. `version` is the coupon's, so that what is heard late changes nothing.
 * `lastSequence` is the last one that may be given out: units offered, and those that were taken back.
 */
export type StockTerms = {
  readonly coupon: CouponId;
  readonly version: number;
  readonly lastSequence: number;
  readonly open: boolean;
};

export type Standing =
  /** `fresh`: won just now. `durable`: it is in the database. */
  | { readonly outcome: "claimed"; readonly sequence: Sequence; readonly fresh: boolean; readonly durable: boolean }
  | { readonly outcome: "revoked"; readonly sequence: Sequence }
  /** `at` is the last sequence that was given out. */
  | { readonly outcome: "sold-out"; readonly at: number }
  | { readonly outcome: "closed" }
  /** The stock lost its memory, or is away: `CouponStock.rebuild` opens it again. */
  | { readonly outcome: "rebuilding"; readonly retryAfterMs: number };
