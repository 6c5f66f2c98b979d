import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CsvEncoding, csvReader } from "@pdscp/adapters-csv";
import { calendarDateSchema, defineTable, isPdscpError, moneySchema, type ReadOutcome } from "@pdscp/core";
import fc from "fast-check";
import * as z from "zod";
import { root } from "../tooling/tree.ts";

/**
 * `pnpm fuzz --minutes 10`: reads damaged files until the time is up. The seeds are the hostile files; each run splices, cuts,
 * repeats and overwrites their bytes. Whatever the bytes, reading ends within a second, in outcomes or in one of our errors,
 * and in the same ones whatever pieces the bytes come in.
 */
const minutes = Number(argument("--minutes") ?? 10);
const seed = Number(argument("--seed") ?? Date.now() % 2 ** 31);
const longest = 1_000;

const folder = join(root, "packages/adapters-csv/fixtures/hostile");
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith(".csv"))
  .map((name) => new Uint8Array(readFileSync(join(folder, name))))
  .filter(({ length }) => length <= 20_000);

/** What means something to a reader of CSV, in one encoding or another. */
const telling = [
  ...[
    '"',
    '""',
    ",",
    ";",
    "\t",
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\ufeff",
    "\ufffd",
    "\u2028",
    "sep=;\n",
    "=1+1",
    "'=1",
  ],
  ...[
    "Partner,Amount,Date,Ref\n",
    "Total,",
    "£1,234.50",
    "(5.00)",
    "31/02/2024",
    "1e3",
    "__proto__",
    "<html>",
    "PK\x03\x04",
  ],
].map((text) => new TextEncoder().encode(text));
const marks = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90],
  [0x80],
].map((bytes) => Uint8Array.from(bytes));

const table = defineTable({
  name: "payments",
  schema: z
    .strictObject({
      Partner: z.string().min(1),
      Amount: moneySchema,
      Date: calendarDateSchema,
      Ref: z.string(),
      places: z.int().min(0).exactOptional(),
      agreed: z.boolean().exactOptional(),
    })
    .readonly(),
  headings: {
    Partner: "Partner",
    Amount: "Amount",
    Date: "Date",
    Ref: "Ref",
    places: "Places",
    agreed: "Agreed",
  },
});

const place = fc.nat({ max: 20_000 });
const change = fc.oneof(
  fc.record({ at: place, remove: fc.nat({ max: 8 }), put: fc.uint8Array({ maxLength: 6 }) }),
  fc.record({ at: place, remove: fc.nat({ max: 4 }), put: fc.constantFrom(...telling, ...marks) }),
  fc.record({ at: place, remove: fc.nat({ max: 2_000 }), put: fc.constantFrom(...seeds) }),
);
const damaged = fc
  .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 8 }))
  .map(([bytes, changes]) => changes.reduce(applied, bytes));
const encodings: readonly (CsvEncoding | undefined)[] = [
  undefined,
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
];
const options = fc.record(
  { encoding: fc.constantFrom(...encodings), delimiter: fc.constantFrom(undefined, ";", "\t") },
  { requiredKeys: ["encoding", "delimiter"] },
);

function applied(
  bytes: Uint8Array,
  { at, remove, put }: { readonly at: number; readonly remove: number; readonly put: Uint8Array },
): Uint8Array {
  const from = at % (bytes.length + 1);
  return Uint8Array.of(...bytes.subarray(0, from), ...put, ...bytes.subarray(from + remove));
}

type Options = Readonly<{ encoding: CsvEncoding | undefined; delimiter: string | undefined }>;

/** How reading ends, as text: every outcome and every warning, and the error's code and place. */
async function ending(bytes: Uint8Array, size: number, { encoding, delimiter }: Options): Promise<string> {
  const outcomes: ReadOutcome<object>[] = [];
  const warnings: string[] = [];
  const given = { ...(encoding ? { encoding } : {}), ...(delimiter ? { delimiter } : {}) };
  try {
    const reader = csvReader(table, piecesOf(bytes, size), { name: "damaged.csv", ...given });
    for await (const batch of reader.batches({ warning: ({ code }) => warnings.push(code) }))
      outcomes.push(...batch);
  } catch (error) {
    if (!isPdscpError(error)) throw error;
    return JSON.stringify({ outcomes, warnings, code: error.code, at: { ...error } });
  }
  return JSON.stringify({ outcomes, warnings });
}

function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

let cases = 0;
let slowest = 0;
const endings = new Map<string, number>();

const law = fc.asyncProperty(
  damaged,
  options,
  fc.integer({ min: 2, max: 700 }),
  async (bytes, given, size) => {
    const started = performance.now();
    const whole = await ending(bytes, Math.max(bytes.length, 1), given);
    const took = performance.now() - started;
    slowest = Math.max(slowest, took);
    if (took > longest) throw new Error(`Reading ${bytes.length} bytes took ${took.toFixed(0)} ms`);
    for (const other of [1, size]) {
      const found = await ending(bytes, other, given);
      if (found !== whole)
        throw new Error(`In pieces of ${other} bytes: ${found.slice(-300)}\nwhole: ${whole.slice(-300)}`);
    }
    cases++;
    const code = /"code":"([^"]+)","at":\{[^}]*\}\}$/.exec(whole)?.[1] ?? "read to its end";
    endings.set(code, (endings.get(code) ?? 0) + 1);
  },
);

const result = await fc.check(law, {
  seed,
  numRuns: Number.MAX_SAFE_INTEGER,
  interruptAfterTimeLimit: minutes * 60_000,
  markInterruptAsFailure: false,
});

print(`${cases} damaged files in ${minutes} min (seed ${seed}); the slowest took ${slowest.toFixed(0)} ms`);
for (const [code, count] of [...endings].toSorted(([, a], [, b]) => b - a))
  print(`  ${String(count).padStart(8)}  ${code}`);
if (result.failed) {
  const [bytes, given, size] = result.counterexample ?? [];
  mkdirSync(join(root, "out"), { recursive: true });
  if (bytes) writeFileSync(join(root, "out/fuzz-failure.csv"), bytes);
  print(`Failed; the smallest file is out/fuzz-failure.csv, read with ${JSON.stringify({ ...given, size })}`);
  print(result.errorInstance);
  process.exitCode = 1;
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

function print(line: unknown): void {
  process.stdout.write(`${line}\n`);
}
