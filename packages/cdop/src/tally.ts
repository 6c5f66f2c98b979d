import type { Accumulator } from "@pdscp/core";
import * as z from "zod";
import { type ChildDeath, refuseUnfitDeath } from "./child-death.ts";
import { CdopError } from "./errors.ts";

/** Whole numbers by two names: all that a summary keeps of the deaths it has seen, so that parts of it add up. */
export class Counts {
  readonly #lines = new Map<string, Map<string, number>>();

  /** The same numbers as JSON can hold them. */
  get data(): SentCounts {
    return Object.freeze(
      [...this.#lines].map(([line, counts]) => Object.freeze([line, Object.freeze([...counts])] as const)),
    );
  }

  add(line: string, column: string, by = 1): void {
    const counts = this.#line(line);
    counts.set(column, (counts.get(column) ?? 0) + by);
  }

  /** Keeps a line, even if nothing is ever counted on it. */
  keep(line: string): void {
    this.#line(line);
  }

  at(line: string, column: string): number {
    return this.#lines.get(line)?.get(column) ?? 0;
  }

  get lines(): readonly string[] {
    return [...this.#lines.keys()];
  }

  columnsOf(line: string): ReadonlyMap<string, number> {
    return this.#lines.get(line) ?? new Map();
  }

  addAll(other: SentCounts): void {
    for (const [line, counts] of other) {
      this.keep(line);
      for (const [column, count] of counts) this.add(line, column, count);
    }
  }

  #line(name: string): Map<string, number> {
    const line = this.#lines.get(name) ?? new Map<string, number>();
    if (line.size === 0) this.#lines.set(name, line);
    return line;
  }
}

/** How a summary counts, and what it makes of its counts. */
export interface TallyRule<Result> {
  /** What must agree for two of them to be merged: the summary and its options. */
  readonly of: readonly unknown[];
  readonly count: (death: ChildDeath, counts: Counts) => void;
  readonly result: (counts: Counts) => Result;
}

/** Counts by line, and on each line by column. */
type SentCounts = readonly (readonly [
  line: string,
  counts: readonly (readonly [column: string, count: number])[],
])[];

/**
 * What a summary has counted: numbers and text alone, so that it goes through JSON to another thread, process or machine, and is
 * merged there.
 */
export interface DeathTallies {
  /** The summary and its options, which must agree. */
  readonly of: string;
  readonly counts: SentCounts;
}

const countsSchema = z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.int().nonnegative()]))]));

/** A summary of deaths that come in parts, wherever the parts are counted. `add` throws `cdop/record-invalid` for a record that no table has read. */
export interface DeathAccumulator<Result> extends Accumulator<ChildDeath, Result> {
  readonly tallies: DeathTallies;
  /**
   * Adds what another has counted elsewhere, from the `tallies` that it sent.
   *
   * @throws {CdopError} `cdop/tallies-differ` when it is no summary of the same kind and options, or did not come whole.
   */
  mergeTallies(tallies: DeathTallies): void;
}

class Tally<Result> implements DeathAccumulator<Result> {
  readonly #counts = new Counts();
  readonly #rule: TallyRule<Result>;
  readonly #kind: string;

  constructor(rule: TallyRule<Result>) {
    this.#rule = rule;
    this.#kind = JSON.stringify(rule.of);
  }

  get tallies(): DeathTallies {
    return { of: this.#kind, counts: this.#counts.data };
  }

  add(death: ChildDeath): void {
    refuseUnfitDeath(death);
    this.#rule.count(death, this.#counts);
  }

  merge(other: this): void {
    this.mergeTallies(other?.tallies);
  }

  mergeTallies(tallies: DeathTallies): void {
    if (tallies?.of !== this.#kind || !countsSchema.safeParse(tallies.counts).success) {
      throw new CdopError("Cannot merge the summaries: two of the same kind and options are needed", {
        code: "cdop/tallies-differ",
      });
    }
    this.#counts.addAll(tallies.counts);
  }

  result(): Result {
    return this.#rule.result(this.#counts);
  }
}

/** A summary that is nothing but counts: it can be added to in any order and in parts. */
export function tallyBy<Result>(rule: TallyRule<Result>): DeathAccumulator<Result> {
  return new Tally(rule);
}
