export {
  type ActivityAccumulator,
  type ActivityOptions,
  activityAccumulator,
  type TrainingActivity,
  trainingActivity,
} from "./activity.ts";
export type { ActivityCell, ActivityTallies } from "./activity-tally.ts";
export type { Attendance } from "./attendance.ts";
export {
  type Booking,
  type BookingJson,
  bookingSchema,
  bookingTable,
  type PricedBooking,
} from "./booking.ts";
export { type Charge, type ChargeEvent, cancellationCharge } from "./cancellation-charge.ts";
export {
  type CancellationPolicy,
  type CancellationPolicyJson,
  type ChargeLine,
  cancellationPolicySchema,
  type EventRule,
  type Policies,
  policyInForce,
} from "./cancellation-policy.ts";
export { type CancellationQuote, quoteCancellation } from "./cancellation-quote.ts";
export {
  type BookingCharge,
  bookingCharger,
  type ChargedBooking,
  type ChargedBookings,
  type ChargingRules,
  chargeBookings,
  placeTerms,
  type RefusedBooking,
} from "./charging.ts";
export type { Terms } from "./compiled-policy.ts";
export { type Course, type CourseJson, courseSchema, courseTable } from "./course.ts";
export { deliveredSessions } from "./delivered-session.ts";
export type { DeliveryCounts, Grouped } from "./delivery.ts";
export { TrainingError, type TrainingErrorCode } from "./errors.ts";
export {
  type Evaluation,
  type EvaluationAccumulator,
  type EvaluationJson,
  type EvaluationOptions,
  type EvaluationStage,
  type EvaluationSummary,
  type EvaluationTallies,
  evaluationAccumulator,
  evaluationSchema,
  evaluationSummary,
  evaluationTable,
  type QuestionSummary,
  type StageSummary,
  type StageTallies,
} from "./evaluation.ts";
export {
  checkFees,
  type Fee,
  type FeeLine,
  type FeeSchedule,
  type FeeScheduleJson,
  type FeeVersion,
  feeFor,
  feeScheduleSchema,
  type Payer,
} from "./fee-schedule.ts";
export {
  decideFreePlace,
  type FreePlaceCode,
  type FreePlaceDecision,
  type FreePlaceRequest,
  type FreePlaceRules,
  type FreePlaceRulesJson,
  freePlaceRulesSchema,
  recordDecision,
} from "./free-place.ts";
export {
  type Citation,
  type Fund,
  type FundEntry,
  type FundPurpose,
  type FundStatement,
  fundStatement,
  openFund,
  releaseGrant,
  spendGrant,
} from "./fund.ts";
export type { Length } from "./length.ts";
export type { Notice, NoticeBand, NoticeUnit } from "./notice.ts";
export { checkPolicy } from "./policy-check.ts";
export { type Session, type SessionJson, sessionSchema, sessionTable } from "./session.ts";
export type { Share } from "./share.ts";
export { type SharedFee, sharedFees } from "./shared-fee.ts";
export { type Statement, type StatementLine, statements } from "./statement.ts";
export { type BookingOutcome, bookingOutcome, type PlaceCounts } from "./tally.ts";
export { type TrainerCredit, type TrainerDays, trainerCredits } from "./trainer-day.ts";
export { type Uplift, type UpliftedFees, type UpliftedLine, upliftFees } from "./uplift.ts";
