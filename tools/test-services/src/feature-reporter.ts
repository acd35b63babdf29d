import type { Reporter, TestModule } from "vitest/node";

/**
 * Says at the end of a run which promises of a contract were not asked of which adapter, so that a green run
 * never looks greener than it is. A contract declares them: `describe(name, { meta: { featuresOff } }, …)`.
 */
export const featureReporter: Reporter = {
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const lines = modules
      .flatMap((module) => [...module.children.allSuites()])
      .flatMap((suite) => {
        const meta: object = suite.meta();
        const off = "featuresOff" in meta && Array.isArray(meta.featuresOff) ? meta.featuresOff : [];
        return off.length === 0 ? [] : [`  ${suite.name}: ${off.join(", ")}`];
      });
    if (lines.length > 0) console.log(`\n Features that were off\n${lines.sort().join("\n")}`);
  },
};
