import type { CsvErrorCode } from "./errors.ts";

/** Something that no row can follow from. */
export class ScanFault {
  readonly code: CsvErrorCode;
  readonly line: number;
  readonly column: number;
  readonly hint: string | undefined;

  constructor(code: CsvErrorCode, line: number, column: number, hint?: string) {
    this.code = code;
    this.line = line;
    this.column = column;
    this.hint = hint;
  }
}
