// What failed among two thousand tests on a shared machine is tried once more, alone and with nothing beside it.
// A test that fails again is red. One that passes is named with what it said (`report-tests.mjs`), for somebody
// to mend: it is no reason to hold back everything else. More than a few are not bad luck, and are not tried.
import { spawnSync } from "node:child_process";
import { failuresOf, results, secondResults } from "./test-results.mjs";

const MOST = 3;

const failed = failuresOf(results);
if (failed.length === 0 || failed.length > MOST || failed.some(({ test }) => test === undefined)) process.exit(1);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
console.log(`\n── a second look at ${failed.length}`);
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--maxWorkers=1",
    `--testNamePattern=^(${failed.map(({ test }) => escaped(test)).join("|")})$`,
    ...new Set(failed.map(({ file }) => file)),
  ],
  { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, TEST_RESULTS: secondResults } },
);
process.exit(status ?? 1);
