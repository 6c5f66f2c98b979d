import {
  addMonths,
  type CalendarDate,
  daysBetween,
  fold,
  formatPeriod,
  frozenCopy,
  type Period,
  rangeOf,
} from "@pdscp/core";
import { type ConfidenceOptions, type Proportion, proportion } from "@pdscp/statistics";
import { type ChildDeath, endedOn } from "./child-death.ts";
import { happenedIn, OUT_OF_AREA } from "./death-count.ts";
import { CdopError, type CdopErrorCode } from "./errors.ts";
import { type Counts, type DeathAccumulator, tallyBy } from "./tally.ts";

/** How long reviews took. Days are from the day of death (or of notification) to the day of the review. */
export interface TimeToReview<Months extends number = 6 | 12> {
  /** The reviews completed in the period: what all but `stillOpen` is of. */
  readonly reviews: number;
  readonly median: number;
  /** Between the first and the third lie the middle half of the reviews. */
  readonly quartiles: readonly [first: number, third: number];
  /** How median and quartiles lie between days: R's type 7, which is also the QUARTILE.INC of spreadsheets. */
  readonly method: "R type 7";
  /** Reviews completed by the same day of the month so many months later. */
  readonly withinMonths: Readonly<Record<Months, Proportion>>;
  /** Cases that were open at the end of the period: no review, so no time to review, and in none of the above. */
  readonly stillOpen: number;
  /** How long those had been waiting by then; absent when there were none. */
  readonly stillOpenDays?: { readonly median: number; readonly longest: number };
  /** Reviews of children who lived elsewhere: counted apart. */
  readonly outOfArea: number;
  readonly since: "death" | "notification";
  readonly period: Period;
  readonly because: string;
}

/** Which reviews, and from which day their time is counted. */
export interface TimeToReviewOptions<Months extends number = 6 | 12> extends ConfidenceOptions {
  readonly period: Period;
  /** From which day time is counted: the death unless told. */
  readonly since?: "death" | "notification";
  /** 6 and 12 unless told. */
  readonly months?: readonly Months[];
}

/**
 * How long the reviews completed in a period took: median and quartiles, the shares within 6 and 12 calendar months, and
 * the cases that were still open at its end. A panel that reviews only the quick ones looks quick; `stillOpen` says how
 * many it has left.
 *
 * @throws {CdopError} `cdop/no-reviews` when none was completed: no median is of nothing, and `closing` of {@link openCases} is
 * the `stillOpen` of such a year; `cdop/months-invalid`; `cdop/choice-unknown` for a `since` that there is not
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/record-invalid`
 *
 * @example Two reviews, and one case left open
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { type ChildDeath, timeToReview } from "@pdscp/cdop";
 *
 * const death: ChildDeath = {
 *   caseId: "C-1",
 *   area: "Dorset",
 *   diedOn: calendarDate("2023-05-10"),
 *   notifiedOn: calendarDate("2023-05-11"),
 *   ageBand: "1-4 years",
 *   outOfArea: false,
 * };
 * const found = { categoryOfDeath: 4, modifiable: "none-identified" } as const;
 * const cases: ChildDeath[] = [
 *   { ...death, reviewedOn: calendarDate("2023-11-10"), ...found },
 *   { ...death, caseId: "C-2", reviewedOn: calendarDate("2023-11-12"), ...found },
 *   { ...death, caseId: "C-3" },
 * ];
 *
 * const { median, withinMonths, stillOpen } = timeToReview(cases, { period: financialYear("2023/24") });
 *
 * median; // => 185
 * [withinMonths[6].count, withinMonths[6].total]; // => [1, 2]
 * stillOpen; // => 1
 * ```
 */
export function timeToReview<const Months extends number = 6 | 12>(
  cases: Iterable<ChildDeath>,
  options: TimeToReviewOptions<Months>,
): TimeToReview<Months> {
  return fold(cases, timeToReviewTally(options));
}

/** The same as {@link timeToReview}, for records that come in parts. */
export function timeToReviewTally<const Months extends number = 6 | 12>(
  options: TimeToReviewOptions<Months>,
): DeathAccumulator<TimeToReview<Months>> {
  const {
    period,
    since = "death",
    months = [6, 12] as readonly number[] as readonly Months[],
    confidence,
  } = options;
  refuseUnknown(since, months);
  const timing: Timing<Months> = { period, since, months, confidence };
  return tallyBy({
    of: ["time to review", period, since, months, confidence],
    count: counterOf(timing),
    result: (counts) => summaryOf(counts, timing),
  });
}

