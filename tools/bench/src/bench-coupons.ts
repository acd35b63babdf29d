// npm run bench:coupons [-- --short] [-- --json]
import { parseArgs } from "node:util";
import { conditions, conditionWords } from "./conditions.ts";
import { openCouponPlace } from "./coupons/place.ts";
import { type CouponBenchOptions, couponReport, couponTable, missedAims } from "./coupons/report.ts";

const { values } = parseArgs({ options: { short: { type: "boolean" }, json: { type: "boolean" } } });
const options: CouponBenchOptions = values.short ? { claims: 2_000, rounds: 1 } : { claims: 10_000, rounds: 3 };

const where = conditions();
const place = await openCouponPlace(options.claims);
try {
  const report = await couponReport(place, options);
  const missed = missedAims(report);
  if (missed.length > 0) process.exitCode = 1;
  const { engine } = place;
  const text = values.json
    ? JSON.stringify({ conditions: where, engine, options, ...report, missed }, undefined, 2)
    : [
        conditionWords(where),
        `${engine}; medians of ${options.rounds} rounds of ${options.claims} claims`,
        "",
        couponTable(report),
        ...missed,
      ].join("\n");
  process.stdout.write(`${text}\n`);
} finally {
  await place.close();
}
