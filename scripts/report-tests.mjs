// The last words of `.ci/run`: what failed and what it said, then the counts.
import { relative } from "node:path";
import { failuresOf, reportOf, results, secondResults } from "./test-results.mjs";

const excerptOf = (said) =>
  said
    .split("\n")
    .filter((line) => !line.includes("/node_modules/"))
    .slice(0, 20)
    .join("\n");

const first = reportOf(results);
if (first === undefined) {
  console.log("\n0 passed, 1 failed");
  process.exit();
}

const again = reportOf(secondResults);
const stillRed = again === undefined ? failuresOf(results) : failuresOf(secondResults);
const unsteady =
  again === undefined ? [] : failuresOf(results).filter(({ test }) => !stillRed.some((red) => red.test === test));

for (const [verdict, tests] of [
  ["FAILED", stillRed],
  ["UNSTEADY: failed among the others, passed alone", unsteady],
])
  for (const { file, test, said } of tests)
    console.log(`\n${verdict}\n${relative(".", file)} > ${test ?? "the file itself"}\n${excerptOf(said)}`);

const counts = [
  `${first.numPassedTests + unsteady.length} passed`,
  `${stillRed.length} failed`,
  ...(first.numPendingTests > 0 ? [`${first.numPendingTests} skipped`] : []),
  ...(unsteady.length > 0 ? [`${unsteady.length} of the passed only at the second look`] : []),
];
console.log(`\n${counts.join(", ")}`);
