import type { Issue, ReadOutcome } from "@pdscp/core";
import { CsvError } from "./errors.ts";
import type { CsvLimits } from "./limits.ts";

/** The outcomes of one file that nobody has taken yet, counted against the limits. */
export class OutcomeList<Item> {
  readonly #source: string;
  readonly #limits: CsvLimits;
  #outcomes: ReadOutcome<Item>[] = [];
  #rejects = 0;
  /** How many there have been, taken or not. */
  rows = 0;

  constructor(source: string, limits: CsvLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  take(): readonly ReadOutcome<Item>[] {
    const outcomes = this.#outcomes;
    if (outcomes.length > 0) this.#outcomes = [];
    return outcomes;
  }

  /** @throws {CsvError} `csv/too-many-rows`. */
  accept(record: Item, line: number): void {
    this.#count(line);
    this.#outcomes.push({ ok: true, at: { source: this.#source, line }, record });
  }

  /** @throws {CsvError} `csv/too-many-rows`, `csv/too-many-rejects`. */
  refuse(issues: readonly Issue[], line: number): void {
    this.#count(line);
    const { maxRejects } = this.#limits;
    if (++this.#rejects > maxRejects) {
      throw new CsvError(`at most ${maxRejects} rows that cannot be read are needed, or a higher limit`, {
        code: "csv/too-many-rejects",
        source: this.#source,
        line,
        column: 1,
        hint: "another kind of file?",
      });
    }
    const column = issues[0]?.column;
    const at = { source: this.#source, line, ...(column === undefined ? {} : { column }) };
    this.#outcomes.push({ ok: false, at, issues });
  }

  #count(line: number): void {
    if (++this.rows > this.#limits.maxRows) {
      throw new CsvError(`at most ${this.#limits.maxRows} rows are needed, or a higher limit`, {
        code: "csv/too-many-rows",
        source: this.#source,
        line,
        column: 1,
      });
    }
  }
}
