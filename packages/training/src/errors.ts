import { PdscpError } from "@pdscp/core";

/** Everything that `@pdscp/training` can refuse, or finds wrong with a row. */
export type TrainingErrorCode =
  | "training/amount-negative"
  | "training/answer-repeated"
  | "training/asked-invalid"
  | "training/attended-after-cancelling"
  | "training/attended-cancelled-session"
  | "training/booking-repeated"
  | "training/booking-unknown"
  | "training/cancelled-after-session"
  | "training/cancelled-before-booked"
  | "training/course-unknown"
  | "training/event-not-allowed"
  | "training/fee-ambiguous"
  | "training/fee-not-set"
  | "training/fund-changed"
  | "training/fund-invalid"
  | "training/grant-unknown"
  | "training/history-disordered"
  | "training/id-repeated"
  | "training/line-unknown"
  | "training/not-in-force"
  | "training/payer-unknown"
  | "training/record-invalid"
  | "training/session-unknown"
  | "training/sum-too-large"
  | "training/time-missing"
  | "training/trainer-days-invalid"
  | "training/transfer-without-session"
  | "training/turnover-missing"
  | "training/uplift-invalid"
  | "training/waiver-not-in-policy"
  | "training/waiver-without-reason";

/** An error of `@pdscp/training`. */
export class TrainingError extends PdscpError<TrainingErrorCode> {
  override readonly name: string = "TrainingError";
}

/** @param refused - What could not be done, a colon, and what is needed. */
export function refusal(
  code: TrainingErrorCode,
  refused: string,
  ...path: readonly PropertyKey[]
): TrainingError {
  return new TrainingError(refused, { code, path });
}
