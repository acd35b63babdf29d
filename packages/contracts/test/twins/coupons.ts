<<<<<<< HEAD
import { type CouponStock, issue, type Sequence, type Standing, type StockTerms } from "@cofshop/core/coupon";
import type { CouponId, MemberId } from "@cofshop/core/shared";
import type { CouponStockSubject, ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

/** Believes that a code is free when no coupon has it at the moment. */
export const codesThatLookFirst = (): ShopSubject => {
  const codes = new Set<string>();
  return memoryWith(({ coupons }) => ({
    coupons: {
      ...coupons,
      insert: async (coupon) => {
        const { code } = coupon;
        const taken = code !== undefined && codes.has(code);
        await turn();
        if (code !== undefined) codes.add(code);
        if (!taken) await coupons.insert({ ...coupon, code: undefined });
        return !taken;
      },
    },
  }));
};

/** Writes every claim that a worker brings, since the stock will have counted. */
export const claimsThatAreTrusted = (): ShopSubject =>
  memoryWith(({ coupons, memberCoupons }) => ({
    memberCoupons: {
      ...memberCoupons,
      settle: async (claims) => {
        const settled = [...(await memberCoupons.settle(claims))];
        for (const [place, claim] of claims.entries()) {
          const coupon = await coupons.byId(claim.coupon);
          if (settled[place] !== "beyond-stock" || coupon === undefined) continue;
          if (await memberCoupons.insert(issue(claim, coupon))) settled[place] = "written";
        }
        return settled;
      },
    },
  }));

/** Looks whether the coupon is unused, and uses it a moment later. */
export const usesThatLookFirst = (): ShopSubject => {
  const used = new Set<string>();
  return memoryWith(({ memberCoupons }) => ({
    memberCoupons: {
      ...memberCoupons,
      use: async (id, order, at) => {
        const unused = !used.has(id);
        await turn();
        used.add(id);
        return (await memberCoupons.use(id, order, at)) || unused;
      },
    },
  }));
};

/** Sound for whoever comes alone: between the look and the write there is a moment. */
export const couponsThatLookFirst = (): CouponStockSubject => {
  const followed = new Map<CouponId, StockTerms>();
  const won = new Map<CouponId, Map<MemberId, Sequence>>();
  const has = (sequence: Sequence): Standing => ({ outcome: "claimed", sequence, fresh: false, durable: false });
  const winnersOf = (coupon: CouponId) => won.get(coupon) ?? new Map<MemberId, Sequence>();
  const stock: CouponStock = {
    claim: async ({ coupon, member }) => {
      const winners = winnersOf(coupon);
      won.set(coupon, winners);
      const already = winners.get(member);
      if (already !== undefined) return has(already);
      const { open, lastSequence } = followed.get(coupon) ?? { open: false, lastSequence: 0 };
      if (!open) return { outcome: "closed" };
      if (winners.size >= lastSequence) return { outcome: "sold-out", at: winners.size };
      await turn();
      const sequence = (winners.size + 1) as Sequence;
      winners.set(member, sequence);
      return { outcome: "claimed", sequence, fresh: true, durable: false };
    },
    standing: async (member, coupon) => {
      const sequence = winnersOf(coupon).get(member);
      return sequence === undefined ? undefined : has(sequence);
    },
    remaining: async (coupons) =>
      new Map(
        coupons.flatMap((coupon) => {
          const terms = followed.get(coupon);
          return terms === undefined ? [] : [[coupon, terms.lastSequence - winnersOf(coupon).size]];
        }),
      ),
    winners: async (coupon, limit) => {
      const winners = winnersOf(coupon);
      return winners.size > limit ? undefined : new Set(winners.keys());
    },
    knows: async (coupon) => followed.has(coupon),
    open: async (terms) => void followed.set(terms.coupon, terms),
    follow: async (terms) => {
      if ((followed.get(terms.coupon)?.version ?? 0) < terms.version) followed.set(terms.coupon, terms);
      return true;
    },
    takeBack: async () => false,
    rebuild: async (from) => from.map(({ terms: { coupon } }) => ({ coupon, corrections: 0, lost: [] })),
  };
  return { unitOfWork: memoryWith(() => ({})).unitOfWork, stock };
=======
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
>>>>>>> d0ecbeec6d2c188a621a70758d4130adb7d5dd35
};
