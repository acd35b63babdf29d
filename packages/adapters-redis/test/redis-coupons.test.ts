import { couponStockContract } from "@cofshop/contracts";
import { makeClaimWorker } from "@cofshop/core/coupon";
import { memoryPorts } from "@cofshop/core/memory";
import { never } from "@cofshop/core/shared";
import { describe, inject } from "vitest";
import { couponMajors, freshCoupons } from "./fresh-coupons.ts";

const url = inject("redisUrl");

describe.runIf(url !== undefined)("coupons on a real server", () => {
  for (const [major, open] of Object.entries(couponMajors)) {
    couponStockContract(`Redis by ${major}`, async () => {
      const fresh = freshCoupons(url ?? "", open);
      const coupons = fresh.connect();
      const { unitOfWork, clock } = memoryPorts();
      const worker = makeClaimWorker({ unitOfWork, clock, ...coupons });
      return {
        unitOfWork,
        stock: coupons.couponStock,
        another: async () => fresh.connect().couponStock,
        settle: async () => {
          while ((await worker.settle(never, 0)).more);
        },
        close: fresh.close,
      };
    });
  }
});
