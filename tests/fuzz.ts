import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { branchCounting } from "../tooling/branch-count.ts";
import { root } from "../tooling/tree.ts";
import type { FuzzFailure, FuzzReport, FuzzTask } from "./fuzz-run.ts";

/**
 * `pnpm fuzz --minutes 10`: reads damaged inputs until the time is up, and keeps those that take the code another way to damage
 * them further. It starts from the hostile files, good files and sentences of reports; `--seed` with `--inputs` repeats a run.
 *
 * Whatever the bytes, reading ends within a second, in a result or in one of our errors; a file in the same ones whatever pieces
 * its bytes come in; and what was read can be written and read again.
 */
const minutes = Number(argument("--minutes") ?? 10);
const seed = Number(argument("--seed") ?? Date.now() % 2 ** 31);
const inputs = Number(argument("--inputs") ?? Number.MAX_SAFE_INTEGER);

/** A reader that has not come back after so many seconds never will. */
const STALL = 30;

const out = join(root, "out");
const program = join(out, "fuzz.mjs");
const { plugin, owners } = branchCounting(
  ["core", "adapters-csv", "report"].map((name) => `packages/${name}/src`),
);
const { outputFiles } = await build({
  entryPoints: [join(root, "tests/fuzz-run.ts")],
  outfile: program,
  write: false,
  bundle: true,
  format: "esm",
  platform: "node",
  conditions: ["@pdscp/source"],
  plugins: [plugin],
  logLevel: "warning",
});

mkdirSync(out, { recursive: true });
const counts = `globalThis.branchCounts = new Uint32Array(${owners.length});`;
writeFileSync(program, `${counts}\n${outputFiles[0]?.text}`);

const shared = <Cells>(Kind: new (buffer: SharedArrayBuffer) => Cells, bytes: number) =>
  new Kind(new SharedArrayBuffer(bytes));
const task: FuzzTask = {
  ...{ seed, inputs, until: Date.now() + minutes * 60_000 },
  now: shared(Int32Array, 12),
  bytes: shared(Uint8Array, 65_536),
};
const started = performance.now();
const report = await watched(new Worker(program, { workerData: task }));

const seconds = ((performance.now() - started) / 1_000).toFixed(0);
print(
  `${report.inputs} inputs in ${seconds} s (seed ${seed}); the slowest took ${report.slowest.toFixed(0)} ms`,
);
for (const { name, corpus, endings } of report.targets) {
  print(`\n${name}: ${corpus} inputs took another way`);
  for (const [ending, count] of endings) print(`  ${String(count).padStart(8)}  ${ending}`);
}
print("\nbranches reached");
for (const folder of [...new Set(owners)].sort()) {
  const own = [...report.reached].filter((_, branch) => owners[branch] === folder);
  print(`  ${own.filter(Boolean).length} of ${own.length}  ${folder}`);
}
for (const [index, failure] of report.failures.entries()) tell(failure, `fuzz-failure-${index + 1}.bin`);
print(`\n${report.failures.length} failures`);
if (report.failures.length > 0) process.exitCode = 1;

/** What a run found, or which input it never came back from. */
function watched(worker: Worker): Promise<FuzzReport> {
  return new Promise((resolve, reject) => {
    let [last, since] = [-1, performance.now()];
    const watch = setInterval(async () => {
      const count = Atomics.load(task.now, 0);
      if (count !== last) [last, since] = [count, performance.now()];
      else if (performance.now() - since > STALL * 1_000) {
        clearInterval(watch);
        const input = task.bytes.slice(0, task.now[2]);
        tell(
          { target: `target ${task.now[1]}`, message: `No end after ${STALL} s`, input },
          "fuzz-stall.bin",
        );
        await worker.terminate();
        process.exit(1);
      }
    }, 1_000);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => clearInterval(watch));
  });
}

function tell({ target, message, input }: FuzzFailure, name: string): void {
  writeFileSync(join(out, name), input);
  print(
    `\nFailed in ${target}: ${input.length} bytes, out/${name}\n${JSON.stringify(new TextDecoder().decode(input.subarray(0, 500)))}\n${message}`,
  );
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

function print(line: unknown): void {
  process.stdout.write(`${line}\n`);
}
