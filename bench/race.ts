import { execFileSync } from "node:child_process";
import { bundled } from "./bundle.ts";
import type { Cost } from "./cost.ts";
import { medianOf } from "./measure.ts";

/** The same job done in several ways, each in a process of its own: ours first, to which the ratios are. */
export interface Race {
  readonly title: string;
  readonly script: string;
  readonly ways: readonly string[];
  /** What the script is told after the name of the way. */
  readonly given: readonly string[];
  /** What it is told besides, once and untimed, to prove its results: unless told, the timed runs do. */
  readonly proof?: readonly string[];
  readonly note?: string;
}

export interface Finish {
  readonly name: string;
  readonly cpu: number;
  readonly least: number;
  readonly most: number;
  readonly wall: number;
  readonly peak: number;
  /** Whether it gave what ours gave. */
  readonly same: boolean;
}

/** Runs every way in turn, forwards and back, and takes the medians. */
export function finishesOf({ script, ways, given, proof }: Race, rounds: number): readonly Finish[] {
  const file = bundled(script);
  const costOf = (name: string, more: readonly string[] = []) =>
    JSON.parse(execFileSync(process.execPath, [file, name, ...given, ...more], { encoding: "utf8" })) as Cost;
  const proofs = ways.map((name) => (proof === undefined ? undefined : costOf(name, proof).answer));
  const costs = new Map<string, Cost[]>(ways.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? ways : ways.toReversed()) {
      costs.get(name)?.push(costOf(name));
    }
  }
  const [own] = costs.values();
  const expected = JSON.stringify(own?.[0]?.answer);
  return [...costs].map(([name, runs], index) => {
    const times = runs.map(({ cpu }) => cpu);
    return {
      name,
      cpu: medianOf(times),
      least: Math.min(...times),
      most: Math.max(...times),
      wall: medianOf(runs.map(({ wall }) => wall)),
      peak: medianOf(runs.map(({ peak }) => peak)),
      same: proofs[index] === proofs[0] && runs.every(({ answer }) => JSON.stringify(answer) === expected),
    };
  });
}
