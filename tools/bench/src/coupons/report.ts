import { median } from "../rounds.ts";
import { httpCost } from "./http-cost.ts";
import type { CouponPlace } from "./place.ts";
import { answered, bullmq, endToEnd, hotRow, memoryPerClaim, perMessage, rawScript } from "./rates.ts";

/** What was measured: medians, rates a second. */
export type CouponReport = {
  readonly rows: number;
  readonly script: number;
  readonly bullmq: number;
  readonly hotRow: number;
  readonly perMessage: number;
  readonly durable: number;
  readonly won: number;
  readonly cpuUs: number;
  readonly bytes: number;
  readonly bytesUnordered: number;
  readonly lagMs: number;
  readonly httpMs: number;
  readonly constantMs: number;
};
export type CouponBenchOptions = { readonly claims: number; readonly rounds: number };

export const couponReport = async (
  place: CouponPlace,
  { claims, rounds }: CouponBenchOptions,
): Promise<CouponReport> => {
  const all = place.members.slice(0, claims);
  const some = all.slice(0, Math.ceil(claims / 20));
  const each: Omit<CouponReport, "bytes" | "bytesUnordered" | "httpMs" | "constantMs">[] = [];
  // Round 0 warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const raw = await rawScript(place, all);
    const { perSecond: rows, lagMs } = await endToEnd(place, all);
    const jobs = await bullmq(place, all.length);
    const row = await hotRow(place, some.length);
    const slow = await perMessage(place, some);
    const durable = await answered(place, "durable", all);
    const won = await answered(place, "won", all);
    const [{ perSecond: script, cpuUs }, rates] = [raw, { bullmq: jobs, hotRow: row, perMessage: slow }];
    if (round > 0) each.push({ rows, lagMs, script, cpuUs, ...rates, durable: durable.perSecond, won: won.perSecond });
  }
  const of = (name: keyof (typeof each)[number]): number => median(each.map((one) => one[name]));
  const http = await httpCost(place, all.slice(0, Math.ceil(claims / 5)));
  return {
    rows: of("rows"),
    script: of("script"),
    bullmq: of("bullmq"),
    hotRow: of("hotRow"),
    perMessage: of("perMessage"),
    durable: of("durable"),
    won: of("won"),
    cpuUs: of("cpuUs"),
    lagMs: of("lagMs"),
    bytes: await memoryPerClaim(place, all, true),
    bytesUnordered: await memoryPerClaim(place, all, false),
    httpMs: http.shop.cpuMs,
    constantMs: http.constant.cpuMs,
  };
};

type Aim = {
  readonly title: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** Much the same on every machine, so that CI holds us to it. */
  readonly stable?: true;
};

const aimsOf = (report: CouponReport): readonly Aim[] => [
  { title: "× the script without a database", value: report.rows / report.script },
  { title: "× BullMQ, add and process", value: report.rows / report.bullmq, least: 1.6 },
  { title: "× one hot row in PostgreSQL", value: report.rows / report.hotRow, least: 7 },
  { title: "× a transaction for each message", value: report.rows / report.perMessage, least: 10 },
  { title: "durable answers × answers when won", value: report.durable / report.won, least: 0.6 },
  { title: "lag from won to written, p99, ms", value: report.lagMs, most: 250 },
  { title: "CPU of Redis for a claim, µs", value: report.cpuUs, most: 12 },
  { title: "memory of Redis for a claim, bytes", value: report.bytes, most: 260, stable: true },
  { title: "the same without order", value: report.bytesUnordered, most: 115, stable: true },
  { title: "CPU over HTTP × a constant answer", value: report.httpMs / report.constantMs, most: 1.3 },
];

const reached = ({ value, least = value, most = value }: Aim): boolean => value >= least && value <= most;
const words = ({ least, most }: Aim): string =>
  least === undefined ? (most === undefined ? "" : `   ≤ ${most}`) : `   ≥ ${least}`;
const figure = (value: number): string => (value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString("en"));

export const couponTable = (report: CouponReport): string => {
  const rates: readonly (readonly [string, number])[] = [
    ["claim → row in PostgreSQL", report.rows],
    ["the script without a database", report.script],
    ["BullMQ, add and process", report.bullmq],
    ["one hot row in PostgreSQL", report.hotRow],
    ["a transaction for each message", report.perMessage],
    ["answers, durable", report.durable],
    ["answers when won", report.won],
  ];
  return [
    "a second",
    ...rates.map(([title, value]) => `  ${title.padEnd(38)}${Math.round(value).toLocaleString("en").padStart(10)}`),
    `  ${"CPU over HTTP: claim, constant, ms".padEnd(38)}${report.httpMs.toFixed(3).padStart(10)}  ${report.constantMs.toFixed(3)}`,
    "",
    ...aimsOf(report).map((aim) => {
      const mark = words(aim) === "" ? " " : reached(aim) ? "✓" : "✗";
      return `  ${aim.title.padEnd(38)}${figure(aim.value).padStart(10)} ${mark}${words(aim)}`.trimEnd();
    }),
  ].join("\n");
};

/** The stable aims that were missed. */
export const missedAims = (report: CouponReport): readonly string[] =>
  aimsOf(report).flatMap((aim) =>
    aim.stable === undefined || reached(aim) ? [] : [`${aim.title}: ${figure(aim.value)},${words(aim)}`],
  );
