import type { CouponFields } from "@cofshop/core/coupon";
import { z } from "zod";
import { amount, day, text, time } from "./fields.ts";

const codePattern = /^[A-Za-z0-9-]{4,40}$/;
const code = z
  .string()
  .trim()
  .refine((letters) => codePattern.test(letters), { params: { rule: "coupon-code" } })
  .meta({ pattern: codePattern.source, examples: ["SPRING-2026"] });
const units = z.int().min(1).max(100_000_000);

const terms = {
  name: text(1, 100),
  maxDiscountAmount: amount().optional(),
  minOrderPrice: amount().optional(),
  /** Both days included. */
  validFrom: day,
  validTo: day,
  issueFrom: time.optional(),
  issueTo: time.optional(),
  couponCount: units.optional(),
  code: code.optional(),
};
export const createCouponBody = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("FIXED"), discountValue: amount(1), ...terms }),
  z.strictObject({ type: z.literal("RATE"), discountValue: z.int().min(1).max(100), ...terms }),
]);
export const couponStateBody = z.strictObject({ state: z.enum(["AVAILABLE", "CANCELLED", "EXPIRED"]) });
export const couponStockBody = z.strictObject({ delta: units });
/** Of any shape: a code that no coupon has is not found. */
export const redeemBody = z.strictObject({ code: text(1, 100) });

export const couponCommand = (body: z.output<typeof createCouponBody>): CouponFields => ({
  name: body.name,
  type: body.type,
  value: body.discountValue,
  maxDiscount: body.maxDiscountAmount,
  minOrderPrice: body.minOrderPrice,
  validFrom: body.validFrom,
  validTo: body.validTo,
  issueFrom: body.issueFrom,
  issueTo: body.issueTo,
  quantity: body.couponCount,
  code: body.code,
});
