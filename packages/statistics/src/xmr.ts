import type { Finding } from "@pdscp/core";
import { checkChoice, checkFlag, refusal } from "./guard.ts";
import { digitsOf } from "./rounding.ts";

/** Why a point is more than the ordinary variation of its process, strongest reason first. */
export type XmrRule =
  /** Beyond a process limit. */
  | "outside-limits"
  /** One of seven or more points in a row, each higher than the last, or each lower. */
  | "trend"
  /** One of two in three points close to the same limit: beyond two thirds of the way to it, all three on its side. */
  | "two-of-three"
  /** One of seven or more points in a row on one side of the mean. */
  | "shift";

/** Common cause is the ordinary variation; the rest is special cause, by whether it goes the way that is wanted. */
export type XmrCause = "common" | "improvement" | "concern" | "neutral-high" | "neutral-low";

/** A point of a chart, and what it says of its process. */
export interface XmrPoint {
  readonly value: number;
  /** The strongest rule that marks the point; absent for common cause. */
  readonly rule?: XmrRule;
  readonly cause: XmrCause;
}

/** A series with its mean, its process limits and what the rules make of each point. */
export interface XmrChart {
  readonly mean: number;
  /** The lower process limit: the mean less 2.66 mean moving ranges. */
  readonly lower: number;
  readonly upper: number;
  readonly points: readonly XmrPoint[];
  readonly method: "making-data-count";
  /** Whether moving ranges of 3.267 times their mean, or more, were left out of the limits. */
  readonly screenOutliers: boolean;
  readonly warnings: readonly Finding<"statistics/trial-limits">[];
}

/** What a chart cannot know from its points. */
export interface XmrOptions {
  /** Which way is better; "neither" where a change is worth knowing and neither good nor bad. */
  readonly improvement: "increase" | "decrease" | "neither";
  /** Off unless asked for, as in the NHS's own spreadsheet; the R package NHSRplotthedots screens unless told not to. */
  readonly screenOutliers?: boolean;
}

/**
 * A process behaviour (XmR) chart of a series in time order, with the rules of the NHS programme Making Data Count.
 *
 * Each point carries the strongest rule that marks it. Fewer than 12 points give trial limits, with a warning: they will
 * move as points come in. Yearly series are seldom long enough; see {@link recentTrend}.
 *
 * @throws {StatisticsError} `statistics/points-missing` when there are fewer than two
 * @throws {StatisticsError} `statistics/point-invalid` when one is no finite number
 * @throws {StatisticsError} `statistics/choice-unknown` for an improvement that there is not, or outliers that are neither
 * screened nor not
 *
 * @example One month out of the ordinary
 * ```ts
 * import { xmr } from "@pdscp/statistics";
 *
 * const monthly = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
 * const { lower, mean, upper, points } = xmr(monthly, { improvement: "decrease" });
 *
 * [lower, mean, upper].map((line) => line.toFixed(2)); // => ["-3.06", "1.94", "6.95"]
 * points[4]; // => { value: 10, rule: "outside-limits", cause: "concern" }
 * ```
 */
export function xmr(
  points: readonly number[],
  { improvement, screenOutliers = false }: XmrOptions,
): XmrChart {
  checkChoice(improvement, ["increase", "decrease", "neither"], ["improvement"]);
  checkFlag(screenOutliers, ["screenOutliers"]);
  if (!Array.isArray(points) || points.length < 2)
    throw refusal("statistics/points-missing", "at least two points are needed", ["points"]);
  const wrong = points.findIndex((value) => !Number.isFinite(value));
  if (wrong !== -1) throw refusal("statistics/point-invalid", "a point is a number", ["points", wrong]);

  // As whole numbers, and without a division: a series that does not move is at its mean, and a point on a limit is on it.
  const { values, unit } = inWholeUnits(points);
  const sum = sumOf(values);
  const ranges = values.slice(1).map((value, index) => sizeOf(value - values[index]!));
  const allRanges = sumOf(ranges);
  const within = ranges.filter((range) => 1_000n * range * BigInt(ranges.length) < 3_267n * allRanges);
  const kept = screenOutliers && within.length > 0 ? within : ranges;

  const [count, shares] = [BigInt(points.length), 100n * BigInt(kept.length)];
  const reach = 266n * sumOf(kept) * count;
  const marks = marksOf(values, { deviations: values.map((value) => (value * count - sum) * shares), reach });
  const line = (above: bigint) => quotient(sum * shares + above, unit * count * shares);
  return Object.freeze({
    mean: line(0n),
    lower: line(-reach),
    upper: line(reach),
    points: Object.freeze(
      points.map((value, index): XmrPoint => {
        const mark = marks[index];
        return Object.freeze(
          mark === undefined
            ? { value, cause: "common" }
            : { value, rule: mark.rule, cause: causeOf(mark.upward, improvement) },
        );
      }),
    ),
    method: "making-data-count",
    screenOutliers,
    warnings: Object.freeze(points.length < 12 ? [trialLimits] : []),
  });
}

