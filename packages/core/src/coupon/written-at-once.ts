import type { CouponClaims, ParkedClaims } from "./ports.ts";

/**
 * The ports of a stock whose claims are in the database as they are won: nothing is ever on its way there, and nothing
 * is put aside.
 */
export const writtenAtOnce: { readonly couponClaims: CouponClaims; readonly parkedClaims: ParkedClaims } = {
  couponClaims: {
    take: async () => [],
    acknowledge: async () => undefined,
    drop: async () => undefined,
    park: async () => undefined,
    settled: async () => true,
    backlog: async () => ({ length: 0, oldestMs: 0 }),
  },
  parkedClaims: {
    list: async () => [],
    byId: async () => undefined,
    requeue: async () => false,
    discard: async () => false,
  },
};
