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
};
