import { CoreError } from "./errors.ts";
import type { Finding } from "./finding.ts";
import type { Issue, ReadOutcome, RecordReader, Source, SourceLocation } from "./ports.ts";

/** A record that could not be read: where it stands, and everything wrong with it. */
export interface Reject {
  readonly at: SourceLocation;
  readonly issues: readonly Issue[];
}

/** Everything that a source gave. */
export interface Reading<Item> {
  readonly records: readonly Item[];
  readonly rejects: readonly Reject[];
  readonly warnings: readonly Finding[];
  /** Where a record stood; `undefined` for one that is not from this reading. */
  readonly locate: (record: Item) => SourceLocation | undefined;
  readonly source: Source;
}

/** `core/rejected-records`: some records could not be read, and nobody said that the others may be used without them. */
export class RejectedRecordsError extends CoreError {
  override readonly name = "RejectedRecordsError";
  readonly rejects: readonly Reject[];

  constructor(rejects: readonly Reject[]) {
    super(`Cannot use the records: every row must be read\n${listed(rejects)}`, {
      code: "core/rejected-records",
    });
    this.rejects = rejects;
  }
}

const MOST_LISTED = 20;

/** The rejects by place and code, a line each; never a value. */
function listed(rejects: readonly Reject[]): string {
  const lines = rejects.flatMap(({ at, issues }) =>
    issues.map(({ code, message, heading, line = at.line, column }) => {
      const place = `${at.source}:${line}${column === undefined ? "" : `:${column}`}`;
      return `  ${place} ${heading === undefined ? "" : `${heading}: `}${message} (${code})`;
    }),
  );
  const rest = lines.length - MOST_LISTED;
  return [...lines.slice(0, MOST_LISTED), ...(rest > 0 ? [`  and ${rest} more`] : [])].join("\n");
}

/** Whether the rejects are left aside, knowingly. */
export interface ReadOptions {
  readonly acceptRejects?: boolean;
}

/**
 * Reads a whole source into memory.
 *
 * A record whose key was seen before is kept, and a warning says which lines share it.
 *
 * @throws {RejectedRecordsError} `core/rejected-records` when a record could not be read and `acceptRejects` is not set; it
 *   lists them by line and code, never by value. What the adapter throws for the file as a whole comes through.
 * @throws {CoreError} `core/value-invalid` for what is no reader, such as the path of a file or a promise that was not awaited.
 *
 * @example
 * ```ts
 * import { defineTable, memoryAdapter, moneySchema, readAll } from "@pdscp/core";
 * import * as z from "zod";
 *
 * const shares = defineTable({
 *   name: "shares",
 *   schema: z.strictObject({ partner: z.string(), amount: moneySchema }),
 *   headings: { partner: "Partner", amount: "Amount" },
 * });
 * const target = { name: "shares", rows: [{ partner: "NHS Dorset", amount: "75785.00" }] };
 *
 * const { records, locate } = await readAll(memoryAdapter.reader(shares, target));
 *
 * records.map((record) => `${record.partner}, record ${locate(record)?.line}`); // => ["NHS Dorset, record 1"]
 * ```
 */
export async function readAll<Item extends object>(
  reader: RecordReader<Item>,
  { acceptRejects = false }: ReadOptions = {},
): Promise<Reading<Item>> {
  const records: Item[] = [];
  const rejects: Reject[] = [];
  const warnings: Finding[] = [];
  const places = new WeakMap<Item, SourceLocation>();
  const seen = new Map<string, SourceLocation>();
  if (typeof reader?.batches !== "function") {
    const given = reader instanceof Promise ? "" : ", as an adapter gives one for a table and a file";
    throw unusable(`read the records: a reader is needed${given}`, reader, "reader");
  }
  const { key } = reader.table;
  let source: Source = { name: "" };

  const batches = reader.batches({
    source: (read) => {
      source = read;
    },
    warning: (finding) => {
      warnings.push(finding);
    },
  });
  for await (const batch of batches) {
    for (const outcome of batch) {
      if (outcome.ok) {
        records.push(outcome.record);
        places.set(outcome.record, outcome.at);
        if (key.length === 0) continue;
        const name = keyOf(outcome.record, key);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, outcome.at);
        else warnings.push(duplicate(outcome.at, first, key));
      } else rejects.push({ at: outcome.at, issues: outcome.issues });
    }
  }
  if (rejects.length > 0 && !acceptRejects) throw new RejectedRecordsError(rejects);
  return Object.freeze({ records, rejects, warnings, locate: (record: Item) => places.get(record), source });
}

function unusable(need: string, given: unknown, path: string): CoreError {
  const forgotten = given instanceof Promise ? ", and not a promise: await it" : "";
  return new CoreError(`Cannot ${need}${forgotten}`, { code: "core/value-invalid", path: [path] });
}

function keyOf(record: object, key: readonly string[]): string {
  return JSON.stringify(
    key.map((field) => String((record as Readonly<Record<string, unknown>>)[field] ?? "")),
  );
}

function duplicate(at: SourceLocation, first: SourceLocation, key: readonly string[]): Finding {
  return {
    code: "core/duplicate-key",
    severity: "warning",
    message: `Line ${at.line} has the same ${key.join(" and ")} as line ${first.line}: both were kept`,
    at,
  };
}

/**
 * A summary that any number of records can be added to, in any order and in parts: what a stream, a worker thread or a
 * partition of any engine computes, and what the plain function is over an array.
 */
export interface Accumulator<Record, Result> {
  /** Counts one record in. */
  add(record: Record): void;
  /** Counts in all that another one of the same options has counted. */
  merge(other: this): void;
  /** What all of it comes to so far; more may be added after. */
  result(): Result;
}

/**
 * Adds every record to an accumulator, and gives its result: at once for records in hand, as a promise for a reader.
 *
 * @throws {RejectedRecordsError} `core/rejected-records` as {@link readAll} does.
 * @throws {CoreError} `core/value-invalid` for what is neither a list nor a reader.
 */
export function fold<Record, Result>(
  records: Iterable<Record>,
  accumulator: Accumulator<Record, Result>,
): Result;
export function fold<Record, Result>(
  reader: RecordReader<Record>,
  accumulator: Accumulator<Record, Result>,
  options?: ReadOptions,
): Promise<Result>;
export function fold<Record, Result>(
  from: RecordReader<Record> | Iterable<Record>,
  accumulator: Accumulator<Record, Result>,
  options: ReadOptions = {},
): Promise<Result> | Result {
  if (typeof from !== "object" || from === null || !("batches" in from || Symbol.iterator in from)) {
    throw unusable("add up the records: a list of them or a reader is needed", from, "records");
  }
  if ("batches" in from) return foldReader(from, accumulator, options);
  for (const record of from) accumulator.add(record);
  return accumulator.result();
}

async function foldReader<Record, Result>(
  reader: RecordReader<Record>,
  accumulator: Accumulator<Record, Result>,
  { acceptRejects = false }: ReadOptions,
): Promise<Result> {
  const rejects: Reject[] = [];
  for await (const batch of reader.batches()) {
    for (const outcome of batch as readonly ReadOutcome<Record>[]) {
      if (outcome.ok) accumulator.add(outcome.record);
      else if (!acceptRejects) rejects.push({ at: outcome.at, issues: outcome.issues });
    }
  }
  if (rejects.length > 0) throw new RejectedRecordsError(rejects);
  return accumulator.result();
}
