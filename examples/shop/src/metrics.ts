import type { IncomingMessage, ServerResponse } from "node:http";
import type { JobCounts } from "@cofshop/adapters-node";
import type { Around, ShopPorts } from "@cofshop/core";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { codeOf } from "./result-code.ts";

type WatchedPorts = Pick<ShopPorts, "couponStock" | "couponClaims" | "parkedClaims">;

/** What is measured of a shop in this process, for Prometheus. */
export type Metrics = {
  /** Counts every use case. */
  readonly around: Around;
  /** The same stock, whose rebuilding is counted. */
  readonly watched: (stock: ShopPorts["couponStock"]) => ShopPorts["couponStock"];
  readonly watchJobs: (counts: () => Readonly<Record<string, JobCounts>>) => void;
  /** Answers a scrape. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/** Dead letters are counted up to here: each is read for it. */
const MOST_LETTERS = 1_000;
const claims = new Set(["coupon.claim", "coupon.redeemCode"]);

export const openMetrics = ({ couponClaims, parkedClaims }: WatchedPorts): Metrics => {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

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
  const corrections = new Counter({
    name: "cofshop_coupon_corrections_total",
    help: "Claims that rebuilding the stock of coupons put right",
    registers,
  });
  const lost = new Counter({
    name: "cofshop_coupon_lost_units_total",
    help: "Units of coupons that were given out and were nowhere when the stock was rebuilt",
    registers,
  });

  /** Absent from a scrape in which it cannot be known. */
  const gauge = (name: string, help: string, read: () => Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          this.set(await read());
        } catch {
          this.remove();
        }
      },
    });
  };
  gauge(
    "cofshop_coupon_claims_pending",
    "Won claims on their way to the database",
    async () => (await couponClaims.backlog()).length,
  );
  gauge(
    "cofshop_coupon_claims_oldest_pending_seconds",
    "How long ago the oldest claim on its way to the database was won",
    async () => (await couponClaims.backlog()).oldestMs / 1_000,
  );
  gauge(
    "cofshop_coupon_dead_letters",
    `Claims that could not be written and wait for a decision, counted up to ${MOST_LETTERS}`,
    async () => (await parkedClaims.list({ after: undefined, limit: MOST_LETTERS })).length,
  );

  const watchJobs: Metrics["watchJobs"] = (counts) => {
    new Counter({
      name: "cofshop_job_runs_total",
      help: "Runs of jobs in this process: done, failed, or busy when another process was at it",
      labelNames: ["job", "outcome"],
      registers,
      collect() {
        this.reset();
        for (const [job, { runs, failures, busy }] of Object.entries(counts())) {
          this.inc({ job, outcome: "done" }, runs);
          this.inc({ job, outcome: "failed" }, failures);
          this.inc({ job, outcome: "busy" }, busy);
        }
      },
    });
    new Gauge({
      name: "cofshop_job_failures_in_a_row",
      help: "Failures of a job since it last went well",
      labelNames: ["job"],
      registers,
      collect() {
        for (const [job, { failuresInARow }] of Object.entries(counts())) this.set({ job }, failuresInARow);
      },
    });
  };

  return {
    around: async ({ module, useCase }, run) => {
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
    },
    watched: (stock) => ({
      ...stock,
      rebuild: async (from, fence) => {
        const rebuilt = await stock.rebuild(from, fence);
        for (const each of rebuilt) {
          corrections.inc(each.corrections);
          lost.inc(each.lost.length);
        }
        return rebuilt;
      },
    }),
    watchJobs,
    answer: async (_request, response) => {
      const text = await register.metrics();
      response.writeHead(200, { "Content-Type": register.contentType, "Cache-Control": "no-store" }).end(text);
    },
  };
};
