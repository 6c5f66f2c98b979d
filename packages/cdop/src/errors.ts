import { PdscpError } from "@pdscp/core";

/** Everything that `@pdscp/cdop` can refuse. */
export type CdopErrorCode =
  | "cdop/area-repeated"
  | "cdop/category-invalid"
  | "cdop/choice-unknown"
  | "cdop/count-above-population"
  | "cdop/denominator-invalid"
  | "cdop/denominators-differ"
  | "cdop/dimension-invalid"
  | "cdop/months-invalid"
  | "cdop/no-reviews"
  | "cdop/periods-overlap"
  | "cdop/periods-reversed"
  | "cdop/record-invalid"
  | "cdop/source-missing"
  | "cdop/tallies-differ"
  | "cdop/years-invalid";

/** An error of `@pdscp/cdop`. It never carries anything from a child's record. */
export class CdopError extends PdscpError<CdopErrorCode> {
  override readonly name: string = "CdopError";
}
