import { type CalendarDate, endOf, formatDate, type Reference } from "@pdscp/core";
import {
  type ChecklistItem,
  checklist,
  type FigureRegister,
  type Requirement,
  reportDue,
  yearlyReportRequirements,
} from "@pdscp/report";
import { inColumns } from "./column.ts";
import type { YearOfFolder } from "./year-folder.ts";
import { reportOf } from "./year-report.ts";

/** A year's report held against what it must contain. */
export interface YearChecklist {
  /** The guidance in force when the year ended. */
  readonly reference: Reference;
  readonly due: CalendarDate;
  readonly requirements: readonly Requirement[];
  readonly items: readonly ChecklistItem[];
}

/**
 * Holds the report of a year against what it must contain by the guidance in force when the year ended: its own sections, and those
 * that `report.json` says the partnership writes itself.
 *
 * @returns Nothing for a year that ended before the first guidance that is known.
 */
export function checklistOf(year: YearOfFolder, register: FigureRegister): YearChecklist | undefined {
  const { settings } = year;
  const day = endOf(settings.year);
  const guidance = yearlyReportRequirements.values.find(({ from }) => from <= day);
  if (guidance === undefined) return undefined;
  const { value: requirements, reference } = guidance;
  const sections = [...reportOf(year, register).sections, ...(settings.sections ?? [])];
  return {
    reference,
    due: reportDue(settings.year),
    requirements,
    items: checklist(requirements, register, sections),
  };
}

const stands: Readonly<Record<ChecklistItem["code"], string>> = {
  "report/requirement-met": "met",
  "report/requirement-missing": "missing",
  "report/requirement-unknown": "unknown",
  "report/requirement-without-figures": "no figures",
  "report/overdue": "overdue",
};

/** The checklist to read: each requirement, which section meets it, and how many figures there are to write it with. */
export function checklistText({ reference, due, requirements, items }: YearChecklist): string {
  const rows = requirements.map(({ id, need, title, reference: source, sure }) => {
    const { code, sections, figures } = items.find(({ requirement }) => requirement === id) as ChecklistItem;
    const what = `${title} (${source.title}${sure === "read" ? "" : "; check the wording"})`;
    return [id, need, stands[code], sections.join(", "), String(figures.length), what];
  });
  const missing = (wanted: Requirement["need"]) =>
    rows.filter(([, need, stand]) => need === wanted && stand === "missing").length;
  return [
    `What the report must contain, by ${[reference.title, reference.at].join(", ")}; it is due by ${formatDate(due)}`,
    "",
    inColumns([["Requirement", "Need", "Stands", "Section", "Figures", "What it is"], ...rows], {
      right: [4],
    }),
    "",
    `Of ${rows.length} requirements, no section meets ${missing("must")} that the report must meet and ${missing("should")} that it should. Name the sections that you write yourself under "sections" in report.json.`,
    ...items.filter(({ code }) => code === "report/requirement-unknown").map(({ message }) => `${message}.`),
  ].join("\n");
}
