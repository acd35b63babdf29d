import { median } from "../rounds.ts";
import { type Engine, fanOut, type LoadCost, manyRooms, stoppedReader } from "./loads.ts";

export type StompBenchOptions = { readonly ms: number; readonly rounds: number };

const loads = {
  "fan-out to 200": (engine: Engine, ms: number) => fanOut(engine, 200, ms),
  "fan-out to 1,000": (engine: Engine, ms: number) => fanOut(engine, 1_000, ms),
  "500 rooms × 2, through /app": (engine: Engine, ms: number) => manyRooms(engine, 500, ms),
} as const;

type Load = keyof typeof loads;
const engines: readonly Engine[] = ["ours", "reference", "plain"];

export type StompReport = {
  readonly costs: Readonly<Record<Load, Readonly<Record<Engine, LoadCost>>>>;
  /** With a reader that stopped, in MB. */
  readonly growthMb: Readonly<Record<Engine, number>>;
};

const byEngine = async <T>(measure: (engine: Engine) => Promise<T>): Promise<Record<Engine, T>> => ({
  // One after the other: they would measure each other.
  ours: await measure("ours"),
  reference: await measure("reference"),
  plain: await measure("plain"),
});

const medianCost = (costs: readonly LoadCost[]): LoadCost => ({
  cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
  p99Ms: median(costs.map(({ p99Ms }) => p99Ms)),
  rssMb: median(costs.map(({ rssMb }) => rssMb)),
});

export const stompReport = async ({ ms, rounds }: StompBenchOptions): Promise<StompReport> => {
  const measure = async (load: Load): Promise<Record<Engine, LoadCost>> => {
    const each: Record<Engine, LoadCost[]> = { ours: [], reference: [], plain: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const engine of engines) each[engine].push(await loads[load](engine, ms));
    return { ours: medianCost(each.ours), reference: medianCost(each.reference), plain: medianCost(each.plain) };
  };
  return {
    costs: {
      "fan-out to 200": await measure("fan-out to 200"),
      "fan-out to 1,000": await measure("fan-out to 1,000"),
      "500 rooms × 2, through /app": await measure("500 rooms × 2, through /app"),
    },
    growthMb: await byEngine(stoppedReader),
  };
};

type Aim = { readonly title: string; readonly value: number; readonly most: number };

const aimsOf = ({ costs, growthMb }: StompReport): readonly Aim[] => [
  { title: "fan-out to 200, CPU ms per 1,000", value: costs["fan-out to 200"].ours.cpuMs, most: 15 },
  { title: "fan-out to 1,000, CPU ms per 1,000", value: costs["fan-out to 1,000"].ours.cpuMs, most: 15 },
  { title: "500 rooms × 2, CPU ms per 1,000", value: costs["500 rooms × 2, through /app"].ours.cpuMs, most: 45 },
  { title: "fan-out to 200, p99, ms", value: costs["fan-out to 200"].ours.p99Ms, most: 20 },
  { title: "memory with 1,000 sockets, MB", value: costs["fan-out to 1,000"].ours.rssMb, most: 120 },
  { title: "growth with a stopped reader, MB", value: growthMb.ours, most: 48 },
];

const cell = (value: number): string => value.toFixed(1).padStart(10);

export const stompTable = (report: StompReport): string => {
  const rows = (Object.keys(loads) as Load[]).flatMap((load) => {
    const { ours, reference, plain } = report.costs[load];
    const line = (title: string, pick: (cost: LoadCost) => number): string => {
      const [own, other, bare] = [pick(ours), pick(reference), pick(plain)];
      return `  ${title.padEnd(34)}${cell(own)}${cell(other)}${cell(bare)}${cell(own / other)} ×${cell(own / bare)} ×`;
    };
    return [
      load,
      line("CPU for 1,000 deliveries, ms", ({ cpuMs }) => cpuMs),
      line("SEND to MESSAGE, p99, ms", ({ p99Ms }) => p99Ms),
      line("memory, MB", ({ rssMb }) => rssMb),
    ];
  });
  const { ours, reference, plain } = report.growthMb;
  return [
    `  ${"".padEnd(34)}${["ours", "broker-js", "plain ws", "ours ÷ js", "  ours ÷ ws"].map((title) => title.padStart(10)).join("")}`,
    ...rows,
    "one of two readers stopped, 100 MB",
    `  ${"memory grows by, MB".padEnd(34)}${cell(ours)}${cell(reference)}${cell(plain)}`,
    "",
    ...aimsOf(report).map(
      ({ title, value, most }) =>
        `  ${title.padEnd(38)}${value.toFixed(1).padStart(8)} ${value <= most ? "✓" : "✗"}   ≤ ${most}`,
    ),
  ].join("\n");
};
