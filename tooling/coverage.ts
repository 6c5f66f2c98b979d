import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./command.ts";
import { packagesOf, root } from "./tree.ts";

/** `pnpm coverage core funding`: how much of each package's source its tests reach, and whether that is as much as it must be. */
const named = process.argv.slice(2);
const measured = packagesOf().filter(({ folder: name }) => named.length === 0 || named.includes(name));
const least = { branches: 95, lines: 98 };

/** Files in which a branch that no test takes could print a wrong figure, or one that should be withheld. */
const whole = [
  ...["money", "allocation", "pence", "cell", "ratio"].map((name) => `core/src/${name}.ts`),
  ...["audit", "certificate", "disclosure-rule", "ledger", "pattern", "polytope", "protected-table"].map(
    (name) => `statistics/src/${name}.ts`,
  ),
  "adapters-csv/src/scanner.ts",
];

/** What this reads of istanbul's summary. */
type Summary = Readonly<Record<string, Readonly<Record<"branches" | "lines", Counts>>>>;
interface Counts {
  readonly total: number;
  readonly covered: number;
}

const folder = join(root, "out/coverage");
const { ok, output } = await runTool("vitest", [
  ...["run", "--project", "unit", "--coverage.enabled", "--coverage.provider=v8"],
  ...["--coverage.include=packages/*/src/**/*.ts", "--coverage.exclude=**/*.{test,test-d,fixture}.ts"],
  ...[
    "--coverage.reporter=json-summary",
    "--coverage.reporter=html",
    `--coverage.reportsDirectory=${folder}`,
  ],
  ...["--reporter=dot", ...measured.map(({ folder: name }) => `packages/${name}/src`)],
]);
const path = join(folder, "coverage-summary.json");
if (!existsSync(path)) throw new Error(`Cannot measure the coverage:\n${output}`);
if (!ok) console.log(output);

const files = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Summary);
const rows = measured.map(({ folder: name }) => {
  const own = files.filter(([file]) => file.includes(`/packages/${name}/src/`)).map(([, counts]) => counts);
  const percent = (kind: "branches" | "lines") => {
    const total = own.reduce((sum, counts) => sum + counts[kind].total, 0);
    const covered = own.reduce((sum, counts) => sum + counts[kind].covered, 0);
    return total === 0 ? 100 : (100 * covered) / total;
  };
  return { name, branches: percent("branches"), lines: percent("lines") };
});

console.log(`${"package".padEnd(14)} branches   lines   (at least ${least.branches}% and ${least.lines}%)`);
for (const { name, branches, lines } of rows) {
  const short = branches < least.branches || lines < least.lines;
  console.log(
    `${name.padEnd(14)} ${branches.toFixed(1).padStart(7)}% ${lines.toFixed(1).padStart(6)}%${short ? "   too little" : ""}`,
  );
  if (short) process.exitCode = 1;
}
for (const path of whole.filter((file) => measured.some(({ folder: name }) => file.startsWith(`${name}/`)))) {
  const counts = files.find(([file]) => file.endsWith(`/packages/${path}`))?.[1];
  if (counts === undefined) throw new Error(`Cannot find ${path}, which tests must reach wholly`);
  const { total, covered } = counts.branches;
  if (covered === total) continue;
  console.log(`${path}: ${covered} of ${total} branches   too little, all are needed`);
  process.exitCode = 1;
}
console.log("line by line: out/coverage/index.html");
if (!ok) process.exitCode = 1;
