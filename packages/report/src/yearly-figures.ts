import type { DeathCount, ModifiableFactors, OpenCases, TimeToReview } from "@pdscp/cdop";
import {
  type CalendarDate,
  endOf,
  type Figure,
  type FigureSource,
  type FigureValue,
  type FinancialYear,
  figure,
  formatPeriod,
  type Money,
  type Period,
  startOf,
  sumMoney,
} from "@pdscp/core";
import type { ContributionChanges, EarmarkStatement, Share, YearAccount } from "@pdscp/funding";
import type { Progress } from "@pdscp/priorities";
import type { ProtectedTable } from "@pdscp/statistics";
import type { EvaluationSummary, TrainingActivity } from "@pdscp/training";
import { ReportError } from "./errors.ts";

/** The lines and documents that figures were computed from: the same for all of a domain, or by the id of the figure. */
export type FiguresFrom = readonly FigureSource[] | ((id: string) => readonly FigureSource[]);

/** What a year's funding came to; what there is of it. */
export interface FundingResults {
  readonly shares?: readonly Share[];
  readonly changes?: ContributionChanges;
  readonly account?: YearAccount;
  readonly earmarks?: readonly EarmarkStatement[];
  readonly from?: FiguresFrom;
}

/** A year of the child death overview panel. Breakdowns come from tables that disclosure control has passed, and only there. */
export interface CdopResults {
  readonly notified?: DeathCount;
  readonly reviewed?: DeathCount;
  readonly modifiable?: ModifiableFactors;
  /** The same of the year before, for comparison. */
  readonly before?: ModifiableFactors;
  readonly open?: OpenCases;
  readonly timeToReview?: TimeToReview;
  readonly tables?: readonly ProtectedTable[];
  readonly from?: FiguresFrom;
}

/** A year of multi-agency training. */
export interface TrainingResults {
  readonly activity?: TrainingActivity;
  readonly evaluation?: EvaluationSummary;
  readonly from?: FiguresFrom;
}

/** How the measures of the priorities stand. */
export interface PrioritiesResults {
  readonly progress?: readonly Progress[];
  readonly from?: FiguresFrom;
}

/** What {@link yearlyFigures} takes: the results of the four domains, as far as there are any. */
export interface YearlyResults {
  readonly year: FinancialYear;
  readonly funding?: FundingResults;
  readonly cdop?: CdopResults;
  readonly training?: TrainingResults;
  readonly priorities?: PrioritiesResults;
}

/** A figure before its source is known. */
type Draft = Omit<Figure, "from">;

