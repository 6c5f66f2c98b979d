import { PdscpError } from "@pdscp/core";

/** Everything that `@pdscp/statistics` can refuse. */
export type StatisticsErrorCode =
  | "statistics/benchmark-invalid"
  | "statistics/certificate-invalid"
  | "statistics/choice-unknown"
  | "statistics/confidence-invalid"
  | "statistics/count-above-total"
  | "statistics/count-invalid"
  | "statistics/label-repeated"
  | "statistics/label-unknown"
  | "statistics/ledger-contradicted"
  | "statistics/not-certified"
  | "statistics/number-invalid"
  | "statistics/per-invalid"
  | "statistics/places-invalid"
  | "statistics/point-invalid"
  | "statistics/points-missing"
  | "statistics/population-invalid"
  | "statistics/printed-invalid"
  | "statistics/range-invalid"
  | "statistics/rule-invalid"
  | "statistics/table-ragged"
  | "statistics/total-invalid";

/** An error of `@pdscp/statistics`. */
export class StatisticsError extends PdscpError<StatisticsErrorCode> {
  override readonly name: string = "StatisticsError";
}
