export { compareWithBenchmark, type Interval, type Polarity } from "./benchmark.ts";
export { checkCertificate } from "./certificate.ts";
export {
  type Change,
  compareProportions,
  compareRates,
  type ProportionComparison,
  type RateComparison,
} from "./comparison.ts";
export type { ConfidenceOptions } from "./confidence.ts";
export {
  type CellSelector,
  type CountTable,
  type ElsewhereCount,
  type LedgerFact,
  type Margins,
  oneWayTable,
  type RowGroup,
} from "./count-table.ts";
export {
  type PublishedRate,
  percentagesIn,
  ratesIn,
  textRows,
} from "./derived.ts";
export type { DisclosureRule } from "./disclosure-rule.ts";
export { StatisticsError, type StatisticsErrorCode } from "./errors.ts";
export { ledgerOf } from "./ledger.ts";
export { type PercentageOptions, type PrintedPercentage, percentagesOf } from "./percentage.ts";
export {
  checkPercentage,
  type PercentageCheck,
  type PercentageClaim,
  type PercentageVerdict,
  possibleCounts,
  possibleTotals,
} from "./printed-percentage.ts";
export { type Part, type Proportion, proportion } from "./proportion.ts";
export {
  type CompleteTable,
  type ProtectedTable,
  type PublishedCount,
  type PublishedGroup,
  protectTable,
  type Witness,
} from "./protected-table.ts";
export { type Events, type Rate, rate } from "./rate.ts";
export { type DecimalLike, type RoundingOptions, roundHalfUp } from "./rounding.ts";
export { type RecentTrend, recentTrend, type TrendDirection } from "./trend.ts";
export {
  type XmrCause,
  type XmrChart,
  type XmrOptions,
  type XmrPoint,
  type XmrRule,
  xmr,
} from "./xmr.ts";
