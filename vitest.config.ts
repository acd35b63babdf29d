import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { featureReporter } from "./tools/test-services/src/feature-reporter.ts";

// Our packages answer with their sources under this condition: nothing has to be built before the tests run.
const conditions = ["development", "node"];

// Properties take their seed from here: the same on every run, so that a red build is red again;
// `npm run test:explore` looks elsewhere each time. A failure prints its seed.
const seed = (mode: string): string => (mode === "explore" ? String(Math.floor(Math.random() * 2 ** 31)) : "20260101");

// .ci/run counts the tests with this file, and names what failed.
const counted: ["json", { outputFile: string }][] = process.env["CI"]
  ? [["json", { outputFile: process.env["TEST_RESULTS"] ?? "node_modules/.cache/vitest/results.json" }]]
  : [];

/** The longest first: on a fresh clone nothing else is known of how long a file takes, and they would be the last. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = /adapters-postgres\/test\/(postgres|sqlite|libsql)\.test\.ts$/;
    const rank = ({ moduleId }: TestSpecification): number => (long.test(moduleId) ? 0 : 1);
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig(({ mode }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["{packages,examples,tools}/*/test/**/*.test.ts"],
    globalSetup: "./tools/test-services/src/vitest.ts",
    env: { PROPERTY_SEED: seed(mode), CRASH_MATRIX: mode === "crash" ? "full" : "sample" },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // The machine may be busy, and a second of another program's is nobody's mistake here.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", featureReporter, ...counted],
  },
}));
