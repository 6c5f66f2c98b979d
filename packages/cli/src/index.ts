export { type ExitCode, type Output, run } from "./command.ts";
export { CliError, type CliErrorCode, FileRefusal } from "./errors.ts";
export { figuresText } from "./figures-text.ts";
export {
  type Comparison,
  comparePublished,
  type PublishedClaim,
  publishedTable,
  type Verdict,
  verdictOn,
} from "./published-claim.ts";
export { type Settings, settingsSchema } from "./settings.ts";
export { writeReport } from "./written-report.ts";
export { checklistOf, type YearChecklist } from "./year-checklist.ts";
export { readYear, type YearOfFolder } from "./year-folder.ts";
export { registerOf } from "./year-register.ts";
export { reportOf } from "./year-report.ts";
