import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundled } from "./bundle.ts";
import { bookingsFile } from "./csv-bookings.ts";

/*
 * pnpm --filter @pdscp/bench csv [rows] [rounds]
 *
 * Every peer in a process of its own, rounds interleaved forwards and back, medians of user and system time, which
 * other programs on the machine disturb least.
 */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
  readonly rows: number;
  readonly characters: number;
  readonly proof?: string;
}

const [rows = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const path = bookingsFile(join(tmpdir(), "pdscp-bench"), rows);
const peer = bundled("csv-peer.ts");

const tokens = [
  "ours, tokens",
  "uDSV, arrays",
  "papaparse, arrays",
  "csv-parse, arrays",
  "csv-parse, columns",
];
const records = ["ours, records", "csv-parse and zod, records"];

function run(name: string, ...more: string[]): Cost {
  return JSON.parse(execFileSync(process.execPath, [peer, name, path, ...more], { encoding: "utf8" }));
}

const costs = new Map<string, Cost[]>([...tokens, ...records].map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  const order = [...costs.keys()];
  for (const name of round % 2 === 0 ? order : order.reverse()) costs.get(name)?.push(run(name));
}

function median(name: string, of: (cost: Cost) => number): number {
  const sorted = (costs.get(name) ?? []).map(of).sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

for (const group of [tokens, records]) {
  const own = median(group[0] as string, ({ cpu }) => cpu);
  console.log(
    `\n${"CPU ratio".padStart(9)}  ${"CPU s".padStart(6)}  ${"wall s".padStart(6)}  ${"peak MB".padStart(7)}  peer`,
  );
  for (const name of group) {
    const cpu = median(name, (cost) => cost.cpu);
    const cells = [
      (cpu / own).toFixed(2).padStart(9),
      cpu.toFixed(2).padStart(6),
      median(name, ({ wall }) => wall)
        .toFixed(2)
        .padStart(6),
      String(median(name, ({ peak }) => peak)).padStart(7),
    ];
    console.log(`${cells.join("  ")}  ${name}: ${costs.get(name)?.[0]?.rows} rows`);
  }
}

const [ours, theirs] = records.map((name) => run(name, "prove").proof);
console.log(`\nThe records are ${ours === theirs ? "the same" : "NOT the same"}.`);
process.exitCode = ours === theirs ? 0 : 1;
