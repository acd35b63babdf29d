import type { Changed, EventOf, Json } from "../shared/event.ts";
import type { CouponId, MemberId } from "../shared/ids.ts";
import type { Money } from "../shared/money.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { Sequence, StockTerms } from "./claim.ts";

/** CANCELLED can be undone while the coupon is valid, EXPIRED cannot. In both nobody claims it and nobody uses it. */
export type CouponState = "AVAILABLE" | "CANCELLED" | "EXPIRED";

/** What a coupon takes off: so many won, or so many percent of what the goods cost. */
export type DiscountTerms = {
  readonly type: "FIXED" | "RATE";
  /** Won, or 1 to 100 percent. */
  readonly value: number;
  /** The most that it takes off, in won. */
  readonly maxDiscount: Money | undefined;
  /** What the goods must cost at least, after the tier's discount and without delivery. */
  readonly minOrderPrice: Money;
};

/** A coupon as the shop offers it. Each member may have one of it. */
export type Coupon = DiscountTerms & {
  readonly id: CouponId;
  readonly name: string;
  readonly state: CouponState;
  /** It can be used from this instant, and no longer at `expiresAt`. */
  readonly validFrom: Date;
  readonly expiresAt: Date;
  /** It can be claimed from this instant, and no longer at `issueTo`. */
  readonly issueFrom: Date;
  readonly issueTo: Date;
  /** How many members can have it; absent: everybody. */
  readonly quantity: number | undefined;
  /** How many sequences were given out that no member has any more. */
  readonly revoked: number;
  /** Who knows it claims with it; such a coupon is shown to nobody else. */
  readonly code: string | undefined;
  readonly createdAt: Date;
  readonly version: number;
};

export type CouponEvent =
  | EventOf<"coupon.created", 1, { readonly name: string; readonly quantity: number | undefined }>
  | EventOf<"coupon.state-changed", 1, { readonly from: CouponState; readonly to: CouponState }>
  | EventOf<"coupon.stock-added", 1, { readonly delta: number; readonly quantity: number }>
  | EventOf<"coupon.claim-revoked", 1, { readonly memberId: MemberId; readonly sequence: number }>
  /** Sequences that were given out and lost with the stock's memory: their units were given back. */
  | EventOf<"coupon.claims-lost", 1, { readonly sequences: readonly number[] }>;

export type CouponIllegalTransition = { readonly code: "coupon.illegal-transition"; readonly state: CouponState };
export type NotLimited = { readonly code: "coupon.not-limited" };

const next: Readonly<Record<CouponState, readonly CouponState[]>> = {
  AVAILABLE: ["CANCELLED", "EXPIRED"],
  CANCELLED: ["AVAILABLE", "EXPIRED"],
  EXPIRED: [],
};

const tell = <Type extends CouponEvent["type"], Data extends { readonly [key: string]: Json }>(
  type: Type,
  { id, version }: Coupon,
  data: Data,
): EventOf<Type, 1, Data> => ({ type, version: 1, subject: id, sequence: version, data });

type Step<E = never> = Result<Changed<Coupon, CouponEvent>, E>;

export type CouponDraft = Omit<Coupon, "state" | "revoked" | "version">;

export const create = (draft: CouponDraft): Changed<Coupon, CouponEvent> => {
  const state: Coupon = { ...draft, state: "AVAILABLE", revoked: 0, version: 1 };
  return { state, events: [tell("coupon.created", state, { name: state.name, quantity: state.quantity })] };
};

/** A coupon whose time is over is not made available again. */
export const moveCoupon = (coupon: Coupon, to: CouponState, at: Date): Step<CouponIllegalTransition> => {
  const over = to === "AVAILABLE" && coupon.expiresAt <= at;
  if (over || !next[coupon.state].includes(to)) return err({ code: "coupon.illegal-transition", state: coupon.state });
  const state: Coupon = { ...coupon, state: to, version: coupon.version + 1 };
  return ok({ state, events: [tell("coupon.state-changed", state, { from: coupon.state, to })] });
};

export const addUnits = (coupon: Coupon, delta: number): Step<CouponIllegalTransition | NotLimited> => {
  if (coupon.quantity === undefined) return err({ code: "coupon.not-limited" });
  if (coupon.state === "EXPIRED") return err({ code: "coupon.illegal-transition", state: coupon.state });
  const quantity = coupon.quantity + delta;
  const state: Coupon = { ...coupon, quantity, version: coupon.version + 1 };
  return ok({ state, events: [tell("coupon.stock-added", state, { delta, quantity })] });
};

/** One member's sequence is nobody's now, so there is a unit more to claim. */
export const countRevoked = (coupon: Coupon, memberId: MemberId, sequence: Sequence): Changed<Coupon, CouponEvent> => {
  const state: Coupon = { ...coupon, revoked: coupon.revoked + 1, version: coupon.version + 1 };
  return { state, events: [tell("coupon.claim-revoked", state, { memberId, sequence })] };
};

export const countLost = (coupon: Coupon, sequences: readonly Sequence[]): Changed<Coupon, CouponEvent> => {
  const state: Coupon = { ...coupon, revoked: coupon.revoked + sequences.length, version: coupon.version + 1 };
  return { state, events: [tell("coupon.claims-lost", state, { sequences })] };
};

/** What the stock has to know of a limited coupon; nothing for one that everybody can have. */
export const stockTermsOf = ({ id, version, quantity, revoked, state }: Coupon): StockTerms | undefined =>
  quantity === undefined
    ? undefined
    : { coupon: id, version, lastSequence: quantity + revoked, open: state === "AVAILABLE" };
