import { couponStockContract } from "@cofshop/contracts";
import { memoryPorts } from "@cofshop/core/memory";
import { describe, inject } from "vitest";
import { couponMajors, freshCoupons, settling } from "./fresh-coupons.ts";

const url = inject("redisUrl");

describe.runIf(url !== undefined)("coupons on a real server", () => {
  for (const [major, open] of Object.entries(couponMajors)) {
    couponStockContract(`Redis by ${major}`, async () => {
      const fresh = freshCoupons(url ?? "", open);
      const coupons = fresh.connect();
      const { unitOfWork, clock } = memoryPorts();
      return {
        unitOfWork,
        stock: coupons.couponStock,
        another: async () => fresh.connect().couponStock,
        settle: settling({ unitOfWork, clock, ...coupons }),
        close: fresh.close,
      };
    });
  }
});
