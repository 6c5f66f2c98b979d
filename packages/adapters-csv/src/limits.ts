import { CsvError } from "./errors.ts";

/** How much a file may ask of the machine before it is refused. */
export interface CsvLimits {
  /** Bytes of the file; characters, when the target is text. */
  readonly maxBytes: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Characters of one cell, which is also as far as a quote that is never closed can reach. */
  readonly maxCellChars: number;
  /** Rows refused before the whole file is. */
  readonly maxRejects: number;
}

/** What holds unless the caller says otherwise: far above an office's files, far below what would hurt. */
export const defaultLimits: CsvLimits = Object.freeze({
  maxBytes: 50_000_000,
  maxRows: 1_000_000,
  maxColumns: 1_000,
  maxCellChars: 100_000,
  maxRejects: 1_000,
});

/** The limits, with the caller's own in their place. */
export function limitsOf(given: Partial<CsvLimits>, source: string): CsvLimits {
  const limits = { ...defaultLimits, ...given };
  if (
    Object.values(limits).every(
      (limit) => limit === Number.POSITIVE_INFINITY || (Number.isSafeInteger(limit) && limit > 0),
    )
  )
    return limits;
  throw new CsvError("each limit must be a whole number above zero, or Infinity", {
    code: "csv/option-invalid",
    source,
  });
}
