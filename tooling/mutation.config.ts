import { basename, relative } from "node:path";
import type { RunnerTestCase } from "vitest";
import { defineConfig } from "vitest/config";
import {
  BaseSequencer,
  experimental_getRunnerTask,
  type Reporter,
  type TestSpecification,
} from "vitest/node";
import { closeThread, keptThread } from "./mutation-thread.ts";

/** The changed file's own tests first, then what failed at the change before, then the quickest: one that fails is enough. */
class LikeliestFirst extends BaseSequencer {
  override async sort(tests: TestSpecification[]): Promise<TestSpecification[]> {
    const { config, cache } = this.ctx;
    const nearest = basename(config.related?.[0] ?? "").replace(/\.ts$/, ".test.ts");
    const cost = ({ moduleId, project }: TestSpecification) => {
      const last = cache.getFileTestResults(`${project.name}:${relative(config.root, moduleId)}`);
      return basename(moduleId) === nearest ? -2 : last?.failed ? -1 : (last?.duration ?? 0);
    };
    return (await super.sort(tests)).sort((a, b) => cost(a) - cost(b));
  }
}

/** A test file that cannot be loaded is a test that fails. Vitest says so of the file alone, and Stryker counts tests. */
const unloadable: Reporter = {
  onTestModuleEnd(module) {
    if (module.errors().length === 0) return;
    const file = experimental_getRunnerTask(module);
    const id = `${file.id}_loaded`;
    const test: Partial<RunnerTestCase> = { type: "test", id, name: "can be loaded", mode: "run", file };
    file.tasks.push({ ...test, result: { state: "fail" } } as RunnerTestCase);
  },
};

/** What Stryker runs: the tests that `tooling/mutate.ts` names, on what was built of the packages beneath. */
export default defineConfig({
  plugins: [
    {
      name: "kept-thread",
      configureVitest({ vitest, project: { config } }) {
        config.pool = keptThread.name as typeof config.pool;
        config.poolRunner = keptThread;
        vitest.onClose(closeThread);
      },
    },
  ],
  test: {
    include: JSON.parse(process.env["MUTATION_TESTS"] ?? "[]") as string[],
    server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } },
    setupFiles: ["tests/setup.ts"],
    runner: "./tooling/mutation-runner.ts",
    reporters: [unloadable],
    sequence: { sequencer: LikeliestFirst },
    testTimeout: 60_000,
  },
});
