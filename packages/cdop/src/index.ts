export {
  type AgeAtDeath,
  type AgeBand,
  type AgeBandLimits,
  ageBandNames,
  ageBandOf,
  ageBands,
} from "./age-band.ts";
export { type CaseCheckOptions, type CaseFindingCode, checkCases } from "./case-check.ts";
export { type CategoryOfDeath, categoriesOfDeath, categoryLabels, primaryCategory } from "./category.ts";
export {
  type ChildDeath,
  type ChildDeathJson,
  type ChildDeathProblem,
  type ClosedBecause,
  childDeathSchema,
  childDeathTable,
  closedReasons,
  type ModifiableOutcome,
  modifiableOutcomes,
} from "./child-death.ts";
export {
  type CrossTabulationOptions,
  crossTabulate,
  crossTabulationTally,
  usualDisclosureRule,
} from "./cross-tabulation.ts";
export {
  type CountPart,
  type DeathCount,
  type DeathCountOptions,
  type DeathEvent,
  deathsNotified,
  deathsOccurred,
  deathsReviewed,
  deathTally,
} from "./death-count.ts";
export {
  type DeathRate,
  type DenominatorSource,
  deathRate,
  infantMortalityRate,
  rateReliability,
} from "./death-rate.ts";
export type { AreaGroup, Dimension } from "./dimension.ts";
export { CdopError, type CdopErrorCode } from "./errors.ts";
export { type FollowUpOptions, followUp, followUpTally, type NotificationYear } from "./follow-up.ts";
export {
  type ModifiableDenominator,
  type ModifiableFactors,
  type ModifiableOptions,
  modifiableFactors,
  modifiableTally,
} from "./modifiable-factor.ts";
export { type NationalMeasure, type NationalValue, nationalValue, nationalValues } from "./national-value.ts";
export { type OpenCaseFlow, type OpenCases, openCases, openCaseTally } from "./open-case.ts";
export {
  checkOverall,
  checkParts,
  checkPooled,
  type PublishedFinding,
  type PublishedFindingCode,
} from "./published-claim.ts";
export type { PublishedOpenCases, PublishedStock } from "./published-open-case.ts";
export {
  explainPercentage,
  type PercentageOrigin,
  type PublishedPercentage,
} from "./published-percentage.ts";
export {
  fromPublishedCounts,
  type PublishedDeaths,
  type PublishedResults,
  type PublishedYear,
} from "./published-year.ts";
export { type RollingPeriod, type RollingPeriods, rollingPeriods } from "./rolling-period.ts";
export type { DeathAccumulator, DeathTallies } from "./tally.ts";
export {
  type TimeToReview,
  type TimeToReviewOptions,
  timeToReview,
  timeToReviewTally,
} from "./time-to-review.ts";
export {
  compareYears,
  type YearComparison,
  type YearComparisonOptions,
  type YearShare,
} from "./year-comparison.ts";
