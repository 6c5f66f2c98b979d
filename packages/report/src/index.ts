export { checkArithmetic } from "./arithmetic.ts";
export { type SarifLog, type SarifResult, toPlainText, toSarif } from "./check-report.ts";
export {
  type CheckedMention,
  type Coverage,
  checkDraft,
  type DraftCheck,
  type DraftCheckOptions,
  type MentionStatus,
  type ParagraphCoverage,
} from "./draft-check.ts";
export type { DraftFinding, DraftFindingCode } from "./draft-finding.ts";
export type { Position, Span } from "./draft-text.ts";
export { compareEditions, type EditionFindingCode } from "./edition.ts";
export { ReportError, type ReportErrorCode } from "./errors.ts";
export type { Excuse } from "./excuse.ts";
export { type ExplainedSource, type Explanation, explain } from "./explanation.ts";
export { findNumbers } from "./find-numbers.ts";
export type { NumberKind, NumberMention } from "./mention.ts";
export {
  checkRegister,
  createRegister,
  type FigureRegister,
  type RegisterFindingCode,
  type RegisterOptions,
} from "./register.ts";
export { fillTemplate } from "./template.ts";
