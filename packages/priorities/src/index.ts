export { type Action, actionTable, type Overdue, overdue } from "./action.ts";
export { type Coverage, coverage, type PriorityCoverage } from "./coverage.ts";
export {
  type Cycle,
  type CycleRecord,
  type CycleRows,
  checkCycles,
  cycleOn,
  cyclesOf,
  cycleTable,
} from "./cycle.ts";
export {
  type DataLedger,
  type ExpectedReturn,
  expectedReturnTable,
  type MissingDataOptions,
  missingData,
  type ReceivedReturn,
  type ReturnEntry,
  type ReturnState,
  receivedReturnTable,
  type StaleSeries,
} from "./data-return.ts";
export { type Direction, type DirectionFound, direction, directionFound, sinceBreak } from "./direction.ts";
export {
  type Division,
  type DivisionEntry,
  type DivisionRule,
  divide,
  type PlanSuccessor,
} from "./division.ts";
export { type Due, dueOf } from "./due.ts";
export { PrioritiesError, type PrioritiesErrorCode, type PrioritiesFindingCode } from "./errors.ts";
export {
  type Completion,
  type CreditOptions,
  completion,
  type Evidence,
  type EvidenceKind,
  type EvidenceStrength,
  evidenceKinds,
  evidenceStrength,
  evidenceTable,
} from "./evidence.ts";
export {
  changesBetween,
  type EventOrigin,
  eventsOf,
  eventTable,
  type FieldState,
  type PartState,
  type PlanChange,
  type PlanEvent,
  planOn,
  type RecordsOn,
  recordsOn,
} from "./history.ts";
export { type SuccessionLink, type SuccessionRecord, successionTable } from "./link.ts";
export {
  isServiceMeasure,
  type Measure,
  measuresOf,
  measureTable,
  type PopulationIndicator,
  type ServiceMeasure,
} from "./measure.ts";
export { type Observation, observationTable } from "./observation.ts";
export { type Expected, expectedOn } from "./path.ts";
export { checkPlan, type PlanCheckOptions } from "./plan-check.ts";
export { type Priority, priorityTable } from "./priority.ts";
export { type Progress, type ProgressState, progress } from "./progress.ts";
export type { NextThreshold, RatingResult } from "./rated-amount.ts";
export { type EvidencedAction, type MeasuredItem, type RatedItem, ratingFor } from "./rating.ts";
export {
  checkRatingRule,
  type Grade,
  type RatingRule,
  ratingRuleSchema,
  type Standing,
  type Threshold,
} from "./rating-rule.ts";
export { type RollUp, rollUp } from "./roll-up.ts";
export {
  type CycleStep,
  checkSuccessions,
  type PartSuccession,
  type SuccessionEntry,
  type SuccessionKind,
  type SuccessionLedger,
  succession,
} from "./succession.ts";
export { type TwoPoints, twoPoints } from "./two-points.ts";
