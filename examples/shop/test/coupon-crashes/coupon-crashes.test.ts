import { afterAll, describe, expect, inject, test } from "vitest";
import type { Violation } from "./judge.ts";
import { endProcesses } from "./processes.ts";
import { type Run, runScenario } from "./run-scenario.ts";
import { controls, scenarios } from "./scenarios.ts";

const full = process.env["CRASH_MATRIX"] === "full";
/** How many runs of a scenario, all with `npm run test:crash:coupons`, and from which seed on. */
const SEEDS = Number(process.env["CRASH_SEEDS"] ?? (full ? 20 : 1));
const FIRST_SEED = Number(process.env["CRASH_FIRST_SEED"] ?? 1);
/** Two runs wait more than they work. */
const AT_ONCE = 2;
/** How many runs without a safeguard may go well before one does not. */
const MOST_LUCKY = 6;
const MATRIX_MS = 1_800_000;

const [postgresUrl, redisBinary] = [inject("postgresUrl"), inject("redisBinary")];
const lines: string[] = [];
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index);

/** How often each invariant was violated: `I5 3, I8 1`. */
const counted = (runs: readonly Run[]): string => {
  const counts = new Map<string, number>();
  for (const { invariant } of violationsOf(runs)) counts.set(invariant, (counts.get(invariant) ?? 0) + 1);
  return [...counts].map(([invariant, count]) => `${invariant} ${count}`).join(", ") || "0";
};

const violationsOf = (runs: readonly Run[]): readonly Violation[] => runs.flatMap(({ violations }) => violations);

/** Says at once what a run has shown, because all of them take long. */
const told = (name: string, run: Run): Run => {
  for (const { invariant, what } of run.violations.slice(0, 10))
    console.log(`${name}, seed ${run.seed}: ${invariant}: ${what}`);
  return run;
};

/** A line of the table, for what `work` has run. */
const noted = async (name: string, work: (runs: Run[]) => Promise<unknown>): Promise<readonly Run[]> => {
  const began = performance.now();
  const runs: Run[] = [];
  await work(runs);
  const sum = (of: (run: Run) => number): number => runs.reduce((total, each) => total + of(each), 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const cells = [name.padEnd(38), runs.length, sum(({ claims }) => claims), counted(runs), sum(({ lost }) => lost)];
  lines.push(`  ${[...cells, seconds].map((cell) => String(cell).padStart(9)).join(" ")}`);
  return runs;
};

describe.runIf(postgresUrl !== undefined && redisBinary !== undefined)("claims of limited coupons", () => {
  const services = { postgresUrl: postgresUrl ?? "", redisBinary: redisBinary ?? "" };

  afterAll(async () => {
    await endProcesses();
    const head = ["scenario".padEnd(38), "seeds", "claims", "violated", "lost", "seconds"];
    console.log([`  ${head.map((cell) => cell.padStart(9)).join(" ")}`, ...lines].join("\n"));
  });

  describe("keep every promise with", () => {
    for (const scenario of scenarios) {
      test(
        scenario.name,
        async () => {
          const left = [...seeds];
          const runs = await noted(scenario.name, (done) => {
            const lane = async (): Promise<void> => {
              for (let seed = left.shift(); seed !== undefined; seed = left.shift())
                done.push(told(scenario.name, await runScenario(scenario, seed, services, 20_000)));
            };
            return Promise.all(Array.from({ length: AT_ONCE }, lane));
          });
          const violated = runs.filter(({ violations }) => violations.length > 0);
          expect(violated.map(({ seed, violations }) => ({ seed, violations: violations.slice(0, 10) }))).toEqual([]);
          const lost = runs.reduce((sum, run) => sum + run.lost, 0);
          if (scenario.loses === undefined || scenario.loses === "keys") expect(lost).toBe(0);
        },
        MATRIX_MS,
      );
    }
  });

  describe("are seen to break one without a safeguard:", () => {
    for (const control of controls) {
      test(
        control.name,
        async () => {
          const runs = await noted(control.name, async (done) => {
            for (let seed = FIRST_SEED; done.length < MOST_LUCKY && violationsOf(done).length === 0; seed += 1)
              done.push(await runScenario(control, seed, services, 500));
          });
          expect(violationsOf(runs)).not.toEqual([]);
        },
        MATRIX_MS,
      );
    }
  });
});