const trialLimits: Finding<"statistics/trial-limits"> = Object.freeze({
  code: "statistics/trial-limits",
  severity: "warning",
  message: "Fewer than 12 points: these are trial limits, and will move as points come in",
});

interface Mark {
  readonly rule: XmrRule;
  readonly upward: boolean;
}

/** How far points lie from their mean, and how far the process reaches, in one measure of them. */
interface Spread {
  readonly deviations: readonly bigint[];
  readonly reach: bigint;
}

/** The rules from the weakest to the strongest, each over the marks of the last. */
function marksOf(values: readonly bigint[], { deviations, reach }: Spread): readonly (Mark | undefined)[] {
  const marks: (Mark | undefined)[] = values.map(() => undefined);
  const sides = deviations.map(signOf);
  const steps = values.slice(1).map((value, index) => signOf(value - values[index]!));
  const near = deviations.map((deviation) => 3n * sizeOf(deviation) > 2n * reach);

  for (const { from, to, upward } of runs(sides, 7)) {
    marks.fill({ rule: "shift", upward }, from, to);
  }
  for (const last of values.keys()) {
    const three = [last - 2, last - 1, last];
    const close = three.filter((index) => near[index]);
    if (close.length < 2 || three.some((index) => sides[index] !== sides[last])) continue;
    for (const index of close) marks[index] = { rule: "two-of-three", upward: sides[index] === 1 };
  }
  for (const { from, to, upward } of runs(steps, 6)) {
    marks.fill({ rule: "trend", upward }, from, to + 1);
  }
  for (const [index, deviation] of deviations.entries()) {
    if (sizeOf(deviation) > reach) marks[index] = { rule: "outside-limits", upward: sides[index] === 1 };
  }
  return marks;
}

/** Stretches of one sign (not zero) at least so long: from the first, up to but not including the last. */
function runs(signs: readonly number[], length: number): readonly Run[] {
  const found: Run[] = [];
  let from = 0;
  for (let to = 1; to <= signs.length; to++) {
    if (signs[to] === signs[from]) continue;
    if (to - from >= length && signs[from] !== 0) found.push({ from, to, upward: signs[from] === 1 });
    from = to;
  }
  return found;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly upward: boolean;
}

function causeOf(upward: boolean, improvement: XmrOptions["improvement"]): XmrCause {
  if (improvement === "neither") return upward ? "neutral-high" : "neutral-low";
  return upward === (improvement === "increase") ? "improvement" : "concern";
}

/** Numbers as they are written, 99.1 and 97.3, in the smallest decimal place that any of them has: how many of it make one. */
function inWholeUnits(points: readonly number[]): {
  readonly values: readonly bigint[];
  readonly unit: bigint;
} {
  const written = points.map((point) => {
    const [mantissa = "", exponent = "0"] = String(point).split("e");
    const { digits, places } = digitsOf(mantissa);
    return { digits, places: places - Number(exponent) };
  });
  const places = written.reduce((most, each) => Math.max(most, each.places), 0);
  const values = written.map((each) => each.digits * 10n ** BigInt(places - each.places));
  return { values, unit: 10n ** BigInt(places) };
}

/** The number nearest to a quotient, by more of its digits than a number has. */
function quotient(dividend: bigint, divisor: bigint): number {
  const more = Math.max(0, String(divisor).length - String(sizeOf(dividend)).length) + 25;
  return Number(`${(dividend * 10n ** BigInt(more)) / divisor}e-${more}`);
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function signOf(value: bigint): number {
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}
