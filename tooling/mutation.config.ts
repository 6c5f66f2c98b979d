import { basename } from "node:path";
import type { RunnerTestCase } from "vitest";
import { defineConfig } from "vitest/config";
import {
  BaseSequencer,
  experimental_getRunnerTask,
  type Reporter,
  type TestSpecification,
} from "vitest/node";
import { closeThread, keptThread } from "./mutation-thread.ts";

/** The changed file's own tests first: they are the likeliest to fail, and then the rest need not run. */
class NearestFirst extends BaseSequencer {
  override async sort(tests: TestSpecification[]): Promise<TestSpecification[]> {
    const [changed = ""] = this.ctx.config.related ?? [];
    const nearest = basename(changed).replace(/\.ts$/, ".test.ts");
    const isNearest = ({ moduleId }: TestSpecification) => Number(basename(moduleId) === nearest);
    return (await super.sort(tests)).sort((a, b) => isNearest(b) - isNearest(a));
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

const source = { conditions: ["@pdscp/source"] };

/** What Stryker runs: the tests that `tooling/mutate.ts` names. */
export default defineConfig({
  resolve: source,
  ssr: { resolve: source },
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
    setupFiles: ["tests/setup.ts"],
    runner: "./tooling/mutation-runner.ts",
    reporters: [unloadable],
    sequence: { sequencer: NearestFirst },
    testTimeout: 60_000,
  },
});
