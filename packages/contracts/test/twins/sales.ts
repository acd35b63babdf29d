import type { ShopSubject } from "../../src/index.ts";
import { memoryWith, turn } from "./memory-with.ts";

/** Looks whether a fact is noted, and counts it a moment later. */
export const salesThatLookFirst = (): ShopSubject => {
  const noted = new Set<string>();
  let asked = 0;
  const name = ({ orderId, number }: { readonly orderId: string; readonly number: number }) => `${orderId}/${number}`;
  return memoryWith(({ sales }) => ({
    sales: {
      ...sales,
      count: async (facts) => {
        const fresh = facts.filter((fact) => !noted.has(name(fact)));
        await turn();
        for (const fact of fresh) noted.add(name(fact));
        // Each under a number of its own, so that the store beneath does not see what is wrong.
        asked += 1;
        return sales.count(fresh.map((fact) => ({ ...fact, number: fact.number + asked * 1_000 })));
      },
    },
  }));
};
