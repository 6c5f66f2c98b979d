import {
  type CalendarDate,
  endOf,
  type Figure,
  type FinancialYear,
  figure,
  type Period,
  startOf,
} from "@pdscp/core";
import { type CdopResults, cdopFigures } from "./cdop-figure.ts";
import { ReportError } from "./errors.ts";
import { type FigureDraft, type FiguresFrom, idPart } from "./figure-draft.ts";
import { type FundingResults, fundingFigures } from "./funding-figure.ts";
import { type PrioritiesResults, prioritiesFigures } from "./priorities-figure.ts";
import { type TrainingResults, trainingFigures } from "./training-figure.ts";

/** What {@link yearlyFigures} takes: the results of the four domains, as far as there are any. */
export interface YearlyResults {
  readonly year: FinancialYear;
  readonly funding?: FundingResults;
  readonly cdop?: CdopResults;
  readonly training?: TrainingResults;
  readonly priorities?: PrioritiesResults;
}

/**
 * The figures of a year's report, from the results of the four domains: each with an id, what it says, why, and from what. A
 * figure of another period than the year, such as last year's for comparison, has the period in its id.
 *
 * No figure is made where a result is missing, and none of a breakdown unless it comes from a protected table, in which a withheld
 * count stays withheld.
 *
 * @throws {ReportError} `report/duplicate-figure` when two names are one in ids, as "NHS Dorset" and "NHS-Dorset" are; the message
 *   says both.
 * @throws {ReportError} `report/period-missing` when a modifiable proportion does not say which year it is of.
 * @throws {CoreError} `core/figure-invalid` when a result is no possible figure.
 *
 * @example
 * ```ts
 * import { financialYear, formatFigure, money } from "@pdscp/core";
 * import { equalShares } from "@pdscp/funding";
 * import { yearlyFigures } from "@pdscp/report";
 *
 * const shares = equalShares(money("303140.00"), ["Dorset Council", "BCP Council", "NHS Dorset", "Dorset Police"]);
 * const figures = yearlyFigures({ year: financialYear("2023/24"), funding: { shares } });
 *
 * figures.map((each) => `${each.id} ${formatFigure(each)}`).slice(0, 2);
 * // => ["funding.share £75,785", "funding.budget £303,140"]
 * ```
 */
export function yearlyFigures({
  year,
  funding,
  cdop,
  training,
  priorities,
}: YearlyResults): readonly Figure[] {
  const drafts: readonly (readonly [readonly FigureDraft[], FiguresFrom])[] = [
    [funding === undefined ? [] : fundingFigures(funding, year), funding?.from ?? []],
    [cdop === undefined ? [] : cdopFigures(cdop, year), cdop?.from ?? []],
    [training === undefined ? [] : trainingFigures(training, year), training?.from ?? []],
    [priorities === undefined ? [] : prioritiesFigures(priorities), priorities?.from ?? []],
  ];
  const figures = drafts.flatMap(([own, from]) =>
    own.map((draft) => {
      const time = sameDays(draft.period, year) ? "" : idPart(periodId(draft.period));
      const id = draft.id.endsWith(time) ? draft.id : `${draft.id}-${time}`;
      return figure({ ...draft, id, from: typeof from === "function" ? from(id) : from });
    }),
  );
  refuseTwins(figures);
  return Object.freeze(figures);
}

/** Refuses names that the ids of figures cannot tell apart: by its id, the figure of one would be taken for that of the other. */
function refuseTwins(figures: readonly Figure[]): void {
  const labels = new Map<string, string>();
  for (const { id, label } of figures) {
    const other = labels.get(id);
    if (other !== undefined) {
      const need =
        "names that differ in their letters from a to z or their digits are needed, for ids are made of these";
      throw new ReportError(`Cannot tell "${other}" from "${label}": ${need}`, {
        code: "report/duplicate-figure",
        path: [id],
      });
    }
    labels.set(id, label);
  }
}

/** Whether a figure is of the year's own days. A measure is of the day it was taken, and stands in every year's report once. */
function sameDays(period: Period | CalendarDate, year: FinancialYear): boolean {
  if (typeof period === "string" && /^\d{4}-\d{2}-\d{2}$/.test(period)) return true;
  const days = period as Period;
  return startOf(days) === startOf(year) && endOf(days) === endOf(year);
}

function periodId(period: Period | CalendarDate): string {
  return typeof period === "string" ? period : `${period.from} to ${period.to}`;
}
