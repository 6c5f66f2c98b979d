import type { SourceLocation } from "./ports.ts";

/** How much a finding matters: an error is wrong, a warning may be, a note is worth knowing. */
export type Severity = "error" | "warning" | "note";

/**
 * Something that a check noticed about records, rules or a text: where, what, why, and what would put it right.
 *
 * A finding is an answer, not a failure: checks return them, and the caller decides what they stop. Branch on `code`,
 * never on `message`.
 */
export interface Finding<Code extends string = string> {
  /** `package/what-was-found`, stable between versions. */
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence for the person who has to act on it. */
  readonly message: string;
  /** Where in the checked value it stands, outermost key first. */
  readonly path?: readonly PropertyKey[];
  /** Where in a source it stands. */
  readonly at?: SourceLocation;
}
