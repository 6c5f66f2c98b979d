export { checkArithmetic } from "./arithmetic.ts";
export type { CdopResults } from "./cdop-figure.ts";
export { type Chart, type ChartSeries, type ChartWidth, chartTable } from "./chart.ts";
export { chartSvg } from "./chart-svg.ts";
export { type SarifLog, type SarifResult, toPlainText, toSarif } from "./check-report.ts";
export type { CheckedMention, MentionStatus } from "./checked-mention.ts";
export type { Coverage, ParagraphCoverage } from "./coverage.ts";
export type { DividedPlan } from "./division-figure.ts";
export { checkDraft, type DraftCheck, type DraftCheckOptions } from "./draft-check.ts";
export type { DraftFinding, DraftFindingCode } from "./draft-finding.ts";
export type { Position, Span } from "./draft-text.ts";
export { compareEditions, type EditionFindingCode } from "./edition.ts";
export { ReportError, type ReportErrorCode } from "./errors.ts";
export type { Excuse } from "./excuse.ts";
export { type ExplainedSource, type Explanation, explain } from "./explanation.ts";
export { type FiguresFrom, idPart } from "./figure-draft.ts";
export { findNumbers } from "./find-numbers.ts";
export type { FundingResults } from "./funding-figure.ts";
export { toHtml } from "./html.ts";
export { toMarkdown } from "./markdown.ts";
export type { NumberKind, NumberMention } from "./mention.ts";
export type { PrioritiesResults } from "./priorities-figure.ts";
export { type RatedItems, ratingText } from "./rating-figure.ts";
export {
  checkRegister,
  createRegister,
  type FigureRegister,
  type RegisterFindingCode,
  type RegisterOptions,
} from "./register.ts";
export type { ReportDocument, ReportSection, ReportTable, TableCell } from "./report-document.ts";
export { type ReportRows, toTables } from "./report-rows.ts";
export {
  type ChecklistCode,
  type ChecklistItem,
  type ChecklistSection,
  checklist,
  type Requirement,
  reportDue,
} from "./requirement.ts";
export { type Shorthand, shorthandIn } from "./shorthand.ts";
export { fillTemplate } from "./template.ts";
export type { TrainingResults } from "./training-figure.ts";
export { yearlyCharts } from "./yearly-charts.ts";
export { type YearlyResults, yearlyFigures } from "./yearly-figures.ts";
export { yearlyReportRequirements } from "./yearly-report-requirement.ts";
