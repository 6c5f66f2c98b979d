import {
  type CalendarDate,
  calendarDate,
  endOf,
  type FinancialYear,
  type Finding,
  frozenCopy,
  type Reference,
} from "@pdscp/core";
import type { FigureRegister } from "./register.ts";

/** One thing that a yearly report contains because a law or guidance says so. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly need: "must" | "should";
  /** The beginnings of the ids of the figures that answer it, where it asks for figures. */
  readonly figures?: readonly string[];
  readonly reference: Reference;
  /**
   * How sure this wording is: "read" in the document or one that quotes it; "well-known" but not read there; check it before
   * resting on it.
   */
  readonly sure: "read" | "well-known";
}

/** What a section of a report says of itself to the checklist. */
export interface ChecklistSection {
  readonly id: string;
  /** The ids of the requirements that it meets. */
  readonly meets?: readonly string[];
}

/** One requirement, and what in the report answers it. */
export interface ChecklistItem extends Finding<ChecklistCode> {
  readonly requirement: string;
  readonly figures: readonly string[];
  readonly sections: readonly string[];
}

/** How a requirement stands, and whether the report is late. */
export type ChecklistCode =
  | "report/requirement-met"
  | "report/requirement-missing"
  | "report/requirement-unknown"
  | "report/requirement-without-figures"
  | "report/overdue";

/** The day by which the report of a year goes to the Child Safeguarding Practice Review Panel: 30 September after it. */
export function reportDue(year: FinancialYear): CalendarDate {
  return calendarDate(`${endOf(year).slice(0, 4)}-09-30`);
}

/**
 * Each requirement with the figures and sections that answer it, or that it is missing: an error for what the report must
 * contain, a warning for what it should.
 *
 * @param options - With `year` and `on`, a report that is not yet published is overdue after its day.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day, `core/year-invalid`
 *
 * @example What is still missing?
 * ```ts
 * import { calendarDate, valueOn } from "@pdscp/core";
 * import { checklist, createRegister, yearlyReportRequirements } from "@pdscp/report";
 *
 * const requirements = valueOn(yearlyReportRequirements, calendarDate("2024-03-31"));
 * const items = checklist(requirements, createRegister([]), [{ id: "voice", meets: ["feedback"] }]);
 *
 * items.filter(({ severity }) => severity === "error").map(({ requirement }) => requirement); // => ["activity", "effectiveness"]
 * items.find(({ requirement }) => requirement === "feedback")?.sections; // => ["voice"]
 * ```
 */
export function checklist(
  requirements: readonly Requirement[],
  register: FigureRegister,
  sections: readonly ChecklistSection[],
  options: { readonly year?: FinancialYear; readonly on?: CalendarDate } = {},
): readonly ChecklistItem[] {
  if (options.on !== undefined) calendarDate(options.on);
  const known = new Set(requirements.map(({ id }) => id));
  return frozenCopy([
    ...requirements.map((requirement) => itemFor(requirement, register, sections)),
    ...sections.flatMap(({ id, meets = [] }) =>
      meets
        .filter((each) => !known.has(each))
        .map(
          (each): ChecklistItem => ({
            code: "report/requirement-unknown",
            severity: "warning",
            message: `The section "${id}" meets "${each}", which is not a requirement of this list`,
            requirement: each,
            figures: [],
            sections: [id],
          }),
        ),
    ),
    ...overdue(options),
  ]);
}

function itemFor(
  { id, title, need, figures: beginnings, reference, sure }: Requirement,
  register: FigureRegister,
  sections: readonly ChecklistSection[],
): ChecklistItem {
  const own = sections.filter(({ meets = [] }) => meets.includes(id)).map((section) => section.id);
  const figures = register.figures
    .map((figure) => figure.id)
    .filter((figure) => beginnings?.some((beginning) => figure.startsWith(beginning)) === true);
  const source = `${reference.title}${sure === "read" ? "" : "; check the wording"}`;
  const item = { requirement: id, figures, sections: own };
  if (own.length === 0) {
    return {
      ...item,
      code: "report/requirement-missing",
      severity: need === "must" ? "error" : "warning",
      message: `Missing: ${title} (${source})`,
    };
  }
  return beginnings !== undefined && figures.length === 0
    ? {
        ...item,
        code: "report/requirement-without-figures",
        severity: "warning",
        message: `No figure stands behind: ${title} (${source})`,
      }
    : { ...item, code: "report/requirement-met", severity: "note", message: `${title}: ${own.join(", ")}` };
}

function overdue({
  year,
  on,
}: {
  readonly year?: FinancialYear;
  readonly on?: CalendarDate;
}): readonly ChecklistItem[] {
  if (year === undefined || on === undefined || on <= reportDue(year)) return [];
  return [
    {
      code: "report/overdue",
      severity: "error",
      message: `The report for ${year} was due on ${reportDue(year)}`,
      requirement: "due",
      figures: [],
      sections: [],
    },
  ];
}
