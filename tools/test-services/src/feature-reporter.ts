import type { Reporter, TestModule } from "vitest/node";

const printed = (title: string, lines: readonly string[]): void => {
  if (lines.length > 0) console.log(`\n ${title}\n${[...lines].sort().join("\n")}`);
};

/**
 * Says at the end of a run which promises of a contract were not asked of which adapter, so that a green run
 * never looks greener than it is. A contract declares them: `describe(name, { meta: { featuresOff } }, …)`.
 * Says too what tests measured: `task.meta.measured = "…"`.
 */
export const featureReporter: Reporter = {
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const off = modules
      .flatMap((module) => [...module.children.allSuites()])
      .flatMap((suite) => {
        const meta: object = suite.meta();
        const features = "featuresOff" in meta && Array.isArray(meta.featuresOff) ? meta.featuresOff : [];
        return features.length === 0 ? [] : [`  ${suite.name}: ${features.join(", ")}`];
      });
    const measured = modules
      .flatMap((module) => [...module.children.allTests()])
      .flatMap((test) => {
        const meta: object = test.meta();
        return "measured" in meta ? [`  ${String(meta.measured)}`] : [];
      });
    printed("Features that were off", off);
    printed("Measured", measured);
  },
};
