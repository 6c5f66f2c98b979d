import { type Finding, frozenCopy, type Severity } from "@pdscp/core";
import type { DraftText, Position, Span } from "./draft-text.ts";
import type { VisibleText } from "./visible-text.ts";

/** Every check that this package makes of a text, a register or an edition, with how much it matters. */
export const severities = {
  "report/change-does-not-follow": "error",
  "report/change-not-borne": "warning",
  "report/change-wrong-way": "error",
  "report/drifted": "error",
  "report/duration-does-not-follow": "error",
  "report/excuse-expired": "warning",
  "report/excuse-unused": "note",
  "report/fraction-does-not-match": "warning",
  "report/last-year-differs": "error",
  "report/mixed-precision": "warning",
  "report/multiple-does-not-follow": "warning",
  "report/no-evidence-of-change": "note",
  "report/other-figure": "warning",
  "report/parts-do-not-sum": "error",
  "report/percent-or-points": "warning",
  "report/percent-should-be-points": "error",
  "report/percentage-does-not-follow": "error",
  "report/percentage-impossible": "error",
  "report/percentages-exceed-100": "error",
  "report/points-should-be-percent": "error",
  "report/printed-twice-differently": "warning",
  "report/qualifier-not-borne": "warning",
  "report/rate-does-not-follow": "error",
  "report/rounded-twice": "error",
  "report/same-number-twice": "note",
  "report/small-count-recoverable": "note",
  "report/total-not-given": "note",
  "report/truncated": "error",
  "report/unsourced": "warning",
  "report/withheld-printed": "error",
  "report/withheld-recoverable": "error",
} as const satisfies Readonly<Record<string, Severity>>;

/** What a check of a draft can find. */
export type DraftFindingCode = keyof typeof severities;

/** Something in a draft that is wrong, may be, or is worth knowing: where, what, why, and what to print instead. */
export interface DraftFinding extends Finding<DraftFindingCode>, Position {
  readonly span: Span;
  /** The working: the sum, the ratio or the rule that says so. */
  readonly why: string;
  /** What to print instead, where that is known. */
  readonly instead?: string;
}

/** Makes a finding about a stretch of a text. */
export function draftFinding(
  text: DraftText,
  code: DraftFindingCode,
  { start, end }: Span,
  said: { readonly message: string; readonly why: string; readonly instead?: string | undefined },
): DraftFinding {
  const { message, why, instead } = said;
  return frozenCopy({
    code,
    severity: severities[code],
    message,
    why,
    ...(instead === undefined ? {} : { instead }),
    span: { start, end },
    ...text.positionOf(start),
  });
}

/** A finding about the visible text, as it stands in the text as given. */
export function placedFinding(
  finding: DraftFinding,
  { given, text, spanOf, positionOf }: VisibleText,
): DraftFinding {
  if (text === given) return finding;
  const span = spanOf(finding.span);
  return frozenCopy({ ...finding, span, ...positionOf(span.start) });
}
