import { parentPort, workerData } from "node:worker_threads";
import { csvTarget } from "./fuzz-csv.ts";
import { chanceOf, changed, smallest, stretched } from "./fuzz-input.ts";
import type { FuzzTarget } from "./fuzz-target.ts";
import { coreTarget, draftTarget } from "./fuzz-text.ts";

/** What the command asks of a run. */
export interface FuzzTask {
  readonly seed: number;
  /** When to stop, as `Date.now()` tells it. */
  readonly until: number;
  readonly inputs: number;
  /** What is being read now, so that a run that never comes back can be told: how many so far, the target, the length, the bytes. */
  readonly now: Int32Array;
  readonly bytes: Uint8Array;
}

export interface FuzzFailure {
  readonly target: string;
  readonly message: string;
  readonly input: Uint8Array;
}

export interface FuzzReport {
  readonly inputs: number;
  readonly slowest: number;
  readonly targets: readonly {
    readonly name: string;
    readonly corpus: number;
    readonly endings: readonly (readonly [string, number])[];
  }[];
  /** For each branch, whether an input reached it. */
  readonly reached: Uint8Array;
  readonly failures: readonly FuzzFailure[];
}

/** Milliseconds of processor time for one input, and for one that is stretched to a long one. */
const LIMIT = 1_000;
const LONG = 50_000;
const MANY = 10;

const { seed, until, inputs, now, bytes } = workerData as FuzzTask;

/** How often each branch was taken, counted by the code under test itself. */
const { branchCounts } = globalThis as unknown as { readonly branchCounts: Uint32Array };

interface Line {
  readonly target: FuzzTarget;
  readonly corpus: Uint8Array[];
  /** Which classes of counts each branch has been seen in, a bit for each. */
  readonly seen: Uint8Array;
  readonly endings: Map<string, number>;
}

const lines = [csvTarget(), coreTarget(), draftTarget()].map(
  (target): Line => ({ target, corpus: [], seen: new Uint8Array(branchCounts.length), endings: new Map() }),
);
const turns = lines.flatMap((line) => Array.from({ length: line.target.weight }, () => line));
const failures = new Map<string, FuzzFailure>();
let run = 0;
let slowest = 0;

/** Once, twice, three times, more, many: a loop that goes round once more is nothing new, twice as often is. */
function classOf(count: number): number {
  return count === 0
    ? 0
    : count < 4
      ? 1 << (count - 1)
      : Math.min(128, 8 << Math.max(0, Math.ceil(Math.log2(count / 8))));
}

/** Marks what the last input reached; says whether any of it was new. */
function isNews(seen: Uint8Array): boolean {
  let news = false;
  for (let branch = 0; branch < branchCounts.length; branch++) {
    const bit = classOf(branchCounts[branch] as number);
    if (((seen[branch] as number) & bit) !== bit) {
      seen[branch] = (seen[branch] as number) | bit;
      news = true;
    }
  }
  return news;
}

/** Processor time, which a busy machine does not stretch; the least of three where the first is over the limit. */
async function timed<Result>(work: () => Promise<Result>): Promise<Result> {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3; times++) {
    const before = process.cpuUsage();
    const result = await work();
    least = Math.min(least, process.cpuUsage(before).user / 1_000);
    if (least <= LIMIT) {
      slowest = Math.max(slowest, least);
      return result;
    }
  }
  throw new Error(`Reading took longer than ${LIMIT} ms of processor time`);
}

function announce(target: FuzzTarget, input: Uint8Array): void {
  const { length } = input.subarray(0, bytes.length);
  bytes.set(input.subarray(0, length));
  now[1] = lines.findIndex((line) => line.target === target);
  now[2] = length;
  Atomics.add(now, 0, 1);
}

async function failureOf(
  target: FuzzTarget,
  input: Uint8Array,
  isLong: boolean,
): Promise<string | undefined> {
  announce(target, input);
  try {
    await timed<unknown>(() => (isLong ? target.read(stretched(input, LONG)) : target.check(input)));
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.stack}` : String(error);
  }
}

/** The same fault, whatever the input says. */
function kindOf(target: FuzzTarget, message: string): string {
  return `${target.name} ${message.split("\n")[0]?.slice(0, 60).replace(/\d+/g, "#")}`;
}

async function note(target: FuzzTarget, input: Uint8Array, isLong: boolean): Promise<void> {
  const message = await failureOf(target, input, isLong);
  if (message === undefined) return;
  const kind = kindOf(target, message);
  if (failures.has(kind)) return;
  const isSame = async (smaller: Uint8Array) => {
    const other = await failureOf(target, smaller, isLong);
    return other !== undefined && kindOf(target, other) === kind;
  };
  const least = message.includes("processor time") ? input : await smallest(input, isSame);
  failures.set(kind, { target: target.name, message, input: least });
}

async function tryOne({ target, corpus, seen, endings }: Line, input: Uint8Array): Promise<void> {
  announce(target, input);
  branchCounts.fill(0);
  try {
    const ended = await timed(() => target.check(input));
    endings.set(ended, (endings.get(ended) ?? 0) + 1);
  } catch {
    await note(target, input, false);
    return;
  }
  if (!isNews(seen)) return;
  corpus.push(input);
  // What takes another way may also take another time.
  if (corpus.length % 8 === 0) await note(target, input, true);
}

for (const line of lines) for (const input of line.target.seeds) await tryOne(line, input);
const chance = chanceOf(seed);
for (; run < inputs && Date.now() < until && failures.size < MANY; run++) {
  const line = turns[chance(turns.length)] as Line;
  await tryOne(line, changed({ corpus: line.corpus, tokens: line.target.tokens }, chance));
}

const report: FuzzReport = {
  inputs: run,
  slowest,
  targets: lines.map(({ target: { name }, corpus, endings }) => ({
    name,
    corpus: corpus.length,
    endings: [...endings].toSorted(([, a], [, b]) => b - a),
  })),
  reached: Uint8Array.from(branchCounts, (_, branch) =>
    lines.some(({ seen }) => seen[branch] !== 0) ? 1 : 0,
  ),
  failures: [...failures.values()],
};
parentPort?.postMessage(report);
