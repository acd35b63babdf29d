import { afterAll, describe, expect, inject, test } from "vitest";
import type { Violation } from "./judge.ts";
import { endProcesses } from "./processes.ts";
import { type Run, runScenario } from "./run-scenario.ts";
import { controls, isLong, nameOf, scenarios } from "./scenarios.ts";
import type { Engine } from "./told.ts";

const full = process.env["CRASH_MATRIX"] === "full";
/** How many runs of a scenario on each database, all with `npm run test:crash:payments`, and from which seed on. */
const SEEDS = Number(process.env["CRASH_SEEDS"] ?? (full ? 20 : 1));
const FIRST_SEED = Number(process.env["CRASH_FIRST_SEED"] ?? 1);
/** Runs wait for processes to start and for the locks of the dead. */
const AT_ONCE = 3;
/** How many runs without a safeguard may go well before one does not. */
const MOST_LUCKY = 12;
const MATRIX_MS = 1_800_000;

const postgresUrl = inject("postgresUrl");
const engines: readonly Engine[] = postgresUrl === undefined ? ["sqlite"] : ["sqlite", "postgres"];
const services = { postgresUrl: postgresUrl ?? "" };
const lines: string[] = [];
/** A table's line, said at once where all of them take long. */
const say = (cells: readonly unknown[]): void => {
  const line = `  ${cells.map((cell) => String(cell).padStart(8)).join(" ")}`;
  if (full) console.log(line);
  lines.push(line);
};

const violationsOf = (runs: readonly Run[]): readonly Violation[] => runs.flatMap(({ violations }) => violations);

/** How often a run is begun whose process lived: on a busy machine it may lose its locks before it comes to die. */
const TRIES = 3;

/** A run in which what was to go wrong did, if that can be had; whatever else it violated counts at once. */
const run = async (...terms: Parameters<typeof runScenario>): Promise<Run> => {
  for (let tried = 1; ; tried += 1) {
    const done = await runScenario(...terms);
    const onlyLived = done.violations.length > 0 && done.violations.every(({ invariant }) => invariant === "fault");
    if (!onlyLived || tried === TRIES) return done;
    console.log(`seed ${done.seed} on ${done.engine} again: ${done.violations.map(({ what }) => what).join()}`);
  }
};

/** How often each invariant was violated: `money 3, once 1`. */
const counted = (runs: readonly Run[]): string => {
  const counts = new Map<string, number>();
  for (const { invariant } of violationsOf(runs)) counts.set(invariant, (counts.get(invariant) ?? 0) + 1);
  return [...counts].map(([invariant, count]) => `${invariant} ${count}`).join(", ") || "0";
};

/** A line of the table, for what `work` has run. */
const noted = async (name: string, work: (runs: Run[]) => Promise<unknown>): Promise<readonly Run[]> => {
  const began = performance.now();
  const runs: Run[] = [];
  await work(runs);
  const on = (engine: Engine): number => runs.filter((run) => run.engine === engine).length;
  const orders = runs.reduce((sum, run) => sum + run.orders, 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const killed = runs.filter((run) => run.killed).length;
  const cells = [name.padEnd(46), on("sqlite"), on("postgres"), orders, killed, counted(runs), seconds];
  say(cells);
  return runs;
};

afterAll(async () => {
  await endProcesses();
  const head = ["scenario".padEnd(46), "SQLite", "Postgres", "orders", "killed", "violated", "seconds"];
  console.log([`  ${head.map((cell) => cell.padStart(8)).join(" ")}`, ...lines].join("\n"));
});

describe("a shop whose process is killed amid a payment keeps its books and the provider's equal:", () => {
  for (const scenario of scenarios.filter((each) => full || !isLong(each))) {
    const name = nameOf(scenario);
    test(
      name,
      async () => {
        const left = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index).flatMap((seed) =>
          engines.map((engine) => ({ engine, seed })),
        );
        const runs = await noted(name, (done) => {
          const lane = async (): Promise<void> => {
            for (let next = left.shift(); next !== undefined; next = left.shift())
              done.push(await run(scenario, next.engine, next.seed, services));
          };
          return Promise.all(Array.from({ length: AT_ONCE }, lane));
        });
        const violated = runs.filter(({ violations }) => violations.length > 0);
        expect(violated.map(({ engine, seed, violations }) => ({ engine, seed, violations }))).toEqual([]);
      },
      MATRIX_MS,
    );
  }
});

describe.runIf(full)("a shop is seen to break a promise without a safeguard:", () => {
  for (const control of controls) {
    const name = nameOf(control);
    test(
      name,
      async () => {
        const runs = await noted(name, async (done) => {
          for (let seed = FIRST_SEED; done.length < MOST_LUCKY && violationsOf(done).length === 0; seed += 1)
            for (const engine of engines) done.push(await run(control, engine, seed, services));
        });
        expect(violationsOf(runs)).not.toEqual([]);
      },
      MATRIX_MS,
    );
  }
});