/** The options with nothing left to assume. */
interface Timing<Months extends number>
  extends Required<Pick<TimeToReviewOptions<Months>, "period" | "since" | "months">> {
  readonly confidence: number | undefined;
}

function refuseUnknown(since: TimeToReview["since"], months: readonly number[]): void {
  if (since !== "death" && since !== "notification") {
    throw refusal("cdop/choice-unknown", 'it is counted since "death" or "notification"', "since");
  }
  if (!Array.isArray(months)) throw refusal("cdop/months-invalid", "a list of months is needed", "months");
  const wrong = months.findIndex(
    (each, index) => !Number.isSafeInteger(each) || each < 1 || months.indexOf(each) < index,
  );
  if (wrong === -1) return;
  const need = "whole numbers of months from 1 up, each once, are needed";
  throw refusal("cdop/months-invalid", need, "months", wrong);
}

function counterOf({ period, since, months }: Timing<number>): (death: ChildDeath, counts: Counts) => void {
  const reviewed = happenedIn("reviewed", period);
  const { to } = rangeOf(period);
  const names = months.map(String);
  const limits = new Map<CalendarDate, readonly CalendarDate[]>();
  const limitsFrom = (start: CalendarDate): readonly CalendarDate[] => {
    const known = limits.get(start) ?? months.map((each) => addMonths(start, each));
    limits.set(start, known);
    return known;
  };
  return (death, counts) => {
    const start = since === "death" ? death.diedOn : death.notifiedOn;
    if (reviewed(death)) {
      const on = death.reviewedOn as CalendarDate;
      if (death.outOfArea) return counts.add(OUT_OF_AREA, "reviewed");
      counts.add("days", String(daysBetween(start, on)));
      for (const [index, limit] of limitsFrom(start).entries()) {
        if (on <= limit) counts.add("within", names[index] as string);
      }
    } else if (!death.outOfArea && death.notifiedOn <= to && endedOn(death) > to) {
      counts.add("open", String(daysBetween(start, to)));
    }
  };
}

function summaryOf<Months extends number>(counts: Counts, timing: Timing<Months>): TimeToReview<Months> {
  const { period, since, months, confidence } = timing;
  const days = daysIn(counts, "days");
  const open = daysIn(counts, "open");
  const total = days.length;
  if (total === 0) {
    throw refusal("cdop/no-reviews", "at least one review completed in the period is needed");
  }
  const within = (each: Months) =>
    proportion({
      count: counts.at("within", String(each)),
      total,
      ...(confidence === undefined ? {} : { confidence }),
    });
  const waiting =
    open.length === 0
      ? {}
      : { stillOpenDays: { median: quantile(open, 1, 2), longest: open.at(-1) as number } };
  return frozenCopy({
    reviews: total,
    median: quantile(days, 1, 2),
    quartiles: [quantile(days, 1, 4), quantile(days, 3, 4)] as const,
    method: "R type 7",
    withinMonths: Object.fromEntries(months.map((each) => [each, within(each)])) as Record<
      Months,
      Proportion
    >,
    stillOpen: open.length,
    ...waiting,
    outOfArea: counts.at(OUT_OF_AREA, "reviewed"),
    since,
    period,
    because:
      `Days from ${since} to review, of the reviews completed in ${formatPeriod(period)}; ` +
      "a case still open at its end has no time to review yet",
  });
}

function refusal(code: CdopErrorCode, need: string, ...path: readonly PropertyKey[]): CdopError {
  return new CdopError(`Cannot give the time to review: ${need}`, { code, path });
}

/** The days of a line, in order, each as often as it was counted. */
function daysIn(counts: Counts, line: string): readonly number[] {
  return [...counts.columnsOf(line)]
    .map(([days, count]) => ({ days: Number(days), count }))
    .sort((a, b) => a.days - b.days)
    .flatMap(({ days, count }) => Array.from({ length: count }, () => days));
}

/** R's type 7: the value at the place `share * (n - 1)`, counted from 0, in a straight line between its neighbours. */
function quantile(sorted: readonly number[], part: number, of: number): number {
  const place = (part * (sorted.length - 1)) / of;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
