import type { EventOf } from "../shared/event.ts";
import type { CouponId, MemberCouponId, MemberId, OrderId } from "../shared/ids.ts";
import type { ClaimWish, Sequence, WonClaim } from "./claim.ts";
import type { Coupon } from "./coupon.ts";

export type MemberCouponState = "AVAILABLE" | "USED" | "EXPIRED" | "REVOKED";

/** A coupon that a member has. */
export type MemberCoupon = {
  readonly id: MemberCouponId;
  readonly memberId: MemberId;
  readonly couponId: CouponId;
  /** Of a limited coupon. */
  readonly sequence: Sequence | undefined;
  readonly state: MemberCouponState;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** While it is used: when, and on which order. */
  readonly usedAt: Date | undefined;
  readonly orderId: OrderId | undefined;
};

/** A member's coupon with what it is one of. */
export type HeldCoupon = { readonly held: MemberCoupon; readonly coupon: Coupon };

type Issued = { readonly memberCouponId: string; readonly memberId: string; readonly sequence: number | undefined };
/**
 * Members got a coupon: all whose rows were written by one transaction, told as one, since thousands a second may be.
 * The subject is the first of them, so that each is told of once.
 */
export type MemberCouponEvent = EventOf<
  "coupon.issued",
  1,
  { readonly couponId: string; readonly issued: readonly Issued[] }
>;

/** What a member gets by a claim of this coupon. */
export const issue = (
  { id, member, at, sequence }: ClaimWish & { readonly sequence?: Sequence },
  coupon: Pick<Coupon, "id" | "expiresAt">,
): MemberCoupon => ({
  id,
  memberId: member,
  couponId: coupon.id,
  sequence,
  state: "AVAILABLE",
  issuedAt: at,
  expiresAt: coupon.expiresAt,
  usedAt: undefined,
  orderId: undefined,
});

/** One event for each coupon of which something was issued. */
export const issuedEvents = (
  issued: readonly (ClaimWish & Partial<Pick<WonClaim, "sequence">>)[],
): readonly MemberCouponEvent[] => {
  const byCoupon = new Map<CouponId, (typeof issued)[number][]>();
  for (const claim of issued) {
    const same = byCoupon.get(claim.coupon) ?? [];
    same.push(claim);
    byCoupon.set(claim.coupon, same);
  }
  return [...byCoupon].flatMap(([couponId, claims]): readonly MemberCouponEvent[] => {
    const [first] = claims;
    if (first === undefined) return [];
    const each = claims.map(({ id, member, sequence }) => ({ memberCouponId: id, memberId: member, sequence }));
    return [{ type: "coupon.issued", version: 1, subject: first.id, sequence: 1, data: { couponId, issued: each } }];
  });
};

/** Whether it can be used at an instant. */
export const isUsable = ({ held, coupon }: HeldCoupon, at: Date): boolean =>
  held.state === "AVAILABLE" && coupon.state === "AVAILABLE" && coupon.validFrom <= at && at < held.expiresAt;
