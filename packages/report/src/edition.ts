import {
  addDays,
  type Figure,
  type Finding,
  formatFigure,
  frozenCopy,
  isCalendarDate,
  rangeOf,
} from "@pdscp/core";
import { canonical } from "./digest.ts";
import { type FigureRegister, meaningOf, periodOf } from "./register.ts";

/** What a comparison of two editions can find. */
export type EditionFindingCode =
  | "report/figure-added"
  | "report/figure-changed"
  | "report/figure-dropped"
  | "report/last-year-differs"
  | "report/rule-changed"
  | "report/source-changed";

/**
 * What differs between two editions of a report: two drafts of one year, or this year's report and last year's.
 *
 * Above all, what this year's report calls last year's figure must be the figure that last year's report printed. Figures are
 * matched by id and period, or by label and period.
 *
 * @param before - The edition that came first.
 *
 * @example This year's "last year" is not last year's
 * ```ts
 * import { figure, financialYear } from "@pdscp/core";
 * import { compareEditions, createRegister } from "@pdscp/report";
 *
 * const reviewed = (id: string, count: number) =>
 *   figure({
 *     id,
 *     label: "Deaths reviewed",
 *     period: financialYear("2022/23"),
 *     value: { kind: "count", count },
 *     because: "Reviews that the panel completed in the year",
 *     from: [{ title: "Yearly report 2022/23" }],
 *   });
 * const findings = compareEditions(
 *   createRegister([reviewed("cdop.reviewed", 59)]),
 *   createRegister([reviewed("cdop.reviewed-last-year", 57)]),
 * );
 *
 * findings[0]?.code; // => "report/last-year-differs"
 * ```
 */
export function compareEditions(
  before: FigureRegister,
  after: FigureRegister,
): readonly Finding<EditionFindingCode>[] {
  const latest = latestOf(after.figures);
  const byMeaning = new Map(before.figures.map((each) => [meaningOf(each), each]));
  const matched = new Set<string>();
  const findings = after.figures.flatMap((each, index) => {
    const same = before.byId.get(each.id);
    const earlier =
      same !== undefined && periodOf(same) === periodOf(each) ? same : byMeaning.get(meaningOf(each));
    for (const one of [same, earlier]) if (one !== undefined) matched.add(one.id);
    return comparedFigure(each, index, { same, earlier, isPast: endOfFigure(each) < latest });
  });
  return frozenCopy([
    ...findings,
    ...before.figures
      .filter(({ id }) => !matched.has(id))
      .map((each) =>
        finding(
          "report/figure-dropped",
          `"${each.label}" (${each.id}, ${formatFigure(each)}) is no longer reported`,
          ["before", each.id],
        ),
      ),
    ...brokenBalances(before, after),
    ...changedInputs(before, after),
  ]);
}

/** What stands at the end of one year stands at the beginning of the next. */
const CARRIED = [
  ["funding.closing", "funding.opening"],
  ["cdop.open.closing", "cdop.open.opening"],
] as const;

function brokenBalances(
  before: FigureRegister,
  after: FigureRegister,
): readonly Finding<EditionFindingCode>[] {
  return CARRIED.flatMap(([closed, opened]) => {
    const [closing, opening] = [before.byId.get(closed), after.byId.get(opened)];
    if (closing === undefined || opening === undefined || !follows(closing, opening)) return [];
    if (canonical(closing.value) === canonical(opening.value)) return [];
    const message = `"${opening.label}" is ${shown(opening, closing)}, and the year before ended with ${shown(closing, opening)}`;
    return [finding("report/last-year-differs", message, ["after", opening.id])];
  });
}

/** Whether the second figure's time begins on the day after the first's ends. */
function follows({ period: first }: Figure, { period: second }: Figure): boolean {
  if (isCalendarDate(first) || isCalendarDate(second)) return false;
  return addDays(rangeOf(first).to, 1) === rangeOf(second).from;
}

interface Earlier {
  /** The figure of the same id, of whatever period. */
  readonly same: Figure | undefined;
  /** The figure of the same id or meaning, and the same period. */
  readonly earlier: Figure | undefined;
  /** Whether the figure is of a time before the latest that its edition reports. */
  readonly isPast: boolean;
}

function comparedFigure(
  each: Figure,
  index: number,
  { same, earlier, isPast }: Earlier,
): readonly Finding<EditionFindingCode>[] {
  const path = ["after", "figures", index];
  if (earlier === undefined) {
    if (same === undefined)
      return [finding("report/figure-added", `"${each.label}" (${each.id}) is new`, path)];
    return same.because === each.because
      ? []
      : [
          finding(
            "report/rule-changed",
            `"${each.label}" is computed by another rule than before, so the two years do not compare: "${each.because}", and before "${same.because}"`,
            path,
          ),
        ];
  }
  if (canonical(earlier.value) === canonical(each.value)) return [];
  const values = `${shown(each, earlier)}, and before ${shown(earlier, each)}`;
  return isPast || earlier.id !== each.id
    ? [
        finding(
          "report/last-year-differs",
          `"${each.label}" for ${periodOf(each)} is ${values}: print what was published, or mark it revised [r] and say why`,
          path,
        ),
      ]
    : [finding("report/figure-changed", `"${each.label}" (${each.id}) has changed: ${values}`, path)];
}

/** A figure as a report prints it; no number of one that the other edition withholds. */
function shown(one: Figure, other: Figure): string {
  const isHidden = other.value.kind === "withheld" && one.value.kind !== "withheld";
  return isHidden ? "a number that is printed" : formatFigure(one);
}

function changedInputs(
  before: FigureRegister,
  after: FigureRegister,
): readonly Finding<EditionFindingCode>[] {
  const digests = new Map(before.sources.map(({ name, digest }) => [name, digest]));
  const files = after.sources
    .filter(({ name, digest }) => digests.has(name) && digests.get(name) !== digest)
    .map(({ name }) =>
      finding("report/source-changed", `The file "${name}" has changed since`, ["after", "sources", name]),
    );
  const rules = Object.keys(after.rules)
    .filter((name) => name in before.rules && canonical(before.rules[name]) !== canonical(after.rules[name]))
    .map((name) =>
      finding("report/rule-changed", `The rule "${name}" has changed since`, ["after", "rules", name]),
    );
  return [...files, ...rules];
}

const severities = {
  "report/figure-added": "note",
  "report/figure-changed": "warning",
  "report/figure-dropped": "note",
  "report/last-year-differs": "error",
  "report/rule-changed": "warning",
  "report/source-changed": "note",
} as const;

function finding(
  code: EditionFindingCode,
  message: string,
  path: readonly PropertyKey[],
): Finding<EditionFindingCode> {
  return { code, severity: severities[code], message, path };
}

function endOfFigure({ period }: Figure): string {
  return isCalendarDate(period) ? period : rangeOf(period).to;
}

function latestOf(figures: readonly Figure[]): string {
  return figures.map(endOfFigure).toSorted().at(-1) ?? "";
}