/**
 * The figures of a year's report, from the results of the four domains: each with an id, what it says, why, and from what. A
 * figure of another period than the year, such as last year's for comparison, has the period in its id.
 *
 * No figure is made where a result is missing, and none of a breakdown unless it comes from a protected table, in which a withheld
 * count stays withheld.
 *
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
  const drafts: readonly (readonly [readonly Draft[], FiguresFrom])[] = [
    [funding === undefined ? [] : fundingFigures(funding, year), funding?.from ?? []],
    [cdop === undefined ? [] : cdopFigures(cdop, year), cdop?.from ?? []],
    [training === undefined ? [] : trainingFigures(training, year), training?.from ?? []],
    [priorities === undefined ? [] : prioritiesFigures(priorities), priorities?.from ?? []],
  ];
  return drafts.flatMap(([own, from]) =>
    own.map((draft) => {
      const id = sameDays(draft.period, year) ? draft.id : `${draft.id}-${slug(periodText(draft.period))}`;
      return figure({ ...draft, id, from: typeof from === "function" ? from(id) : from });
    }),
  );
}

function fundingFigures(
  { shares = [], changes, account, earmarks = [] }: FundingResults,
  year: FinancialYear,
): readonly Draft[] {
  const paid = shares.map(({ partner, amount }) =>
    pounds(
      `funding.contribution.${slug(partner)}`,
      `Contribution of ${partner}`,
      amount,
      year,
      "The partner's share of the budget",
    ),
  );
  const budget =
    shares.length === 0
      ? []
      : [
          pounds(
            "funding.budget",
            "Total budget",
            sumMoney(shares.map(({ amount }) => amount)),
            year,
            "The contributions of all partners together",
          ),
        ];
  const [first] = shares;
  const isEqual = first !== undefined && shares.every(({ amount }) => amount.equals(first.amount));
  const equal =
    isEqual && shares.length > 1
      ? [
          pounds(
            "funding.share",
            "Equal share of each partner",
            first.amount,
            year,
            `The total budget, divided equally between ${shares.length} partners`,
          ),
        ]
      : [];
  const net =
    changes === undefined
      ? []
      : [
          pounds(
            "funding.change.total",
            "Change in all contributions together",
            changes.total.change,
            year,
            "This year's contributions less last year's",
          ),
        ];
  const changed = (changes?.changes ?? []).map(({ partner, change }) =>
    pounds(
      `funding.change.${slug(partner)}`,
      `Change in the contribution of ${partner}`,
      change,
      year,
      "This year's contribution less last year's",
    ),
  );
  const balances =
    account === undefined
      ? []
      : [
          pounds(
            "funding.opening",
            "Balance brought forward",
            account.opening,
            account.year,
            "The balance on the first day of the year",
          ),
          pounds("funding.income", "Income of the year", account.totalIncome, account.year, account.because),
          pounds(
            "funding.expenditure",
            "Expenditure of the year",
            account.totalExpenditure,
            account.year,
            account.implied ? "What the balances imply; it was not given line by line" : account.because,
          ),
          pounds(
            "funding.surplus",
            "Income less expenditure",
            account.surplus,
            account.year,
            account.because,
          ),
          pounds(
            "funding.closing",
            "Balance carried forward",
            account.closing,
            account.year,
            "The balance brought forward and the surplus of the year",
          ),
          pounds(
            "funding.earmarked",
            "Earmarked in the balance",
            account.earmarked,
            account.year,
            "What is set aside for a purpose",
          ),
          pounds(
            "funding.general",
            "General balance",
            account.general,
            account.year,
            "The balance less what is set aside",
          ),
        ];
  const funds = earmarks.flatMap(({ id, on, amount, spent, committed, free, because }) => [
    pounds(`funding.earmark.${slug(id)}`, `Fund "${id}"`, amount, year, because),
    pounds(`funding.earmark.${slug(id)}.spent`, `Spent from the fund "${id}" by ${on}`, spent, year, because),
    pounds(
      `funding.earmark.${slug(id)}.committed`,
      `Committed from the fund "${id}" on ${on}`,
      committed,
      year,
      because,
    ),
    pounds(`funding.earmark.${slug(id)}.free`, `Free in the fund "${id}" on ${on}`, free, year, because),
  ]);
  return [...equal, ...budget, ...paid, ...changed, ...net, ...balances, ...funds];
}

function cdopFigures(
  { notified, reviewed, modifiable, before, open, timeToReview, tables = [] }: CdopResults,
  year: FinancialYear,
): readonly Draft[] {
  const stock: readonly (readonly [id: string, label: string, count: number])[] =
    open === undefined
      ? []
      : [
          ["cdop.open.opening", "Cases open when the year began", open.opening],
          ["cdop.open.closing", "Cases open when the year ended", open.closing],
          ["cdop.open.otherwise-closed", "Cases closed without a review", open.otherwiseClosed],
        ];
  return [
    ...deaths("notified", notified),
    ...deaths("reviewed", reviewed),
    ...[modifiable, before].flatMap((share) => (share === undefined ? [] : [factors(share)])),
    ...stock.map(([id, label, count]) =>
      counted(id, label, count, open?.period ?? year, open?.because ?? ""),
    ),
    ...(timeToReview === undefined ? [] : times(timeToReview)),
    ...tables.flatMap((table) => breakdown(table, year)),
  ];
}

function deaths(event: string, result: DeathCount | undefined): readonly Draft[] {
  if (result === undefined) return [];
  const { total, outOfArea, period, because } = result;
  return [
    counted(`cdop.${event}`, `Deaths ${event}`, total, period, because),
    counted(
      `cdop.${event}.out-of-area`,
      `Deaths ${event} of children who lived elsewhere`,
      outOfArea,
      period,
      "Counted beside the total, never in it",
    ),
  ];
}

function factors({ count, total, period, because }: ModifiableFactors): Draft {
  if (period === undefined) {
    throw new ReportError("Cannot make the figures: the share with modifiable factors needs its period", {
      code: "report/period-missing",
      path: ["cdop", "modifiable", "period"],
    });
  }
  return share(
    "cdop.modifiable",
    "Reviews with modifiable factors",
    { count, total },
    "deaths reviewed",
    period,
    because,
  );
}

function times({ median, withinMonths, stillOpen, period, because }: TimeToReview): readonly Draft[] {
  return [
    {
      id: "cdop.time-to-review.median",
      label: "Median days to review",
      period,
      value: { kind: "days", days: median },
      because,
    },
    ...Object.entries(withinMonths).map(([months, { count, total }]) =>
      share(
        `cdop.time-to-review.within-${months}-months`,
        `Reviews completed within ${months} months`,
        { count, total },
        "deaths reviewed",
        period,
        because,
      ),
    ),
    counted("cdop.time-to-review.still-open", "Cases still waiting for review", stillOpen, period, because),
  ];
}

/** The counts of a protected table, row by row, then its groups and its totals. */
function breakdown(
  { label = "deaths", rows, columns, counts, columnTotals, period, groups }: ProtectedTable,
  year: FinancialYear,
): readonly Draft[] {
  const because = `${label}, protected against disclosure${period === undefined ? "" : `, ${period}`}`;
  const cell = (row: string, column: string, count: number | "[c]" | undefined): readonly Draft[] => {
    if (count === undefined) return [];
    const value: FigureValue =
      count === "[c]"
        ? { kind: "withheld", why: "so that no child can be recognised" }
        : { kind: "count", count };
    return [
      {
        id: ["cdop", label, row, ...(columns.length === 1 ? [] : [column])].map(slug).join("."),
        label: columns.length === 1 ? `${label}: ${row}` : `${label}: ${row}, ${column}`,
        period: year,
        value,
        because,
      },
    ];
  };
  return [
    ...rows.flatMap((row, at) => columns.flatMap((column, place) => cell(row, column, counts[at]?.[place]))),
    ...groups.flatMap((group) =>
      columns.flatMap((column, place) => cell(group.label, column, group.counts[place])),
    ),
    ...columns.flatMap((column, place) => cell("total", column, columnTotals?.[place])),
  ];
}

