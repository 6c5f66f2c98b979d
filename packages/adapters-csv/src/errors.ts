import { PdscpError, type SourceLocation } from "@pdscp/core";

/** Everything that `@pdscp/adapters-csv` can refuse, as an error for a whole file or as an issue of one row. */
export type CsvErrorCode =
  | "csv/cell-too-long"
  | "csv/control-character"
  | "csv/empty"
  | "csv/encoding"
  | "csv/header-blank"
  | "csv/header-missing"
  | "csv/header-repeated"
  | "csv/header-unknown"
  | "csv/not-text"
  | "csv/option-invalid"
  | "csv/personal-data"
  | "csv/quote-invalid"
  | "csv/quote-unterminated"
  | "csv/read-failed"
  | "csv/record-unreadable"
  | "csv/row-above-header"
  | "csv/row-long"
  | "csv/row-short"
  | "csv/target-invalid"
  | "csv/text-unwritable"
  | "csv/too-many-bytes"
  | "csv/too-many-columns"
  | "csv/too-many-rejects"
  | "csv/too-many-rows"
  | "csv/totals-row"
  | "csv/write-failed";

/** What a {@link CsvError} is made from. */
export interface CsvErrorInit {
  readonly code: CsvErrorCode;
  readonly source: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Which of the records that are written, counted from 0. */
  readonly record?: number | undefined;
  /** A heading of the table; never a heading of the file, which could be anything. */
  readonly heading?: string | undefined;
  /** The likely cause. */
  readonly hint?: string | undefined;
  /** What could not be done; the code says it where it is not told. */
  readonly doing?: "read" | "write" | undefined;
}

const ofWriting: ReadonlySet<CsvErrorCode> = new Set([
  "csv/write-failed",
  "csv/record-unreadable",
  "csv/text-unwritable",
]);

/**
 * A file that was refused, or could not be written. It says where, what is needed and the likely cause, and never repeats
 * what a cell holds.
 */
export class CsvError extends PdscpError<CsvErrorCode> {
  override readonly name: string = "CsvError";
  readonly source: string;
  /** The physical line, from 1; absent where the file as a whole could not be opened or written. */
  readonly line?: number;
  /** The field of the line, from 1. */
  readonly column?: number;
  readonly heading?: string;
  readonly hint?: string;

  constructor(need: string, { code, source, line, column, record, heading, hint, doing }: CsvErrorInit) {
    const place = [source, line, column].filter((part) => part !== undefined).join(":");
    const which = record === undefined ? "" : `, record ${record + 1}`;
    const done = doing ?? (ofWriting.has(code) ? "write" : "read");
    super(`Cannot ${done} ${place}${which}: ${need}${hint === undefined ? "" : ` (${hint})`}`, {
      code,
      path: [record, heading].filter((key) => key !== undefined),
    });
    this.source = source;
    if (line !== undefined) this.line = line;
    if (column !== undefined) this.column = column;
    if (heading !== undefined) this.heading = heading;
    if (hint !== undefined) this.hint = hint;
  }

  /** Where it lies, as outcomes say it. */
  get at(): SourceLocation {
    const { source, line = 1, column } = this;
    return column === undefined ? { source, line } : { source, line, column };
  }
}
