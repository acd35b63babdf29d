import { dayOf, type Zone } from "@cofshop/core";
import type { Coupon, HeldCoupon, OfferedCoupon } from "@cofshop/core/coupon";
import { z } from "zod";
import { type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out, timeOrNull } from "./fields.ts";

const couponState = z.enum(["AVAILABLE", "CANCELLED", "EXPIRED"]);

const termsFields = {
  name: z.string(),
  type: z.enum(["FIXED", "RATE"]),
  /** Won, or percent. */
  discountValue: z.int(),
  maxDiscountAmount: out.amount.nullable(),
  minOrderPrice: out.amount,
  /** The first and the last day on which it can be used. */
  validFrom: out.day,
  validTo: out.day,
};
const termsOf = (coupon: Coupon, zone: Zone) => ({
  name: coupon.name,
  type: coupon.type,
  discountValue: coupon.value,
  maxDiscountAmount: coupon.maxDiscount ?? null,
  minOrderPrice: coupon.minOrderPrice,
  validFrom: dayOf(coupon.validFrom, zone),
  // At `expiresAt` the last day is over.
  validTo: dayOf(new Date(coupon.expiresAt.getTime() - 1), zone),
});

const couponSchema = z
  .strictObject({
    id: out.id,
    ...termsFields,
    issueFrom: out.time,
    issueTo: out.time,
    /** null: as many as want one */
    quantity: z.int().nullable(),
    /** null: without limit, or not known at this moment */
    remaining: z.int().nullable(),
    state: couponState,
    code: z.string().optional().meta({ description: "Only admins see coupons that have one" }),
    createdAt: out.time,
  })
  .meta({ id: "Coupon" });

/** A coupon as the shop offers it, its days as the calendar of a zone has them. */
export const couponView = (zone: Zone): View<OfferedCoupon> =>
  view(couponSchema, ({ coupon, remaining }) => ({
    id: coupon.id,
    ...termsOf(coupon, zone),
    issueFrom: instant(coupon.issueFrom),
    issueTo: instant(coupon.issueTo),
    quantity: coupon.quantity ?? null,
    remaining: remaining ?? null,
    state: coupon.state,
    code: coupon.code,
    createdAt: instant(coupon.createdAt),
  }));

/** How many units a coupon offers in all. */
export const couponStockView: View<{ readonly quantity: number }> = view(
  z.strictObject({ quantity: z.int() }),
  ({ quantity }) => ({ quantity }),
);

/** Of a coupon that has just been made, all units are still to be had. */
export const newCouponView = (zone: Zone): View<Coupon> => {
  const { schema, of } = couponView(zone);
  return { schema, of: (coupon) => of({ coupon, remaining: coupon.quantity }) };
};

const heldSchema = z
  .strictObject({
    memberCouponId: out.id,
    couponId: out.id,
    ...termsFields,
    state: z.enum(["AVAILABLE", "USED", "EXPIRED", "REVOKED"]),
    /** What is cancelled as a whole cannot be used by anybody. */
    couponState,
    sequence: z.int().nullable(),
    issuedAt: out.time,
    usedAt: out.time.nullable(),
    expiresAt: out.time,
    orderId: out.id.nullable(),
  })
  .meta({ id: "MemberCoupon" });

export const heldCouponView = (zone: Zone): View<HeldCoupon> =>
  view(heldSchema, ({ held, coupon }) => ({
    memberCouponId: held.id,
    couponId: coupon.id,
    ...termsOf(coupon, zone),
    state: held.state,
    couponState: coupon.state,
    sequence: held.sequence ?? null,
    issuedAt: instant(held.issuedAt),
    usedAt: timeOrNull(held.usedAt),
    expiresAt: instant(held.expiresAt),
    orderId: held.orderId ?? null,
  }));
