import type { ShopTx } from "@cofshop/core";
import { type Delivery, issue, type StockTerms } from "@cofshop/core/coupon";
import type { CouponId } from "@cofshop/core/shared";
import type { ClaimSubject } from "../../src/index.ts";
import { claimsInMemory } from "./memory-with.ts";

/** Begins anew when it has lost its memory, with the terms that it heard last. */
export const stockThatForgetsTheGate = (): ClaimSubject => {
  const subject = claimsInMemory();
  const { couponStock } = subject;
  const heard = new Map<CouponId, StockTerms>();
  const hear = (terms: StockTerms): void => void heard.set(terms.coupon, terms);
  return {
    ...subject,
    couponStock: {
      ...couponStock,
      open: (terms) => {
        hear(terms);
        return couponStock.open(terms);
      },
      follow: (terms) => {
        hear(terms);
        return couponStock.follow(terms);
      },
      claim: async (wish) => {
        const terms = heard.get(wish.coupon);
        if (terms !== undefined) await couponStock.open(terms);
        return couponStock.claim(wish);
      },
    },
  };
};

/** Hands claims out at most once, and says that they are written as it does. */
export const claimsAcknowledgedWhenTaken = (): ClaimSubject => {
  const subject = claimsInMemory();
  const { couponClaims } = subject;
  return {
    ...subject,
    couponClaims: {
      ...couponClaims,
      take: async (...args) => {
        const taken = await couponClaims.take(...args);
        await couponClaims.acknowledge(taken);
        return taken;
      },
    },
  };
};

/** A stock that is one too generous, over rows that are written whatever was offered. */
export const claimsWithoutLimit = (): ClaimSubject => {
  const subject = claimsInMemory();
  const { couponStock, unitOfWork } = subject;
  const oneMore = (terms: StockTerms): StockTerms => ({ ...terms, lastSequence: terms.lastSequence + 1 });
  const unguarded = (tx: ShopTx): ShopTx => ({
    ...tx,
    memberCoupons: {
      ...tx.memberCoupons,
      settle: async (claims) => {
        const settled = await tx.memberCoupons.settle(claims);
        for (const [index, claim] of claims.entries()) {
          const coupon = await tx.coupons.byId(claim.coupon);
          if (settled[index] !== "beyond-stock" || coupon === undefined) continue;
          await tx.memberCoupons.insert(issue(claim, coupon));
        }
        return settled.map((each) => (each === "beyond-stock" ? "written" : each));
      },
    },
  });
  return {
    ...subject,
    couponStock: {
      ...couponStock,
      open: (terms) => couponStock.open(oneMore(terms)),
      follow: (terms) => couponStock.follow(oneMore(terms)),
      rebuild: (from, fence) =>
        couponStock.rebuild(
          from.map((each) => ({ ...each, terms: oneMore(each.terms) })),
          fence,
        ),
    },
    unitOfWork: {
      ...unitOfWork,
      run: (work) => unitOfWork.run((tx) => work(unguarded(tx))),
      runSingle: (work) => unitOfWork.runSingle((tx) => work(unguarded(tx))),
    },
  };
};

/** Compares what it knows with what is written, as if nothing were on its way in between. */
export const rebuildThatOverlooksClaims = (): ClaimSubject => {
  const subject = claimsInMemory();
  const { couponStock, couponClaims } = subject;
  const overlooked: Delivery[] = [];
  return {
    ...subject,
    couponStock: {
      ...couponStock,
      rebuild: async (from, fence) => {
        const moving = await couponClaims.take(1_000, { waitMs: 0, idleMs: 0 });
        await couponClaims.drop(moving);
        overlooked.push(...moving);
        return couponStock.rebuild(from, fence);
      },
    },
    couponClaims: {
      ...couponClaims,
      take: async (...args) => [...overlooked.splice(0), ...(await couponClaims.take(...args))],
    },
  };
};
