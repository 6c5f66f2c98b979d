import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./chromium.ts";
import { type CommandOptions, type Ending, runPnpm, runTool } from "./command.ts";
import { writeExampleModules } from "./doctest.ts";
import { buildSite } from "./site.ts";
import { sizeReport } from "./size.ts";
import { addTallies, closingLine, nothingRun, type Tally, tallyOf, withFailure } from "./tally.ts";
import { root } from "./tree.ts";

/** The one gate: what a contributor runs before a push, what `npm test` runs on a fresh machine, and what CI runs. */
interface Step {
  readonly name: string;
  /** Whether what it prints is worth reading even when all is well. */
  readonly shows?: boolean;
  readonly run: () => Promise<Ending & { readonly tally?: Tally }>;
}

/** Days and years must come out the same wherever a partnership's computer stands. */
const zones = { home: "Europe/London", abroad: ["Pacific/Apia", "America/Los_Angeles"] };

const reports = join(root, "out", "reports");

const steps: readonly Step[] = [
  { name: "format and lint", run: () => runTool("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types", run: checkTypes },
  { name: "tests", run: () => runTests("tests", ["unit", "house"], { TZ: zones.home }) },
  ...zones.abroad.map((zone) => ({
    name: `tests in ${zone}`,
    // What each file shows alone is shown at home. Here files share what they import, which takes half the time.
    run: () => runTests(zone.replace("/", "-"), ["unit"], { TZ: zone }, ["--no-isolate"]),
  })),
  { name: "documentation site", run: () => buildSite() },
  { name: "build", run: () => runPnpm(["run", "build"]) },
  { name: "size of one import", run: () => sizeReport(), shows: true },
  { name: "packed packages", run: () => runTests("packed", ["packed"]) },
  { name: "in a browser", run: checkBrowser },
];

/** Everything, as its reader's editor sees it; then the published source alone, with no name of Node's or a browser's. */
async function checkTypes(): Promise<Ending> {
  writeExampleModules();
  const everything = await runTool("tsc", ["--noEmit"]);
  return everything.ok ? runTool("tsc", ["--noEmit", "--project", "tsconfig.source.json"]) : everything;
}

async function checkBrowser() {
  const browser = await ensureChromium();
  return browser.ok ? runTests("browser", ["browser"]) : browser;
}

async function runTests(
  name: string,
  projects: readonly string[],
  env: NonNullable<CommandOptions["env"]> = {},
  flags: readonly string[] = [],
) {
  const report = join(reports, `${name}.json`);
  const ending = await runTool(
    "vitest",
    [
      "run",
      ...flags,
      ...projects.flatMap((project) => ["--project", project]),
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { env },
  );
  const tally = existsSync(report) ? tallyOf(JSON.parse(readFileSync(report, "utf8"))) : nothingRun;
  return { ...ending, ok: ending.ok && tally.failed === 0 && tally.passed > 0, tally };
}

async function check(): Promise<Tally> {
  let total = nothingRun;
  for (const { name, run, shows } of steps) {
    const started = performance.now();
    const { ok, output, tally } = await run().catch((error: unknown) => ({
      ok: false,
      output: `${error instanceof Error ? error.stack : error}\n`,
      tally: nothingRun,
    }));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    total = addTallies(total, tally ?? nothingRun);
    const count = tally ? `${closingLine(tally)}` : ok ? "clean" : "failed";
    console.log(`${ok ? "✓" : "✗"} ${name.padEnd(28)} ${seconds.padStart(6)} s   ${count}`);
    if (ok && shows) console.log(output.trimEnd());
    if (!ok) {
      console.log(`\n${output.trimEnd()}\n`);
      return withFailure(total);
    }
  }
  return total;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const outcome = await check();
if (outcome.failed > 0) process.exitCode = 1;
console.log(closingLine(outcome));
