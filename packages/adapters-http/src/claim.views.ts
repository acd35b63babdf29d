import type { Claimed, ClaimStatus, ClaimsReport, ParkedClaim, Reconciliation } from "@cofshop/core/coupon";
import { z } from "zod";
import { type Answer, type View, view } from "./answer.ts";
import { instant } from "./envelope.ts";
import { out } from "./fields.ts";

/** Absent for a coupon that is not limited. */
const sequence = z.int().optional();
const issued = z.strictObject({ memberCouponId: out.id, sequence });
const pending = z.strictObject({ status: z.literal("PENDING"), couponId: out.id, sequence: z.int() });

/** 201 for who has just got it, 200 for who had it before, 202 while what he won is not written yet: ask again. */
export const claimAnswer: Answer<Claimed> = {
  statuses: { 200: issued, 201: issued, 202: pending },
  make: (claimed) => {
    const { status, couponId, sequence, fresh } = claimed;
    if (status === "PENDING") return { status: 202, data: { status, couponId, sequence } };
    const data = { memberCouponId: claimed.memberCouponId, sequence };
    return fresh ? { status: 201, data, location: "/memberCoupon/me" } : { status: 200, data };
  },
};

export const claimStatusView: View<ClaimStatus> = view(
  z.strictObject({ status: z.enum(["NONE", "PENDING", "ISSUED", "REVOKED"]), sequence }),
  ({ status, sequence }) => ({ status, sequence }),
);

export const claimsView: View<ClaimsReport> = view(
  z
    .strictObject({
      /** null: as many as want one */
      quantity: z.int().nullable(),
      /** What members have, in the database. */
      live: z.int(),
      lastSequence: z.int(),
      revoked: z.int(),
      /** Of the stock; null where it does not know. */
      remaining: z.int().nullable(),
      /** Claims of all coupons that were won and are not written yet. */
      backlog: z.strictObject({ length: z.int(), oldestMs: z.int() }),
    })
    .meta({ id: "Claims" }),
  ({ quantity, live, lastSequence, revoked, remaining, backlog: { length, oldestMs } }) => ({
    quantity: quantity ?? null,
    live,
    lastSequence,
    revoked,
    remaining: remaining ?? null,
    backlog: { length, oldestMs },
  }),
);

export const reconciliationView: View<Reconciliation> = view(
  z.strictObject({ coupons: z.int(), corrections: z.int(), lost: z.int() }),
  ({ coupons, corrections, lost }) => ({ coupons, corrections, lost }),
);

/** What cannot be read has no claim; `raw` is as it came. */
export const deadLetterView: View<ParkedClaim> = view(
  z.strictObject({
    id: out.id,
    claim: z
      .strictObject({
        memberCouponId: out.id,
        couponId: out.id,
        memberId: out.id,
        sequence: z.int(),
        claimedAt: out.time,
      })
      .nullable(),
    raw: z.string(),
    cause: z.string(),
    attempts: z.int(),
    parkedAt: out.time,
  }),
  ({ id, claim, raw, cause, attempts, parkedAt }) => ({
    id,
    claim:
      claim === undefined
        ? null
        : {
            memberCouponId: claim.id,
            couponId: claim.coupon,
            memberId: claim.member,
            sequence: claim.sequence,
            claimedAt: instant(claim.at),
          },
    raw,
    cause,
    attempts,
    parkedAt: instant(parkedAt),
  }),
);
