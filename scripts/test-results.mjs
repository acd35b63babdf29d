// What vitest's JSON reporter wrote about a run (`vitest.config.ts`).
import { readFileSync } from "node:fs";

export const results = "node_modules/.cache/vitest/results.json";
export const secondResults = "node_modules/.cache/vitest/second-results.json";

/** A run's report; undefined if there was no run. */
export const reportOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
};

/** Every test that failed; a file that could not be run at all has no `test`. */
export const failuresOf = (file) =>
  (reportOf(file)?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === "failed");
    if (status === "failed" && failed.length === 0) return [{ file: name, test: undefined, said: message }];
    return failed.map(({ fullName, failureMessages }) => ({
      file: name,
      test: fullName,
      said: failureMessages.join("\n"),
    }));
  });
