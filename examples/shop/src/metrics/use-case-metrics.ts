import type { Around } from "@cofshop/core";
import { Counter, Histogram, type Registry } from "prom-client";
import { codeOf } from "../result-code.ts";

const claims = new Set(["coupon.claim", "coupon.redeemCode"]);

/** Counts every use case, and times those that many wait for at once. */
export const useCaseMetrics = (register: Registry): Around => {
  const registers = [register];
  const useCases = new Counter({
    name: "cofshop_use_cases_total",
    help: "Use cases that were run, by how they ended: ok, the code of the refusal, or broken",
    labelNames: ["module", "use_case", "code"],
    registers,
  });
  const claimSeconds = new Histogram({
    name: "cofshop_coupon_claim_duration_seconds",
    help: "How long claims of coupons took, the wait for the database included",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  return async ({ module, useCase }, run) => {
    const end = claims.has(`${module}.${useCase}`) ? claimSeconds.startTimer() : undefined;
    let code = "broken";
    try {
      const result = await run();
      code = codeOf(result);
      return result;
    } finally {
      end?.();
      useCases.inc({ module, use_case: useCase, code });
    }
  };
};
