import { PdscpError } from "@pdscp/core";

/** Everything that `@pdscp/report` can refuse. */
export type ReportErrorCode =
  | "report/chart-invalid"
  | "report/duplicate-figure"
  | "report/excuse-invalid"
  | "report/figure-unknown"
  | "report/format-unknown"
  | "report/period-missing"
  | "report/placeholder-unclosed"
  | "report/table-uneven"
  | "report/text-invalid";

/** An error of `@pdscp/report`. */
export class ReportError extends PdscpError<ReportErrorCode> {
  override readonly name: string = "ReportError";
}
