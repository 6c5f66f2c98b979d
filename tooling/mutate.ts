import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { run, runPnpm } from "./command.ts";
import { mutationScore, type StrykerReport, survivorsIn } from "./mutation-report.ts";
import { filesUnder, readText, root } from "./tree.ts";

/**
 * `pnpm mutate packages/core/src/money.ts`: changes one thing in the file at a time and counts the changes that no test
 * of its package notices; with `--tests money,allocation` no test of those files, which is quicker and at most as many. Works in
 * a copy of the tree, because a changed file stands in its place while tests run.
 */
const { values, positionals } = parseArgs({
  options: { tests: { type: "string", default: "*" } },
  allowPositionals: true,
});
const files = positionals.map((path) => (path.startsWith("packages/") ? path : `packages/${path}`));
const tests = values.tests.split(",").map((name) => `${name}.test.ts`);
if (files.length === 0) throw new Error("Cannot mutate: name the files, such as packages/core/src/money.ts");

const copy = mkdtempSync(join(tmpdir(), "pdscp-mutate-"));
try {
  for (const path of [...filesUnder("."), "pnpm-lock.yaml", ".npmrc"]) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(join(root, path), join(copy, path));
  }
  const { ok, output } = await runPnpm(["install", "--prefer-offline", "--no-frozen-lockfile"], {
    cwd: copy,
  });
  if (!ok) throw new Error(`Cannot install in the copy:\n${output}`);
  for (const file of files) {
    await mutate(file).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
  }
} finally {
  rmSync(copy, { recursive: true });
}

/** Runs only the tests that reach each change; all of them where the runner cannot tell which, and so would run none. */
async function mutate(file: string, coverageAnalysis: "perTest" | "off" = "perTest"): Promise<void> {
  const started = performance.now();
  const [, folder = ""] = file.split("/");
  const report = join(copy, "out/mutation.json");
  writeFileSync(
    join(copy, "vitest.mutation.config.ts"),
    `import { defineConfig } from "vitest/config";
const source = { conditions: ["@pdscp/source"] };
export default defineConfig({
  resolve: source,
  ssr: { resolve: source },
  test: { setupFiles: ["tests/setup.ts"], include: ${JSON.stringify(tests.map((name) => `packages/${folder}/src/${name}`))}, testTimeout: 60_000 },
});
`,
  );
  writeFileSync(
    join(copy, "stryker.run.json"),
    JSON.stringify({ ...JSON.parse(readText("stryker.config.json")), mutate: [file], coverageAnalysis }),
  );
  const { output } = await run(join(copy, "node_modules/.bin/stryker"), ["run", "stryker.run.json"], {
    cwd: copy,
    env: { PDSCP_RUNS: process.env["PDSCP_RUNS"] ?? "150" },
  });
  const result = readReport(report);
  if (!result) throw new Error(`Cannot mutate ${file}:\n${output}`);
  rmSync(report);
  const { killed, valid, untested } = mutationScore(result);
  if (untested > 0) {
    if (coverageAnalysis === "perTest") return mutate(file, "off");
    throw new Error(`${file}: ${untested} changes ran no test at all, so the score says nothing`);
  }
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(
    `${file}: ${killed} of ${valid} changes noticed (${((100 * killed) / valid).toFixed(1)}%), ${minutes} min`,
  );
  for (const line of survivorsIn(result, readText(file))) console.log(`  ${line}`);
}

function readReport(path: string): StrykerReport | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
