import { least, type Money, money, percentOf } from "../shared/money.ts";
import type { DiscountTerms } from "./coupon.ts";

/** What a coupon takes off goods that cost so much. Replaceable: `createShop(ports, { couponDiscount })`. */
export type CouponDiscountPolicy = (terms: DiscountTerms, itemTotal: Money) => Money;

/** So many won, or so many percent rounded down, at most the coupon's cap, and never more than the goods cost. */
export const standardCouponDiscount: CouponDiscountPolicy = ({ type, value, maxDiscount }, itemTotal) => {
  const full = type === "FIXED" ? money(value) : percentOf(itemTotal, value);
  return least(least(full, maxDiscount ?? full), itemTotal);
};
