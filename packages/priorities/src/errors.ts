import { PdscpError } from "@pdscp/core";

/** Everything that `@pdscp/priorities` can refuse: thrown, or an issue of a row. */
export type PrioritiesErrorCode =
  | "priorities/action-without-priority"
  | "priorities/count-above-total"
  | "priorities/cycle-dates"
  | "priorities/cycle-unknown"
  | "priorities/event-contradicted"
  | "priorities/evidence-of-nothing"
  | "priorities/link-contradicted"
  | "priorities/link-unknown"
  | "priorities/observation-before-measure"
  | "priorities/observation-missing"
  | "priorities/observation-repeated"
  | "priorities/percentage-impossible"
  | "priorities/percentage-without-count"
  | "priorities/population-credited"
  | "priorities/population-missing"
  | "priorities/priority-level"
  | "priorities/reason-missing"
  | "priorities/rule-does-not-fit"
  | "priorities/rule-invalid"
  | "priorities/succession-circular"
  | "priorities/successor-unknown"
  | "priorities/target-invalid";

/** Everything that the checks of this package can find. */
export type PrioritiesFindingCode =
  | "priorities/action-without-priority"
  | "priorities/all-on-track"
  | "priorities/complete-on-activity"
  | "priorities/coverage-gap"
  | "priorities/cycle-circular"
  | "priorities/cycle-repeated"
  | "priorities/cycles-overlap"
  | "priorities/due-ongoing"
  | "priorities/due-to-be-confirmed"
  | "priorities/due-unclear"
  | "priorities/measure-without-direction"
  | "priorities/overdue-on-track"
  | "priorities/population-credited"
  | "priorities/priority-unaccounted"
  | "priorities/reference-repeated"
  | "priorities/reference-unknown"
  | "priorities/return-unexpected"
  | "priorities/rule-invalid";

/** An error of `@pdscp/priorities`. */
export class PrioritiesError extends PdscpError<PrioritiesErrorCode> {
  override readonly name: string = "PrioritiesError";
}
