import { type CalendarDate, calendarDate, type Finding, frozenCopy } from "@pdscp/core";
import { type ChildDeath, type ChildDeathProblem, childDeathTable, refuseUnfitDeath } from "./child-death.ts";

/** What {@link checkCases} can find. */
export type CaseFindingCode =
  | ChildDeathProblem
  | "cdop/after-extract"
  | "cdop/area-unknown"
  | "cdop/case-repeated";

/** What {@link checkCases} is told of the cases as a whole. */
export interface CaseCheckOptions {
  /** The areas of the panel. A resident death of any other area is found. */
  readonly areas?: readonly string[];
  /** The day on which the cases were taken from the case system. No day in them may be later. */
  readonly on?: CalendarDate;
}

/**
 * What is wrong with a set of cases: all that the table finds in each, a reference used twice, an area that the panel does
 * not have, a day after the extract.
 *
 * The path of a finding is the place of the case and its field; no finding repeats a value.
 *
 * @throws {CoreError} `core/date-invalid` when the day of the extract is none.
 * @throws {CdopError} `cdop/record-invalid` for a record that no table has read, with its place in the path.
 *
 * @example The same case twice
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { checkCases, type ChildDeath } from "@pdscp/cdop";
 *
 * const death: ChildDeath = {
 *   caseId: "C-0042",
 *   area: "Dorset",
 *   diedOn: calendarDate("2023-05-10"),
 *   notifiedOn: calendarDate("2023-05-11"),
 *   ageBand: "1-4 years",
 *   outOfArea: false,
 * };
 *
 * checkCases([death, death], { areas: ["Dorset", "BCP"] }).map(({ code, path }) => ({ code, path }));
 * // => [{ code: "cdop/case-repeated", path: [1, "caseId"] }]
 * ```
 */
export function checkCases(
  cases: readonly ChildDeath[],
  { areas, on }: CaseCheckOptions = {},
): readonly Finding<CaseFindingCode>[] {
  if (on !== undefined) calendarDate(on);
  const known = areas === undefined ? undefined : new Set(areas);
  const seen = new Set<string>();
  const findings = cases.flatMap((death, index) => {
    refuseUnfitDeath(death, "cases", index);
    const found: Finding<CaseFindingCode>[] = childDeathTable.problemsOf(death).map((issue) => ({
      code: issue.code as ChildDeathProblem,
      severity: "error",
      message: issue.message,
      path: issue.field === undefined ? [index] : [index, issue.field],
    }));
    const add = (code: CaseFindingCode, message: string, field: keyof ChildDeath) =>
      void found.push({ code, severity: "error", message, path: [index, field] });

    if (seen.has(death.caseId)) add("cdop/case-repeated", "each case is needed once", "caseId");
    seen.add(death.caseId);
    if (known !== undefined && !death.outOfArea && !known.has(death.area)) {
      add("cdop/area-unknown", "an area of the panel is needed, or the mark that it is out of area", "area");
    }
    for (const field of ["diedOn", "notifiedOn", "reviewedOn", "closedOn"] as const) {
      const day = death[field];
      if (on !== undefined && day !== undefined && day > on) {
        add("cdop/after-extract", "a day up to that of the extract is needed", field);
      }
    }
    return found;
  });
  return frozenCopy(findings);
}
