import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { run, runPnpm } from "./command.ts";
import {
  type MutationScore,
  percentOf,
  rowOf,
  type StrykerReport,
  scoresIn,
  totalOf,
} from "./mutation-report.ts";
import { filesUnder, packagesOf, readText, root } from "./tree.ts";

/**
 * `pnpm mutate core funding/src/share.ts`: changes one thing at a time in the files and packages that are named, and counts
 * the changes that no test of their package notices. `--tests money,allocation` runs no test but those of these files:
 * quicker, and at most as many are noticed. `--least 95` fails when a file stands below. Works in a copy of the tree,
 * because a changed file stands in its place while tests run.
 */
const { values, positionals } = parseArgs({
  options: { tests: { type: "string", default: "*" }, least: { type: "string", default: "0" } },
  allowPositionals: true,
});
const least = Number(values.least);
if (!(least >= 0 && least <= 100)) throw new Error("Cannot mutate: --least needs a percentage, such as 95");

const named = positionals.map((name) => name.replace(/^packages\//, ""));
const chosen = packagesOf().map(({ folder, sources }) => ({
  folder,
  files: sources.filter((path) => named.includes(folder) || named.includes(path.replace(/^packages\//, ""))),
}));
const found = chosen.flatMap(({ folder, files }) => [folder, ...files.map((path) => path.slice(9))]);
if (named.length === 0 || named.some((name) => !found.includes(name))) {
  throw new Error("Cannot mutate: name packages or files of their source, such as core or core/src/money.ts");
}

const copy = mkdtempSync(join(tmpdir(), "pdscp-mutate-"));
const scores: MutationScore[] = [];
try {
  for (const path of [...filesUnder("."), "pnpm-lock.yaml", ".npmrc"]) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(join(root, path), join(copy, path));
  }
  const { ok, output } = await runPnpm(["install", "--prefer-offline", "--no-frozen-lockfile"], {
    cwd: copy,
  });
  if (!ok) throw new Error(`Cannot install in the copy:\n${output}`);
  const changed = chosen.filter(({ files }) => files.length > 0);
  await build(changed.map(({ folder }) => folder));
  for (const { folder, files } of changed) {
    scores.push(...(await mutate(folder, files)));
  }
} finally {
  rmSync(copy, { recursive: true });
}

const rows = scores.length > 1 ? [...scores, totalOf(scores)] : scores;
console.log(`\n| file | noticed | |\n| --- | --- | --- |\n${rows.map(rowOf).join("\n")}`);
const short = scores.filter((score) => percentOf(score) < least);
for (const { file } of short) console.log(`${file}: less than ${least}%`);
if (short.length > 0) process.exitCode = 1;

/** Builds what packages rest on, which is then loaded once and not anew for each test file of each change. */
async function build(folders: readonly string[]): Promise<void> {
  const filters = folders.map((folder) => `--filter=@pdscp/${folder}^...`);
  const { ok, output } = await runPnpm([...filters, "exec", "tsup", "--no-dts"], { cwd: copy });
  if (!ok) throw new Error(`Cannot build in the copy:\n${output}`);
}

/** Runs the tests of a package that reach each change, and says which changes none of them noticed. */
async function mutate(folder: string, files: readonly string[]): Promise<readonly MutationScore[]> {
  const started = performance.now();
  const tests = values.tests.split(",").map((name) => `packages/${folder}/src/**/${name}.test.ts`);
  writeFileSync(
    join(copy, "stryker.run.json"),
    JSON.stringify({ ...JSON.parse(readText("stryker.config.json")), mutate: files }),
  );
  const { output } = await run(join(copy, "node_modules/.bin/stryker"), ["run", "stryker.run.json"], {
    cwd: copy,
    env: { MUTATION_TESTS: JSON.stringify(tests), PDSCP_RUNS: process.env["PDSCP_RUNS"] ?? "20" },
  });
  const path = join(copy, "out/mutation.json");
  if (!existsSync(path)) throw new Error(`Cannot mutate ${files.join(" ")}:\n${output}`);
  const found = scoresIn(JSON.parse(readFileSync(path, "utf8")) as StrykerReport);
  rmSync(path);

  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`${folder}: ${found.reduce((sum, { changes }) => sum + changes, 0)} changes, ${minutes} min`);
  for (const { file, survivors } of found) {
    if (survivors.length > 0) console.log([file, ...survivors].join("\n  "));
  }
  return found;
}
