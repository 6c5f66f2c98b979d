import { PdscpError } from "@pdscp/core";

/** Everything that `@pdscp/funding` can refuse. */
export type FundingErrorCode =
  | "funding/account-incomplete"
  | "funding/amount-invalid"
  | "funding/basis-invalid"
  | "funding/basis-unworkable"
  | "funding/budget-not-met"
  | "funding/choice-unknown"
  | "funding/commitment-unknown"
  | "funding/date-invalid"
  | "funding/dates-not-in-order"
  | "funding/draw-beyond-commitment"
  | "funding/draw-beyond-earmark"
  | "funding/draw-outside-conditions"
  | "funding/draw-outside-dates"
  | "funding/earmark-incomplete"
  | "funding/earmark-repeated"
  | "funding/earmark-unknown"
  | "funding/formula-invalid"
  | "funding/no-partners"
  | "funding/no-successors"
  | "funding/partner-missing"
  | "funding/partner-unknown"
  | "funding/percentages-not-100"
  | "funding/phase-in-endless"
  | "funding/repeated-partner"
  | "funding/weight-invalid"
  | "funding/weights-all-zero"
  | "funding/year-missing"
  | "funding/years-not-in-order";

/** An error of `@pdscp/funding`. */
export class FundingError extends PdscpError<FundingErrorCode> {
  override readonly name: string = "FundingError";
}