function trainingFigures({ activity, evaluation }: TrainingResults, year: FinancialYear): readonly Draft[] {
  return [
    ...(activity === undefined ? [] : activityFigures(activity)),
    ...(evaluation === undefined ? [] : evaluationFigures(evaluation, activity?.period ?? year)),
  ];
}

function activityFigures(activity: TrainingActivity): readonly Draft[] {
  const { period, because } = activity;
  const counts = [
    ["courses", "Courses delivered", activity.courses],
    ["places", "Places on courses", activity.places],
    ["booked", "Places booked", activity.booked],
    ["attendances", "Attendances at courses", activity.attendances],
    ["did-not-attend", "Bookings of people who did not attend", activity.didNotAttend],
    ["cancelled", "Bookings cancelled", activity.cancelled],
  ] as const;
  const { fillRate, attendanceRate, income, byQuarter } = activity;
  return [
    ...counts.map(([id, label, count]) => counted(`training.${id}`, label, count, period, because)),
    ...(fillRate === null
      ? []
      : [share("training.fill-rate", "Places filled", fillRate, "places", period, because)]),
    ...(attendanceRate === null
      ? []
      : [
          share("training.attendance-rate", "Bookings attended", attendanceRate, "bookings", period, because),
        ]),
    pounds("training.income", "Training income", income, period, because),
    ...byQuarter.map(({ name, attendances }) =>
      counted(
        `training.attendances.${slug(name)}`,
        `Attendances at courses, ${name}`,
        attendances,
        period,
        because,
      ),
    ),
  ];
}

function evaluationFigures(
  { endOfCourse, threeMonths }: EvaluationSummary,
  period: Period,
): readonly Draft[] {
  const stages = [
    ["end-of-course", "at the end of the course", endOfCourse],
    ["three-months", "three months after", threeMonths],
  ] as const;
  return stages.flatMap(([id, when, { responses, questions }]) => [
    counted(
      `training.evaluation.${id}.responses`,
      `Evaluations ${when}`,
      responses,
      period,
      "Delegates who answered any question",
    ),
    ...questions.flatMap(({ question, positive }) =>
      positive === null
        ? []
        : [
            share(
              `training.evaluation.${id}.${slug(question)}`,
              `${question} (${when})`,
              positive,
              "those who answered",
              period,
              "The answers that count as good, of all answers to the question",
            ),
          ],
    ),
  ]);
}

function prioritiesFigures({ progress = [] }: PrioritiesResults): readonly Draft[] {
  return progress.flatMap(({ measure, value, observedOn, because }) =>
    value === undefined || observedOn === undefined
      ? []
      : [{ id: `priorities.${slug(measure.ref)}`, label: measure.title, period: observedOn, value, because }],
  );
}

function pounds(id: string, label: string, amount: Money, period: Period, because: string): Draft {
  return { id, label, period, value: { kind: "money", amount }, because };
}

function counted(id: string, label: string, count: number, period: Period, because: string): Draft {
  return { id, label, period, value: { kind: "count", count }, because };
}

function share(
  id: string,
  label: string,
  { count, total }: { readonly count: number; readonly total: number },
  of: string,
  period: Period,
  because: string,
): Draft {
  const value: FigureValue =
    total === 0
      ? { kind: "not-available", why: `there were no ${of}` }
      : { kind: "percentage", count, total, of };
  return { id, label, period, value, because };
}

/** Whether a figure is of the year's own days. A measure is of the day it was taken, and stands in every year's report once. */
function sameDays(period: Period | CalendarDate, year: FinancialYear): boolean {
  if (typeof period === "string" && /^\d{4}-\d{2}-\d{2}$/.test(period)) return true;
  const days = period as Period;
  return startOf(days) === startOf(year) && endOf(days) === endOf(year);
}

function periodText(period: Period | CalendarDate): string {
  return formatPeriod(period as Period);
}

/** Words as a part of an id: "NHS Dorset" is "nhs-dorset". */
function slug(words: string): string {
  const parts = words.toLowerCase().match(/[a-z0-9]+/g);
  return parts === null ? "unnamed" : parts.join("-");
}
