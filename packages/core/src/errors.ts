const mark: unique symbol = Symbol.for("@pdscp/error");

/** What a {@link PdscpError} is made from, besides its message. */
export interface PdscpErrorInit<Code extends string = string> {
  readonly code: Code;
  readonly path?: readonly PropertyKey[];
  readonly cause?: unknown;
}

/**
 * The base of every error these packages throw.
 *
 * Branch on `code`, never on `message`: codes follow semantic versioning, wording does not. No message, path or
 * cause carries anything from a child's or a worker's record: the code and the path are enough to find it.
 */
export class PdscpError<Code extends string = string> extends Error {
  override readonly name: string = "PdscpError";
  /** `package/what-is-wrong`, for instance `core/amount-invalid`. */
  readonly code: Code;
  /** Where in the argument the fault lies, outermost key first; empty when it is the argument itself. */
  readonly path: readonly PropertyKey[];
  /** @internal */
  readonly [mark] = true;

  constructor(message: string, { code, path = [], cause }: PdscpErrorInit<Code>) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.path = path;
  }
}

/** Whether `error` is one of ours, even when thrown by another installed copy of core. */
export function isPdscpError(error: unknown): error is PdscpError {
  return error instanceof Error && mark in error;
}

/** Everything that `@pdscp/core` can refuse. */
export type CoreErrorCode =
  | "core/amount-invalid"
  | "core/arrangement-unknown"
  | "core/calendar-invalid"
  | "core/calendar-not-covered"
  | "core/choice-unknown"
  | "core/date-invalid"
  | "core/figure-invalid"
  | "core/flag-invalid"
  | "core/not-in-force"
  | "core/number-invalid"
  | "core/parameter-invalid"
  | "core/payer-unknown"
  | "core/percentage-invalid"
  | "core/period-invalid"
  | "core/quarter-invalid"
  | "core/recipient-unnamed"
  | "core/recipients-missing"
  | "core/record-invalid"
  | "core/rejected-records"
  | "core/table-invalid"
  | "core/text-excel-error"
  | "core/text-invisible"
  | "core/text-scientific"
  | "core/value-invalid"
  | "core/value-missing"
  | "core/value-not-available"
  | "core/value-withheld"
  | "core/weight-invalid"
  | "core/weights-all-zero"
  | "core/year-invalid";

/** An error of `@pdscp/core`. */
export class CoreError extends PdscpError<CoreErrorCode> {
  override readonly name: string = "CoreError";
}
