import { formatFigure, formatPeriod, frozenCopy, type Period, rangeOf } from "@pdscp/core";
import {
  type ConfidenceOptions,
  compareProportions,
  type Part,
  type ProportionComparison,
  percentagesOf,
  roundHalfUp,
} from "@pdscp/statistics";
import { CdopError } from "./errors.ts";
import { denominatorNames, type ModifiableDenominator } from "./modifiable-factor.ts";

/** A count of a total, of a period: what {@link modifiableFactors} gives, or two published numbers. */
export interface YearShare extends Part {
  readonly period?: Period;
  readonly denominator?: ModifiableDenominator;
}

/** Two years compared: the test, its interval, and what may be printed of them. */
export interface YearComparison extends ProportionComparison {
  /** The one sentence that the two counts allow an author to print. */
  readonly sentence: string;
  /** The evidence, for a footnote or for whoever asks. */
  readonly because: string;
}

/** How the comparison is made and worded. */
export interface YearComparisonOptions extends ConfidenceOptions {
  /** Digits after the point, the same for both years: none unless told. */
  readonly places?: number;
  /** What the share is, as the sentence begins: of reviews with modifiable factors unless told. */
  readonly share?: string;
}

/**
 * Whether a share has changed from one year to another: the interval of the difference, the p-value, and the sentence that
 * they bear. It says "rose" or "fell" only where the evidence does, prints both shares to the same precision, carries the
 * counts, and says of what they are where that is not all deaths reviewed.
 *
 * @throws {CdopError} `cdop/denominators-differ` when the two name different denominators
 * @throws {CdopError} `cdop/periods-overlap` when they share a day, and so deaths; `cdop/periods-reversed`
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/total-invalid`, `statistics/count-above-total`,
 * `statistics/confidence-invalid`, `statistics/places-invalid`
 *
 * @example 52% this year, 54.2% last year
 * ```ts
 * import { financialYear } from "@pdscp/core";
 * import { compareYears } from "@pdscp/cdop";
 *
 * const change = compareYears(
 *   { count: 14, total: 27, period: financialYear("2023/24") },
 *   { count: 32, total: 59, period: financialYear("2022/23") },
 * );
 *
 * change.verdict; // => "no-evidence-of-change"
 * change.sentence.startsWith("The share of reviews that identified modifiable factors was 52% (14 of 27) in 2023/24"); // => true
 * change.sentence.endsWith("and 54% (32 of 59) in 2022/23: there is no evidence of a change."); // => true
 * ```
 */
export function compareYears(
  now: YearShare,
  before: YearShare,
  {
    confidence,
    places = 0,
    share = "The share of reviews that identified modifiable factors",
  }: YearComparisonOptions = {},
): YearComparison {
  const comparison = compareProportions(now, before, confidence === undefined ? {} : { confidence });
  refuseUnlike(now, before);
  const { difference, lower, upper, pValue, verdict } = comparison;
  const print = ({ count, total }: Part, digits: number) =>
    percentagesOf([count, total - count], { places: digits })[0]!.printed;
  let digits = places;
  // A change that rounding hides is printed to as many places as show it.
  while (verdict !== "no-evidence-of-change" && print(now, digits) === print(before, digits)) digits++;
  const of = (part: Part) =>
    `${print(part, digits)}% (${formatCount(part.count)} of ${formatCount(part.total)})`;
  const when = ({ period }: YearShare, otherwise: string) =>
    period === undefined ? otherwise : `in ${formatPeriod(period)}`;
  const [thisYear, lastYear] = [when(now, "this year"), when(before, "the year before")];

  const denominator = before.denominator === undefined ? undefined : now.denominator;
  const name = denominator === undefined ? undefined : denominatorNames[denominator];
  const subject =
    denominator === undefined || denominator === "all-reviewed" ? share : `${share}, of ${name},`;
  const sentence =
    verdict === "no-evidence-of-change"
      ? `${subject} was ${of(now)} ${thisYear} and ${of(before)} ${lastYear}: there is no evidence of a change.`
      : `${subject} ${verdict === "higher" ? "rose" : "fell"} from ${of(before)} ${lastYear} to ${of(now)} ${thisYear}.`;
  const points = (value: number) => roundHalfUp(value * 100, Math.max(1, digits), { beside: [0] });
  const chance = roundHalfUp(1 - comparison.confidence, 12);
  const p = roundHalfUp(pValue, pValue < 0.01 ? 3 : 2, { beside: [chance] });
  const level = roundHalfUp(comparison.confidence * 100, 1).replace(/\.0$/, "");
  return frozenCopy({
    ...comparison,
    sentence,
    because:
      `Difference ${points(difference)} percentage points, ${level}% interval ${points(lower)} to ${points(upper)} ` +
      `(Newcombe); p ${pValue < 0.001 ? "< 0.001" : `= ${p}`} ` +
      `(Fisher's exact test)${name === undefined ? "" : `; both of ${name}`}`,
  });
}

function formatCount(count: number): string {
  return formatFigure({ value: { kind: "count", count } });
}

function refuseUnlike(now: YearShare, before: YearShare): void {
  if (
    now.denominator !== undefined &&
    before.denominator !== undefined &&
    now.denominator !== before.denominator
  ) {
    throw new CdopError("Cannot compare the years: shares of the same denominator are needed", {
      code: "cdop/denominators-differ",
      path: ["before", "denominator"],
    });
  }
  if (now.period === undefined || before.period === undefined) return;
  const [later, earlier] = [rangeOf(now.period), rangeOf(before.period)];
  if (later.from <= earlier.to && earlier.from <= later.to) {
    throw new CdopError("Cannot compare the years: periods that share no day are needed", {
      code: "cdop/periods-overlap",
      path: ["before", "period"],
    });
  }
  if (later.to < earlier.from) {
    throw new CdopError("Cannot compare the years: the later one is needed first", {
      code: "cdop/periods-reversed",
      path: ["before", "period"],
    });
  }
}
