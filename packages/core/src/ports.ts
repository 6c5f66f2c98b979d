import type { Finding } from "./finding.ts";
import type { Table } from "./table.ts";

/** Where records come from: a file, a sheet, a response. */
export interface Source {
  readonly name: string;
  /** `sha256:` and the digest of its bytes, when the adapter can tell; the same bytes have the same digest. */
  readonly digest?: string;
}

/** A place in a source. */
export interface SourceLocation {
  readonly source: string;
  /** The line of the file, or the number of the record where there are no lines; from 1. */
  readonly line: number;
  /** The field of the line, from 1. */
  readonly column?: number;
}

/** One thing that is wrong with a record. It says where and what is needed, and never repeats a value. */
export interface Issue {
  /** `package/what-is-wrong`. */
  readonly code: string;
  readonly message: string;
  /** The field of the record, and the heading that it stands under. */
  readonly field?: string;
  readonly heading?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What reading one record gave: the record, or everything wrong with it. */
export type ReadOutcome<Item> =
  | { readonly ok: true; readonly at: SourceLocation; readonly record: Item }
  | { readonly ok: false; readonly at: SourceLocation; readonly issues: readonly Issue[] };

/** Told of what concerns the source as a whole while it is read. */
export interface ReadObserver {
  /** Called once, at the end of the source. */
  readonly source?: (source: Source) => void;
  /** Called for what was left out with reason, such as blank rows. */
  readonly warning?: (finding: Finding) => void;
}

/** Yields one outcome per record, in source order, and carries on after a bad one. */
export interface RecordReader<Item> {
  /** The table that the records fit. */
  readonly table: { readonly key: readonly string[] };
  /** The outcomes one by one. To leave early closes the source. */
  read(observer?: ReadObserver): AsyncIterable<ReadOutcome<Item>>;
  /** The same outcomes in arrays, for speed. */
  batches(observer?: ReadObserver): AsyncIterable<readonly ReadOutcome<Item>[]>;
}

/** Writes all the records, or rejects having written none. */
export interface RecordWriter<Item> {
  /** Writes all of them, or rejects. */
  write(records: Iterable<Item>): Promise<void>;
}

/** What an adapter package exports: a way in and a way out, for any table. */
export interface Adapter<Target> {
  readonly name: string;
  /** The way in: what reads the target as records of the table. */
  reader<Item extends object>(table: Table<Item>, target: Target): RecordReader<Item>;
  /** The way out: what writes records of the table to the target. */
  writer<Item extends object>(table: Table<Item>, target: Target): RecordWriter<Item>;
}
